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
        key = (type(subject).__name__, path_of(subject))
        if key not in self.made:
            self.made[key] = links_to(app.builder, subject)
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


def links_to(builder: Builder, subject: Subject) -> str:
    """Return the links to the feeds of the site and of *subject*."""
    if not has_feeds(builder):
        return ''
    env = builder.env
    library, about = podcast(env).library, site(env)
    found = feeds.described(library.section('') or Section(''), library, env, about)
    if sound := feeds.podcast_title(library, env.config, about):
        found += (Format(RSS, about.join(feeds.PODCAST), f'{sound} (Podcast)'),)
    if not (isinstance(subject, Section) and not subject.path):
        found += feeds.described(subject, library, env, about)
    return meta_tags.feed_links(found)
