"""A project as the command knows it: what ``conf.py`` says, and its documents, without Sphinx."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinxext_podcast.cli.console import Refusal, note
from sphinxext_podcast.model.addresses.address_book import AddressBook
from sphinxext_podcast.model.addresses.places import address_of, assign, file_at, home, wishes
from sphinxext_podcast.model.groups.term import below_taxonomies
from sphinxext_podcast.model.library import Library
from sphinxext_podcast.model.site import Site, language_tag
from sphinxext_podcast.source import dates
from sphinxext_podcast.source.document import Settings, is_held_back, marked
from sphinxext_podcast.source.folders.file_name import opens_folder
from sphinxext_podcast.source.folders.patterns import Patterns
from sphinxext_podcast.source.front_matter import address_keys, article_fields
from sphinxext_podcast.source.settings import ablog_options, values
from sphinxext_podcast.source.settings.options import OPTIONS
from sphinxext_podcast.source.settings.sound import sound

from . import conf_file, project_files
from .project_files import Entry
from .taken import PAGES_OF_SPHINX, Taken, lists, roots

if TYPE_CHECKING:
    from collections.abc import Container, Mapping
    from datetime import datetime

    from sphinxext_podcast.model.addresses.page import Page
    from sphinxext_podcast.model.article import Article
    from sphinxext_podcast.model.problem import Problem

    from .project_files import Found


@dataclass(frozen=True)
class Project:
    """A project; *srcdir* has its documents, *confdir* its ``conf.py``, both absolute.

    *conf* are the names that ``conf.py`` sets, *options* ours with the values that are used,
    *problems* what is wrong with the others.  *now* is the moment of the build.  *entries* are
    the documents by docname, all that there are.
    """

    srcdir: Path
    confdir: Path
    conf: Mapping[str, Any]
    options: Mapping[str, Any]
    problems: tuple[Problem, ...]
    settings: Settings
    now: datetime
    found: Found
    entries: Mapping[str, Entry]

    @property
    def root(self) -> str:
        """The docname of the home."""
        return self.found.documents.root

    @property
    def language(self) -> str:
        """The language of the site, as Sphinx calls it."""
        return str(self.conf.get('language') or 'en')

    @cached_property
    def site(self) -> Site:
        """The site: its address, title and language."""
        title = self.conf.get('html_title') or self.conf.get('project') or ''
        return Site(
            base=project_files.base_address(self.conf),
            title=str(title),
            description=self.options['podcast_description'],
            language=language_tag(self.language),
        )

    @cached_property
    def held(self) -> Mapping[str, tuple[str, ...]]:
        """Docname → why a document is not published: ``draft``, ``unreadable``, ``taken`` …."""
        shown = values.shown(
            drafts=self.options['podcast_drafts'],
            future=self.options['podcast_future'],
            expired=self.options['podcast_expired'],
        )
        taken = {home(name) for name in PAGES_OF_SPHINX}
        found: dict[str, tuple[str, ...]] = {}
        for docname, entry in self.entries.items():
            article, front = entry.read.described, entry.read.front
            if entry.fatal:
                found[docname] = ('unreadable',)
            elif front and article_fields.is_unrendered(front):
                found[docname] = ('unrendered',)
            elif article and is_held_back(article, self.now, shown):
                found[docname] = article.withheld(self.now)
            elif article and not entry.read.page and home(docname) in taken:
                found[docname] = ('taken',)
        return found

    @cached_property
    def covers(self) -> Patterns:
        """Whether the front matter of a document is looked at."""
        return Patterns(self.options['podcast_articles'])

    @cached_property
    def published(self) -> Mapping[str, Entry]:
        """The documents that have pages, by docname; a home that is held back is made anew."""
        return {
            docname: entry
            for docname, entry in self.entries.items()
            if docname not in self.held or docname == self.root
        }

    @cached_property
    def articles(self) -> Mapping[str, Article]:
        """Docname → article, of those that are published."""
        return {d: one for d, one in self.all_articles.items() if d not in self.held}

    @cached_property
    def all_articles(self) -> Mapping[str, Article]:
        """Docname → article, whether it is published or not, with the title that it shows."""
        return {
            docname: project_files.titled(entry.read.article, entry)
            for docname, entry in self.entries.items()
            if entry.read.article
        }

    @cached_property
    def library(self) -> Library:
        """Every article that is published, sorted, grouped and related."""
        return self.library_of(self.articles)

    def library_of(self, articles: Mapping[str, Article]) -> Library:
        """Return *articles* sorted, grouped and related."""
        documents, options = self.found.documents, self.options
        undated = {d for d, entry in self.published.items() if entry.read.page}
        return Library(
            (marked(article, self.now) for article in articles.values()),
            options['podcast_taxonomies'],
            documents.folders,
            archive_path=options['podcast_archive'],
            slugs=values.term_slugs(options['podcast_term_slugs'], options['podcast_taxonomies']),
            language=self.language,
            editions={
                docname: language
                for docname, language in documents.languages.items()
                if docname in undated and opens_folder(documents.paths[docname])
            },
        )

    @cached_property
    def written_addresses(self) -> Mapping[str, tuple[Page, list[Problem]]]:
        """Docname → what a document says of its addresses, and what is wrong with that."""
        found = {}
        for docname, entry in self.entries.items():
            described, native = entry.read.described, entry.file.markup == 'md'
            readable = entry.path and not entry.fatal
            if readable and self.covers(docname) and (native or described):
                found[docname] = address_keys.page(
                    docname,
                    entry.read.front,
                    described,
                    self.settings.zone,
                    section=entry.file.section,
                    native=native,
                )
        return found

    @cached_property
    def pages(self) -> Mapping[str, Page]:
        """Docname → what decides the addresses of a document, of those that are published."""
        return self._pages(self.published.keys() - self.held.keys(), self.published)

    @cached_property
    def all_pages(self) -> Mapping[str, Page]:
        """The same of all documents, as if all were published."""
        return self._pages(self.entries, self.entries)

    def _pages(self, chosen: Container[str], beside: Container[str]) -> dict[str, Page]:
        """Return the *chosen* documents; *beside* are all that may have the address of one."""
        program = self.options['podcast_dialect']
        languages = {docname: self.entries[docname].file.language for docname in self.entries}
        return {
            d: address_keys.placed(page, languages[d], self.language, beside, program)
            for d, (page, _) in self.written_addresses.items()
            if d in chosen
        }

    @cached_property
    def addresses(self) -> AddressBook:
        """The addresses of all documents that are published."""
        permalinks = self.options['podcast_permalinks']
        return AddressBook(self.pages, self.published, {}, permalinks, self.site.base)

    @cached_property
    def taken(self) -> Taken:
        """The pages and files besides the documents."""
        size = self.options['podcast_page_size']
        names = lists(self.library, self.conf, size, self.root)
        static = roots(self.srcdir, self.confdir, self.conf, self.options['podcast_static'])
        return Taken(names, self.published, static, self.library.taxonomies)

    @cached_property
    def moved(self) -> Mapping[str, str]:
        """Docname → file of the documents whose pages are not where their docnames say."""
        if self.options['podcast_addresses'] != 'hugo':
            return {}
        homes = {docname: file_at(home(docname)) for docname in self.published}
        wished = wishes(self.pages, self.addresses, self.is_content, self.root)
        return assign(wished, homes, self.taken.of)

    @cached_property
    def paths(self) -> Mapping[str, str]:
        """Docname → where a document has its page with ``dirhtml``, from the root of the site."""
        homes = {docname: file_at(home(docname)) for docname in self.published}
        return {
            d: address_of(file)
            for d, file in {**homes, self.root: 'index.html', **self.moved}.items()
        }

    @cached_property
    def group_paths(self) -> Mapping[str, str]:
        """Path of a term, a taxonomy or a section → where its page is, from the root."""
        library, found = self.library, {}
        for taxonomy in library.taxonomies:
            for path in (taxonomy, *(term.path for term in library.terms(taxonomy))):
                found[path] = f'/{path}/'
        for docname, _, path in below_taxonomies(self.published, library.taxonomies):
            found[path] = self.paths[docname]
        for section in library.sections():
            names = [f'{section.path}/index', section.path] if section.path else [self.root]
            own = next((name for name in names if name in self.published), '')
            found[section.path] = self.paths[own] if own else f'/{section.path}/'
        return found

    def note_unreadable(self) -> None:
        """Print how many documents cannot be read, if there are any."""
        if number := sum(1 for entry in self.entries.values() if entry.fatal):
            note(f'Files that cannot be read: {number}; sphinx-podcast check says why.')

    def is_content(self, docname: str) -> bool:
        """Return whether *docname* is where Hugo has its content, and the site is read so."""
        documents = self.found.documents
        below = documents.is_content or documents.is_below_index(docname)
        return self.options['podcast_markdown'] == 'hugo' and below and self.covers(docname)


def open_project(folder: Path, conf: Path | None = None) -> Project:
    """Read the project whose documents are in *folder*, and its ``conf.py`` in *conf* or there.

    Raises Refusal if there is none, or if it fails.
    """
    srcdir = folder.resolve()
    confdir = (conf or folder).resolve()
    path = confdir / 'conf.py'
    if not path.is_file():
        raise Refusal(conf_file.missing(folder, confdir))
    return project_with(conf_file.run(path), srcdir, confdir)


def project_with(names: Mapping[str, Any], srcdir: Path, confdir: Path) -> Project:
    """Return the project in *srcdir* whose ``conf.py``, in *confdir*, sets these *names*."""
    given = {option.name: names[option.name] for option in OPTIONS if option.name in names}
    options, problems = sound(given)
    providers = values.providers(options['podcast_providers'])
    extensions = project_files.strings(names, 'extensions')
    zone = dates.timezone_named(options['podcast_timezone'])
    settings = Settings(
        zone,
        providers,
        values.shortcodes(providers, options['podcast_shortcodes']),
        ablog_options.blog(names, by_ablog='ablog' in extensions),
        options['podcast_media_prefix'],
        bool(names.get('myst_title_to_header')),
        options['podcast_dialect'],
        options['podcast_people'],
    )
    found = project_files.find(srcdir, names, options)
    entries = project_files.read(srcdir, options, settings, found.documents)
    now = values.now(options['podcast_now'], zone)
    return Project(srcdir, confdir, names, options, tuple(problems), settings, now, found, entries)
