"""The picture of an article: a file of the project, which the page shows and Sphinx copies."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes

from . import static_files

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.environment import BuildEnvironment

    from sphinxext_podcast.model.article import Article


def note(article: Article, env: BuildEnvironment) -> None:
    """Let Sphinx copy the picture of *article*, which is read now."""
    if article.image and not static_files.is_remote(article.image):
        relative, path = _file(article, env)
        if Path(path).is_file():
            env.note_dependency(relative)
            env.images.add_file(article.docname, relative)


def outdated(env: BuildEnvironment, articles: Iterable[Article]) -> set[str]:
    """Return the documents whose picture was no file when they were read, and is one now."""
    found = set()
    for article in articles:
        if article.image and not static_files.is_remote(article.image):
            relative, path = _file(article, env)
            docnames = env.images[relative][0] if relative in env.images else ()
            if article.docname not in docnames and Path(path).is_file():
                found.add(article.docname)
    return found


def picture(article: Article, env: BuildEnvironment) -> nodes.image | None:
    """Make the node; a picture on another host is not requested from the reader's machine."""
    if not article.image or static_files.is_remote(article.image):
        return None
    path, _ = _file(article, env)
    if path not in env.images:
        return None
    return nodes.image('', uri=path, candidates={'*': path}, alt=article.image_alt)


def _file(article: Article, env: BuildEnvironment) -> tuple[str, str]:
    """Return the file of the picture, from the source folder and in full."""
    return env.relfn2path(
        static_files.located(article.image, env, article.docname), article.docname
    )
