"""What the text of an article adds to its front matter: title, length, excerpt."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from docutils import nodes

from sphinxext_podcast.source.episode import media_name
from sphinxext_podcast.source.word_count import excerpt, length

from . import article_parser, summary_divider
from .article_renderer import without_tags
from .nodes import podcast_embed

if TYPE_CHECKING:
    from sphinxext_podcast.model.article import Article

#: What Markdown can begin with.
_MARKS = frozenset('*_`[<&\\~')
#: Not words of the text.
_SKIPPED = (nodes.comment, nodes.system_message, nodes.substitution_definition)


def complete(article: Article, document: nodes.document) -> Article:
    """Return *article* with the title, words, minutes and excerpt of its *document*."""
    title = document.next_node(nodes.title)
    texts: list[str] = []
    paragraphs: list[str] = []
    _gather(document, title, texts, paragraphs)
    counted = length('\n'.join(texts), article.title)
    return replace(
        article,
        summary=summary_divider.above(document) or _plain(article.summary, document),
        title=article.title or (title.astext() if title else article.docname),
        words=counted.words,
        minutes=counted.minutes,
        excerpt=excerpt(paragraphs),
        media=episodes(document),
    )


def episodes(document: nodes.document) -> tuple[str, ...]:
    """Return the films and episodes that *document* plays, each once, in their order."""
    played = (
        media_name(node['provider'], node['kind'], node['media_id'])
        for node in document.findall(podcast_embed)
    )
    return tuple(dict.fromkeys(filter(None, played)))


def _plain(summary: str, document: nodes.document) -> str:
    """Return the Markdown *summary* as text."""
    if not summary or _MARKS.isdisjoint(summary):
        return summary
    return ''.join(node.astext() for node in article_parser.inline(summary, document, 1))


def words(node: nodes.Node) -> str:
    """Return the text of *node*, without the tags of raw HTML and without pictures."""
    if isinstance(node, nodes.raw):
        return without_tags(node.astext()) if 'html' in node['format'].split() else ''
    return ''.join(map(words, node.children)) if isinstance(node, nodes.Element) else node.astext()


def _gather(
    node: nodes.Element, title: nodes.Node | None, texts: list[str], paragraphs: list[str]
) -> None:
    """Collect the texts of the blocks below *node*, and of its paragraphs outside of quotes."""
    for child in node.children:
        if child is title or isinstance(child, (*_SKIPPED, podcast_embed)):
            continue
        if isinstance(child, nodes.TextElement):
            text = words(child)
            texts.append(text)
            if isinstance(child, nodes.paragraph) and isinstance(
                node, (nodes.section, nodes.document)
            ):
                paragraphs.append(text)
        elif isinstance(child, nodes.Element):
            _gather(child, title, texts, paragraphs)
