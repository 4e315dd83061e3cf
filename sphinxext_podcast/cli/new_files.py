"""Writing files into a folder, none of which was there before: all of them, or none."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from .console import Refusal

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from pathlib import Path


class Written(NamedTuple):
    """What was written and what was there before and kept: paths in the folder, with ``/``."""

    written: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()


def write_new(
    folder: Path, files: Mapping[str, str | bytes], needed: Collection[str] = ('conf.py',)
) -> Written:
    """Write *files*, a path in *folder* → what it holds; make folders; keep what is there.

    Nothing is written if one of *needed* is there already, if a path leads out of *folder* or
    through something that is no folder, or if one file cannot be written: then ``Refusal`` says
    which.
    """
    for path in files:
        _refuse_odd(folder, path)
        if path in needed and os.path.lexists(folder / path):
            raise Refusal(f'{folder / path} is there already; nothing has been written.')
    made: list[Path] = []
    kept = []
    try:
        for path, content in files.items():
            if not _write(folder / path, content, made):
                kept.append(path)
    except OSError as error:
        for one in reversed(made):
            with suppress(OSError):
                one.rmdir() if one.is_dir() else one.unlink()
        where = error.filename or folder / path
        raise Refusal(f'{where}: {error.strerror}; nothing has been written.') from error
    return Written(tuple(path for path in files if path not in kept), tuple(kept))


def _refuse_odd(folder: Path, path: str) -> None:
    """Refuse a *path* that no file in *folder* can have."""
    parts = PurePosixPath(path)
    if parts.is_absolute() or '..' in parts.parts or not parts.name:
        raise Refusal(f'{path} is not in {folder}.')
    for above in (folder, *(folder / parent for parent in parts.parents)):
        if os.path.lexists(above) and not above.is_dir():
            raise Refusal(f'{above} is there already and is no folder; nothing has been written.')


def _write(path: Path, content: str | bytes, made: list[Path]) -> bool:
    """Write *content* unless something is at *path*; return whether it was written.

    The folders and the file that are new are added to *made*.
    """
    for above in reversed(path.parents):
        if not os.path.lexists(above):
            above.mkdir()
            made.append(above)
    raw = content.encode('utf-8') if isinstance(content, str) else content
    try:
        # Not even a link that leads nowhere is followed.
        file = path.open('xb')
    except FileExistsError:
        return False
    made.append(path)
    with file:
        file.write(raw)
    return True
