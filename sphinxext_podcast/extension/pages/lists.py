"""Lists of articles and terms, as nodes."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from docutils import nodes

from sphinxext_podcast.extension.builders import is_printed
from sphinxext_podcast.extension.catalogue import feeds
from sphinxext_podcast.extension.catalogue.list_pages import inner_to, shown
from sphinxext_podcast.extension.overviews import all_terms, by_month, empty, facts
from sphinxext_podcast.extension.overviews.all_terms import term_list
from sphinxext_podcast.extension.overviews.lines import classes, line
from sphinxext_podcast.extension.translation import _
from sphinxext_podcast.model.book import reached
from sphinxext_podcast.model.groups.archive import Archive, Year
from sphinxext_podcast.model.groups.section import Section
from sphinxext_podcast.model.groups.term import Term
from sphinxext_podcast.model.listing import Listing, ListRequest, TermListing
from sphinxext_podcast.model.paging import Sheet
from sphinxext_podcast.output.pages import pager as output

from .entries import article_list, layout, lead

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from sphinx.builders import Builder
    from sphinx.config import Config

    from sphinxext_podcast.extension.catalogue.groups import Subject
    from sphinxext_podcast.extension.links.linker import Linker
    from sphinxext_podcast.model.article import Article
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
            return empty.of_taxonomy(library.taxonomies[query.taxonomy], library, links)
        return term_list(terms, wanted.layout, links)
    articles = library.select(wanted.query)
    if not articles:
        named = [(library.taxonomies[taxonomy], names) for taxonomy, names in wanted.query.terms]
        return empty.of_terms(named, library, links)
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
    return (
        [line([facts.feed_link(address)], 'podcast-item-meta', 'podcast-feeds')] if address else []
    )


def is_said_by_chapters(articles: Sequence[Article], docname: str, builder: Builder) -> bool:
    """Return whether all *articles* follow *docname* as chapters, after a table of contents."""
    if not (articles and is_printed(builder)):
        return False
    below = reached([docname], builder.env.toctree_includes)
    return all(article.docname in below for article in articles)


def take_out(node: nodes.Element, document: nodes.document) -> None:
    """Take *node* out of *document*, and a section that had nothing else below its title.

    A section that something in the document leads to stays.
    """
    around = node.parent
    around.remove(node)
    while isinstance(around, nodes.section) and isinstance(around.parent, nodes.section):
        links = document.findall(nodes.reference)
        linked = {link.get('refid') or link.get('refuri', '').rpartition('#')[2] for link in links}
        if len(around) > 1 or not linked.isdisjoint(around['ids']):
            break
        section, around = around, around.parent
        around.remove(section)


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
        if not terms:
            return empty.of_taxonomy(key, library, links)
        return all_terms.index(terms, links, config)
    if isinstance(subject, Archive):
        return by_month.archive(subject, library, links, config)
    if isinstance(subject, Year):
        return by_month.months(subject, library, links, config, 'h2')
    articles = shown(subject, library, sheet, config.podcast_page_size)
    if isinstance(subject, Term) and not articles:
        wanted = [(library.taxonomies[subject.taxonomy], [subject.name])]
        return empty.of_terms(wanted, library, links)
    inner = inner_list(subject, library, links)
    if isinstance(subject, Section) and not articles:
        return inner
    return [*inner, *listed(subject, articles, library, links, config, sheet)]


def inner_list(subject: Section | Term, library: Library, links: Linker) -> list[nodes.Element]:
    """Make the list of the sections in *subject*; those of the home are in its line of facts."""
    at_home = isinstance(subject, Section) and not subject.path and links.has_term_pages
    return [] if at_home else section_list(inner_to(subject, library), links)


def listed(
    subject: Section | Term,
    articles: Sequence[Article],
    library: Library,
    links: Linker,
    config: Config,
    sheet: Sheet,
) -> list[nodes.Element]:
    """Make the list of *articles* on page *sheet* of *subject*, the parts of a series numbered."""
    wanted = ENTRY
    if links.has_term_pages:
        wanted = ENTRY._replace(layout=layout(subject, config))
    first = sheet.of(config.podcast_page_size).start + 1 if is_numbered(subject, library) else 0
    made = article_list(articles, wanted, links, config, first)
    if is_lead(subject, sheet) and wanted.layout == 'cards':
        lead(made[0])
    return made


def is_numbered(subject: Subject, library: Library) -> bool:
    """Return whether the page of *subject* numbers its articles."""
    return isinstance(subject, Term) and library.is_series(subject)


def is_lead(subject: Subject, sheet: Sheet) -> bool:
    """Return whether the first article on *sheet* of *subject* is large: the newest, at home."""
    return isinstance(subject, Section) and not subject.path and sheet.number == 1


def pager(sheet: Sheet, address: Callable[[int], str]) -> str:
    """Return the links between the pages of a list as HTML."""
    words = output.Words(str(_('Pages')), str(_('Newer')), str(_('Older')), str(_('Page %d')))
    return output.pager(sheet, address, words)


def section_list(inner: Iterable[Section | Archive], links: Linker) -> list[nodes.Element]:
    """Make a list of what is *inner* to a section, if there is anything."""
    items = [
        nodes.list_item('', line([facts.link(child, links)], 'podcast-section-item'))
        for child in inner
        if links.has_term_pages or isinstance(child, Section)
    ]
    return [nodes.bullet_list('', *items, classes=classes('section', 'list'))] if items else []
