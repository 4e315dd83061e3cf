"""Steps that an author takes, over a small site that has a bit of everything."""

from __future__ import annotations

import json
import zlib
from pathlib import Path
from struct import pack
from typing import Any, NamedTuple

from hypothesis import strategies as st

from tests.build.project import CONF

SIDEBARS = "html_sidebars = {'manual/*': ['podcast/recent.html', 'podcast/tags.html']}\n"
HOME = """\
# 一冊

今天的港口。

```{article-list}
:limit: 3
:excerpt:
```

```{term-list} tags
```

```{toctree}
colophon
manual/ink
```
"""
OTHER_HOME = """\
# 一冊

```{article-list}
:tags: Harbour
:layout: cards
```

{podcast:show}`Low Water` {podcast:article}`posts/low` {podcast:section}`posts`

```{toctree}
colophon
posts/index
tags/harbour/index
manual/ink
```
"""
COLOPHON = """\
# Colophon

{podcast:tag}`Harbour`, {podcast:article}`posts/ferry/index`, {podcast:article}`low`,
{podcast:series}`一年`.
"""
INK = '# Ink\n\n![the cover](cover.png)\n\n{download}`rates.csv`\n'


def _png(shade: int) -> bytes:
    """Return a picture of one pixel."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return pack('>I', len(data)) + kind + data + pack('>I', zlib.crc32(kind + data))

    parts = [
        (b'IHDR', pack('>2I5B', 1, 1, 8, 0, 0, 0, 0)),
        (b'IDAT', zlib.compress(bytes([0, shade]))),
    ]
    return b'\x89PNG\r\n\x1a\n' + b''.join(chunk(*part) for part in [*parts, (b'IEND', b'')])


PICTURES = [_png(0), _png(90), _png(255)]
ARTICLES: dict[str, dict[str, Any]] = {
    'posts/low.md': {'tags': ['Harbour', '海'], 'series': '一年', 'source_name': 'Low Water'},
    'posts/fog.md': {'tags': ['harbour'], 'day': 2, 'categories': ['霧'], 'authors': ['何梅']},
    'posts/ferry/index.md': {'day': 3, 'series': '一年', 'image': 'cover.png'},
    'posts/lamp/index.md': {'day': 4, 'image': 'cover.png', 'body': 4},
    'talks/rope.md': {'day': 5, 'tags': ['海'], 'source_name': 'Low Water'},
    'wind.md': {'day': 6, 'tags': ['海']},
}
FILES: dict[str, str | bytes] = {
    'index.md': HOME,
    'colophon.md': COLOPHON,
    'manual/ink.md': INK,
    'manual/rates.csv': 'sea,1\n',
    'manual/cover.png': PICTURES[0],
    'posts/_index.md': '---\ntitle: 文章\n---\n\n全部。\n',
    'posts/ferry/cover.png': PICTURES[1],
    'posts/lamp/cover.png': PICTURES[2],
    'posts/lamp/notes.txt': '燈\n',
}
#: Articles that may come, besides those that there are.
NEW = (
    'posts/salt.md',
    'posts/Ebb Tide.md',
    'talks/salt.md',
    'talks/lamp/index.md',
    'about/salt.md',
)
BODIES = (
    '今天海面很平。',
    '## 一盞燈\n\n今天海面很平，<b>沒有</b>風。',
    '[低潮](/posts/low/)、{{< ref "fog.md" >}}、{podcast:tag}`Harbour`。',
    '```{article-list}\n:categories: 霧\n```\n\n```{term-list} series\n```',
    '![一](cover.png)\n\n[圖](cover.png)',
    '![二](ferry/cover.png)\n\n{{< youtube harbour-010 >}}',
    '前言。\n\n<!--more-->\n\n正文[^1]。\n\n[^1]: 註。',
)
FIELDS: dict[str, tuple[Any, ...]] = {
    'title': ('海', '港口', 'Fog', ''),
    'linkTitle': ('潮', ''),
    'description': ('關於海。', ''),
    'day': (1, 2, 9, 0),
    'hour': (5, 9),
    'draft': (True, False),
    'tags': ([], ['Harbour'], ['harbour', '海!'], ['海?'], ['海'], ['霧', 'harbour']),
    'categories': ([], ['霧'], ['海']),
    'series': ('一年', '兩年', ''),
    'series_order': (1, 2, 0),
    'authors': (['何梅'], ['Ho Mei', 'ho mei']),
    'source_name': ('Low Water', 'low water', ''),
    'source_url': ('https://youtu.be/harbour-010', ''),
    'weight': (1, 2, 0),
    'image': ('cover.png', '/posts/ferry/cover.png', 'https://example.org/a.png', ''),
    'aliases': (['/old/'], ['/posts/fog/', '/tags/harbour/'], ['/posts/slack/', '/far/'], []),
    'slug': ('slack', 'fog', 'Low Tide', ''),
    'url': ('/slack-water/', '/far/slack.html', '/posts/low/', '/tags/harbour/', ''),
    'body': tuple(range(len(BODIES))),
    'build': ({'render': 'never'}, ''),
    'expiryDate': ('2026-05-05', ''),
    'broken': (True, False),
}
#: Files that are no articles, with what may be in them; None: there is none.
#: What stands in a toctree keeps its title and stays: of ordinary documents alone, Sphinx does not
#: write the neighbours again, nor the page with the toctree.
TEXTS: dict[str, tuple[str | bytes | None, ...]] = {
    'index.md': (HOME, OTHER_HOME, None),
    '_index.md': (None, '---\ntitle: 家\n---\n\n這裡。\n', '![圖](posts/ferry/cover.png)\n'),
    'colophon.md': (COLOPHON, COLOPHON.replace(', ', '; ')),
    'manual/ink.md': (INK, INK.replace('cover', 'missing').replace('{download}', '')),
    'manual/pen.md': (None, '---\norphan: true\n---\n\n# Pen\n\n![pen](cover.png)\n'),
    'manual/cover.png': (*PICTURES, None),
    'posts/_index.md': ('---\ntitle: 文章\n---\n\n全部。\n', '全部。\n', None),
    'talks/_index.md': (
        None,
        '---\ntitle: 談話\ndate: 2026-02-02\n---\n',
        '---\ndraft: true\n---\n',
    ),
    'talks/cover.png': (None, *PICTURES),
    'tags/harbour/_index.md': (None, '從前的港。\n', '---\ntitle: 港\n---\n\n從前的港。\n'),
    'tags/nowhere/_index.md': (None, '沒有人。\n'),
    'tags/_index.md': (None, '全部的字。\n'),
    'tags/海.md': (None, '# 大海\n\n大海。\n'),
    'series/index.md': (None, '---\norphan: true\n---\n\n# Series\n'),
    'posts/ferry/cover.png': (*PICTURES, None),
    'posts/lamp/cover.png': (*PICTURES, None),
    'posts/lamp/notes.txt': ('燈\n', '兩盞燈\n', None),
    'posts/lamp/more.md': (None, '# 更多\n'),
}
OPTIONS: dict[str, tuple[Any, ...]] = {
    'podcast_now': ('2026-06-01T00:00:00Z', '2026-02-03T00:00:00Z', '2030-06-01T00:00:00Z'),
    'podcast_drafts': (False, True),
    'podcast_header': (
        ['date'],
        ['reading-time', 'show', 'translations', 'categories', 'picture'],
    ),
    'podcast_footer': (['tags'], ['neighbours', 'series', 'related']),
    'podcast_taxonomies': ({'tags': 'tags'}, {'topics': 'tags', 'tags': 'categories'}),
    'podcast_embed': ('iframe', 'click'),
    'podcast_permalinks': ({'posts': '/:year/:slug/'}, {}),
    'podcast_addresses': ('docname', 'hugo'),
    'podcast_articles': (['**'], ['posts/**'], ['posts/[!f]*']),
    'podcast_markdown': ('myst', 'hugo'),
    'podcast_timezone': ('+08:00', 'UTC'),
    'podcast_page_size': (2, 10, 1),
    'podcast_archive': ('archive', '', 'posts'),
    'podcast_menu': (['colophon', 'T <tags/index>'], 'auto'),
    'podcast_term_slugs': ({'海': 'sea'}, {'tags': {'Harbour': '海'}}, {}),
    'language': ('zh_TW', 'en'),
    'html_baseurl': ('https://example.org/', ''),
    'podcast_search': ('pairs', 'sphinx'),
    'html_copy_source': (False, True),
}


#: About as many files as a build of the site opens to write.
OPENED = 400


class Put(NamedTuple):
    """Write a value of the front matter of an article, which is added if there is none."""

    path: str
    field: str
    number: int


class Text(NamedTuple):
    """Write, or delete, a file that is no article."""

    path: str
    number: int


class Gone(NamedTuple):
    """Delete an article."""

    path: str


class Moved(NamedTuple):
    """Rename an article; one that has the name already gets the other's, too."""

    path: str
    to: str


class Set(NamedTuple):
    """Change an option."""

    option: str
    number: int


class Touched(NamedTuple):
    """Write every file anew as it is."""


Step = Put | Text | Gone | Moved | Set | Touched


class Round(NamedTuple):
    """Some steps, and a build of *jobs* processes after one by *before*, if any.

    Before the last step another build is interrupted at the file number *stop*, if not at 0.
    """

    steps: list[Step]
    jobs: int
    before: str
    stop: int


def choice(table: dict[str, tuple[Any, ...]]) -> st.SearchStrategy[tuple[str, int]]:
    """Return a strategy of a name in *table* and the number of one of its values."""
    return st.sampled_from(
        [(name, n) for name, values in table.items() for n in range(len(values))]
    )


SLOTS = st.sampled_from([*ARTICLES, *NEW])
PUTS = st.builds(lambda path, value: Put(path, *value), SLOTS, choice(FIELDS))
STEPS: st.SearchStrategy[Step] = st.one_of(
    PUTS,
    PUTS,
    choice(TEXTS).map(lambda pair: Text(*pair)),
    choice(OPTIONS).map(lambda pair: Set(*pair)),
    st.builds(Gone, SLOTS),
    st.builds(Moved, SLOTS, SLOTS),
    st.just(Touched()),
)


def rounds(others: list[str]) -> st.SearchStrategy[list[Round]]:
    """Return a strategy of what happens between the first build and the last."""
    steps = st.lists(STEPS, min_size=1, max_size=3)
    jobs, before = st.sampled_from([1, 2]), st.sampled_from(['', *others])
    stop = st.just(0) | st.integers(0, OPENED)
    one = st.builds(Round, steps, jobs, before, stop)
    return st.lists(one, min_size=1, max_size=3)


class Site:
    """The site in the folder *src*: what was written, and how to write more."""

    def __init__(self, src: Path) -> None:
        self.src = src
        self.articles = {path: dict(fields) for path, fields in ARTICLES.items()}
        first = ('podcast_now', 'podcast_page_size')
        self.options: dict[str, Any] = {name: OPTIONS[name][0] for name in first}

    def start(self) -> None:
        for path, content in FILES.items():
            self.write(path, content)
        for path in self.articles:
            self.write_article(path)
        self.configure()

    def take(self, step: Step) -> None:
        match step:
            case Put(path, field, number):
                self.articles.setdefault(path, {'day': 7})[field] = FIELDS[field][number]
                self.write_article(path)
            case Text(path, number):
                self.write(path, TEXTS[path][number])
            case Gone(path):
                self.articles.pop(path, None)
                self.write(path, None)
            case Moved(path, to):
                self.move(path, to)
            case Set(option, number):
                self.options[option] = OPTIONS[option][number]
                self.configure()
            case Touched():
                for file in self.src.rglob('*.*'):
                    file.touch()

    def move(self, path: str, to: str) -> None:
        if path == to or path not in self.articles:
            return
        if to in self.articles:
            self.articles[to], self.articles[path] = self.articles[path], self.articles[to]
            one, other, between = self.src / path, self.src / to, self.src / 'between'
            for file, name in ((one, between), (other, one), (between, other)):
                file.rename(name)
            return
        self.articles[to] = self.articles.pop(path)
        (self.src / to).parent.mkdir(parents=True, exist_ok=True)
        (self.src / path).rename(self.src / to)

    def write_article(self, path: str) -> None:
        front = dict(self.articles[path])
        day, hour, body = front.pop('day', 1), front.pop('hour', 1), front.pop('body', 0)
        broken = front.pop('broken', False)
        front.setdefault('title', path)
        if day:
            front['date'] = f'2026-02-{day:02}T{hour:02}:00:00'
        given = {key: value for key, value in front.items() if value not in ('', 0)}
        start = '"' if broken else ''
        # JSON is YAML, too, which stays front matter where the document is no article.
        data = json.dumps(given, ensure_ascii=False)
        self.write(path, f'---\n{start}{data}\n---\n\n{BODIES[body]}\n')

    def configure(self) -> None:
        lines = [f'{name} = {value!r}\n' for name, value in self.options.items()]
        self.write('conf.py', CONF + SIDEBARS + ''.join(lines))

    def write(self, path: str, content: str | bytes | None) -> None:
        file = self.src / path
        if content is None:
            file.unlink(missing_ok=True)
            return
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode() if isinstance(content, str) else content)
