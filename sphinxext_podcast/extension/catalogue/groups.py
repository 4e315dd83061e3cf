"""What a list page is about (a folder, a taxonomy, a term, a year), and which document is it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from docutils import nodes
from sphinx.util.matching import Matcher
from sphinx.util.nodes import clean_astext

from sphinxext_podcast.extension.translation import _
from sphinxext_podcast.model.groups.archive import Archive, Year
from sphinxext_podcast.model.groups.section import Section, above
from sphinxext_podcast.model.groups.term import Term, below_taxonomies

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment

    from sphinxext_podcast.model.article import Article
    from sphinxext_podcast.model.library import Library

#: A string is the path of a taxonomy.
Subject = Section | Term | Archive | Year | str
#: In the place of an author's ``orphan``.
REACHED = 'podcast'


class Subjects(NamedTuple):
    """Path → its document or the page to make; docname → what it has a list about."""

    pages: Mapping[str, str]
    documents: Mapping[str, Subject]

    def at(self, path: str) -> str:
        """Return the name of the page at *path*: a document, or else the page made there."""
        return self.pages.get(path, path)


def find(
    env: BuildEnvironment,
    library: Library,
    introductions: Collection[str],
    listings: Collection[str],
) -> Subjects:
    """Find the documents of sections, taxonomies and terms.

    *introductions* are the documents whose file is an ``_index``, *listings* those with lists.
    An ordinary document is the page of the term that its name is; if it has a list already,
    it gets no other.
    """
    pages: dict[str, str] = {}
    documents: dict[str, Subject] = {}
    terms = {term.path: term for path in library.taxonomies for term in library.terms(path)}
    for docname, taxonomy, path in below_taxonomies(env.found_docs, library.taxonomies):
        own = docname in introductions
        subject = taxonomy if path == taxonomy else terms.get(path)
        if path in pages and not own:
            continue
        if own or subject:
            pages[path] = docname
        if own:
            documents[docname] = subject or Term(taxonomy, '', name_of(docname), path, ())
        elif isinstance(subject, Term) and docname not in listings:
            documents[docname] = subject
    for name, group in _groups(env, library, introductions):
        pages[group.path] = name
        if name in introductions or (isinstance(group, Section) and group.language):
            documents[name] = group
    return Subjects(pages, documents)


def _groups(
    env: BuildEnvironment, library: Library, introductions: Collection[str]
) -> Iterator[tuple[str, Section | Archive | Year]]:
    """Yield the pages of sections, and the documents of the archive and its years."""
    for section in library.sections():
        name = f'{section.path}/index' if section.path else env.config.root_doc
        if section.language:
            name = section.path
        plain = name not in env.found_docs and section.path in env.found_docs
        yield section.path if plain else name, section
    for archive in archives(library):
        if f'{archive.path}/index' in introductions:
            yield f'{archive.path}/index', archive


def archives(library: Library) -> tuple[Archive | Year, ...]:
    """Return the archive and its years, if the site has one; a section keeps its place."""
    archive = library.archive
    found: list[Archive | Year] = [archive, *archive.years]
    made = archive.path and archive.years
    return tuple(g for g in found if made and library.section(g.path) is None)


def settle(env: BuildEnvironment, found: Subjects, introductions: Mapping[str, Article]) -> None:
    """Name the documents of terms after them, which are known only now.

    Ordinary documents among them are reached by lists, too, and need no place in a toctree;
    nor does any document where the home is no document with toctrees, but as Hugo has it.
    """
    for metadata in env.metadata.values():
        if metadata.get('orphan') == REACHED:
            del metadata['orphan']
    reached = {docname for docname in found.documents if docname not in introductions}
    if env.config.root_doc in introductions:
        reached |= set(filter(Matcher(tuple(env.config.podcast_articles)), env.found_docs))
    for docname in reached:
        env.metadata[docname].setdefault('orphan', REACHED)
    for docname, subject in found.documents.items():
        if docname not in introductions:
            continue
        if isinstance(subject, Term) and not introductions[docname].title:
            env.titles[docname] = env.longtitles[docname] = nodes.title('', subject.name)
            if entry := env.tocs[docname].next_node(nodes.reference):
                entry.children = [nodes.Text(subject.name)]


def title(subject: Subject, env: BuildEnvironment) -> str:
    """Return the title of the page about *subject*."""
    if isinstance(subject, Term):
        return subject.name
    if isinstance(subject, Archive):
        return str(_('Archive'))
    if isinstance(subject, Year):
        return str(subject.year)
    path = path_of(subject)
    named: Mapping[str, nodes.title] = env.titles
    for name in (f'{path}/index', path) if path else [env.config.root_doc]:
        if name in env.found_docs and name in named:
            return clean_astext(named[name])
    return taxonomy_title(path) if isinstance(subject, str) else section_title(path)


def path_of(subject: Subject) -> str:
    """Return where the page about *subject* is, for ``Subjects.at``."""
    return subject if isinstance(subject, str) else subject.path


def place_of(subject: Subject) -> str:
    """Return the folder of the feed of *subject*, and of further pages of its list."""
    return subject.place if isinstance(subject, Section) else path_of(subject)


def parent(subject: Term | Section | Archive | Year, library: Library) -> Subject:
    """Return what *subject* belongs to: the taxonomy of a term, the section above a section."""
    if isinstance(subject, Archive):
        return Section('')
    if isinstance(subject, Term):
        return subject.taxonomy
    if isinstance(subject, Year):
        return library.archive
    return library.section(subject.parent) or Section(subject.parent)


def title_of_document(docname: str, config: Config) -> str:
    """Return the title of a folder's document that has none: what its page would have."""
    path = above(docname)
    if not path:
        return str(config.project)
    taxonomies: Mapping[str, str] = config.podcast_taxonomies
    for taxonomy in taxonomies:
        if path.casefold() == taxonomy.casefold():
            return taxonomy_title(taxonomy)
        if path.casefold().startswith(f'{taxonomy.casefold()}/'):
            return name_of(docname)
    return section_title(path)


def name_of(docname: str) -> str:
    """Return the name of the folder of *docname*."""
    return above(docname).rpartition('/')[2]


def section_title(path: str) -> str:
    """Return the title of the folder *path*: its name, beginning with a capital.

    That of ``posts``, as most sites have it, is in the language of the site.
    """
    name = path.rpartition('/')[2]
    if name == 'posts':
        return str(_('Posts'))
    return name[:1].upper() + name[1:]


def taxonomy_title(taxonomy: str) -> str:
    """Return the title of the page of *taxonomy*."""
    titles = {
        'tags': _('Tags'),
        'categories': _('Categories'),
        'series': _('Series'),
        'authors': _('Authors'),
        'shows': _('Shows'),
        'guests': _('Guests'),
        'hosts': _('Hosts'),
    }
    return str(titles.get(taxonomy, taxonomy.rsplit('/', 1)[-1].capitalize()))
