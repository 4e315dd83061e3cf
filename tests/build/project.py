"""The project of a test: its conf.py, the text of which stands here alone, and its files."""

from __future__ import annotations

import filecmp
import hashlib
import os
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

CONF = """\
project = '一冊'
version = release = '1'
copyright = '2026, 一冊'
extensions = ['sphinxext_podcast']
html_theme = 'basic'
podcast_now = '2026-06-01T00:00:00Z'
"""
#: Without what Sphinx puts beside each page, which is a fifth of a small build: for tests of a
#: page's own text, head, feeds and files.  Who asks that something is on no page has it all.
NO_SIDEBARS: Mapping[str, Any] = {'html_sidebars': {'**': []}}
BARE = CONF.replace("html_theme = 'basic'", "html_theme, html_sidebars = 'basic', {'**': []}")
#: A folder to copy, or the files and what is in each.
Files = Path | Mapping[str, str] | Mapping[str, bytes] | Mapping[str, str | bytes]


def put(src: Path, files: Files) -> Path:
    """Write *files* into the folder *src*, with the usual conf.py if they have none."""
    if isinstance(files, Path):
        return Path(shutil.copytree(files, src))
    for name, content in {'conf.py': CONF, **files}.items():
        path = src / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return src


def digest(files: Files) -> str:
    """Return a digest of the names and the contents of all *files*."""
    if isinstance(files, Path):
        paths = [path for path in files.rglob('*') if path.is_file()]
        files = {path.relative_to(files).as_posix(): path.read_bytes() for path in paths}
    found = hashlib.sha256()
    for name, content in sorted(files.items()):
        data = content if isinstance(content, bytes) else content.encode()
        found.update(f'{name}\0{len(data)}\0'.encode() + data)
    return found.hexdigest()


def restore(kept: Path, work: Path) -> None:
    """Make the folder *work* what its copy *kept* is; only what differs is touched."""
    work.mkdir(parents=True, exist_ok=True)
    wanted = {entry.name: entry for entry in os.scandir(kept)}
    for entry in [*os.scandir(work)]:
        if not _alike(entry, wanted.get(entry.name)):
            if entry.is_dir(follow_symlinks=False):
                shutil.rmtree(entry)
            else:
                os.unlink(entry)  # noqa: PTH108 - it is no Path
    for name, entry in wanted.items():
        if entry.is_dir(follow_symlinks=False):
            restore(kept / name, work / name)
        elif not (work / name).exists():
            shutil.copy2(entry, work / name)


def _alike(one: os.DirEntry[str], other: os.DirEntry[str] | None) -> bool:
    """Return whether both are folders, or files of the same time and content."""
    if other is None or one.is_symlink() or one.is_dir() is not other.is_dir():
        return False
    if one.is_dir():
        return True
    return (
        one.is_file()
        and one.stat().st_mtime_ns == other.stat().st_mtime_ns
        and filecmp.cmp(one, other, shallow=False)
    )
