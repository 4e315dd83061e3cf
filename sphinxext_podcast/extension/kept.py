"""What is kept of documents from build to build, beside the doctrees, which nobody publishes.

It is kept apart for each output folder, whose pages it belongs to.  Whoever deletes it loses
nothing: it is made again.
"""

from __future__ import annotations

import os
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

from .outdir import digest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sphinx.builders import Builder


class Kept:
    """Data by docname, each for as long as the state of its document stays the same."""

    def __init__(self, builder: Builder, kind: str, state: Callable[[str], object]) -> None:
        """Keep data of one *kind*, the name of a folder; *state* is asked by docname."""
        place = digest((builder.name, str(builder.outdir)))
        self.folder = Path(builder.doctreedir, kind, place)
        self.state = state

    def put(self, docname: str, data: bytes) -> str:
        """Store *data*; return its digest."""
        known = _digest_of(data)
        path = self._path(docname)
        # Renamed when it is whole, for a build may be stopped at any moment.
        new = path.with_name(f'{path.name}.new')
        with suppress(OSError):  # what cannot be kept is made again
            path.parent.mkdir(parents=True, exist_ok=True)
            new.write_bytes(f'{self._state(docname)} {known}\n'.encode() + data)
            os.replace(new, path)  # noqa: PTH105
        return known

    def digest(self, docname: str) -> str:
        """Return the digest of what is kept of *docname*, '' if that is nothing."""
        try:
            with self._path(docname).open('rb') as file:
                return self._known(docname, file.readline())
        except OSError:
            return ''

    def get(self, docname: str) -> bytes | None:
        """Return what is kept of *docname*, None if that is nothing, or damaged."""
        try:
            head, _, data = self._path(docname).read_bytes().partition(b'\n')
        except OSError:
            return None
        known = self._known(docname, head)
        return data if known and known == _digest_of(data) else None

    def clear(self, docnames: Iterable[str]) -> None:
        """Delete what is kept of all but *docnames*."""
        there = {path.name for path in self.folder.iterdir()} if self.folder.is_dir() else set()
        for name in there - {digest(docname) for docname in docnames}:
            with suppress(OSError):  # a folder is not ours
                (self.folder / name).unlink(missing_ok=True)

    def _path(self, docname: str) -> Path:
        return self.folder / digest(docname)

    def _state(self, docname: str) -> str:
        return digest(self.state(docname))

    def _known(self, docname: str, head: bytes) -> str:
        state, _, known = head.decode('ascii', 'replace').strip().partition(' ')
        return known if state == self._state(docname) else ''


def _digest_of(data: bytes) -> str:
    return blake2b(data, digest_size=9).hexdigest()
