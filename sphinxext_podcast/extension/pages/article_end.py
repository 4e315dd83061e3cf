"""What the end of an article leads on to: cards, all about its show, translations, feeds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinxext_podcast.extension.elements.nodes import podcast_part
from sphinxext_podcast.extension.links.linker import reference
from sphinxext_podcast.extension.overviews.lines import joined, line
from sphinxext_podcast.extension.translation import _
from sphinxext_podcast.model.addresses import scheme

from . import languages
from .article_page import Part, label, translations
from .entries import small_cards

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.config import Config

    from sphinxext_podcast.extension.links.linker import Linker
    from sphinxext_podcast.model.article import Article
    from sphinxext_podcast.model.groups.surroundings import Surroundings
    from sphinxext_podcast.model.groups.term import Term


def footer(
    article: Article,
    around: Surroundings,
    links: Linker,
    config: Config,
) -> podcast_part | None:
    """Make the footer of the chosen parts, or None when they are all empty."""
    part = podcast_part('', tag='footer', classes=['podcast-article-footer'])
    languages.around(part, article, config)
    for name in config.podcast_footer:
        part += _FOOTER[name](article, around, links)
    return part if part.children else None


def _read_on(article: Article, around: Surroundings, links: Linker) -> list[nodes.Node]:
    """Make cards of what to read next, and a list where there are no cards."""
    if not around.read_on:
        return []
    made = (
        small_cards(around.read_on, links, links.env.config)
        if links.has_term_pages
        else article_links(around.read_on, links)
    )
    return group('podcast-article-read-on', [nodes.Text(_('Read on'))], made)


def _about_show(article: Article, around: Surroundings, links: Linker) -> list[nodes.Node]:
    """Lead to all that is about the same show, on one line: its page and its feed."""
    facts: list[nodes.Node] = []
    for term in around.terms.get('source_name', ()) if links.has_term_pages else ():
        link = links.page(term.path, str(_('All articles about %s')) % term.name)
        feed = links.feed(term)
        facts += [link, reference(feed, str(_('Feed')), 'podcast-feed')] if feed else [link]
    return [line(joined(facts), 'podcast-facts')] if facts else []


def _subscribe(article: Article, around: Surroundings, links: Linker) -> list[nodes.Node]:
    """Invite to the feeds of the site."""
    found = [reference(address, name) for name, address in links.site_feeds()]
    words = label(str(_('Never miss an article:')))
    return (
        [line([words, *joined(found)], 'podcast-facts', 'podcast-article-feeds')] if found else []
    )


def _translated(article: Article, around: Surroundings, links: Linker) -> list[nodes.Node]:
    """Name the translations, unless the header does."""
    said = 'translations' in links.env.config.podcast_header
    return [] if said else translations(article, around, links)


def _source(article: Article, around: Surroundings, links: Linker) -> list[nodes.Node]:
    if not scheme.is_web(article.source_url):
        return []
    link = nodes.reference('', str(_('Original episode')), refuri=article.source_url)
    return [line([link], 'podcast-article-source')]


def _terms(words: str, terms: tuple[Term, ...], css: str, links: Linker) -> list[nodes.Node]:
    if not terms:
        return []
    named = joined(links.term(term) for term in terms)
    return [line([label(words), *named], 'podcast-article-terms', css)]


def _tags(article: Article, around: Surroundings, links: Linker) -> list[nodes.Node]:
    """Make chips of the tags; where there are no chips, a line that says what they are."""
    tags, css = around.terms.get('tags', ()), 'podcast-article-tags'
    if not tags or not links.has_term_pages:
        return _terms(str(_('Tags')), tags, css, links)
    chips = joined((links.term(tag) for tag in tags), ' ')
    return [line(chips, 'podcast-article-terms', css)]


def group(css: str, words: Iterable[nodes.Node], entries: nodes.Element) -> list[nodes.Node]:
    """Make a part of a footer: *entries* under *words*."""
    part = podcast_part('', tag='div', classes=[css])
    part += line(words, 'podcast-label')
    part += entries
    return [part]


def article_links(articles: Iterable[Article], links: Linker) -> nodes.bullet_list:
    """Make a list of links to *articles*."""
    items = [nodes.list_item('', line([links.article(article)])) for article in articles]
    return nodes.bullet_list('', *items)


def _series(article: Article, around: Surroundings, links: Linker) -> list[nodes.Node]:
    parts: list[nodes.Node] = []
    for place in around.series:
        items = [
            nodes.list_item(
                '', line([nodes.strong('', a.title) if a is article else links.article(a)])
            )
            for a in place.articles
        ]
        words = str(_('Part %(number)d of %(total)d in the series')) % {
            'number': place.number,
            'total': place.total,
        }
        head = [nodes.Text(f'{words} '), links.term(place.term)]
        entries = nodes.enumerated_list(
            '', *items, enumtype='arabic', prefix='', suffix='.', start=place.first
        )
        parts += group('podcast-article-series', head, entries)
    return parts


def _same_episode(article: Article, around: Surroundings, links: Linker) -> list[nodes.Node]:
    if not around.same_episode:
        return []
    words = [nodes.Text(_('More about this episode'))]
    return group('podcast-article-same-episode', words, article_links(around.same_episode, links))


def _related(article: Article, around: Surroundings, links: Linker) -> list[nodes.Node]:
    if not around.related:
        return []
    words = [nodes.Text(_('Related'))]
    return group('podcast-article-related', words, article_links(around.related, links))


def _neighbours(article: Article, around: Surroundings, links: Linker) -> list[nodes.Node]:
    return _beside((around.newer, around.older), [], str(_('Newer and older')), links)


def _section_neighbours(article: Article, around: Surroundings, links: Linker) -> list[nodes.Node]:
    """Name those in the same section."""
    pair = (around.section_newer, around.section_older)
    if around.section is None:
        return []
    words = label(str(_('In the same section')))
    head = line([words, links.section(around.section)], 'podcast-article-section')
    return _beside(pair, [head], str(_('Newer and older in the same section')), links)


def _beside(
    pair: tuple[Article | None, Article | None],
    head: list[nodes.Node],
    words: str,
    links: Linker,
) -> list[nodes.Node]:
    nav = podcast_part('', *head, tag='nav', classes=['podcast-article-neighbours'], label=words)
    for name, css, other in (
        (_('Newer'), 'podcast-article-newer', pair[0]),
        (_('Older'), 'podcast-article-older', pair[1]),
    ):
        if other is not None:
            nav += line([label(str(name)), links.article(other)], css)
    return [nav] if any(pair) else []


_FOOTER: dict[str, Part] = {
    'tags': _tags,
    'series': _series,
    'same-episode': _same_episode,
    'related': _related,
    'section-neighbours': _section_neighbours,
    'neighbours': _neighbours,
    'source': _source,
    'read-on': _read_on,
    'about-show': _about_show,
    'translations': _translated,
    'subscribe': _subscribe,
}
