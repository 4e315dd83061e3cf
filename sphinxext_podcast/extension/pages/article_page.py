"""Header and footer of an article, as nodes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

from docutils import nodes

from sphinxext_podcast.extension.elements.nodes import podcast_inline, podcast_part
from sphinxext_podcast.extension.overviews.lines import joined, line
from sphinxext_podcast.extension.translation import _, date_text
from sphinxext_podcast.model.addresses import scheme
from sphinxext_podcast.model.groups.term import term_key

from . import languages

if TYPE_CHECKING:
    from datetime import datetime

    from sphinx.config import Config

    from sphinxext_podcast.extension.links.linker import Linker
    from sphinxext_podcast.model.article import Article, Person
    from sphinxext_podcast.model.groups.surroundings import Surroundings
    from sphinxext_podcast.model.groups.term import Term


def header(
    article: Article,
    around: Surroundings,
    links: Linker,
    config: Config,
    made: Mapping[str, list[nodes.Node]],
) -> podcast_part | None:
    """Make the header: the chosen parts, those of one line together; None if all are empty.

    *made* are the parts that need more than the article: its picture, its player.
    """
    part = podcast_part('', tag='header', classes=['podcast-article-header'])
    languages.around(part, article, config)
    part += [line([nodes.Text(text)], css) for css, text in marks(article.marks)]
    facts: list[nodes.Node] = []
    for name in config.podcast_header:
        if name in _FACTS:
            facts += _FACTS[name](article, config)
            continue
        part += _facts_line(facts)
        facts = []
        part += made[name] if name in made else _BYLINES[name](article, around, links)
    part += _facts_line(facts)
    return part if part.children else None


def marks(names: Iterable[str]) -> list[tuple[str, str]]:
    """Return class and text of each mark of an article that is here by an option only."""
    words = {'draft': _('Draft'), 'future': _('Not yet published'), 'expired': _('Expired')}
    return [(f'podcast-{mark}', str(words[mark])) for mark in names]


def footer(
    article: Article,
    around: Surroundings,
    links: Linker,
    config: Config,
    made: Mapping[str, list[nodes.Node]],
) -> podcast_part | None:
    """Make the footer of the chosen parts, or None when they are all empty.

    *made* are those that lead on, which ``article_end`` makes.
    """
    part = podcast_part('', tag='footer', classes=['podcast-article-footer'])
    languages.around(part, article, config)
    for name in config.podcast_footer:
        part += made[name] if name in made else _FOOTER[name](article, around, links)
    return part if part.children else None


def time(moment: datetime | None, config: Config) -> list[nodes.Node]:
    """Make the date of an article, if it has one."""
    if moment is None:
        return []
    return [_inline('time', 'podcast-article-date', date_text(moment, config), moment.isoformat())]


def _inline(tag: str, css: str, text: str, datetime: str = '') -> podcast_inline:
    return podcast_inline('', text, tag=tag, classes=[css], datetime=datetime)


def _facts_line(facts: list[nodes.Node]) -> list[nodes.Node]:
    return [line(joined(facts), 'podcast-article-meta')] if facts else []


def _updated(article: Article, config: Config) -> list[nodes.Node]:
    moment = article.lastmod
    if moment is None or (article.date and moment.date() <= article.date.date()):
        return []
    text = str(_('Updated %s')) % date_text(moment, config)
    return [_inline('time', 'podcast-article-updated', text, moment.isoformat())]


def _reading_time(article: Article, config: Config) -> list[nodes.Node]:
    if not article.minutes:
        return []
    text = str(_('%d min read')) % article.minutes
    node = _inline('span', 'podcast-reading-time', text)
    node['minutes'], node['words'] = article.minutes, article.words
    return [node]


def _show(article: Article, around: Surroundings, links: Linker) -> list[nodes.Node]:
    items: list[nodes.Node] = [links.term(show) for show in around.terms.get('source_name', ())]
    if article.source_name and not items:
        items.append(nodes.Text(article.source_name))
    if scheme.is_web(article.source_url):
        text = str(_('Original episode'))
        items.append(nodes.reference('', text, refuri=article.source_url))
    return [line(joined(items), 'podcast-article-source')] if items else []


def _people(
    words: str, people: tuple[Person, ...], terms: tuple[Term, ...], links: Linker
) -> list[nodes.Node]:
    """Name the *people*, each with a link to their page here, else to their own."""
    pages = {term.key: term for term in terms}
    names: list[nodes.Node] = []
    for person in people:
        if term := pages.get(term_key(person.name)):
            names.append(links.term(term))
        elif scheme.is_web(person.url):
            names.append(nodes.reference('', person.name, refuri=person.url))
        else:
            names.append(nodes.inline('', person.name))
    listed = [label(words), *joined(names, ', ')]
    return [line(listed, 'podcast-article-people')] if names else []


def label(words: str) -> nodes.inline:
    """Make the name of a part, with a blank behind it."""
    return nodes.inline('', f'{words} ', classes=['podcast-label'])


def _terms(words: str, terms: tuple[Term, ...], css: str, links: Linker) -> list[nodes.Node]:
    if not terms:
        return []
    chips = joined((links.term(term) for term in terms), ' ')
    return [line([label(words), *chips], 'podcast-article-terms', css)]


def _tags(article: Article, around: Surroundings, links: Linker) -> list[nodes.Node]:
    """Make chips of the tags; where there are no chips, a line that says what they are."""
    tags, css = around.terms.get('tags', ()), 'podcast-article-tags'
    if not tags or not links.has_term_pages:
        return _terms(str(_('Tags')), tags, css, links)
    chips = joined((links.term(tag) for tag in tags), ' ')
    return [line(chips, 'podcast-article-terms', css)]


def translations(article: Article, around: Surroundings, links: Linker) -> list[nodes.Node]:
    """Name the versions of *article* in other languages."""
    found = languages.switch(article, around.translations, links, links.env.config)
    words = [label(str(_('Also in'))), *joined(found, ' ')]
    return [line(words, 'podcast-article-translations')] if found else []


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


_Part = Callable[['Article', 'Surroundings', 'Linker'], list[nodes.Node]]
_FACTS: dict[str, Callable[[Article, Config], list[nodes.Node]]] = {
    'date': lambda article, config: time(article.date, config),
    'updated': _updated,
    'reading-time': _reading_time,
}
_BYLINES: dict[str, _Part] = {
    'show': _show,
    'authors': lambda a, around, links: _people(
        str(_('By')), a.authors, around.terms.get('authors', ()), links
    ),
    'hosts': lambda a, around, links: _people(
        str(_('Hosts')), a.hosts, around.terms.get('hosts', ()), links
    ),
    'guests': lambda a, around, links: _people(
        str(_('Guests')), a.guests, around.terms.get('guests', ()), links
    ),
    'categories': lambda a, around, links: _terms(
        str(_('Categories')),
        around.terms.get('categories', ()),
        'podcast-article-categories',
        links,
    ),
    'translations': translations,
}
_FOOTER: dict[str, _Part] = {
    'tags': _tags,
    'series': _series,
    'same-episode': _same_episode,
    'related': _related,
    'section-neighbours': _section_neighbours,
    'neighbours': _neighbours,
}
