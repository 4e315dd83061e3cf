"""The picture of an article or a list page: a file of the project, which Sphinx copies."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes

from . import static_files
from .nodes import podcast_picture

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.environment import BuildEnvironment

    from sphinxext_podcast.model.article import Article

    from .links import Linker


def note(article: Article, env: BuildEnvironment) -> None:
    """Let Sphinx know the picture of *article*, which is read now."""
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


def file(article: Article, env: BuildEnvironment) -> str:
    """Return the file of the picture as Sphinx knows it, or ''.

    A picture on another host is none: it is not requested from the reader's machine.
    """
    if not article.image or static_files.is_remote(article.image):
        return ''
    path, _ = _file(article, env)
    return path if path in env.images else ''


def name(article: Article, env: BuildEnvironment) -> str:
    """Return the name that the picture has on a website, or ''."""
    path = file(article, env)
    return str(env.images[path][1]) if path else ''


def picture(article: Article, env: BuildEnvironment, *classes: str) -> nodes.image | None:
    """Make the node of the picture, for the page of *article* itself."""
    path = file(article, env)
    if not path:
        return None
    known = {'*': path}
    return nodes.image('', uri=path, candidates=known, alt=article.image_alt, classes=[*classes])


def listed(article: Article, links: Linker, *classes: str) -> podcast_picture | None:
    """Make the node of the picture in a list, where the title beside it says what it is."""
    path = file(article, links.env)
    address = links.picture(path) if path else ''
    if not address:
        return None
    return podcast_picture('', uri=address, classes=['podcast-item-picture', *classes])


def _file(article: Article, env: BuildEnvironment) -> tuple[str, str]:
    """Return the file of the picture, from the source folder and in full."""
    return env.relfn2path(
        static_files.located(article.image, env, article.docname), article.docname
    )
