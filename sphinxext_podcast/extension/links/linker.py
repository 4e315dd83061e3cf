"""Links to articles and term pages, from documents and from generated pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol
from urllib.parse import quote

from docutils import nodes
from sphinx.errors import NoUri
from sphinx.util.osutil import relative_uri

from sphinxext_podcast.extension.builders import (
    SAFE,
    has_feeds,
    has_term_pages,
    is_website,
    page_uri,
)
from sphinxext_podcast.extension.catalogue import feeds
from sphinxext_podcast.extension.catalogue.catalogue import at, has, podcast
from sphinxext_podcast.extension.catalogue.groups import title
from sphinxext_podcast.extension.files import smaller_pictures

if TYPE_CHECKING:
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

    from sphinxext_podcast.extension.catalogue.groups import Subject
    from sphinxext_podcast.model.groups.section import Section
    from sphinxext_podcast.model.groups.term import Term


class Labelled(Protocol):
    """An article, or what stands for one in a list."""

    @property
    def docname(self) -> str:
        """Its document."""

    @property
    def label(self) -> str:
        """What links to it say."""


class Linker(Protocol):
    """Makes a link on some page; without *has_term_pages* there are only documents."""

    has_term_pages: bool

    @property
    def env(self) -> BuildEnvironment:
        """The project."""

    def article(self, article: Labelled) -> nodes.Element:
        """Link to *article* by its title."""

    def term(self, term: Term) -> nodes.Element:
        """Link to the page of *term* by its name."""

    def section(self, section: Section) -> nodes.Element:
        """Link to the page of *section* by its title."""

    def page(self, path: str, text: str, fragment: str = '') -> nodes.Element:
        """Link to the list at *path* by *text*."""

    def picture(self, path: str) -> str:
        """Return the address of the picture *path*, or '' where lists have no pictures."""

    def measures(self, path: str, room: str) -> dict[str, str]:
        """Return width, height, srcset and sizes of the picture *path* for so much *room*."""

    def feed(self, subject: Subject) -> str:
        """Return the address of the feed of *subject*, or '' where there is none."""

    def site_feeds(self) -> list[tuple[str, str]]:
        """Return name and address of each feed of the site for readers."""


class Links:
    """Makes the links on one page; what *builder* has no address for becomes plain text."""

    def __init__(self, builder: Builder, pagename: str) -> None:
        """Link from *pagename*, a document or a generated page."""
        self.builder = builder
        self.env = builder.env
        self.pagename = pagename
        self.has_term_pages = has_term_pages(builder)
        self.base = page_uri(builder, pagename) if self.has_term_pages else ''

    def article(self, article: Labelled) -> nodes.Element:
        """Link to *article* by its title."""
        return self.to(article.docname, article.label)

    def term(self, term: Term) -> nodes.Element:
        """Link to the page of *term* by its name."""
        return self._list(term.path, term.name, 'podcast-term')

    def section(self, section: Section) -> nodes.Element:
        """Link to the page of *section* by its title."""
        return self._list(section.path, title(section, self.builder.env), 'podcast-section')

    def page(self, path: str, text: str, fragment: str = '') -> nodes.Element:
        """Link to the list at *path* by *text*."""
        made = self._list(path, text)
        if fragment and 'refuri' in made:
            made['refuri'] += f'#{fragment}'
        return made

    def _list(self, path: str, text: str, *classes: str) -> nodes.Element:
        name = at(self.builder.env, path)
        if not self.has_term_pages and name not in self.builder.env.found_docs:
            return nodes.inline('', text, classes=list(classes))
        return self.to(name, text, *classes)

    def picture(self, path: str) -> str:
        """Return the address of the picture *path*, which is copied with the page.

        Sphinx finds only the pictures that are nodes of a document when it writes that.
        """
        if not is_website(self.builder):
            return ''
        name = str(self.env.images[path][1])
        self.builder.images[path] = name
        return relative_uri(self.base, f'{self.builder.imagedir}/{quote(name)}')

    def measures(self, path: str, room: str) -> dict[str, str]:
        """Return width, height, srcset and sizes of the picture *path* for so much *room*."""
        if not has_term_pages(self.builder):
            return {}
        return smaller_pictures.measures(path, self.builder, self.from_here, room)

    def from_here(self, path: str) -> str:
        """Return the address of *path*, which is from the root."""
        return relative_uri(self.base, path)

    def feed(self, subject: Subject) -> str:
        """Return the address of the feed of *subject*, or '' where there is none."""
        path = feed_path(self.builder, subject)
        return relative_uri(self.base, path) if path else ''

    def site_feeds(self) -> list[tuple[str, str]]:
        """Return name and address of each feed of the site for readers."""
        if not has_feeds(self.builder):
            return []
        places = feeds.of_site(podcast(self.env).library, self.builder.config)
        return [(n, relative_uri(self.base, quote(at, safe=SAFE))) for n, at in places]

    def to(self, pagename: str, text: str, *classes: str) -> nodes.Element:
        """Link to *pagename*."""
        try:
            uri = self.address(pagename)
        except NoUri:
            return nodes.inline('', text, classes=list(classes))
        return reference(uri, text, *classes)

    def address(self, pagename: str) -> str:
        """Return the address of *pagename* from here; raises NoUri where it has none."""
        if self.has_term_pages:
            return relative_uri(self.base, page_uri(self.builder, pagename))
        if not has(self.builder, pagename):
            raise NoUri(pagename)
        return self.builder.get_relative_uri(self.pagename, pagename)


def reference(uri: str, text: str, *classes: str) -> nodes.reference:
    """Make the link to something of this site."""
    return nodes.reference('', text, internal=True, refuri=uri, classes=list(classes))


def feed_path(builder: Builder, subject: Subject) -> str:
    """Return the path of the feed of *subject* from the root, percent-encoded; '' without one."""
    if not has_feeds(builder):
        return ''
    path = feeds.readable(subject, podcast(builder.env).library, builder.config)
    return quote(path, safe=SAFE)
