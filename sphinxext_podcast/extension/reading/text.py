"""What the text of an article adds to its front matter: title, length, opening."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from docutils import nodes

from sphinxext_podcast.extension.catalogue import opening
from sphinxext_podcast.extension.elements.nodes import podcast_embed
from sphinxext_podcast.extension.elements.words import title, words
from sphinxext_podcast.extension.markdown import parser, summary_divider
from sphinxext_podcast.source.episode import media_name
from sphinxext_podcast.source.word_count import length

if TYPE_CHECKING:
    from sphinxext_podcast.extension.catalogue.opening import Opening
    from sphinxext_podcast.model.article import Article

#: What Markdown can begin with.
_MARKS = frozenset('*_`[<&\\~')
#: Not words of the text.
_SKIPPED = (nodes.comment, nodes.system_message, nodes.substitution_definition)


def complete(article: Article, document: nodes.document) -> tuple[Article, tuple[Opening, ...]]:
    """Return *article* with the title, words, minutes and opening of its *document*.

    Beside it is what opens it, of which the last words come with the last transforms.
    """
    heading = document.next_node(nodes.title)
    texts: list[str] = []
    paragraphs: list[nodes.Element] = []
    _gather(document, heading, texts, paragraphs)
    counted = length('\n'.join(texts), article.title)
    made = replace(
        described(article, document),
        title=article.title or (title(heading) if heading else article.docname),
        words=counted.words,
        minutes=counted.minutes,
        media=episodes(document),
    )
    found = [opening.beginning(paragraphs)]
    if above := summary_divider.above(document) or _read(article.summary, document):
        found.append(opening.summary(above))
    return made, tuple(found)


def of_section(section: Article, document: nodes.document, untitled: bool) -> Article:
    """Return *section* with description and title of its *document*, '' if that is *untitled*."""
    heading = document.next_node(nodes.title)
    named = '' if untitled or heading is None else title(heading)
    return replace(described(section, document), title=named)


def described(article: Article, document: nodes.document) -> Article:
    """Return *article* with the description that its text gives it for search engines."""
    if article.description:
        return article
    given = [m for m in document.findall(nodes.meta) if m.get('name', '').lower() == 'description']
    texts = [meta['content'] for meta in sorted(given, key=lambda meta: 'lang' in meta)]
    return replace(article, description=texts[0]) if texts else article


def episodes(document: nodes.document) -> tuple[str, ...]:
    """Return the films and episodes that *document* plays, each once, in their order."""
    played = (
        media_name(node['provider'], node['kind'], node['media_id'])
        for node in document.findall(podcast_embed)
    )
    return tuple(dict.fromkeys(filter(None, played)))


def _read(summary: str, document: nodes.document) -> list[nodes.Element]:
    """Return the Markdown *summary* as a line, nothing where it is plain text."""
    if not summary or _MARKS.isdisjoint(summary):
        return []
    return [nodes.inline('', '', *parser.inline(summary, document, 1))]


def _gather(
    node: nodes.Element,
    heading: nodes.Node | None,
    texts: list[str],
    paragraphs: list[nodes.Element],
) -> None:
    """Collect the texts of the blocks below *node*, and its paragraphs outside of quotes."""
    for child in node.children:
        if child is heading or isinstance(child, (*_SKIPPED, podcast_embed)):
            continue
        if isinstance(child, nodes.TextElement):
            texts.append(words(child))
            if isinstance(child, nodes.paragraph) and isinstance(
                node, (nodes.section, nodes.document)
            ):
                paragraphs.append(child)
        elif isinstance(child, nodes.Element):
            _gather(child, heading, texts, paragraphs)
