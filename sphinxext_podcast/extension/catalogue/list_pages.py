"""Which lists have pages of their own: folders, taxonomies, terms, the archive and its years.

A long list goes on at ``page/2/`` below its first page, which may be a document.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from sphinxext_podcast.extension.translation import _
from sphinxext_podcast.model.groups.archive import Archive, Year
from sphinxext_podcast.model.groups.section import Section
from sphinxext_podcast.model.paging import Sheet, place, sheets

from . import groups
from .groups import Subject, Subjects, path_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sphinx.environment import BuildEnvironment

    from sphinxext_podcast.model.article import Article
    from sphinxext_podcast.model.groups.term import Term
    from sphinxext_podcast.model.library import Library


class Page(NamedTuple):
    """A page to make: one of the pages of the list about *subject*."""

    name: str
    subject: Subject
    sheet: Sheet


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


def state(
    page: Page,
    library: Library,
    known: Subjects,
    env: BuildEnvironment,
    entry: Callable[[Article], str],
) -> list[Any]:
    """Return what *page* shows, its articles by what *entry* says of them, for a digest."""
    subject = page.subject
    first = known.at(path_of(subject))
    found: list[Any] = [title(page, env), page.sheet, first]
    listed = articles_on(page, library, env.config.podcast_page_size)
    found.append([entry(article) for article in listed])
    if isinstance(subject, str):
        terms = library.terms(subject)
        found += [[t.name, known.at(t.path), len(t.docnames)] for t in terms]
        return found
    above = groups.parent(subject, library)
    found += [known.at(path_of(above)), groups.title(above, env)]
    years = isinstance(subject, (Archive, Year))
    found.append(subject if years else len(library.listed(subject)))
    if isinstance(subject, Section) and page.sheet.number == 1:
        inner = [section for path in subject.children if (section := library.section(path))]
        found += [[known.at(s.path), groups.title(s, env)] for s in inner]
    return found
