"""Nodes → HTML, by the functions of ``output/``; other builders never see players."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinxext_podcast.model.media import PROVIDERS
from sphinxext_podcast.output import page, player

from .nodes import podcast_embed_title
from .translation import _

if TYPE_CHECKING:
    from docutils.nodes import NodeVisitor
    from sphinx.writers.html5 import HTML5Translator

    from .nodes import (
        podcast_embed,
        podcast_embed_caption,
        podcast_html,
        podcast_inline,
        podcast_part,
    )


def visit_embed(self: HTML5Translator, node: podcast_embed) -> None:
    """Open the figure with its link or player; the caption follows as a child."""
    heading = self.document.next_node(nodes.title)
    figure = player.Figure(
        provider=node['provider'],
        kind=node['kind'],
        id=node['media_id'],
        page=node['page'],
        player=node['player'],
        action=action(node['provider']),
        title=title(node),
        page_title=heading.astext() if heading else '',
        eager=bool(node.get('eager')) or self.config.podcast_embed == 'iframe',
        classes=tuple(node['classes']),
        ids=tuple(node['ids']),
    )
    self.body.append(player.opening(figure))


def depart_embed(self: HTML5Translator, node: podcast_embed) -> None:
    """Close the figure."""
    self.body.append(player.CLOSING)


def visit_embed_title(self: HTML5Translator, node: podcast_embed_title) -> None:
    """Leave the title to the link, of which it is a part."""
    raise nodes.SkipNode


def visit_embed_caption(self: HTML5Translator, node: podcast_embed_caption) -> None:
    """Open the caption."""
    self.body.append('<figcaption>')


def depart_embed_caption(self: HTML5Translator, node: podcast_embed_caption) -> None:
    """Close the caption."""
    self.body.append('</figcaption>\n')


def visit_html(self: HTML5Translator, node: podcast_html) -> None:
    """Write what was made for this page."""
    self.body.append(node['html'])
    raise nodes.SkipNode


def visit_part(self: HTML5Translator, node: podcast_part) -> None:
    """Open the element."""
    self.body.append(page.opening(node['tag'], node['classes'], aria_label=node.get('label', '')))


def depart_part(self: HTML5Translator, node: podcast_part) -> None:
    """Close the element."""
    self.body.append(f'</{node["tag"]}>\n')


def visit_inline(self: HTML5Translator, node: podcast_inline) -> None:
    """Open the element with its machine-readable value."""
    self.body.append(
        page.opening(
            node['tag'],
            node['classes'],
            datetime=node.get('datetime', ''),
            data_podcast_minutes=node.get('minutes', ''),
            data_podcast_words=node.get('words', ''),
        )
    )


def depart_inline(self: HTML5Translator, node: podcast_inline) -> None:
    """Close the element."""
    self.body.append(f'</{node["tag"]}>')


def pass_through(self: NodeVisitor, node: nodes.Element) -> None:
    """Write nothing of the node itself, only its children."""


def action(provider: str) -> str:
    """Return the words of the link to a player: Watch on YouTube."""
    known = PROVIDERS[provider]
    words = _('Watch on %s') if known.watched else _('Listen on %s')
    return str(words) % known.label


def words(node: podcast_embed) -> str:
    """Return the words of the link to a player where nothing else is shown of it."""
    name = title(node)
    return f'{action(node["provider"])}: {name}' if name else action(node['provider'])


def title(node: podcast_embed) -> str:
    """Return the title of a player, or ''."""
    return next((c.astext() for c in node.children if isinstance(c, podcast_embed_title)), '')
