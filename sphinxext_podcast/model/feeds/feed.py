"""A feed and its entries, whatever the format."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from sphinxext_podcast.model.site import language_tag

from .podcast_tags import NO_TAGS, Tags

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from sphinxext_podcast.model.article import Article, Chapter, Enclosure, Person
    from sphinxext_podcast.model.site import Site

RSS, ATOM = 'application/rss+xml', 'application/atom+xml'
JSON = 'application/feed+json'

#: What files are by the ends of their names, as podcast apps call it.
_TYPES: Mapping[str, str] = {
    '3g2': 'video/3gpp2',
    '3ga': 'audio/3gpp',
    '3gp': 'video/3gpp',
    'aac': 'audio/aac',
    'aif': 'audio/aiff',
    'aifc': 'audio/aiff',
    'aiff': 'audio/aiff',
    'amr': 'audio/amr',
    'au': 'audio/basic',
    'avi': 'video/x-msvideo',
    'caf': 'audio/x-caf',
    'epub': 'application/epub+zip',
    'flac': 'audio/flac',
    'm3u8': 'application/vnd.apple.mpegurl',
    'm4a': 'audio/x-m4a',
    'm4b': 'audio/x-m4a',
    'm4v': 'video/x-m4v',
    'mka': 'audio/x-matroska',
    'mkv': 'video/x-matroska',
    'mov': 'video/quicktime',
    'mp2': 'audio/mpeg',
    'mp3': 'audio/mpeg',
    'mp4': 'video/mp4',
    'mpa': 'audio/mpeg',
    'mpeg': 'video/mpeg',
    'mpg': 'video/mpeg',
    'mpga': 'audio/mpeg',
    'oga': 'audio/ogg',
    'ogg': 'audio/ogg',
    'ogv': 'video/ogg',
    'opus': 'audio/ogg',
    'pdf': 'application/pdf',
    'qt': 'video/quicktime',
    'spx': 'audio/ogg',
    'wav': 'audio/wav',
    'weba': 'audio/webm',
    'webm': 'video/webm',
    'wma': 'audio/x-ms-wma',
    'wmv': 'video/x-ms-wmv',
}


class Category(NamedTuple):
    """A term of an entry as shown; *scheme* is the address of its taxonomy, ``…/tags/``, or ''."""

    name: str
    scheme: str = ''


class Format(NamedTuple):
    """A file that holds a feed: *type* is RSS, ATOM or JSON, *title* says whose feed it is."""

    type: str
    url: str
    title: str = ''


class Related(NamedTuple):
    """The page that an entry is about: that of an episode, with the name of its show."""

    url: str
    title: str = ''


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One article in a feed.

    *id* never changes, whatever builder makes the site, and *guid* is what the author gives in
    its place; *url* is its page; all addresses are absolute.  Moments carry a time
    zone; None where the article has none.  *title* and *summary* are plain text, *content* is
    HTML as output/feeds/content.py leaves it.  *language* is a BCP 47 tag, given only where it
    is not that of the feed.  *episode* is for the podcast feed alone.
    """

    id: str
    guid: str = ''
    url: str = ''
    title: str = ''
    published: datetime | None = None
    updated: datetime | None = None
    authors: tuple[Person, ...] = ()
    summary: str = ''
    content: str = ''
    categories: tuple[Category, ...] = ()
    enclosure: Enclosure | None = None
    image: str = ''
    language: str = ''
    related: Related | None = None
    episode: Episode | None = None

    @property
    def changed(self) -> datetime | None:
        """When it changed last: never before it was published."""
        return newest([self.published, self.updated])


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A list of entries under an address, newest first.

    *home* is the page that it belongs to, *url* where it is itself, both absolute; *next* is
    the next part of a long feed.  *formats* are the same feed in other formats.  *style* is
    the address of a stylesheet, from the feed, for those who open it in a browser.
    """

    title: str
    home: str
    url: str
    description: str = ''
    language: str = ''
    authors: tuple[Person, ...] = ()
    email: str = ''
    image: str = ''
    copyright: str = ''
    entries: tuple[Entry, ...] = ()
    formats: tuple[Format, ...] = ()
    next: str = ''
    style: str = ''

    @property
    def updated(self) -> datetime | None:
        """When an entry changed last, not when the feed was written: builds can be repeated."""
        return newest(entry.changed for entry in self.entries)


def entry(
    article: Article,
    site: Site,
    url: str,
    *,
    id: str = '',
    guid: str = '',
    summary: str = '',
    content: str = '',
    categories: tuple[Category, ...] = (),
    audio: Enclosure | None = None,
    image: str = '',
    episode: Episode | None = None,
) -> Entry:
    """Return what *article*, whose page is at the absolute address *url*, is in a feed of *site*.

    *id* is where the page is with every builder, *audio* its own file and *image* its picture
    under absolute addresses; what else is given is as in Entry.
    """
    language = language_tag(article.language)
    return Entry(
        id=id or url,
        guid=guid,
        url=url,
        title=article.title,
        published=article.publish_date or article.date,
        updated=article.lastmod,
        authors=article.authors,
        summary=summary,
        content=content,
        categories=categories,
        enclosure=audio,
        image=image,
        language='' if language == language_tag(site.language) else language,
        related=Related(article.source_url, article.source_name) if article.source_url else None,
        episode=episode,
    )


def without_guid(articles: Iterable[Article]) -> frozenset[str]:
    """Return the docnames of *articles*, newest first, whose guid is another's in a feed.

    Several articles may be about one episode.  The one that has its audio keeps the guid, else
    the oldest, in each language.
    """
    owners: dict[tuple[str, str], Article] = {}
    oldest_first = [article for article in articles if article.guid][::-1]
    given = [
        (article, (article.guid, article.language))
        for article in sorted(oldest_first, key=lambda article: not article.audio)
    ]
    return frozenset(
        article.docname
        for article, key in given
        if owners.setdefault(key, article) is not article and not article.audio
    )


def newest(moments: Iterable[datetime | None]) -> datetime | None:
    """Return the latest of *moments*, None if there is none."""
    return max((moment for moment in moments if moment is not None), default=None)


def media_type(enclosure: Enclosure) -> str:
    """Return the media type of a file: as given, else by its name, ``''`` if that says nothing."""
    if enclosure.type:
        return enclosure.type
    path = enclosure.url.partition('#')[0].partition('?')[0]
    return _TYPES.get(path.rpartition('.')[2].lower(), '')


class Transcript(NamedTuple):
    """The words of an episode as a file; *language* is a BCP 47 tag or ``''``."""

    url: str
    type: str
    language: str = ''


@dataclass(frozen=True, slots=True, kw_only=True)
class Episode:
    """What an entry of a podcast says besides what every entry says.

    *duration* is in seconds.  *number* is as the author writes it: ``12``, ``4.5``, ``EP12``.
    *chapters* is the address of a file as output/feeds/chapters.py writes it, *listed* are those
    that the description ends with.
    """

    duration: float | None = None
    number: str = ''
    season: int | None = None
    kind: str = ''
    explicit: bool | None = None
    hosts: tuple[Person, ...] = ()
    guests: tuple[Person, ...] = ()
    transcripts: tuple[Transcript, ...] = ()
    chapters: str = ''
    listed: tuple[Chapter, ...] = ()
    tags: Tags = NO_TAGS
