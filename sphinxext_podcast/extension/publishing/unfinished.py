"""What says that an output folder is not whole: a build writes there, or was interrupted.

As long as the folder ``.sphinxext-podcast-unfinished`` is in the output folder, the next build
writes all pages again, and deletes what it does not make of the files that are named there.
"""

from __future__ import annotations

import logging
import os
import re
import shutil
from typing import TYPE_CHECKING

from sphinxext_podcast.extension.messages import Subtype, warn
from sphinxext_podcast.extension.outdir import DISK, NEW, write_whole
from sphinxext_podcast.model.record import Record, dumps, loads

from .written_files import digest_of, digest_of_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

FOLDER = '.sphinxext-podcast-unfinished'
#: The names of files that there may be, as a record.
FILE = f'{FOLDER}/names.json'
_ERRNO = re.compile(r'\[Errno (\d+)\]')


class Unfinished(logging.Handler):
    """Keeps the sign while one build writes into *outdir*.

    Sphinx only warns of a page that it could not write to a full disk, and would never write it
    again: its messages are heard, so that the sign stays then.
    """

    def __init__(self, outdir: Path) -> None:
        """Begin with nothing to write."""
        super().__init__(logging.WARNING)
        self.outdir = outdir
        self.names: set[str] = set()
        self.digests: dict[str, str] = {}
        #: When that was, in nanoseconds.
        self.began = 0
        self.is_broken = False

    def emit(self, record: logging.LogRecord) -> None:
        """Listen for what the disk refuses."""
        found = _ERRNO.search(record.getMessage())
        self.is_broken |= bool(found and int(found[1]) in DISK)

    def begin(
        self, names: Iterable[str], data: Mapping[str, Path | str], known: Mapping[str, str]
    ) -> None:
        """Record that files called *names* may be written from now on, as far as they are new.

        *data* are the texts of some, or the files of which they are copies; they are new unless
        they are as their *known* digests say.
        """
        before = len(self.names) + len(self.digests)
        self.names |= {name for name in names if not os.path.lexists(self.outdir / name)}
        for name, source in data.items():
            if isinstance(source, str):
                digest = digest_of_text(source)
            else:
                digest = '' if is_alike(source, self.outdir / name) else digest_of(source)
            if digest and digest != known.get(name):
                self.digests[name] = digest
        if not self.began or len(self.names) + len(self.digests) > before:
            path = self.outdir / FILE
            if path.parent.is_symlink() or path.parent.is_file():
                path.parent.unlink()
            path.parent.mkdir(parents=True, exist_ok=True)
            write_whole(path, dumps(Record(files=sorted(self.names), digests=self.digests)))
            self.began = self.began or path.stat().st_ctime_ns
        logging.getLogger('sphinx').addHandler(self)

    def end(self) -> None:
        """Record that everything is written, unless the disk refused something."""
        self.listen_no_more()
        if self.is_broken:
            message = 'the disk did not take every file; build again when it does'
            warn(Subtype.CONFIG, f'{self.outdir}: {message}')
            return
        shutil.rmtree(self.outdir / FOLDER, ignore_errors=True)

    def listen_no_more(self) -> None:
        """Take no more notice of messages."""
        logging.getLogger('sphinx').removeHandler(self)


def left_behind(outdir: Path) -> Record | None:
    """Return the files that an interrupted build may have made, for they were not there before.

    It has the digests of those that are copies, or whose text was known.  None if the last build
    was not interrupted.
    """
    path = outdir / FILE
    if not os.path.lexists(path.parent):
        return None
    for folder, _, files in os.walk(outdir):
        if NEW in files:  # half a file
            os.unlink(os.path.join(folder, NEW))  # noqa: PTH108, PTH118
    if path.parent.is_symlink() or path.is_symlink() or not path.is_file():
        return Record()
    return loads(path.read_bytes()) or Record()


def is_alike(source: Path, copy: Path) -> bool:
    """Return whether *copy* has the size and the time of *source*, as a copy of it has."""
    try:
        one, other = source.stat(), copy.stat()
    except OSError:
        return False
    return (one.st_size, one.st_mtime_ns) == (other.st_size, other.st_mtime_ns)
