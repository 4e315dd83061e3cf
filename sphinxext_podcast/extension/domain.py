"""The domain ``podcast``: the only store between builds, its roles and its references."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from sphinx.domains import Domain, ObjType

from sphinxext_podcast.model import characters
from sphinxext_podcast.model.chapters import reached
from sphinxext_podcast.model.characters import inventory_name
from sphinxext_podcast.model.library import Library

from . import (
    address_links,
    addresses,
    article_text,
    episode_files,
    file_times,
    list_pages,
    picture,
    roles,
    subjects,
)
from .config import now, term_slugs
from .content_files import content
from .links import at
from .roles import TERM_ROLES, MentionRole
from .subjects import Subjects

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Set as AbstractSet

    from sphinx.addnodes import pending_xref
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

    from sphinxext_podcast.model.address import Page
    from sphinxext_podcast.model.address_book import AddressBook
    from sphinxext_podcast.model.article import Article

    from .file_times import Stamp
    from .listings import Wanted
    from .openings import Opening


#: The priority of objects that the search leaves out.
UNSEARCHED = -1
#: What is made of the store, until it changes.
MADE = ('library', 'address_book', 'subjects', 'list_pages', 'inside')


class PodcastDomain(Domain):
    """Articles and terms."""

    name = 'podcast'
    label = 'Podcast'
    object_types: ClassVar[dict[str, ObjType]] = {
        'article': ObjType('article', 'article'),
        **{name: ObjType(name, name) for name in TERM_ROLES},
    }
    roles: ClassVar[dict[str, Any]] = {
        name: MentionRole(innernodeclass=nodes.inline, warn_dangling=True)
        for name in ('article', *TERM_ROLES)
    }
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
    }
    data_version = 5
    dangling_warnings: ClassVar[dict[str, str]] = {}

    def __init__(self, env: BuildEnvironment) -> None:
        """Begin with nothing said of links in this build."""
        super().__init__(env)
        self.said: set[object] = set()
        #: The files besides pages that the website has, known when all documents are read.
        self.made: frozenset[str] = frozenset()
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
    def listings(self) -> dict[str, tuple[Wanted, ...]]:
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

    @cached_property
    def library(self) -> Library:
        """Every article that is published; asked for only after reading."""
        config = self.env.config
        moment = now(config)
        return Library(
            (replace(a, marks=a.withheld(moment)) for a in self.articles.values()),
            config.podcast_taxonomies,
            content(self.env).folders,
            archive_path=config.podcast_archive,
            slugs=term_slugs(config),
        )

    @cached_property
    def address_book(self) -> AddressBook:
        """The addresses of everything that is published; asked for only after reading."""
        return addresses.book(self)

    @cached_property
    def subjects(self) -> Subjects:
        """The documents that are the pages of folders, taxonomies and terms."""
        return subjects.find(self.env, self.library, self.sections, self.listings)

    @cached_property
    def list_pages(self) -> list[list_pages.Page]:
        """The pages of lists that are no documents."""
        return list_pages.pages(self.library, self.subjects, self.env)

    @cached_property
    def inside(self) -> frozenset[str]:
        """The documents in a single page, asked for only when all chapters are known."""
        root = self.env.config.root_doc
        return frozenset(reached([root], self.env.toctree_includes))

    def note_listing(self, docname: str, wanted: Wanted) -> int:
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

    def process_doc(self, env: BuildEnvironment, docname: str, document: nodes.document) -> None:
        """Store the article of *docname*, with what its text adds to its front matter."""
        self.forget()
        address_links.note(self, docname, document)
        self.stamps[docname] = file_times.stamp(env, docname)
        if place := env.current_document.get('podcast_page'):
            self.pages[docname] = place
            self.anchors[docname] = addresses.anchors(document)
        if lines := env.current_document.get('podcast_lines'):
            self.lines[docname] = lines
        article = env.current_document.get('podcast_article')
        section = env.current_document.get('podcast_section')
        page = env.current_document.get('podcast_undated')
        described = article or section or page
        if described is None:
            return
        if page is not None:
            self.undated[docname] = page
        if described.hidden:
            env.metadata[docname].setdefault('nosearch', '')
        if section is not None:
            picture.note(section, env)
            untitled = bool(env.current_document.get('podcast_untitled'))
            self.sections[docname] = article_text.of_section(section, document, untitled)
        if article is not None:
            self.articles[docname], found = article_text.complete(article, document)
            env.current_document['podcast_openings'] = found
            picture.note(article, env)
            episode_files.note(article, env)
        # Lists and menus lead to them, so that no page carries all of them in its toctree.
        env.metadata[docname].setdefault('orphan', '')

    def resolve_xref(
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        typ: str,
        target: str,
        node: pending_xref,
        contnode: nodes.Element,
    ) -> nodes.reference | None:
        """Link to an article, to the page of a term, or to nothing when there is none."""
        if typ in address_links.KINDS:
            return address_links.resolve(self, fromdocname, builder, node, contnode)  # type: ignore[return-value]
        if typ == 'article':
            return roles.to_article(self, fromdocname, builder, target, node, contnode)
        return roles.to_term(self, fromdocname, builder, typ, target, contnode)

    def resolve_any_xref(self, *args: Any) -> list[tuple[str, nodes.reference]]:
        """Resolve nothing: ``any`` is not for names as common as those of tags."""
        return []

    def get_objects(self) -> Iterable[tuple[str, str, str, str, str, int]]:
        """Yield what ``objects.inv`` holds: articles by docname, terms by name.

        Their pages are in the search themselves, so they are not in it once more as objects.
        """
        for article in self.library.articles:
            docname, title = article.docname, characters.name(article.title)
            yield inventory_name(docname), title, 'article', docname, '', UNSEARCHED
        by_key = {key: role for role, key in TERM_ROLES.items()}
        for taxonomy, key in self.library.taxonomies.items():
            if key in by_key:
                for term in self.library.terms(taxonomy):
                    page, name = at(self.env, term.path), inventory_name(term.name)
                    yield name, term.name, by_key[key], page, '', UNSEARCHED


def podcast(env: BuildEnvironment) -> PodcastDomain:
    """Return the domain of *env*."""
    return env.domains['podcast']  # type: ignore[return-value]
