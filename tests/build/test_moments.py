"""Marks, chapters and quotations: where they lead with each builder, and what else has them."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import pytest

from tests.build.project import BARE as CONF
from tests.build.project import put

if TYPE_CHECKING:
    from pathlib import Path

    from tests.build.conftest import Build, Built, Element
    from tests.build.started import Starts

    Moments = Callable[[str], Built]

FILM = 'https://www.youtube.com/watch?v=Kj2mTq7-xXA'
EPISODE = 'https://open.spotify.com/episode/4Rk9vTqLmXw2ZbNcYdPe7h'
APPLE = 'https://podcasts.apple.com/tw/podcast/low-tide/id1234509876'
BASE = 'https://tide.example.org/'


def article(title: str, body: str, **front: str) -> str:
    lines = ''.join(f'{key}: {value}\n' for key, value in front.items())
    return f'---\ntitle: {title}\ndate: 2026-02-09\n{lines}---\n\n{body}\n'


FILES: dict[str, str | bytes] = {
    'conf.py': f"""{CONF}
html_baseurl = '{BASE}'
podcast_search = 'pairs'
podcast_chapters_in_contents = True
html_sidebars = {{'**': ['localtoc.html']}}
podcast_channel = {{
    'title': '潮間帶', 'description': '海邊的事', 'email': 'tide@example.org',
    'image': 'https://tide.example.org/c.png', 'categories': ['Science'],
}}
""",
    'index.md': (
        '# 一冊\n\n{at}`0:09`\n\n```{toctree}\n'
        'posts/film\nposts/apple\nposts/about\nposts/own\nposts/read\nplain\n```\n'
    ),
    'posts/film.md': article(
        '退潮',
        """開場 {at}`1:02:33`、{at}`那個故事 <62:33>`，{{< at "3753" >}}；{{< at "1h2m33s" player="spotify" >}}那段**話**{{< /at >}}。

{{< apple-podcast "tw/podcast/low-tide/id1234509876?i=1000567812345" >}}

{{< youtube id=Kj2mTq7-xXA title=鹽 >}}

{{< spotify "episode/4Rk9vTqLmXw2ZbNcYdPe7h" >}}

## 潮水 {at}`0:10`

[外連 {at}`0:11`](https://example.org/) {{< at "0:12" player="apple-podcast" >}}

:::{quote}
:speaker: 王小明
:at: 1:02:33
:original: I *left* the sea.
:lang: en

我離開了海。

再沒有回去。
:::

{{< quote speaker="林以寧" at="0:30" player="spotify" >}}
潮水 {{< at "0:40" >}} 退了。
{{< /quote >}}

{{< quote >}}沒有人{{< /quote >}}

{{< quote "甲" at="0:55" >}}
外

- {{< quote speaker="乙" original="inner" at="0:50" >}}內{{< /quote >}}

後
{{< /quote >}}
""",  # noqa: E501
    ),
    'posts/apple.md': article(
        '漲潮',
        f'{{at}}`1:00`\n\n{{{{< embed "{APPLE}?i=1000567812345" >}}}}',
        source_url=f'{APPLE}?i=1000567812345',
    ),
    'posts/about.md': article(
        '海圖',
        '{at}`1:00`\n\n{{< chapters >}}',
        source_url=f'{FILM}&t=5',
        chapters='["0:00 開場", "1:30 潮汐表"]',
    ),
    'posts/own.md': article(
        '燈塔',
        '{at}`0:30` {{< at "0:31" player="audio" >}}\n\n'
        '{{< chapters >}}\n0:00 點燈 <https://example.org/lamp>\n0:15 守夜\n0:30 天亮\n'
        '{{< /chapters >}}\n\n{{< transcript "odd.vtt" >}}',
        audio='tide.mp3',
        duration='90',
    ),
    'posts/read.md': article(
        '沙洲', '```{chapters} sand.json\n```\n\n```{chapters} /posts/sand.txt\n```'
    ),
    'posts/named.md': article('礁石', '{at}`1:00`', source_url=FILM, chapters='reef.txt'),
    'posts/linking.md': article(
        '連到',
        '[海圖那刻](about.md#t=1:00) [退潮那刻]({{< ref "film.md#t=1h2m" >}}) [這裡](#t=1:07)\n\n'
        ':::{quote}\n- 一\n- 二\n\n  三\n:::',
        source_url=FILM,
    ),
    'posts/late.md': article(
        '遲', '話', source_url=FILM, duration='60', chapters='["0:00 開", "2:00 遲"]'
    ),
    'posts/reef.txt': '0:00 前\n1:00 後\n',
    'posts/sound.md': article(
        '浪聲',
        '{at}`1:00`\n\n```{quote}\n:at: 0:05\n\n浪\n```\n\n{{< audio waves.mp3 >}}',
    ),
    'posts/waves.mp3': b'ID3',
    'posts/sand.json': json.dumps(
        {
            'version': '1.2.0',
            'chapters': [
                {'startTime': 60.5, 'title': '後', 'url': 'javascript:alert(1)'},
                {'startTime': 0, 'title': '先 & <b>'},
                {'startTime': 30, 'img': 'https://example.org/x.png', 'toc': False},
            ],
        }
    ),
    'posts/sand.txt': '00:00:00.000 上 <https://example.org/>\n01:00:00.000 下\n',
    'posts/tide.mp3': b'ID3',
    'empty.txt': '\n',
    'broken.json': '{"chapters": 5}',
    'partly.txt': '0:00 A\nB\nC\n',
    'plain.rst': """漫談
====

:at:`1:02` and :at:`there <2:03>`.

.. quote::
   :speaker: Ann
   :at: 1:00

   Words.

.. chapters::

   0:00 A
   1:00 B

.. chapters::
   0:05 C
   沒有時間

尾聲
----
""",
    'faults.md': """---
orphan: true
---
# 錯處

{at}`soon`

{at}`那裡 <1:99>`

```{chapters}

0:00 A
沒有時間
甲
乙
丙
丁
```

```{chapters} gone.json
0:07 留下的
```

```{chapters}
```

```{chapters} empty.txt
```

```{chapters} broken.json
```

```{chapters} partly.txt
0:00 D
```

```{quote}
:at: later
:lang: ???

話
```

```{quote}
```
""",
    'posts/wrong-1.md': article(
        '怪',
        '{{< at "1:00" >}}外{{< at "2:00" >}}內{{< /at >}}後{{< /at >}}\n\n'
        '{{< at "3:00" >}}一\n\n*二*{{< /at >}} '
        '{{< at "4:00" "5:00" seen="x" >}}{{< youtube Kj2mTq7-xXA >}}[燈](own.md){{< /at >}}\n\n'
        '## 題 {{< transcript "odd.vtt" >}} 尾\n\n'
        '[連 {{< quote >}}話{{< /quote >}}](https://example.org/)\n',
        source_url=FILM,
    ),
    'posts/odd.vtt': 'WEBVTT\n\n0:01 --> 0:02\n話\n',
    'posts/wrong.md': article(
        '錯',
        '{at}`2:00`\n\n{{< at "1:00" player="spotify" >}} {{< at "1:00" player="nobody" >}}\n\n'
        '{{< at "x" >}} {{< at "y" >}}字{{< /at >}} {{< quote at="z" >}}詞{{< /quote >}}\n\n'
        '{{< youtube Kj2mTq7-xXA >}}\n',
        duration='60',
    ),
}


ODD = 'posts/wrong-1.md'
#: Lines that are no chapters.
NONE = ((13, '沒有時間'), (14, '甲'), (15, '乙'))


@pytest.fixture(scope='module')
def moments(build: Build, tmp_path_factory: pytest.TempPathFactory) -> Moments:
    """Return a function that builds the site once with each builder."""
    base = tmp_path_factory.mktemp('moments')
    src = put(base / 'src', FILES)
    return cache(lambda builder: build(src, base / builder, builder))


def marks(page: Element) -> list[tuple[str, str]]:
    """Return text and address of each mark."""
    return [(one.text, one.attrs.get('href', '')) for one in page.all(css='podcast-at')]


@pytest.mark.parametrize(
    ('document', 'expected'),
    [
        (
            'posts/film',
            [
                ('1:02:33', f'{FILM}&t=3753s'),
                ('那個故事', f'{FILM}&t=3753s'),
                ('1:02:33', f'{FILM}&t=3753s'),
                ('那段話', f'{EPISODE}?t=3753'),
                ('0:10', f'{FILM}&t=10s'),
                ('0:12', f'{APPLE}?i=1000567812345'),
                ('1:02:33', f'{FILM}&t=3753s'),
                ('0:40', f'{FILM}&t=40s'),
                ('0:30', f'{EPISODE}?t=30'),
                ('0:50', f'{FILM}&t=50s'),
                ('0:55', f'{FILM}&t=55s'),
            ],
        ),
        ('posts/apple', [('1:00', f'{APPLE}?i=1000567812345')]),
        (
            'posts/about',
            [('1:00', f'{FILM}&t=60s'), ('0:00', f'{FILM}&t=0s'), ('1:30', f'{FILM}&t=90s')],
        ),
        (
            'posts/own',
            [
                ('0:30', 'tide.mp3#t=30'),
                ('0:31', 'tide.mp3#t=31'),
                ('0:00', 'tide.mp3#t=0'),
                ('0:15', 'tide.mp3#t=15'),
                ('0:30', 'tide.mp3#t=30'),
                ('0:01', 'tide.mp3#t=1'),
            ],
        ),
        (
            'posts/named',
            [(at, f'{FILM}&t={s}s') for at, s in (('0:00', 0), ('1:00', 60), ('1:00', 60))],
        ),
        ('posts/read', [('0:00', ''), ('1:00', ''), ('0:00', ''), ('1:00:00', '')]),
        (
            'plain',
            [(text, '') for text in ('1:02', 'there', '1:00', '0:00', '1:00', '0:05')],
        ),
        ('index', [('0:09', '')]),
    ],
)
def test_where_marks_lead(
    moments: Moments, document: str, expected: list[tuple[str, str]]
) -> None:
    assert marks(moments('html').page(document)) == expected


def test_marks_lead_into_files_of_the_project(moments: Moments) -> None:
    built = moments('html')
    page = built.page('posts/sound')
    (mark, place), _ = marks(page)
    assert (mark, place) == ('1:00', f'{page.one("audio").attrs["src"]}#t=60')
    file, _ = built.follow('posts/sound.html', place)
    assert built.files()[file].read_bytes() == FILES['posts/waves.mp3']
    (quotation,) = ld(built, 'posts/sound')['hasPart']
    assert quotation['citation'] == f'{BASE}{file}#t=5'


def test_marks_are_for_the_script(moments: Moments) -> None:
    page = moments('html').page('posts/film')
    first, _, _, other, *_ = page.all('a', css='podcast-at')
    assert first.attrs['data-podcast-at'] == other.attrs['data-podcast-at'] == '3753'
    assert 'data-podcast-player' not in first.attrs
    assert other.attrs['data-podcast-player'] == 'spotify'
    inner = next(a for a in page.all('a') if a.text == '外連 0:11')
    assert [one.tag for one in inner.walk()] == ['a']  # no link within a link
    (sand,) = (li for li in moments('html').page('posts/read').all('li') if '0 後' in li.text)
    assert sand.one(css='podcast-at').attrs['data-podcast-at'] == '60.5'


def test_chapters(moments: Moments) -> None:
    listed, other = moments('html').page('posts/read').all('ol', css='podcast-chapters')
    assert [li.text for li in listed.all('li')] == ['0:00 先 & <b>', '1:00 後']
    assert listed.all('a') == []
    assert [li.text for li in other.all('li')] == ['0:00 上', '1:00:00 下']
    assert other.links() == {'上': 'https://example.org/'}


@pytest.mark.parametrize(
    ('document', 'expected'),
    [
        # Of the header, beside those of the text, and of two lists in one section.
        ('posts/named', ['礁石', '前', '後']),
        ('posts/own', ['燈塔', '點燈', '守夜', '天亮']),
        ('posts/read', ['沙洲', '先 & <b>', '後', '上', '下']),
        ('plain', ['漫談', 'A', 'B', 'C', '尾聲']),
        ('posts/film', ['退潮', '潮水 0:10']),
    ],
)
def test_chapters_in_the_contents(moments: Moments, document: str, expected: list[str]) -> None:
    page = moments('html').page(document)
    (contents,) = page.all('div', css='sphinxsidebarwrapper')
    links = contents.all('a', css='reference')
    assert [link.text for link in links] == expected
    entries = {li.attrs['id']: li.text for li in page.all('li') if 'id' in li.attrs}
    led = {link.attrs['href'][1:]: link.text for link in links}
    shown = {id: f'{entries[id].split(maxsplit=1)[1]}' for id in entries}
    assert {id: text for id, text in led.items() if id.startswith('chapter-')} == shown


@pytest.mark.parametrize('jobs', [1, 2])
def test_contents_follow_the_chapters(start: Starts, jobs: int) -> None:
    project = start(FILES, 'html', jobs=jobs)
    conf, reef, own = (project.src / n for n in ('conf.py', 'posts/reef.txt', 'posts/own.md'))
    for path, old, new in ((reef, '後', '背後'), (own, '0:15 守夜', '0:20 守望')):
        path.write_text(path.read_text('utf-8').replace(old, new), 'utf-8')
    assert project.again(jobs).unlike(project.fresh()) == []
    conf.write_text(f"{conf.read_text('utf-8')}\npodcast_header = ['date']\n", 'utf-8')
    assert project.again(jobs).unlike(project.fresh()) == []


def test_quotations(moments: Moments) -> None:
    first, second, third, *_ = moments('html').page('posts/film').all('blockquote')
    assert first.attrs == {'class': 'podcast-quote', 'cite': f'{FILM}&t=3753s'}
    assert [p.text for p in first.all('p')] == ['我離開了海。', '再沒有回去。', 'I left the sea.']
    original = first.one('details', css='podcast-quote-original')
    assert original.one('summary').text == 'Original'
    assert original.one('p').attrs == {'lang': 'en'}
    assert first.one('footer').text == '— 王小明, 1:02:33'
    assert first.one('cite').text == '王小明'
    assert second.attrs['cite'] == f'{EPISODE}?t=30'
    assert (third.text, third.attrs) == ('沒有人', {'class': 'podcast-quote'})


@pytest.mark.parametrize(
    ('builder', 'file', 'shown'),
    [
        ('text', 'posts/film.txt', [f'那個故事 <{FILM}&t=3753s>', '王小明, 1:02:33', '外連 0:11']),
        ('text', 'posts/apple.txt', [f'1:00 <{APPLE}?i=1000567812345>']),
        ('text', 'posts/own.txt', [f'0:30 <{BASE}posts/tide.mp3#t=30>']),
        # The title before the address, and one address of each chapter.
        ('text', 'posts/own.txt', [f'* 0:15 守夜 <{BASE}posts/tide.mp3#t=15>']),
        ('text', 'posts/own.txt', ['[0:01] 話']),
        ('text', 'posts/own.txt', ['* 0:00 點燈 <https://example.org/lamp> *']),
        ('text', 'plain.txt', ['1:02 and there.', '-- Ann, 1:00', '* 0:00 A']),
        ('text', 'index.txt', ['0:09 * 退潮', '潮水 0:10']),
        ('latex', 'sphinx.tex', [rf'\sphinxhref{{{FILM}\&t=3753s}}{{1:02:33}}', '守夜']),
        ('singlehtml', 'index.html', ['data-podcast-at="9">0:09', f'{FILM}&amp;t=3753s"']),
    ],
)
def test_other_builders(moments: Moments, builder: str, file: str, shown: list[str]) -> None:
    built = moments(builder)
    found = built.files().get(file) or next(iter(built.out.glob('*.tex')))
    text = ''.join(found.read_text(encoding='utf-8').split())  # lines end anywhere
    assert [one for one in shown if ''.join(one.split()) not in text] == []


@pytest.mark.parametrize('builder', ['text', 'latex', 'man', 'texinfo', 'xml', 'epub'])
def test_no_builder_meets_what_it_does_not_know(moments: Moments, builder: str) -> None:
    built = moments(builder)
    ours = [line for line in built.warnings if not re.search('faults|wrong|plain|late', line)]
    assert (built.code, ours) == (0, [])
    files = (path for name, path in built.files().items() if name.endswith('xml'))
    assert [path for path in files if b'<podcast_' in path.read_bytes()] == []


def test_a_heading_has_no_mark_in_menus(moments: Moments) -> None:
    page = moments('html').page('posts/film')
    assert '潮水 0:10' in page.links()
    found = [mark for mark in page.all(css='podcast-at') if mark.text == '0:10']
    assert len(found) == 1


def test_an_epub_has_ordinary_lists_and_quotations(moments: Moments) -> None:
    (path,) = moments('epub').out.glob('*.epub')
    with ZipFile(path) as book:
        page = book.read('posts/film.xhtml').decode()
    assert f'href="{FILM.replace("&", "&amp;")}&amp;t=3753s">1:02:33</a>' in page
    # In a sentence there is the mark, not its address.
    assert re.findall(r'&amp;t=\d+s\]', page) == []
    assert 'data-podcast-at' not in page
    assert 'podcast-quote"' not in page


def ld(built: Built, document: str) -> dict[str, Any]:
    (script,) = re.findall(
        r'<script type="application/ld\+json">(.*?)</script>',
        built.path(document).read_text(encoding='utf-8'),
    )
    found: dict[str, Any] = json.loads(script)['@graph'][0]
    return found


def test_search_engines(moments: Moments) -> None:
    built = moments('html')
    first, *_ = ld(built, 'posts/film')['hasPart']
    assert first == {
        '@type': 'Quotation',
        'text': '我離開了海。 再沒有回去。',
        'spokenByCharacter': {'@type': 'Person', 'name': '王小明'},
        'citation': f'{FILM}&t=3753s',
        'translationOfWork': {
            '@type': 'Quotation',
            'text': 'I left the sea.',
            'inLanguage': 'en',
        },
    }
    said = [one['text'] for one in ld(built, 'posts/film')['hasPart']]
    assert said[3:] == ['外 內 後', '內']
    assert ld(built, 'posts/film')['hasPart'][3]['spokenByCharacter']['name'] == '甲'
    clips = ld(built, 'posts/about')['isBasedOn']['hasPart']
    assert [(clip['name'], clip['url']) for clip in clips] == [
        ('開場', f'{FILM}&t=0s'),
        ('潮汐表', f'{FILM}&t=90s'),
    ]
    (own,) = ld(built, 'posts/own')['audio']
    assert ld(built, 'posts/own')['isBasedOn']['partOfSeries']['name'] == '潮間帶'
    assert [clip['name'] for clip in own['hasPart']] == ['點燈', '守夜', '天亮']


def test_links_to_moments(moments: Moments) -> None:
    page = moments('html').page('posts/linking')
    links = page.links()
    assert [links[words] for words in ('海圖那刻', '退潮那刻', '這裡')] == [
        *('about.html#t=1:00', 'film.html#t=1h2m', '#t=1:07'),
    ]
    (said,) = ld(moments('html'), 'posts/linking')['hasPart']
    assert said['text'] == '一 二 三'


def test_feeds(moments: Moments) -> None:
    files = moments('html').files()
    (item,) = ET.fromstring(files['podcast.xml'].read_bytes()).findall('channel/item')
    assert (item.findtext('description') or '').split('\n')[1:] == [
        '<p>00:00:00 點燈</p>',
        '<p>00:00:15 守夜</p>',
        '<p>00:00:30 天亮</p>',
    ]
    made = json.loads(files['posts/own/chapters.json'].read_text(encoding='utf-8'))
    assert [one['startTime'] for one in made['chapters']] == [0, 15, 30]
    assert made['chapters'][0]['url'] == 'https://example.org/lamp'
    content = f'{{{"http://purl.org/rss/1.0/modules/content/"}}}encoded'
    texts = {
        one.findtext('title'): one.findtext(content) or ''
        for one in ET.fromstring(files['index.xml'].read_bytes()).iter('item')
    }
    assert f'<blockquote cite="{FILM}&amp;t=3753s">' in texts['退潮']
    assert f'<a href="{FILM}&amp;t=3753s">那個故事</a>' in texts['退潮']
    assert f'<a href="{APPLE}?i=1000567812345">1:00</a>' in texts['漲潮']
    assert '>鹽 · Watch on YouTube' in texts['退潮']
    assert f'<a href="{BASE}posts/tide.mp3#t=30">0:30</a>' in texts['燈塔']


def test_what_stands_in_odd_places(moments: Moments) -> None:
    page = moments('html').page('posts/wrong-1')
    assert [text for text, _ in marks(page)] == ['1:00', '內', '一 二', 'Watch on YouTube燈']
    assert [one.tag for one in page.all('a', css='podcast-at')[-1].walk()].count('a') == 1
    assert [' '.join(h.text.split()) for h in page.all('h2')] == ['題 尾']
    assert page.links()['連 話'] == 'https://example.org/'


def test_what_can_be_read_stays(moments: Moments) -> None:
    lists = moments('html').page('faults').all('ol', css='podcast-chapters')
    assert [li.text for one in lists for li in one.all('li')] == [
        '0:00 A',
        '0:07 留下的',
        '0:00 A',
    ]


def test_faults_have_their_places(moments: Moments) -> None:
    said = [line for line in moments('html').warnings if 'conf.py' not in line]
    found = {re.sub(r': WARNING: |; .*? \[', ' ', line, count=2) for line in said}
    assert found == {
        "faults.md:6 at: 'soon' is no time podcast.embed]",
        "faults.md:8 at: '1:99' is no time podcast.embed]",
        *(f"faults.md:{n} chapters: '{x}' is not a chapter podcast.embed]" for n, x in NONE),
        'faults.md:16 chapters: 2 more like these [podcast.embed]',
        "faults.md:20 chapters: there is no file 'gone.json' podcast.embed]",
        'faults.md:24 chapters: there are none podcast.embed]',
        "plain.rst:19 chapters: '沒有時間' is not a chapter podcast.embed]",
        (
            'posts/late.md:6 chapters: 2:00 is behind the end of the episode, which lasts 1:00 '
            'podcast.embed]'
        ),
        "faults.md:27 chapters: 'empty.txt': it has no chapters podcast.embed]",
        (
            "faults.md:30 chapters: 'broken.json': it has no list "
            '"chapters", as in the JSON of Podcasting 2.0 [podcast.embed]'
        ),
        'faults.md:33 chapters: it has a file and lines of its own podcast.embed]',
        (
            "faults.md:33 chapters: 'partly.txt': line 2: 'B', line 3: 'C': each is not a chapter "
            'podcast.embed]'
        ),
        "faults.md:37 quote: at: 'later' is no time podcast.embed]",
        "faults.md:37 quote: lang: '???' is no code of a language podcast.embed]",
        'faults.md:44 quote: it is empty podcast.embed]',
        (
            'posts/wrong.md:7 at: 2:00 is behind the end of the episode, which lasts 1:00 '
            'podcast.embed]'
        ),
        (
            f"""{ODD}:7 '{{{{< /at >}}}}': no "at" is open here: none stands in """
            'another, and each is closed in the text in which it begins podcast.shortcode]'
        ),
        f"{ODD}:11 at: nothing is made of '5:00', 'seen' podcast.shortcode]",
        f'{ODD}:9 at: it holds several paragraphs, which are one here podcast.shortcode]',
        f'{ODD}:13 transcript: it cannot stand in a heading or a link podcast.shortcode]',
        f'{ODD}:15 quote: it cannot stand in a heading or a link podcast.shortcode]',
        "posts/wrong.md:9 at: the page has no player of 'spotify' podcast.embed]",
        "posts/wrong.md:9 at: there is none called 'nobody' podcast.embed]",
        "posts/wrong.md:11 at: 'x' is no time podcast.embed]",
        "posts/wrong.md:11 at: 'y' is no time podcast.embed]",
        "posts/wrong.md:11 quote: at: 'z' is no time podcast.embed]",
    }
    page = moments('html').page('posts/wrong')
    assert 'x 字' in [paragraph.text for paragraph in page.all('p')]
    assert marks(page) == [('2:00', f'{FILM}&t=120s'), *[('1:00', f'{FILM}&t=60s')] * 2]


def test_an_edit_of_a_file_of_chapters_is_seen(start: Starts) -> None:
    begun = start(FILES)
    for name in ('sand', 'reef'):
        (begun.src / f'posts/{name}.txt').write_text('0:00 新的\n', encoding='utf-8')
    again = begun.again(jobs=2)
    assert again.page('posts/read').all('ol')[1].text == '0:00 新的'
    (clip,) = ld(again, 'posts/named')['isBasedOn']['hasPart']
    assert clip['name'] == '新的'
    assert again.unlike(begun.fresh()) == []


def test_many_processes_write_the_same(moments: Moments, build: Build, tmp_path: Path) -> None:
    src = moments('html').out.parent / 'src'
    assert build(src, tmp_path / 'out', jobs=2).unlike(moments('html')) == []
