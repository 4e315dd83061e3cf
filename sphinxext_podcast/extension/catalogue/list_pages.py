"""Which lists have pages of their own: folders, taxonomies, terms, the archive and its years.

A long list goes on at ``page/2/`` below its first page, which may be a document.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sphinxext_podcast.extension.translation import _
from sphinxext_podcast.model.addresses import scheme
from sphinxext_podcast.model.groups.archive import Archive, Year
from sphinxext_podcast.model.groups.section import Section
from sphinxext_podcast.model.groups.term import Term, term_key
from sphinxext_podcast.model.paging import Sheet, place, sheets

from . import groups
from .groups import Subject, Subjects, path_of, place_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx.environment import BuildEnvironment

    from sphinxext_podcast.model.article import Article
    from sphinxext_podcast.model.library import Library


class Page(NamedTuple):
    """A page to make: one of the pages of the list about *subject*."""

    name: str
    subject: Subject
    sheet: Sheet


#: How many chips there are of tags and shows on the home, and of what a term is together with.
CHIPS, TOGETHER = 12, 6
#: What the page of a taxonomy has more terms than has groups of them, and these chips above.
FEW_TERMS, MOST_USED = 48, 24
#: So many titles the archive has on one page.
FEW_TITLES = 600


class Contents(NamedTuple):
    """What a page of a list shows: its HTML and its digest are made of it.

    *first* is the name of the first page of the list, *above* name and title of the page that
    it belongs to.  *terms* have the numbers of theirs.
    """

    title: str
    sheet: Sheet
    first: str
    above: tuple[str, str] | None
    inner: tuple[Section | Archive, ...]
    terms: tuple[tuple[Term, int], ...]
    articles: tuple[Article, ...]
    months: Archive | Year | None
    beside: Beside


class Beside(NamedTuple):
    """What the page of a list tells besides: in its line of facts, and in chips below the list.

    *number* is that of all its articles or terms, *years* the first and the last of these
    articles, *ways* the paths of taxonomies that the home leads to, *own* the page that a show or
    a person has elsewhere.  *chips* are terms with numbers, by what they are: ``together``, or
    the path of a taxonomy.  *versions* are what the folder has in other languages.
    """

    number: int
    years: tuple[int, ...] = ()
    ways: tuple[str, ...] = ()
    own: str = ''
    chips: tuple[tuple[str, tuple[tuple[Term, int], ...]], ...] = ()
    versions: tuple[Section, ...] = ()


def pages(library: Library, known: Subjects, env: BuildEnvironment) -> list[Page]:
    """Return the pages to make; where a document has the name, the document stays."""
    found: dict[str, Page] = {}
    for subject in everything(library):
        first = known.at(path_of(subject))
        if first in env.found_docs and known.documents.get(first) != subject:
            continue  # the author's own page, with a list of the author's own or none
        for sheet in sheets_of(subject, library, env.config.podcast_page_size):
            name = first if sheet.number == 1 else place(place_of(subject), sheet.number)
            if name not in env.found_docs:
                found.setdefault(name, Page(name, subject, sheet))
    return list(found.values())


def everything(library: Library) -> Iterator[Subject]:
    """Yield what there is a list about."""
    yield from library.sections()
    for taxonomy in library.taxonomies:
        if terms := library.terms(taxonomy):
            yield taxonomy
            yield from terms
    yield from groups.archives(library)


def sheets_of(subject: Subject, library: Library, size: int) -> tuple[Sheet, ...]:
    """Return the pages of the list about *subject*, *size* articles on each."""
    if isinstance(subject, (str, Archive, Year)):
        return sheets(0, 0)
    return sheets(len(library.listed(subject)), size)


def name_of(subject: Subject, number: int, known: Subjects) -> str:
    """Return the name of page *number* of the list about *subject*."""
    return known.at(path_of(subject)) if number == 1 else place(place_of(subject), number)


def title(page: Page, env: BuildEnvironment) -> str:
    """Return the title of *page*, by which it differs from the others of its list."""
    name = groups.title(page.subject, env)
    if page.sheet.number == 1:
        return name
    return str(_('%(title)s, page %(number)d')) % {'title': name, 'number': page.sheet.number}


def beside(subject: Subject, library: Library, *, first: bool = True) -> Beside:
    """Return what the page of *subject* tells besides its list; only the *first* has chips."""
    if isinstance(subject, str):
        return Beside(len(library.terms(subject)))
    articles = library.listed(subject)
    dated = [article.date.year for article in articles if article.date]
    years = tuple(sorted({min(dated), max(dated)})) if dated else ()
    if isinstance(subject, Term):
        often = library.together(subject, TOGETHER) if first else ()
        own = own_page(subject, library)
        return Beside(len(articles), years, (), own, _filled((('together', often),)))
    if not isinstance(subject, Section):
        return Beside(len(articles), years)
    versions = tuple(one for one in library.editions(subject) if one.path != subject.path)
    if subject.path:
        return Beside(len(articles), years, versions=versions)
    ways = tuple(path for path in library.taxonomies if first and library.terms(path))
    chosen = [path for path in ways if library.taxonomies[path] in {'source_name', 'tags'}]
    chosen.sort(key=lambda path: library.taxonomies[path] == 'tags')
    chips = tuple((p, _numbered(library.terms(p, 'count', CHIPS))) for p in chosen)
    return Beside(len(articles), years, ways, '', _filled(chips), versions)


_Chips = tuple[tuple[str, tuple[tuple['Term', int], ...]], ...]


def _numbered(terms: Iterable[Term]) -> tuple[tuple[Term, int], ...]:
    return tuple((term, len(term.docnames)) for term in terms)


def _filled(chips: _Chips) -> _Chips:
    return tuple(group for group in chips if group[1])


def own_page(term: Term, library: Library) -> str:
    """Return the page elsewhere of the show or person *term*, if the articles agree on one."""
    key = library.taxonomies[term.taxonomy]
    articles = library.of(term.docnames)
    if key == 'source_name':
        found = {str(a.params.get('source_home', '')) for a in articles} - {''}
    elif key in {'authors', 'hosts', 'guests'}:
        people = [one for a in articles for one in getattr(a, key)]
        found = {one.url for one in people if term_key(one.name) == term.key} - {''}
    else:
        return ''
    return next(iter(found)) if len(found) == 1 and scheme.is_web(min(found)) else ''


def articles_on(page: Page, library: Library, size: int) -> tuple[Article, ...]:
    """Return the articles that *page* lists, *size* of them where its list goes on."""
    if isinstance(page.subject, str):
        return ()
    if isinstance(page.subject, Archive):
        return library.of(titles(page.subject))
    return shown(page.subject, library, page.sheet, size)


def titles(archive: Archive) -> list[str]:
    """Return the docnames of the articles that the page of *archive* names: all, or a year's."""
    found = [[d for month in year.months for d in month.docnames] for year in archive.years]
    number = sum(map(len, found))
    return [docname for year in (found if number <= FEW_TITLES else found[:1]) for docname in year]


def shown(
    subject: Term | Section | Year, library: Library, sheet: Sheet, size: int
) -> tuple[Article, ...]:
    """Return the articles on one page of the list about *subject*, *size* on each page."""
    return library.page_of(subject)[sheet.of(size if sheet.total > 1 else 0)]


def inner_to(subject: Subject, library: Library) -> tuple[Section | Archive, ...]:
    """Return the sections in *subject*, at home with the archive."""
    if not isinstance(subject, Section):
        return ()
    sections = (library.section(path) for path in subject.children)
    archive = groups.archives(library)[:1] if not subject.path else ()
    return (*filter(None, sections), *(one for one in archive if isinstance(one, Archive)))


def contents(page: Page, library: Library, known: Subjects, env: BuildEnvironment) -> Contents:
    """Return what *page* shows."""
    subject, above = page.subject, None
    if not isinstance(subject, str):
        outer = groups.parent(subject, library)
        above = (known.at(path_of(outer)), groups.title(outer, env))
    return Contents(
        title(page, env),
        page.sheet,
        known.at(path_of(subject)),
        above,
        inner_to(subject, library) if page.sheet.number == 1 else (),
        tuple((term, len(term.docnames)) for term in library.terms(subject))
        if isinstance(subject, str)
        else (),
        articles_on(page, library, env.config.podcast_page_size),
        subject if isinstance(subject, (Archive, Year)) else None,
        beside(subject, library, first=page.sheet.number == 1),
    )
