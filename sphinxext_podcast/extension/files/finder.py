"""The one look-up through which every file goes that an author names.

It is guarded: what no file can be called, a folder, a file that cannot be read or that is
outside the project is no file.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from sphinxext_podcast.model.addresses.named_file import (
    EPISODE,
    Use,
    fault,
    from_root,
    problems,
    readings,
)
from sphinxext_podcast.model.addresses.published import is_suited

from . import static
from .folders import refusal, site_path

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.environment import BuildEnvironment

    from sphinxext_podcast.model.problem import Problem


class NamedFile(NamedTuple):
    """A file of the project.

    *address* is how Sphinx takes it from the document, *path* that from the source folder.
    *site* is its place from the root of the site, *beside* the documents or among the static
    files.  *rest* is what its address has behind its name.
    """

    file: Path
    address: str
    path: str
    site: str
    beside: bool
    rest: str = ''


def find(
    kind: str, address: str, env: BuildEnvironment, docname: str | None = None
) -> NamedFile | str:
    """Return the file that *docname* means by *address*, or what there is instead.

    It is named for *kind*, one of KINDS.  What there is instead is ``folder``, ``outside``,
    ``hidden``, ``unsuited``, ``unreadable``, or nothing.
    """
    return _search(kind, address, env, docname)[0]


def _search(
    kind: str, address: str, env: BuildEnvironment, docname: str | None
) -> tuple[NamedFile | str, tuple[str, ...]]:
    """Find a file; return the places, too, where it would have been found before."""
    instead = ''
    passed = []
    for name, rest in readings(address):
        for taken, relative, path in _places(name, env, docname):
            if not _is_usable(path):
                passed.append(path)
                instead = instead or _instead(path, rest)
            elif wrong := _refusal(kind, path, env):
                passed.append(path)
                instead = instead or wrong
            else:
                site, root = site_path(path, env)
                if site is None and kind in EPISODE:  # the site would not have it
                    instead = instead or 'outside'
                    continue
                known = relative or env.relfn2path(taken, docname)[0]
                beside = root is not None and root.folder == str(env.srcdir)
                return NamedFile(Path(path), taken, known, site or '', beside, rest), tuple(passed)
    return instead, tuple(passed)


def _places(
    name: str, env: BuildEnvironment, docname: str | None
) -> Iterator[tuple[str, str, str]]:
    """Yield the places of the file *name*: as Sphinx takes it, from the source folder, in full."""
    for reading in from_root(name, env.config.html_baseurl or ''):
        try:
            yield reading, *env.relfn2path(reading, docname)
        except (OSError, RuntimeError):  # links in a circle
            return
        for place in static.places(reading, env.config, env.srcdir):
            yield f'/{os.path.relpath(place, env.srcdir)}'.replace(os.sep, '/'), '', str(place)


def _is_usable(path: str) -> bool:
    return static.is_file(path) and os.access(path, os.R_OK)


def _instead(path: str, rest: str) -> str:
    if static.is_file(path):
        return 'unreadable'
    return 'folder' if os.path.isdir(path) and not rest else ''  # noqa: PTH112 - as is_file


def _refusal(kind: str, path: str, env: BuildEnvironment) -> str:
    """Return why the file at *path* is not published for *kind*, '' if it may be."""
    if wrong := refusal(path, env):
        return wrong
    names = (path, os.path.realpath(path))
    return '' if all(is_suited(os.path.basename(name), kind) for name in names) else 'unsuited'  # noqa: PTH119


def _is_there(use: Use, env: BuildEnvironment) -> bool:
    path = os.path.normpath(os.path.join(env.srcdir, use.path))  # noqa: PTH118
    return _is_usable(path) and not _refusal(use.kind, path, env)


def note(
    kind: str, address: str, env: BuildEnvironment, *, what: str = '', line: int = 0
) -> NamedFile | None:
    """Find the file that the document that is read now means by *address*, and remember it.

    *kind* is one of KINDS, *what* names it in messages.
    """
    docname = env.docname
    found, passed = _search(kind, address, env, docname)
    used = _uses(env)
    if isinstance(found, str):
        use = Use(kind, what or kind, address, line, '', fault(address, found, kind), passed)
    else:
        use = Use(kind, what or kind, address, line, found.path, '', passed)
    if use not in used.get(docname, ()):
        used[docname] = (*used.get(docname, ()), use)
    return None if isinstance(found, str) else found


def outdated(env: BuildEnvironment) -> set[str]:
    """Return the documents that mean other files than when they were read."""
    return {
        docname
        for docname, uses in _uses(env).items()
        if docname in env.found_docs
        for use in uses
        if any(_is_usable(path) and not _refusal(use.kind, path, env) for path in use.passed)
        or (use.path and not _is_there(use, env))
    }


def path(kind: str, docname: str, env: BuildEnvironment) -> str:
    """Return the file that *docname* names for *kind*, from the source folder, or ''."""
    return next((u.path for u in _uses(env).get(docname, ()) if u.kind == kind), '')


def users(kind: str, env: BuildEnvironment) -> dict[str, list[str]]:
    """Return path from the source folder → the documents that name that file for *kind*."""
    found: dict[str, list[str]] = {}
    for docname, uses in _uses(env).items():
        for path in {use.path for use in uses if use.kind == kind and use.path}:
            found.setdefault(path, []).append(docname)
    return found


def faults(env: BuildEnvironment) -> list[tuple[str, Problem]]:
    """Return what is wrong with the names of files in all documents.

    Where there is no podcast, nobody asks for the files of episodes.
    """
    unasked = EPISODE if env.config.podcast_channel is None else ()
    return problems(
        (docname, use)
        for docname, uses in sorted(_uses(env).items())
        for use in sorted(uses, key=lambda use: use.line)
        if use.kind not in unasked
    )


def _uses(env: BuildEnvironment) -> dict[str, tuple[Use, ...]]:
    """Return docname → the files that it names, whether they are there or not."""
    return env.domaindata['podcast']['files']  # type: ignore[no-any-return]
