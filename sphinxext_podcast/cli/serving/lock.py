"""One folder is written by one ``serve`` alone; the system frees it when that ends."""

from __future__ import annotations

import sys
from typing import IO, TYPE_CHECKING

if sys.platform == 'win32':
    import msvcrt
else:
    import fcntl

if TYPE_CHECKING:
    from pathlib import Path


def lock(folder: Path) -> IO[bytes] | None:
    """Return what holds *folder* as long as it is open, None if another process has it.

    Raises OSError if nothing can be written there.
    """
    folder.mkdir(parents=True, exist_ok=True)
    file = (folder / 'podcast-serve.lock').open('ab')
    try:
        if sys.platform == 'win32':
            file.seek(0)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        file.close()
        return None
    except OSError:  # a file system that cannot
        return file
    return file
