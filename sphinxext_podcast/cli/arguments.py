"""What several sub-commands take: the folder of a project, and that of its ``conf.py``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from collections.abc import Callable

F = TypeVar('F', bound='Callable[..., Any]')

_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


def project(command: F) -> F:
    """Let *command* take ``folder``, the one with the documents, and ``conf``."""
    folder = click.argument('folder', type=_FOLDER, default='.')
    conf = click.option(
        '-c',
        '--conf',
        type=_FOLDER,
        metavar='DIR',
        help='The folder of conf.py, if it is not that of the documents.',
    )
    return folder(conf(command))
