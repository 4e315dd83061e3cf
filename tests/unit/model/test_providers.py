"""The table of providers: their names, players and hosts, and the entries a project adds."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import Any
from urllib.parse import urlsplit

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sphinxext_podcast.model.media import PLAY, Kind, Provider
from sphinxext_podcast.model.providers import ALIASES, PROVIDERS, RESERVED, provider, table
from sphinxext_podcast.source import media_url

NAMES = [
    'youtube',
    'spotify',
    'apple-podcast',
    'apple-podcasts',
    'vimeo',
    'peertube',
    'soundcloud',
    'bilibili',
    'firstory',
    'soundon',
    'castbox',
    'pocketcasts',
    'transistor',
    'buzzsprout',
    'simplecast',
    'libsyn',
    'podbean',
    'acast',
    'megaphone',
    'spreaker',
    'anchor',
    'archive-org',
    'audio',
]
BASE62 = '512ojhOuo1ktJprKbVcKyQ'
UUID = '954689a5-3096-43a4-a80b-7810b219cef3'
UUID2 = '0f6cb72d-860d-43f1-af37-ef69a24f7933'
HEX24 = '69a64629de29766da93331ec'
STORY = 'cmp68ivjv0uqa01w6glaa6224'
APPLE = 'podcasts.apple.com/tw/podcast/a-show/id1789397163'
YOUTUBE = 'https://www.youtube-nocookie.com/embed'
SPOTIFY = 'https://open.spotify.com/embed'
SOUNDCLOUD = 'https://w.soundcloud.com/player/?url=https%3A%2F%2Fsoundcloud.com%2F'
NUMBERED = 'https://w.soundcloud.com/player/?url=https%3A%2F%2Fapi.soundcloud.com%2F'
BILIBILI = 'https://player.bilibili.com/player.html?isOutside=true'
SOUNDON = 'https://player.soundon.fm/embed/?podcast='
#: Name, what is written, kind, player, height (0 is 16:9).
PLAYERS = [
    ('youtube', 'VaCq4u5c78U', 'video', f'{YOUTUBE}/VaCq4u5c78U', 0),
    (
        'youtube',
        'https://www.youtube.com/shorts/VaCq4u5c78U',
        'short',
        f'{YOUTUBE}/VaCq4u5c78U',
        0,
    ),
    (
        'youtube',
        'https://www.youtube.com/playlist?list=PLBB231211A4F62143',
        'playlist',
        f'{YOUTUBE}/videoseries?list=PLBB231211A4F62143',
        0,
    ),
    ('spotify', f'episode/{BASE62}', 'episode', f'{SPOTIFY}/episode/{BASE62}', 152),
    ('spotify', f'show/{BASE62}', 'show', f'{SPOTIFY}/show/{BASE62}', 152),
    ('spotify', f'track/{BASE62}', 'track', f'{SPOTIFY}/track/{BASE62}', 152),
    ('spotify', f'album/{BASE62}', 'album', f'{SPOTIFY}/album/{BASE62}', 352),
    ('spotify', f'artist/{BASE62}', 'artist', f'{SPOTIFY}/artist/{BASE62}', 352),
    ('spotify', f'playlist/{BASE62}', 'playlist', f'{SPOTIFY}/playlist/{BASE62}', 352),
    ('spotify', f'episode/{BASE62}/video', 'video', f'{SPOTIFY}/episode/{BASE62}/video', 0),
    (
        'apple-podcast',
        f'https://{APPLE}?i=1000746040747',
        'episode',
        f'https://embed.{APPLE}?i=1000746040747',
        175,
    ),
    ('apple-podcast', f'https://{APPLE}', 'show', f'https://embed.{APPLE}', 450),
    ('vimeo', '148751763', 'video', 'https://player.vimeo.com/video/148751763?dnt=1', 0),
    ('peertube', UUID, 'video', f'https://peertube.tv/videos/embed/{UUID}', 0),
    ('soundcloud', 'forss/flickermood', 'track', f'{SOUNDCLOUD}forss%2Fflickermood', 166),
    ('soundcloud', 'band/sets/an-ep', 'set', f'{SOUNDCLOUD}band%2Fsets%2Fan-ep', 450),
    ('soundcloud', '123456789', 'sound', f'{NUMBERED}tracks%2F123456789', 166),
    (
        'soundcloud',
        'https://api.soundcloud.com/playlists/2049',
        'playlist',
        f'{NUMBERED}playlists%2F2049',
        450,
    ),
    (
        'soundcloud',
        f'{NUMBERED}users%2F2049',
        'user',
        f'{NUMBERED}users%2F2049',
        450,
    ),
    (
        'soundcloud',
        'https://w.soundcloud.com/player/?url=https%3A//soundcloud.com/forss',
        'profile',
        'https://w.soundcloud.com/player/?url=https%3A%2F%2Fsoundcloud.com%2Fforss',
        450,
    ),
    (
        'bilibili',
        'BV13x41117TL',
        'video',
        f'{BILIBILI}&bvid=BV13x41117TL&p=1&autoplay=0&danmaku=0',
        0,
    ),
    ('bilibili', 'av170001', 'video', f'{BILIBILI}&aid=170001&p=1&autoplay=0&danmaku=0', 0),
    ('firstory', STORY, 'episode', f'https://open.firstory.fm/embed/story/{STORY}', 182),
    ('soundon', f'{UUID}/episodes/{UUID2}', 'episode', f'{SOUNDON}{UUID}&episode={UUID2}', 140),
    ('soundon', UUID, 'show', f'{SOUNDON}{UUID}', 140),
    (
        'castbox',
        'a-title-id5598686-id950985541',
        'episode',
        'https://castbox.fm/app/castbox/player/id5598686/id950985541?autoplay=0&hide_list=1',
        220,
    ),
    ('pocketcasts', 'itl5093f', 'share', 'https://pca.st/embed/itl5093f', 160),
    ('pocketcasts', f'episode/{UUID}', 'episode', f'https://pca.st/embed/{UUID}', 160),
    ('pocketcasts', f'podcast/{UUID}', 'podcast', f'https://pca.st/embed/{UUID}', 160),
    ('transistor', '70c487ed', 'episode', 'https://share.transistor.fm/e/70c487ed', 180),
    (
        'buzzsprout',
        '2470697/15923467',
        'episode',
        'https://www.buzzsprout.com/2470697/15923467?client_source=small_player&iframe=true',
        200,
    ),
    ('simplecast', UUID, 'episode', f'https://player.simplecast.com/{UUID}', 200),
    (
        'libsyn',
        '6385796',
        'episode',
        'https://play.libsyn.com/embed/episode/id/6385796/height/192/',
        192,
    ),
    (
        'podbean',
        'tj8zk-e0f292-pb',
        'episode',
        'https://www.podbean.com/player-v2/?i=tj8zk-e0f292-pb',
        150,
    ),
    ('acast', 'myshow/ep-12', 'episode', 'https://embed.acast.com/myshow/ep-12', 190),
    (
        'megaphone',
        'GLT9749789991',
        'episode',
        'https://playlist.megaphone.fm/?e=GLT9749789991',
        200,
    ),
    (
        'spreaker',
        '12534508',
        'episode',
        'https://widget.spreaker.com/player?episode_id=12534508',
        200,
    ),
    (
        'anchor',
        'myshow/episodes/5-A-title-efjbci',
        'episode',
        'https://anchor.fm/myshow/embed/episodes/5-A-title-efjbci',
        102,
    ),
    ('archive-org', 'morning-show-117', 'item', 'https://archive.org/embed/morning-show-117', 60),
    ('xiaoyuzhou', f'https://www.xiaoyuzhoufm.com/episode/{HEX24}', 'episode', '', 0),
    ('xiaoyuzhou', f'https://www.xiaoyuzhoufm.com/podcast/{HEX24}', 'podcast', '', 0),
    ('overcast', 'https://overcast.fm/+CdSv9LfI', 'episode', '', 0),
    ('audio', 'https://x.example/1.mp3', 'file', 'https://x.example/1.mp3', 54),
    ('audio', 'https://x.example/1.mp4', 'video', 'https://x.example/1.mp4', 0),
]


@pytest.mark.parametrize(('name', 'text', 'kind', 'player', 'height'), PLAYERS)
def test_players(name: str, text: str, kind: str, player: str, height: int) -> None:
    media = media_url.read(text, name)
    assert (media.provider, media.kind, media.player) == (name, kind, player)
    assert PROVIDERS[name].kinds[kind].height == height
    assert PROVIDERS[name].kinds[kind].wide is (bool(player) and not height)


@pytest.mark.parametrize(('name', 'text', 'kind', 'player', 'height'), PLAYERS)
def test_a_page_leads_to_the_same_player(
    name: str, text: str, kind: str, player: str, height: int
) -> None:
    media = media_url.read(text, name)
    again = media_url.read(media.page, name)
    assert again.page == media.page
    # The page of an episode does not say that it has pictures.
    assert (name, kind) == ('spotify', 'video') or again.player == player


def test_every_kind_is_tested() -> None:
    every = {(name, kind) for name, one in PROVIDERS.items() for kind in one.kinds}
    assert {(row[0], row[2]) for row in PLAYERS} == every


@pytest.mark.parametrize('name', NAMES)
def test_names(name: str) -> None:
    known = PROVIDERS[ALIASES.get(name, name)]
    assert any(kind.player for kind in known.kinds.values())
    assert bool(known.label) is (name != 'audio')
    assert known.hint


def test_there_are_no_other_names() -> None:
    assert {*PROVIDERS, *ALIASES} - set(NAMES) == {'xiaoyuzhou', 'overcast'}
    assert not set(ALIASES) & set(PROVIDERS)
    assert all(name == one.name for name, one in PROVIDERS.items())


@pytest.mark.parametrize('name', PROVIDERS)
def test_hosts_are_written_in_the_templates(name: str) -> None:
    one = PROVIDERS[name]
    literal = re.compile(r'https://[a-z0-9-]+(\.[a-z0-9-]+)+/[^\s"\'<>\\]*', re.ASCII)
    for kind in one.kinds.values():
        for template in filter(None, (kind.page, kind.player)):
            expected = {
                'audio': template == '{url}',
                'peertube': template.startswith('https://{host}/'),
                'anchor': template.startswith('https://{host}/'),
            }.get(name, bool(literal.fullmatch(template)))
            assert expected, template
    assert one.bare == '' or literal.fullmatch(one.bare)
    assert name == 'peertube' or '*' not in {host for form in one.forms for host in form.hosts}


@pytest.mark.parametrize(
    ('name', 'written'),
    [(name, form.kind) for name, one in PROVIDERS.items() for form in one.forms],
)
def test_forms_are_of_kinds(name: str, written: str) -> None:
    assert written in PROVIDERS[name].kinds


@pytest.mark.parametrize(
    ('name', 'watched', 'autoplay', 'start', 'looks'),
    [
        ('youtube', True, 'autoplay', 'start={}', ('', '')),
        ('spotify', False, '', 't={}', ('theme=0', '')),
        ('apple-podcast', False, '', '', ('theme=dark', 'theme=light')),
        ('vimeo', True, 'autoplay', '#t={}s', ('', '')),
        ('peertube', True, 'autoplay', 'start={}s', ('', '')),
        ('bilibili', True, 'autoplay', 't={}', ('', '')),
        ('soundcloud', False, '', '', ('', '')),
        ('transistor', False, '', '', ('/dark', '')),
        ('simplecast', False, '', '', ('dark=true', '')),
        ('audio', False, '', '#t={}', ('', '')),
    ],
)
def test_what_players_are_like(
    name: str, watched: bool, autoplay: str, start: str, looks: tuple[str, str]
) -> None:
    one = PROVIDERS[name]
    assert (one.watched, one.autoplay, one.player_start) == (watched, autoplay, start)
    assert (one.dark, one.light) == looks
    assert bool(one.sandbox) is (name == 'apple-podcast')
    assert (one.allow == PLAY) is (name != 'apple-podcast')
    assert 'fullscreen' in one.allow


ENTRY: dict[str, Any] = {
    'label': '潮汐',
    'watched': True,
    'bare': 'https://tide.example/w/',
    'page_start': 't={}',
    'player_start': '#t={}',
    'dark': 'theme=dark',
    'hint': 'write the number',
    'kinds': {
        'episode': {
            'page': 'https://tide.example/w/{id}{/part}',
            'player': 'https://play.tide.example/{id}?part={part}&p={p|1}',
            'height': 120,
        },
        'show': {'page': 'https://tide.example/{id}', 'id': 'show-{id}'},
    },
    'hosts': 'tide.example tide.test',
    'forms': [
        {'path': '/w/<id:digits>(?:/<part>)?/?', 'query': {'p?': '<p:page>'}, 'claims': True},
        {'kind': 'episode', 'path': '/e', 'hosts': ['play.tide.example'], 'query': {'n': '<id>'}},
        {'kind': 'show', 'path': '/<id:word>'},
    ],
}
OURS = {**PROVIDERS, 'tide': provider('tide', ENTRY)}


def test_an_entry() -> None:
    one = OURS['tide']
    assert (one.name, one.label, one.watched, one.dark) == ('tide', '潮汐', True, 'theme=dark')
    assert (one.allow, one.sandbox, one.light) == (PLAY, '', '')
    assert one.kinds == {
        'episode': Kind(
            'https://tide.example/w/{id}{/part}',
            'https://play.tide.example/{id}?part={part}&p={p|1}',
            120,
        ),
        'show': Kind('https://tide.example/{id}', id='show-{id}'),
    }
    assert [form.kind for form in one.forms] == ['episode', 'episode', 'show']
    assert one.forms[0].hosts == one.forms[2].hosts == ('tide.example', 'tide.test')
    assert one.forms[1].hosts == ('play.tide.example',)


def test_the_least_entry() -> None:
    least = {
        'kinds': {'episode': {'page': 'https://tide.example/{id}'}},
        'forms': [{'path': '/<id>', 'hosts': 'tide.example'}],
    }
    one = provider('tide', least)
    assert (one.label, one.bare, one.watched) == ('tide', '', False)
    found = media_url.read('https://tide.example/a-1', 'tide', providers=table([one]))
    assert (found.kind, found.id, found.player) == ('episode', 'a-1', '')


@pytest.mark.parametrize(
    ('text', 'kind', 'id', 'page', 'player'),
    [
        ('7', 'episode', '7', '/w/7', '7?p=1'),
        ('/7/a', 'episode', '7', '/w/7/a', '7?part=a&p=1'),
        ('https://tide.example/w/7?p=3', 'episode', '7', '/w/7', '7?p=3'),
        ('https://www.tide.test/w/7/a/?t=1m2s', 'episode', '7', '/w/7/a?t=62', None),
        ('https://play.tide.example/e?n=seven', 'episode', 'seven', '/w/seven', 'seven?p=1'),
        ('https://tide.example/a-show', 'show', 'show-a-show', '/a-show', ''),
    ],
)
def test_an_entry_is_played(text: str, kind: str, id: str, page: str, player: str | None) -> None:
    media = media_url.read(text, 'tide', providers=OURS)
    assert (media.provider, media.kind, media.id) == ('tide', kind, id)
    assert media.page == f'https://tide.example{page}'
    if player is None:
        assert media.player == 'https://play.tide.example/7?part=a&p=1#t=62'
    else:
        assert media.player == (f'https://play.tide.example/{player}' if player else '')
    if text.startswith('https:'):
        assert media_url.read(text, 'embed', providers=OURS) == media
        assert media_url.find(text, OURS) == (media if media.player else None)


@pytest.mark.parametrize(
    'text',
    [
        'https://tide.example/w/seven',
        'https://tide.example/w/7?p=0',
        'https://evil.example/w/7',
        'https://play.tide.example/w/7',
        'https://tide.example/w/7/a/b',
    ],
)
def test_an_entry_refuses(text: str) -> None:
    with pytest.raises(media_url.NotPlayable, match='潮汐 plays; write the number'):
        media_url.read(text, 'tide', providers=OURS)
    claimed = text in {'https://tide.example/w/seven', 'https://tide.example/w/7?p=0'}
    if claimed:
        with pytest.raises(media_url.NotPlayable):
            media_url.read(text, 'embed', providers=OURS)
    else:
        assert media_url.read(text, 'embed', providers=OURS).kind == 'link'


def test_an_entry_takes_the_place_of_a_provider() -> None:
    replaced = {**PROVIDERS, 'acast': provider('acast', ENTRY)}
    assert media_url.read('7', 'acast', providers=replaced).page == 'https://tide.example/w/7'


#: A path of keys into ENTRY, what is put there, and what the message says.
FAULTS: list[tuple[Any, ...]] = [
    (('label',), 5, 'tide.label must be a string'),
    (('bare',), None, 'tide.bare must be a string'),
    (('page_start',), 90, 'tide.page_start'),
    (('player_start',), [], 'tide.player_start'),
    (('player_end',), {}, 'tide.player_end'),
    (('autoplay',), True, 'tide.autoplay'),
    (('dark',), 0, 'tide.dark'),
    (('light',), 0, 'tide.light'),
    (('allow',), ['fullscreen'], 'tide.allow'),
    (('sandbox',), False, 'tide.sandbox'),
    (('hint',), 1.5, 'tide.hint'),
    (('bare_id',), 'http://tide.example/', 'tide.bare_id'),
    (('faults',), 'x', 'tide.faults must be a map'),
    (('faults',), {'(': 'x'}, 'tide.faults'),
    (('colour',), 'red', 'tide: no key colour; there are allow'),
    (('url',), 'https://tide.example', 'tide: no key url'),
    (('kinds',), {}, 'tide needs "kinds" and "forms"'),
    (('kinds',), [], 'tide.kinds must be a map'),
    (('kinds',), None, 'tide.kinds must be a map'),
    (('kinds', 'episode'), None, 'tide.kinds.episode'),
    (('kinds', 'episode'), 'https://tide.example/', 'tide.kinds.episode'),
    (('kinds', 'episode'), {'player': 'https://x.example/'}, 'tide.kinds.episode'),
    (('kinds', 'episode', 'hight'), 5, 'tide.kinds.episode'),
    (('kinds', 'episode', 'page'), '', 'tide.kinds.episode'),
    (('kinds', 'episode', 'page'), 5, 'tide.kinds.episode.page'),
    (('kinds', 'episode', 'page'), 'http://tide.example/', 'tide.kinds.episode.page must begin'),
    (('kinds', 'episode', 'page'), 'javascript:{id}', 'tide.kinds.episode.page must begin'),
    (('kinds', 'episode', 'page'), '//tide.example/', 'tide.kinds.episode.page must begin'),
    (('kinds', 'episode', 'page'), '{page}', 'tide.kinds.episode.page must begin'),
    (('kinds', 'episode', 'page'), 'https://{id}/', 'tide.kinds.episode.page must begin'),
    (('kinds', 'episode', 'page'), 'https://{id}.example/', 'tide.kinds.episode.page must begin'),
    (('kinds', 'episode', 'page'), 'https://a.example{id}/', 'tide.kinds.episode.page must'),
    (('kinds', 'episode', 'page'), 'https://{host}.a.example/', 'tide.kinds.episode.page must'),
    (('kinds', 'episode', 'page'), 'https://a.example:{id}/', 'tide.kinds.episode.page must'),
    (('kinds', 'episode', 'page'), 'https://{id}@a.example/', 'tide.kinds.episode.page must'),
    (('kinds', 'episode', 'page'), 'https://a.example/{}', 'tide.kinds.episode.page: write'),
    (('kinds', 'episode', 'page'), 'https://a.example/{a.b}', 'tide.kinds.episode.page: write'),
    (('kinds', 'episode', 'page'), 'https://a.example/{a[b]}', 'tide.kinds.episode.page: write'),
    (('kinds', 'episode', 'page'), 'https://a.example/{a|&}', 'tide.kinds.episode.page: write'),
    (('kinds', 'episode', 'player'), None, 'tide.kinds.episode.player'),
    (('kinds', 'episode', 'player'), 'http://a.example/', 'tide.kinds.episode.player must begin'),
    (('kinds', 'episode', 'player'), 'https://{id}/', 'tide.kinds.episode.player must begin'),
    (('kinds', 'episode', 'height'), '120', 'tide.kinds.episode.height must be a number'),
    (('kinds', 'episode', 'height'), True, 'tide.kinds.episode.height must be a number'),
    (('kinds', 'episode', 'height'), -1, 'tide.kinds.episode.height must be a number'),
    (('kinds', 'episode', 'height'), 2001, 'tide.kinds.episode.height must be a number'),
    (('kinds', 'episode', 'height'), 1.5, 'tide.kinds.episode.height must be a number'),
    (('kinds', 'episode', 'height'), None, 'tide.kinds.episode.height must be a number'),
    (('kinds', 'show', 'id'), 5, 'tide.kinds.show.id'),
    (('kinds', 'show', 'id'), '{}', 'tide.kinds.show.id: write'),
    (('hosts',), 'https://tide.example', "tide.forms: 'https://tide.example' is no host"),
    (('hosts',), 'tide.example/w', 'tide.forms: '),
    (('hosts',), 'tide.example:443', 'tide.forms: '),
    (('hosts',), 'Tide.example', 'tide.forms: '),
    (('hosts',), 'tide', "tide.forms: 'tide' is no host"),
    (('hosts',), '*.tide.example', 'tide.forms: '),
    (('hosts',), ['tide.example', ''], "tide.forms: '' is no host"),
    (('hosts',), 'tïde.example', 'tide.forms: '),
    (('forms',), [], 'tide needs "kinds" and "forms"'),
    (('forms',), None, 'tide needs "kinds" and "forms"'),
    (('forms',), '/<id>', 'tide needs "kinds" and "forms"'),
    (('forms',), {'path': '/<id>'}, 'tide needs "kinds"'),
    (('forms',), [None], 'tide.forms'),
    (('forms', 0, 'path'), None, 'tide.forms: each needs a "path"'),
    (('forms', 0, 'path'), 5, 'tide.forms: each needs a "path"'),
    (('forms', 0, 'path'), '/(', "tide.forms: '/(' is no regular expression"),
    (('forms', 0, 'path'), '/*+*', 'is no regular expression'),
    (('forms', 0, 'path'), '/<id>/<id>', 'redefinition of group name'),
    (('forms', 0, 'path'), '/<1>', 'is no regular expression'),
    (('forms', 0, 'path'), '/<id:number>', "tide.forms: no pattern 'number'; there are youtube"),
    (('forms', 0, 'kind'), 'song', "tide.forms: no kind 'song'; there are episode, show"),
    (('forms', 0, 'kind'), None, 'tide.forms: no kind None'),
    (('forms', 0, 'hosts'), 'tide.example evil/', "tide.forms: 'evil/' is no host"),
    (('forms', 0, 'query'), [], 'tide.forms.query must be a map'),
    (('forms', 0, 'query'), None, 'tide.forms.query must be a map'),
    (('forms', 0, 'query', 'p?'), '(', "tide.forms: '(' is no regular expression"),
    (('forms', 0, 'query', 'p?'), '<p:number>', "tide.forms: no pattern 'number'"),
    *(
        (('kinds', 'episode', 'page'), f'https://tide.example/{part}', 'tide.kinds.episode.page')
        for part in ('{id:d}', '{id!x}', '{id:{host}}', '{/p|1}', '{', '}', 'a b', 'a"b', 'a\\b')
    ),
    *(
        (('kinds', 'episode', 'page'), page, 'tide.kinds.episode.page')
        for page in ('https:///{id}', 'https://', 'https://a@x.example/', 'https://x.example:1/')
    ),
    (('kinds', 'episode', 'page'), '{url}', 'tide.kinds.episode'),
    (('page_start',), 't={x}', 'tide.page_start'),
    (('player_start',), 't={', 'tide.player_start'),
    (('player_end',), 't={}{}', 'tide.player_end'),
    (('bare',), 'javascript:', 'tide.bare'),
    (('dark',), '@evil', 'tide.dark'),
    (('watched',), 'no', 'tide.watched'),
    (('hosts',), None, 'tide.forms needs "hosts"'),
    (('hosts',), 5, 'tide.forms needs "hosts"'),
    (('hosts',), [5], 'tide.forms: 5 is no host'),
    (('forms',), 5, 'tide needs "kinds" and "forms"'),
    (('forms', 0, 'kind'), [], 'tide.forms: no kind []'),
    (('forms', 0, 'host'), 'x', 'tide.forms: no key host'),
    (('forms', 0, 'path'), 'id', 'tide.forms: each needs a "path"'),
    (('forms', 0, 'query'), {5: 'x'}, 'tide.forms.query must be a string'),
    (('forms', 0, 'query', 'p?'), 5, 'tide.forms: 5 is no regular expression'),
    (('forms', 0, 'path'), '/a{99999999999999}', 'tide'),
    (('forms', 0, 'path'), '(?u)/a', 'tide.forms: each needs a "path"'),
    (('forms', 0, 'path'), '/' + '(' * 5000 + ')' * 5000, 'tide'),
]


def changed(value: Any, path: tuple[Any, ...], put: Any) -> Any:
    """Return *value* with *put* at *path*."""
    if not path:
        return put
    copy = dict(value) if isinstance(value, dict) else list(value)
    key = path[0]
    old = copy.get(key, {}) if isinstance(copy, dict) else copy[key]
    copy[key] = changed(old, path[1:], put)
    return copy


@pytest.mark.parametrize('row', FAULTS, ids=[f'{row[0]}-{row[1]}' for row in FAULTS])
def test_faults(row: tuple[Any, ...]) -> None:
    path, put, words, *also = row
    entry = changed(ENTRY, path, put)
    for key, value in also:
        entry = changed(entry, (key,), value)
    with pytest.raises(ValueError, match=re.escape(words)):
        provider('tide', entry)


@pytest.mark.parametrize('entry', [None, 5, [], '', [[]]])
def test_an_entry_is_a_map(entry: object) -> None:
    with pytest.raises(ValueError, match='tide must be a map'):
        provider('tide', entry)


@pytest.mark.parametrize('name', sorted(RESERVED))
def test_names_that_are_taken(name: str) -> None:
    with pytest.raises(ValueError, match='is taken'):
        provider(name, ENTRY)


def test_hosts_may_have_their_prefix() -> None:
    made = provider('tide', {**ENTRY, 'hosts': 'www.tide.example m.other.example'})
    assert made.forms[0].hosts == ('tide.example', 'other.example')


@pytest.mark.parametrize(
    'name', ['', 'Tide', 'tide_2', '2tide', '-tide', 'ti de', 'tíde', 'tide\n', '潮汐', 'tide/x']
)
def test_names_of_entries(name: str) -> None:
    with pytest.raises(ValueError, match='a name has small letters') as refused:
        provider(name, ENTRY)
    assert repr(name) in str(refused.value)


@pytest.mark.parametrize('name', ['t', 'tide', 'tide-2', 'tide--'])
def test_good_names_of_entries(name: str) -> None:
    assert provider(name, ENTRY).name == name


TEXT = st.text() | st.sampled_from(
    ['{id}', 'https://a.example/{id}', 'https://{host}/{id}', '/<id:word>', 'a.example', 'episode']
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=8,
)
SCALAR = st.none() | st.booleans() | st.integers() | st.floats() | TEXT
#: Text of regular expressions, without sets and counts.
PATH = st.text('/<>:()?P=!|*+.ab1 \\w-', max_size=20) | st.sampled_from(['/<id>', '/<id:digits>'])
FORM = st.fixed_dictionaries(
    {},
    optional={
        'path': PATH | st.none() | st.integers() | st.lists(JSON),
        'kind': SCALAR,
        'hosts': TEXT | st.lists(TEXT, max_size=3),
        'query': st.dictionaries(TEXT, PATH, max_size=3) | SCALAR | st.lists(JSON, max_size=2),
        'claims': JSON,
    },
)
KIND = JSON | st.fixed_dictionaries(
    {}, optional=dict.fromkeys(('page', 'player', 'height', 'id', 'x'), TEXT | JSON)
)
ANYTHING = st.fixed_dictionaries(
    {},
    optional={
        **{key: TEXT | JSON for key in ENTRY if key not in {'kinds', 'hosts', 'forms'}},
        'kinds': st.dictionaries(TEXT, KIND, min_size=1, max_size=2) | SCALAR | st.lists(JSON),
        'hosts': TEXT | st.lists(TEXT, max_size=3),
    },
).flatmap(
    lambda entry: (
        st.lists(FORM, max_size=2).map(lambda forms: {**entry, 'forms': forms})
        if 'kinds' in entry
        else st.just(entry)
    )
)


@example({}, 'tide')
@example(ENTRY, 'tide')
@given(ANYTHING, st.text() | st.sampled_from(['tide', 'a-b']))
def test_every_entry_is_read_or_refused(entry: dict[str, Any], name: str) -> None:
    try:
        one = provider(name, entry)
    except ValueError:
        return
    assert isinstance(one, Provider)
    for kind in one.kinds.values():
        for template in filter(None, (kind.page, kind.player)):
            host = urlsplit(template).netloc
            assert template == '{url}' or (
                template.startswith('https://') and (host == '{host}' or '{' not in host)
            )


#: Where any scalar may be put.
PLACES = [
    ('label',),
    ('bare',),
    ('watched',),
    ('kinds',),
    ('kinds', 'episode'),
    ('kinds', 'episode', 'page'),
    ('kinds', 'episode', 'player'),
    ('kinds', 'episode', 'height'),
    ('kinds', 'episode', 'id'),
    ('forms', 0),
    ('forms', 0, 'path'),
    ('forms', 0, 'kind'),
    ('forms', 0, 'query'),
    ('forms', 0, 'claims'),
]


@given(
    st.sampled_from(PLACES),
    st.integers() | st.floats() | st.booleans() | st.none() | st.text('abc{}()/<>:?|!. '),
)
def test_a_value_anywhere_is_read_or_refused(path: tuple[Any, ...], put: object) -> None:
    with suppress(ValueError):
        assert isinstance(provider('tide', changed(ENTRY, path, put)), Provider)


def test_every_player_is_at_a_place_of_its_provider() -> None:
    """The script of a page plays nothing else, so a place that is missing is a dead player."""
    for one in PROVIDERS.values():
        parts = {'id': 'x', 'host': 'any.example'}
        for form in (
            form for form in one.forms if one.kinds[form.kind].player not in ('', '{url}')
        ):
            host = next((h for h in form.hosts if h != '*'), 'any.example')
            url = urlsplit(one.media(form.kind, {**parts, 'host': host}).player)
            assert any(
                place in (url.netloc, '*') and url.path.startswith(path)
                for place, path in one.places
            ), (one.name, form)


@pytest.mark.parametrize(
    ('player', 'hosts', 'places'),
    [
        ('https://a.example/e/{id}?x={id}', 'b.example', [('a.example', '/e/')]),
        ('https://a.example?x={id}', 'b.example', [('a.example', '/')]),
        ('https://{host}/e/{id}', 'b.example c.io', [('b.example', '/e/'), ('c.io', '/e/')]),
        ('https://{host}/e/{id}', ['*'], [('*', '/e/')]),
        ('', 'b.example', []),
    ],
)  # fmt: skip
def test_places(player: str, hosts: Any, places: list[tuple[str, str]]) -> None:
    kinds = {'one': {'page': 'https://b.example/{id}', 'player': player}}
    made = provider('mine', {'hosts': hosts, 'kinds': kinds, 'forms': [{'path': '/<id:word>'}]})
    assert list(made.places) == places
