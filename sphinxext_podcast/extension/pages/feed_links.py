"""The links to feeds in the head of a page, by which browsers and feed readers find them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sphinxext_podcast.extension.builders import has_feeds
from sphinxext_podcast.extension.catalogue import feeds
from sphinxext_podcast.extension.catalogue.catalogue import podcast
from sphinxext_podcast.extension.catalogue.groups import path_of
from sphinxext_podcast.extension.config.site import site
from sphinxext_podcast.model.feeds.feed import RSS, Format
from sphinxext_podcast.model.groups.section import Section
from sphinxext_podcast.output.head import meta_tags

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.builders import Builder

    from sphinxext_podcast.extension.catalogue.catalogue import Catalogue
    from sphinxext_podcast.extension.catalogue.groups import Subject
    from sphinxext_podcast.model.library import Library


class FeedHead:
    """Writes the links, once for all pages that have the same."""

    def __init__(self) -> None:
        """Begin with nothing made."""
        self.library: Library | None = None
        self.made: dict[tuple[str, str], str] = {}

    def on_html_page_context(
        self,
        app: Sphinx,
        pagename: str,
        templatename: str,
        context: dict[str, Any],
        doctree: nodes.document | None,
    ) -> None:
        """Name the feeds on the front page, on articles, and on the documents of lists."""
        domain = podcast(app.env)
        subject = subject_on(pagename, domain)
        if subject is None:
            return
        if self.library is not domain.library:
            self.library, self.made = domain.library, {}
            self.links = FeedLinks(app.builder)
        key = (type(subject).__name__, path_of(subject))
        if key not in self.made:
            self.made[key] = self.links.html(subject)
        context['metatags'] = context.get('metatags', '') + self.made[key]


def subject_on(pagename: str, domain: Catalogue) -> Subject | None:
    """Return the list that the document *pagename* is, or is in."""
    library = domain.library
    if pagename == domain.env.config.root_doc:
        return library.section('')
    if subject := domain.subjects.documents.get(pagename):
        return subject
    article = library.get(pagename)
    return (library.section_of(article) or library.section('')) if article else None


class FeedLinks:
    """Makes the links to the feeds of the site, and of one list in it."""

    def __init__(self, builder: Builder) -> None:
        """Find the feeds of the site, once."""
        self.env, self.has_feeds = builder.env, has_feeds(builder)
        self.library, self.site = podcast(builder.env).library, site(builder.env)
        self.found = self.of(self.library.section('') or Section(''))
        if sound := feeds.podcast_title(self.library, self.env.config, self.site):
            self.found += (Format(RSS, self.site.join(feeds.PODCAST), f'{sound} (Podcast)'),)

    def of(self, subject: Subject) -> tuple[Format, ...]:
        """Return the feeds of *subject*."""
        return feeds.described(subject, self.library, self.env, self.site)

    def html(self, subject: Subject) -> str:
        """Return the links to the feeds of the site and of *subject*."""
        if not self.has_feeds:
            return ''
        is_home = isinstance(subject, Section) and not subject.path
        chosen = [] if is_home else [subject]
        while chosen and isinstance(first := chosen[0], Section) and first.language:
            outer = self.library.section(first.parent)
            if outer is None or not outer.language:
                break
            chosen.insert(0, outer)  # up to the home in its language
        return meta_tags.feed_links((*self.found, *(f for one in chosen for f in self.of(one))))
