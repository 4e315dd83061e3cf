"""Lists of articles and terms, as nodes."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from docutils import nodes

from sphinxext_podcast.extension.catalogue import feeds
from sphinxext_podcast.extension.catalogue.list_pages import inner_to, shown
from sphinxext_podcast.extension.elements.nodes import podcast_inline
from sphinxext_podcast.extension.links.linker import reference
from sphinxext_podcast.extension.translation import _, month_text, ngettext
from sphinxext_podcast.model.groups.archive import Archive, Year
from sphinxext_podcast.model.groups.section import Section
from sphinxext_podcast.model.groups.term import Term
from sphinxext_podcast.model.listing import Listing, ListRequest, TermListing
from sphinxext_podcast.model.paging import Sheet
from sphinxext_podcast.output.pages import pager as output

from . import empty
from .article_page import joined, line
from .entries import article_list, classes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from sphinx.config import Config

    from sphinxext_podcast.extension.catalogue.groups import Subject
    from sphinxext_podcast.extension.links.linker import Linker
    from sphinxext_podcast.model.groups.archive import Month
    from sphinxext_podcast.model.library import Library

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
    """Return messages about terms of a list that no article has, with the one that is meant."""
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
    inner = section_list(inner_to(subject, library), links)
    if isinstance(subject, Section) and not articles:
        return inner
    return [*inner, *article_list(articles, ENTRY, links, config)]


def pager(sheet: Sheet, address: Callable[[int], str]) -> str:
    """Return the links between the pages of a list as HTML."""
    words = output.Words(str(_('Pages')), str(_('Newer')), str(_('Older')), str(_('Page %d')))
    return output.pager(sheet, address, words)


def number_of_articles(number: int) -> str:
    """Return how many articles there are, in words."""
    return ngettext('%d article', '%d articles', number)


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


def section_list(inner: Iterable[Section | Archive], links: Linker) -> list[nodes.Element]:
    """Make a list of what is *inner* to a section, if there is anything."""
    items = [
        nodes.list_item('', line([_link(child, links)], 'podcast-section-item'))
        for child in inner
        if links.has_term_pages or isinstance(child, Section)
    ]
    return [nodes.bullet_list('', *items, classes=classes('section', 'list'))] if items else []


def _link(child: Section | Archive, links: Linker) -> nodes.Element:
    if isinstance(child, Section):
        return links.section(child)
    return links.page(child.path, str(_('Archive')))


def term_list(terms: Sequence[Term], layout: str, links: Linker) -> list[nodes.Element]:
    """Make a list of *terms* with the numbers of their articles."""
    items = [term_item(links.term(term), str(len(term.docnames))) for term in terms]
    return [nodes.bullet_list('', *items, classes=classes('term', layout))]


def term_item(link: nodes.Node, number: str) -> nodes.list_item:
    """Make the entry of a term in a list: its *link* and the *number* of its articles."""
    count = podcast_inline('', number, tag='span', classes=['podcast-term-count'])
    return nodes.list_item('', line(joined([link, count], ' '), 'podcast-term-item'))
