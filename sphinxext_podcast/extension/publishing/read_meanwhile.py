"""What another builder read that shares the doctrees: this one's pages are older than that.

Sphinx compares pages with sources only, which may be as old as the pages: an option, a picture
or another file that a document depends on has changed.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from sphinx.environment import BuildEnvironment


def outdated(env: BuildEnvironment, outdir: Path, files: Mapping[str, list[str]]) -> list[str]:
    """Return the documents read later than written.

    *files* are docname → its page, and what else it has, below *outdir*.
    """
    found = []
    for docname, (page, *_) in ((d, names) for d, names in files.items() if names):
        try:
            written = os.stat(f'{outdir}/{page}').st_mtime_ns  # noqa: PTH116 - thousands of files
        except OSError:
            continue  # Sphinx writes what is not there
        # The time of reading is in microseconds.
        if env.all_docs.get(docname, 0) > written // 1000:
            found.append(docname)
    return found
