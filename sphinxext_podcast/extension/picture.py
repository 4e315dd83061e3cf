"""The picture of an article: a file of the project, which the page shows and Sphinx copies."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

from docutils import nodes

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

    from sphinxext_podcast.model.article import Article


def note(article: Article, env: BuildEnvironment) -> None:
    """Let Sphinx copy the picture of *article*, which is read now."""
    if article.image and not _remote(article.image):
        relative, path = env.relfn2path(article.image, article.docname)
        if Path(path).is_file():
            env.note_dependency(relative)
            env.images.add_file(article.docname, relative)


def picture(article: Article, env: BuildEnvironment) -> nodes.image | None:
    """Make the node; a picture on another host is not requested from the reader's machine."""
    if not article.image or _remote(article.image):
        return None
    path, _ = env.relfn2path(article.image, article.docname)
    if path not in env.images:
        return None
    return nodes.image('', uri=path, candidates={'*': path}, alt=article.image_alt)


def _remote(address: str) -> bool:
    return '://' in address or address.startswith(('//', 'data:'))


def found(address: str, env: BuildEnvironment) -> str:
    """Return the uri for an image that an article names by *address*."""
    return address if _remote(address) else unquote(address)
