"""After any edit, building again gives byte for byte what a fresh build gives."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from functools import cache
from itertools import cycle
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any, NamedTuple

import jinja2
import pytest
from sphinx.writers.html5 import HTML5Translator

from sphinxext_podcast.extension.pages.generated import Writer

if TYPE_CHECKING:
    from docutils.nodes import Element

    from sphinxext_podcast.extension.catalogue.list_pages import Contents, Page
    from tests.build.conftest import Build, Built
    from tests.build.started import Started, Starts

Edit = Callable[[Path], object]

ARTICLE = '---\ntitle: {}\ndate: {}\ntags: [{}]\n---\n\n今天{}，海面很平。\n'


def change(name: str, old: str, new: str) -> Edit:
    def edit(src: Path) -> None:
        path = src / name
        text = path.read_text(encoding='utf-8')
        assert old in text
        path.write_text(text.replace(old, new), encoding='utf-8')

    return edit


def write(name: str, text: str) -> Edit:
    def edit(src: Path) -> None:
        (src / name).parent.mkdir(parents=True, exist_ok=True)
        (src / name).write_text(text, encoding='utf-8')

    return edit


def delete(name: str) -> Edit:
    return lambda src: (src / name).unlink()


def rename(old: str, new: str) -> Edit:
    return lambda src: (src / old).rename(src / new)


def swap(one: Path, other: Path) -> None:
    first, second = one.read_bytes(), other.read_bytes()
    one.write_bytes(second)
    other.write_bytes(first)


def option(line: str) -> Edit:
    return change('conf.py', 'podcast_now', f'{line}\npodcast_now')


#: What is done to the weekly.
EDITS: dict[str, Edit] = {
    'nothing': lambda src: None,
    'body': change('posts/tides.md', 'promise', 'wager'),
    'heading': change('posts/lantern.md', '## 一盞燈', '## 兩盞燈'),
    'title': change('posts/tides.md', 'Reading the tides', '讀懂潮汐'),
    'link title': change('posts/tides.md', 'date:', 'linkTitle: Tides\ndate:'),
    'date, and so the order': change('posts/tides.md', '2026-01-12', '2026-03-12'),
    'every date': lambda src: [
        change(f'posts/{path.name}', 'date: 2026', 'date: 2025')(src)
        for path in (src / 'posts').iterdir()
    ],
    'new article': write('posts/new.md', ARTICLE.format('新的一篇', '2026-02-16', '港口', '無風')),
    'new article and tag': write('posts/new.md', ARTICLE.format('風', '2025-12-16', '風', '有風')),
    'new article, other markup': write(
        'posts/new.rst', ':date: 2026-02-16\n\nWind\n====\n\nIt.\n'
    ),
    'article gone': delete('posts/salt.md'),
    'last article of a tag gone': delete('posts/fog.md'),
    'article under another name': rename('posts/salt.md', 'posts/sea-salt.md'),
    'article in another folder': rename('posts/salt.md', 'salt.md'),
    'articles changed places': lambda src: swap(src / 'posts/salt.md', src / 'posts/rope.md'),
    'articles changed names': lambda src: [
        (src / 'posts/salt.md').rename(src / 'between'),
        (src / 'posts/rope.md').rename(src / 'posts/salt.md'),
        (src / 'between').rename(src / 'posts/rope.md'),
    ],
    'tag': change('posts/salt.md', '潮汐', '海'),
    'spelling of a tag': change('posts/fog.md', 'harbour', 'HARBOUR'),
    'tags that collide': change('posts/fog.md', 'sound', '"sound!", "sound?"'),
    'show': change('posts/fog.md', 'Harbour Lights', 'Harbor Lights'),
    'episode': change('posts/lantern.md', 'youtu.be/harbour-010', 'youtu.be/slowread-04'),
    'series': change('posts/ferry.md', 'series: 一年', 'series: 一年\nseries_order: 1'),
    'description': change('posts/tides.md', 'leaves out', 'hides'),
    'excerpt': change('posts/rope.md', '二十年', '三十年'),
    'made a draft': change('posts/rope.md', 'draft: false', 'draft: true'),
    'no draft any more': change('posts/unfinished.md', 'draft: true', 'draft: false'),
    'put off': change('posts/fog.md', '2026-01-26', '2030-01-26'),
    'front matter that cannot be read': change('posts/rope.md', 'title: ', 'title: "'),
    'player': change('posts/lantern.md', 'youtube harbour-010', 'youtube slowread-04'),
    'listing': change('index.md', ':limit: 3', ':limit: 5\n:layout: cards'),
    'listing gone': change('index.md', '```{term-list} tags\n:sort: count\n```\n', ''),
    'ordinary page': change('colophon.md', '## Paper', '## Ink'),
    'new ordinary page': write('more.md', '---\norphan: true\n---\n\n# More\n'),
    'no article any more': change('posts/rope.md', 'date: ', 'day: '),
    'no article by option': option("podcast_articles = ['posts/[!r]*']"),
    'a document for a tag': write('tags/harbour.md', '# Harbour\n'),
    'a text for a tag': write('tags/Harbour/_index.md', '從前的港。\n'),
    'a document for all tags': write('tags/index.md', '# Tags\n'),
    'footer': option("podcast_footer = ['tags']"),
    'header': option("podcast_header = ['reading-time', 'date']"),
    'taxonomies': option("podcast_taxonomies = {'topics': 'tags', 'tags': 'categories'}"),
    'fewer taxonomies': option("podcast_taxonomies = {'tags': 'tags'}"),
    'players at once': option("podcast_embed = 'iframe'"),
    'Markdown': option("podcast_markdown = 'myst'"),
    'language': option("language = 'zh_TW'"),
    'another address': change('conf.py', 'weekly.example', 'weekly.example/old'),
    'no address': change('conf.py', 'html_baseurl', 'nobody'),
    'other feeds': option("podcast_feeds = {'site': ['json'], 'terms': ['atom']}"),
    'shorter feeds': option('podcast_feed_limit = 2'),
    'feeds without text': option("podcast_feed_content = 'summary'"),
    'earlier': change('conf.py', '2026-06-01', '2026-01-10'),
}
ORPHAN = "{}.md: WARNING: document isn't included in any toctree [toc.not_included]"
#: What a build after it says; nothing after all others.
WARNINGS = {
    'tags that collide': [
        (
            "posts/fog.md:4: WARNING: 'sound?' and 'sound!' in 'tags' have one address; "
            "the page of the former is 'tags/sound-2' [podcast.term]"
        )
    ],
    'front matter that cannot be read': [
        (
            'posts/rope.md:2: ERROR: the front matter is not valid YAML: found unexpected end of '
            'stream; close the quotation mark [podcast.front_matter]'
        )
    ],
    'no article by option': [ORPHAN.format('posts/rope')],
    'a document for all tags': [ORPHAN.format('tags/index')],
    'earlier': ["index.md:16: WARNING: there is no tag '潮汐' [podcast.link]"],
}
#: Edits that matter most where another builder has read them already, or several processes.
TELLING = (
    'date, and so the order',
    'every date',
    'new article and tag',
    'last article of a tag gone',
    'article under another name',
    'spelling of a tag',
    'no draft any more',
    'footer',
)
#: Edits that other builders have to follow.
OTHERS = ('title', 'every date', 'article under another name', 'made a draft', 'header')
#: The documents whose pages are written again; the others keep their files as they are.
WRITTEN = {
    'nothing': [],
    'body': ['posts/tides'],
    'heading': ['posts/lantern'],
    'player': ['posts/lantern'],
    'excerpt': ['index', 'posts/rope'],
    'listing': ['index'],
    'ordinary page': ['colophon', 'index'],
    'new ordinary page': [],
    'made a draft': ['index', 'posts/salt'],
}


def check(weekly: Started, name: str, jobs: int = 1) -> None:
    again, fresh = weekly.again(jobs), weekly.fresh()
    assert again.unlike(fresh) == []
    assert again.warnings == fresh.warnings == WARNINGS.get(name, [])


class Again(NamedTuple):
    """What a build after an edit differs in from a *fresh* one, says, writes, and makes anew."""

    unlike: list[str]
    warnings: list[str]
    fresh: Built
    pages: list[str]
    lists: list[str]


@pytest.fixture(scope='module')
def again(start: Starts, roots: Path) -> Callable[[str], Again]:
    """Return a function that builds the weekly again, once after each edit."""

    @cache
    def made(name: str) -> Again:
        weekly, lists, plain = start(roots / 'weekly'), [], Writer.content

        def content(self: Writer, page: Page, shown: Contents) -> str:
            lists.append(page.name)
            return plain(self, page, shown)

        before = times(weekly)
        EDITS[name](weekly.src)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(Writer, 'content', content)
            built = weekly.again()
        after = times(weekly)
        pages = [page for page in before if page in after and after[page] != before[page]]
        fresh = weekly.fresh()
        return Again(built.unlike(fresh), built.warnings, fresh, pages, lists)

    return made


def times(weekly: Started) -> dict[str, int]:
    """Return when the page of each document was written."""
    names = [path.relative_to(weekly.src).with_suffix('') for path in weekly.src.rglob('*.md')]
    files = {name.as_posix(): weekly.work / 'out' / f'{name}.html' for name in sorted(names)}
    return {name: path.stat().st_mtime_ns for name, path in files.items() if path.is_file()}


@pytest.mark.parametrize('name', EDITS)
def test_edits(again: Callable[[str], Again], name: str) -> None:
    built = again(name)
    assert built.unlike == []
    assert built.warnings == built.fresh.warnings == WARNINGS.get(name, [])


@pytest.mark.parametrize('name', TELLING)
def test_edits_with_addresses_of_folders(start: Starts, roots: Path, name: str) -> None:
    weekly = start(roots / 'weekly', 'dirhtml')
    EDITS[name](weekly.src)
    check(weekly, name)


@pytest.mark.parametrize(
    ('between', 'name'),
    [*(('dummy', name) for name in TELLING), *(('text', name) for name in OTHERS)],
)
def test_shared_doctrees(start: Starts, roots: Path, between: str, name: str) -> None:
    weekly = start(roots / 'weekly', 'html', between)
    EDITS[name](weekly.src)
    check(weekly, name)


@pytest.mark.parametrize('name', OTHERS)
@pytest.mark.parametrize('builder', ['text', 'xml'])
def test_edits_in_other_builders(start: Starts, roots: Path, builder: str, name: str) -> None:
    weekly = start(roots / 'weekly', builder)
    EDITS[name](weekly.src)
    check(weekly, name)


@pytest.mark.parametrize('name', TELLING)
def test_edits_in_parallel(start: Starts, roots: Path, name: str) -> None:
    weekly = start(roots / 'weekly')
    EDITS[name](weekly.src)
    for path in weekly.src.rglob('*.md'):
        path.touch()  # so that enough is read for several processes
    check(weekly, name, jobs=2)


@pytest.mark.parametrize('builder', ['html', 'dirhtml'])
def test_a_parallel_build_is_like_a_serial_one(
    build: Build, start: Starts, roots: Path, builder: str
) -> None:
    weekly = start(roots / 'weekly', builder)
    parallel = build(weekly.src, weekly.work / 'parallel', builder, jobs=2)
    assert (parallel.code, parallel.warnings) == (0, [])
    assert parallel.unlike(weekly.fresh()) == []


@pytest.mark.parametrize('name', WRITTEN)
def test_pages_that_did_not_change_are_not_written(
    again: Callable[[str], Again], name: str
) -> None:
    assert again(name).pages == WRITTEN[name]


@pytest.mark.parametrize(
    ('name', 'lists'),
    [
        ('nothing', []),
        ('body', []),
        ('excerpt', ['posts/index', 'categories/手藝']),
    ],
)
def test_lists_that_did_not_change_are_not_made(
    again: Callable[[str], Again], name: str, lists: list[str]
) -> None:
    assert again(name).lists == lists


def test_another_way_to_write_lists(
    start: Starts, roots: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Translator(HTML5Translator):
        def visit_list_item(self, node: Element) -> None:
            self.body.append('<li class="other">')

    extension: Any = ModuleType('other_lists')
    extension.setup = lambda app: app.set_translator('html', Translator)
    monkeypatch.setitem(sys.modules, 'other_lists', extension)
    weekly = start(roots / 'weekly')
    option("extensions.append('other_lists')")(weekly.src)
    check(weekly, 'another extension')


def test_templates_are_compiled_again_only_if_need_be(
    start: Starts, roots: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    weekly, compiled, plain = start(roots / 'weekly'), [], jinja2.Environment.compile

    def compile(self: jinja2.Environment, source: str, name: Any = None, *where: Any) -> Any:
        compiled.append(name)
        return plain(self, source, name, *where)

    monkeypatch.setattr(jinja2.Environment, 'compile', compile)
    EDITS['body'](weekly.src)
    weekly.again()
    assert not any(compiled)  # those of style sheets have no name
    kept = [path for path in weekly.work.rglob('podcast-templates/*/*') if path.is_file()]
    for path, size in zip(kept, cycle([0, 10, 50, -1])):
        path.write_bytes(path.read_bytes()[:size])
    EDITS['heading'](weekly.src)
    again = weekly.again()
    assert any(compiled)
    assert again.unlike(weekly.fresh()) == []


#: Pictures, named after what is in them.
RED, BLUE = b'\x89PNG\r\n\x1a\nred', b'\x89PNG\r\n\x1a\nblue'
BUNDLE = '---\ntitle: {0}\ndate: 2026-02-02\nimage: {1}\n---\n\n{2}\n'
ALBUM: dict[str, str | bytes] = {
    'index.md': '# 相簿\n\n```{toctree}\ncover\n```\n\n{podcast:article}`lamp/index`\n',
    'cover.md': '# Cover\n\n![c](cover.png)\n\n{download}`rates.csv`\n',
    'cover.png': RED,
    'rates.csv': 'sea,1\n',
    'posts/ferry/index.md': BUNDLE.format('渡輪', 'cover.png', '船。'),
    'posts/ferry/cover.png': RED,
    'posts/lamp/index.md': BUNDLE.format('燈', 'cover.png', '<b>風</b>\n\n![燈](cover.png)'),
    'posts/lamp/cover.png': BLUE,
    'posts/rope/index.md': BUNDLE.format('繩', 'rope.png', '繩。'),
    **{f'posts/{n}.md': BUNDLE.format(n, "''", f'{n}。') for n in ('fog', 'low', 'salt')},
}
#: What is done to the album.
ALBUM_EDITS: dict[str, Edit] = {
    'picture': lambda src: (src / 'posts/ferry/cover.png').write_bytes(BLUE),
    'first picture gone': change('cover.md', '![c](cover.png)', ''),
    'first bundle gone': lambda src: shutil.rmtree(src / 'posts/ferry'),
    'new first bundle': lambda src: [
        write('about/index.md', BUNDLE.format('我', 'cover.png', '我。'))(src),
        (src / 'about/cover.png').write_bytes(BLUE),
    ],
    'bundle renamed': rename('posts/lamp', 'lamp'),
    'picture of an article gone': delete('posts/ferry/cover.png'),
    'picture of an article comes': lambda src: (src / 'posts/rope/rope.png').write_bytes(BLUE),
    'download gone': change('cover.md', '{download}`rates.csv`', ''),
    'no picture in the header': option("podcast_header = ['date']"),
    'no sources': option('html_copy_source = False'),
    'no HTML': option('podcast_raw_html = False'),
    'title of an article named by its end': change('posts/lamp/index.md', '燈', '提燈'),
    'ordinary document gone, which is not looked at': lambda src: [
        option("podcast_articles = ['posts/**']")(src),
        delete('cover.md')(src),
        change('index.md', 'cover\n', '')(src),
    ],
}


@pytest.mark.parametrize(
    ('name', 'between', 'jobs'),
    [
        *((name, '', 1) for name in ALBUM_EDITS),
        *((name, '', 2) for name in ('first bundle gone', 'new first bundle')),
        *((name, 'dummy', 1) for name in ('picture', 'first bundle gone', 'no HTML')),
    ],
)
def test_files_that_documents_share(start: Starts, name: str, between: str, jobs: int) -> None:
    album = start(ALBUM, 'html', between, jobs)
    ALBUM_EDITS[name](album.src)
    assert album.again(jobs).unlike(album.fresh()) == []
