"""The files in an output folder: whether they are as they were written, and whose they are."""

from __future__ import annotations

import os
import posixpath
import re
from functools import partial
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

from sphinx.builders.html import StandaloneHTMLBuilder

from sphinxext_podcast.extension.files import smaller_pictures
from sphinxext_podcast.extension.head import cards
from sphinxext_podcast.model.record import FILE, Record
from sphinxext_podcast.output.pages import marks

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping

    from sphinx.builders import Builder

#: Files up to this number of bytes are read as a whole, of others the ends.
_WHOLE = 1 << 18
_END = 1 << 16
_PICTURE = re.compile(
    rf'{cards.FOLDER}/[0-9a-f]{{18}}\.png|'
    rf'{smaller_pictures.FOLDER}/[0-9a-f]{{18}}-[0-9]{{1,4}}\.(?:jpg|png|webp)'
)
#: Where a page leads on the same site.
_LINK = re.compile(rb'\b(?:src|href)="([^":?#]+)')
#: What a page shows of the folders in which Sphinx has the files of all pages.
_SHOWN = re.compile(rb'["/](_(?:images|downloads)/[^"?#<>]+)')


def digest_of(path: str | os.PathLike[str]) -> str:
    """Return a digest of the file *path*, '' if there is none."""
    try:
        with open(path, 'rb') as file:  # noqa: PTH123 - thousands of files
            size = os.fstat(file.fileno()).st_size
            read = file.read(size if size <= _WHOLE else _END)
            if size > _WHOLE:
                file.seek(-_END, os.SEEK_END)
                read += file.read(_END)
    except (OSError, ValueError):
        return ''
    return _digest(size, read)


def digest_of_text(text: str) -> str:
    """Return the digest that a file with *text* has."""
    data = text.encode('utf-8')
    whole = len(data) <= _WHOLE
    return _digest(len(data), data if whole else data[:_END] + data[-_END:])


def _digest(size: int, read: bytes) -> str:
    return blake2b(str(size).encode() + read, digest_size=9).hexdigest()


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


def is_of_sphinx(name: str, builder: Builder) -> bool:
    """Return whether *name* is that of a page, of what Sphinx copies, or of a picture of ours.

    Those may be cut short where a build was interrupted, so that nothing in them says whose they
    are.
    """
    suffix = getattr(builder, 'out_suffix', '')
    copied = name.startswith(('_sources/', '_images/', '_downloads/'))
    return copied or bool(suffix and name.endswith(suffix)) or bool(_PICTURE.fullmatch(name))


def damaged(outdir: Path, digests: dict[str, str]) -> set[str]:
    """Return the files in *outdir* that are not as they were when they had their *digests*."""
    found = {name: digest_of(f'{outdir}/{name}') for name in digests}
    return {name for name, digest in found.items() if digest and digest != digests[name]}


def recovered(builder: Builder, made: Container[str]) -> Record:
    """Return the record of an output folder that has none, by what can be seen in its files.

    Of the files in Sphinx's folders those may be ours that pages showed which are not *made*
    now.
    """
    if not isinstance(builder, StandaloneHTMLBuilder):
        return Record()
    outdir, found = Path(builder.outdir), {}
    shown: set[str] = set()
    for name in filter(partial(is_file, outdir), _names(outdir)):
        data = _looked_at(outdir / name, name, builder)
        if _is_recognized(name, data, builder):
            whole = not name.endswith('.png') or marks.is_whole_picture(data)
            found[name] = digest_of(outdir / name) if whole else 'cut short'
            if name.endswith(builder.out_suffix) and name not in made:
                shown |= _shown(data)
    found |= {name: digest_of(outdir / name) for name in shown if is_file(outdir, name)}
    return Record(files=sorted(found), digests=found)


def unknown_pages(builder: Builder, known: Container[str]) -> bool:
    """Return whether the output folder has pages of ours that are not *known*."""
    if not isinstance(builder, StandaloneHTMLBuilder):
        return False
    outdir = Path(builder.outdir)
    others = (n for n in _names(outdir) if n not in known and is_file(outdir, n))
    return any(
        _is_recognized(name, _looked_at(outdir / name, name, builder), builder) for name in others
    )


def still_shown(outdir: Path, pages: Iterable[str]) -> set[str]:
    """Return the files in Sphinx's folders that the *pages* show."""
    found: set[str] = set()
    for name in pages:
        if name.endswith(('.html', '.xml', '.json')) and is_file(outdir, name):
            found |= _shown((outdir / name).read_bytes())
    return found


def named_by(outdir: Path, pages: Iterable[str]) -> set[str]:
    """Return the files of other kinds that the *pages* play, show or lead to."""
    found = set()
    for page in pages:
        if page.endswith('.html') and is_file(outdir, page):
            for link in _LINK.findall((outdir / page).read_bytes()):
                path = posixpath.join(
                    posixpath.dirname(page), unquote(link.decode('utf-8', 'replace'))
                )
                found.add(posixpath.normpath(path))
    apart = ('_static/', '_images/', '_downloads/', '_sources/', '../')
    known = (n for n in found if not n.startswith(apart) and not n.endswith(('.html', '/', '.')))
    return {name for name in known if is_file(outdir, name)}


def _looked_at(path: Path, name: str, builder: StandaloneHTMLBuilder) -> bytes:
    """Return what is in the file *path*, b'' if it is of no kind that we write."""
    kinds = (builder.out_suffix, '.xml', '.json', '.png')
    return path.read_bytes() if name.endswith(kinds) and not name.startswith('_sources/') else b''


def _is_recognized(name: str, data: bytes, builder: StandaloneHTMLBuilder) -> bool:
    """Return whether the file *name* with *data* is one of ours by name or mark."""
    if name.startswith('_sources/'):
        suffixes = tuple(builder.env.project.source_suffix)
        return name.removesuffix(builder.config.html_sourcelink_suffix).endswith(suffixes)
    return marks.is_page(data) or marks.is_feed(data) or bool(_PICTURE.fullmatch(name))


def _shown(data: bytes) -> set[str]:
    """Return the files in folders of Sphinx that a page with *data* shows."""
    return {unquote(found.decode('utf-8', 'replace')) for found in _SHOWN.findall(data)}


def _names(outdir: Path) -> Iterator[str]:
    """Yield the files in *outdir* that may be ours: none of another site, none that is hidden."""
    for folder, inner, files in os.walk(outdir):
        here = folder[len(str(outdir)) + 1 :].replace(os.sep, '/')
        if here and not {FILE, '.buildinfo'}.isdisjoint(files):
            inner.clear()
            continue
        apart = () if here else ('_static', '_images', '_downloads')
        inner[:] = sorted(i for i in inner if not i.startswith('.') and i not in apart)
        yield from (f'{here}/{n}' if here else n for n in sorted(files) if not n.startswith('.'))
