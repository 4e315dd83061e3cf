"""Read what feeds say in the elements of podcast namespaces: chapters, people, transcripts.

An XML parser goes over the text once, without names from elsewhere: entities that a feed
declares itself are refused.  A fault in the XML ends the reading; what was read is kept.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, field
from typing import NamedTuple
from xml.parsers import expat

from sphinxext_podcast.model.article import Chapter
from sphinxext_podcast.source import casting
from sphinxext_podcast.source.dates import parse_duration

#: Deeper elements are no feed.
DEPTH = 100
#: More of one element are none, either: to read them takes the square of the time.
ATTRIBUTES = 200
#: Of one episode.
CHAPTERS = 2000
_SPACES = {
    'https://podcastindex.org/namespace/1.0': 'podcast',
    'https://github.com/podcastindex-org/podcast-namespace/blob/main/docs/1.0.md': 'podcast',
    'http://podlove.org/simple-chapters': 'psc',
    'http://www.itunes.com/dtds/podcast-1.0.dtd': 'itunes',
    'http://www.w3.org/2005/atom': '',
}
#: Prefixes that mean these spaces where a feed forgets to declare them.
_USUAL = frozenset(_SPACES.values())
_ITEMS = frozenset({'item', 'entry'})
_CHANNELS = frozenset({'channel', 'feed'})
#: Elements that are text → the field for it.
_TEXTS = {
    'podcast:guid': 'guid',
    'podcast:episode': 'episode',
    'itunes:episode': 'episode',
    'podcast:season': 'season',
    'itunes:season': 'season',
    'itunes:episodeType': 'kind',
    'itunes:explicit': 'explicit',
}
_ENCODING = re.compile(rb'<\?xml[^>]{0,200}?encoding\s{0,9}=\s{0,9}["\']([\w.:-]{1,40})["\']')


class FeedRefusedError(ValueError):
    """The feed is not read; the message says why."""


class Speaker(NamedTuple):
    """Somebody in an episode; *role* as the feed says it, in small letters."""

    name: str
    role: str = 'host'
    url: str = ''


class TranscriptLink(NamedTuple):
    """A transcript, its type and its language, '' for that of the feed."""

    url: str
    type: str = ''
    language: str = ''


@dataclass
class Elements:
    """What an episode says, or the channel of all.

    *episode*, *season* and *kind* are text as written, *guid* is that of a channel; *pages* are
    where else the episode is.
    """

    title: str = ''
    link: str = ''
    episode: str = ''
    season: str = ''
    kind: str = ''
    explicit: str = ''
    guid: str = ''
    chapters_url: str = ''
    chapters: list[Chapter] = field(default_factory=list)
    people: list[Speaker] = field(default_factory=list)
    transcripts: list[TranscriptLink] = field(default_factory=list)
    pages: list[str] = field(default_factory=list)


class Feed(NamedTuple):
    """The channel, and the episodes in the order of the feed; *whole* if all could be read."""

    channel: Elements
    episodes: list[Elements]
    whole: bool


def read(data: bytes) -> Feed:
    """Return what the feed *data* says in these elements; raises FeedRefusedError."""
    reader = _Reader()
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
    # Names of HTML, such as &nbsp;, are no fault then.
    parser.UseForeignDTD(True)
    parser.EntityDeclHandler = _declared
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.words.append
    try:
        parser.Parse(text_of(data), True)
    except expat.ExpatError:
        return Feed(reader.channel, reader.episodes, whole=False)
    return Feed(reader.channel, reader.episodes, whole=True)


def text_of(data: bytes) -> str:
    """Return the text of XML, which is in the encoding that it names, or in UTF-8."""
    for mark, name in ((codecs.BOM_UTF8, 'utf-8'), (codecs.BOM_UTF16_LE, 'utf-16')):
        if data.startswith(mark):
            return data.decode(name, 'replace').removeprefix('\ufeff')
    if data.startswith(codecs.BOM_UTF16_BE):
        return data.decode('utf-16', 'replace')
    named = _ENCODING.match(data.lstrip()[:300])
    try:
        return data.decode(named[1].decode() if named else 'utf-8', 'replace').lstrip()
    except (LookupError, ValueError):
        return data.decode('utf-8', 'replace').lstrip()


def _declared(name: str, *rest: object) -> None:
    raise FeedRefusedError(f'it declares an entity of its own, {name[:40]!r}')


class _Reader:
    """Gathers what the parser finds."""

    def __init__(self) -> None:
        self.channel = Elements()
        self.episodes: list[Elements] = []
        self.path: list[str] = []
        self.words: list[str] = []
        self.prefixes = {prefix: prefix for prefix in _USUAL}
        self.attributes: list[dict[str, str]] = []

    def start(self, tag: str, given: dict[str, str]) -> None:
        """Remember where an element begins."""
        for key, value in given.items():
            if key == 'xmlns' or key.startswith('xmlns:'):
                self.prefixes[key[6:]] = _SPACES.get(value.rstrip('/').lower(), key[6:])
        self.path.append(self._named(tag))
        self.attributes.append({key.lower(): value.strip() for key, value in given.items()})
        if len(given) > ATTRIBUTES:
            raise FeedRefusedError(f'an element has more than {ATTRIBUTES} attributes')
        if len(self.path) > DEPTH:
            raise FeedRefusedError(f'its elements are nested more than {DEPTH} deep')
        if self.path[-1] in _ITEMS and self._in_channel(1):
            self.episodes.append(Elements())
        self.words.clear()

    def end(self, tag: str) -> None:
        """Take what the element says that ends here."""
        text = ' '.join(''.join(self.words).split())
        self.words.clear()
        name, given = self.path[-1], self.attributes[-1]
        if self._in_channel(1):
            _take(self.channel, name, text, given)
        elif self._in_item(3 if name == 'psc:chapter' else 2):
            _take(self.episodes[-1], name, text, given)
        self.path.pop()
        self.attributes.pop()

    def _named(self, tag: str) -> str:
        """Return *tag* with the usual prefix of its namespace, none for those of feeds."""
        prefix, _, name = tag.rpartition(':')
        space = self.prefixes.get(prefix, prefix)
        return f'{space}:{name}' if space else name

    def _in_item(self, above: int) -> bool:
        """Return whether the element lies so many levels below the parent of an episode."""
        return self._in_channel(above) and self.path[-above] in _ITEMS

    def _in_channel(self, above: int) -> bool:
        """Return whether the element lies so many levels below the channel; RSS 1.0 has none."""
        place = len(self.path) - 1 - above
        return place >= 0 and self.path[place] in {*_CHANNELS, 'rdf:RDF'}


def _take(found: Elements, name: str, text: str, given: dict[str, str]) -> None:
    """Add to *found* what the element *name* says."""
    url = given.get('url', '')
    match name:
        case 'title':
            found.title = found.title or text
        case 'link' if given.get('rel', 'alternate') == 'alternate':
            found.link = found.link or text or given.get('href', '')
        case 'podcast:chapters' if url:
            found.chapters_url = url
        case 'psc:chapter' if len(found.chapters) < CHAPTERS:
            found.chapters += _chapter(given)
        case 'podcast:person' if text:
            role = given.get('role', '').lower() or 'host'
            found.people.append(Speaker(casting.line(text), role, given.get('href', '')))
        case 'podcast:transcript' if url:
            kind, language = given.get('type', '').lower(), given.get('language', '')
            found.transcripts.append(TranscriptLink(url, kind, language))
        case 'podcast:contentLink' if given.get('href'):
            found.pages.append(given['href'])
        case _ if name in _TEXTS:
            setattr(found, _TEXTS[name], getattr(found, _TEXTS[name]) or text)


def _chapter(given: dict[str, str]) -> list[Chapter]:
    """Return the chapter that has these attributes, none if it says no time or no title."""
    try:
        start = parse_duration(given.get('start'))
    except ValueError:
        return []
    title = casting.line(given.get('title', ''))
    if start is None or not title:
        return []
    return [Chapter(start, title, given.get('href', ''), given.get('image', ''))]
