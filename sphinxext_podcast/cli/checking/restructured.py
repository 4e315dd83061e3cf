"""The directives of a document, and those that reStructuredText runs: not in code and comments."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

from sphinxext_podcast.source.outline import CONTAINERS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_DIRECTIVE = re.compile(
    r'\.\.[ ]+(?:\|[^|]+\|[ ]+)?(?P<name>[\w:+-]+?)::(?:[ ]+(?P<argument>\S.*))?'
)
#: What else is no comment: targets, footnotes and citations.
_MARKED = ('.. _', '.. [', '__ ')
#: The directives in whose content others are run.
_CONTAINERS = CONTAINERS | {'only', 'figure', 'table', 'list-table', 'rst-class', 'class'}


class Directive(NamedTuple):
    """A directive with an *argument* in any markup, from *line* of its file on.

    *written* is what stands in that line, '' if the argument is below it.  *text* are the lines
    below, the options first.
    """

    name: str
    argument: str
    line: int
    written: str
    text: str


def directives(text: str) -> Iterator[Directive]:
    """Yield the directives with an argument that *text* runs."""
    lines = text.expandtabs(8).split('\n')
    closed = -1  # the blanks before what has literal content
    for at, line in enumerate(lines):
        words = line.strip()
        indent = len(line) - len(line.lstrip())
        if not words or indent > closed >= 0:
            continue
        closed = -1
        if words != '..' and not words.startswith('.. '):
            closed = indent if words.endswith('::') else -1
        elif found := _DIRECTIVE.fullmatch(words):
            below = _below(lines, at, indent)
            argument = found['argument'] or (below[0] if below and below[0][0] != ':' else '')
            if argument:
                written = words if found['argument'] else ''
                yield Directive(found['name'], argument, at + 1, written, '\n'.join(below))
            closed = -1 if found['name'] in _CONTAINERS else indent
        elif not words.startswith(_MARKED):
            closed = indent


def _below(lines: Sequence[str], at: int, indent: int) -> list[str]:
    """Return the *lines* behind *at* that stand deeper than *indent*, up to a blank one."""
    below = (lines[number] for number in range(at + 1, len(lines)))
    inner = takewhile(lambda line: line.strip() and line[: indent + 1].isspace(), below)
    return [line.strip() for line in inner]
