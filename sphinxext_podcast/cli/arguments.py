"""What several sub-commands take: the folder of a project, and that of its ``conf.py``."""

from __future__ import annotations

from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

import click

from sphinxext_podcast.source.hugo import settings

if TYPE_CHECKING:
    from collections.abc import Callable

F = TypeVar('F', bound='Callable[..., Any]')

FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
CONF = click.option(
    '-c',
    '--conf',
    type=FOLDER,
    metavar='DIR',
    help='The folder of conf.py, if it is not that of the documents.',
)

#: What shows that a folder was, or is, a site of another program → its folder of documents.
_ELSEWHERE = {
    **dict.fromkeys([*settings.ROOTS, f'{settings.FOLDER}/{settings.DEFAULT}'], 'content'),
    'pelicanconf.py': 'content',
    **dict.fromkeys(['mkdocs.yml', 'mkdocs.yaml'], 'docs'),
}
_HOMES = ('index.md', '_index.md', 'index.rst')


def documents(folder: Path, conf: Path | None) -> tuple[Path, Path | None]:
    """Return the folder of the documents, and that of ``conf.py``, where they are given.

    Where a site was moved in place, its ``conf.py`` is beside the folder of its documents; then
    *folder* alone says both.
    """
    home = any((folder / name).exists() for name in _HOMES)
    if conf is None and not home and (folder / 'conf.py').is_file():
        for mark, name in _ELSEWHERE.items():
            inner = folder / name
            if (folder / mark).exists() and inner.is_dir() and not (inner / 'conf.py').exists():
                return inner, folder
    return folder, conf


def project(command: F) -> F:
    """Let *command* take ``folder``, the one with the documents, and ``conf``."""

    @wraps(command)
    def located(*, folder: Path, conf: Path | None, **others: Any) -> Any:
        folder, conf = documents(folder, conf)
        return command(folder=folder, conf=conf, **others)

    return cast('F', click.argument('folder', type=FOLDER, default='.')(CONF(located)))
