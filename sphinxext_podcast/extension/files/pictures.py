"""The picture of an article or a list page: a file of the project, which Sphinx copies.

Sphinx names pictures of one file name in the order in which it reads them: ``cover.png``,
``cover1.png``.  So they would be others in several processes, and after a document is gone:
they are named once more, in the order of their paths.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from docutils import nodes

from sphinxext_podcast.extension.messages import front_matter_line
from sphinxext_podcast.model.addresses.named_file import is_remote
from sphinxext_podcast.source.front_matter.article_fields import PICTURES

from . import finder

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from sphinxext_podcast.model.article import Article


def note(article: Article, env: BuildEnvironment) -> None:
    """Register the picture of *article*, which is read now, with Sphinx."""
    if article.image and not is_remote(article.image):
        line = front_matter_line(env, *PICTURES)
        if found := finder.note('image', article.image, env, line=line):
            env.note_dependency(found.path)
            env.images.add_file(article.docname, found.path)


def file(article: Article, env: BuildEnvironment) -> str:
    """Return the file of the picture as Sphinx knows it, or ''.

    A picture on another host is none: it is not requested from the reader's machine.
    """
    path = finder.path('image', article.docname, env)
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


def on_env_updated(app: Sphinx, env: BuildEnvironment) -> None:
    """Give pictures of one file name numbers in the order of their paths."""
    named = type(env.images)()
    for path, (docnames, _name) in sorted(env.images.items()):
        for docname in docnames:
            named.add_file(docname, path)
    env.images = named


def by_document(env: BuildEnvironment) -> Mapping[str, list[tuple[str, str]]]:
    """Return docname → path and name of each of its pictures."""
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for path, (docnames, name) in env.images.items():
        for docname in docnames:
            found[docname].append((path, name))
    return found
