"""The store between builds, and what is made of it: library, address book, groups, lists."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

from sphinx.builders.singlehtml import SingleFileHTMLBuilder
from sphinx.domains import Domain

from sphinxext_podcast.extension.config.base_address import base
from sphinxext_podcast.extension.config.values import now, term_slugs
from sphinxext_podcast.extension.files.project import content
from sphinxext_podcast.model.addresses.address_book import AddressBook
from sphinxext_podcast.model.book import reached
from sphinxext_podcast.model.library import Library
from sphinxext_podcast.source.document import marked
from sphinxext_podcast.source.folders.file_name import opens_folder

from . import groups, list_pages
from .groups import Subjects

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet
    from datetime import datetime

    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

    from sphinxext_podcast.extension.files.times import Stamp
    from sphinxext_podcast.model.addresses.page import Page
    from sphinxext_podcast.model.article import Article
    from sphinxext_podcast.model.listing import ListRequest

    from .opening import Opening

#: What is made of the store, until it changes.
MADE = ('library', 'address_book', 'subjects', 'list_pages', 'inside')


class Entry(NamedTuple):
    """An entry of a toctree: the *name* of a page, and the *line* of the toctree."""

    name: str
    line: int


class Held(NamedTuple):
    """A document that is held back: why, and the *moment* from which or until which it is.

    The *reason* is draft, future or expired.
    """

    docname: str
    reason: str
    moment: datetime | None = None


class Catalogue(Domain):
    """Articles, and everything that is known of documents."""

    name = 'podcast'
    label = 'Podcast'
    initial_data: ClassVar[dict[str, Any]] = {
        'articles': {},
        'sections': {},
        'undated': {},
        'listings': {},
        'mentions': {},
        'pages': {},
        'anchors': {},
        'lines': {},
        'chapters': {},
        'files': {},
        'stamps': {},
        'openings': {},
        'templates': {},
        'recordings': {},
        'misheard': {},
        'unseen_marks': {},
        'pictures': {},
        'toctrees': {},
    }
    data_version = 10
    dangling_warnings: ClassVar[dict[str, str]] = {}

    def __init__(self, env: BuildEnvironment) -> None:
        """Begin with nothing said of links in this build."""
        super().__init__(env)
        self.said: set[object] = set()
        #: The files besides pages that the website has, known when all documents are read.
        self.made: frozenset[str] = frozenset()
        #: The documents that this build holds back, by docname.
        self.held: dict[str, Held] = {}
        #: The format of the builder.
        self.format = ''
        #: Whether the builder makes catalogs for translators.
        self.extracts = False

    def setup(self) -> None:
        """Add no target for the index: where targets are stored, on websites, it is no page."""

    @property
    def articles(self) -> dict[str, Article]:
        """Docname → article."""
        return self.data['articles']  # type: ignore[no-any-return]

    @property
    def sections(self) -> dict[str, Article]:
        """Docname → front matter of the document of a folder, a taxonomy or a term.

        Without a title of its own, which its text may give, too, its title is ''.
        """
        return self.data['sections']  # type: ignore[no-any-return]

    @property
    def undated(self) -> dict[str, Article]:
        """Docname → front matter of a page without a date that is read as articles are."""
        return self.data['undated']  # type: ignore[no-any-return]

    @property
    def listings(self) -> dict[str, tuple[ListRequest, ...]]:
        """Docname → the lists in that document, in their order."""
        return self.data['listings']  # type: ignore[no-any-return]

    @property
    def mentions(self) -> dict[str, tuple[tuple[str, str], ...]]:
        """Docname → the roles, and the links by an address, in that document: type and target."""
        return self.data['mentions']  # type: ignore[no-any-return]

    @property
    def pages(self) -> dict[str, Page]:
        """Docname → what decides the addresses of that document with Hugo."""
        return self.data['pages']  # type: ignore[no-any-return]

    @property
    def anchors(self) -> dict[str, dict[str, str]]:
        """Docname → the fragments that the address of that document may have, with their ids."""
        return self.data['anchors']  # type: ignore[no-any-return]

    @property
    def lines(self) -> dict[str, dict[str, int]]:
        """Docname → the lines of the keys of its front matter."""
        return self.data['lines']  # type: ignore[no-any-return]

    @property
    def chapters(self) -> dict[str, tuple[str, ...]]:
        """Docname → the documents that it got as chapters, with the builder of the last build."""
        return self.data['chapters']  # type: ignore[no-any-return]

    @property
    def stamps(self) -> dict[str, Stamp | None]:
        """Docname → what its file was when it was read."""
        return self.data['stamps']  # type: ignore[no-any-return]

    @property
    def openings(self) -> dict[str, tuple[Opening, ...]]:
        """Docname → what opens that article, where it refers to something."""
        return self.data['openings']  # type: ignore[no-any-return]

    @property
    def misheard(self) -> dict[str, tuple[tuple[str, int, str], ...]]:
        """Docname → what is wrong with its transcripts, until it is said: file, line, message."""
        return self.data['misheard']  # type: ignore[no-any-return]

    @property
    def toctrees(self) -> dict[str, tuple[Entry, ...]]:
        """Docname → the entries of its toctrees that name no document."""
        return self.data['toctrees']  # type: ignore[no-any-return]

    @cached_property
    def library(self) -> Library:
        """Every article that is published; asked for only after reading."""
        config = self.env.config
        moment = now(config)
        return Library(
            (marked(a, moment) for a in self.articles.values()),
            config.podcast_taxonomies,
            content(self.env).folders,
            archive_path=config.podcast_archive,
            slugs=term_slugs(config),
            language=config.language or '',
            editions=self.editions,
        )

    @property
    def editions(self) -> dict[str, str]:
        """The documents of folders in other languages, such as ``_index.en.md``, with these."""
        known = content(self.env).languages
        paths = {d: self.env.doc2path(d) for d in known if d in self.undated}
        return {d: known[d] for d, path in paths.items() if opens_folder(path)}

    @cached_property
    def address_book(self) -> AddressBook:
        """The addresses of everything that is published; asked for only after reading."""
        return AddressBook(
            self.pages,
            self.env.found_docs,
            {page.name: list_pages.title(page, self.env) for page in self.list_pages},
            self.env.config.podcast_permalinks,
            base(self.env),
        )

    @cached_property
    def subjects(self) -> Subjects:
        """The documents that are the pages of folders, taxonomies and terms."""
        return groups.find(self.env, self.library, self.sections, self.listings)

    @cached_property
    def list_pages(self) -> list[list_pages.Page]:
        """The pages of lists that are no documents."""
        return list_pages.pages(self.library, self.subjects, self.env)

    @cached_property
    def inside(self) -> frozenset[str]:
        """The documents in a single page, asked for only when all chapters are known."""
        root = self.env.config.root_doc
        return frozenset(reached([root], self.env.toctree_includes))

    def note_listing(self, docname: str, wanted: ListRequest) -> int:
        """Store a list of *docname*; return its number in the document."""
        known = self.listings.get(docname, ())
        self.listings[docname] = (*known, wanted)
        return len(known)

    def note_mention(self, docname: str, kind: str, target: str) -> None:
        """Store that *docname* refers to *target* by a role."""
        self.mentions[docname] = (*self.mentions.get(docname, ()), (kind, target))

    def described(self, docname: str) -> Article | None:
        """Return what the front matter of *docname* says, of all but ordinary documents."""
        stores = (self.articles, self.sections, self.undated)
        return next((store[docname] for store in stores if docname in store), None)

    def forget(self) -> None:
        """Forget what is made of the store, for that changes."""
        for name in MADE:
            self.__dict__.pop(name, None)

    def clear_doc(self, docname: str) -> None:
        """Forget everything of *docname*."""
        self.forget()
        for name in self.initial_data:
            self.data[name].pop(docname, None)

    def merge_domaindata(self, docnames: AbstractSet[str], otherdata: dict[str, Any]) -> None:
        """Take over what another process read of *docnames*."""
        self.forget()
        for name in self.initial_data:
            found = otherdata[name]
            self.data[name].update((d, found[d]) for d in docnames if d in found)


def podcast(env: BuildEnvironment) -> Catalogue:
    """Return the catalogue of *env*."""
    return env.domains['podcast']  # type: ignore[return-value]


def at(env: BuildEnvironment, path: str) -> str:
    """Return the name of the page at *path*: a document, or else the page made there."""
    return podcast(env).subjects.at(path)


def has(builder: Builder, docname: str) -> bool:
    """Return whether what *builder* writes holds *docname*: a single page may leave it out."""
    return not isinstance(builder, SingleFileHTMLBuilder) or docname in podcast(builder.env).inside
