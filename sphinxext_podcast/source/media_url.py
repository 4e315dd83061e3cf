"""What a writer pastes (address, URI, path or bare id) → the media it stands for.

Hosts are compared exactly and paths as a whole; every address is rebuilt from the
checked id, so that nothing else of the input reaches the page.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import NamedTuple
from urllib.parse import parse_qsl, urlsplit

from sphinxext_podcast.model.media import ALIASES, PROVIDERS, Media


class NotPlayable(ValueError):  # noqa: N818 - named for what the text is
    """The text stands for no player; the message says why and what to write."""


class Address(NamedTuple):
    """The parts of an address that can name something to play."""

    host: str
    path: str
    query: Mapping[str, str]


class Found(NamedTuple):
    """A kind, its id and the parts from which its addresses are built."""

    kind: str
    id: str
    parts: Mapping[str, str]


_UNSAFE = re.compile(r'[\x00-\x20\x7f-\x9f"\'<>\\^`{|}]|%0[0-9a-d]|%[01][0-9a-f]|%7f', re.I | re.A)
_DOTS = re.compile(r'/\.\.?(/|\Z)')
_TIME = re.compile(r'(?:(\d{1,3})h)?(?:(\d{1,5})m)?(?:(\d{1,7})s?)?', re.A)
_CLOCK = re.compile(r'(?:(\d{1,3}):)?(\d{1,3}):(\d\d)', re.A)
_YOUTUBE_ID = re.compile(r'[A-Za-z0-9_-]{10}[AEIMQUYcgkosw048]')
_YOUTUBE_WORDS = frozenset({'videoseries', 'live_stream'})
_YOUTUBE_LIST = re.compile(
    r'(?:(?:PL|LL|EC|UU|FL|RD|UL|TL|PU|OLAK5uy_)[A-Za-z0-9_-]{10,64}|RDMM|WL|LL|LM)'
)
_YOUTUBE_PATH = re.compile(r'/(?:(watch|shorts|live|embed|v|e)/)?([^/]+)/?')
_SPOTIFY_PATH = re.compile(
    r'(?:/intl-[a-z]{2}(?:-[a-z]{2})?)?(?:/embed|/embed-podcast)?'
    r'/(track|episode|show|album|artist|playlist)/([0-7][0-9A-Za-z]{21})(/video)?/?',
    re.A,
)
_SPOTIFY_USER = re.compile(r'/user/[^/]+(/playlist/[0-7][0-9A-Za-z]{21})', re.A)
_APPLE_PATH = re.compile(r'/([a-z]{2}/)?podcast/([^/]+/)?id([0-9]{9,10})/?', re.A)
_APPLE_EPISODE = re.compile(r'1000[0-9]{9}', re.A)
_TIME_KEYS = ('t', 'start', 'time_continue')


def read(text: str, provider: str = '', start: str = '', end: str = '') -> Media:
    """Read what a writer gave to *provider*'s directive or shortcode.

    *start* and *end* (``90``, ``1m30s``, ``1:02:33``) win over a time in the address.
    Raises NotPlayable.
    """
    name = ALIASES.get(provider, provider)
    address = _address(text.strip(), name)
    host = address.host.removeprefix('www.').removeprefix('m.')
    known = PROVIDERS[name]
    if host not in known.hosts:
        raise NotPlayable(f'{text!r} is not an address of {known.label}')
    found = _READERS[name](address._replace(host=host))
    first = start or next((address.query[k] for k in _TIME_KEYS if k in address.query), '')
    return known.media(
        found.kind, found.id, found.parts, _asked(first, bool(start)), _asked(end, True)
    )


def seconds(text: str) -> int | None:
    """Return the seconds that ``90``, ``90s``, ``1m30s``, ``2h`` or ``1:02:03`` stand for."""
    text = text.strip()
    if clock := _CLOCK.fullmatch(text):
        hours, minutes, rest = (int(part or 0) for part in clock.groups())
        return hours * 3600 + minutes * 60 + rest
    match = _TIME.fullmatch(text)
    if not match or not text:
        return None
    hours, minutes, rest = (int(part or 0) for part in match.groups())
    return hours * 3600 + minutes * 60 + rest


def _asked(text: str, explicit: bool) -> int | None:
    value = seconds(text)
    if value is None and text and explicit:
        raise NotPlayable(f'{text!r} is no time; write seconds, 1m30s or 1:02:33')
    return value


def _address(text: str, provider: str) -> Address:
    """Split *text*; a path or bare id becomes an address of *provider*."""
    if '://' not in text and provider == 'youtube':
        text = text.replace('\\_', '_')
    if len(text) > 2000 or _UNSAFE.search(text):
        raise NotPlayable(f'{text[:80]!r} holds characters that no such address has')
    if provider == 'spotify' and text.startswith('spotify:'):
        text = text.removeprefix('spotify:').replace(':', '/')
    if '://' not in text:
        text = _PREFIXES[provider] + text.lstrip('/')
    try:
        parts = urlsplit(text)
        odd = parts.port is not None or parts.username is not None
    except ValueError:
        odd = True
    if odd or parts.scheme not in ('http', 'https') or _DOTS.search(parts.path):
        raise NotPlayable(f'{text!r} is not a plain https address')
    query = dict(parse_qsl(parts.query, max_num_fields=50))
    if parts.fragment.startswith('t='):
        query.setdefault('t', parts.fragment.removeprefix('t='))
    return Address((parts.hostname or '').lower(), parts.path, query)


def _youtube(address: Address) -> Found:
    listed = address.query.get('list', '')
    if address.path.rstrip('/') in ('/playlist', '/embed/videoseries'):
        if not _YOUTUBE_LIST.fullmatch(listed):
            raise NotPlayable(f'{listed!r} is no YouTube playlist')
        return Found('playlist', listed, {'id': listed})
    form, id = '', address.query.get('v', '') if address.path.rstrip('/') == '/watch' else ''
    if not id and (match := _YOUTUBE_PATH.fullmatch(address.path)):
        form, id = match[1] or '', match[2]
        if not form and address.host != 'youtu.be':
            id = ''
    if not _YOUTUBE_ID.fullmatch(id) or id in _YOUTUBE_WORDS:
        raise NotPlayable(
            f'{id or address.path!r} is no YouTube video: an id has 11 characters, such as '
            'the last part of https://youtu.be/VaCq4u5c78U'
        )
    return Found('short' if form == 'shorts' else 'video', id, {'id': id})


def _spotify(address: Address) -> Found:
    path = address.path
    if address.host == 'embed.spotify.com':
        path = '/' + address.query.get('uri', '').removeprefix('spotify:').replace(':', '/')
    if user := _SPOTIFY_USER.fullmatch(path):
        path = user[1]
    match = _SPOTIFY_PATH.fullmatch(path)
    if not match:
        raise NotPlayable(
            f'{path!r} is nothing Spotify plays; write episode/ID or the address that '
            '"Copy episode link" gives'
        )
    kind = 'video' if match[3] else match[1]
    return Found(kind, match[2], {'type': match[1], 'id': match[2]})


def _apple(address: Address) -> Found:
    match = _APPLE_PATH.fullmatch(address.path)
    if not match:
        raise NotPlayable(
            f'{address.path!r} is nothing Apple Podcasts plays; '
            'write COUNTRY/podcast/NAME/idNUMBER?i=NUMBER'
        )
    country, slug, show = (part or '' for part in match.groups())
    parts = {'country': country, 'slug': slug, 'show': show}
    if 'i' not in address.query:
        return Found('show', show, parts)
    id = address.query['i']
    if not _APPLE_EPISODE.fullmatch(id):
        raise NotPlayable(f'i={id!r} is no Apple Podcasts episode: 13 digits, beginning 1000')
    return Found('episode', id, {**parts, 'id': id})


_READERS: Mapping[str, Callable[[Address], Found]] = {
    'youtube': _youtube,
    'spotify': _spotify,
    'apple-podcast': _apple,
}
#: What a bare id or path is put behind.
_PREFIXES: Mapping[str, str] = {
    'youtube': 'https://youtu.be/',
    'spotify': 'https://open.spotify.com/',
    'apple-podcast': 'https://podcasts.apple.com/',
}
