"""The picture of an article: a file of the project, which the page shows and Sphinx copies."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

from docutils import nodes

from . import static_files

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

    from sphinxext_podcast.model.article import Article


def note(article: Article, env: BuildEnvironment) -> None:
    """Let Sphinx copy the picture of *article*, which is read now."""
    if article.image and not _remote(article.image):
        relative, path = env.relfn2path(
            found(article.image, env, article.docname), article.docname
        )
        if Path(path).is_file():
            env.note_dependency(relative)
            env.images.add_file(article.docname, relative)


def picture(article: Article, env: BuildEnvironment) -> nodes.image | None:
    """Make the node; a picture on another host is not requested from the reader's machine."""
    if not article.image or _remote(article.image):
        return None
    path, _ = _file(article, env)
    if path not in env.images:
        return None
    return nodes.image('', uri=path, candidates={'*': path}, alt=article.image_alt)


def found(address: str, env: BuildEnvironment, docname: str | None = None) -> str:
    """Return the uri for an image at *address*: beside the document, or a static file."""
    if _remote(address):
        return address
    path = unquote(address)
    beside = env.relfn2path(path, docname)[1]
    if Path(beside).is_file():
        return path
    return static_files.find(address, env.config, env.srcdir) or path


def _file(article: Article, env: BuildEnvironment) -> tuple[str, str]:
    """Return the file of the picture, from the source folder and in full."""
    return env.relfn2path(found(article.image, env, article.docname), article.docname)


def _remote(address: str) -> bool:
    return '://' in address or address.startswith(('//', 'data:'))
