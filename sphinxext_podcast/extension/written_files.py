"""The files in an output folder: whether they are as they were written, and whose they are."""

from __future__ import annotations

import os
import re
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

from sphinx.builders.html import StandaloneHTMLBuilder

from sphinxext_podcast.model.record import FILE, Record
from sphinxext_podcast.output import marks

from . import share_pictures

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping

    from sphinx.builders import Builder

#: Files up to this number of bytes are read as a whole, of others the ends.
_WHOLE = 1 << 18
_END = 1 << 16
_CARD = re.compile(rf'{share_pictures.FOLDER}/[0-9a-f]{{18}}\.png')
#: What a page shows of the folders in which Sphinx has the files of all pages.
_SHOWN = re.compile(rb'["/](_(?:images|downloads)/[^"?#<>]+)')


def digest_of(path: str | os.PathLike[str]) -> str:
    """Return a digest of the file *path*, '' if there is none."""
    try:
        with open(path, 'rb') as file:  # noqa: PTH123 - thousands of files
            size = os.fstat(file.fileno()).st_size
            made = blake2b(str(size).encode(), digest_size=9)
            if size <= _WHOLE:
                made.update(file.read())
            else:
                made.update(file.read(_END))
                file.seek(-_END, os.SEEK_END)
                made.update(file.read(_END))
    except (OSError, ValueError):
        return ''
    return made.hexdigest()


def digests_of(
    outdir: Path, names: Iterable[str], known: Mapping[str, str], since: int
) -> dict[str, str]:
    """Return the digests of the files *names*: the *known* ones of those older than *since*.

    That is a time in nanoseconds.
    """
    found = {}
    for name in names:
        path = f'{outdir}/{name}'
        old = known.get(name, '')
        if old and not _is_newer(path, since):
            found[name] = old
        elif digest := digest_of(path):
            found[name] = digest
    return found


def _is_newer(path: str, since: int) -> bool:
    try:
        return os.stat(path).st_ctime_ns >= since  # noqa: PTH116
    except OSError:
        return True


def is_file(outdir: Path, name: str) -> bool:
    """Return whether *name* is a file in *outdir* and no link leads to it."""
    path = outdir / name
    try:
        places = [path, *path.parents[: name.count('/')]]
        return not any(place.is_symlink() for place in places) and path.is_file()
    except OSError:
        return False  # no file can have that name


def is_ours(path: Path, known: str) -> bool:
    """Return whether the file *path* was written by us: by its *known* digest, or by a mark."""
    if known and digest_of(path) == known:
        return True
    data = path.read_bytes() if path.suffix in {'.html', '.xml', '.json'} else b''
    return marks.is_page(data) or marks.is_feed(data)


def damaged(outdir: Path, digests: dict[str, str]) -> set[str]:
    """Return the files in *outdir* that are not as they were when they had their *digests*."""
    found = {name: digest_of(f'{outdir}/{name}') for name in digests}
    return {name for name, digest in found.items() if digest and digest != digests[name]}


def recovered(builder: Builder, made: Container[str]) -> Record:
    """Return the record of an output folder that has none, by what can be seen in its files.

    Of the files in Sphinx's folders those are ours that pages which are not *made* now showed,
    and no others.
    """
    if not isinstance(builder, StandaloneHTMLBuilder):
        return Record()
    outdir, suffixes = Path(builder.outdir), tuple(builder.env.project.source_suffix)
    found: dict[str, str] = {}
    gone: set[str] = set()
    stay: set[str] = set()
    for name in _names(outdir):
        path, data = outdir / name, b''
        if name.startswith('_sources/'):
            ours = name.removesuffix(builder.config.html_sourcelink_suffix).endswith(suffixes)
        elif name.endswith((builder.out_suffix, '.xml', '.json', '.png')):
            data = path.read_bytes()
            ours = marks.is_page(data) or marks.is_feed(data)
            ours |= bool(_CARD.fullmatch(name))
        else:
            ours = False
        if ours:
            whole = not _CARD.fullmatch(name) or marks.is_whole_picture(data)
            found[name] = digest_of(path) if whole else 'cut short'
        if name.endswith(builder.out_suffix):
            (gone if ours and name not in made else stay).update(_shown(data))
    for name in sorted(gone - stay):
        if is_file(outdir, name):
            found[name] = digest_of(outdir / name)
    return Record(files=sorted(found), digests=found)


def _shown(data: bytes) -> set[str]:
    """Return the files in folders of Sphinx that a page with *data* shows."""
    return {unquote(found.decode('utf-8', 'replace')) for found in _SHOWN.findall(data)}


def _names(outdir: Path) -> Iterator[str]:
    """Yield the files in *outdir* that may be ours: none of another site, none behind a link."""
    for folder, inner, files in os.walk(outdir):
        here = Path(folder).relative_to(outdir)
        if here.parts and not {FILE, '.buildinfo'}.isdisjoint(files):
            inner.clear()
            continue
        apart = {'_static', '_images', '_downloads'} if not here.parts else set()
        inner[:] = sorted(i for i in inner if not i.startswith('.') and i not in apart)
        for name in sorted(files):
            if not name.startswith('.') and not Path(folder, name).is_symlink():
                yield (here / name).as_posix()
