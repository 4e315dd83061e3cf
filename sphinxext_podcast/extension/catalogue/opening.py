"""What opens an article and stands for it elsewhere: its summary, or its first paragraph."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from sphinx import addnodes

from sphinxext_podcast.extension.elements import words
from sphinxext_podcast.source.word_count import excerpt

if TYPE_CHECKING:
    from collections.abc import Iterable

    from docutils import nodes

    from sphinxext_podcast.model.article import Article


class Opening(NamedTuple):
    """The *blocks* of text that are the ``summary`` or the ``excerpt`` of an article."""

    field: str
    blocks: tuple[nodes.Element, ...]

    def copied(self) -> Opening:
        """Return it by itself, without the document around it."""
        return self._replace(blocks=tuple(block.deepcopy() for block in self.blocks))

    @property
    def refers(self) -> bool:
        """Whether it names something else, whose title may change."""
        return any(block.next_node(addnodes.pending_xref) for block in self.blocks)


def summary(blocks: Iterable[nodes.Element]) -> Opening:
    """Return what is a summary as a whole."""
    return Opening('summary', tuple(blocks))


def beginning(paragraphs: Iterable[nodes.Element]) -> Opening:
    """Return those of *paragraphs* that an excerpt is made of: down to the first with words."""
    found = []
    for paragraph in paragraphs:
        found.append(paragraph)
        if words.title(paragraph).strip():
            break
    return Opening('excerpt', tuple(found))


def put(article: Article, opening: Opening) -> Article:
    """Return *article* with the text of *opening*."""
    texts = [words.title(block) for block in opening.blocks]
    if opening.field == 'excerpt':
        return replace(article, excerpt=excerpt(texts))
    return replace(article, summary=' '.join(' '.join(texts).split()))
