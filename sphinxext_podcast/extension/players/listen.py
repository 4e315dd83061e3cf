"""Players of a website: what their covers show, and those that stand together as one row."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes

from sphinxext_podcast.extension.builders import is_website
from sphinxext_podcast.extension.catalogue.catalogue import podcast
from sphinxext_podcast.extension.elements.nodes import (
    podcast_embed,
    podcast_embed_caption,
    podcast_embed_poster,
    podcast_listen,
)
from sphinxext_podcast.extension.files import pictures
from sphinxext_podcast.output.pages import elements

from .rendering import title

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment
    from sphinx.writers.html5 import HTML5Translator


def on_doctree_resolved(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Give the players of *docname*, and of what a single page includes, covers and rows."""
    if not is_website(app.builder):
        return
    cover(doctree, docname, app.env)
    for part in doctree.findall(addnodes.start_of_file):
        cover(part, part['docname'], app.env)
    for row in list(rows(doctree)):
        gather(row, app.config)


def cover(document: nodes.Element, docname: str, env: BuildEnvironment) -> None:
    """Tell the players in *document* what their covers are made of, if it is an article."""
    article = podcast(env).library.get(docname)
    if article is None:
        return
    for node in document.findall(podcast_embed):
        made_of = {'show': article.source_name, 'picture': pictures.file(article, env)}
        if is_film(node):
            node.attributes.update({key: value for key, value in made_of.items() if value})


def shows_picture(document: nodes.Node, config: Config) -> bool:
    """Return whether a film in *document* shows the picture of the article as its cover."""
    return any(
        is_film(node)
        and (node['provider'] == 'audio' or not _is_eager(node, config))
        and not any(isinstance(child, podcast_embed_poster) for child in node)
        for node in document.findall(podcast_embed)
    )


def is_film(node: podcast_embed) -> bool:
    """Return whether *node* plays in the shape of a film."""
    sound = (node['provider'], node['kind']) == ('audio', 'file')
    return bool(node['player'] and not sound and (node.get('wide') or not node['height']))


def _is_eager(node: podcast_embed, config: Config) -> bool:
    return bool(node.get('eager')) or config.podcast_embed == 'iframe'


def rows(doctree: nodes.document) -> Iterator[list[podcast_embed]]:
    """Yield the players that stand directly after one another, two or more."""
    parents = {id(node.parent): node.parent for node in doctree.findall(podcast_embed)}
    for parent in parents.values():
        row: list[podcast_embed] = []
        for child in [*parent.children, None]:
            if isinstance(child, podcast_embed) and not is_placed(child):
                row.append(child)
            elif child is None or not _is_nothing(child):
                if len(row) > 1:
                    yield row
                row = []


def is_placed(node: podcast_embed) -> bool:
    """Return whether the author of *node* said where it stands, or how wide it is."""
    return 'width' in node or any(name.startswith('align-') for name in node['classes'])


def _is_nothing(node: nodes.Node) -> bool:
    """Return whether a page shows nothing of *node*."""
    if isinstance(node, nodes.Text):
        return not node.strip()
    return isinstance(node, (nodes.Invisible, nodes.target))


def gather(row: list[podcast_embed], config: Config) -> None:
    """Put the players of *row* into one element: the first film has its cover, others a name."""
    film = next(filter(is_film, row), None)
    labels = Counter(node['label'] for node in row if node is not film)
    for node in row:
        whole = any(isinstance(child, podcast_embed_caption) for child in node)
        if node is not film and not whole:
            name = title(node) if labels[node['label']] > 1 else ''
            node['short'] = name or node['label']
    classes = ['podcast-listen']
    classes += ['podcast-listen-covered'] if film and not _is_eager(film, config) else []
    parent, at = row[0].parent, row[0].parent.index(row[0])
    last = parent.index(row[-1])
    together = parent.children[at : last + 1]
    del parent[at : last + 1]
    parent.insert(at, podcast_listen('', *together, classes=classes))


def visit_listen(self: HTML5Translator, node: podcast_listen) -> None:
    """Open the row."""
    self.body.append(elements.opening('div', node['classes']) + '\n')


def depart_listen(self: HTML5Translator, node: podcast_listen) -> None:
    """Close the row."""
    self.body.append('</div>\n')
