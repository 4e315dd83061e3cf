"""Blocks in paragraphs: a player, a figure, a table of a shortcode end the paragraph around."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TypeVar

from docutils import nodes

N = TypeVar('N', bound=nodes.Node)


def is_block(node: nodes.Node) -> bool:
    """Return whether *node* stands between paragraphs, not in them."""
    return isinstance(node, nodes.Element) and not isinstance(node, nodes.Inline)


def in_sentences(found: Iterable[N], nothing: re.Pattern[str] = re.compile(r'(?!)')) -> list[N]:
    """Return those of the nodes *found* that stand among words, in a paragraph, a heading, a cell.

    What *nothing* matches is no word.
    """
    known: dict[nodes.Node, bool] = {}
    kept = []
    for node in found:
        block: nodes.Node = node.parent
        while isinstance(block, nodes.Inline):
            block = block.parent
        if block not in known:
            known[block] = _is_sentence(block, nothing)
        if known[block]:
            kept.append(node)
    return kept


def _is_sentence(block: nodes.Node, nothing: re.Pattern[str]) -> bool:
    """Return whether *block* has words or pictures; any but a paragraph has."""
    if not isinstance(block, nodes.TextElement) or isinstance(block, nodes.FixedTextElement):
        return False
    if type(block) is not nodes.paragraph or any(block.findall(nodes.image)):
        return True
    texts = (text for text in block.findall(nodes.Text) if not isinstance(text.parent, nodes.raw))
    return any(nothing.sub('', text).strip() for text in texts)


def split(paragraph: nodes.paragraph, child: nodes.Node, pieces: list[nodes.Node]) -> None:
    """Put *pieces* in the place of *child*; blocks end the *paragraph*.

    Raw HTML that is all of a paragraph stands alone, as in Hugo.
    """
    at = paragraph.index(child)
    children = [*paragraph.children[:at], *pieces, *paragraph.children[at + 1 :]]
    alone = len(paragraph.children) == 1 and all(isinstance(p, nodes.raw) for p in pieces)
    if alone and pieces:
        paragraph.replace_self(pieces)
        return
    if not any(map(is_block, pieces)):
        paragraph.replace(child, pieces)
        if not paragraph.children:
            paragraph.parent.remove(paragraph)  # Hugo leaves nothing, either
        return
    around = [piece for piece in pieces if isinstance(piece, nodes.raw)]
    blocks: list[nodes.Element] = []
    for piece in children:
        if is_block(piece) or piece in around:
            blocks.append(piece)  # type: ignore[arg-type]
            continue
        if not blocks or type(blocks[-1]) is not nodes.paragraph or blocks[-1] in pieces:
            part = nodes.paragraph()
            part.source, part.line = paragraph.source, paragraph.line
            blocks.append(part)
        blocks[-1] += piece
    paragraph.replace_self([b for b in blocks if not _is_empty(b)])


def _is_empty(node: nodes.Element) -> bool:
    """Return whether *node* is a paragraph without words or pictures."""
    if type(node) is not nodes.paragraph:
        return False
    return not node.astext().strip() and not any(node.findall(nodes.image))


def joined(pieces: list[nodes.Node]) -> list[nodes.Node]:
    """Return *pieces* without empty texts and with neighbouring ones in one."""
    joined: list[nodes.Node] = []
    for piece in pieces:
        if isinstance(piece, nodes.Text) and joined and isinstance(joined[-1], nodes.Text):
            joined[-1] = nodes.Text(joined[-1] + piece)
        elif piece.astext() or not isinstance(piece, nodes.Text):
            joined.append(piece)
    return joined


def put_words(image: nodes.image) -> None:
    """Put the words for *image* in its place; a link around it needs a paragraph to stand in."""
    words: nodes.Element = nodes.inline('', image.get('alt', ''))
    image.replace_self(words)
    while isinstance(words.parent, nodes.reference):
        words = words.parent
    parent = words.parent
    if parent is not None and not isinstance(parent, nodes.TextElement):
        at = parent.index(words)
        parent.remove(words)
        parent.insert(at, nodes.paragraph('', '', words))
