"""The author's own podcast and its episodes, and what apps ask of them."""

from __future__ import annotations

import re
import uuid
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from sphinxext_podcast.model.problem import Cause, Problem
from sphinxext_podcast.model.site import language_tag, web_address

from .feed import Episode, media_type
from .podcast_tags import NO_TAGS, Tags

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinxext_podcast.model.article import Article, Chapter, Person

    from .feed import Entry, Feed, Transcript
    from .topic import Topic

#: The namespace of ``podcast:guid``, from the Podcasting 2.0 specification.
_GUIDS = uuid.UUID('ead4c236-bf58-58c6-a2c6-a6b28d128cb6')
_EMAIL = re.compile(r'[^@\s<>()]+@[^@\s<>()]+\.[^@\s<>()]+')
_PICTURE = re.compile(r'[^?#]*\.(?:jpe?g|png)(?:[?#].*)?', re.IGNORECASE)
_NUMBER = re.compile(r'[0-9]+(?:\.[0-9]+)?')
#: What Apple Podcasts plays.
_PLAYED = frozenset(
    {
        'audio/x-m4a',
        'audio/mpeg',
        'audio/mp4',
        'video/quicktime',
        'video/mp4',
        'video/x-m4v',
        'application/pdf',
    }
)
#: Chapters in a description, at least, and the seconds of the shortest: for Apple and YouTube.
_FEWEST, _SHORTEST = 3, 10
#: What many recordings may have in common.
UNKNOWN = Cause(
    'recordings are of a type that nobody knows',
    'write it: audio: {url: …, type: "audio/mpeg"}',
)
UNPLAYED = Cause('recordings are nothing that Apple Podcasts plays', 'use MP3 or AAC')
NO_LENGTH = Cause(
    'recordings have no length, which podcast apps want',
    'write their size in bytes: podcast_bytes: 24986239',
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Podcast:
    """What a podcast says of itself besides what every feed says; *email* is the owner's.

    *hosts* are in every episode that names no other people.  *serial*: to be heard from the
    first episode on.  *locked* asks other hosts not to take the podcast over.  *guid* is given
    only by a podcast that had another address once; *new_address* is that of its feed from now
    on.  *funding* is the page of a collection and
    what is written on its link.
    """

    owner: str = ''
    email: str = ''
    topics: tuple[Topic, ...] = ()
    hosts: tuple[Person, ...] = ()
    explicit: bool = False
    serial: bool = False
    locked: bool = False
    guid: str = ''
    new_address: str = ''
    funding: tuple[str, str] = ('', '')
    tags: Tags = NO_TAGS


def episode(
    article: Article,
    transcripts: tuple[Transcript, ...] = (),
    chapters: str = '',
    tags: Tags = NO_TAGS,
    listed: tuple[Chapter, ...] = (),
) -> Episode:
    """Return what *article* says of its own episode; the files have absolute addresses.

    *listed* are its chapters, which its description has if apps accept them.
    """
    return Episode(
        duration=article.duration,
        number=article.episode,
        season=article.season,
        kind=article.episode_type,
        explicit=article.explicit,
        hosts=article.hosts,
        guests=article.guests,
        transcripts=transcripts,
        chapters=chapters,
        tags=tags,
        listed=accepted(listed, article.duration),
    )


def accepted(chapters: Iterable[Chapter], duration: float | None) -> tuple[Chapter, ...]:
    """Return *chapters* as lines of a description have them, none if apps would not read them.

    The first is at the very beginning; there are at least three, each of ten seconds or more.
    """
    found = sorted((one for one in chapters if one.listed and one.title), key=lambda c: c.start)
    starts = [int(chapter.start) for chapter in found]
    lengths = [after - before for before, after in pairwise(starts)]
    lengths += [int(duration) - starts[-1]] if duration and starts else []
    if len(found) < _FEWEST or starts[0] != 0 or min(lengths) < _SHORTEST:
        return ()
    return tuple(found)


def guid(address: str) -> str:
    """Return the identity of the podcast whose feed is at *address*, by the specification."""
    name = re.sub(r'^[A-Za-z][A-Za-z0-9+.-]*://', '', address).rstrip('/')
    return str(uuid.uuid5(_GUIDS, name))


def episode_number(text: str) -> str:
    """Return the one number in *text*, ``EP012`` → ``12``; ``''`` if there is not just one."""
    found = _NUMBER.findall(text)
    if len(found) != 1 or text.lstrip().startswith('-'):
        return ''
    whole, point, rest = found[0].partition('.')
    return f'{whole.lstrip("0") or "0"}{point}{rest}'


def cover(address: str) -> str:
    """Return the *address* of a picture that apps can show, JPEG or PNG, else ``''``."""
    return web_address(address) if _PICTURE.fullmatch(address) else ''


def is_episode(entry: Entry) -> bool:
    """Return whether *entry* has a file that an app can fetch."""
    return entry.enclosure is not None and bool(web_address(entry.enclosure.url))


def podcast_problems(feed: Feed, podcast: Podcast) -> list[Problem]:
    """Return what apps and directories will miss of the podcast itself."""
    return [Problem('feed', message) for message in _missing(feed, podcast)]


def episode_problems(entry: Entry) -> list[Problem]:
    """Return what the front matter of an episode lacks; an empty list for other entries."""
    name = repr(entry.enclosure.url) if entry.enclosure else ''
    return [
        Problem('feed', f'{key}: {message}', 0, key, cause, name)
        for key, message, cause in _faults(entry)
    ]


def _missing(feed: Feed, podcast: Podcast) -> Iterator[str]:
    if not feed.title:
        yield 'the podcast has no title'
    if not feed.description:
        yield 'the podcast has no description'
    if not language_tag(feed.language):
        yield f'{feed.language!r} is no language of a podcast; write one such as "zh-TW"'
    if not web_address(feed.image):
        yield 'the podcast has no picture; give it a square JPEG or PNG of 1400 to 3000 pixels'
    elif not cover(feed.image):
        yield f'{feed.image!r} is no picture for a podcast; take a JPEG or PNG file'
    if not podcast.topics:
        yield 'the podcast has no category; write one of Apple Podcasts, such as "Technology"'
    yield from (fault for topic in podcast.topics if (fault := topic.fault))
    if not _EMAIL.fullmatch(podcast.email):
        yield 'the podcast has no e-mail address of its owner; directories send a code to it'


def _faults(entry: Entry) -> Iterator[tuple[str, str, Cause | None]]:
    file = entry.enclosure
    if file is None:
        return
    if not is_episode(entry):
        yield 'audio', f'{file.url!r} is no address for podcast apps; write https://…', None
        return
    kind = media_type(file).partition(';')[0].strip().lower()
    if not kind:
        wrong = f'nobody knows what {file.url!r} is; write its type, such as "audio/mpeg"'
        yield 'audio', wrong, UNKNOWN
    elif kind not in _PLAYED:
        yield 'audio', f'{kind!r} is nothing that Apple Podcasts plays; use MP3 or AAC', UNPLAYED
    if not file.length:
        wrong = f'podcast apps want the length of {file.url!r}; write its size in bytes'
        yield 'audio', wrong, NO_LENGTH
    if not entry.title:
        yield 'title', 'an episode of a podcast needs one', None
    if entry.published is None:
        yield 'date', 'an episode of a podcast needs one', None
