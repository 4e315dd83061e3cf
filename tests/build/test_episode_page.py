"""The page of an episode plays it: one file at one address, for page, feed and text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.build.project import CONF, put

if TYPE_CHECKING:
    from tests.build.conftest import Build, Built

BASE = 'https://radio.example/'
MORE = f"""
html_baseurl = {BASE!r}
podcast_static = ['../static']
podcast_channel = {{
    'email': 'radio@radio.example',
    'image': 'cover.jpg',
    'categories': ['Science'],
    'new_feed_url': 'https://new.example/podcast.xml',
    'links': {{
        'apple': 'https://podcasts.apple.com/tw/podcast/id1789397163',
        'overcast': 'https://overcast.fm/itunes1789397163',
        'Fountain': 'https://fountain.fm/show/a',
    }},
}}
"""
ARTICLE = '---\ntitle: {title}\ndate: 2026-01-0{day}\n{more}\n---\n\n{text}\n'
EPISODES = {
    'own/index': ARTICLE.format(
        title='岸',
        day=1,
        more='audio: shore.mp3\nduration: 46:24\nseason: 2\nepisode: EP012\nepisodeType: Bonus',
        text='浪聲。',
    ),
    'shared': ARTICLE.format(title='海', day=2, more='audio: /sea.mp3', text='海聲。'),
    'far': ARTICLE.format(
        title='遠方', day=3, more='audio: https://media.example/far.mp4', text='風聲。'
    ),
    'again': ARTICLE.format(
        title='再來',
        day=4,
        more='audio: {url: again.mp3, type: audio/mpeg}',
        text='{{< audio "again.mp3#t=30" >}}\n\n{{< audio "other.mp3" >}}',
    ),
    'lost': ARTICLE.format(title='遺失', day=5, more='audio: lost.mp3', text='沒有聲音。'),
    'silent': ARTICLE.format(title='無聲', day=6, more='episodeType: special', text='讀。'),
}


@pytest.fixture(scope='module')
def built(build: Build, tmp_path_factory: pytest.TempPathFactory) -> Built:
    base = tmp_path_factory.mktemp('episodes')
    sounds = ('own/shore.mp3', 'again.mp3', 'other.mp3')
    files: dict[str, str | bytes] = {
        'conf.py': CONF + MORE,
        'index.md': '# 電台\n\n```{article-list}\n```\n',
        **{f'{name}.md': text for name, text in EPISODES.items()},
        **dict.fromkeys(sounds, b'ID3'),
    }
    put(base / 'static', {'sea.mp3': b'ID3', 'cover.jpg': b''})
    src = put(base / 'src', files)
    return build(src, base / 'out', 'dirhtml')


def sources(built: Built, name: str) -> list[str]:
    page = built.page(name)
    return [one.attrs['src'] for one in [*page.all('audio'), *page.all('video')]]


@pytest.mark.parametrize(
    ('name', 'expected'),
    [
        ('own/index', ['shore.mp3']),
        ('shared', ['../sea.mp3']),
        ('far', ['https://media.example/far.mp4']),
        ('lost', []),
        ('silent', []),
    ],
)
def test_the_header_plays_the_recording(built: Built, name: str, expected: list[str]) -> None:
    assert sources(built, name) == expected


def test_files_are_where_page_and_feed_say(built: Built) -> None:
    feed = (built.out / 'podcast.xml').read_text(encoding='utf-8')
    for name in ('own/index', 'shared', 'again'):
        here = built.path(name).relative_to(built.out).as_posix()
        file, _ = built.follow(here, sources(built, name)[0])
        assert (built.out / file).is_file()
        assert f'<enclosure url="{BASE}{file}"' in feed
    files = {name for name in built.files() if name.endswith(('.mp3', '.mp4'))}
    others = {name for name in files if name.startswith('_downloads/')}
    assert files - others == {'own/shore.mp3', 'sea.mp3', 'again.mp3'}
    assert {name.rpartition('/')[2] for name in others} == {'other.mp3'}


def test_a_player_in_the_text_replaces_that_of_the_header(built: Built) -> None:
    first, second = sources(built, 'again')
    assert first == '../again.mp3#t=30'
    assert second.endswith('/other.mp3')
    (header,) = built.page('again').all('header', css='podcast-article-header')
    assert header.all('audio') == []


def test_what_is_told_of_an_episode(built: Built) -> None:
    page = built.page('own/index')
    (facts,) = page.all('p', css='podcast-episode-facts')
    assert facts.text == 'Season 2 · Episode 12 · 46:24'
    (ways,) = page.all('p', css='podcast-subscribe')
    assert [(link.text, link.attrs['href']) for link in ways.all('a')] == [
        ('RSS', '../podcast.xml'),
        ('Apple Podcasts', 'https://podcasts.apple.com/tw/podcast/id1789397163'),
        ('Overcast', 'https://overcast.fm/itunes1789397163'),
        ('Fountain', 'https://fountain.fm/show/a'),
    ]
    assert built.page('silent').all('p', css='podcast-subscribe') == []


def test_the_feed_says_what_kind_it_is_and_where_it_will_be(built: Built) -> None:
    feed = (built.out / 'podcast.xml').read_text(encoding='utf-8')
    assert '<itunes:episodeType>bonus</itunes:episodeType>' in feed
    assert '<itunes:new-feed-url>https://new.example/podcast.xml</itunes:new-feed-url>' in feed


def test_what_is_wrong_is_said(built: Built) -> None:
    (lost,) = (line for line in built.warnings if line.startswith('lost'))
    assert "there is no file 'lost.mp3'" in lost
    (silent,) = (line for line in built.warnings if line.startswith('silent'))
    assert "'special' is no kind of episode; write full, trailer or bonus" in silent


def test_in_a_text_it_is_a_link(build: Build, built: Built) -> None:
    made = build(built.out.with_name('src'), built.out.with_name('text'), 'latex')
    (book,) = made.out.glob('*.tex')
    text = book.read_text(encoding='utf-8')
    for name in ('own/shore.mp3', 'sea.mp3', 'again.mp3'):
        assert f'{BASE}{name}' in text
