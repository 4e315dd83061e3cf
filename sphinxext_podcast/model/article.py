"""One article: what its front matter says and what its text amounts to."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime


class Person(NamedTuple):
    """An author, guest or host; *url* is empty when none was given."""

    name: str
    url: str = ''


class Enclosure(NamedTuple):
    """The author's own episode file; *length* in bytes, None when not given."""

    url: str
    length: int | None = None
    type: str = ''


class Chapter(NamedTuple):
    """A named place in an episode; *start* in seconds from its beginning.

    *url* is a page about it, *image* the address of a picture to show meanwhile.  One that is
    not *listed* only changes the picture, and may have no title.
    """

    start: float
    title: str
    url: str = ''
    image: str = ''
    listed: bool = True


@dataclass(frozen=True, kw_only=True)
class Article:
    """An article as the rest of the site sees it.

    Dates carry a time zone.  *date* and *publish_date* have Hugo's fallbacks applied
    (date, publishDate, lastmod fill each other's gaps); they are None only when no
    date of the article could be read.  A *hidden* one has a page, and is in no list, feed or
    index.  *guid* is what it was called in the feeds of an earlier site.  *duration* is in
    seconds, *episode_type* is full, trailer, bonus or ''.  *about* names the episode, however
    its address is written: ``youtube:VaCq4u5c78U``, or the address; *media* names in the same
    way what the article plays.
    """

    docname: str
    title: str = ''
    link_title: str = ''
    description: str = ''
    summary: str = ''

    date: datetime | None = None
    publish_date: datetime | None = None
    lastmod: datetime | None = None
    expiry_date: datetime | None = None
    draft: bool = False
    hidden: bool = False

    tags: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    series: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    authors: tuple[Person, ...] = ()
    guests: tuple[Person, ...] = ()
    hosts: tuple[Person, ...] = ()
    series_order: int | None = None
    weight: int = 0

    source_name: str = ''
    source_url: str = ''
    episode: str = ''
    season: int | None = None
    duration: float | None = None
    explicit: bool | None = None
    episode_type: str = ''
    audio: Enclosure | None = None
    guid: str = ''
    transcript: str = ''
    chapters_file: str = ''
    chapters: tuple[Chapter, ...] = ()

    image: str = ''
    image_alt: str = ''
    slug: str = ''
    url: str = ''
    aliases: tuple[str, ...] = ()
    language: str = ''
    translation_key: str = ''
    params: Mapping[str, Any] = field(default_factory=dict)

    about: str = ''
    media: tuple[str, ...] = ()
    words: int = 0
    minutes: int = 0
    excerpt: str = ''
    #: Why it would not be published but for an option: what ``withheld`` says.
    marks: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """The text of a link to the article."""
        return self.link_title or self.title

    @property
    def blurb(self) -> str:
        """The text that stands for the article in lists and feeds."""
        return self.description or self.summary or self.excerpt

    def values(self, key: str) -> tuple[str, ...]:
        """Return what the front matter *key* says as a list of names, for a taxonomy."""
        value = getattr(self, key, None) if key in _NAMED else self.params.get(key.lower())
        if isinstance(value, Person) or not isinstance(value, (list, tuple)):
            value = (value,)
        return tuple(name for item in value if (name := _name(item)))

    def episodes(self) -> tuple[str, ...]:
        """Return the names of the episodes that the article is about or plays, each once."""
        return tuple(dict.fromkeys(filter(None, (self.about, *self.media))))

    def withheld(self, now: datetime) -> tuple[str, ...]:
        """Return why the article is not published at *now*: draft, future, expired."""
        reasons = {
            'draft': self.draft,
            'future': self.publish_date is not None and self.publish_date > now,
            'expired': self.expiry_date is not None and self.expiry_date <= now,
        }
        return tuple(reason for reason, holds in reasons.items() if holds)


_NAMED = frozenset(
    {
        'tags',
        'categories',
        'series',
        'keywords',
        'authors',
        'guests',
        'hosts',
        'source_name',
        'language',
    }
)


def _name(item: object) -> str:
    """Return *item* of a list as a name, '' if it is none."""
    if isinstance(item, Person):
        return item.name
    if isinstance(item, bool):
        return str(item).lower()
    return str(item).strip() if isinstance(item, (str, int, float)) else ''
