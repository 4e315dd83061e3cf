"""Files that a website has as they are, from its root: those of Hugo's ``static`` folder."""

from __future__ import annotations

import filecmp
import os
import posixpath
import shutil
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from sphinxext_podcast.model.address_book import split

from .links import is_data, is_website
from .messages import Subtype, in_conf, warn

if TYPE_CHECKING:
    from collections.abc import Container, Mapping

    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment

    from sphinxext_podcast.model.address_book import AddressBook


#: Files and folders of tools, which hold what nobody is to read.
PRIVATE = frozenset(
    {'.git', '.hg', '.svn', '.gitattributes', '.gitignore', '.gitkeep', '.gitmodules', '.DS_Store'}
)


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


def find(path: str, config: Config, srcdir: str | os.PathLike[str]) -> str | None:
    """Return the file at the site path *path*, which is not percent-encoded, for Sphinx.

    That is its path from the source folder with a slash before it: ``/../static/x.jpg``.
    """
    name = path
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
    return next((file for file in found if is_file(file)), None)


def is_file(path: str | os.PathLike[str]) -> bool:
    """Say whether there is a file at *path*, which may be anything, also what no file can have."""
    return os.path.isfile(path)  # noqa: PTH113 - Path raises for a name that is too long


def roots(config: Config, srcdir: str | os.PathLike[str]) -> dict[Path, str]:
    """Return the folders of the project, static ones first, and where they really are."""
    known = [*folders(config, srcdir), Path(srcdir)]
    return {folder: os.path.realpath(folder) for folder in known}


def root_of(path: str | os.PathLike[str], known: Mapping[Path, str]) -> Path | None:
    """Return which of the *known* roots has the file at *path*, links resolved, or None."""
    real = Path(os.path.realpath(path))
    return next((root for root, place in known.items() if real.is_relative_to(place)), None)


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
        if is_file(file) and file.suffix not in env.config.source_suffix:
            return name
    return None


def files(builder: Builder) -> dict[str, Path]:
    """Return the files that *builder* copies: path below the output folder → file."""
    if not is_website(builder) or is_data(builder):
        return {}
    found: dict[str, Path] = {}
    for folder in folders(builder.config, builder.srcdir):
        for file in sorted(folder.rglob('*')):
            name = file.relative_to(folder)
            if is_file(file) and not any(map(is_private, name.parts)):
                found.setdefault(name.as_posix(), file)
    return inside(found, builder.config, Path(builder.srcdir))


def is_private(name: str) -> bool:
    """Say whether a file or folder called *name* is never for readers."""
    return name in PRIVATE or name.startswith('.env')


def inside(found: dict[str, Path], config: Config, srcdir: Path) -> dict[str, Path]:
    """Return the files *found* without links that lead out of the project, which are named."""
    known = roots(config, srcdir)
    outside = [name for name, file in found.items() if not root_of(file, known)]
    if outside:
        names = ', '.join(map(repr, outside[:3])) + ' …' * (len(outside) > 3)
        message = f'{names}: links out of the project are not published; copy the files'
        warn(Subtype.CONFIG, f'{len(outside)} files, {message}' if len(outside) > 3 else message)
    return {name: file for name, file in found.items() if name not in {*outside}}


def copy(found: dict[str, Path], outdir: Path, replaceable: Container[str]) -> list[str]:
    """Copy the files *found*; return those that are in *outdir* now.

    None replaces a file, unless it is one of the *replaceable*.  What is the same keeps its
    time.
    """
    made = []
    for name, file in found.items():
        place = outdir / name
        if place.exists() and (name not in replaceable or place.is_dir()):
            if not _same(file, place):
                message = f'{file}: a page has its place; the file is left out, rename it'
                warn(Subtype.CONFIG, message)
        elif put(file, place):
            made.append(name)
    return made


def put(file: Path, place: Path) -> bool:
    """Copy *file* to *place* with its time, unless it is there; say whether it is there now."""
    try:
        if not _same(file, place):
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(file, place)
    except OSError as wrong:
        warn(Subtype.CONFIG, f'{file}: it cannot be copied: {wrong.strerror}')
        return False
    return True


def _same(file: Path, place: Path) -> bool:
    """Say whether *place* holds what *file* does; equal size and time are enough."""
    try:
        return place.is_file() and filecmp.cmp(file, place)
    except OSError:
        return False  # copying says what is wrong
