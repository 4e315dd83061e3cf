"""Files that a website has as they are, from its root: those of Hugo's ``static`` folder."""

from __future__ import annotations

import filecmp
import os
import posixpath
from pathlib import Path
from typing import TYPE_CHECKING

from sphinxext_podcast.extension.builders import is_data, is_website
from sphinxext_podcast.extension.messages import Subtype, in_conf, warn
from sphinxext_podcast.extension.outdir import copy_whole, is_of_disk
from sphinxext_podcast.model.addresses.address_book import split
from sphinxext_podcast.model.addresses.named_file import is_site_path
from sphinxext_podcast.model.addresses.published import SERVER

from .folders import look, named_folders, refusal

if TYPE_CHECKING:
    from collections.abc import Container

    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment

    from sphinxext_podcast.model.addresses.address_book import AddressBook


def on_config_inited(app: Sphinx, config: Config) -> None:
    """Warn of missing folders; exclude the files of the others from the documents."""
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
    return [folder for folder in named_folders(config, srcdir) if folder.is_dir()]


def places(path: str, config: Config, srcdir: str | os.PathLike[str]) -> list[Path]:
    """Return where the file at the site path *path*, which is not percent-encoded, may be."""
    found = named_folders(config, srcdir) if is_site_path(path) else []
    return [folder / path.strip('/') for folder in found]


def file_at(path: str, env: BuildEnvironment) -> Path | None:
    """Return the file at *path* from the root of the site, which is not percent-encoded."""
    if not is_site_path(path):
        return None
    found = (folder / path.strip('/') for folder in named_folders(env.config, env.srcdir))
    return next((file for file in found if is_file(file) and not refusal(file, env)), None)


def is_file(path: str | os.PathLike[str]) -> bool:
    """Return whether there is a file at *path*, which may also be what no file can have."""
    return os.path.isfile(path)  # noqa: PTH113 - Path raises for a name that is too long


def linked(
    href: str,
    docname: str,
    book: AddressBook,
    env: BuildEnvironment,
    made: Container[str] = (),
) -> str | None:
    """Return the file that *href* in *docname* leads to, as a path from the root of the site.

    It is in a static folder, or beside the documents, or one of those that are *made*; a folder
    with an ``index.html`` is one, too.
    """
    path = split(href).path
    if not path or '\0' in path or book.is_outside(href):
        return None
    beside = posixpath.join('/', posixpath.dirname(docname), path)
    for candidate in dict.fromkeys([*book.paths(path, docname), beside]):
        name = posixpath.normpath(candidate).strip('/')
        if name in made or file_at(name, env):
            return name
        if candidate.endswith('/') and (
            f'{name}/index.html' in made or file_at(f'{name}/index.html', env)
        ):
            return f'{name}/'
        file = Path(env.srcdir, name)
        if is_file(file) and file.suffix not in env.config.source_suffix:
            return name
    return None


def files(builder: Builder) -> dict[str, Path]:
    """Return the files that *builder* copies: path below the output folder → file."""
    if not is_website(builder) or is_data(builder):
        return {}
    made: dict[str, Path] = {}
    for folder in folders(builder.config, builder.srcdir):
        found = look(folder, builder.env)
        made = {**found.files, **made}
        place = in_conf(builder.confdir, 'podcast_static')
        where = os.path.relpath(folder, builder.srcdir).replace(os.sep, '/')
        warn_of_links([f'{where}/{name}' for name in found.outside], place)
        if found.hidden:
            message = (
                f'podcast_static: hidden files are not published: {named(found.hidden)}; '
                f'only {", ".join(sorted(SERVER))} are'
            )
            warn(Subtype.CONFIG, message, place)
    return dict(sorted(made.items()))


def warn_of_links(names: list[str], place: str | None) -> None:
    """Warn of links that lead out of the project."""
    if names:
        message = 'links out of the project are not published; copy the files'
        warn(Subtype.CONFIG, f'{named(names)}: {message}', place)


def named(names: list[str]) -> str:
    """Return the first of *names* for a message, and how many there are if there are more."""
    shown = ', '.join(map(repr, names[:3]))
    return f'{shown} … ({len(names)} files)' if len(names) > 3 else shown


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
            copy_whole(file, place)
    except OSError as wrong:
        if is_of_disk(wrong):
            raise
        warn(Subtype.CONFIG, f'{file}: it cannot be copied: {wrong.strerror}')
        return False
    return True


def _same(file: Path, place: Path) -> bool:
    """Return whether *place* holds what *file* does; equal size and time are enough."""
    try:
        return place.is_file() and filecmp.cmp(file, place)
    except OSError:
        return False  # copying says what is wrong
