"""Templates of addresses, what is added to addresses, and the media a provider builds."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinxext_podcast.model.media import PLAY, Form, Kind, Media, Provider, extend, fill

PLACE = 'https://x.example'
PLAYED = Provider(
    name='tide',
    label='Tide',
    kinds={
        'episode': Kind(
            f'{PLACE}/{{show}}/{{id}}', f'{PLACE}/e/{{id}}?k={{key}}', 90, '{show}/{id}'
        ),
        'film': Kind(f'{PLACE}/f/{{id}}', f'{PLACE}/f/e/{{id}}'),
        'page': Kind(f'{PLACE}/p/{{id}}'),
    },
    forms=(Form('episode', ('x.example',), '/(?P<show>[a-z]+)/(?P<id>[0-9]+)'),),
    page_start='#t={}',
    player_start='start={}',
    player_end='end={}s',
)


@pytest.mark.parametrize(
    ('template', 'parts', 'filled'),
    [
        ('', {}, ''),
        ('/plain', {'id': 'x'}, '/plain'),
        ('/{id}', {'id': 'x'}, '/x'),
        ('/{id}', {}, '/'),
        ('/{id}/{id}', {'id': 'x'}, '/x/x'),
        ('/{id}{/hash}', {'id': 'x', 'hash': 'h'}, '/x/h'),
        ('/{id}{/hash}', {'id': 'x'}, '/x'),
        ('/{country/}podcast', {'country': 'tw'}, '/tw/podcast'),
        ('/{country/}podcast', {}, '/podcast'),
        ('/{country/}{slug/}id{id}', {'slug': 's', 'id': '1'}, '/s/id1'),
        ('/{place/}{show}', {'place': 'pod/show', 'show': 'x'}, '/pod/show/x'),
        ('/{p|1}', {}, '/1'),
        ('/{p|1}', {'p': '2'}, '/2'),
        ('/{p|}', {}, '/'),
        ('/{id}?a={a}', {'id': 'x', 'a': '1'}, '/x?a=1'),
        ('/{id}?a={a}', {'id': 'x'}, '/x'),
        ('/{id}?a={a}&b={b}', {'id': 'x', 'b': '2'}, '/x?b=2'),
        ('/{id}?a={a}&b={b}', {'id': 'x', 'a': '1'}, '/x?a=1'),
        ('/{id}?a={a}&b={b}&c=3', {'id': 'x'}, '/x?c=3'),
        ('/{id}?p={p|1}&q={q}', {'id': 'x'}, '/x?p=1'),
        ('/?u=x%2F{user}%2F{track}&t={t}', {'user': 'a', 'track': 'b'}, '/?u=x%2Fa%2Fb'),
        ('/?i={key}-pb', {'key': 'a-b'}, '/?i=a-b-pb'),
        ('/{id}', {'id': '{id}?a={b}'}, '/{id}?a={b}'),
        ('{show}/{id}', {'id': 'x', 'show': 'y'}, 'y/x'),
    ],
)
def test_fill(template: str, parts: Mapping[str, str], filled: str) -> None:
    assert fill(template, parts) == filled


@given(st.text(min_size=1))
def test_a_part_is_put_in_as_it_is(part: str) -> None:
    assert fill('/{p}{/p}', {'p': part}) == f'/{part}/{part}'
    assert fill('{p/}x', {'p': part}) == f'{part}/x'
    assert fill('{p|1}?a={p}&b={q}&c=3', {'p': f'{part}.'}) == f'{part}.?a={part}.&c=3'


@pytest.mark.parametrize(
    ('address', 'addition', 'extended'),
    [
        ('', 't=1', ''),
        ('/x', '', '/x'),
        ('', '', ''),
        ('/x', 't=1', '/x?t=1'),
        ('/x?a=1', 't=1', '/x?a=1&t=1'),
        ('/x#f', 't=1', '/x?t=1#f'),
        ('/x?a=1#f', 't=1', '/x?a=1&t=1#f'),
        ('/x', 'a=1&b=2', '/x?a=1&b=2'),
        ('/x', '#t=1', '/x#t=1'),
        ('/x?a=1', '#t=1', '/x?a=1#t=1'),
        ('/x#f', '#t=1', '/x#t=1'),
        ('/x?a=1#f', '#t=1', '/x?a=1#t=1'),
        ('/x', '/dark', '/x/dark'),
        ('/x/', '/dark', '/x/dark'),
        ('/x?a=1', '/dark', '/x/dark?a=1'),
        ('/x#f', '/dark', '/x/dark#f'),
        ('/x/?a=1#f', '/dark', '/x/dark?a=1#f'),
        ('/x#f?a=1', 't=1', '/x?t=1#f?a=1'),
    ],
)
def test_extend(address: str, addition: str, extended: str) -> None:
    assert extend(address, addition) == extended


@pytest.mark.parametrize(
    ('kind', 'parts', 'media'),
    [
        (
            'episode',
            {'id': '1', 'show': 'a', 'key': 'k'},
            ('a/1', f'{PLACE}/a/1', f'{PLACE}/e/1?k=k'),
        ),
        ('episode', {'id': '1', 'show': 'a'}, ('a/1', f'{PLACE}/a/1', f'{PLACE}/e/1')),
        ('film', {'id': '1', 'show': 'a'}, ('1', f'{PLACE}/f/1', f'{PLACE}/f/e/1')),
        ('page', {'id': '1'}, ('1', f'{PLACE}/p/1', '')),
    ],
)
def test_addresses(kind: str, parts: Mapping[str, str], media: tuple[str, str, str]) -> None:
    assert PLAYED.media(kind, parts) == Media('tide', kind, *media, None, None)


@pytest.mark.parametrize(
    ('start', 'end', 'page', 'player'),
    [
        (None, None, '', ''),
        (0, None, '', ''),
        (0, 0, '', ''),
        (62, None, '#t=62', '&start=62'),
        (None, 90, '', '&end=90s'),
        (0, 90, '', '&end=90s'),
        (62, 90, '#t=62', '&start=62&end=90s'),
    ],
)
def test_times(start: int | None, end: int | None, page: str, player: str) -> None:
    media = PLAYED.media('episode', {'id': '1', 'show': 'a', 'key': 'k'}, start, end)
    assert media.page == f'{PLACE}/a/1{page}'
    assert media.player == f'{PLACE}/e/1?k=k{player}'
    assert (media.start, media.end) == (start, end)


def test_times_without_a_player() -> None:
    media = PLAYED.media('page', {'id': '1'}, 62, 90)
    assert (media.page, media.player) == (f'{PLACE}/p/1#t=62', '')


@pytest.mark.parametrize(('kind', 'wide'), [('episode', False), ('film', True), ('page', False)])
def test_the_shape_of_a_film(kind: str, wide: bool) -> None:
    assert PLAYED.kinds[kind].wide is wide


def test_what_a_provider_has_by_itself() -> None:
    assert (PLAYED.allow, PLAYED.sandbox, PLAYED.autoplay) == (PLAY, '', '')
    assert not PLAYED.watched
    assert 'fullscreen' in PLAY
