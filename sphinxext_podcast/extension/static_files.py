"""Files that a website has as they are, from its root: those of Hugo's ``static`` folder."""

from __future__ import annotations

import filecmp
import os
import posixpath
import shutil
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from sphinxext_podcast.model.address_book import split

from .links import is_data, is_website
from .messages import Subtype, in_conf, warn

if TYPE_CHECKING:
    from collections.abc import Container

    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment

    from sphinxext_podcast.model.address_book import AddressBook


def on_config_inited(app: Sphinx, config: Config) -> None:
    """Say which folders are missing; what is in the others are no documents."""
    srcdir = Path(app.srcdir)
    inside = []
    for name in config.podcast_static:
        folder = Path(os.path.normpath(srcdir / name))
        if not folder.is_dir():
            message = (
                f'podcast_static: there is no folder {name!r}; write its path from the source '
                'folder, such as "../static"'
            )
            warn(Subtype.CONFIG, message, in_conf(app.confdir, 'podcast_static'))
        elif folder != srcdir and folder.is_relative_to(srcdir):
            inside.append(folder.relative_to(srcdir).as_posix())
    if inside:
        config.exclude_patterns = [*config.exclude_patterns, *inside]


def folders(config: Config, srcdir: str | os.PathLike[str]) -> list[Path]:
    """Return the folders that there are, the first one first."""
    found = [Path(os.path.normpath(Path(srcdir, name))) for name in config.podcast_static]
    return [folder for folder in found if folder.is_dir()]


def located(address: str, env: BuildEnvironment, docname: str | None = None) -> str:
    """Return the file that *docname* means by *address*, as Sphinx takes it from there.

    It is beside the document, or else one of the static files; another site's stays as it is.
    """
    if is_remote(address):
        return address
    path = unquote(address)
    if Path(env.relfn2path(path, docname)[1]).is_file():
        return path
    return find(address, env.config, env.srcdir) or path


def is_remote(address: str) -> bool:
    """Say whether *address* is on another site, or is the file itself."""
    return '://' in address or address.startswith(('//', 'data:'))


def find(path: str, config: Config, srcdir: str | os.PathLike[str]) -> str | None:
    """Return the file at the site path *path* as the address of an image for Sphinx.

    That is its path from the source folder with a slash before it: ``/../static/x.jpg``.
    """
    name = split(path).path
    known = file_at(name, config, srcdir)
    below = urlsplit(getattr(config, 'html_baseurl', '') or '').path.rstrip('/')
    if known is None and below and name.startswith(f'{below}/'):
        known = file_at(name.removeprefix(below), config, srcdir)
    return f'/{os.path.relpath(known, srcdir)}'.replace(os.sep, '/') if known else None


def file_at(path: str, config: Config, srcdir: str | os.PathLike[str]) -> Path | None:
    """Return the file at *path* from the root of the site, which is not percent-encoded."""
    name = path.strip('/')
    if not name or '..' in name.split('/') or '\0' in name:
        return None
    found = (folder / name for folder in folders(config, srcdir))
    return next((file for file in found if file.is_file()), None)


def linked(href: str, docname: str, book: AddressBook, env: BuildEnvironment) -> str | None:
    """Return the file that *href* in *docname* leads to, as a path from the root of the site.

    It is in a static folder, or beside the documents.
    """
    path = split(href).path
    if not path or '\0' in path or book.is_outside(href):
        return None
    beside = posixpath.join('/', posixpath.dirname(docname), path)
    for candidate in dict.fromkeys([*book.paths(path, docname), beside]):
        name = posixpath.normpath(candidate).strip('/')
        if file_at(name, env.config, env.srcdir):
            return name
        file = Path(env.srcdir, name)
        if file.is_file() and file.suffix not in env.config.source_suffix:
            return name
    return None


def files(builder: Builder) -> dict[str, Path]:
    """Return the files that *builder* copies: path below the output folder → file."""
    if not is_website(builder) or is_data(builder):
        return {}
    found: dict[str, Path] = {}
    for folder in folders(builder.config, builder.srcdir):
        for file in sorted(folder.rglob('*')):
            if file.is_file():
                found.setdefault(file.relative_to(folder).as_posix(), file)
    return found


def copy(found: dict[str, Path], outdir: Path, replaceable: Container[str]) -> list[str]:
    """Copy the files *found*; return those that are in *outdir* now.

    None replaces a file, unless it is one of the *replaceable*.  What is the same keeps its
    time.
    """
    made = []
    for name, file in found.items():
        place = outdir / name
        try:
            if place.exists() and name not in replaceable:
                if not _same(file, place):
                    message = f'{file}: a page has its place; the file is left out, rename it'
                    warn(Subtype.CONFIG, message)
                continue
            put(file, place)
        except OSError as wrong:
            warn(Subtype.CONFIG, f'{file}: it cannot be copied: {wrong.strerror}')
            continue
        made.append(name)
    return made


def put(file: Path, place: Path) -> None:
    """Copy *file* to *place* with its time, unless it is there."""
    if not _same(file, place):
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(file, place)


def _same(file: Path, place: Path) -> bool:
    """Say whether *place* holds what *file* does; equal size and time are enough."""
    return place.is_file() and filecmp.cmp(file, place)
