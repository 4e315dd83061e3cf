"""The project of a test: its conf.py, the text of which stands here alone, and its files."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Mapping
from pathlib import Path

CONF = """\
project = '一冊'
version = release = '1'
copyright = '2026, 一冊'
extensions = ['sphinxext_podcast']
html_theme = 'basic'
podcast_now = '2026-06-01T00:00:00Z'
"""
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


def digest(src: Path) -> str:
    """Return a digest of the names and the contents of all files below *src*."""
    found = hashlib.sha256()
    for path in sorted(path for path in src.rglob('*') if path.is_file()):
        data = path.read_bytes()
        found.update(f'{path.relative_to(src).as_posix()}\0{len(data)}\0'.encode() + data)
    return found.hexdigest()
