"""Header and footer of an article, as nodes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

from docutils import nodes

from sphinxext_podcast.extension.elements.nodes import podcast_inline, podcast_part
from sphinxext_podcast.extension.overviews.lines import joined, line
from sphinxext_podcast.extension.translation import _, between, date_text, ngettext
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
        part += made[name] if name in made else translations(article, around, links)
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
    return [languages.plain(made, languages.other(article, config))]


def marks(names: Iterable[str]) -> list[tuple[str, str]]:
    """Return class and text of each mark of an article that is here by an option only."""
    words = {'draft': _('Draft'), 'future': _('Not yet published'), 'expired': _('Expired')}
    return [(f'podcast-{mark}', str(words[mark])) for mark in names]


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
    return piece('podcast-article-show', items, links)


def piece(css: str, items: list[nodes.Node], links: Linker, words: str = '') -> list[nodes.Node]:
    """Make a piece of the byline of *items*, with *words* before them; nothing without any."""
    if not items:
        return []
    before = [nodes.Text(f'{words} ')] if words else []
    comma = between(links.env.config.language)
    return [nodes.inline('', '', *before, *joined(items, comma), classes=[css])]


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
    return piece('podcast-article-people', names, links, words)


def label(words: str) -> nodes.inline:
    """Make the name of a part, with a blank behind it; a colon of Chinese has one in itself."""
    after = '' if words.endswith('：') else ' '
    return nodes.inline('', f'{words}{after}', classes=['podcast-label'])


def translations(article: Article, around: Surroundings, links: Linker) -> list[nodes.Node]:
    """Name the versions of *article* in other languages."""
    found = languages.switch(article, around.translations, links, links.env.config)
    words = [label(str(_('Also in'))), *joined(found, ' ')]
    return [line(words, 'podcast-article-translations')] if found else []


Part = Callable[['Article', 'Surroundings', 'Linker'], list[nodes.Node]]
#: The pieces of the byline.
_FACTS: dict[str, Part] = {
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
    'categories': lambda a, around, links: piece(
        'podcast-article-categories',
        [links.term(one) for one in around.terms.get('categories', ())],
        links,
    ),
}
