"""What the text of an article adds to its front matter: title, length, opening."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from docutils import nodes

from sphinxext_podcast.extension.catalogue import opening
from sphinxext_podcast.extension.elements.nodes import podcast_chapters, podcast_embed
from sphinxext_podcast.extension.elements.words import title, words
from sphinxext_podcast.extension.markdown import parser, summary_divider
from sphinxext_podcast.extension.moments import chapters
from sphinxext_podcast.source.episode import media_name
from sphinxext_podcast.source.word_count import length

if TYPE_CHECKING:
    from sphinxext_podcast.extension.catalogue.opening import Opening
    from sphinxext_podcast.model.article import Article, Chapter

    from .survey import Survey

#: What Markdown can begin with.
_MARKS = frozenset('*_`[<&\\~')


def complete(article: Article, found: Survey) -> tuple[Article, tuple[Opening, ...]]:
    """Return *article* with the title, words, minutes and opening that are *found* in its text.

    Beside it is what opens it, of which the last words come with the last transforms.
    """
    heading = found.heading
    counted = length('\n'.join(map(words, found.texts)), article.title)
    made = replace(
        described(article, found),
        title=article.title or (title(heading) if heading else article.docname),
        words=counted.words,
        minutes=counted.minutes,
        media=episodes(found),
        chapters=article.chapters or _chapters(article, found),
    )
    above = summary_divider.above(found.document, found.all(nodes.comment))
    openings = [opening.beginning(found.paragraphs)]
    if above := above or _read(article.summary, found.document):
        openings.append(opening.summary(above))
    return made, tuple(openings)


def of_section(section: Article, found: Survey, untitled: bool) -> Article:
    """Return *section* with the description and title *found*, '' if it is *untitled*."""
    named = '' if untitled or found.heading is None else title(found.heading)
    return replace(described(section, found), title=named)


def described(article: Article, found: Survey) -> Article:
    """Return *article* with the description that its text gives it for search engines."""
    if article.description:
        return article
    metas = found.all(nodes.meta)
    given = [meta for meta in metas if meta.get('name', '').lower() == 'description']
    texts = [meta['content'] for meta in sorted(given, key=lambda meta: 'lang' in meta)]
    return replace(article, description=texts[0]) if texts else article


def _chapters(article: Article, found: Survey) -> tuple[Chapter, ...]:
    """Return the chapters that the text names for *article*, whose front matter has none."""
    lists = [node for node in found.all(podcast_chapters) if node['own']]
    return chapters.stored(lists[0]) if lists and not article.chapters_file else ()


def episodes(found: Survey) -> tuple[str, ...]:
    """Return the films and episodes that are played, each once, in their order."""
    played = (
        media_name(node['provider'], node['kind'], node['media_id'])
        for node in found.all(podcast_embed)
    )
    return tuple(dict.fromkeys(filter(None, played)))


def _read(summary: str, document: nodes.document) -> list[nodes.Element]:
    """Return the Markdown *summary* as a line, nothing where it is plain text."""
    if not summary or _MARKS.isdisjoint(summary):
        return []
    return [nodes.inline('', '', *parser.inline(summary, document, 1))]
