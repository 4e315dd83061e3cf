"""Texts and manual pages: where a link leads is written behind it, and a picture is its words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes
from sphinx.locale import _ as words_of_sphinx

from sphinxext_podcast.extension.catalogue.catalogue import podcast
from sphinxext_podcast.model.addresses import scheme

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def on_doctree_resolved(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Spell out in articles what Sphinx leaves out, and take away what it writes of nothing."""
    if app.builder.format not in {'text', 'man'}:
        return
    articles = podcast(app.env).articles
    parts: list[nodes.Element] = [*doctree.findall(addnodes.start_of_file)]
    for part in [doctree] if docname in articles else parts:
        if part.get('docname', docname) in articles:
            for image in list(part.findall(nodes.image)):
                say(image)
            if app.builder.format == 'text':
                for link in list(part.findall(nodes.reference)):
                    spell(link)
    if app.builder.format == 'man':
        for link in list(doctree.findall(nodes.reference)):
            # Another chapter of the same page, behind which would be "<>".
            if not link.get('refuri') and not link.get('refid'):
                link.replace_self(nodes.inline('', '', *link.children))


def say(image: nodes.image) -> None:
    """Put the words of *image* in its place; Sphinx writes these, and ``[image]`` behind them."""
    alt = image.get('alt', '')
    said = words_of_sphinx('[image: %s]') % alt if alt else words_of_sphinx('[image]')
    inside = isinstance(image.parent, nodes.TextElement)
    image.replace_self(nodes.inline('', said) if inside else nodes.paragraph('', said))


def spell(link: nodes.reference) -> None:
    """Write behind *link* where it leads, unless that is written already."""
    address = link.get('refuri', '')
    after = link.next_node(nodes.Text, descend=False, siblings=True)
    written = link.astext() == address or (after or '').startswith(f' <{address}>')
    alone = len(link.parent) == 1 and 'podcast-embed' in link.parent.get('classes', ())
    heading = isinstance(link.parent, nodes.title)
    if scheme.is_web(address) and not (written or alone or heading):
        link.parent.insert(link.parent.index(link) + 1, nodes.Text(f' <{address}>'))
