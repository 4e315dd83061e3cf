"""Files in the output folder: written whole, only if they changed, and deleted."""

from __future__ import annotations

import errno
import os
import shutil
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

from sphinxext_podcast.output.pages.redirect import MARK

from .messages import Subtype, warn

if TYPE_CHECKING:
    from collections.abc import Mapping

_MARK = MARK.encode()

#: Errors for which no author is to blame.
DISK = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EIO, errno.EFBIG})
#: The name of a file that is not whole yet, in the folder where it is to be.
NEW = '.podcast-new'


def is_redirect(path: Path) -> bool:
    """Return whether the file *path* is a page of ours that leads on."""
    with path.open('rb') as file:
        return file.read(len(_MARK)) == _MARK


def clear(path: Path) -> None:
    """Delete the folder *path* if there are only pages of ours in it that lead on.

    A build that was interrupted has left it where a file is to be.
    """
    if path.is_dir() and all(is_redirect(file) for file in path.rglob('*') if file.is_file()):
        shutil.rmtree(path)


def write_if_changed(path: str | os.PathLike[str], data: bytes) -> None:
    """Write *data*; a file that has it already keeps its time.

    A folder in its place is deleted if it is ours; else there is a warning, and no file.
    """
    if is_free(path) and not has(path, data):
        write_whole(path, data)


def write_texts(outdir: Path, texts: Mapping[str, str]) -> list[str]:
    """Write those *texts* below *outdir* that changed; return the paths of all."""
    for path, text in texts.items():
        write_if_changed(outdir / path, text.encode())
    return [*texts]


def name_if_changed(new: Path, path: str | os.PathLike[str]) -> None:
    """Let the file *new* be *path*, as write_if_changed does with its data."""
    if is_free(path) and not (os.path.isfile(path) and has(path, new.read_bytes())):  # noqa: PTH113
        os.replace(new, path)  # noqa: PTH105
    else:
        new.unlink()


def is_free(path: str | os.PathLike[str]) -> bool:
    """Return whether *path* can be a file, in a folder that is there."""
    if os.path.isdir(path):  # noqa: PTH112
        clear(Path(path))
        if os.path.isdir(path):  # noqa: PTH112
            warn(Subtype.CONFIG, f'{path}: a folder has the place of this file; delete it')
            return False
    os.makedirs(os.path.dirname(path), exist_ok=True)  # noqa: PTH103, PTH120
    return True


def has(path: str | os.PathLike[str], data: bytes) -> bool:
    """Return whether *data* is in the file *path*."""
    if not os.path.isfile(path):  # noqa: PTH113
        return False
    with open(path, 'rb') as file:  # noqa: PTH123 - thousands of files: a Path costs more
        return file.read() == data


def is_of_disk(error: Exception) -> bool:
    """Return whether *error* is about the disk: full, broken, or read-only."""
    return isinstance(error, OSError) and error.errno in DISK


def write_whole(path: str | os.PathLike[str], data: bytes) -> None:
    """Write *data* into a file that has its name only when it is whole.

    A build may be stopped at any moment, or the disk be full.
    """
    new = os.path.join(os.path.dirname(path), NEW)  # noqa: PTH118, PTH120
    try:
        with open(new, 'wb') as file:  # noqa: PTH123
            file.write(data)
        os.replace(new, path)  # noqa: PTH105
    except OSError:
        with suppress(OSError):
            os.unlink(new)  # noqa: PTH108
        raise


def copy_whole(source: Path, path: Path) -> None:
    """Copy *source* with its time to *path*, as write_whole does."""
    new = path.with_name(NEW)
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        shutil.copy2(source, new)
        os.replace(new, path)  # noqa: PTH105 - paths of Sphinx are strings, too
    except OSError:
        new.unlink(missing_ok=True)
        raise


def delete(outdir: Path, name: str) -> None:
    """Delete a file and the folders that it leaves empty."""
    path = outdir / name
    if path.is_dir():  # a page has taken its place
        return
    path.unlink(missing_ok=True)
    for folder in path.relative_to(outdir).parents[:-1]:
        if (outdir / folder).is_dir() and not any((outdir / folder).iterdir()):
            (outdir / folder).rmdir()


def is_same(outdir: Path, name: str, other: str) -> bool:
    """Return whether two names are those of one file, for the file system knows no case."""
    one, two = outdir / name, outdir / other
    return name != other and one.exists() and two.exists() and one.samefile(two)


def digest(value: object) -> str:
    """Return the digest of *value*, by what ``repr`` says of it."""
    return blake2b(repr(value).encode('utf-8', 'surrogatepass'), digest_size=9).hexdigest()
