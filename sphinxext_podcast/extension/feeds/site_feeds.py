"""Writing the feeds, when all pages are written.

They are made from the articles of the whole site, not from the pages of this build, and hold
nothing of the moment.  Only a feed in which something changed is made.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import quote

from sphinx.util.display import progress_message
from sphinx.util.osutil import relative_uri

from sphinxext_podcast.extension.builders import (
    FILES_OF_SPHINX,
    has_feeds,
    has_site_files,
    is_website,
    page_uri,
    shows_only,
)
from sphinxext_podcast.extension.catalogue import feeds, groups, list_pages
from sphinxext_podcast.extension.catalogue.catalogue import at, podcast
from sphinxext_podcast.extension.config.base_address import base
from sphinxext_podcast.extension.config.site import site
from sphinxext_podcast.extension.files import episode_files
from sphinxext_podcast.extension.messages import Subtype, in_conf, warn
from sphinxext_podcast.extension.outdir import digest, write_if_changed
from sphinxext_podcast.extension.translation import _
from sphinxext_podcast.model.feeds.feed import Feed
from sphinxext_podcast.model.groups.section import Section
from sphinxext_podcast.model.site import language_tag
from sphinxext_podcast.output.feeds import atom, json_feed, rss
from sphinxext_podcast.output.feeds.chapters import chapters_json
from sphinxext_podcast.output.feeds.style import feed_style

from . import feed_html, podcast_feed
from .feed_entries import Entries
from .feed_texts import Texts

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.builders.html import StandaloneHTMLBuilder

    from sphinxext_podcast.extension.catalogue.groups import Subject
    from sphinxext_podcast.model.addresses.owners import SiteFiles
    from sphinxext_podcast.model.article import Chapter
    from sphinxext_podcast.model.record import Record

STYLE = 'podcast-feed.css'


class Planned(NamedTuple):
    """A file with the feed of *subject* in a *format*: rss, atom or json."""

    subject: Subject
    format: str


class KeepText:
    """Keeps what feeds have of an article when its page is written."""

    def __init__(self, record: Callable[[], Record]) -> None:
        """Keep it as long as the *record* of this build says that the article is the same."""
        self.record = record
        self.made: Record | None = None
        self.texts: Texts | None = None
        self.held: frozenset[str] = frozenset()

    def on_html_page_context(
        self,
        app: Sphinx,
        pagename: str,
        templatename: str,
        context: dict[str, Any],
        doctree: nodes.document | None,
    ) -> None:
        """Store the text of an article that some feed holds."""
        if doctree is None or podcast(app.env).library.get(pagename) is None:
            return
        if shows_only(app.builder):
            return
        if self.made is not (made := self.record()):
            self.made = made
            self.texts = texts_of(app.builder, self.made) if has_feeds(app.builder) else None
            self.held = held(app) if self.texts else frozenset()
        if self.texts is not None and pagename in self.held:
            self.texts.keep(pagename, feed_html.html(self.texts.builder, doctree))


def held(app: Sphinx) -> frozenset[str]:
    """Return the articles that are in some feed."""
    library, limit = podcast(app.env).library, app.config.podcast_feed_limit or None
    found = {a.docname for a in feeds.episodes(library, app.config)}
    for subject in list_pages.everything(library):
        if feeds.formats(subject, library, app.config):
            found.update(a.docname for a in feeds.articles(subject, library)[:limit])
    return frozenset(found)


def texts_of(builder: StandaloneHTMLBuilder, made: Record) -> Texts | None:
    """Return the texts for feeds, None if there are no feeds, or only summaries in them."""
    config, library = builder.config, podcast(builder.env).library
    wanted = any(config.podcast_feeds.values()) or feeds.episodes(library, config)
    if config.podcast_feed_content != 'full' or not wanted:
        return None
    about = site(builder.env)
    return Texts(
        builder,
        lambda docname: (made.everywhere, made.shown.get(docname)),
        lambda docname: about.join(page_uri(builder, docname)),
    )


def beside(app: Sphinx) -> list[str]:
    """Return the files of episodes to copy, as paths below the source folder."""
    if not is_website(app.builder):
        return []
    found = episode_files.beside(podcast(app.env).library.pages, app.env)
    return [name for name in found if not name.startswith(FILES_OF_SPHINX)]


class Plan(NamedTuple):
    """What is to be written, by the path from the root: feeds, and chapters of episodes."""

    feeds: dict[str, Planned] = {}  # noqa: RUF012 - nobody changes it
    chapters: dict[str, tuple[Chapter, ...]] = {}  # noqa: RUF012
    podcast: bool = False
    style: bool = True

    @property
    def files(self) -> list[str]:
        """Every file of it."""
        podcast = [feeds.PODCAST] * self.podcast
        style = [STYLE] if self.style and (self.feeds or podcast) else []
        return [*self.feeds, *self.chapters, *podcast, *style]

    def texts(self) -> dict[str, str]:
        """Return the texts of those that are no feeds."""
        made = {path: chapters_json(chapters) for path, chapters in self.chapters.items()}
        hint = _('This is a feed: copy its address into a feed reader to be told of new articles.')
        return {**made, **({STYLE: feed_style(str(hint))} if self.style else {})}


def wanted(app: Sphinx) -> Plan:
    """Return what is to be written if nothing else has its place."""
    library = podcast(app.env).library
    places = [
        (feeds.place(subject, name), Planned(subject, name))
        for subject in list_pages.everything(library)
        for name in feeds.formats(subject, library, app.config)
    ]
    episodes = feeds.episodes(library, app.config)
    # In reverse, for the first of two with one place has it.
    return Plan(dict(places[::-1]), podcast_feed.chapter_files(episodes, app.env), bool(episodes))


def plan(app: Sphinx, made: SiteFiles) -> Plan:
    """Return what to write where nothing is *made* for other reasons; say what has no place.

    The author's own stylesheet, and chapters, are there instead of ours.
    """
    found = wanted(app)
    if not found.files:
        return found
    if not has_feeds(app.builder):
        if has_site_files(app.builder) and (address := base(app.env)):
            wrong = f'html_baseurl = {address!r} is no address'
            message = f'{wrong}, so there are no feeds; write "https://…"'
            warn(Subtype.CONFIG, message, in_conf(app.confdir, 'html_baseurl'))
        return Plan()
    taken = {path: owner for path in found.files if (owner := made.keeper(path))}
    for path, owner in taken.items():
        if path in found.feeds or path == feeds.PODCAST:
            other = f'the page {owner!r}' if made.pages.of(path) else 'another file'
            message = f'{path}: {other} has the place of a feed; rename it'
            warn(Subtype.FEED, message, made.place(owner))
        elif path == STYLE and made.pages.of(path):
            message = f'{path}: the page {owner!r} has the place of the style of feeds; rename it'
            warn(Subtype.FEED, message, made.place(owner))
    return Plan(
        {path: planned for path, planned in found.feeds.items() if path not in taken},
        {path: article for path, article in found.chapters.items() if path not in taken},
        found.podcast and feeds.PODCAST not in taken,
        STYLE not in taken,
    )


def write(app: Sphinx, planned: Plan, made: Record, known: Mapping[str, str]) -> dict[str, str]:
    """Write what is not as *known*, digests of feeds by file; return all digests."""
    if not planned.files or not has_feeds(app.builder):
        return {}
    return _written(app.builder, planned, made, known)


@progress_message('writing feeds')
def _written(
    builder: StandaloneHTMLBuilder, planned: Plan, made: Record, known: Mapping[str, str]
) -> dict[str, str]:
    writer = Writer(builder, made)
    found = {}
    for path, (subject, name) in planned.feeds.items():
        head = writer.head(subject, name)
        found[path] = digest((head, writer.entries.states(subject)))
        file = builder.outdir / path
        if found[path] != known.get(path) or not file.is_file():
            text = writer.text(head, subject, name)
            write_if_changed(file, text.encode('utf-8'))
    if planned.podcast:
        home = writer.entries.address(builder.config.root_doc)
        head = podcast_feed.head(writer.site, builder.config, home, STYLE)
        found |= podcast_feed.write(writer.entries, builder.outdir, head, known)
    for path, text in planned.texts().items():
        write_if_changed(builder.outdir / path, text.encode('utf-8'))
    if writer.entries.texts:
        writer.entries.texts.clear(a.docname for a in writer.domain.library.articles)
    return found


class Writer:
    """Makes feeds; what several of them have in common is made once."""

    def __init__(self, builder: StandaloneHTMLBuilder, made: Record) -> None:
        """Make the feeds of what *builder* writes."""
        self.builder = builder
        self.domain = podcast(builder.env)
        self.site = site(builder.env)
        self.entries = Entries(builder, self.domain, self.site, texts_of(builder, made))
        item, entry, part = cache(rss.item), cache(atom.entry), cache(json_feed.item)
        self.formats: dict[str, Callable[[Feed], str]] = {
            'rss': lambda feed: rss.rss(feed, item),
            'atom': lambda feed: atom.atom(feed, entry),
            'json': lambda feed: json_feed.json_feed(feed, part),
        }

    def head(self, subject: Subject, name: str) -> Feed:
        """Return the feed of *subject* in the format *name* without its entries."""
        env, about, library = self.builder.env, self.site, self.domain.library
        page = at(env, groups.path_of(subject))
        section = subject if isinstance(subject, Section) else Section('')
        front = self.domain.sections.get(page)
        if section.language:
            front = self.domain.undated.get(page)
        described = feeds.described(subject, library, env, about)
        url = about.join(quote(feeds.place(subject, name)))
        home = not groups.path_of(subject)
        return Feed(
            title=feeds.feed_title(subject, env, about),
            home=self.entries.address(page),
            url=url,
            description=(front.description if front else '') or about.description * home,
            language=language_tag(front.language if front else '') or about.language,
            authors=about.authors,
            email=about.email,
            image=about.image,
            copyright=about.copyright,
            formats=tuple(other for other in described if other.url != url),
            # Relative, so that a feed looks the same where it is tried out.
            style=relative_uri(feeds.place(subject, name), STYLE),
        )

    def text(self, head: Feed, subject: Subject, name: str) -> str:
        """Return the file of the feed of *subject*."""
        return self.formats[name](replace(head, entries=self.entries.of(subject)))
