"""The options of directive, and players made from shortcodes and their options."""

from __future__ import annotations

import json
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast
from urllib.parse import parse_qsl, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinxext_podcast.extension.elements.nodes import podcast_embed
from sphinxext_podcast.extension.players import directive
from sphinxext_podcast.extension.players.player_options import OPTIONS, read
from sphinxext_podcast.source import media_url
from sphinxext_podcast.source.printed import printed
from sphinxext_podcast.source.shortcodes import scanner

VIDEO = 'dQw4w9WgXcQ'
EPISODE = '512ojhOuo1ktJprKbVcKyQ'
YOUTUBE = f'https://www.youtube-nocookie.com/embed/{VIDEO}'
CONFIG = cast('Any', SimpleNamespace(podcast_providers={}, podcast_media_prefix=''))
ENV = cast(
    'Any',
    SimpleNamespace(
        config=CONFIG,
        current_document={},
        docname='index',
        doc2path='{}.md'.format,
    ),
)


@pytest.mark.parametrize(
    ('name', 'written', 'value'),
    [
        ('title', ' On Tides ', 'On Tides'),
        ('title', None, ''),
        ('start', '90', '90'),
        ('start', ' 1m30s ', '1m30s'),
        ('start', '1:02:33', '1:02:33'),
        ('start', '0', '0'),
        ('end', '2h', '2h'),
        ('width', '560', '560'),
        ('width', '560px', '560'),
        ('width', '560 px', '560'),
        ('width', ' 0560 ', '560'),
        ('width', '80%', '80%'),
        ('width', '80 %', '80%'),
        ('width', '1%', '1%'),
        ('width', '100%', '100%'),
        ('height', '315', '315'),
        ('height', '315px', '315'),
        ('height', '50%', '50%'),
        ('aspect', '16:9', '16:9'),
        ('aspect', ' 4:3 ', '4:3'),
        ('align', 'left', 'left'),
        ('align', 'center', 'center'),
        ('align', ' right ', 'right'),
        ('poster', ' still.jpg ', 'still.jpg'),
        ('theme', 'auto', 'auto'),
        ('theme', 'light', 'light'),
        ('theme', 'dark', 'dark'),
        ('track', 'words.vtt en English', 'words.vtt en English'),
        ('class', 'Wide mine', ['wide', 'mine']),
        ('name', 'here', 'here'),
        ('eager', '', True),
        ('eager', None, True),
        ('eager', 'true', True),
        ('eager', 'no', False),
        ('privacy_mode', '', True),
        ('privacy_mode', None, True),
        ('privacy_mode', 'on', True),
        ('privacy_mode', 'anything', True),
        ('privacy_mode', 'off', False),
        ('privacy_mode', 'False', False),
        ('privacy_mode', ' NO ', False),
        ('privacy_mode', '0', False),
        ('instance', 'framatube.org', 'framatube.org'),
        ('instance', '"framatube.org"', 'framatube.org'),
        ('instance', "'framatube.org'", 'framatube.org'),
        ('instance', ' https://framatube.org/ ', 'framatube.org'),
        ('url_parameters', '', ''),
        ('url_parameters', None, ''),
        ('url_parameters', '?start=43', 'start=43'),
        ('url_parameters', '#start=43', 'start=43'),
        ('url_parameters', '&start=43', 'start=43'),
        ('url_parameters', 'start=43', 'start=43'),
        ('url_parameters', '"?start=43"', 'start=43'),
        ('url_parameters', "'?start=43'", 'start=43'),
        ('url_parameters', ' "#start=43" ', 'start=43'),
        ('url_parameters', '?a=1&b=2', 'a=1&b=2'),
        ('url_parameters', '??a=1&&b=2&', 'a=1&b=2'),
        ('url_parameters', '?list=PLx&start=', 'list=PLx'),
        ('url_parameters', '?a="><script>', 'a=%22%3E%3Cscript%3E'),
        ('url_parameters', '?a=b c#d', 'a=b+c%23d'),
        ('url_parameters', '?a=%e6%bd%ae', 'a=%E6%BD%AE'),
        ('url_parameters', '"', ''),
        ('url_parameters', '?', ''),
    ],
)
def test_good_values(name: str, written: str | None, value: object) -> None:
    assert OPTIONS[name](written) == value


@pytest.mark.parametrize(
    ('name', 'written', 'words'),
    [
        *[
            (name, written, 'write seconds, 1m30s or 1:02:33')
            for name in ('start', 'end')
            for written in ('', None, 'soon', '-1', '1.5', '1:2', '٩٠')
        ],
        *[
            (name, written, 'write pixels, such as 560, or per cent, such as 80%')
            for name in ('width', 'height')
            for written in (
                *('', None, '50em', '12.5%', '0%', '101%', '0', '0px', '-5', 'wide', '100000'),
                *('５６０', '80%%', '80%px', '5 6', '560;', '560"'),
            )
        ],
        *[
            ('aspect', written, 'write two numbers, such as 16:9')
            for written in ('', None, 'wide', '16/9', '16:0', '0:9', '16 : 9', '16:9:1', '1.5:1')
        ],
        *[
            ('align', written, 'write one of left, center, right')
            for written in ('', None, 'middle', 'Left', 'left right')
        ],
        *[
            ('theme', written, 'write one of auto, light, dark')
            for written in ('', None, 'black', 'DARK')
        ],
        *[
            ('instance', written, 'write a host, such as framatube.org')
            for written in (
                *('', None, 'localhost', 'http://framatube.org', 'framatube.org/w', 'a@b.example'),
                *(
                    'b.example:80',
                    'b..example',
                    'b.еxample',
                    'b .example',
                    '.example',
                ),
            )
        ],
        ('class', None, 'argument required'),
    ],
)
def test_bad_values(name: str, written: str | None, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        OPTIONS[name](written)


@given(st.sampled_from(sorted(OPTIONS)), st.text())
def test_every_value_is_read_or_refused(name: str, written: str) -> None:
    try:
        value = OPTIONS[name](written)
    except ValueError:
        return
    if name == 'url_parameters':
        assert not set(value) & set('"\'<>#? ')
        assert OPTIONS[name](value) == value
    if name in ('width', 'height', 'aspect', 'instance'):
        assert value.isascii()


def test_read() -> None:
    options, wrong = read(
        {
            'id': VIDEO,
            'title': 'On Tides',
            'start': '90',
            'width': '50em',
            'name': 'here',
            'class': 'mine',
            'theme': 'black',
            'colour': 'red',
            'privacy_mode': 'off',
        }
    )
    assert options == {
        'title': 'On Tides',
        'start': '90',
        'class': ['mine'],
        'privacy_mode': False,
    }
    assert wrong == [
        "width='50em': write pixels, such as 560, or per cent, such as 80%",
        "theme='black': write one of auto, light, dark",
    ]


def test_read_nothing() -> None:
    assert read({}) == ({}, [])


@pytest.mark.parametrize(
    ('name', 'text', 'given', 'page', 'player'),
    [
        ('youtube', VIDEO, {}, '', YOUTUBE),
        ('youtube', VIDEO, {'url_parameters': '?rel=0'}, '', f'{YOUTUBE}?rel=0'),
        ('youtube', VIDEO, {'url_parameters': '?start=43'}, '&t=43s', f'{YOUTUBE}?start=43'),
        ('youtube', VIDEO, {'url_parameters': '#t=43'}, '&t=43s', f'{YOUTUBE}?start=43'),
        ('youtube', VIDEO, {'url_parameters': '?end=50'}, '', f'{YOUTUBE}?end=50'),
        ('youtube', VIDEO, {'url_parameters': '?start=x'}, '', YOUTUBE),
        (
            'youtube',
            f'{VIDEO}?t=7',
            {'url_parameters': '?list=PLx', 'end': '9'},
            '&t=7s',
            f'{YOUTUBE}?start=7&end=9&list=PLx',
        ),
        ('youtube', VIDEO, {'privacy_mode': ''}, '', YOUTUBE),
        (
            'youtube',
            VIDEO,
            {'privacy_mode': 'off'},
            '',
            f'https://www.youtube.com/embed/{VIDEO}',
        ),
        ('youtube', VIDEO, {'theme': 'dark'}, '', YOUTUBE),
        (
            'spotify',
            f'episode/{EPISODE}',
            {'theme': 'dark'},
            None,
            f'https://open.spotify.com/embed/episode/{EPISODE}?theme=0',
        ),
        (
            'spotify',
            f'episode/{EPISODE}',
            {'theme': 'light', 'privacy_mode': 'off'},
            None,
            f'https://open.spotify.com/embed/episode/{EPISODE}',
        ),
        (
            'apple-podcasts',
            'podcast/id1500839292',
            {'theme': 'light'},
            None,
            'https://embed.podcasts.apple.com/podcast/id1500839292?theme=light',
        ),
        (
            'transistor',
            '70c487ed',
            {'theme': 'dark', 'url_parameters': 'color=0'},
            None,
            'https://share.transistor.fm/e/70c487ed/dark?color=0',
        ),
        (
            'vimeo',
            '76979871',
            {'start': '30', 'url_parameters': '?title=0'},
            None,
            'https://player.vimeo.com/video/76979871?dnt=1&title=0#t=30s',
        ),
        (
            'peertube',
            'wxiq3cVCCQEk7dYZzNuLpd',
            {'instance': '"framatube.org"'},
            None,
            'https://framatube.org/videos/embed/wxiq3cVCCQEk7dYZzNuLpd',
        ),
        (
            'embed',
            'https://example.org/talk',
            {'theme': 'dark', 'url_parameters': 'a=1'},
            None,
            '',
        ),
    ],
)
def test_options_change_the_player(
    name: str, text: str, given: dict[str, str], page: str | None, player: str
) -> None:
    options, wrong = read(given)
    assert not wrong
    media = directive.media(name, text, options, CONFIG)
    assert media.player == player
    if page is not None:
        assert media.page == f'https://www.youtube.com/watch?v={VIDEO}{page}'


def made(text: str) -> podcast_embed:
    """Return the player of the shortcode *text*."""
    call = next(scanner.scan(text))
    assert isinstance(call, scanner.Call)
    positional = tuple(map(printed, call.positional))
    named = {key: printed(value) for key, value in call.named.items()}
    return directive.from_shortcode(call.name, positional, named, ENV, 7)


@pytest.mark.parametrize(
    ('text', 'kind', 'id'),
    [
        (f'{{{{< youtube {VIDEO} >}}}}', 'video', VIDEO),
        (f'{{{{< youtube id="{VIDEO}" >}}}}', 'video', VIDEO),
        (f'{{{{< youtube url="https://youtu.be/{VIDEO}" >}}}}', 'video', VIDEO),
        (f'{{{{< youtube src={VIDEO} url=x >}}}}', 'refused', ''),
        (f'{{{{< youtube url=x id={VIDEO} >}}}}', 'video', VIDEO),
        (f'{{{{< youtube path={VIDEO} >}}}}', 'video', VIDEO),
        (f'{{{{< youtube video={VIDEO} >}}}}', 'refused', ''),
        ('{{< youtube >}}', 'refused', ''),
        (f'{{{{< spotify type=episode id={EPISODE} >}}}}', 'episode', EPISODE),
        (f'{{{{< spotify type=show id="episode/{EPISODE}" >}}}}', 'episode', EPISODE),
        (f'{{{{< spotify id={EPISODE} >}}}}', 'episode', EPISODE),
        ('{{< spotify id=tide >}}', 'refused', ''),
        (f'{{{{< embed "spotify:track:{EPISODE}" >}}}}', 'track', EPISODE),
        ('{{< embed "https://example.org/" >}}', 'link', ''),
        ('{{< audio "https://x.example/1.mp3" >}}', 'file', ''),
    ],
)
def test_arguments_of_shortcodes(text: str, kind: str, id: str) -> None:
    if kind == 'refused':
        with pytest.raises(media_url.NotPlayable):
            made(text)
        return
    node = made(text)
    assert (node['kind'], node['media_id']) == (kind, id)
    assert (node.source, node.line) == ('index.md', 7)


def test_a_shortcode_has_options() -> None:
    node = made(
        f'{{{{< youtube id={VIDEO} width="80%" height=50em aspect="4:3" align=center '
        'title="On Tides" class="mine" eager=true theme=black >}}'
    )
    assert node['classes'] == ['mine', 'align-center']
    assert (node['width'], node['aspect'], node['height'], node['eager']) == ('80%', '4:3', 0, 1)
    assert node.astext() == 'On Tides'


def reference() -> list[dict[str, Any]]:
    path = Path(__file__).parents[3] / 'shared' / 'reference' / 'embed-urls.json'
    if not path.exists():
        return []
    cases: list[dict[str, Any]] = json.loads(path.read_text(encoding='utf-8'))['cases']
    return [case for case in cases if case['as'] == 'shortcode']


REFERENCE = reference()


@pytest.mark.skipif(not REFERENCE, reason='the reference cases are not beside the project')
@pytest.mark.parametrize('case', REFERENCE, ids=[case['case'] for case in REFERENCE])
def test_reference(case: dict[str, Any]) -> None:
    if 'refused' in case:
        with pytest.raises(media_url.NotPlayable):
            made(case['input'])
        return
    node = made(case['input'])
    assert (node['provider'], node['kind']) == (case['provider'], case['kind'])
    assert node['media_id'] == case['id']
    for key, address in (('embed', node['player']), ('page', node['page'])):
        want, have = urlsplit(case[key]), urlsplit(address)
        assert (want[:3], want.fragment) == (have[:3], have.fragment)
        assert parse_qsl(want.query) == parse_qsl(have.query)
