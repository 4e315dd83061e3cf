"""What players are told and how they are understood: exact messages, without a page."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import sphinxext_podcast

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser
SOURCE = Path(sphinxext_podcast.__file__).parent / 'browser/protocol.js'


@pytest.fixture(scope='module')
def blank(chromium: Browser) -> Iterator[Page]:
    """Open a page with nothing but the protocol in it."""
    page = chromium.new_page()
    text = SOURCE.read_text(encoding='utf-8')
    page.evaluate(f'() => {{ {text}; Object.assign(window, {{ LANGUAGES, hear }}) }}')
    yield page
    page.close()


def player_js(method: str, value: str = '') -> str:
    beginning = f'{{"context":"player.js","version":"0.0.11","method":"{method}"'
    return f'{beginning}{f",{value}" if value else ""}}}'


def subscribed(*events: str) -> list[str]:
    return [player_js('addEventListener', f'"value":"{e}","listener":"x"') for e in events]


def soundcloud(*events: str) -> list[str]:
    return [f'{{"method":"addEventListener","value":"{event}"}}' for event in events]


VIMEO = [
    {'method': 'addEventListener', 'value': e} for e in ('timeupdate', 'play', 'pause', 'ended')
]
SOUNDCLOUD = soundcloud('playProgress', 'play', 'pause', 'finish')
PLAYER_JS = subscribed('timeupdate', 'play', 'pause', 'ended')
WIDGET = '"id":1,"channel":"widget"}'


@pytest.mark.parametrize(
    ('name', 'wish', 'at', 'messages'),
    [
        ('youtube', 'greet', 0, ['{"event":"listening",' + WIDGET]),
        ('youtube', 'listen', 0, []),
        (
            'youtube',
            'seek',
            754,
            ['{"event":"command","func":"seekTo","args":[754,true],' + WIDGET],
        ),
        ('youtube', 'play', 0, ['{"event":"command","func":"playVideo","args":[],' + WIDGET]),
        ('youtube', 'pause', 0, ['{"event":"command","func":"pauseVideo","args":[],' + WIDGET]),
        ('spotify', 'greet', 0, []),
        ('spotify', 'listen', 0, [{'command': 'load_complete_ack'}]),
        ('spotify', 'seek', 30, [{'command': 'seek', 'timestamp': 30}]),
        ('spotify', 'play', 0, [{'command': 'play'}]),
        ('spotify', 'play', 7, [{'command': 'resume'}]),
        ('spotify', 'pause', 7, [{'command': 'pause'}]),
        ('vimeo', 'greet', 0, [{'method': 'ping'}]),
        ('vimeo', 'listen', 0, VIMEO),
        ('vimeo', 'seek', 30, [{'method': 'setCurrentTime', 'value': 30}]),
        ('vimeo', 'play', 0, [{'method': 'play'}]),
        ('soundcloud', 'greet', 0, SOUNDCLOUD),
        ('soundcloud', 'listen', 0, SOUNDCLOUD),
        ('soundcloud', 'seek', 1.5, ['{"method":"seekTo","value":1500}']),
        ('soundcloud', 'play', 0, ['{"method":"play"}']),
        ('acast', 'greet', 0, PLAYER_JS),
        ('podbean', 'listen', 0, PLAYER_JS),
        ('spreaker', 'seek', 30, [player_js('setCurrentTime', '"value":30')]),
        ('firstory', 'play', 0, [player_js('play')]),
        ('buzzsprout', 'pause', 0, [player_js('pause')]),
    ],
)
def test_what_is_said(blank: Page, name: str, wish: str, at: float, messages: list[Any]) -> None:
    said = blank.evaluate('([name, wish, at]) => LANGUAGES.get(name)(wish, at)', [name, wish, at])
    assert said == messages


YOUTUBE = {'event': 'infoDelivery', 'info': {'currentTime': 12.5, 'playerState': 1}, 'id': 1}
HEARD: list[tuple[str, Any, dict[str, Any] | None]] = [
    ('youtube', json.dumps(YOUTUBE), {'ready': True, 'at': 12.5, 'playing': True}),
    ('youtube', YOUTUBE, {'ready': True, 'at': 12.5, 'playing': True}),
    ('youtube', {'event': 'initialDelivery', 'info': {'currentTime': 0}}, {'at': 0}),
    ('youtube', {'event': 'onReady', 'info': None}, {'ready': True}),
    ('youtube', {'event': 'onStateChange', 'info': 2}, {'ready': True, 'playing': False}),
    (
        'youtube',
        {'event': 'onStateChange', 'info': {'playerState': 0}},
        {'ready': True, 'playing': False, 'ended': True},
    ),
    ('youtube', {'event': 'onStateChange', 'info': 3}, {'ready': True}),
    ('youtube', {'event': 'command', 'info': 1}, None),
    ('spotify', {'type': 'ready'}, {'ready': True}),
    ('spotify', {'type': 'playback_started'}, {'playing': True}),
    (
        'spotify',
        {
            'type': 'playback_update',
            'payload': {'isPaused': False, 'position': 9500, 'duration': 6e6},
        },
        {'at': 9.5, 'playing': True},
    ),
    (
        'spotify',
        {
            'type': 'playback_update',
            'payload': {'isPaused': True, 'position': 0, 'duration': 29890},
        },
        {'at': 0, 'playing': False, 'preview': True},
    ),
    ('spotify', {'type': 'playback_error'}, None),
    ('vimeo', {'event': 'ready'}, {'ready': True}),
    ('vimeo', '{"event":"ready"}', {'ready': True}),
    ('vimeo', {'method': 'ping'}, {'ready': True}),
    (
        'vimeo',
        {'event': 'timeupdate', 'data': {'seconds': 3.25, 'duration': 60}},
        {'ready': True, 'at': 3.25},
    ),
    ('vimeo', {'event': 'play'}, {'ready': True, 'playing': True}),
    ('vimeo', {'event': 'loaded'}, None),
    (
        'soundcloud',
        '{"widgetId":"w","method":"playProgress","value":{"currentPosition":2500}}',
        {'ready': True, 'at': 2.5, 'playing': True},
    ),
    ('soundcloud', '{"method":"finish"}', {'ready': True, 'playing': False}),
    ('acast', '{"context":"player.js","event":"ready"}', {'ready': True}),
    ('acast', '{"event":"ready"}', None),
    (
        'podbean',
        {'context': 'player.js', 'event': 'timeupdate', 'value': {'seconds': 4, 'duration': 9}},
        {'ready': True, 'at': 4},
    ),
    ('firstory', {'context': 'player.js', 'event': 'ended'}, {'ready': True, 'playing': False}),
    # What is no number is none.
    ('youtube', {'event': 'infoDelivery', 'info': {'currentTime': '7'}}, {'ready': True}),
    ('vimeo', {'event': 'timeupdate', 'data': {'seconds': -1}}, {'ready': True}),
    ('youtube', '{"event":"infoDelivery","info":{"currentTime":{"valueOf":1}}}', {'ready': True}),
]


@pytest.mark.parametrize(('name', 'message', 'news'), HEARD)
def test_what_is_heard(blank: Page, name: str, message: Any, news: dict[str, Any] | None) -> None:
    heard = blank.evaluate('([name, message]) => hear(name, message)', [name, message])
    if heard is not None:
        heard = {
            key: value
            for key, value in heard.items()
            if value
            or (key, value)
            in (
                ('playing', False),
                ('at', 0),
            )
        }
    assert heard == news


def test_nothing_is_too_odd(blank: Page) -> None:
    odd = [
        *('x', '[]', '{', '', '1e999', '"\\u0000"', '{"event":{"toString":1}}'),
        '{"type":"playback_update","payload":{"position":{},"duration":{"valueOf":1}}}',
        '{"event":"infoDelivery","info":[]}',
        '{"method":"playProgress","value":"x"}',
    ]
    code = """([names, odd]) => {
      const all = [...odd, undefined, null, 0, true, [], {}, Symbol('x'), () => 1];
      const tried = (name, one) => {
        try { hear(name, one); return 0 } catch (e) { return `${e}` }
      };
      return names.flatMap((name) => all.map((one) => tried(name, one)));
    }"""
    names = ['youtube', 'spotify', 'vimeo', 'soundcloud', 'acast']
    assert set(blank.evaluate(code, [names, odd])) == {0}
