"""What the head of a page says to browsers, search engines and those who show a card of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import datetime

    from sphinxext_podcast.model.feeds.feed import Format

    from .article import Article, Chapter, Enclosure
    from .site import Site


class Picture(NamedTuple):
    """A picture by its absolute address; sizes in pixels, 0 where nobody knows them."""

    url: str
    alt: str = ''
    width: int = 0
    height: int = 0


class Version(NamedTuple):
    """A translation of a page, or the page itself: a BCP 47 tag and an absolute address."""

    language: str
    url: str


class Crumb(NamedTuple):
    """A step on the way from the front page to a page."""

    name: str
    url: str


class Recording(NamedTuple):
    """A film or sound that is played on the page.

    *page* is the provider's page, *player* the address of the player, *file* that of the
    recording itself.  *uploaded* and *thumbnail* are given only where they are known: search
    engines require both of a film.  *duration* is in seconds; *chapters* are those of this very
    recording.
    """

    name: str = ''
    page: str = ''
    player: str = ''
    file: str = ''
    thumbnail: str = ''
    uploaded: datetime | None = None
    duration: float | None = None
    description: str = ''
    watched: bool = True
    chapters: tuple[Chapter, ...] = ()


class Clip(NamedTuple):
    """A *chapter* of the episode, and the absolute address that plays from there."""

    chapter: Chapter
    url: str


class Quotation(NamedTuple):
    """What somebody said, as plain text.

    *url* is an absolute address that plays it; *original* is what was said in its *language*,
    a BCP 47 tag.  Each but the text is '' where nobody knows it.
    """

    text: str
    speaker: str = ''
    url: str = ''
    original: str = ''
    language: str = ''


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The page of an article.

    *url* is its absolute address, '' where the site has none.  *description* is plain text.
    *versions* are all translations, the page itself among them; *crumbs* begin at the front
    page and end with the page.  *audio* is the author's own file under an absolute address,
    *chapters* are its, and *podcast* is the title of the podcast that it belongs to, if there is
    one; *clips* are chapters of an episode of somebody else's.
    """

    article: Article
    site: Site
    url: str = ''
    description: str = ''
    language: str = ''
    picture: Picture | None = None
    versions: tuple[Version, ...] = ()
    crumbs: tuple[Crumb, ...] = ()
    recordings: tuple[Recording, ...] = ()
    audio: Enclosure | None = None
    podcast: str = ''
    chapters: tuple[Chapter, ...] = ()
    clips: tuple[Clip, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    feeds: tuple[Format, ...] = ()
