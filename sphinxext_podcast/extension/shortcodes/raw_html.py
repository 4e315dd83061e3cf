"""What shortcodes are in HTML that the author writes: in its tags, and between them."""

from __future__ import annotations

from html import escape, unescape

from docutils import nodes
from sphinx import addnodes

from sphinxext_podcast.extension.elements.nodes import podcast_embed
from sphinxext_podcast.extension.elements.words import words


def joined(pieces: list[nodes.Node], format: str) -> list[nodes.Node]:
    """Return *pieces* with all HTML between two players in one node, so that no tag is cut."""
    made: list[nodes.Node] = []
    html: nodes.raw | None = None
    for piece in pieces:
        if not isinstance(piece, nodes.Text) and not _is_address(piece):
            made.append(piece)
            html = None
        elif html is None:
            made.append(html := nodes.raw('', '', piece, format=format))
        else:
            html.append(piece)
    return made


def in_tag(made: list[nodes.Node]) -> nodes.Node:
    """Return *made* for an attribute: a link to a page, which becomes its address, or words."""
    if len(made) == 1 and isinstance(made[0], addnodes.pending_xref):
        link = made[0]
        link['in_tag'] = 1
        link.children = [nodes.inline()]  # no word of the page
        return link
    return nodes.Text(escape(as_address(made)))


def as_address(made: list[nodes.Node]) -> str:
    """Return the address of the page for a player, the words of other nodes *made*."""
    if len(made) == 1 and isinstance(made[0], podcast_embed):
        return str(made[0]['page'])
    return words_of(made)


def words_of(made: list[nodes.Node]) -> str:
    """Return the words of the nodes *made*, as an attribute has them."""
    return ''.join(unescape(words(n)) if isinstance(n, nodes.raw) else words(n) for n in made)


def _is_address(piece: nodes.Node) -> bool:
    return isinstance(piece, addnodes.pending_xref) and 'in_tag' in piece
