"""Which lists have pages of their own: folders, taxonomies, terms, the archive and its years.

A long list goes on at ``page/2/`` below its first page, which may be a document.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sphinxext_podcast.extension.translation import _
from sphinxext_podcast.model.groups.archive import Archive, Year
from sphinxext_podcast.model.groups.section import Section
from sphinxext_podcast.model.paging import Sheet, place, sheets

from . import groups
from .groups import Subject, Subjects, path_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.environment import BuildEnvironment

    from sphinxext_podcast.model.article import Article
    from sphinxext_podcast.model.groups.term import Term
    from sphinxext_podcast.model.library import Library


class Page(NamedTuple):
    """A page to make: one of the pages of the list about *subject*."""

    name: str
    subject: Subject
    sheet: Sheet


class Contents(NamedTuple):
    """What a page of a list shows: its HTML and its digest are made of it.

    *first* is the name of the first page of the list, *above* name and title of the page that
    it belongs to, *number* that of all articles in it.  *terms* have the numbers of theirs.
    """

    title: str
    sheet: Sheet
    first: str
    above: tuple[str, str] | None
    number: int
    inner: tuple[Section | Archive, ...]
    terms: tuple[tuple[Term, int], ...]
    articles: tuple[Article, ...]
    months: Archive | Year | None


def pages(library: Library, known: Subjects, env: BuildEnvironment) -> list[Page]:
    """Return the pages to make; where a document has the name, the document stays."""
    found: dict[str, Page] = {}
    for subject in everything(library):
        first = known.at(path_of(subject))
        if first in env.found_docs and known.documents.get(first) != subject:
            continue  # the author's own page, with a list of the author's own or none
        for sheet in sheets_of(subject, library, env.config.podcast_page_size):
            name = first if sheet.number == 1 else place(path_of(subject), sheet.number)
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
    path = path_of(subject)
    return known.at(path) if number == 1 else place(path, number)


def title(page: Page, env: BuildEnvironment) -> str:
    """Return the title of *page*, by which it differs from the others of its list."""
    name = groups.title(page.subject, env)
    if page.sheet.number == 1:
        return name
    return str(_('%(title)s, page %(number)d')) % {'title': name, 'number': page.sheet.number}


def articles_on(page: Page, library: Library, size: int) -> tuple[Article, ...]:
    """Return the articles that *page* lists, *size* of them where its list goes on."""
    if isinstance(page.subject, (str, Archive)):
        return ()
    return shown(page.subject, library, page.sheet, size)


def shown(
    subject: Term | Section | Year, library: Library, sheet: Sheet, size: int
) -> tuple[Article, ...]:
    """Return the articles on one page of the list about *subject*, *size* on each page."""
    return library.listed(subject)[sheet.of(size if sheet.total > 1 else 0)]


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
        0 if isinstance(subject, str) else len(library.listed(subject)),
        inner_to(subject, library) if page.sheet.number == 1 else (),
        tuple((term, len(term.docnames)) for term in library.terms(subject))
        if isinstance(subject, str)
        else (),
        articles_on(page, library, env.config.podcast_page_size),
        subject if isinstance(subject, (Archive, Year)) else None,
    )
