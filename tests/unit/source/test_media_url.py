"""What writers paste, and the player it stands for."""

from __future__ import annotations

import json
import re
import unicodedata
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinxext_podcast.model.media import Media
from sphinxext_podcast.model.providers import ALIASES, PROVIDERS
from sphinxext_podcast.source import media_url
from sphinxext_podcast.source.media_url import Asked, NotPlayable

VIDEO = 'dQw4w9WgXcQ'
EPISODE = '512ojhOuo1ktJprKbVcKyQ'
APPLE = 'tw/podcast/a-show/id1500839292'
UUID = '954689a5-3096-43a4-a80b-7810b219cef3'
UUID2 = '0f6cb72d-860d-43f1-af37-ef69a24f7933'
TUBE = 'wxiq3cVCCQEk7dYZzNuLpd'
STORY = 'cmp68ivjv0uqa01w6glaa6224'
SOUNDS = ('mp3', 'm4a', 'm4b', 'aac', 'ogg', 'oga', 'opus', 'wav', 'flac')
FILMS = ('mp4', 'm4v', 'webm', 'ogv', 'mov')


@pytest.mark.parametrize(
    ('name', 'text', 'kind', 'id', 'start'),
    [
        ('youtube', VIDEO, 'video', VIDEO, None),
        ('youtube', f'  https://youtu.be/{VIDEO}?si=x&t=1m30s ', 'video', VIDEO, 90),
        ('youtube', f'https://www.youtube.com/watch?v={VIDEO}&t=1:02:03', 'video', VIDEO, 3723),
        ('youtube', f'https://m.youtube.com/watch?v={VIDEO}#t=2h', 'video', VIDEO, 7200),
        ('youtube', f'https://www.youtube.com/watch?v={VIDEO}&t=soon', 'video', VIDEO, None),
        ('youtube', f'https://www.youtube.com/watch/{VIDEO}', 'video', VIDEO, None),
        ('youtube', f'https://www.youtube.com/e/{VIDEO}', 'video', VIDEO, None),
        ('youtube', f'https://www.youtube.com/live/{VIDEO}/', 'video', VIDEO, None),
        ('youtube', f'https://www.youtube-nocookie.com/embed/{VIDEO}', 'video', VIDEO, None),
        ('youtube', f'https://www.youtube.com/shorts/{VIDEO}', 'short', VIDEO, None),
        ('youtube', f'https://www.youtube.com/watch?v={VIDEO}&list=PLx', 'video', VIDEO, None),
        ('youtube', f'{VIDEO}?t=90', 'video', VIDEO, 90),
        ('youtube', f'{VIDEO}?start=90', 'video', VIDEO, 90),
        ('youtube', r'\_OBlgSz8sSM', 'video', '_OBlgSz8sSM', None),
        ('youtube', 'https://www.youtube.com/playlist?list=WL', 'playlist', 'WL', None),
        ('spotify', f'episode/{EPISODE}', 'episode', EPISODE, None),
        ('spotify', EPISODE, 'episode', EPISODE, None),
        ('spotify', f'{EPISODE}?si=x', 'episode', EPISODE, None),
        ('spotify', f'/track/{EPISODE}', 'track', EPISODE, None),
        ('spotify', f'spotify:show:{EPISODE}', 'show', EPISODE, None),
        ('spotify', f'https://open.spotify.com/embed/album/{EPISODE}', 'album', EPISODE, None),
        (
            'spotify',
            f'https://open.spotify.com/user/x/playlist/{EPISODE}',
            'playlist',
            EPISODE,
            None,
        ),
        (
            'spotify',
            f'https://embed.spotify.com/?uri=spotify%3Atrack%3A{EPISODE}',
            'track',
            EPISODE,
            None,
        ),
        (
            'spotify',
            f'https://open.spotify.com/intl-pt-br/episode/{EPISODE}?t=90',
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
        ('vimeo', 'https://vimeo.com/channels/staff/76979871', 'video', '76979871', None),
        ('vimeo', 'https://vimeo.com/groups/a/videos/76979871', 'video', '76979871', None),
        ('vimeo', 'https://vimeo.com/showcase/1/video/76979871', 'video', '76979871', None),
        ('vimeo', 'https://vimeo.com/ondemand/a/76979871', 'video', '76979871', None),
        ('vimeo', '76979871/0123abcdef', 'video', '76979871', None),
        ('peertube', f'https://framatube.org/w/{TUBE}?start=1m2s', 'video', TUBE, 62),
        ('soundcloud', 'https://m.soundcloud.com/forss/flicker', 'track', 'forss/flicker', None),
        ('soundcloud', 'forss/sets/soulhack/s-AbC', 'set', 'forss/sets/soulhack', None),
        ('bilibili', 'BV13x41117TL?p=2&t=61', 'video', 'BV13x41117TL', 61),
        (
            'bilibili',
            'https://player.bilibili.com/player.html?bvid=BV13x41117TL',
            'video',
            'BV13x41117TL',
            None,
        ),
        ('firstory', STORY, 'episode', STORY, None),
        ('soundon', f'https://player.soundon.fm/embed/?podcast={UUID}', 'show', UUID, None),
        ('castbox', 'id5598686-id950985541', 'episode', '950985541', None),
        ('pocketcasts', f'https://pca.st/embed/{UUID}', 'episode', UUID, None),
        ('transistor', 'https://share.transistor.fm/e/70c487ed', 'episode', '70c487ed', None),
        ('buzzsprout', '1/episodes/2-a-title', 'episode', '1/2', None),
        (
            'libsyn',
            'https://play.libsyn.com/embed/destination/id/19376468/',
            'episode',
            '19376468',
            None,
        ),
        ('acast', 'https://embed.acast.com/$/my.show/ep-12', 'episode', 'my.show/ep-12', None),
        (
            'anchor',
            'https://podcasters.spotify.com/pod/show/x/episodes/a-eabc/a-x1',
            'episode',
            'x/a-eabc',
            None,
        ),
        (
            'anchor',
            'https://creators.spotify.com/pod/profile/x/embed/episodes/a-eabc',
            'episode',
            'x/a-eabc',
            None,
        ),
        ('overcast', 'https://overcast.fm/+CdSv9LfI/1:27:57', 'episode', '+CdSv9LfI', 5277),
    ],
)
def test_read(name: str, text: str, kind: str, id: str, start: int | None) -> None:
    media = media_url.read(text, name)
    assert media.provider == ALIASES.get(name, name)
    assert (media.kind, media.id, media.start) == (kind, id, start)
    if '://' in text and name != 'peertube':
        assert media_url.read(text, 'embed') == media


@pytest.mark.parametrize(
    ('name', 'text'),
    [
        ('youtube', VIDEO[:-1]),
        ('youtube', 'videoseries'),
        ('youtube', 'live_stream'),
        ('youtube', 'dQw4w9WgXcV'),
        ('youtube', f'https://youtube.com.example/watch?v={VIDEO}'),
        ('youtube', f'https://www.youtube.com@evil.example/watch?v={VIDEO}'),
        ('youtube', f'https://www.youtube.com:444/watch?v={VIDEO}'),
        ('youtube', f'https://www.youtube.com:443/watch?v={VIDEO}'),
        ('youtube', f'https://www.youtube.com/watch/{VIDEO}/more'),
        ('youtube', f'https://www.youtube.com/WATCH?v={VIDEO}'),
        ('youtube', f'ftp://www.youtube.com/watch?v={VIDEO}'),
        ('youtube', f'https://youtu.be/{VIDEO}%0a'),
        ('youtube', f'https://youtu.be/{VIDEO}?x={"x" * 2000}'),
        ('youtube', f'https://youtu.be/{VIDEO}?{"a=1&" * 60}'),
        ('youtube', 'https://[::1'),
        ('youtube', f'https://youtu.be:port/{VIDEO}'),
        ('youtube', ''),
        ('spotify', EPISODE[1:]),
        ('spotify', f'8{EPISODE[1:]}'),
        ('spotify', f'concert/{EPISODE}'),
        ('spotify', f'spotify:concert:{EPISODE}'),
        ('spotify', 'https://spotify.link/AbCd'),
        ('spotify', f'https://embed.spotify.com/?uri=https://evil.example/track/{EPISODE}'),
        ('apple-podcast', f'{APPLE}?i=12'),
        ('apple-podcast', f'{APPLE}/../../x'),
        ('apple-podcast', f'TW{APPLE[2:]}'),
        ('vimeo', 'https://vimeo.com/76979871/0123ABCDEF'),
        ('peertube', f'https://framatube.org:9000/w/{TUBE}'),
        ('peertube', 'https://framatube.org/w/short'),
        ('soundcloud', 'forss/likes'),
        ('soundcloud', 'forss'),
        ('bilibili', 'https://b23.tv/AbCdEf'),
        ('soundon', f'https://player.soundon.fm/embed/?podcast={UUID}&episode=x'),
        ('acast', 'myshow/..'),
        ('archive-org', '.hidden'),
        ('audio', 'https://x.example/1.txt'),
        ('audio', 'https://x.example/?a=1.mp3'),
        ('audio', f'https://www.youtube.com/watch?v={VIDEO}'),
        ('audio', 'file:///etc/x.mp3'),
        ('audio', 'ftp://x.example/1.mp3'),
        ('audio', 'https://user@x.example/1.mp3'),
        ('audio', '//x.example:80/1.mp3'),
        ('embed', ''),
        ('embed', 'example.org/talk'),
        ('embed', '/talks/42'),
        ('embed', 'mailto:a@example.org'),
        ('embed', 'https://example.org/a b'),
        ('embed', 'https://example.org/a"b'),
        ('embed', 'https://example.org/../b'),
        ('embed', 'https://example.org/%0d%0a'),
        ('embed', 'https://a@example.org/'),
        ('embed', 'https://example.org:8080/'),
        ('embed', 'https://example.org:x/'),
        ('xiaoyuzhou', 'https://www.xiaoyuzhoufm.com/episode/69a6'),
    ],
)
def test_refused(name: str, text: str) -> None:
    with pytest.raises(NotPlayable):
        media_url.read(text, name)
    if name == 'embed':
        assert media_url.find(text) is None


API = 'https://w.soundcloud.com/player/?url=https%3A//api.soundcloud.com'


@pytest.mark.parametrize(
    ('text', 'kind', 'id', 'secret'),
    [
        (f'{API}/tracks/123456789&color=%23ff5500', 'sound', '123456789', ''),
        (f'{API}/users/123456', 'user', '123456', ''),
        (f'{API[:-18]}soundcloud.com/forss'.replace('//api.', '//'), 'profile', 'forss', ''),
        (f'{API[:-28]}soundcloud%3Atracks%3A2049', 'sound', '2049', ''),
        (f'{API}/tracks/soundcloud%253Atracks%253A2049&color=%23ff5500', 'sound', '2049', ''),
        (f'{API}/playlists/2049%3Fsecret_token%3Ds-AbC', 'playlist', '2049', 's-AbC'),
        (f'{API}/tracks/2049&secret_token=s-AbC', 'sound', '2049', 's-AbC'),
        (f'{API[:-18]}soundcloud.com/forss/flickermood'.replace('//api.', '//'), 'track', '', ''),
    ],
)
def test_the_codes_of_soundcloud(text: str, kind: str, id: str, secret: str) -> None:
    media = media_url.find(text)
    assert media
    assert (media.kind, media.id) == (kind, id or 'forss/flickermood')
    assert media.player.partition('secret_token=')[2] == secret


@pytest.mark.parametrize(
    ('text', 'words'),
    [
        ('https://youtu.be/short', 'nothing that YouTube plays; an id has 11 characters'),
        ('https://www.youtube.com/watch', 'nothing that YouTube plays'),
        (
            'https://www.youtube.com/watch?v=dQw4w9WgXcV&t=1',
            'plays; the last of the 11 characters of an id is one of AEIMQUYcgkosw048',
        ),
        (
            f'https://open.spotify.com/episode/8{EPISODE[1:]}',
            'plays; the first of the 22 characters of an id is a digit from 0 to 7',
        ),
        ('https://www.youtube.com/shorts/x', 'nothing that YouTube plays'),
        ('https://www.youtube-nocookie.com/embed/x', 'nothing that YouTube plays'),
        (f'https://open.spotify.com/episode/{EPISODE}A', 'nothing that Spotify plays; write'),
        (f'https://open.spotify.com/user/x/playlist/{EPISODE[1:]}', 'nothing that Spotify plays'),
        (
            f'https://podcasts.apple.com/{APPLE}?i=12',
            'nothing that Apple Podcasts plays; write COUNTRY',
        ),
        ('https://podcasts.apple.com/tw/podcast/x/id12', 'nothing that Apple Podcasts plays'),
    ],
)
def test_claims(text: str, words: str) -> None:
    """An address that can only be of this provider is wrong, not a page."""
    with pytest.raises(NotPlayable, match=re.escape(words)):
        media_url.read(text, 'embed')


@pytest.mark.parametrize(
    'text',
    [
        'https://example.org/talks/42',
        'http://example.org',
        'https://例え.jp/',
        'https://example.org/a?b=c&d=%22#e',
        'https://www.youtube.com/@handle',
        'https://www.youtube.com/channel/UCx',
        'https://www.youtube.com/clip/UgytZKpehg-hEMBSn3F4AaABCQ',
        'https://open.spotify.com/',
        f'https://open.spotify.com/concert/{EPISODE}',
        'https://podcasts.apple.com/tw/channel/x/id6442530120',
        'https://vimeo.com/about',
        'https://soundcloud.com/forss',
        'https://soundcloud.com/forss/tracks',
        f'https://framatube.org/w/{TUBE}',
        f'https://youtube.com.example/watch?v={VIDEO}',
        f'https://evil.example/www.youtube.com/watch?v={VIDEO}',
        f'https://notyoutube.com/watch?v={VIDEO}',
        'https://www.xiaoyuzhoufm.com/',
    ],
)
def test_link_cards(text: str) -> None:
    assert media_url.read(f' {text}\n', 'embed') == Media('', 'link', '', text)
    assert media_url.find(text) is None


@pytest.mark.parametrize(
    ('text', 'kind', 'played'),
    [
        ('https://x.example/1.mp3', 'file', ''),
        ('//x.example/1.MP3', 'file', 'https://x.example/1.MP3'),
        ('http://x.example/1.Opus?a=1&b=2', 'file', ''),
        ('https://x.example/1.mp4', 'video', ''),
        ('https://x.example/1.webm#x', 'video', 'https://x.example/1.webm'),
        ('https://www.youtube.com/1.mp3', 'file', ''),
        ('talks/1.mp3', 'file', ''),
        (' ../talks/1.ogg ', 'file', '../talks/1.ogg'),
        ('/talks/第一集.m4a', 'file', ''),
        ('a film.mov', 'video', ''),
        ('a:b/1.mp3', 'refused', ''),
        ('./a:b/1.mp3', 'file', ''),
    ],
)
@pytest.mark.parametrize('name', ['audio', 'embed'])
def test_files(name: str, text: str, kind: str, played: str) -> None:
    if kind == 'refused':
        with pytest.raises(NotPlayable):
            media_url.read(text, name)
        return
    played = played or text
    assert media_url.read(text, name) == Media('audio', kind, '', played, played)
    own = media_url.is_own_file(text.strip())
    assert media_url.find(text) == (None if own else Media('audio', kind, '', played, played))


@pytest.mark.parametrize(
    ('text', 'asked', 'start', 'end', 'added'),
    [
        ('https://x.example/1.mp3#t=90', Asked(), 90, None, '#t=90'),
        ('https://x.example/1.mp3#t=90', Asked('1:00'), 60, None, '#t=60'),
        ('https://x.example/1.mp3?t=1m', Asked(), 60, None, '?t=1m#t=60'),
        ('1.mp3', Asked('90', '95'), 90, 95, '#t=90'),
    ],
)
def test_times_of_files(
    text: str, asked: Asked, start: int | None, end: int | None, added: str
) -> None:
    media = media_url.read(text, 'audio', asked)
    assert (media.start, media.end) == (start, end)
    assert media.page == media.player == f'{re.split("[?#]", text)[0]}{added}'


@pytest.mark.parametrize(
    ('path', 'kind'),
    [
        *(
            (f'x.{suffix}', 'file')
            for suffix in ['mp3', 'm4a', 'm4b', 'aac', 'ogg', 'oga', 'opus', 'wav', 'flac']
        ),
        *((f'x.{suffix}', 'video') for suffix in FILMS),
        ('a/b.c/X.MP3', 'file'),
        ('.mp3', 'file'),
        ('x.mp3.txt', ''),
        ('x.mp3x', ''),
        ('x.mp3\n', ''),
        ('x.mp3/', ''),
        ('xmp3', ''),
        ('mp3', ''),
        ('', ''),
    ],
)
def test_file_kind(path: str, kind: str) -> None:
    assert media_url.file_kind(path) == kind
    assert media_url.is_own_file(path) is bool(kind)


@pytest.mark.parametrize(
    'text',
    ['https://x.example/1.mp3', '//x.example/1.mp3', 'JavaScript:1.mp3', 'c:1.mp3', 'data:.mp3'],
)
def test_what_is_no_own_file(text: str) -> None:
    assert not media_url.is_own_file(text)


def test_an_own_file_with_a_query() -> None:
    assert media_url.is_own_file('/media/a.mp4?v=1#t=9')
    assert media_url.read('/media/a.mp4?v=1#t=9', 'embed') == Media(
        'audio', 'video', '', '/media/a.mp4?v=1#t=9', '/media/a.mp4?v=1#t=9', 9
    )


@pytest.mark.parametrize(
    ('text', 'value'),
    [
        ('0', 0),
        ('90', 90),
        (' 90 ', 90),
        ('0090', 90),
        ('90s', 90),
        ('1m', 60),
        ('1m30s', 90),
        ('1m30', 90),
        ('90m', 5400),
        ('2h', 7200),
        ('1h30s', 3630),
        ('1h2m', 3720),
        ('1h2m3s', 3723),
        ('24:09', 1449),
        ('4:09', 249),
        ('0:00', 0),
        ('1:02:03', 3723),
        ('100:00:00', 360000),
        ('', None),
        (' ', None),
        ('s', None),
        ('m', None),
        ('soon', None),
        ('-1', None),
        ('+1', None),
        ('1.5', None),
        ('1e3', None),
        ('90 s', None),
        ('1m 30s', None),
        ('30s1m', None),
        ('1H', None),
        ('1:2', None),
        ('1:', None),
        (':30', None),
        ('1:02:03:04', None),
        ('٩٠', None),
        ('９０', None),
        ('²', None),
        ('90\x00', None),
        ('1' * 20, None),
    ],
)
def test_seconds(text: str, value: int | None) -> None:
    assert media_url.seconds(text) == value


@given(st.integers(0, 999), st.integers(0, 59), st.integers(0, 59))
def test_every_clock_is_read(hours: int, minutes: int, rest: int) -> None:
    value = hours * 3600 + minutes * 60 + rest
    assert media_url.seconds(f'{hours}:{minutes:02}:{rest:02}') == value
    assert media_url.seconds(f'{hours}h{minutes}m{rest}s') == value
    assert media_url.seconds(f'{value}') == media_url.seconds(f'{value}s') == value


@given(st.text())
def test_every_time_is_read_or_not(text: str) -> None:
    value = media_url.seconds(text)
    assert value is None or (value >= 0 and text.isascii() == text.strip().isascii())


@pytest.mark.parametrize('key', ['t', 'start', 'time_continue', '#t'])
@pytest.mark.parametrize(
    ('written', 'start'),
    [('90', 90), ('90s', 90), ('1m30s', 90), ('1h2m3s', 3723), ('24:09', 1449), ('x', None)],
)
def test_times_in_addresses(key: str, written: str, start: int | None) -> None:
    mark = '#t=' if key == '#t' else f'?{key}='
    media = media_url.read(f'https://youtu.be/{VIDEO}{mark}{written}', 'embed')
    assert media.start == start
    assert media.player.endswith(f'?start={start}' if start else VIDEO)


@pytest.mark.parametrize(
    ('name', 'text', 'page', 'player'),
    [
        ('youtube', VIDEO, '&t=62s', '?start=62&end=90'),
        ('youtube', 'https://youtube.com/playlist?list=WL', '&t=62s', '&start=62&end=90'),
        ('spotify', f'episode/{EPISODE}', '?t=62', '?t=62'),
        ('spotify', f'episode/{EPISODE}/video', '?t=62', '?t=62'),
        ('apple-podcast', APPLE, '', ''),
        ('vimeo', '76979871/0123abcdef', '#t=62s', '#t=62s'),
        ('peertube', TUBE, '?start=62s', '?start=62s&stop=90s'),
        ('bilibili', 'BV13x41117TL', '?t=62', '&t=62'),
        ('soundcloud', 'forss/flicker', '', ''),
        ('overcast', 'https://overcast.fm/+CdSv9LfI', '', ''),
        ('audio', '1.mp3', '#t=62', '#t=62'),
    ],
)
def test_times_are_written_as_each_provider_reads_them(
    name: str, text: str, page: str, player: str
) -> None:
    plain = media_url.read(text, name)
    timed = media_url.read(text, name, Asked('1:02', '90'))
    assert (timed.page, timed.player) == (plain.page + page, plain.player + player)
    assert (timed.start, timed.end) == (62, 90)


@pytest.mark.parametrize(
    ('text', 'asked', 'start', 'end'),
    [
        (f'{VIDEO}?t=5&end=9', Asked(), 5, 9),
        (f'{VIDEO}?t=5&end=9', Asked('7'), 7, 9),
        (f'{VIDEO}?t=5&end=9', Asked('0'), 0, 9),
        (f'{VIDEO}?t=5&end=9', Asked('', '1m'), 5, 60),
        (f'{VIDEO}?t=5&end=x', Asked(), 5, None),
    ],
)
def test_asked_times_win(text: str, asked: Asked, start: int, end: int | None) -> None:
    media = media_url.read(text, 'youtube', asked)
    assert (media.start, media.end) == (start, end)


@pytest.mark.parametrize('asked', [Asked('soon'), Asked('', 'late'), Asked('1:2'), Asked('-5')])
def test_asked_times_are_times(asked: Asked) -> None:
    with pytest.raises(NotPlayable, match='no time; write seconds'):
        media_url.read(VIDEO, 'youtube', asked)


@pytest.mark.parametrize(
    ('name', 'text', 'instance', 'player'),
    [
        ('peertube', TUBE, '', f'https://peertube.tv/videos/embed/{TUBE}'),
        ('peertube', TUBE, 'framatube.org', f'https://framatube.org/videos/embed/{TUBE}'),
        ('peertube', TUBE, '"framatube.org"', f'https://framatube.org/videos/embed/{TUBE}'),
        (
            'peertube',
            f'https://tilvids.com/w/{TUBE}',
            'framatube.org',
            f'https://tilvids.com/videos/embed/{TUBE}',
        ),
        (
            'youtube',
            VIDEO,
            'framatube.org',
            f'https://www.youtube-nocookie.com/embed/{VIDEO}',
        ),
    ],
)
def test_instance(name: str, text: str, instance: str, player: str) -> None:
    assert media_url.read(text, name, Asked(instance=instance)).player == player


@pytest.mark.parametrize('instance', ['a@b.example', 'b.example:80', 'b.example/x', 'a b', '<b>'])
def test_bad_instance(instance: str) -> None:
    with pytest.raises(NotPlayable):
        media_url.read(TUBE, 'peertube', Asked(instance=instance))


def reference() -> list[dict[str, Any]]:
    path = Path(__file__).parents[4] / 'shared' / 'reference' / 'embed-urls.json'
    if not path.exists():
        return []
    cases: list[dict[str, Any]] = json.loads(path.read_text(encoding='utf-8'))['cases']
    return [case for case in cases if case['as'] != 'shortcode']


REFERENCE = reference()


@pytest.mark.skipif(not REFERENCE, reason='the reference cases are not beside the project')
@pytest.mark.parametrize('case', REFERENCE, ids=[case['case'] for case in REFERENCE])
def test_reference(case: dict[str, Any]) -> None:
    """The kind is not compared: what is played is only said for information."""
    if 'refused' in case:
        with pytest.raises(NotPlayable):
            media_url.read(case['input'], case['as'])
        return
    media = media_url.read(case['input'], case['as'])
    assert media.provider == (case['provider'] or '')
    assert media.player.startswith(case.get('embed_prefix', ''))
    for key in ('id', 'start'):
        assert key not in case or getattr(media, key) == case[key]
    for key, address in (('embed', media.player), ('page', media.page)):
        want, have = urlsplit(case.get(key) or ''), urlsplit(address)
        if key in case:
            assert (want[:3], want.fragment) == (have[:3], have.fragment)
            missing = set(parse_qsl(want.query)) - set(parse_qsl(have.query))
            assert not missing
            assert key == 'embed' or len(parse_qsl(want.query)) == len(parse_qsl(have.query))
    if case['as'] == 'embed':
        assert media_url.find(case['input']) == (media if media.player else None)


GOOD = [
    *[(case['as'], case['input']) for case in REFERENCE if 'refused' not in case],
    ('youtube', f'https://www.youtube.com/watch?v={VIDEO}&t=90'),
    ('youtube', VIDEO),
    ('spotify', f'https://open.spotify.com/intl-ja/episode/{EPISODE}?si=x'),
    ('spotify', f'spotify:user:x:playlist:{EPISODE}'),
    ('apple-podcast', f'https://podcasts.apple.com/{APPLE}?i=1000746040747'),
    ('apple-podcast', APPLE),
    ('peertube', f'https://framatube.org/w/{TUBE}'),
    ('peertube', f'https://framatube.org/videos/watch/{UUID}?start=5'),
    ('anchor', 'https://podcasters.spotify.com/pod/show/x/episodes/a-eabc'),
    ('vimeo', 'https://vimeo.com/76979871/0123abcdef'),
    ('soundcloud', 'https://soundcloud.com/forss/flickermood/s-AbC'),
    ('acast', 'https://shows.acast.com/my.show/episodes/ep-12'),
    ('archive-org', 'https://archive.org/details/morning-show-117'),
    ('audio', 'https://cdn.example.org/e/1.mp3?x=1'),
    ('embed', 'https://cdn.example.org/e/1.mp3#t=5'),
    ('embed', 'https://example.org/talks/42'),
    ('embed', f'https://www.youtube.com/watch?v={VIDEO}'),
    ('embed', f'https://open.spotify.com/episode/{EPISODE}'),
    ('embed', f'https://podcasts.apple.com/{APPLE}'),
]
#: What a browser takes for the host: whatever stands behind any number of slashes.
HOST = re.compile(r'https?:[/\\]*(?:[^/\\?#]*@)?([^/\\?#:]*)', re.IGNORECASE)
#: An address with a host, as urlsplit and browsers both read it.
NASTY = [
    *'"\'<>\\/@:?#&=%.;,()[]{}|^`~$!*+- \t\n\r\x00\x0b\x1b\x7f\x85aZ019',
    *'\u200b\u202e\ufeffſK²٣／．＠：уѕİ。',
    *[
        '%00',
        '%0a',
        '%0D',
        '%20',
        '%22',
        '%2e',
        '%2F',
        '%3c',
        '%40',
        '%5c',
        '%e3%80%80',
        '%',
        '%zz',
    ],
    *['@evil.example', '.evil.example', '//evil.example/', '\\evil.example', '/../', '/./'],
    *['#@evil.example', '?@evil.example', ':443', 'javascript:', 'data:', '&amp;', '&#10;'],
]
HOSTS = ['evil.example', 'youtube.com.evil.example', 'youtu.be', 'open.spotify.com', 'localhost']


def browser_host(address: str) -> str:
    match = HOST.match(address)
    return match[1].lower() if match else ''


@cache
def known_hosts(name: str) -> set[str]:
    """Return the hosts that the provider *name* is at."""
    one = PROVIDERS[name]
    templates = [template for kind in one.kinds.values() for template in (kind.page, kind.player)]
    written = {urlsplit(template).netloc for template in templates if template}
    if '{host}' in written:
        written = {host for form in one.forms for host in form.hosts}
    return written


def bare(host: str) -> str:
    return host.removeprefix('www.').removeprefix('m.')


def written_host(text: str) -> str:
    if text.startswith('spotify:'):
        return 'open.spotify.com'
    text = f'https:{text}' if text.startswith('//') else text
    return browser_host(text) if '://' in text else 'peertube.tv'


def check(media: Media, text: str) -> None:
    """Check every address of *media*, read from *text*."""
    assert media.page
    for address in filter(None, (media.page, media.player)):
        assert not set('"\'<>\\ ') & set(address)
        # What is printable has neither; it is asked first because that takes no time.
        assert address.isprintable() or not [
            c for c in address if unicodedata.category(c) == 'Cc' or c.isspace()
        ]
        parts = urlsplit(address)
        own = media.provider not in ('', 'audio')
        assert parts.scheme == 'https' if own else parts.scheme in ('https', 'http')
        assert (parts.username, parts.password, parts.port) == (None, None, None)
        host = browser_host(address)
        assert host == (parts.hostname or '').lower() != ''
        assert '@' not in parts.netloc
        if own and media.provider != 'peertube':
            assert parts.netloc in known_hosts(media.provider)
        else:
            assert bare(host) == bare(written_host(text.strip()))
    if media.provider == '':
        assert (media.kind, media.player) == ('link', '')


def read_and_check(text: str, name: str) -> None:
    try:
        media = media_url.read(text, name)
    except NotPlayable:
        if name == 'embed':
            assert media_url.find(text) is None
        return
    if name in ('audio', 'embed') and media_url.is_own_file(text.strip()):
        assert media.player.partition('#')[0] == text.strip().partition('#')[0]
        return
    check(media, text)
    if name == 'embed':
        assert media_url.find(text) == (media if media.player else None)


ANY_TEXT = st.text() | st.text(st.characters(min_codepoint=0x20, max_codepoint=0x7E))
BEGUN = st.sampled_from(
    ['https://youtu.be/', 'https://x.example/', 'http://', '//x', 'spotify:', 'https://x.example/']
)


@given(st.sampled_from([*PROVIDERS, *ALIASES, 'embed']), st.text(st.characters()))
def test_any_text_is_read_or_refused(name: str, text: str) -> None:
    for written in (text, f'https://youtu.be/{text}', f'{text}.mp3', f'https://{text}'):
        with suppress(NotPlayable):
            media_url.read(written, name)
        assert name != 'embed' or media_url.find(written) is None or '.' in written


@given(st.sampled_from([*PROVIDERS, 'embed']), BEGUN, ANY_TEXT)
def test_nothing_leaves_the_provider(name: str, begun: str, text: str) -> None:
    read_and_check(begun + text, name)


@given(ANY_TEXT, ANY_TEXT, ANY_TEXT)
def test_nothing_asked_leaves_the_provider(start: str, end: str, instance: str) -> None:
    for name, text in (('youtube', VIDEO), ('peertube', f'https://framatube.org/w/{TUBE}')):
        try:
            media = media_url.read(text, name, Asked(start, end, instance))
        except NotPlayable:
            continue
        check(media, text)


def swapped(text: str, host: str) -> str:
    return re.sub(r'//[^/?#]*', f'//{host}', text, count=1)


def encoded(text: str, at: int) -> str:
    return text[:at] + f'%{ord(text[at]):02x}' + text[at + 1 :] if text[at : at + 1] else text


@given(
    st.sampled_from(GOOD),
    st.lists(
        st.tuples(st.integers(0, 120), st.integers(0, 2), st.sampled_from(NASTY)),
        min_size=1,
        max_size=3,
    ),
)
def test_changed_addresses(good: tuple[str, str], changes: list[tuple[int, int, str]]) -> None:
    name, text = good
    for at, length, put in changes:
        text = text[:at] + put + text[at + length :]
    read_and_check(text, name)
    read_and_check(text, 'embed')


@pytest.mark.parametrize(('name', 'text'), GOOD)
def test_every_character_changed(name: str, text: str) -> None:
    changed = set()
    for at in range(min(len(text), 90)):
        for put in ('', '"', '@', '/', '\\', '.', ':', '%2f', '@evil.example', '\u200b', 'ſ'):
            changed.add((text[:at] + put + text[at + 1 :], name))
            changed.add((text[:at] + put + text[at:], 'embed'))
        changed |= {(encoded(text, at), name), (encoded(text, at), 'embed')}
    for written, reader in sorted(changed):
        read_and_check(written, reader)


@pytest.mark.parametrize(('name', 'text'), GOOD)
def test_swapped_hosts(name: str, text: str) -> None:
    for host in HOSTS:
        other = swapped(text, host)
        read_and_check(other, name)
        read_and_check(other, 'embed')
        if host == 'evil.example' and '//' in text and name not in ('embed', 'audio', 'peertube'):
            with pytest.raises(NotPlayable):
                media_url.read(other, name)
        odds = (f'x@{host}', f'{host}:1', f'{host}\\@youtu.be', f'youtu.be@{host}', f'[{host}')
        for odd in odds if '//' in text else ():
            with pytest.raises(NotPlayable):
                media_url.read(swapped(text, odd), name)


@pytest.mark.parametrize(('name', 'text'), [row for row in GOOD if '://' in row[1]])
def test_only_the_named_provider_takes_an_address(name: str, text: str) -> None:
    took = media_url.read(text, name)
    for other in PROVIDERS:
        try:
            media = media_url.read(text, other)
        except NotPlayable:
            continue
        assert other == took.provider or (other, took.kind) == ('peertube', 'link')
        assert media.player == took.player or other == 'peertube'


def test_a_long_text_is_refused_at_once() -> None:
    for text in (
        'a' * 10**6,
        'https://x.example/' + '%' * 10**6,
        'https://youtu.be/' + '/' * 1980,
    ):
        with pytest.raises(NotPlayable) as refused:
            media_url.read(text, 'youtube')
        assert len(str(refused.value)) < 300
