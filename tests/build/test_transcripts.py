"""Transcripts on pages, in other formats, in the search and in feeds; edits of their files."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from tests.build.project import BARE as CONF
from tests.build.project import put
from tests.build.test_search_index import texts

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.build.conftest import Build, Built
    from tests.build.started import Starts

VTT = """WEBVTT

00:00:01.000 --> 00:00:04.500
<v 林小安>夜車上讀的書 & 筆記

00:00:04.500 --> 00:00:06.000
<v 林小安>還有貓頭鷹。

00:00:06.000 --> 00:00:09.000
<v 吳可>我帶了「海邊」的書。
"""
SRT = """1
00:00:01,000 --> 00:00:06,000
An Lin: Books read on night trains.

2
00:00:06,100 --> 00:00:09,000
Ke Wu: I brought the one about the lighthouse.
"""
LOOP = 'WEBVTT\n\n' + ''.join(f'0:0{n} --> 0:0{n + 1}\nSo good.\n\n' for n in range(1, 7))
HEAD = '---\ntitle: {}\ndate: 2026-0{}-01\n---\n\n前言。\n\n'
FILES: dict[str, str | bytes] = {
    'conf.py': CONF + "language = 'zh_TW'\nhtml_baseurl = 'https://e.org/'\n",
    'index.md': '# 首頁\n\n```{toctree}\n:glob:\nposts/*\n```\n',
    'posts/late.md': HEAD.format('晚', 2)
    + ':::{transcript} talk.vtt\n:translation: talk.en.srt\n:name: words\n:::\n\n'
    '## Transcript\n\n尾。{ref}`回去 <words>` {ref}`words`\n',
    'posts/early.rst': ':title: 早\n:date: 2026-01-01\n\n前言。\n\n'
    '.. transcript:: /posts/talk.vtt\n'
    '   :language: zh_Hant\n\n.. transcript:: loop.vtt\n   :collapse:\n',
    'posts/none.md': HEAD.format('無', 3) + '```{transcript} none.vtt\n:language: ?\n```\n',
    'manual/page.md': '---\norphan: true\n---\n\n# 手冊\n\n'
    '```{transcript} ../posts/talk.vtt\n```\n\n'
    '```{transcript} broken.vtt\n```\n\n'
    '```{transcript} gb.srt\n:language: zh-Hans\n```\n',
    'manual/gb.srt': '1\n0:00:01,000 --> 0:00:02,000\n我们明天见\n'.encode('gbk'),
    **{
        f'{folder}/twice.md': '---\norphan: true\n---\n\n# 又\n\n'
        '```{transcript} ../manual/broken.vtt\n```\n'
        for folder in ('a', 'z')
    },
    'posts/timed.md': HEAD.format('定', 4).replace('\ndate', '\ntranscript: timed.ttml\ndate'),
    'posts/timed.ttml': '\n<tt xmlns="http://www.w3.org/ns/ttml"/>\n',
    'posts/talk.vtt': VTT,
    'posts/talk.en.srt': SRT,
    'posts/loop.vtt': LOOP,
    'manual/broken.vtt': f'{LOOP}\n0:08\nno\n',
}
SAID = [
    ('manual/broken.vtt:22', "'0:08' has no time"),
    ('manual/broken.vtt:3', "'So good.' stands here 6 times in a row"),
    ('posts/none.md:8', "transcript: language: '?' is no code of a language"),
    ('posts/none.md:8', "transcript: there is no file 'none.vtt'"),
    ('posts/timed.ttml:2', 'this is TTML (Timed Text)'),
]


@pytest.fixture(scope='module')
def src(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return put(tmp_path_factory.mktemp('transcripts') / 'src', FILES)


@pytest.fixture(scope='module')
def built(build: Build, src: Path) -> Built:
    return build(src, src.with_name('out'), 'dirhtml')


def test_a_fault_is_told_once_with_its_line(built: Built) -> None:
    said = [line.partition(': WARNING: ') for line in built.warnings]
    assert all(message.endswith('[podcast.transcript]') for _, _, message in said)
    assert sorted((place, re.split('[;,]', message)[0]) for place, _, message in said) == SAID


def test_several_processes_tell_a_fault_once(build: Build, built: Built, src: Path) -> None:
    again = build(src, src.with_name('parallel'), 'dirhtml', jobs=2)
    assert sorted(again.warnings) == sorted(built.warnings)


def test_pages(built: Built) -> None:
    page = built.page('posts/late')
    section = page.one('section', css='podcast-transcript')
    assert section.attrs['id'] == 'transcript'
    assert [turn.text.split()[0] for turn in section.all('b', css='podcast-speaker')] == [
        *('林小安', 'An', '吳可', 'Ke')
    ]
    assert [div.attrs.get('lang') for div in section.all('div')][2:4] == [None, 'en']
    assert section.all('a', css='podcast-at') == []  # nothing plays here
    assert '尾。回去 逐字稿' in [p.text for p in page.all('p')]
    hrefs = [link.attrs['href'] for link in section.all('a') if 'download' in link.attrs]
    assert [re.sub('/[0-9a-f]{32}/', '/', href) for href in hrefs] == [
        '../../_downloads/talk.vtt',
        '../../_downloads/talk.en.srt',
    ]
    for href in hrefs:
        name, _ = built.follow('posts/late/index.html', href)
        assert (built.out / name).is_file()
    early = built.page('posts/early')
    found = early.all('section', css='podcast-transcript')
    assert [one.attrs['id'] for one in found] == ['transcript', 'transcript-2']
    assert found[0].attrs['lang'] == 'zh-Hant'
    assert found[1].text.count('So good.') == 1
    *_, simplified = built.page('manual/page').all('section', css='podcast-transcript')
    assert '我们明天见' in simplified.text
    assert any('我们明天见' in text for text in texts(built).values())


def test_words_are_found_once(built: Built) -> None:
    found = texts(built)
    holding = {
        word: [address for address, text in found.items() if word in text]
        for word in ('還有貓頭鷹', 'the lighthouse')
    }
    assert holding == {'還有貓頭鷹': ['posts/early/'], 'the lighthouse': ['posts/late/']}
    early = json.loads(found['posts/early/'])
    assert ['transcript', '逐字稿'] in [block[:2] for block in early['blocks']], early


def test_feeds_have_a_link(built: Built) -> None:
    feed = json.loads((built.out / 'feed.json').read_text('utf-8'))
    content = {item['title']: item['content_html'] for item in feed['items']}
    assert 'https://e.org/posts/late/#transcript' in content['晚']
    assert '貓頭鷹' not in json.dumps(feed, ensure_ascii=False)


def test_ids_on_a_single_page(build: Build, src: Path) -> None:
    page = build(src, src.with_name('single'), 'singlehtml').page('index')
    ids = [one.attrs['id'] for one in page.walk() if 'id' in one.attrs]
    assert len(ids) == len(set(ids))
    names = [one.attrs['id'] for one in page.all('section', css='podcast-transcript')]
    assert (len(names), names[0]) == (3, 'transcript')
    (back,) = (link for link in page.all('a') if link.text == '回去')
    assert back.attrs['href'] == f'#{names[-1]}'


def test_a_link_in_a_pdf(build: Build, src: Path) -> None:
    (file,) = build(src, src.with_name('pdf'), 'latex').out.glob('*.tex')
    text = file.read_text('utf-8')
    for name in ('early:transcript', 'early:transcript-2', 'late:transcript'):
        assert text.count(rf'\label{{\detokenize{{posts/{name}}}}}') == 1
    assert r'\hyperref[\detokenize{posts/late:transcript}]' in text


def test_other_builders(build: Build, src: Path) -> None:
    built = build(src, src.with_name('text'), 'text')
    text = (built.out / 'posts/late.txt').read_text('utf-8')
    assert '**林小安** [0:01] 夜車上讀的書 & 筆記還有貓頭鷹。\n\n   **An Lin** Books' in text
    assert len(built.warnings) == len(SAID)


def edit(name: str, old: str, new: str) -> Callable[[Path], None]:
    def change(src: Path) -> None:
        path = src / name
        text = path.read_text('utf-8')
        assert old in text
        path.write_text(text.replace(old, new), 'utf-8')

    return change


@pytest.mark.parametrize(
    'change',
    [
        edit('posts/talk.vtt', '貓頭鷹', '夜鷺'),
        edit('posts/early.rst', '2026-01-01', '2026-03-01'),
        edit('posts/early.rst', '/posts/talk.vtt', 'loop.vtt'),
        lambda src: (src / 'posts/early.rst').unlink(),
        lambda src: (src / 'posts/talk.vtt').unlink(),
    ],
    ids=['words', 'date', 'another file', 'first article', 'file'],
)
@pytest.mark.parametrize('jobs', [1, 2])
def test_edits(start: Starts, change: Callable[[Path], None], jobs: int) -> None:
    project = start(FILES, 'dirhtml', jobs=jobs)
    change(project.src)
    assert project.again(jobs).unlike(project.fresh()) == []


def test_the_index_of_sphinx(build: Build, tmp_path: Path) -> None:
    src = put(
        tmp_path / 'src',
        {
            'index.md': '# Home\n\n```{toctree}\na\nb\n```\n',
            'a.md': '---\ntitle: A\ndate: 2026-02-01\n---\n\n```{transcript} talk.srt\n```\n',
            'b.md': '---\ntitle: B\ndate: 2026-01-01\n---\n\n```{transcript} talk.srt\n```\n',
            'talk.srt': SRT,
        },
    )
    built = build(src, tmp_path / 'out')
    assert built.warnings == []
    text = (built.out / 'searchindex.js').read_text('utf-8')
    index = json.loads(text[text.index('{') : text.rindex('}') + 1])
    assert index['docnames'][index['terms']['lighthous']] == 'b'
