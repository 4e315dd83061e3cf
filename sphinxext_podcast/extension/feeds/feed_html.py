"""The text of an article as HTML, from its nodes: without its title, header and footer.

Players and transcripts are links, and headings have none to themselves.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.util.osutil import relative_uri

from sphinxext_podcast.extension.elements.nodes import (
    podcast_embed,
    podcast_embed_caption,
    podcast_html,
    podcast_image,
    podcast_listen,
    podcast_part,
    podcast_transcript,
)
from sphinxext_podcast.extension.moments import spoken
from sphinxext_podcast.extension.players.rendering import figure
from sphinxext_podcast.output.pages import player

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx.builders.html import StandaloneHTMLBuilder


def html(builder: StandaloneHTMLBuilder, doctree: nodes.document) -> str:
    """Return the text of *doctree*, the page that *builder* writes now."""
    visitor: Any = builder.create_translator(doctree, builder)
    visitor.dispatch_visit = _visit(visitor, doctree.next_node(nodes.title))
    visitor.dispatch_departure = _depart(visitor)
    linked, builder.add_permalinks = builder.add_permalinks, False
    try:
        doctree.walkabout(visitor)
    finally:
        builder.add_permalinks = linked
    return ''.join(visitor.body)


def html_again(builder: StandaloneHTMLBuilder, docname: str) -> str:
    """Return the text of *docname*, whose page *builder* does not write now."""
    if not hasattr(builder, 'docsettings'):  # no page was to be written
        builder.prepare_writing(set())
    env = builder.env
    doctree = env.get_and_resolve_doctree(docname, builder)
    builder.post_process_images(doctree)
    doctree.settings = builder.docsettings
    uri = builder.get_target_uri(docname)
    builder.secnumbers = env.toc_secnumbers.get(docname, {})
    builder.fignumbers = env.toc_fignumbers.get(docname, {})
    builder.imgpath = relative_uri(uri, builder.imagedir)
    builder.dlpath = relative_uri(uri, '_downloads')
    builder.current_docname = docname
    return html(builder, doctree)


def _visit(visitor: Any, title: nodes.Node | None) -> Callable[[nodes.Node], None]:
    visit = visitor.dispatch_visit

    def visit_text(node: nodes.Node) -> None:
        if node is title or (
            isinstance(node, (podcast_part, podcast_html)) and node.get('beside')
        ):
            raise nodes.SkipNode
        if isinstance(node, podcast_transcript):
            visitor.body.append(spoken.link(node))
            raise nodes.SkipNode
        if isinstance(node, podcast_listen):
            return
        if isinstance(node, podcast_image):
            visitor.visit_image(node)  # a reader of feeds has room of its own
        elif isinstance(node, podcast_embed):
            visitor.body.append(player.link_opening(figure(visitor, node)))
        elif isinstance(node, podcast_embed_caption):
            visitor.body.append('<div>')
        else:
            visit(node)

    return visit_text


def _depart(visitor: Any) -> Callable[[nodes.Node], None]:
    depart = visitor.dispatch_departure

    def depart_text(node: nodes.Node) -> None:
        if isinstance(node, (podcast_embed, podcast_embed_caption)):
            visitor.body.append('</div>\n')
        elif not isinstance(node, podcast_listen):
            depart(node)

    return depart_text
