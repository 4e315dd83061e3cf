"""Documents whose file is another one than was read, though an older one: it was renamed.

Sphinx asks only whether a file is newer than its reading, so that of two files that change
their names neither would be read again.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

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
    """Return the documents that are not in the file that is *known* of them."""
    return [d for d, was in known.items() if d in env.found_docs and stamp(env, d) != was]
