"""The page of an episode plays it: one file at one address, for page, feed and text."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.build.project import BARE as CONF
from tests.build.project import put

if TYPE_CHECKING:
    from pathlib import Path

    from tests.build.conftest import Build, Built

BASE = 'https://radio.example/'
MORE = f"""
language = 'zh_TW'
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
WORDS = """\
WEBVTT

00:01.000 --> 00:04.500
<v 林小安>夜車上讀的書。

00:05.000 --> 00:06.000
<v 吳可>貓頭鷹。
"""
ODD_CHAPTERS = (
    '{"version": "1.2.0", "chapters": [{"startTime": 9, "title": "後"},'
    ' {"startTime": 0, "title": "前", "url": "javascript:alert(1)"}]}'
)
EPISODES = {
    'own/index': ARTICLE.format(
        title='岸',
        day=1,
        more='audio: shore.mp3\nduration: 46:24\nseason: 2\nepisode: EP012\nepisodeType: Bonus',
        text='浪聲。',
    ),
    'said': ARTICLE.format(
        title='說了什麼',
        day=7,
        more='audio: said.mp3\ntranscript: said.vtt\nchapters: [0:00 開場, 0:05 貓頭鷹]',
        text='文章。',
    ),
    'quoted': ARTICLE.format(
        title='別人說了什麼',
        day=8,
        more='transcript: said.vtt\nsource_url: https://www.youtube.com/watch?v=Kj2mTq7-xXA',
        text='前。\n\n{{< transcript "said.vtt" language="en" >}}\n\n後。',
    ),
    'blank': ARTICLE.format(
        title='空', day=9, more='transcript: blank.vtt', text='```{transcript}\n```'
    ),
    'unnamed': ARTICLE.format(title='無名', day=9, more='', text='{{< transcript >}}'),
    'shared': ARTICLE.format(title='海', day=2, more='audio: /sea.mp3', text='海聲。'),
    'far': ARTICLE.format(
        title='遠方', day=3, more='audio: https://media.example/far 遠.mp4', text='風聲。'
    ),
    'again': ARTICLE.format(
        title='再來',
        day=4,
        more='audio: {url: again.mp3, type: audio/mpeg}',
        text='{{< audio "again.mp3#t=30" >}}\n\n{{< audio "other.mp3" >}}',
    ),
    'lost': ARTICLE.format(title='遺失', day=5, more='audio: lost.mp3', text='沒有聲音。'),
    'lost-words': ARTICLE.format(
        title='失語',
        day=5,
        more='audio: again.mp3\ntranscript: lost.vtt\nchapters: lost.json',
        text='{{< transcript >}}\n\n{{< chapters >}}',
    ),
    'tube': ARTICLE.format(
        title='字幕', day=5, more='audio: again.mp3\ntranscript: tube.json3', text='字。'
    ),
    'mute': ARTICLE.format(
        title='無詞', day=5, more='audio: again.mp3\ntranscript: mute.srt', text='字。'
    ),
    'printed': ARTICLE.format(
        title='紙本', day=5, more='audio: again.mp3\ntranscript: printed.pdf', text='字。'
    ),
    'elsewhere': ARTICLE.format(
        title='別處', day=5, more='transcript: https://media.example/t.vtt', text='字。'
    ),
    'odd': ARTICLE.format(
        title='怪', day=5, more='audio: again.mp3\nchapters: odd.json', text='字。'
    ),
    'silent': ARTICLE.format(title='無聲', day=6, more='episodeType: special', text='讀。'),
}


@pytest.fixture(scope='module')
def built(build: Build, tmp_path_factory: pytest.TempPathFactory) -> Built:
    base = tmp_path_factory.mktemp('episodes')
    sounds = ('own/shore.mp3', 'again.mp3', 'other.mp3', 'said.mp3')
    files: dict[str, str | bytes] = {
        'conf.py': CONF + MORE,
        'index.md': '# 電台\n\n```{article-list}\n```\n',
        **{f'{name}.md': text for name, text in EPISODES.items()},
        **dict.fromkeys(sounds, b'ID3'),
        'said.vtt': WORDS,
        'blank.vtt': 'WEBVTT\n',
        'tube.json3': '{"events": [{"tStartMs": 1000, "segs": [{"utf8": "鐘聲"}]}]}',
        'mute.srt': '',
        'printed.pdf': b'%PDF',
        'odd.json': ODD_CHAPTERS,
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
        ('far', ['https://media.example/far%20%E9%81%A0.mp4']),
        ('lost', []),
        ('silent', []),
    ],
)
def test_the_header_plays_the_recording(built: Built, name: str, expected: list[str]) -> None:
    assert sources(built, name) == expected


def test_files_are_where_page_and_feed_say(built: Built) -> None:
    feed = (built.out / 'podcast.xml').read_text(encoding='utf-8')
    for name in ('own/index', 'shared', 'again', 'said'):
        here = built.path(name).relative_to(built.out).as_posix()
        file, _ = built.follow(here, sources(built, name)[0])
        assert (built.out / file).is_file()
        assert f'<enclosure url="{BASE}{file}"' in feed
    files = {name for name in built.files() if name.endswith(('.mp3', '.mp4'))}
    others = {name for name in files if name.startswith('_downloads/')}
    assert files - others == {'own/shore.mp3', 'sea.mp3', 'again.mp3', 'said.mp3'}
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
    assert facts.text == '第 2 季 · 第 12 集 · 46:24'
    (ways,) = page.all('p', css='podcast-subscribe')
    assert [(link.text, link.attrs['href']) for link in ways.all('a')] == [
        ('RSS', '../podcast.xml'),
        ('Apple Podcasts', 'https://podcasts.apple.com/tw/podcast/id1789397163'),
        ('Overcast', 'https://overcast.fm/itunes1789397163'),
        ('Fountain', 'https://fountain.fm/show/a'),
    ]
    assert built.page('silent').all('p', css='podcast-subscribe') == []


def test_chapters_and_transcript_are_in_the_header(built: Built) -> None:
    (header,) = built.page('said').all('header', css='podcast-article-header')
    (listed,) = header.all('ol', css='podcast-chapters')
    assert listed.text.split() == ['0:00', '開場', '0:05', '貓頭鷹']
    assert 'id' not in listed.all('li')[0].attrs
    (said,) = header.all('section', css='podcast-transcript')
    marks = [(one.text, one.attrs['href']) for one in said.all('a', css='podcast-at')]
    assert marks == [('0:01', '../said.mp3#t=1'), ('0:05', '../said.mp3#t=5')]
    (download,) = said.all('p', css='podcast-transcript-files')
    assert [link.attrs['href'] for link in download.all('a')] == ['../said.vtt']
    feed = (built.out / 'podcast.xml').read_text(encoding='utf-8')
    assert f'<podcast:transcript url="{BASE}said.vtt"' in feed
    assert (built.out / 'said.vtt').is_file()
    assert '夜車' not in feed


@pytest.mark.parametrize(
    ('name', 'shown', 'hrefs'),
    [
        ('tube', 1, ['../tube.json3']),
        ('mute', 0, []),
        ('printed', 0, ['../printed.pdf']),
        ('elsewhere', 0, ['https://media.example/t.vtt']),
    ],
)
def test_a_link_to_the_transcript(built: Built, name: str, shown: int, hrefs: list[str]) -> None:
    page = built.page(name)
    assert len(page.all('section', css='podcast-transcript')) == shown
    found = [
        link.attrs['href']
        for line in page.all('p', css='podcast-transcript-files')
        for link in line.all('a')
    ]
    assert found == hrefs
    for href in hrefs:
        assert '//' in href or (built.out / href.removeprefix('../')).is_file()


def test_apps_get_faultless_files_only(built: Built) -> None:
    feed = (built.out / 'podcast.xml').read_text(encoding='utf-8')
    assert 'mute.srt' not in feed
    assert not (built.out / 'mute.srt').exists()
    assert f'<podcast:chapters url="{BASE}odd/chapters.json"' in feed
    made = json.loads((built.out / 'odd/chapters.json').read_text(encoding='utf-8'))
    assert made['chapters'] == [
        {'startTime': 0, 'title': '前'},
        {'startTime': 9, 'title': '後'},
    ]


def test_a_transcript_in_the_text_is_not_in_the_header(built: Built) -> None:
    page = built.page('quoted')
    (said,) = page.all('section', css='podcast-transcript')
    (header,) = page.all('header', css='podcast-article-header')
    assert header.all('section') == []
    assert (said.attrs['id'], said.attrs['lang']) == ('transcript', 'en')
    mark = said.all('a', css='podcast-at')[1]
    assert mark.attrs['href'] == 'https://www.youtube.com/watch?v=Kj2mTq7-xXA&t=5s'


def test_words_are_found_once(built: Built) -> None:
    found = [
        path.read_text(encoding='utf-8')
        for path in (built.out / '_podcast-search' / 'texts').iterdir()
    ]
    assert ['"說了什麼"' in text for text in found if '夜車上讀的書' in text] == [True]


def test_the_feed_says_what_kind_it_is_and_where_it_will_be(built: Built) -> None:
    feed = (built.out / 'podcast.xml').read_text(encoding='utf-8')
    assert '<itunes:episodeType>bonus</itunes:episodeType>' in feed
    assert '<itunes:new-feed-url>https://new.example/podcast.xml</itunes:new-feed-url>' in feed


def test_what_is_wrong_is_said(built: Built) -> None:
    (lost,) = (line for line in built.warnings if line.startswith('lost.md'))
    words = [line.split(': ', 2)[2] for line in built.warnings if line.startswith('lost-words')]
    assert [line.split(';')[0] for line in words] == [
        "transcript: there is no file 'lost.vtt'",
        "chapters: there is no file 'lost.json'",
    ]
    (mute,) = (line for line in built.warnings if line.startswith('mute'))
    assert 'the file is empty' in mute
    assert not [line for line in built.warnings if line.startswith('tube')]
    assert "there is no file 'lost.mp3'" in lost
    (unnamed,) = (line for line in built.warnings if line.startswith('unnamed'))
    assert 'transcript: it names no file; write one behind it' in unnamed
    (blank,) = (line for line in built.warnings if line.startswith('blank'))
    assert 'there are no words in it' in blank
    assert built.page('blank').all('section', css='podcast-transcript') == []
    assert not [name for name in built.files() if name.endswith('blank.vtt')]
    (silent,) = (line for line in built.warnings if line.startswith('silent'))
    assert "'special' is no kind of episode; write full, trailer or bonus" in silent


def test_in_a_text_it_is_a_link(build: Build, built: Built) -> None:
    made = build(built.out.with_name('src'), built.out.with_name('text'), 'latex')
    (book,) = made.out.glob('*.tex')
    text = book.read_text(encoding='utf-8')
    for name in ('own/shore.mp3', 'sea.mp3', 'again.mp3'):
        assert f'{BASE}{name}' in text


def test_a_transcript_that_comes_later(build: Build, tmp_path: Path) -> None:
    src = put(
        tmp_path / 'src',
        {
            'conf.py': CONF,
            'index.md': '# 電台\n',
            'a.md': ARTICLE.format(title='早', day=1, more='transcript: later.vtt', text='文。'),
            'b.md': ARTICLE.format(title='空', day=2, more='transcript: blank.vtt', text='文。'),
            'blank.vtt': '',
        },
    )
    built = build(src, tmp_path / 'out')
    (said,) = (line for line in built.warnings if line.startswith('a.md'))
    assert "a.md:4: WARNING: transcript: there is no file 'later.vtt'" in said
    for name in ('later.vtt', 'blank.vtt'):
        (src / name).write_text(WORDS, encoding='utf-8')
    built = build(src, tmp_path / 'out')
    for page in ('a', 'b'):
        assert len(built.page(page).all('section', css='podcast-transcript')) == 1
    assert built.unlike(build(src, tmp_path / 'fresh')) == []
