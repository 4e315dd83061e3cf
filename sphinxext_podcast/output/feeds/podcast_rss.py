"""The feed of the author's own podcast, ``podcast.xml``: RSS with iTunes and Podcasting 2.0 tags.

What apps miss in it is said by model/podcast.py.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from sphinxext_podcast.model.feeds import podcast as model
from sphinxext_podcast.model.feeds.topic import usable
from sphinxext_podcast.model.site import language_tag, web_address
from sphinxext_podcast.output.characters import line
from sphinxext_podcast.output.xml import document, element, parent

from . import rss
from .podcast_tags import podcast_tags

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinxext_podcast.model.article import Person
    from sphinxext_podcast.model.feeds.feed import Entry, Episode, Feed
    from sphinxext_podcast.model.feeds.podcast import Podcast

NAMESPACES = (
    *rss.NAMESPACES,
    ('xmlns:itunes', 'http://www.itunes.com/dtds/podcast-1.0.dtd'),
    ('xmlns:podcast', 'https://podcastindex.org/namespace/1.0'),
)
#: What says that ``#t=`` may be added to an address.
DEEP_LINK = 'http://podlove.org/deep-link'
#: The most that Podcasting 2.0 allows for an episode's number in words.
_DISPLAY = 32


def item(entry: Entry) -> str:
    """Return an episode as an ``<item>``."""
    authors = ', '.join(line(person.name) for person in entry.authors)
    more = [
        element('itunes:title', line(entry.title)),
        element('itunes:author', authors),
        element('itunes:image', '', ('href', model.cover(entry.image))),
    ]
    page = web_address(entry.url)
    if page:
        # Where a time may be added: players of other pages lead to a moment on this one.
        more.append(element('atom:link', '', ('rel', DEEP_LINK), ('href', page)))
    if entry.episode:
        more += _episode(entry.episode)
    listed = entry.episode.listed if entry.episode else ()
    lines = [f'{_clock(chapter.start)} {chapter.title}' for chapter in listed]
    return parent('item', [*rss.described(entry, lines), *more])


def _clock(seconds: float) -> str:
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f'{hours:02}:{minutes:02}:{rest:02}'


def podcast_rss(feed: Feed, podcast: Podcast, item: Callable[[Entry], str] = item) -> str:
    """Return the feed of those entries of *feed* that have a file, as an app wants it."""
    episodes = [item(entry) for entry in feed.entries if model.is_episode(entry)]
    children = [*rss.channel(feed), *_channel(feed, podcast), *episodes]
    return document(
        parent('rss', [parent('channel', children)], ('version', '2.0'), *NAMESPACES),
        feed.style,
    )


def _channel(feed: Feed, podcast: Podcast) -> Iterable[str]:
    names = ', '.join(line(person.name) for person in feed.authors)
    owner, email = line(podcast.owner or names or feed.title), line(podcast.email)
    yield element('itunes:author', names or owner)
    yield element('itunes:image', '', ('href', web_address(feed.image)))
    yield element('itunes:explicit', _flag(podcast.explicit))
    yield element('itunes:type', 'serial' if podcast.serial else 'episodic')
    for name, part in usable(podcast.topics):
        inner = element('itunes:category', '', ('text', part))
        yield (
            parent('itunes:category', [inner], ('text', name))
            if inner
            else element('itunes:category', '', ('text', name))
        )
    if email:
        about = [element('itunes:name', owner), element('itunes:email', email)]
        yield parent('itunes:owner', about)
    yield element('itunes:new-feed-url', web_address(podcast.new_address))
    yield element('podcast:guid', podcast.guid or model.guid(web_address(feed.url)))
    # The attribute is whom another host may ask to let go.
    yield element('podcast:locked', 'yes' if podcast.locked else 'no', ('owner', email))
    yield element('podcast:medium', 'podcast')
    address, words = podcast.funding
    if funding := web_address(address):
        yield element('podcast:funding', line(words), ('url', funding))
    yield from _people('host', podcast.hosts)
    yield from podcast_tags(podcast.tags)


def _episode(episode: Episode) -> Iterable[str]:
    number = model.episode_number(episode.number)
    seconds = round(episode.duration or 0)
    if number.isdecimal() and number != '0':
        yield element('itunes:episode', number)
    if number:
        words = line(episode.number)
        display = words if words != number and len(words) <= _DISPLAY else ''
        yield element('podcast:episode', number, ('display', display))
    if episode.season is not None and episode.season > 0:
        yield element('itunes:season', str(episode.season))
        yield element('podcast:season', str(episode.season))
    yield element('itunes:episodeType', line(episode.kind))
    yield element('itunes:duration', str(seconds or ''))
    if episode.explicit is not None:
        yield element('itunes:explicit', _flag(episode.explicit))
    for url, kind, language in episode.transcripts:
        if address := web_address(url):
            about = (('url', address), ('type', kind), ('language', language_tag(language)))
            yield element('podcast:transcript', '', *about)
    if address := web_address(episode.chapters):
        kind = 'application/json+chapters'
        yield element('podcast:chapters', '', ('url', address), ('type', kind))
    yield from _people('host', episode.hosts)
    yield from _people('guest', episode.guests)
    yield from podcast_tags(episode.tags)


def _people(role: str, people: Iterable[Person]) -> Iterable[str]:
    for person in people:
        if name := line(person.name):
            href = web_address(person.url)
            yield element('podcast:person', name, ('role', role), ('href', href))


def _flag(value: bool) -> str:
    return 'true' if value else 'false'
