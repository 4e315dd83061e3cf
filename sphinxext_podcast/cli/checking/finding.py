"""One fault in one file."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sphinxext_podcast.model.problem import Cause, Problem

if TYPE_CHECKING:
    from pathlib import Path


class Edit(NamedTuple):
    """A change that mends a fault for certain: in some *lines*, *old* becomes *new*.

    It is made only where *old* is there exactly once.
    """

    lines: range
    old: str
    new: str


class Finding(NamedTuple):
    """What *rule* finds wrong in the file *path* at *line*, 0 where no single line is at fault.

    *message* says what to do, too.  *docname* is that of a document, '' for another file.
    *cause* is what it may share with many others, *name* what is at fault here.
    """

    rule: str
    path: Path
    line: int
    message: str
    docname: str = ''
    cause: Cause | None = None
    name: str = ''
    edit: Edit | None = None

    @property
    def problem(self) -> Problem:
        """The finding as a problem of its file."""
        return Problem(self.rule, self.message, self.line, '', self.cause, self.name)
