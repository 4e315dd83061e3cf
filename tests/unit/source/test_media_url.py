"""What writers paste, and the player it stands for."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinxext_podcast.model.media import PROVIDERS
from sphinxext_podcast.source import media_url

VIDEO = 'dQw4w9WgXcQ'
EPISODE = '512ojhOuo1ktJprKbVcKyQ'
APPLE = 'tw/podcast/a-show/id1500839292'


@pytest.mark.parametrize(
    ('provider', 'text', 'kind', 'id', 'start'),
    [
        ('youtube', VIDEO, 'video', VIDEO, None),
        ('youtube', f'  https://youtu.be/{VIDEO}?si=x&t=1m30s ', 'video', VIDEO, 90),
        ('youtube', f'https://www.youtube.com/watch?v={VIDEO}&t=1:02:03', 'video', VIDEO, 3723),
        ('youtube', f'https://m.youtube.com/watch?v={VIDEO}#t=2h', 'video', VIDEO, 7200),
        ('youtube', f'https://www.youtube.com/shorts/{VIDEO}', 'short', VIDEO, None),
        ('youtube', f'{VIDEO}?t=90', 'video', VIDEO, 90),
        ('youtube', r'\_OBlgSz8sSM', 'video', '_OBlgSz8sSM', None),
        ('spotify', f'episode/{EPISODE}', 'episode', EPISODE, None),
        ('spotify', f'/track/{EPISODE}', 'track', EPISODE, None),
        ('spotify', f'spotify:show:{EPISODE}', 'show', EPISODE, None),
        (
            'spotify',
            f'https://open.spotify.com/intl-ja/episode/{EPISODE}?t=90',
            'episode',
            EPISODE,
            90,
        ),
        ('spotify', f'episode/{EPISODE}/video', 'video', EPISODE, None),
        ('apple-podcast', f'{APPLE}?i=1000746040747', 'episode', '1000746040747', None),
        ('apple-podcasts', APPLE, 'show', '1500839292', None),
        ('apple-podcast', 'podcast/id1500839292', 'show', '1500839292', None),
        (
            'apple-podcast',
            f'https://podcasts.apple.com/{APPLE}?l=zh&i=1000746040747',
            'episode',
            '1000746040747',
            None,
        ),
    ],
)
def test_read(provider: str, text: str, kind: str, id: str, start: int | None) -> None:
    media = media_url.read(text, provider)
    assert (media.kind, media.id, media.start) == (kind, id, start)


@pytest.mark.parametrize(
    ('provider', 'text'),
    [
        ('youtube', VIDEO[:-1]),
        ('youtube', 'videoseries'),
        ('youtube', 'dQw4w9WgXcV'),
        ('youtube', f'https://youtube.com.example/watch?v={VIDEO}'),
        ('youtube', f'https://www.youtube.com@evil.example/watch?v={VIDEO}'),
        ('youtube', f'https://www.youtube.com:444/watch?v={VIDEO}'),
        ('youtube', 'https://[::1'),
        ('youtube', ''),
        ('spotify', EPISODE),
        ('spotify', f'concert/{EPISODE}'),
        ('spotify', 'https://spotify.link/AbCd'),
        ('apple-podcast', f'{APPLE}?i=12'),
        ('apple-podcast', f'{APPLE}/../../x'),
    ],
)
def test_refused(provider: str, text: str) -> None:
    with pytest.raises(media_url.NotPlayable):
        media_url.read(text, provider)


def test_times_are_written_as_each_provider_reads_them() -> None:
    video = media_url.read(VIDEO, 'youtube', start='1:02', end='90')
    assert video.page == f'https://www.youtube.com/watch?v={VIDEO}&t=62s'
    assert video.player == f'https://www.youtube-nocookie.com/embed/{VIDEO}?start=62&end=90'
    episode = media_url.read(f'episode/{EPISODE}', 'spotify', start='62')
    assert episode.player == f'https://open.spotify.com/embed/episode/{EPISODE}?t=62'
    with pytest.raises(media_url.NotPlayable, match='no time'):
        media_url.read(VIDEO, 'youtube', start='soon')


@given(st.sampled_from(sorted(PROVIDERS)), st.text() | st.text().map('https://youtu.be/{}'.format))
def test_nothing_leaves_the_provider(provider: str, text: str) -> None:
    try:
        media = media_url.read(text, provider)
    except media_url.NotPlayable:
        return
    for address in (media.page, media.player):
        host = urlsplit(address).hostname or ''
        assert host.removeprefix('www.') in PROVIDERS[provider].hosts
        assert not set('"\'<>\\ ') & set(address)


def _shared_cases() -> list[tuple[str, str, dict[str, object]]]:
    path = Path(__file__).parents[4] / 'shared' / 'reference' / 'embed-urls.json'
    if not path.exists():
        return []
    cases = json.loads(path.read_text(encoding='utf-8'))['cases']
    return [
        (case['case'], case['as'] if case['as'] in PROVIDERS else case.get('provider', ''), case)
        for case in cases
        if (case['as'] in PROVIDERS or case.get('provider') in PROVIDERS)
        and case['as'] != 'shortcode'
    ]


SHARED = _shared_cases()


@pytest.mark.skipif(not SHARED, reason='the reference cases are not beside the project')
@pytest.mark.parametrize(('name', 'provider', 'case'), SHARED, ids=[row[0] for row in SHARED])
def test_reference_cases(name: str, provider: str, case: dict[str, object]) -> None:
    if 'refused' in case:
        with pytest.raises(media_url.NotPlayable):
            media_url.read(str(case['input']), provider)
        return
    media = media_url.read(str(case['input']), provider)
    for key, value in (('kind', media.kind), ('id', media.id), ('start', media.start)):
        if key in case:
            assert value == case[key]
    for key, url in (('embed', media.player), ('page', media.page)):
        if case.get(key):
            want, have = urlsplit(str(case[key])), urlsplit(url)
            assert want[:3] == have[:3]
            assert dict(parse_qsl(want.query)) == dict(parse_qsl(have.query))
