"""The picture of an article: a file of the project, which the page shows and Sphinx copies."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes

from . import static_files

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

    from sphinxext_podcast.model.article import Article


def note(article: Article, env: BuildEnvironment) -> None:
    """Let Sphinx copy the picture of *article*, which is read now."""
    if article.image and not _remote(article.image):
        relative, path = _found(article, env)
        if Path(path).is_file():
            env.note_dependency(relative)
            env.images.add_file(article.docname, relative)


def picture(article: Article, env: BuildEnvironment) -> nodes.image | None:
    """Make the node; a picture on another host is not requested from the reader's machine."""
    if not article.image or _remote(article.image):
        return None
    path, _ = _found(article, env)
    if path not in env.images:
        return None
    return nodes.image('', uri=path, candidates={'*': path}, alt=article.image_alt)


def _found(article: Article, env: BuildEnvironment) -> tuple[str, str]:
    """Return the file, from the source folder and in full: beside the article, or a static one."""
    beside = env.relfn2path(article.image, article.docname)
    if Path(beside[1]).is_file():
        return beside
    static = static_files.find(article.image, env.config, env.srcdir)
    return env.relfn2path(static, article.docname) if static else beside


def _remote(address: str) -> bool:
    return '://' in address or address.startswith(('//', 'data:'))
