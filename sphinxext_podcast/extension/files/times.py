"""Documents to read again that Sphinx takes for read, for their files are older.

It asks only whether a file is newer than its reading.  But of two files that change their names
neither is, and what an interrupted build has read of a file may since be taken back.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from sphinx.application import ENV_PICKLE_FILENAME

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

#: Time of the last change in nanoseconds, and size.
Stamp = tuple[int, int]


def stamp(env: BuildEnvironment, docname: str) -> Stamp | None:
    """Return what tells the file of *docname* from others, or None if it cannot be read."""
    try:
        found = os.stat(env.doc2path(docname))  # noqa: PTH116 - thousands of files
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size


def outdated(env: BuildEnvironment, known: dict[str, Stamp | None]) -> list[str]:
    """Return the documents that are not in the file that is *known* of them, or not as read."""
    saved = changed(env.doctreedir / ENV_PICKLE_FILENAME)
    there = [docname for docname in known if docname in env.found_docs]
    return [
        docname
        for docname in there
        if stamp(env, docname) != known[docname]
        or changed(f'{env.doctreedir}/{docname}.doctree') > saved
    ]


def changed(path: str | os.PathLike[str]) -> int:
    """Return when the file *path* changed last, in nanoseconds, 0 if there is none."""
    try:
        return os.stat(path).st_mtime_ns  # noqa: PTH116 - thousands of files
    except OSError:
        return 0
