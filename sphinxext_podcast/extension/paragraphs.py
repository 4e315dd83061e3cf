"""Blocks in paragraphs: a player, a figure, a table of a shortcode end the paragraph around."""

from __future__ import annotations

import re

from docutils import nodes


def is_block(node: nodes.Node) -> bool:
    """Say whether *node* stands between paragraphs, not in them."""
    return isinstance(node, nodes.Element) and not isinstance(node, nodes.Inline)


def in_sentence(node: nodes.Node, nothing: re.Pattern[str] = re.compile(r'(?!)')) -> bool:
    """Say whether *node* stands among words or pictures, in a paragraph, a heading, a cell.

    What *nothing* matches is no word.
    """
    block: nodes.Node = node.parent
    while isinstance(block, nodes.Inline):
        block = block.parent
    if type(block) is not nodes.paragraph:
        return isinstance(block, nodes.TextElement) and not isinstance(
            block, nodes.FixedTextElement
        )
    return any(block.findall(nodes.image)) or any(
        nothing.sub('', text).strip()
        for text in block.findall(nodes.Text)
        if not isinstance(text.parent, nodes.raw)
    )


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
    """Say whether *node* is a paragraph without words or pictures."""
    if type(node) is not nodes.paragraph:
        return False
    return not node.astext().strip() and not any(node.findall(nodes.image))
