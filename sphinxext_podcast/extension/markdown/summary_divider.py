"""``<!--more-->``: what stands above it is the summary of the article."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms import SphinxTransform

from sphinxext_podcast.extension.draft import draft
from sphinxext_podcast.extension.elements.nodes import podcast_embed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinxext_podcast.source.shortcodes.placeholders import Marked

#: The class of the comment that stands for the divider until the summary is stored.
MORE = 'podcast-more'


class DivideSummary(SphinxTransform):
    """Put a comment in the place of the divider; a paragraph ends there, as in Hugo."""

    default_priority = 4

    def apply(self, **kwargs: Any) -> None:
        """Find the divider."""
        marked: Marked | None = draft(self.env).marked
        if marked is None or not marked.divider:
            return
        for text in list(self.document.findall(nodes.Text)):
            if marked.divider in text:
                self.divide(text, marked.divider)

    def divide(self, text: nodes.Text, divider: str) -> None:
        """Take the divider out of *text* and end its paragraph there."""
        parent = text.parent
        before, _mark, after = str(text).partition(divider)
        above, _mark, below = parent.rawsource.partition(divider)
        parent.rawsource = above + below
        if type(parent) is not nodes.paragraph:
            parent.replace(text, nodes.Text(before + after))
            return
        at = parent.index(text)
        first = _trimmed([*parent.children[:at], nodes.Text(before)], -1)
        second = _trimmed([nodes.Text(after), *parent.children[at + 1 :]], 0)
        made: list[nodes.Node] = []
        skipped = (above + below[: -len(below.lstrip()) or None]).count('\n')
        for part, written, lines in ((first, above, 0), (second, below, skipped)):
            paragraph = nodes.paragraph(written, '', *part)
            paragraph.source, paragraph.line = parent.source, (parent.line or 0) + lines
            made += [paragraph] if part else []
            made += [nodes.comment('', '', classes=[MORE])] if part is first else []
        parent.replace_self(made)


def _trimmed(part: list[nodes.Node], end: int) -> list[nodes.Node]:
    """Return *part* without the blanks at its first or last node, by its index *end*."""
    while part and isinstance(part[end], nodes.Text):
        text = part.pop(end).astext()
        if kept := text.rstrip() if end else text.lstrip():
            return [*part, nodes.Text(kept)] if end else [nodes.Text(kept), *part]
    return part


def above(document: nodes.document, comments: Iterable[nodes.comment]) -> list[nodes.Element]:
    """Take the divider out of *document*, if one of its *comments* is it.

    Return the blocks of text above it.
    """
    for comment in comments:
        if MORE in comment['classes']:
            blocks = list(_blocks(document, comment))
            comment.parent.remove(comment)
            return blocks
    return []


def _blocks(document: nodes.document, divider: nodes.comment) -> Iterator[nodes.Element]:
    title = document.next_node(nodes.title)
    for node in document.findall():
        if node is divider:
            return
        if isinstance(node, nodes.TextElement) and node is not title and _is_block(node):
            yield node


def _is_block(node: nodes.TextElement) -> bool:
    """Return whether *node* is a block of text, and none of a player."""
    if isinstance(node, (nodes.Inline, nodes.raw, nodes.Invisible)):
        return False
    return not isinstance(node.parent, (nodes.TextElement, podcast_embed))
