"""The one look-up through which every file goes that an author names.

It is guarded: what no file can be called, a folder, a file that cannot be read or that is
outside the project is no file.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from sphinxext_podcast.model.named_file import EPISODE, Use, fault, problems, readings

from . import static_files

if TYPE_CHECKING:
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


def find(address: str, env: BuildEnvironment, docname: str | None = None) -> NamedFile | str:
    """Return the file that *docname* means by *address*, or what there is instead.

    That is ``folder``, ``outside``, ``unreadable``, or nothing.
    """
    instead = ''
    for name, rest in readings(address):
        try:
            relative, path = env.relfn2path(name, docname)
            if static_files.is_file(path):
                taken = name
            elif taken := static_files.find(name, env.config, env.srcdir) or '':
                relative, path = env.relfn2path(taken, docname)
            else:
                instead = instead or 'folder' * (Path(path).is_dir() and not rest)
                continue
        except (OSError, RuntimeError):  # links in a circle
            continue
        root = _root(path, env)
        if root is None:
            instead = instead or 'outside'
        elif not os.access(path, os.R_OK):
            instead = instead or 'unreadable'
        else:
            site = Path(os.path.relpath(path, root)).as_posix()
            return NamedFile(Path(path), taken, relative, site, root == env.srcdir, rest)
    return instead


def _root(path: str, env: BuildEnvironment) -> Path | None:
    """Return the folder of the project that the file at *path* is in, unless it is hidden."""
    root = static_files.root_of(path, static_files.roots(env.config, env.srcdir))
    if root is None:
        return None
    inner = os.path.relpath(os.path.realpath(path), os.path.realpath(root))
    return None if any(part.startswith('.') for part in Path(inner).parts) else root


def note(
    kind: str, address: str, env: BuildEnvironment, *, what: str = '', line: int = 0
) -> NamedFile | None:
    """Find the file that the document that is read now means by *address*, and remember it.

    *kind* is one of KINDS, *what* names it in messages.
    """
    docname = env.docname
    found = find(address, env, docname)
    used = _uses(env)
    if isinstance(found, str):
        use = Use(kind, what or kind, address, line, fault=fault(address, found))
    else:
        use = Use(kind, what or kind, address, line, path=found.path)
    if use not in used.get(docname, ()):
        used[docname] = (*used.get(docname, ()), use)
    return None if isinstance(found, str) else found


def outdated(env: BuildEnvironment) -> set[str]:
    """Return the documents that mean other files than when they were read."""
    return {
        docname
        for docname, uses in _uses(env).items()
        if docname in env.found_docs
        and any(_path(find(use.address, env, docname)) != use.path for use in uses)
    }


def path(kind: str, docname: str, env: BuildEnvironment) -> str:
    """Return the file that *docname* names for *kind*, from the source folder, or ''."""
    return next((u.path for u in _uses(env).get(docname, ()) if u.kind == kind), '')


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


def _path(found: NamedFile | str) -> str:
    return '' if isinstance(found, str) else found.path


def _uses(env: BuildEnvironment) -> dict[str, tuple[Use, ...]]:
    """Return docname → the files that it names, whether they are there or not."""
    return env.domaindata['podcast']['files']  # type: ignore[no-any-return]
