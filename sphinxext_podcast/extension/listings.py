"""Lists of articles and terms, as nodes."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from docutils import nodes

from sphinxext_podcast.model.archive import Archive, Year
from sphinxext_podcast.model.listing import Listing, ListRequest, TermListing
from sphinxext_podcast.model.paging import Sheet
from sphinxext_podcast.model.section import Section
from sphinxext_podcast.model.term import Term
from sphinxext_podcast.output import pager as output

from . import empty, feeds, picture
from .article_page import joined, line, marks, time
from .links import reference
from .list_pages import shown
from .nodes import podcast_cover, podcast_head_cell, podcast_inline, podcast_part
from .subjects import archives
from .translation import _, month_text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment

    from sphinxext_podcast.model.archive import Month
    from sphinxext_podcast.model.article import Article
    from sphinxext_podcast.model.library import Library

    from .links import Linker
    from .subjects import Subject

ARTICLE_LAYOUTS = ('list', 'cards', 'table')
TERM_LAYOUTS = ('list', 'cloud')

#: A list on one page, and where there are no others.
WHOLE = Sheet()
#: How lists are on pages of their own.
ENTRY = ListRequest(Listing(), excerpt=True)


def build(
    wanted: ListRequest, library: Library, links: Linker, config: Config
) -> list[nodes.Element]:
    """Make the nodes of a list."""
    if isinstance(wanted.query, TermListing):
        query = wanted.query
        terms = library.terms(query.taxonomy, query.sort, query.limit)
        if not terms:
            return empty.of_taxonomy(library.taxonomies[query.taxonomy])
        return term_list(terms, wanted.layout, links)
    articles = library.select(wanted.query)
    if not articles:
        return empty.of_terms((library.taxonomies[t], n) for t, n in wanted.query.terms)
    made = article_list(articles, wanted, links, config)
    subject = feeds.subject_of(wanted.query, library) if wanted.feed else None
    return [*made, *feed_line(subject, links)] if subject is not None else made


def misspelt(wanted: ListRequest, library: Library) -> list[str]:
    """Say which terms that a list asks for no article has, and which one is meant."""
    found = []
    for taxonomy, names in wanted.query.terms if isinstance(wanted.query, Listing) else ():
        known = [term.name for term in library.terms(taxonomy)]
        for name in names:
            alike = get_close_matches(name, known, 1, 0.8)
            if alike and not library.term(taxonomy, name):
                found.append(f'no article has {name!r} in {taxonomy}; do you mean {alike[0]!r}?')
    return found


def feed_line(subject: Subject, links: Linker) -> list[nodes.Element]:
    """Make a line with a link to the feed of *subject*, if there is one."""
    address = links.feed(subject)
    return [line([feed_link(address)], 'podcast-item-meta', 'podcast-feeds')] if address else []


def feed_link(address: str) -> nodes.Element:
    """Make the link to the feed at *address*."""
    return reference(address, str(_('Feed')), 'podcast-feed')


def plain(wanted: ListRequest) -> ListRequest:
    """Return what stands for *wanted* where there are no cards: a list that says as much."""
    return wanted._replace(layout='list', excerpt=True) if wanted.layout == 'cards' else wanted


def about(
    subject: Subject, library: Library, links: Linker, config: Config, sheet: Sheet = WHOLE
) -> list[nodes.Element]:
    """Make what the page of *subject* lists: terms, or articles under the sections among them.

    A folder with nothing to list, such as one of ordinary documents, has no list.
    """
    if isinstance(subject, str):
        terms = library.terms(subject)
        key = library.taxonomies[subject]
        return term_list(terms, 'list', links) if terms else empty.of_taxonomy(key)
    if isinstance(subject, Archive):
        return [part for year in subject.years for part in _year(year, links, config)]
    if isinstance(subject, Year):
        return [part for month in subject.months for part in _month(month, library, links, config)]
    articles = shown(subject, library, sheet, config.podcast_page_size)
    if isinstance(subject, Term) and not articles:
        return empty.of_terms([(library.taxonomies[subject.taxonomy], [subject.name])])
    inner = section_list(subject, library, links) if isinstance(subject, Section) else []
    if isinstance(subject, Section) and not articles:
        return inner
    return [*inner, *article_list(articles, ENTRY, links, config)]


def pager(sheet: Sheet, address: Callable[[int], str]) -> str:
    """Return the links between the pages of a list as HTML."""
    words = output.Words(str(_('Pages')), str(_('Newer')), str(_('Older')), str(_('Page %d')))
    return output.pager(sheet, address, words)


def number_of_articles(number: int) -> str:
    """Return how many articles there are, in words."""
    return str(_('1 article')) if number == 1 else str(_('%d articles')) % number


def _year(year: Year, links: Linker, config: Config) -> list[nodes.Element]:
    """Make the months of *year* with the numbers of their articles, under its own."""
    heading = podcast_inline('', '', links.page(year.path, str(year.year)), tag='h2')
    items = [
        term_item(
            links.page(year.path, month_text(m.month, config.language), f'month-{m.month}'),
            str(len(m.docnames)),
        )
        for m in reversed(year.months)
    ]
    return [heading, nodes.bullet_list('', *items, classes=classes('term', 'cloud'))]


def _month(month: Month, library: Library, links: Linker, config: Config) -> list[nodes.Element]:
    """Make the articles of *month* under its name."""
    name = month_text(month.month, config.language)
    heading = podcast_inline('', name, tag='h2', ids=[f'month-{month.month}'])
    return [
        heading,
        *article_list(library.of(month.docnames), ListRequest(Listing()), links, config),
    ]


def section_list(section: Section, library: Library, links: Linker) -> list[nodes.Element]:
    """Make a list of the sections in *section*, if there are any; at home with the archive."""
    inner = [found for path in section.children if (found := library.section(path))]
    shown = [links.section(child) for child in inner]
    if links.has_term_pages and not section.path and (archive := archives(library)):
        shown.append(links.page(archive[0].path, str(_('Archive'))))
    items = [nodes.list_item('', line([link], 'podcast-section-item')) for link in shown]
    return [nodes.bullet_list('', *items, classes=classes('section', 'list'))] if items else []


def article_list(
    articles: Sequence[Article], wanted: ListRequest, links: Linker, config: Config
) -> list[nodes.Element]:
    """Make a list of *articles* as list, cards or table."""
    if wanted.layout == 'cards':
        return [_cards(articles, links, config)]
    if wanted.layout == 'table':
        return [_table(articles, links, config)]
    items = [entry(article, wanted, links, config) for article in articles]
    return [nodes.bullet_list('', *items, classes=classes('article', 'list'))]


def term_list(terms: Sequence[Term], layout: str, links: Linker) -> list[nodes.Element]:
    """Make a list of *terms* with the numbers of their articles."""
    items = [term_item(links.term(term), str(len(term.docnames))) for term in terms]
    return [nodes.bullet_list('', *items, classes=classes('term', layout))]


def term_item(link: nodes.Node, number: str) -> nodes.list_item:
    """Make the entry of a term in a list: its *link* and the *number* of its articles."""
    count = podcast_inline('', number, tag='span', classes=['podcast-term-count'])
    return nodes.list_item('', line(joined([link, count], ' '), 'podcast-term-item'))


def classes(kind: str, layout: str) -> list[str]:
    """Return the classes of a list of *kind* article, section or term."""
    return [f'podcast-{kind}-list', f'podcast-layout-{layout}']


def _meta(article: Article, config: Config) -> list[nodes.Node]:
    facts = time(article, config)
    if article.source_name:
        facts.append(nodes.inline('', article.source_name))
    facts += _marks(article)
    return [line(joined(facts), 'podcast-item-meta')] if facts else []


def _marks(article: Article) -> list[nodes.Node]:
    return [nodes.inline('', text, classes=[css]) for css, text in marks(article)]


def entry(article: Article, wanted: ListRequest, links: Linker, config: Config) -> nodes.list_item:
    """Make the entry of *article* in a list."""
    parts: list[nodes.Node] = [line([links.article(article)], 'podcast-item-title')]
    parts += _meta(article, config)
    text = article.blurb
    if wanted.excerpt and text:
        parts.append(line([nodes.Text(text)], 'podcast-item-excerpt'))
    css = ['podcast-article-item']
    if shown := picture.listed(article, links):  # on a website only
        parts = [podcast_part('', *parts, tag='div', classes=['podcast-item-text']), shown]
        css.append('podcast-item-pictured')
    return nodes.list_item('', *parts, classes=css)


def facts(article: Article, env: BuildEnvironment) -> tuple[object, ...]:
    """Return all that the entry of *article* shows, for a digest."""
    return (
        *(article.docname, article.label, str(article.date), article.source_name),
        *(article.blurb, article.marks, picture.name(article, env)),
    )


def _cards(articles: Sequence[Article], links: Linker, config: Config) -> nodes.Element:
    row = podcast_part(
        '', tag='div', classes=['sd-row', 'sd-row-cols-1', 'sd-row-cols-md-2', 'sd-g-3']
    )
    for article in articles:
        body = podcast_part('', tag='div', classes=['sd-card-body'])
        title = line([links.article(article)], 'sd-card-title', 'podcast-item-title')
        body += [title, *_meta(article, config)]
        if text := article.blurb:
            body += line([nodes.Text(text)], 'sd-card-text', 'podcast-item-excerpt')
        top = picture.listed(article, links, 'sd-card-img-top') or podcast_cover(
            '', title=article.label, show=article.source_name
        )
        card = podcast_part(
            '', top, body, tag='div', classes=['sd-card', 'sd-shadow-sm', 'sd-h-100']
        )
        row += podcast_part(
            '', card, tag='div', classes=['sd-col', 'sd-d-flex-column', 'podcast-article-item']
        )
    outer = [*classes('article', 'cards'), 'sd-container-fluid', 'sd-sphinx-override']
    return podcast_part('', row, tag='div', classes=outer)


def _table(articles: Sequence[Article], links: Linker, config: Config) -> nodes.Element:
    words = (_('Date'), _('Title'), _('Show'))
    head = nodes.row('', *(podcast_head_cell('', line([nodes.Text(str(w))])) for w in words))
    rows = [
        _row([time(a, config), _named(a, links), [nodes.Text(a.source_name)]]) for a in articles
    ]
    group = nodes.tgroup('', cols=3)
    group += [nodes.colspec(colwidth=width) for width in (20, 50, 30)]
    group += [nodes.thead('', head), nodes.tbody('', *rows)]
    table = nodes.table('', group, classes=classes('article', 'table'))
    return podcast_part('', table, tag='div', classes=['podcast-table-scroll'])


def _named(article: Article, links: Linker) -> list[nodes.Node]:
    link = links.article(article)
    return joined([link, *_marks(article)], ' ')


def _row(cells: list[list[nodes.Node]]) -> nodes.row:
    return nodes.row('', *(nodes.entry('', line(cell)) for cell in cells))
