"""The table of providers: every address it builds is https at the provider itself."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest

from sphinxext_podcast.model.media import ALIASES, PROVIDERS, Media

PARTS = {'id': 'ID', 'type': 'TYPE', 'country': 'tw/', 'slug': 'a-show/', 'show': '123'}
WATCH = 'https://www.youtube.com/watch?v=ID'
EMBED = 'https://www.youtube-nocookie.com/embed'
SPOTIFY = ('https://open.spotify.com/TYPE/ID', 'https://open.spotify.com/embed/TYPE/ID')
APPLE = 'podcasts.apple.com/tw/podcast/a-show/id123'
KINDS = [
    ('youtube', 'video', WATCH, f'{EMBED}/ID'),
    ('youtube', 'short', WATCH, f'{EMBED}/ID'),
    (
        'youtube',
        'playlist',
        'https://www.youtube.com/playlist?list=ID',
        f'{EMBED}/videoseries?list=ID',
    ),
    ('spotify', 'track', *SPOTIFY),
    ('spotify', 'episode', *SPOTIFY),
    ('spotify', 'show', *SPOTIFY),
    ('spotify', 'album', *SPOTIFY),
    ('spotify', 'artist', *SPOTIFY),
    ('spotify', 'playlist', *SPOTIFY),
    ('spotify', 'video', SPOTIFY[0], f'{SPOTIFY[1]}/video'),
    ('apple-podcast', 'episode', f'https://{APPLE}?i=ID', f'https://embed.{APPLE}?i=ID'),
    ('apple-podcast', 'show', f'https://{APPLE}', f'https://embed.{APPLE}'),
]


@pytest.mark.parametrize(('provider', 'kind', 'page', 'player'), KINDS)
def test_addresses(provider: str, kind: str, page: str, player: str) -> None:
    media = PROVIDERS[provider].media(kind, 'ID', PARTS)
    assert media == Media(provider, kind, 'ID', page, player, None, None)
    for address in (page, player):
        parts = urlsplit(address)
        assert parts.scheme == 'https'
        assert parts.netloc.removeprefix('www.') in PROVIDERS[provider].hosts


def test_every_kind_is_tested() -> None:
    every = [(name, kind) for name, provider in PROVIDERS.items() for kind in provider.kinds]
    assert every == [row[:2] for row in KINDS]


def test_names() -> None:
    assert all(name == provider.name for name, provider in PROVIDERS.items())
    assert not set(ALIASES) & set(PROVIDERS)
    assert set(ALIASES.values()) <= set(PROVIDERS)


@pytest.mark.parametrize(
    ('provider', 'kind', 'page', 'player'),
    [
        ('youtube', 'video', '&t=62s', '?start=62&end=90'),
        ('youtube', 'playlist', '&t=62s', '&start=62&end=90'),
        ('spotify', 'episode', '?t=62', '?t=62'),
        ('spotify', 'video', '?t=62', '?t=62'),
        ('apple-podcast', 'episode', '', ''),
        ('apple-podcast', 'show', '', ''),
    ],
)
def test_times_are_written_where_the_provider_reads_them(
    provider: str, kind: str, page: str, player: str
) -> None:
    plain = PROVIDERS[provider].media(kind, 'ID', PARTS)
    timed = PROVIDERS[provider].media(kind, 'ID', PARTS, 62, 90)
    assert (timed.page, timed.player) == (plain.page + page, plain.player + player)
    assert (timed.start, timed.end) == (62, 90)


@pytest.mark.parametrize(
    ('start', 'end', 'player'),
    [
        (None, None, ''),
        (0, None, ''),
        (0, 0, ''),
        (1, None, '?start=1'),
        (None, 90, '?end=90'),
        (0, 90, '?end=90'),
    ],
)
def test_the_beginning_is_not_written(start: int | None, end: int | None, player: str) -> None:
    media = PROVIDERS['youtube'].media('video', 'ID', PARTS, start, end)
    assert media.player == f'{EMBED}/ID{player}'
    assert (media.start, media.end) == (start, end)


@pytest.mark.parametrize(
    ('provider', 'watched', 'autoplay', 'sandboxed', 'wide'),
    [
        ('youtube', True, 'autoplay', False, ['video', 'short', 'playlist']),
        ('spotify', False, '', False, ['video']),
        ('apple-podcast', False, '', True, []),
    ],
)
def test_what_players_are_like(
    provider: str, watched: bool, autoplay: str, sandboxed: bool, wide: list[str]
) -> None:
    found = PROVIDERS[provider]
    assert (found.watched, found.autoplay, bool(found.sandbox)) == (watched, autoplay, sandboxed)
    assert [name for name, kind in found.kinds.items() if kind.wide] == wide
    assert 'fullscreen' in found.allow
