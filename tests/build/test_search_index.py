"""The index of a site in Chinese, which files of it change, and Sphinx's instead of it."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from tests.build.project import BARE as CONF
from tests.build.project import put

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from tests.build.conftest import Build, Built

    Site = Callable[[Mapping[str, str | bytes]], Path]

FOLDER = '_podcast-search'
ARTICLE = """\
---
title: 第{number}封信
date: 2026-0{number}-01
tags: [潮汐]
authors: [陳雨]
source_name: 夜航
{more}
---

海水在第{number}個夜裡退得很遠。

{{{{< youtube id="Kj2mTq7-xXA" title="夜車" >}}}}

## 碼頭

**燈**塔亮著。

"""
FILES: dict[str, str | bytes] = {
    'conf.py': CONF + "language = 'zh_TW'\n",
    'index.md': '# 首頁\n\n```{article-list}\n```\n\n```{py:class} Lamp.Post\n一盞燈。\n```\n',
    'a.md': ARTICLE.format(number=1, more=''),
    'b.md': ARTICLE.format(number=2, more=''),
    'hidden.md': ARTICLE.format(number=3, more='status: hidden').replace('海水', '暗流')
    + '\n```{py:class} Secret.Lamp\n```\n',
    'unsearched.md': ARTICLE.format(number=5, more='nosearch: true').replace('海水', '暗流'),
    'untitled.md': '---\norphan: true\n---\n\n沒有標題的一頁。\n',
    'pictured.md': '---\norphan: true\n---\n\n# ![燈](lamp.png)\n\n只有圖的標題。\n',
    'lamp.png': b'',
    'draft.md': ARTICLE.format(number=4, more='draft: true').replace('海水', '未完'),
}


def texts(built: Built) -> dict[str, str]:
    """Return the documents of the index: address → all that is in it."""
    found = {}
    for path in sorted((built.out / FOLDER / 'texts').iterdir()):
        text = path.read_text(encoding='utf-8')
        data = json.loads(text[text.index(',') + 1 : text.rindex(')')])
        found[data['address']] = json.dumps(data, ensure_ascii=False)
    return found


@pytest.fixture(scope='module', params=['html', 'dirhtml'])
def built(
    build: Build, tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> Built:
    src = put(tmp_path_factory.mktemp('index') / 'src', FILES)
    return build(src, src.with_name('out'), request.param)


def test_without_javascript_other_pages_are_offered(built: Built) -> None:
    page = built.path('search').read_text(encoding='utf-8')
    offered = page[page.index('<p>搜尋需要 JavaScript') :].partition('</noscript>')[0]
    links = re.findall('<a href="([^"]+)">([^<]+)</a>', offered)
    here = built.path('search').relative_to(built.out).as_posix()
    assert [(built.out / built.follow(here, href)[0], words) for href, words in links] == [
        (built.path('archive'), '所有文章'),
        (built.path('tags'), '所有標籤'),
    ]
    assert page.count('<p>搜尋需要 JavaScript') == 1


FOUND = ('a', 'b', 'untitled', 'pictured')


def test_each_document_once_with_its_own_words(built: Built) -> None:
    found = texts(built)
    assert built.warnings == []
    pages = {name: built.path(name).relative_to(built.out).as_posix() for name in FOUND}
    assert {a.removesuffix('/') for a in found} == {
        '' if built.path('index').parent == built.out and '/' in pages['a'] else 'index.html',
        *(page.removesuffix('/index.html') for page in pages.values()),
    }
    one = next(text for address, text in found.items() if address.startswith('a'))
    assert '海水在第1個夜裡退得很遠。' in one
    assert '燈塔亮著。' in one
    assert '夜車' in one
    # What it is about: at the end of what is above the first heading.
    first = json.loads(one)['blocks'][0]
    assert first[2].split('\n')[-1] == '夜航 · 陳雨'
    for around in ('分鐘', '作者', '觀看', 'YouTube', '較新', '第2封信'):
        assert around not in one, around
    for name in FOUND[2:]:
        text = next(text for address, text in found.items() if address.startswith(name))
        assert json.loads(text)['title'] == name
    whole = ''.join(found.values())
    assert '暗流' not in whole
    assert '未完' not in whole


def test_sphinx_has_no_index_besides(built: Built) -> None:
    assert len((built.out / 'searchindex.js').read_text(encoding='utf-8')) < 100
    data = (built.out / '_static/language_data.js').read_text(encoding='utf-8')
    assert 'Stemmer' not in data
    tools = (built.out / '_static/searchtools.js').read_text(encoding='utf-8')
    assert 'loadIndex() {}' in tools
    assert 'getElementById' not in tools


def test_objects_of_a_manual(built: Built) -> None:
    (path,) = (built.out / FOLDER / 'objects').iterdir()
    found = path.read_text(encoding='utf-8')
    assert '"Lamp.Post"' in found
    assert 'Secret' not in found, 'that article is hidden'


def test_the_search_page_alone_loads_the_reader(built: Built) -> None:
    found = [
        name
        for name, page in built.pages().items()
        for script in page.all('script')
        if 'sphinxext-podcast-search.js' in script.attrs.get('src', '')
    ]
    assert found == [built.path('search').relative_to(built.out).as_posix()]


def test_a_word_that_changes_leaves_most_files(build: Build, site: Site) -> None:
    src = site(FILES)
    first = build(src, src.with_name('out'))
    before = {path: path.stat().st_mtime_ns for path in (first.out / FOLDER).rglob('*.js')}
    (src / 'a.md').write_text(ARTICLE.format(number=1, more='').replace('很遠', '很近'), 'utf-8')
    again = build(src, first.out)
    after = {path: path.stat().st_mtime_ns for path in (first.out / FOLDER).rglob('*.js')}
    kinds = {path.parent.name for path in after.keys() - before.keys()}
    assert kinds == {'texts', 'names', 'shards'}
    assert {path for path in before if 'terms' in path.parts} <= after.keys()
    assert again.unlike(build(src, src.with_name('fresh'))) == []


@pytest.mark.parametrize('change', ['status: hidden', 'draft: true'])
def test_what_is_taken_back_is_not_found(build: Build, site: Site, change: str) -> None:
    src = site(FILES)
    first = build(src, src.with_name('out'))
    (src / 'a.md').write_text(ARTICLE.format(number=1, more=change), 'utf-8')
    again = build(src, first.out)
    assert '第1封信' not in ''.join(texts(again).values())
    for path in (again.out / FOLDER).rglob('*.js'):
        assert '第1個夜' not in path.read_text(encoding='utf-8')


def test_texts_that_are_lost_are_made_again(build: Build, site: Site) -> None:
    src = site(FILES)
    first = build(src, src.with_name('out'))
    for path in (src.with_name('out-doctrees') / 'podcast-search').rglob('*'):
        if path.is_file():
            path.write_bytes(b'damaged')
    (src / 'b.md').write_text(ARTICLE.format(number=2, more='').replace('退', '漲'), 'utf-8')
    again = build(src, first.out)
    assert again.unlike(build(src, src.with_name('fresh'))) == []


@pytest.mark.parametrize('builder', ['singlehtml', 'json', 'epub'])
def test_no_index_where_nobody_reads_it(build: Build, site: Site, builder: str) -> None:
    src = site(FILES)
    assert not (build(src, src.with_name('out'), builder).out / FOLDER).exists()


@pytest.mark.parametrize(
    ('language', 'mode', 'pairs'),
    [
        ('zh_TW', 'auto', True),
        ('ja', 'auto', True),
        ('ko', 'auto', True),
        ('th', 'auto', True),
        ('en', 'auto', False),
        ('zh_CN', 'sphinx', False),
        ('en', 'pairs', True),
    ],
)
def test_which_search(build: Build, site: Site, language: str, mode: str, pairs: bool) -> None:
    src = site({'conf.py': CONF, 'index.md': '# A\n'})
    conf = {'language': language, 'podcast_search': mode}
    assert (build(src, src.with_name('out'), conf=conf).out / FOLDER).exists() == pairs


@pytest.mark.parametrize('language', ['zh_TW', 'ja'])
def test_sphinx_searches_pairs(build: Build, site: Site, language: str) -> None:
    src = site(FILES)
    conf = {'language': language, 'podcast_search': 'sphinx'}
    out = build(src, src.with_name('out'), conf=conf).out
    text = (out / 'searchindex.js').read_text(encoding='utf-8')
    index = json.loads(text.removeprefix('Search.setIndex(').removesuffix(')'))
    names = index['docnames']
    where = {
        term: [names[n] for n in ([found] if isinstance(found, int) else found)]
        for term, found in index['terms'].items()
    }
    assert where['水在'] == where['水'] == ['a', 'b']
    assert where['燈塔'] == ['a', 'b'], 'one of them is bold'
    assert '分鐘' not in where
    assert '潮汐' not in where
    data = (out / '_static/language_data.js').read_text(encoding='utf-8')
    assert 'function splitQuery' in data
    assert 'ChineseStemmer' not in data
