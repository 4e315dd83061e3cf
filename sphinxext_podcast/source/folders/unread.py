"""Folders below the source folder in which nobody looks for documents."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from .patterns import literal

if TYPE_CHECKING:
    from collections.abc import Container

#: Folders of programs, which hold many a Markdown file and nothing of the author's.
PROGRAMS = (
    *('node_modules', 'bower_components', '__pycache__', '__pypackages__', '.venv', '.tox'),
    *('.nox', '.git', '.hg', '.svn', '.pytest_cache', '.mypy_cache', '.ruff_cache'),
    *('.ipynb_checkpoints', '.eggs'),
)
#: What tells the folder of a Python environment from all others.
ENVIRONMENT = ('pyvenv.cfg', 'conda-meta')


def unread(srcdir: str, built: Container[str]) -> list[str]:
    """Return patterns of the Python environments below *srcdir*, and of links in a circle.

    What is *built* is not looked into.
    """
    found = []
    real = {srcdir: os.path.realpath(srcdir)}
    for root, folders, files in os.walk(srcdir, followlinks=True):
        folders[:] = [n for n in folders if n not in PROGRAMS and f'{root}/{n}' not in built]
        odd = []
        for path in (f'{root}/{name}' for name in folders):
            real[path] = os.path.realpath(path)
            way = (real[above] for above in (root, *map(str, Path(root).parents)) if above in real)
            if os.path.islink(path) and any(f'{w}/'.startswith(f'{real[path]}/') for w in way):  # noqa: PTH114
                odd.append(path)
        folders[:] = [name for name in folders if f'{root}/{name}' not in odd]
        if root != srcdir and not {*files, *folders}.isdisjoint(ENVIRONMENT):
            odd.append(root)
            folders.clear()
        found += [literal(Path(n).relative_to(srcdir).as_posix()) for n in odd]
    return sorted(found)
