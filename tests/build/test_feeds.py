"""Feeds: where they are, what is in them, and that they are the same however a site is built."""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from xml.etree import ElementTree as ET

import feedparser  # type: ignore[import-untyped]
import pytest

from tests.build.project import BARE as USUAL

if TYPE_CHECKING:
    from tests.build.conftest import Build, Built

BASE = 'https://radio.example/海/'
HOME = 'https://radio.example/%E6%B5%B7/'
HARD = '<b>"A & B"</b> ]]> 中文 😀'
CONF = f"""\
{USUAL.replace('一冊', '海邊電台')}\
html_baseurl = {BASE!r}
html_static_path = ['_static']
podcast_description = '海邊的聲音。'
podcast_authors = [{{'name': '許若晴', 'url': 'https://ruoqing.example/'}}]
podcast_static = ['../static']
podcast_channel = {{
    'email': 'radio@radio.example',
    'image': '_static/cover.png',
    'categories': ['Science > Earth Sciences'],
    'language': 'zh-TW',
}}
"""
INDEX = """\
# 海邊電台

```{article-list}
:feed:
```

```{article-list}
:tags: AI 產業
:feed:
```
"""
STORM = f"""\
---
title: '{HARD}'
date: 2026-01-26T10:00:00+08:00
tags: [AI 產業, 風]
audio: storm.mp3
transcript: storm.vtt
chapters: ['0:00 開場', '0:30 風起了']
episode: EP03
authors: [林默]
description: 一場 <風> & 雨。
---

風很大。見[鹽的味道](salt.md)與[下面](#歌)。

{{{{< youtube harbour-010 >}}}}

![海圖](chart.png)

<script>alert(1)</script>

## 歌

```python
print('<a&b>')
```
"""
WORDS = 'WEBVTT\n\n0:01 --> 0:02\n風。\n'
FILES: Mapping[str, str] = {
    'src/conf.py': CONF,
    'src/index.md': INDEX,
    'src/_static/cover.png': 'a picture',
    'src/posts/storm.md': STORM,
    'src/posts/storm.mp3': 'x' * 100,
    'src/posts/storm.vtt': WORDS,
    'src/posts/chart.png': 'a chart',
    'src/posts/salt.md': '---\ntitle: 鹽的味道\ndate: 2026-02-02\ntags: [AI 產業]\n---\n\n鹹。\n',
    'src/posts/bell/index.md': '---\ntitle: 鐘\ndate: 2026-02-09\naudio: /bell.mp3\n---\n\n噹。\n',
    'static/bell.mp3': 'y' * 50,
    'src/colophon.md': '---\norphan: true\n---\n\n# 關於\n',
}
FEEDS = {
    *('index.xml', 'atom.xml', 'feed.json', 'podcast.xml'),
    *('posts/index.xml', 'posts/atom.xml', 'posts/feed.json'),
    *('tags/index.xml', 'tags/ai-產業/index.xml', 'tags/風/index.xml'),
    *('authors/index.xml', 'authors/林默/index.xml'),
    *('archive/index.xml', 'archive/2026/index.xml'),
}
OF_THE_SITE = ('index.xml', 'atom.xml', 'feed.json', 'podcast.xml')
HTML = ('html', 'dirhtml')
NEWEST_FIRST = ['鐘', '鹽的味道', HARD]


class Radio(NamedTuple):
    """A copy of the project in *work*."""

    work: Path
    run: Build

    @property
    def src(self) -> Path:
        return self.work / 'src'

    def build(self, name: str, builder: str = 'html', **more: Any) -> Built:
        return self.run(self.src, self.work / name, builder, **more)

    def change(self, name: str, old: str, new: str) -> None:
        path = self.src / name
        text = path.read_text(encoding='utf-8')
        assert old in text
        path.write_text(text.replace(old, new), encoding='utf-8')


def put(work: Path, build: Build) -> Radio:
    for name, text in FILES.items():
        (work / name).parent.mkdir(parents=True, exist_ok=True)
        (work / name).write_text(text, encoding='utf-8')
    return Radio(work, build)


@pytest.fixture
def radio(build: Build, tmp_path: Path) -> Radio:
    return put(tmp_path, build)


@pytest.fixture(scope='module')
def built(build: Build, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Built]:
    """Return a function that returns the build with a builder."""
    made = put(tmp_path_factory.mktemp('radio'), build)
    found = {builder: made.build(builder, builder) for builder in HTML}
    return found.__getitem__


def feeds(built: Built) -> dict[str, Path]:
    return {
        name: path
        for name, path in built.files().items()
        if name.endswith(('.xml', 'feed.json', 'chapters.json', 'podcast-feed.css'))
        and name != 'sitemap.xml'
    }


def times(built: Built) -> dict[str, int]:
    return {name: path.stat().st_mtime_ns for name, path in feeds(built).items()}


def text(built: Built, name: str) -> str:
    return (built.out / name).read_text(encoding='utf-8')


def unlike(one: Built, other: Built) -> list[str]:
    """Name what differs, but for pictures: Sphinx leaves those of pages that are gone."""
    return [name for name in one.unlike(other) if not name.startswith('_images/')]


def parsed(built: Built, name: str) -> Any:
    found = feedparser.parse((built.out / name).read_bytes())
    assert not found.bozo, found.get('bozo_exception')
    return found


@pytest.mark.parametrize('builder', HTML)
def test_feeds_are_where_hugo_has_them(built: Callable[[str], Built], builder: str) -> None:
    made = built(builder)
    assert made.warnings == []
    assert {name for name in feeds(made) if name.endswith(('.xml', 'feed.json'))} == FEEDS


@pytest.mark.parametrize('name', ['index.xml', 'atom.xml', 'podcast.xml'])
@pytest.mark.parametrize('builder', HTML)
def test_what_went_in_comes_back(built: Callable[[str], Built], builder: str, name: str) -> None:
    found = parsed(built(builder), name)
    end = '.html' if builder == 'html' else '/'
    links = {
        '鐘': f'{HOME}posts/bell/' + ('index.html' if builder == 'html' else ''),
        '鹽的味道': f'{HOME}posts/salt{end}',
        HARD: f'{HOME}posts/storm{end}',
    }
    if name == 'podcast.xml':
        del links['鹽的味道']
    assert found.feed.title == '海邊電台'
    assert {entry.title: entry.link for entry in found.entries} == links
    # An address in which the builder has no say.
    ids = [f'{HOME}posts/{part}/' for part in ('bell', 'salt', 'storm')]
    assert [entry.id for entry in found.entries] == [
        i for i in ids if len(links) == 3 or 'salt' not in i
    ]
    if name != 'atom.xml':
        text = (built(builder).out / name).read_text(encoding='utf-8')
        permanent = 'true' if builder == 'dirhtml' else 'false'
        assert text.count(f'<guid isPermaLink="{permanent}">') == text.count('<guid') == len(links)
    last = found.entries[-1]
    assert last.published_parsed[:5] == (2026, 1, 26, 2, 0)
    assert [tag.term for tag in last.tags] == ['AI 產業', '風']
    sound = next(link for link in last.links if link.rel == 'enclosure')
    assert (sound.href, sound.length) == (f'{HOME}posts/storm.mp3', '100')


def content_of(built: Built, name: str) -> str:
    """Return the text of the stormy article in the feed *name*."""
    if name.endswith('.json'):
        data = json.loads(text(built, name))
        assert [item['title'] for item in data['items']] == NEWEST_FIRST
        return str(data['items'][-1]['content_html'])
    root = ET.fromstring((built.out / name).read_bytes())
    atom, encoded = '{http://www.w3.org/2005/Atom}', '{http://purl.org/rss/1.0/modules/content/}'
    [*_, last] = [*root.iter('item'), *root.iter(f'{atom}entry')]
    title, content = last.find('title'), last.find(f'{encoded}encoded')
    title = last.find(f'{atom}title') if title is None else title
    content = last.find(f'{atom}content') if content is None else content
    assert title is not None
    assert title.text == HARD
    assert content is not None
    return content.text or ''


@pytest.mark.parametrize('name', ['index.xml', 'atom.xml', 'feed.json', 'podcast.xml'])
def test_the_full_text_reads_anywhere(built: Callable[[str], Built], name: str) -> None:
    found = content_of(built('dirhtml'), name)
    addresses = re.findall(r'(?:href|src)="([^"]*)"', found)
    assert addresses == [
        f'{HOME}posts/salt/',
        f'{HOME}posts/storm/#%E6%AD%8C',
        'https://www.youtube.com/watch?v=harbour-010',
        f'{HOME}_images/chart.png',
    ]
    assert '風很大' in found
    assert 'print' in found
    for gone in ('<script', 'podcast-article', 'headerlink', 'iframe', '<h1'):
        assert gone not in found


@pytest.mark.parametrize('builder', HTML)
def test_pages_lead_to_feeds(built: Callable[[str], Built], builder: str) -> None:
    made = built(builder)
    files = made.files()
    own = {
        'index': ('', {'index.xml', 'tags/ai-產業/index.xml'}),
        'posts/index' if builder == 'html' else 'posts': ('posts/', {'posts/index.xml'}),
        'tags/ai-產業': ('tags/ai-%E7%94%A2%E6%A5%AD/', {'tags/ai-產業/index.xml'}),
        'tags': ('tags/', {'tags/index.xml'}),
        'archive/2026': ('archive/2026/', {'archive/2026/index.xml'}),
        'posts/salt': ('posts/', set()),
        'colophon': (None, set()),
    }
    for name, (place, visible) in own.items():
        page = made.page(name)
        file = made.path(name).relative_to(made.out).as_posix()
        found = {
            link.attrs['href']
            for link in page.all('link')
            if link.attrs.get('rel') == 'alternate' and 'type' in link.attrs
        }
        wanted = {f'{HOME}{feed}' for feed in OF_THE_SITE} | {f'{HOME}{place}index.xml'}
        assert found - {f'{HOME}posts/atom.xml', f'{HOME}posts/feed.json'} == (
            wanted if place is not None else set()
        )
        links = {made.follow(file, a.attrs['href'])[0] for a in page.all('a', css='podcast-feed')}
        assert links == visible
        assert links <= files.keys()


def test_the_second_page_of_a_list_names_the_feed_of_the_list(radio: Radio) -> None:
    made = radio.build('out', conf={'podcast_page_size': 1})
    head = text(made, 'tags/ai-產業/page/2.html')
    assert 'title="AI 產業 – 海邊電台" href="' in head
    assert f'href="{HOME}tags/ai-%E7%94%A2%E6%A5%AD/index.xml"' in head


def test_a_podcast(built: Callable[[str], Built]) -> None:
    made = built('dirhtml')
    found = text(made, 'podcast.xml')
    for line in (
        '<itunes:category text="Earth Sciences"/>',
        f'<itunes:image href="{HOME}_static/cover.png"/>',
        '<itunes:email>radio@radio.example</itunes:email>',
        f'<enclosure url="{HOME}bell.mp3" length="50" type="audio/mpeg"/>',
        f'<podcast:transcript url="{HOME}posts/storm.vtt" type="text/vtt" language="zh-TW"/>',
        f'<podcast:chapters url="{HOME}posts/storm/chapters.json"',
    ):
        assert line in found
    assert json.loads(text(made, 'posts/storm/chapters.json'))['chapters'] == [
        {'startTime': 0, 'title': '開場'},
        {'startTime': 30, 'title': '風起了'},
    ]
    assert text(made, 'posts/storm.mp3') == 'x' * 100
    assert text(made, 'posts/storm.vtt') == WORDS


def test_what_only_podcasting_2_knows(radio: Radio) -> None:
    kept = """\
    'location': {'name': '基隆', 'geo': '25.13,121.74'},
    'txt': [{'purpose': 'ai-content', 'text': 'false'}],
    'value': {
        'type': 'lightning',
        'method': 'keysend',
        'recipients': [{'name': '許若晴', 'type': 'node', 'address': '02ab', 'split': 100}],
    },
"""
    radio.change('conf.py', "    'language': 'zh-TW',\n", f"    'language': 'zh-TW',\n{kept}")
    more = 'soundbites: [{start: 0:30, duration: 45, title: 風起了}, {start: 1:00}]\nvalue: 5\n'
    radio.change('posts/storm.md', 'episode: EP03\n', f'episode: EP03\nlocation: 港口\n{more}')
    radio.change('posts/salt.md', 'tags:', 'location: {anything: 1}\ntags:')  # no episode
    made = radio.build('out')
    assert made.warnings == [
        (
            "posts/storm.md:10: WARNING: soundbites: {'start': '1:00'} is no passage; write "
            'start: 12:34 and duration: 45 [podcast.front_matter]'
        ),
        (
            'posts/storm.md:11: WARNING: value: 5 is no way to pay; write a map of type, method, '
            'recipients [podcast.front_matter]'
        ),
    ]
    head, *items = text(made, 'podcast.xml').split('<item>')
    assert '<podcast:location geo="geo:25.13,121.74">基隆</podcast:location>' in head
    assert '<podcast:txt purpose="ai-content">false</podcast:txt>' in head
    assert '<podcast:valueRecipient name="許若晴" type="node" address="02ab" split="100"/>' in head
    (storm,) = (item for item in items if 'storm.mp3' in item)
    assert '<podcast:soundbite startTime="30" duration="45">風起了</podcast:soundbite>' in storm
    assert storm.count('soundbite startTime') == 1
    assert '<podcast:location>港口</podcast:location>' in storm
    assert 'podcast:value' not in ''.join(items)


@pytest.mark.parametrize(
    ('given', 'message'),
    [
        ("'location': {'nmae': '基隆'}", "location: there is no key 'nmae'; do you mean 'name'?"),
        (
            "'value': {'recipients': [{'Split': 1}]}",
            "recipients: there is no key 'Split'; do you mean 'split'?",
        ),
        ("'txt': ['']", 'txt: a text is empty'),
        ("'value': '02ab'", "an entry is left out: 'value' must be a dict"),
        ("'titel': 'x'", "an entry is left out: there is no key 'titel'; do you mean 'title'?"),
    ],
)
def test_a_podcast_that_cannot_be_understood(radio: Radio, given: str, message: str) -> None:
    radio.change(
        'conf.py', "    'language': 'zh-TW',\n", f"    'language': 'zh-TW',\n    {given},\n"
    )
    (warning, *_) = [one for one in radio.build('out').warnings if '[podcast.config]' in one]
    assert message in warning


def test_what_is_missing_is_said(radio: Radio) -> None:
    radio.change('conf.py', "'email': 'radio@radio.example',", '')
    radio.change('conf.py', '_static/cover.png', '_static/none.png')
    radio.change('posts/storm.md', 'storm.mp3', 'https://sound.example/storm.xyz')
    radio.change('posts/storm.md', 'storm.vtt', 'none.vtt')
    made = radio.build('out')
    beside = 'put it beside the article, or into a folder of podcast_static [podcast.feed]'
    assert sorted(made.warnings) == [
        (
            'conf.py:12: WARNING: podcast_channel: the picture _static/none.png is not there; '
            'write its path from the root of the site [podcast.feed]'
        ),
        (
            'conf.py:12: WARNING: podcast_channel: the podcast has no e-mail address of its '
            'owner; directories send a code to it [podcast.feed]'
        ),
        (
            'posts/storm.md:5: WARNING: audio: nobody knows what '
            "'https://sound.example/storm.xyz' "
            'is; write its type, such as "audio/mpeg" [podcast.feed]'
        ),
        (
            'posts/storm.md:5: WARNING: audio: podcast apps want the length of '
            "'https://sound.example/storm.xyz'; write its size in bytes [podcast.feed]"
        ),
        f"posts/storm.md:6: WARNING: transcript: there is no file 'none.vtt'; {beside}",
    ]


def test_a_list_without_a_feed_asks_for_one(radio: Radio) -> None:
    radio.change('index.md', ':tags: AI 產業', ':tags: AI 產業, 風')
    made = radio.build('out')
    assert made.warnings == [
        (
            'index.md:7: WARNING: article-list: there are feeds of the site and of each term, '
            'and none of this list; take "feed" out, or list one term [podcast.feed]'
        )
    ]
    assert [a.text for a in made.page('index').all('a', css='podcast-feed')] == ['Feed']


def test_without_an_address_there_are_none(radio: Radio) -> None:
    radio.change('conf.py', f'html_baseurl = {BASE!r}\n', '')
    made = radio.build('out')
    assert made.status.count('there are no feeds') == 1
    assert (made.warnings, feeds(made)) == ([], {})
    assert made.page('index').all('a', css='podcast-feed') == []


def test_what_is_no_address(radio: Radio) -> None:
    radio.change('conf.py', BASE, 'radio.example')
    made = radio.build('out')
    assert made.warnings == [
        (
            "conf.py:7: WARNING: html_baseurl = 'radio.example/' is no address, so there are no "
            'feeds; write "https://…" [podcast.config]'
        )
    ]
    assert feeds(made) == {}


def test_read_the_docs_knows_the_address(radio: Radio, monkeypatch: pytest.MonkeyPatch) -> None:
    radio.change('conf.py', f'html_baseurl = {BASE!r}\n', '')
    radio.build('out')
    monkeypatch.setenv('READTHEDOCS_CANONICAL_URL', BASE)
    again = radio.build('out')
    assert parsed(again, 'index.xml').entries[0].link.startswith(HOME)
    assert unlike(again, radio.build('fresh')) == []


@pytest.mark.parametrize('builder', HTML)
def test_feeds_find_their_stylesheet_wherever_they_are(
    built: Callable[[str], Built], builder: str
) -> None:
    made = built(builder)
    found = {
        name: re.findall(r'<\?xml-stylesheet type="text/css" href="(.*?)"', text(made, name))
        for name in feeds(made)
        if name.endswith('.xml')
    }
    unstyled = [name for name, hrefs in found.items() if not hrefs]
    assert unstyled == []
    for name, (href,) in found.items():
        assert made.follow(name, href) == ('podcast-feed.css', '')


def test_options(radio: Radio) -> None:
    chosen = {'site': ['json'], 'terms': ['atom']}
    conf = {'podcast_feeds': chosen, 'podcast_feed_limit': 1, 'podcast_feed_content': 'summary'}
    made = radio.build('out', conf=conf)
    assert set(feeds(made)) - {'podcast-feed.css', 'posts/storm/chapters.json'} == {
        *('feed.json', 'podcast.xml', 'tags/ai-產業/atom.xml', 'tags/風/atom.xml'),
        'authors/林默/atom.xml',
    }
    (item,) = json.loads(text(made, 'feed.json'))['items']
    assert (item['title'], item['summary'], item['content_text']) == ('鐘', '噹。', '噹。')
    assert len(parsed(made, 'podcast.xml').entries) == 2


def test_recordings_without_a_podcast(radio: Radio) -> None:
    radio.change('conf.py', 'podcast_channel = {', 'podcast_channel = None\nunused = {')
    made = radio.build('out')
    assert made.warnings == []
    assert 'podcast.xml' not in made.files()
    assert f'<enclosure url="{HOME}posts/storm.mp3"' in text(made, 'index.xml')
    assert 'posts/storm.mp3' in made.files()


@pytest.mark.parametrize('folder', ['static', 'src/extra'])
def test_a_file_of_the_author_keeps_its_place(radio: Radio, folder: str) -> None:
    radio.change('conf.py', 'podcast_now', "html_extra_path = ['extra']\npodcast_now")
    (radio.src / 'extra').mkdir()
    (radio.work / folder / 'index.xml').write_text('<own/>', encoding='utf-8')
    made = radio.build('out')
    assert text(made, 'index.xml') == '<own/>'
    assert made.warnings == [
        'WARNING: index.xml: another file has the place of a feed; rename it [podcast.feed]'
    ]


def test_a_page_keeps_its_place(radio: Radio) -> None:
    page = '---\ntitle: 檔案\ndate: 2026-01-02\n---\n\n字。\n'
    (radio.src / 'posts/feed.json.md').write_text(page, encoding='utf-8')
    made = radio.build('out', 'dirhtml')
    assert made.page('posts/feed.json').one('h1').text.startswith('檔案')
    assert made.warnings == [
        (
            "posts/feed.json.md: WARNING: posts/feed.json: the page 'posts/feed.json' has the "
            'place of a feed; rename it [podcast.feed]'
        )
    ]


def edit(radio: Radio) -> None:
    """Change a text, and take the last article of a tag and of an author away."""
    radio.change('posts/salt.md', '鹹。', '又鹹又苦。')
    (radio.src / 'posts/storm.md').unlink()
    (radio.src / 'posts/storm.mp3').unlink()


@pytest.mark.parametrize('jobs', [1, 2])
def test_edits(radio: Radio, jobs: int) -> None:
    radio.build('out', jobs=jobs)
    edit(radio)
    again = radio.build('out', jobs=jobs)
    assert unlike(again, radio.build('fresh')) == []
    assert 'tags/風/index.xml' not in feeds(again)
    assert 'posts/storm.mp3' not in again.files()
    assert '又鹹又苦' in text(again, 'tags/ai-產業/index.xml')


@pytest.mark.parametrize('builder', HTML)
def test_a_parallel_build_is_like_a_serial_one(radio: Radio, builder: str) -> None:
    parallel = radio.build('parallel', builder, jobs=2)
    assert (parallel.code, parallel.warnings) == (0, [])
    assert unlike(parallel, radio.build('serial', builder)) == []


def test_feeds_that_did_not_change_are_not_written(radio: Radio) -> None:
    made = radio.build('out')
    before = times(made)
    radio.change('posts/storm.md', '風很大', '風更大')
    after = times(radio.build('out'))
    written = {name for name in before if before[name] != after[name]}
    same = {'podcast-feed.css', 'posts/storm/chapters.json', 'tags/index.xml', 'authors/index.xml'}
    assert written == before.keys() - same
    assert times(radio.build('out')) == after


def test_a_file_that_is_longer_now(radio: Radio) -> None:
    radio.build('out')
    (radio.src / 'posts/storm.mp3').write_text('x' * 101, encoding='utf-8')
    again = radio.build('out')
    assert 'length="101"' in text(again, 'podcast.xml')
    assert text(again, 'posts/storm.mp3') == 'x' * 101


def test_the_first_episode_of_a_site(radio: Radio) -> None:
    for name in ('storm', 'bell/index'):
        radio.change(f'posts/{name}.md', 'audio:', 'not:')
    assert 'podcast.xml' not in feeds(radio.build('out'))
    radio.change('posts/storm.md', 'not:', 'audio:')
    assert unlike(radio.build('out'), radio.build('fresh')) == []


@pytest.mark.parametrize('harm', ['lost', 'broken', 'of another time'])
def test_texts_that_were_kept_and_are_no_more(radio: Radio, harm: str) -> None:
    radio.build('out')
    kept = radio.work / 'out-doctrees' / 'podcast-feeds'
    texts = [path for path in kept.rglob('*') if path.is_file()]
    assert len(texts) == 3
    for path in texts:
        if harm == 'broken':
            os.truncate(path, path.stat().st_size - 2)
        if harm == 'of another time':
            path.write_bytes(b'0' + path.read_bytes()[1:] + b'?')
    if harm == 'lost':
        shutil.rmtree(kept)
    radio.change('conf.py', "podcast_now = '", "podcast_feed_limit = 2\npodcast_now = '")
    again = radio.build('out')
    assert again.warnings == []
    assert unlike(again, radio.build('fresh')) == []


def test_only_texts_that_some_feed_holds_are_made(radio: Radio) -> None:
    radio.change('conf.py', "podcast_now = '", "podcast_feed_limit = 1\npodcast_now = '")
    radio.change('conf.py', 'podcast_channel', "podcast_feeds = {'site': ['rss']}\nno_channel")
    radio.build('out')
    folder = radio.work / 'out-doctrees' / 'podcast-feeds'
    assert 0 < len([path for path in folder.rglob('*') if path.is_file()]) < 3
    radio.change('conf.py', 'podcast_feed_limit = 1', 'podcast_feed_limit = 3')
    assert unlike(radio.build('out'), radio.build('fresh')) == []


def test_two_builders_with_the_same_doctrees(radio: Radio) -> None:
    doctrees = radio.work / 'doctrees'
    for builder in HTML:
        radio.build(builder, builder, doctrees=doctrees)
    edit(radio)
    for builder in HTML:
        again = radio.build(builder, builder, doctrees=doctrees)
        fresh = radio.build(f'fresh-{builder}', builder)
        assert unlike(again, fresh) == []


def test_builders_that_are_no_websites_make_none(radio: Radio) -> None:
    for builder in ('singlehtml', 'json', 'epub'):
        made = radio.build(builder, builder)
        assert not [name for name in feeds(made) if name.endswith(('feed.json', 'index.xml'))]
        assert 'podcast.xml' not in made.files()


def test_the_home_follows_the_podcast_that_comes_and_goes(
    build: Build, site: Callable[[Mapping[str, str | bytes]], Path], tmp_path: Path
) -> None:
    conf = CONF + "html_baseurl = 'https://example.org/'\n"
    episode = '---\ntitle: 一\ndate: 2026-01-01\naudio: https://example.org/a.mp3\n---\n'
    src = site({'conf.py': conf, 'index.md': '# Home\n'})
    build(src, tmp_path / 'again')
    for text in (episode, None):
        if text:
            (src / 'a.md').write_text(text, encoding='utf-8')
        else:
            (src / 'a.md').unlink()
        again = build(src, tmp_path / 'again')
        assert again.unlike(build(src, tmp_path / f'fresh-{bool(text)}')) == []
        assert ('podcast.xml' in again.path('index').read_text('utf-8')) is bool(text)
