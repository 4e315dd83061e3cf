"""The folders that the project consists of, as they are on this machine, and what is in them."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, NamedTuple

from sphinxext_podcast.model.addresses.published import Folders, hidden

from .project import content

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment


class Root(NamedTuple):
    """A folder of the project, and where the site has what is in it.

    That is '' for the root of the site, and None where it does not have the files as they are.
    """

    folder: str
    place: str | None = None
    static: bool = False


class Found(NamedTuple):
    """What is in a folder: path from there → file, and the paths of what is left out."""

    files: dict[str, Path]
    outside: list[str]
    hidden: list[str]


def named_folders(config: Config, srcdir: str | os.PathLike[str]) -> list[Path]:
    """Return all folders that ``podcast_static`` names, whether they are there or not."""
    return [*_named_folders(os.fspath(srcdir), *config.podcast_static)]


@cache
def _named_folders(srcdir: str, *names: str) -> tuple[Path, ...]:
    return tuple(Path(os.path.normpath(Path(srcdir, name))) for name in names)


def roots(env: BuildEnvironment) -> tuple[Root, ...]:
    """Return the folders of the project, those of ``podcast_static`` first."""
    config = env.config
    return _roots(
        tuple(named_folders(config, env.srcdir)),
        os.fspath(env.srcdir),
        content(env).confdir,
        tuple(config.html_extra_path),
        tuple(config.html_static_path),
    )


@cache
def _roots(
    static: tuple[Path, ...],
    srcdir: str,
    confdir: str,
    extra: tuple[str, ...],
    shared: tuple[str, ...],
) -> tuple[Root, ...]:
    return (
        *(Root(str(folder), '', static=True) for folder in static),
        Root(srcdir, ''),
        *(Root(os.path.normpath(Path(confdir, name)), '') for name in extra),
        *(Root(os.path.normpath(Path(confdir, name)), '_static/') for name in shared),
        Root(confdir),
    )


def site_path(path: str, env: BuildEnvironment) -> tuple[str | None, Root | None]:
    """Return where the site has the file at *path*, and the folder that it is in.

    Its own name counts, then where links lead.
    """
    for file, real in ((path, False), (os.path.realpath(path), True)):
        for root in roots(env):
            start = f'{_really(root.folder) if real else root.folder}{os.sep}'
            if file.startswith(start):
                inner = file.removeprefix(start).replace(os.sep, '/')
                return None if root.place is None else f'{root.place}{inner}', root
    return None, None


def refusal(path: str | os.PathLike[str], env: BuildEnvironment) -> str:
    """Return why the file at *path* is not published: ``outside``, ``hidden``; '' if it may be."""
    known = roots(env)
    if wrong := _folders(known, content(env).confdir).refusal(PurePath(os.path.realpath(path))):
        return wrong
    name = os.fspath(path)
    for root in known:
        if name.startswith(f'{root.folder}{os.sep}'):
            inner = name[len(root.folder) + 1 :].replace(os.sep, '/')
            return 'hidden' if hidden(inner, static=root.static) else ''
    return ''


@cache
def _folders(known: tuple[Root, ...], confdir: str) -> Folders:
    static = {root.folder for root in known if root.static}
    others = {root.folder for root in known} - static

    def resolved(names: Iterable[str]) -> tuple[PurePath, ...]:
        return tuple(PurePath(_really(name)) for name in sorted(names) if Path(name).is_dir())

    return Folders(
        resolved(static), resolved(others), PurePath(os.path.realpath(Path(confdir, 'conf.py')))
    )


@cache
def _really(folder: str) -> str:
    """Return where *folder* is: asked for each file, it does not move meanwhile."""
    return os.path.realpath(folder)


def look(folder: Path, env: BuildEnvironment) -> Found:
    """Return what is in *folder*, one of ``podcast_static``, also in folders that it links to.

    Links that lead out of the project, or in a circle, are not followed.
    """
    found = Found({}, [], [])
    _look(folder, '', env, found, (_really(str(folder)),))
    return found


def _look(
    folder: Path, name: str, env: BuildEnvironment, found: Found, way: tuple[str, ...]
) -> None:
    """Add to *found* what is in *folder*, below *name*; the *way* there is without links."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        return  # nobody may look into it
    linked = os.path.realpath(folder) != os.path.normpath(f'{way[0]}/{name}')
    for entry in entries:
        path, inner = Path(entry.path), f'{name}{entry.name}'
        if why := hidden(entry.name, static=True):
            found.hidden.extend([inner] * (why == 'hidden'))
        elif (linked or entry.is_symlink()) and (wrong := refusal(path, env)):
            (found.outside if wrong == 'outside' else found.hidden).append(inner)
        elif entry.is_dir():
            real = os.path.realpath(path)
            if real not in way:
                _look(path, f'{inner}/', env, found, (*way, real))
        elif entry.is_file():
            found.files[inner] = path


def culprit(path: Path, env: BuildEnvironment) -> Path:
    """Return the link that leads from below the source folder to *path*, or that itself."""
    above = [folder for folder in path.parents if folder.is_relative_to(env.srcdir)]
    links = (folder for folder in reversed(above[:-1]) if refusal(folder, env) == 'outside')
    return next(links, path)
