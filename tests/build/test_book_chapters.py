"""What documents list is in one piece with them in PDF, EPUB and single pages, and only there."""

from __future__ import annotations

import re
import shutil
import zlib
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote
from xml.etree.ElementTree import fromstring

import pytest

if TYPE_CHECKING:
    from tests.build.conftest import Build, Built

    Site = Callable[[Mapping[str, str | bytes]], Path]

CHAPTER = r'\\chapter\{(.*)\}'
LABEL = re.compile(r'\\label\{\\detokenize\{(.*?)\}\}')
ENTRY = re.compile(r'\\podcastterm\{(.*?)\}(\\pageref.*)')
PAGE_OF = re.compile(r'\\pageref\{\\detokenize\{(.*?)\}\}')


def article(title: str, day: int, more: str = '', text: str = '海面很平。') -> str:
    return f'---\ntitle: {title}\ndate: 2026-01-{day:02}\n{more}\n---\n\n{text}\n'


LIST = '```{article-list}\n```\n'
#: Names that LaTeX, or an address, cannot have as they are.
FILES: dict[str, str | bytes] = {
    'index.md': '# 家\n\n```{toctree}\nabout\n```\n\n## 文章\n\n' + LIST,
    'about.md': '# 關於\n',
    'posts/20260112-關於海.md': article(
        '關於海', 12, 'tags: [海, 浪_頭 50%]', '海面很平。[^1]\n\n[^1]: 那天。'
    ),
    'posts/all_of it, 100%.md': article('All & more', 13, 'tags: [海]\nseries: 一年'),
    'posts/café~1.md': article('Café', 14, 'series: 一年'),
    'posts/lamp.rst': ':date: 2026-01-11\n:tags: 燈\n\n燈塔\n====\n\n樓梯\n----\n\n很長。\n',
}
ORDER = ['Café', 'All \\& more', '關於海', '燈塔']


def text_of(built: Built, suffix: str) -> str:
    """Return the one file with *suffix*, of a build that says nothing."""
    assert (built.code, built.warnings) == (0, [])
    (path,) = (path for name, path in built.files().items() if name.endswith(suffix))
    return path.read_text(encoding='utf-8')


def titles(tex: str) -> list[str]:
    return re.findall(CHAPTER, tex)


@pytest.fixture
def make(build: Build, tmp_path: Path) -> Callable[[Path, str], Built]:
    """Return a function that builds with one doctree folder for all builders."""
    return lambda src, builder: build(
        src, tmp_path / builder, builder, doctrees=tmp_path / 'doctrees'
    )


Make = Callable[[Path, str], 'Built']


def test_articles_are_chapters_in_the_order_of_the_list(site: Site, make: Make) -> None:
    tex = text_of(make(site(FILES), 'latex'), '.tex')
    assert titles(tex) == ['關於', *ORDER]
    assert r'\section{樓梯}' in tex


def test_only_lists_that_chapters_repeat_go(site: Site, make: Make) -> None:
    home = '# 家\n\n## 文章\n\n都在這裡。\n\n' + LIST + '\n## 新的\n\n' + LIST
    home += '\n## 再讀\n\n見[下面](#anew)。\n\n(anew)=\n### 清單\n\n' + LIST
    essay = '看這篇：\n\n```{article-list}\n:tags: 燈\n```\n'
    src = site({**FILES, 'index.md': home, 'about.md': article('看', 20, text=essay)})
    tex = text_of(make(src, 'latex'), '.tex')
    assert titles(tex) == ['文章', '再讀', '看', *ORDER]
    assert '都在這裡。' in tex
    assert r'\section{清單}' in tex  # a link leads there
    begin = tex.index('看這篇')
    assert '燈塔' in tex[begin : tex.index(r'\chapter', begin)]
    assert re.search(r'{Tags }.*{海}.· .*{浪', tex)


def test_index_ends_the_book_and_refers_to_pages_that_are(site: Site, make: Make) -> None:
    tex = text_of(make(site(FILES), 'latex'), '.tex')
    text, _, index = tex.partition(r'\renewcommand{\indexname}{Index of terms}')
    assert re.findall(r'lettergroup\{(.*)\}', index) == ['Tags', 'Series']
    chapter_of: dict[str, str] = {}
    for title, labels in re.findall(r'\\chapter\{(.*)\}\n(.*)\n', text):
        chapter_of |= dict.fromkeys(LABEL.findall(labels), title)
    found = [
        (term, [chapter_of[place] for place in PAGE_OF.findall(places)])
        for term, places in ENTRY.findall(index)
    ]
    assert found == [
        ('浪\\_頭 50\\%', ['關於海']),
        ('海', ['All \\& more', '關於海']),
        ('燈', ['燈塔']),
        ('一年', ['Café', 'All \\& more']),
    ]


def test_index_in_texinfo_refers_to_anchors_that_are(site: Site, make: Make) -> None:
    text, _, index = text_of(make(site(FILES), 'texinfo'), '.texi').partition(
        '@unnumbered Index of terms'
    )
    assert re.findall(r'@chapter (.*)', text)[-4:] == ['Café', 'All & more', '關於海', '燈塔']
    places = re.findall(r'^\* .*: (\w+)\. ', index, re.MULTILINE)
    assert len(places) == 6
    start = text.rindex('@node 燈塔')
    assert f'@anchor{{{places[3]}}}' in text[start : text.index('@chapter 燈塔')]


def test_index_can_be_left_out(site: Site, build: Build, tmp_path: Path) -> None:
    built = build(site(FILES), tmp_path / 'out', 'latex', conf={'latex_domain_indices': False})
    assert 'Index of terms' not in text_of(built, '.tex')


def test_epub_has_articles_in_its_contents_in_order(site: Site, make: Make) -> None:
    built = make(site(FILES), 'epub')
    nav = text_of(built, 'nav.xhtml')
    names = ['index', 'about', 'posts/café~1', 'posts/all_of it, 100%', 'posts/20260112-關於海']
    expected = [f'{name}.xhtml' for name in [*names, 'posts/lamp']]
    found = [unquote(name) for name in re.findall(r'href="([^"#]*\.xhtml)"', nav)]
    assert list(dict.fromkeys(found)) == expected
    points = re.findall(r'<content src="([^"#]*)', text_of(built, 'toc.ncx'))
    assert list(dict.fromkeys(map(unquote, points))) == expected
    package = text_of(built, 'content.opf')
    items = re.findall(r'<item id="([^"]*)" href="([^"]*)"', package)
    spine = re.findall(r'<itemref idref="([^"]*)"', package)
    files = {id: unquote(name) for id, name in items}
    chapters = [files[id] for id in spine if files[id] != 'epub-cover.xhtml']
    assert chapters[: len(expected)] == expected
    assert len(spine) == len({*spine})


def test_a_page_of_an_epub_has_no_second_list(site: Site, make: Make) -> None:
    page = make(site(FILES), 'epub').out / 'index.xhtml'
    assert page.read_text(encoding='utf-8').count('關於海') == 1


def test_single_page_has_what_it_links_to(site: Site, make: Make) -> None:
    built = make(site(FILES), 'singlehtml')
    text = text_of(built, 'index.html')
    order = [text.index(f'<h2>{t}<') for t in ('關於', '文章', 'Café', 'All &amp; more', '關於海')]
    assert order == sorted(order)
    # Notes are part of their article.
    (article,) = [e for e in built.page('index').all(css='podcast-article') if e.all('aside')]
    assert [e.text for e in article.all('h2')] == ['關於海']
    assert 'href="#document-posts/20260112-關於海"' in unquote(text)
    assert 'id="document-posts/20260112-關於海"' in unquote(text)


def test_a_folder_of_hugo_is_a_book_of_all_its_articles(site: Site, make: Make) -> None:
    days = range(1, 13)
    files = {f'posts/{day}.md': article(f'第{day}天', day) for day in days}
    tex = text_of(make(site({**files}), 'latex'), '.tex')
    assert titles(tex) == [f'第{day}天' for day in reversed(days)]
    # Which the table of contents lists.
    before = tex[: tex.index(r'\chapter')]
    assert 'sphinxcrossref' not in before


def test_a_folder_can_be_a_book_of_its_own(site: Site, build: Build, tmp_path: Path) -> None:
    front = '---\ntitle: 信\n---\n\n讀者的信。\n'
    src = site(
        {
            'letters/_index.md': front,
            'letters/one.md': article('第一封', 1),
            'letters/two.md': article('第二封', 2),
            'posts/other.md': article('別的', 3),
        }
    )
    documents = [
        ('index', 'all.tex', '全部', '我們', 'manual'),
        ('letters/index', 'letters.tex', '信', '我們', 'manual'),
    ]
    built = build(src, tmp_path / 'out', 'latex', conf={'latex_documents': documents})
    assert titles(text_of(built, 'letters.tex')) == ['第二封', '第一封']
    assert titles(text_of(built, 'all.tex')) == ['別的', '第二封', '第一封']


def test_an_article_ends_before_its_chapters(site: Site, make: Make) -> None:
    src = site(
        {
            'index.md': '# 家\n\n```{article-list}\n:tags: 集\n```\n',
            'all.md': article('一集', 9, 'tags: [集]', '```{article-list}\n:tags: 章\n```'),
            'one.md': article('第一章', 1, 'tags: [章]'),
        }
    )
    tex = text_of(make(src, 'latex'), '.tex')
    assert (
        tex.index(r'\chapter{一集}') < tex.index('podcast-after') < tex.index(r'\section{第一章}')
    )


def test_other_builders_are_not_told(build: Build, site: Site, tmp_path: Path) -> None:
    home = '# 家\n\n```{toctree}\nabout\narchive\n```\n\n```{article-list}\n:limit: 2\n```\n'
    src = site({**FILES, 'index.md': home, 'archive.md': f'# 全部\n\n{LIST}'})
    alone = {name: build(src, tmp_path / f'{name}-alone', name) for name in ('html', 'text')}
    shared = partial(build, src, doctrees=tmp_path / 'shared')
    for name in ('html', 'latex', 'text', 'epub', 'singlehtml', 'html'):
        built = shared(tmp_path / name, name)
        assert (built.code, built.warnings) == (0, []), name
    # Written anew from what the other builders left, in one process and in several.
    assert shared(tmp_path / 'later', 'html').unlike(alone['html']) == []
    assert shared(tmp_path / 'jobs', 'html', jobs=2, options=['-a']).unlike(alone['html']) == []
    assert shared(tmp_path / 'html', 'html').unlike(alone['html']) == []
    assert shared(tmp_path / 'text', 'text').unlike(alone['text']) == []


def test_a_website_has_no_index_of_terms(site: Site, make: Make) -> None:
    built = make(site(FILES), 'html')
    assert [name for name in built.files() if 'podcast-terms' in name] == []
    inventory = (built.out / 'objects.inv').read_bytes().split(b'\n', 4)[4]
    assert b'podcast-terms' not in zlib.decompress(inventory)


def test_after_edits_chapters_are_those_of_a_fresh_build(
    build: Build, site: Site, tmp_path: Path
) -> None:
    src = site(FILES)
    built = partial(build, src, doctrees=tmp_path / 'doctrees')

    def book() -> list[str]:
        built(tmp_path / 'html', 'html')
        return titles(text_of(built(tmp_path / 'latex', 'latex'), '.tex'))[1:]

    assert book() == ORDER
    (src / 'posts/new.md').write_text(article('新的', 20), encoding='utf-8')
    assert book() == ['新的', *ORDER]
    (src / 'posts/lamp.rst').unlink()
    assert book() == ['新的', *ORDER[:-1]]
    index = src / 'index.md'
    text = index.read_text(encoding='utf-8')
    index.write_text(
        text.replace('list}\n', 'list}\n:sort: oldest\n:limit: 2\n'), encoding='utf-8'
    )
    assert book() == ['關於海', 'All \\& more']
    fresh = build(src, tmp_path / 'fresh', 'latex')
    assert text_of(fresh, '.tex') == text_of(built(tmp_path / 'latex', 'latex'), '.tex')
    index.write_text('# 家\n\n```{toctree}\nabout\nposts/new\n```\n', encoding='utf-8')
    assert titles(text_of(built(tmp_path / 'latex', 'latex'), '.tex')) == ['關於', '新的']


def test_an_epub_after_edits_is_that_of_a_fresh_build(
    build: Build, site: Site, tmp_path: Path
) -> None:
    src = site(FILES)
    for edit in (
        lambda: None,
        lambda: (src / 'posts/new.md').write_text(article('新的', 20), encoding='utf-8'),
        lambda: shutil.move(src / 'posts/lamp.rst', src / 'posts/light.rst'),
    ):
        edit()
        nav = text_of(build(src, tmp_path / 'epub', 'epub'), 'nav.xhtml')
    fresh = build(src, tmp_path / 'fresh', 'epub')
    date = re.compile(r'<.*(date|modified).*>')
    assert date.sub('', nav) == date.sub('', text_of(fresh, 'nav.xhtml'))


def test_raw_html_is_read_by_a_reader_of_books(site: Site, make: Make) -> None:
    text = (
        '---\ntitle: 清單\ndate: 2026-01-01\n---\n\n- [x] 燈\n- [ ] 霧\n\n一<br>二\n\n<hr>\n\n三\n'
    )
    built = make(site({'index.md': '# 首頁\n', 'posts/list.md': text}), 'epub')
    page = (built.out / 'posts/list.xhtml').read_text(encoding='utf-8')
    fromstring(page[page.index('<html') :])
    assert page.count('<br />') == 1
