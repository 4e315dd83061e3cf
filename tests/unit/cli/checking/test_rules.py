"""Every rule: what it finds, and what it does not take for a fault."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from sphinxext_podcast.source.settings.check_rules import RULES
from tests.unit.cli.checking.conftest import CONF, Check, article

#: An article of YouTube.
YOUTUBE = 'source_url: https://www.youtube.com/watch?v=gCNNwjyQQIA\n'
OTHERS: dict[str, str | bytes] = {
    'posts/b.md': article(title='乙'),
    'posts/draft.md': article(more='draft: true\n'),
    'posts/b/pic.png': b'x',
    'img/Photo.png': b'x',
    'static/sheet.pdf': b'x',
    'static/sheet.txt': b'x',
    'static/docs/index.html': b'x',
    'posts/night-bus/index.md': article(title='夜車'),
}
STATIC = f"{CONF}podcast_static = ['static']\n"

#: Rule, text of an article, its further keys, then line and part of the message; '' for nothing.
TEXTS = [
    # Front matter.
    ('front-matter', '', 'lastmod: 2026-13-01\n', 5, 'lastmod: '),
    ('front-matter', '', 'tags: [a\n', 5, 'the document is left out'),
    ('address', '', 'aliases: [/a:b/]\n', 5, 'it is left out'),
    ('address', '', 'aliases: [/a/]\n', 0, ''),
    ('address', '', 'aliases: [/posts/b/]\n', 5, "belongs to 'posts/b'"),
    ('address', '', 'aliases: [/tags/]\ntags: [海]\n', 5, "belongs to 'tags'"),
    ('address', '', 'aliases: [/]\n', 5, "belongs to 'index'"),
    ('address', '', 'url: /search/\n', 5, "belongs to 'search'"),
    ('address', '', 'slug: b\n', 5, "belongs to 'posts/b'"),
    ('address', '', 'slug: a\naliases: [a, /posts/a/, /posts/a.html]\n', 0, ''),
    ('address', '', 'aliases: [/posts/draft/]\n', 0, ''),
    # Players.
    ('player', '\n{{< youtube short >}}', '', 7, 'an id has 11 characters'),
    ('player', '\n{{< youtube gCNNwjyQQIA >}}', '', 0, ''),
    ('player', '\n```\n{{< youtube short >}}\n```', '', 0, ''),
    ('player', '\n`{{< youtube short >}}`', '', 0, ''),
    ('player', '\n<!-- {{< youtube short >}} -->', '', 0, ''),
    ('player', '\n{{</* youtube short */>}}', '', 0, ''),
    ('player', '\n{{< highlight html >}}{{< youtube short >}}{{< /highlight >}}', '', 0, ''),
    ('player', '\n```{youtube} short\n```', '', 7, 'an id has 11 characters'),
    ('player', '\n:::{youtube} short\n:::', '', 7, 'an id has 11 characters'),
    ('player', '\n::::{note}\n:::{youtube} short\n:::\n::::', '', 8, 'an id has 11 characters'),
    ('player', '\n```{note}\n{{< youtube short >}}\n```', '', 8, 'an id has 11 characters'),
    ('player', '\n- ```x\n  ```\n\n{{< youtube short >}}', '', 10, 'an id has 11 characters'),
    ('player', '\n- ```x\n  {{< youtube short >}}\n  ```', '', 0, ''),
    ('player', '\n    {{< youtube short >}}', '', 0, ''),
    ('player', '\n{{< audio "https://a.example/a.txt" >}}', '', 7, 'a browser plays'),
    ('player', '\n{{< embed "https://a.example/talk" >}}', '', 0, ''),
    (
        'provider',
        '\n{{< youtube "https://open.spotify.com/episode/4rOoJ6Egrf8K2IrywzwOMk" >}}',
        '',
        7,
        'is an address of Spotify; write spotify instead of youtube',
    ),
    ('source-url', '\n{{< youtube VaCq4u5c78U >}}', YOUTUBE, 5, "plays 'VaCq4u5c78U'"),
    ('source-url', '\n{{< youtube gCNNwjyQQIA >}}', YOUTUBE, 0, ''),
    ('source-url', '\n{{< youtube VaCq4u5c78U >}}\n{{< youtube gCNNwjyQQIA >}}', YOUTUBE, 0, ''),
    ('source-url', '\n{{< youtube VaCq4u5c78U >}}\n{{< youtube aCq4u5c78Uw >}}', YOUTUBE, 0, ''),
    ('source-url', '\n{{< youtube VaCq4u5c78U >}}\n:::{youtube} gCNNwjyQQIA\n:::', YOUTUBE, 0, ''),
    ('source-url', '\n{{< spotify "episode/4rOoJ6Egrf8K2IrywzwOMk" >}}', YOUTUBE, 0, ''),
    # Files.
    ('file', '\n一段\n![圖](none.png)', '', 8, "there is no file 'none.png'"),
    ('file', '\n![圖](b/pic.png)', '', 0, ''),
    ('file', '\n![圖](/img/photo.png)', '', 7, "the file is '/img/Photo.png'"),
    ('file', '\n![圖](https://a.example/none.png)', '', 0, ''),
    ('file', '\n![圖](/sheet.pdf)', '', 0, ''),
    ('file', '\n![圖](/site/sheet.pdf)', '', 0, ''),
    ('file', '\n{{< figure src="none.png" >}}', '', 7, "'none.png'"),
    ('file', '\n```{figure} none.png\n```', '', 7, "'none.png'"),
    ('file', '\n`![圖](none.png)`', '', 0, ''),
    ('file', '\n![圖](/img)', '', 7, "there is no file '/img'"),
    ('file', '\n![圖](/sheet.txt)', '', 7, "'/sheet.txt' is by its name no picture"),
    ('file', '', 'image: /sheet.txt\n', 5, "'/sheet.txt' is by its name no picture"),
    ('file', '\n{{< transcript "none.vtt" >}}', '', 7, "transcript: there is no file 'none.vtt'"),
    ('file', '\n:::{chapters} none.json\n:::', '', 7, "chapters: there is no file 'none.json'"),
    ('file', '\n{{< chapters >}}\n0:00 甲\n{{< /chapters >}}', '', 0, ''),
    ('file', '', 'transcript: none.vtt\n', 5, "transcript: there is no file 'none.vtt'"),
    ('file', '', 'image: none.jpg\n', 5, "image: there is no file 'none.jpg'"),
    ('file', '\n{{< audio none.mp3 >}}', '', 7, "there is no file 'none.mp3'"),
    # Links.
    ('link', '\n[a](/none/)', '', 7, "no page and no file has the address '/none/'"),
    ('link', '\n[a][r]\n\n[r]: /none/', '', 7, '/none/'),
    (
        'link',
        '\n[a](b.md) [a](/posts/b/) [a](../night-bus/) [a](https://pod.example/site/x)',
        '',
        0,
        '',
    ),
    (
        'link',
        '\n[a](/) [a](/index.xml) [a](/tags/海/) [a](/archive/) [a](/posts/)',
        'tags: [海]\n',
        0,
        '',
    ),
    ('link', '\n[a](/sheet.pdf) [a](#) [a](mailto:a@b.example) [a](//a.example/)', '', 0, ''),
    ('link', '\n[a](/img/)', '', 7, "no page and no file has the address '/img/'"),
    ('link', '\n[a](/docs/) [a](/docs)', '', 0, ''),
    ('link', '\n[a](/2026/x/)', 'aliases: [/2026/x/]\n', 0, ''),
    ('link', '\n註[^1]\n\n[^1]: 書', '', 0, ''),
    ('link', '\n[a]({{< ref "b" >}})', '', 0, ''),
    ('link', '\n{{< ref "none" >}}', '', 7, "there is no page 'none'"),
    (
        'link',
        '\n[a](/posts/draft/)',
        '',
        7,
        "leads to 'posts/draft', which is not pub",
    ),
    ('link', '\n[a](/posts/draft/)', 'draft: true\n', 0, ''),
    # Headings and ids.
    ('link', '\n[a](#none)', '', 7, "'posts/a' has no heading or id 'none'"),
    (
        'link',
        '\n[a](b.md#none) [b](/posts/b/#none)',
        '',
        7,
        "'posts/b' has no heading or id 'none'",
    ),
    ('link', '\n{{< ref "b#none" >}}', '', 7, "'posts/b' has no heading or id 'none'"),
    (
        'link',
        '\n[a](#%E7%94%B2) [乙](b#乙) [a](#top) [a](#t=1:02) [a](#id3) [a](b#:~:text=x)',
        '',
        0,
        '',
    ),
    ('link', '\n## 甲 **乙**，[丙](b.md) <i>丁</i> &amp; É\n\n[a](#甲-乙丙-丁--é)', '', 0, ''),
    ('link', '\n## 一\n\n## 一 ##\n\n[a](#一-1)\n', '', 0, ''),
    ('link', '\n[a](#x-y) [a](#z)\n\n## 乙 {#x-y}\n\n<b id="z"></b>\n', '', 0, ''),
    ('link', '\n[a](#none)\n\n```{glossary}\n乙\n  丙\n```\n', '', 0, ''),
    ('link', '\n[a](#none)\n\n[none]: b.md#none\n', '', 7, 'no heading or id'),
    ('link', '\n[a](#none)\n', 'transcript: b.md\n', 0, ''),
    ('link', '\n```\n[a](/none/)\n```', '', 0, ''),
    ('link', '\n```{note}\n[a](/none/)\n```', '', 8, '/none/'),
    ('link', '\n```{code-block} md\n[a](/none/)\n```', '', 0, ''),
    ('link', '\n{{< details "甲" >}}\n[a](/none/)\n{{< /details >}}', '', 8, '/none/'),
    ('link', '\n{{< highlight md >}}[a](/none/){{< /highlight >}}', '', 0, ''),
    ('link', '\n註[^1]\n\n[^1]: [a](/none/)', '', 9, '/none/'),
    # Words.
    ('heading', '\n#### 太深', '', 7, 'is of level 4 below one of level 1; write ##'),
    ('heading', '\n## 一\n\n### 二\n\n## 三\n\n標題\n---', '', 0, ''),
    ('heading', '\n```\n#### 碼\n```', '', 0, ''),
    ('emphasis', '\n她說**「有用」**就好', '', 7, '** stays on the page'),
    ('emphasis', '\n:::{tip}\n她說**「有用」**就好\n:::', '', 8, '** stays on the page'),
    ('emphasis', '\n她說 **「有用」** 就好，**這樣**。', '', 0, ''),
    ('shortcode', '\n{{< yotube x >}}', '', 7, "did you mean 'youtube'?"),
    ('shortcode', '\n{{< youtube "x >}}', '', 7, 'the text is shown'),
    ('shortcode', '\n{{< youtube “x” >}}', '', 7, 'write straight quotation marks'),
    ('shortcode', '\n{{< youtube "x" >', '', 7, 'end it with >}}'),
    ('shortcode', '\n{{% youtube "x" >}}', '', 7, 'end it with %}}'),
    ('shortcode', '\n{{< youtube a:b >}}', '', 7, 'must be quoted'),
    ('shortcode', '\n{{< spotify episode/x >}}', '', 7, 'put an argument with a / in quo'),
    ('shortcode', '\n{{< details >}}沒有結束', '', 7, 'must be closed'),
    # Dates.
    ('future', '', 'publishDate: 2026-07-01\n', 5, 'it is held back until 2026-07-01 00:00'),
    ('future', '', 'publishDate: 2026-07-01\ndraft: true\n', 0, ''),
]


@pytest.mark.parametrize(('rule', 'body', 'more', 'line', 'part'), TEXTS)
def test_texts(findings: Check, rule: str, body: str, more: str, line: int, part: str) -> None:
    found = findings({**OTHERS, 'conf.py': STATIC, 'posts/a.md': article(body, more)})
    own = [one for one in found if one.path.name == 'a.md']
    assert [(one.rule, one.line) for one in own] == ([(rule, line)] if part else [])
    assert part in ''.join(one.message for one in own)


OWN = "podcast_shortcodes = {'Pod': 'youtube', 'film': 'https://youtu.be/{0}'}\n"


@pytest.mark.parametrize(
    ('body', 'more', 'found'),
    [
        ('{{< pod short >}}', '', [('player', 6)]),
        ('{{< pod gCNNwjyQQIA >}}', '', []),
        ('{{< pod gCNNwjyQQIA >}}\n{{< youtube VaCq4u5c78U >}}', YOUTUBE, []),
        ('{{< film gCNNwjyQQIA >}}\n{{< youtube VaCq4u5c78U >}}', YOUTUBE, []),
        ('<i src="/gCNNwjyQQIA"></i>\n\n{{< youtube VaCq4u5c78U >}}', YOUTUBE, []),
        ('{{< pod VaCq4u5c78U >}}', YOUTUBE, [('source-url', 5)]),
    ],
)
def test_own_shortcodes(
    findings: Check, body: str, more: str, found: list[tuple[str, int]]
) -> None:
    made = findings({'conf.py': f'{CONF}{OWN}', 'a.md': article(body, more)})
    assert [(one.rule, one.line) for one in made] == found


@pytest.mark.parametrize(
    ('conf', 'article', 'document'),
    [
        ('', [7], []),
        ("podcast_markdown = 'myst'\n", [], []),
        ("podcast_markdown = 'myst'\nmyst_enable_extensions = ['colon_fence']\n", [7], [1]),
    ],
)
def test_colons(findings: Check, conf: str, article: list[int], document: list[int]) -> None:
    text = ':::{youtube} short\n:::\n'
    head = '---\ntitle: 甲\ndate: 2026-05-01\ndescription: 乙\n---\n\n'
    made = findings({'conf.py': f'{CONF}{conf}', 'a.md': f'{head}{text}', 'b.md': text})
    for name, lines in (('a.md', article), ('b.md', document)):
        assert [one.line for one in made if one.path.name == name] == lines


#: A text in reStructuredText, then the lines of its players that nothing plays.
RST = [
    ('.. youtube:: short', [5]),
    ('.. youtube::\n   short', [5]),
    ('.. youtube::\n   :start: 1\n', []),
    ('.. note::\n\n   .. youtube:: short', [7]),
    ('.. peertube:: 9c9de5e8-0a1e-484a-b099-e80766180a6d\n   :instance: tube.example', []),
    ('.. peertube:: 9c9de5e8-0a1e-484a-b099-e80766180a6d\n   :instance: https://a.b', [5]),
    ('.. code-block:: rst\n\n   .. youtube:: short\n\n.. youtube:: short', [9]),
    ('So::\n\n  .. youtube:: short\n\nx', []),
    ('::\n\n  .. youtube:: short', []),
    ('.. a comment\n   .. youtube:: short', []),
    ('..\n   .. youtube:: short\n\n.. youtube:: short', [8]),
    ('.. [1] A footnote\n\n   .. youtube:: short', [7]),
]


@pytest.mark.parametrize(('text', 'lines'), RST)
def test_restructuredtext(findings: Check, text: str, lines: list[int]) -> None:
    head = ':date: 2026-05-01\n:description: x\n:title: y\n\n'
    found = findings({'a.rst': f'{head}{text}\n', 'index.md': '# x\n'})
    assert [(one.rule, one.line) for one in found] == [('player', line) for line in lines]


def dated(more: str) -> str:
    return f'---\ntitle: 甲\ndate: 2026-05-01\n{more}---\n'


DESCRIBED = 'description: 說明。\n'
#: Rule, files, then file and line of each finding.
SITES: list[tuple[str, Mapping[str, str | bytes], list[tuple[str, int]]]] = [
    ('config', {'conf.py': f'{CONF}podcast_page_size = -1\n'}, [('conf.py', 5)]),
    ('config', {'conf.py': f'{CONF}podcast_check = {{"heeding": False}}\n'}, [('conf.py', 5)]),
    (
        'config',
        {'conf.py': f"{CONF}source_suffix = ['.md']\n", 'a.mkd': 'x', '.b.md': 'x'},
        [('.b.md', 1), ('a.mkd', 1)],
    ),
    ('address', {'search.md': dated(DESCRIBED)}, [('search.md', 1)]),
    ('front-matter', {'a.md': b'---\ntitle: \xff\n---\n'}, [('a.md', 2)]),
    (
        'description',
        {
            'a.md': dated(''),
            'b.md': dated('summary: 說明。\n'),
            'c.md': dated('') + '\n開頭。\n\n<!--more-->\n\n其餘。\n',
            'd.md': dated('html_meta: {description: 說明。}\n'),
            'e.md': dated('status: hidden\n'),
            'f.md': '---\ntitle: 沒有日期\n---\n',
        },
        [('a.md', 1)],
    ),
    (
        'term',
        {
            'a.md': dated(f'{DESCRIBED}tags: [AI, 台灣, ＡＢＣ, Café]\n'),
            'd.md': dated(f'{DESCRIBED}tags: [寫作，閱讀, 海、鹽]\nseries: [讀懂，海]\n'),
            'b.md': dated(f'{DESCRIBED}tags: [AI, 台灣, ABC, Cafe\u0301]\n'),
            'c.md': dated(
                f'{DESCRIBED}tags:\n  - ai # 小寫\n  - 臺灣\n  - ABC\ncategories: [ai]\n'
            ),
        },
        [('a.md', 5), ('b.md', 5), ('c.md', 6), ('c.md', 7), ('d.md', 5)],
    ),
    (
        'series',
        {
            f'{number}.md': dated(f'{DESCRIBED}series: [一年]\nseries_order: {number}\n')
            for number in (1, 2, 4)
        },
        [('4.md', 6)],
    ),
    (
        'series',
        {
            f'{number}.md': dated(f'{DESCRIBED}series: [一年]\nseries_order: {number}\n')
            for number in (10, 20, 30)
        },
        [],
    ),
    (
        'series',
        {
            f'{name}.md': dated(f'{DESCRIBED}series: [一年]\nseries_order: 1\n')
            for name in ('a', 'a.en', 'b')
        },
        [('a.md', 6), ('b.md', 6)],
    ),
    (
        'player',
        {'a.rst': ':title: 甲\n:date: 2026-05-01\n:description: 說明\n\n.. youtube:: short\n'},
        [('a.rst', 5)],
    ),
    ('link', {'manual.md': '# 手冊\n\n[a](/none/)\n'}, []),
    ('link', {'manual.md': '(there)=\n# 手冊\n', 'a.md': article('[a](#there) [a](#manual)')}, []),
    ('link', {'manual.md': '# 手冊\n', 'a.md': article('[a](manual.md#none)')}, []),
    (
        'link',
        {
            'conf.py': f"{CONF}extensions += ['sphinx.ext.intersphinx']\n",
            'a.md': article('[a](#b)'),
        },
        [],
    ),
    ('link', {'conf.py': f"{CONF}podcast_markdown = 'myst'\n", 'a.md': article('[a](none)')}, []),
]


@pytest.mark.parametrize(('rule', 'files', 'places'), SITES)
def test_sites(
    findings: Check,
    rule: str,
    files: Mapping[str, str | bytes],
    places: list[tuple[str, int]],
) -> None:
    found = findings(files)
    assert sorted((one.path.name, one.line) for one in found) == places
    assert {one.rule for one in found} <= {rule}


def test_every_rule_is_tried() -> None:
    assert {row[0] for row in TEXTS if row[4]} | {row[0] for row in SITES if row[2]} == {*RULES}


@pytest.mark.parametrize(
    ('chosen', 'number'),
    [
        ('{}', 2),
        ('{"heading": True}', 2),
        ('{"heading": False}', 0),
        ('{"heading": ["posts/*"]}', 1),
        ('{"future": False}', 2),
    ],
)
def test_rules_are_turned_off(findings: Check, chosen: str, number: int) -> None:
    text = article('\n#### 太深')
    conf = f'{CONF}podcast_check = {chosen}\n'
    assert len(findings({'conf.py': conf, 'a.md': text, 'posts/b.md': text})) == number


def test_the_manual_has_every_rule() -> None:
    manual = Path(__file__).parents[4].joinpath('docs/reference/command.md').read_text('utf-8')
    assert [name for name in RULES if f'| `{name}` |' not in manual] == []
