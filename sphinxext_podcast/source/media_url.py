"""What a writer pastes (address, URI, path or bare id) → the media it stands for.

Hosts are compared exactly and paths as a whole; every address is rebuilt from the checked
id, so that nothing else of the input reaches the page.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import parse_qsl, urlsplit

from sphinxext_podcast.model.media import Form, Media, Provider
from sphinxext_podcast.model.providers import ALIASES, PROVIDERS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

#: The provider of sound and film files, wherever they are.
FILES = 'audio'

#: Besides what cannot be printed; a browser may read these in another way than we do.
_UNSAFE = re.compile(r'["\'<>\\^`{|}\s]|%[01][0-9a-f]|%7f', re.I | re.A)
_BEGINNING = re.compile(r'https?://[^/?#]', re.I | re.A)
_HOST = re.compile(r'(?:[^\W_](?:[\w-]*[^\W_])?\.)+[^\W_][\w-]*[^\W_]')
_ODD_PATH = re.compile(r'["<>\\]|#(?!t=)')
_SCHEME = re.compile(r'[a-z][a-z0-9+.-]*:', re.I | re.A)
_DOTS = re.compile(r'/(?:\.|%2e){1,2}(?:/|\Z)', re.I | re.A)
_TIME = re.compile(r'(?:(\d{1,3})h)?(?:(\d{1,5})m)?(?:(\d{1,7})s?)?', re.A)
_CLOCK = re.compile(r'(?:(\d{1,3}):)?(\d{1,3}):(\d\d)', re.A)
_TIME_KEYS = ('t', 'start', 'time_continue')
_SUFFIX = re.compile(
    r'\.(?:(?P<file>mp3|m4a|m4b|aac|ogg|oga|opus|wav|flac)|(?P<video>mp4|m4v|webm|ogv|mov))',
    re.I | re.A,
)


class NotPlayable(ValueError):  # noqa: N818 - named for what the text is
    """The text stands for no player; the message says why and what to write."""


class Address(NamedTuple):
    """The parts of an address that can name something to play.

    *written* is the host, *host* the same without ``www.`` and ``m.``.
    """

    text: str
    written: str
    host: str
    path: str
    query: Mapping[str, str]


class Asked(NamedTuple):
    """What a writer asks for besides: times, and for a bare id the host of a PeerTube."""

    start: str = ''
    end: str = ''
    instance: str = ''


def read(
    text: str,
    name: str,
    asked: Asked = Asked(),  # noqa: B008 - it is frozen
    providers: Mapping[str, Provider] = PROVIDERS,
) -> Media:
    """Read what a writer gave to the directive or shortcode *name*; ``embed`` takes any address.

    Times of *asked* (``90``, ``1m30s``, ``1:02:33``) win over a time in the address.
    Raises NotPlayable.
    """
    name = ALIASES.get(name, name)
    text = text.strip()
    if name in ('embed', FILES):
        if is_own_file(text):
            return _file(_own_address(text), asked, providers)
        return _any(_address(_unwrapped(text)), name, asked, providers)
    provider = providers[name]
    address = _address(_completed(text, provider, asked.instance))
    for form in provider.forms:
        if not {address.host, '*'}.isdisjoint(form.hosts) and (
            media := _media(address, provider, form, asked)
        ):
            return media
    raise _refused(text, provider)


def find(text: str, providers: Mapping[str, Provider] = PROVIDERS) -> Media | None:
    """Return the player that an address found somewhere stands for, None if there is none."""
    try:
        media = None if is_own_file(text.strip()) else read(text, 'embed', providers=providers)
    except NotPlayable:
        return None
    return media if media and media.player else None


def file_kind(path: str) -> str:
    """Return ``file`` for the path of a sound, ``video`` for that of a film, else ''."""
    suffix = _SUFFIX.fullmatch(path[path.rfind('.') :])
    return '' if not suffix else 'file' if suffix['file'] else 'video'


def is_own_file(text: str) -> bool:
    """Return whether *text* is the path of a sound or film beside the document."""
    path = text.partition('#')[0].partition('?')[0]
    odd = _SCHEME.match(text) or text.startswith('//') or _ODD_PATH.search(text)
    return bool(path and file_kind(path)) and not odd and text.isprintable()


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


def _any(address: Address, name: str, asked: Asked, providers: Mapping[str, Provider]) -> Media:
    """Find what *address* is: by its host, else by the suffix of a file, else a page."""
    for provider, form in _forms(providers, address.host) if name == 'embed' else ():
        if media := _media(address, provider, form, asked):
            return media
        if form.claim and re.fullmatch(form.claim, address.path, re.A):
            raise _refused(address.text, provider)
    if file_kind(address.path):
        return _file(address, asked, providers)
    if name == FILES:
        raise _refused(address.text, providers[FILES])
    return Media('', 'link', '', address.text)


def _file(address: Address, asked: Asked, providers: Mapping[str, Provider]) -> Media:
    parts = {'url': address.text.partition('#')[0]}
    return providers[FILES].media(file_kind(address.path), parts, *_times(asked, address, {}))


def _forms(providers: Mapping[str, Provider], host: str) -> Iterator[tuple[Provider, Form]]:
    for provider in providers.values():
        for form in provider.forms:
            if host in form.hosts:
                yield provider, form


def _media(address: Address, provider: Provider, form: Form, asked: Asked) -> Media | None:
    """Match *address* with one *form*; None if it is of another."""
    match = re.fullmatch(form.path, address.path, re.A)
    if not match:
        return None
    parts = {key: value for key, value in match.groupdict().items() if value}
    for key, pattern in form.query.items():
        given = address.query.get(key.removesuffix('?'), '')
        if not given and key.endswith('?'):
            continue
        found = re.fullmatch(pattern, given, re.A)
        if not found:
            return None
        parts.update((k, v) for k, v in found.groupdict().items() if v)
    parts['host'] = address.written
    return provider.media(form.kind, parts, *_times(asked, address, parts))


def _times(
    asked: Asked, address: Address, parts: Mapping[str, str]
) -> tuple[int | None, int | None]:
    written = next((address.query[key] for key in _TIME_KEYS if key in address.query), '')
    start = _asked(asked.start) if asked.start else seconds(written or parts.get('t', ''))
    return start, _asked(asked.end) if asked.end else seconds(address.query.get('end', ''))


def _asked(text: str) -> int:
    value = seconds(text)
    if value is None:
        raise NotPlayable(f'{text!r} is no time; write seconds, 1m30s or 1:02:33')
    return value


def _refused(text: str, provider: Provider) -> NotPlayable:
    who = provider.label or 'a browser'
    wrong = (said for pattern, said in provider.faults if re.fullmatch(pattern, text, re.A))
    rule = next(wrong, provider.hint)
    hint = f'; {rule}' if rule else ''
    return NotPlayable(f'{text[:80]!r} is nothing that {who} plays{hint}')


def _completed(text: str, provider: Provider, instance: str) -> str:
    """Make an address of a URI, a path or a bare id of *provider*."""
    if provider.name == 'spotify':
        text = _unwrapped(text)
    if '://' in text:
        return text
    if text.startswith('//'):
        return f'https:{text}'
    if provider.name == 'youtube':
        text = text.replace('\\_', '_')
    alone = '/' not in text.partition('?')[0]
    bare = (provider.bare_id if alone else '') or provider.bare
    if instance and provider.name == 'peertube':
        bare = bare.replace('peertube.tv', instance.strip('\'"'))
    return bare + text.lstrip('/')


def _unwrapped(text: str) -> str:
    """Turn ``spotify:episode:ID`` into an address."""
    if not text.startswith('spotify:'):
        return text
    return f'https://open.spotify.com/{text.removeprefix("spotify:").replace(":", "/")}'


def _own_address(text: str) -> Address:
    """Split the path of a file of the project."""
    path, _, fragment = text.partition('#')
    return Address(
        path,
        '',
        '',
        path.partition('?')[0],
        {'t': fragment.removeprefix('t=')} if fragment else {},
    )


def _address(text: str) -> Address:
    """Split *text*; raises NotPlayable if it is no plain address."""
    if text.startswith('//'):
        text = f'https:{text}'
    if len(text) > 2000 or _UNSAFE.search(text) or not text.isprintable():
        raise NotPlayable(f'{text[:80]!r} holds characters that no such address has')
    try:
        parts = urlsplit(text)
        written = parts.hostname or ''
        odd = parts.port is not None or parts.username is not None or not _HOST.fullmatch(written)
        query = dict(parse_qsl(parts.query, max_num_fields=50))
    except ValueError:
        odd = True
    if odd or not _BEGINNING.match(text) or _DOTS.search(parts.path):
        raise NotPlayable(f'{text[:80]!r} is not a plain https address')
    if parts.fragment.startswith('t='):
        query.setdefault('t', parts.fragment.removeprefix('t='))
    host = written.removeprefix('www.').removeprefix('m.')
    if host == 'embed.spotify.com' and query.get('uri', '').startswith('spotify:'):
        return _address(_unwrapped(query['uri']))
    return Address(text, written, host, parts.path, query)
