"""Header and footer of an article, as nodes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

from docutils import nodes

from sphinxext_podcast.extension.elements.nodes import podcast_inline, podcast_part
from sphinxext_podcast.extension.translation import _, date_text, ngettext
from sphinxext_podcast.model.addresses import scheme
from sphinxext_podcast.model.groups.term import term_key
from sphinxext_podcast.model.site import language_tag

from . import languages

if TYPE_CHECKING:
    from datetime import datetime

    from sphinx.config import Config

    from sphinxext_podcast.extension.links.linker import Linker
    from sphinxext_podcast.model.article import Article, Person
    from sphinxext_podcast.model.groups.surroundings import Surroundings
    from sphinxext_podcast.model.groups.term import Term

SEPARATOR = ' · '


def header(
    article: Article,
    around: Surroundings,
    links: Linker,
    config: Config,
    made: Mapping[str, list[nodes.Node]],
) -> podcast_part | None:
    """Make the header: the chosen parts, those of one line together; None if all are empty.

    *made* are the parts that need more than the article: its lede, its picture, its player.
    """
    part = podcast_part('', tag='header', classes=['podcast-article-header'])
    languages.around(part, article, config)
    part += [line([nodes.Text(text)], css) for css, text in marks(article.marks)]
    facts: list[nodes.Node] = []
    for name in config.podcast_header:
        if name in _FACTS:
            facts += _FACTS[name](article, around, links)
            continue
        part += _facts_line(facts)
        facts = []
        part += made[name] if name in made else _translations(article, around, links)
    part += _facts_line(facts)
    return part if part.children else None


def lede(article: Article, text: str, config: Config) -> list[nodes.Node]:
    """Make the description of *article*, nothing if its *text* begins with the same words.

    It is in the language of the article, where the header around it is in the site's.
    """
    said, begun = (' '.join(words.split()) for words in (article.description, text))
    if not said or begun.startswith(said.rstrip('.…。 ')):
        return []
    made = line([nodes.Text(said)], 'podcast-article-lede')
    own = languages.tag(article, config)
    return [languages.plain(made, own if own != language_tag(config.language or '') else '')]


def marks(names: Iterable[str]) -> list[tuple[str, str]]:
    """Return class and text of each mark of an article that is here by an option only."""
    words = {'draft': _('Draft'), 'future': _('Not yet published'), 'expired': _('Expired')}
    return [(f'podcast-{mark}', str(words[mark])) for mark in names]


def footer(
    article: Article, around: Surroundings, links: Linker, config: Config
) -> podcast_part | None:
    """Make the footer of the chosen parts, or None when they are all empty."""
    part = podcast_part('', tag='footer', classes=['podcast-article-footer'])
    languages.around(part, article, config)
    for name in config.podcast_footer:
        part += _FOOTER[name](article, around, links)
    return part if part.children else None


def line(children: Iterable[nodes.Node], *classes: str) -> nodes.paragraph:
    """Make a paragraph with *classes*."""
    return nodes.paragraph('', '', *children, classes=list(classes))


def joined(items: Iterable[nodes.Node], separator: str = SEPARATOR) -> list[nodes.Node]:
    """Put *separator* between the *items*."""
    result: list[nodes.Node] = []
    for item in items:
        result += [nodes.Text(separator), item] if result else [item]
    return result


def time(moment: datetime | None, config: Config) -> list[nodes.Node]:
    """Make the date of an article, if it has one."""
    if moment is None:
        return []
    return [_inline('time', 'podcast-article-date', date_text(moment, config), moment.isoformat())]


def _inline(tag: str, css: str, text: str, datetime: str = '') -> podcast_inline:
    return podcast_inline('', text, tag=tag, classes=[css], datetime=datetime)


def _facts_line(facts: list[nodes.Node]) -> list[nodes.Node]:
    return [line(joined(facts), 'podcast-article-meta')] if facts else []


def _date(article: Article, around: Surroundings, links: Linker) -> list[nodes.Node]:
    return time(article.date, links.env.config)


def _updated(article: Article, around: Surroundings, links: Linker) -> list[nodes.Node]:
    moment = article.lastmod
    if moment is None or (article.date and moment.date() <= article.date.date()):
        return []
    text = str(_('Updated %s')) % date_text(moment, links.env.config)
    return [_inline('time', 'podcast-article-updated', text, moment.isoformat())]


def _reading_time(article: Article, around: Surroundings, links: Linker) -> list[nodes.Node]:
    if not article.minutes:
        return []
    text = ngettext('%d min read', '%d min read', article.minutes)
    node = _inline('span', 'podcast-reading-time', text)
    node['minutes'], node['words'] = article.minutes, article.words
    return [node]


def _show(article: Article, around: Surroundings, links: Linker) -> list[nodes.Node]:
    items: list[nodes.Node] = [links.term(show) for show in around.terms.get('source_name', ())]
    if article.source_name and not items:
        items.append(nodes.Text(article.source_name))
    return _piece('podcast-article-show', items)


def _source(article: Article, around: Surroundings, links: Linker) -> list[nodes.Node]:
    if not scheme.is_web(article.source_url):
        return []
    link = nodes.reference('', str(_('Original episode')), refuri=article.source_url)
    return [line([link], 'podcast-article-source')]


def _piece(css: str, items: list[nodes.Node], words: str = '') -> list[nodes.Node]:
    """Make a piece of the byline of *items*, with *words* before them; nothing without any."""
    before = [nodes.Text(f'{words} ')] if words else []
    return [nodes.inline('', '', *before, *joined(items, ', '), classes=[css])] if items else []


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
    return _piece('podcast-article-people', names, words)


def label(words: str) -> nodes.inline:
    """Make the name of a part, with a blank behind it."""
    return nodes.inline('', f'{words} ', classes=['podcast-label'])


def _terms(words: str, terms: tuple[Term, ...], css: str, links: Linker) -> list[nodes.Node]:
    if not terms:
        return []
    chips = joined((links.term(term) for term in terms), ' ')
    return [line([label(words), *chips], 'podcast-article-terms', css)]


def _translations(article: Article, around: Surroundings, links: Linker) -> list[nodes.Node]:
    found = languages.switch(article, around.translations, links, links.env.config)
    words = [label(str(_('Also in'))), *joined(found, ' ')]
    return [line(words, 'podcast-article-translations')] if found else []


def _group(css: str, words: Iterable[nodes.Node], entries: nodes.Element) -> list[nodes.Node]:
    part = podcast_part('', tag='div', classes=[css])
    part += line(words, 'podcast-label')
    part += entries
    return [part]


def _articles(articles: Iterable[Article], links: Linker) -> nodes.bullet_list:
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
        parts += _group('podcast-article-series', head, entries)
    return parts


def _same_episode(article: Article, around: Surroundings, links: Linker) -> list[nodes.Node]:
    if not around.same_episode:
        return []
    words = [nodes.Text(_('More about this episode'))]
    return _group('podcast-article-same-episode', words, _articles(around.same_episode, links))


def _related(article: Article, around: Surroundings, links: Linker) -> list[nodes.Node]:
    if not around.related:
        return []
    words = [nodes.Text(_('Related'))]
    return _group('podcast-article-related', words, _articles(around.related, links))


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
#: The pieces of the byline.
_FACTS: dict[str, _Part] = {
    'show': _show,
    'date': _date,
    'updated': _updated,
    'reading-time': _reading_time,
    'authors': lambda a, around, links: _people(
        '', a.authors, around.terms.get('authors', ()), links
    ),
    'hosts': lambda a, around, links: _people(
        str(_('Hosts')), a.hosts, around.terms.get('hosts', ()), links
    ),
    'guests': lambda a, around, links: _people(
        str(_('Guests')), a.guests, around.terms.get('guests', ()), links
    ),
    'categories': lambda a, around, links: _piece(
        'podcast-article-categories', list(map(links.term, around.terms.get('categories', ())))
    ),
}
_FOOTER: dict[str, _Part] = {
    'tags': lambda a, around, links: _terms(
        str(_('Tags')), around.terms.get('tags', ()), 'podcast-article-tags', links
    ),
    'series': _series,
    'same-episode': _same_episode,
    'related': _related,
    'section-neighbours': _section_neighbours,
    'neighbours': _neighbours,
    'source': _source,
}
