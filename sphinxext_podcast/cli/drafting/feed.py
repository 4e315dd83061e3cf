"""A feed of a show: its episodes, as far as an article has a place for what it says of them."""

from __future__ import annotations

import io
from calendar import timegm
from collections import Counter
from contextlib import suppress
from dataclasses import replace
from datetime import MAXYEAR, MINYEAR, UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import feedparser  # type: ignore[import-untyped]

from sphinxext_podcast.cli.console import Refusal
from sphinxext_podcast.model.addresses import scheme
from sphinxext_podcast.model.article import Article, Enclosure, Person
from sphinxext_podcast.model.feeds.podcast import episode_number
from sphinxext_podcast.source import casting
from sphinxext_podcast.source.dates import parse_date, parse_duration
from sphinxext_podcast.source.feeds import html_text, podcast_elements
from sphinxext_podcast.source.media_url import file_kind

from .network import FEED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sphinxext_podcast.source.feeds.podcast_elements import Elements, Speaker, TranscriptLink

    from .network import Network

_GUESTS = frozenset({'guest'})
_HOSTS = frozenset({'host', 'co-host', 'cohost', 'guest host'})
#: Types of transcripts, best first: those with moments come before those without.
_TRANSCRIPTS = ('vtt', 'srt', 'subrip', 'json', 'html', 'plain', 'txt')


class Episode(NamedTuple):
    """An episode as a feed describes it; *links* are the addresses of its pages.

    *mentioned* are the addresses in its description, which may lead anywhere.  *home* is the
    website of the show, *show_guid* its ``podcast:guid``.
    """

    article: Article
    links: tuple[str, ...] = ()
    mentioned: tuple[str, ...] = ()
    home: str = ''
    show_guid: str = ''


def fetch(place: str, network: Network) -> list[Episode]:
    """Return the episodes of the feed at *place*, a file or an address, in its order."""
    if place.lower().startswith(('http://', 'https://')):
        found = network.fetch(place, FEED)
        headers = {'content-type': found.content_type, 'content-location': found.url}
        return read(found.content, place, headers)
    try:
        path = Path(place)
        if path.stat().st_size > FEED.size:
            raise Refusal(f'{place}: it has more than {FEED.size >> 20} MB')
        return read(path.read_bytes(), place)
    except (OSError, ValueError) as error:
        said = getattr(error, 'strerror', '') or 'it cannot be read'
        raise Refusal(f'{place}: {said}; write the path or the address of a feed') from None


def read(data: bytes, place: str, headers: dict[str, str] | None = None) -> list[Episode]:
    """Return the episodes of the feed *data*, which comes from *place*."""
    try:
        elements = podcast_elements.read(data)
    except podcast_elements.FeedRefusedError as error:
        raise Refusal(f'{place}: the feed is not read: {error}') from None
    try:
        # Of HTML only words and addresses are taken, and those are checked here.
        parsed: Any = feedparser.parse(
            io.BytesIO(data),
            response_headers=headers,
            sanitize_html=False,
            resolve_relative_uris=False,
        )
    except Exception as error:  # noqa: BLE001 - it stumbles over odd feeds in many ways
        raise Refusal(f'{place}: the feed cannot be read: {error}') from None
    if not parsed.entries and not parsed.get('version'):
        raise Refusal(f'{place}: this is no feed; write the address of an RSS or Atom feed')
    own = elements.episodes
    if len(own) < len(parsed.entries):  # the XML is broken behind those
        own = [*own, *(podcast_elements.Elements() for _ in parsed.entries)]
    made = [
        _episode(entry, said, parsed.feed, elements.channel)
        for entry, said in zip(parsed.entries, own, strict=False)
    ]
    return _without_common(made)


def _without_common(found: list[Episode]) -> list[Episode]:
    """Return the episodes without the links, pages and ids that several of them share."""
    links = Counter(link for one in found for link in (*one.links, *one.mentioned))
    pages = Counter(one.article.source_url for one in found)
    guids = Counter(one.article.guid for one in found)
    kept = []
    for one in found:
        article = one.article
        if pages[article.source_url] > 1 or article.source_url == one.home:
            article = replace(article, source_url='')
        if guids[article.guid] > 1:
            article = replace(article, guid='')
        alone, mentioned = (
            tuple(link for link in group if links[link] == 1)
            for group in (one.links, one.mentioned)
        )
        kept.append(one._replace(article=article, links=alone, mentioned=mentioned))
    return kept


def _episode(entry: Any, said: Elements, channel: Any, about: Elements) -> Episode:
    """Return the episode in *entry* of feedparser; *said* and *about* are our elements."""
    page = _web(entry.get('link', ''))
    html = _html(entry)
    people = said.people or about.people
    article = Article(
        docname='',
        title=_title(entry) or said.title,
        date=_date(entry),
        source_name=_line(about.title or channel.get('title', '')),
        source_url=page,
        description=html_text.short(html),
        guests=_people(people, _GUESTS),
        hosts=_people(people, _HOSTS),
        episode=_number(_line(said.episode or entry.get('itunes_episode', ''))),
        season=_kept(casting.counted, said.season or entry.get('itunes_season', '')),
        episode_type=_kept(casting.episode_type, said.kind) or '',
        explicit=_kept(casting.explicit, said.explicit),
        duration=_kept(parse_duration, entry.get('itunes_duration', '')) or None,
        guid=_line(entry.get('id', '')),
        image=_web((entry.get('image') or {}).get('href', '')),
        audio=_audio(entry),
        transcript=_transcript(said.transcripts, channel.get('language', '')),
        chapters=tuple(said.chapters),
        chapters_file='' if said.chapters else _web(said.chapters_url),
    )
    links = dict.fromkeys(filter(None, map(_web, (page, *said.pages))))
    mentioned = dict.fromkeys(filter(None, map(_web, html_text.links(html))))
    home = _web(about.link) or _web(channel.get('link', ''))
    others = tuple(link for link in mentioned if link not in links)
    return Episode(article, tuple(links), others, home, _line(about.guid))


def _html(entry: Any) -> str:
    """Return the fullest description of an episode, in HTML."""
    content = entry.get('content') or ()
    whole = next((one.value for one in content if one.get('value')), '')
    return str(whole or entry.get('summary') or entry.get('subtitle') or '')


def _title(entry: Any) -> str:
    """Return the title of an episode, which may be HTML."""
    title = _line(entry.get('title'))
    if 'html' not in str((entry.get('title_detail') or {}).get('type')):
        return title
    return ' '.join(html_text.paragraphs(title)) or title


def _number(text: str) -> str:
    """Return *text* if it says the number of an episode, else ''."""
    return text if episode_number(text) else ''


def _line(value: object) -> str:
    """Return *value* in one line if it is text, which it is not in broken feeds."""
    return casting.line(value) if isinstance(value, str) else ''


def _web(address: object) -> str:
    """Return *address* if it is one of the web, else ''."""
    text = str(address or '').strip()
    return text if scheme.is_web(text) and text.isprintable() and ' ' not in text else ''


def _kept(cast: Callable[[object], Any], value: object) -> Any:
    """Return *value* cast, None if there is none or it is not understood."""
    try:
        return None if casting.empty(value) else cast(value)
    except ValueError:
        return None


def _date(entry: Any) -> datetime | None:
    """Return when an episode came out."""
    # To ask feedparser for what is not there may be answered with something else.
    for key in (one for one in ('published', 'updated', 'created') if one in entry):
        found: datetime | None = _kept(lambda value: parse_date(value, UTC), entry.get(key))
        if found is None and (parts := entry.get(f'{key}_parsed')):
            with suppress(ValueError, OverflowError):
                found = datetime.fromtimestamp(timegm(parts), UTC)
        # At the ends of the calendar there is no such moment in other time zones.
        if found and MINYEAR < found.year < MAXYEAR:
            return found
    return None


def _people(found: Iterable[Speaker], roles: frozenset[str]) -> tuple[Person, ...]:
    """Return those who have one of the *roles*, each once."""
    named: dict[str, Person] = {}
    for one in found:
        if one.role in roles:
            named.setdefault(one.name, Person(one.name, _web(one.url)))
    return tuple(named.values())


def _audio(entry: Any) -> Enclosure | None:
    """Return the recording of an episode, a sound if there is one."""
    found = []
    for one in entry.get('enclosures') or ():
        address = _web(one.get('href') or one.get('url'))
        type = str(one.get('type') or '').partition(';')[0].strip()
        kind = file_kind(address.partition('?')[0])
        if address and (type.startswith(('audio/', 'video/')) or kind):
            sound = type.startswith('audio/') or kind == 'file'
            size = _kept(casting.size, one.get('length')) or None
            found.append((not sound, Enclosure(address, size, _line(type))))
    return min(found, key=lambda one: one[0])[1] if found else None


def _transcript(found: Iterable[TranscriptLink], language: str) -> str:
    """Return the address of the transcript in the language of the feed, with moments if any."""

    def rank(one: TranscriptLink) -> tuple[bool, int]:
        spoken = one.language.lower()[:2] or language.lower()[:2]
        format = next(
            (n for n, name in enumerate(_TRANSCRIPTS) if name in one.type), len(_TRANSCRIPTS)
        )
        return bool(language) and spoken != language.lower()[:2], format

    known = [one for one in found if _web(one.url)]
    return _web(min(known, key=rank).url) if known else ''
