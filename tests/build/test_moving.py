"""Sites of Jekyll, Pelican, ABlog and Material for MkDocs, moved by the command and built.

The addresses are those that Jekyll 4.3, Pelican 4.12, ABlog 0.11 and Material 9.7 gave to these
samples.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from sphinxext_podcast.cli.moving.report import Report
from sphinxext_podcast.cli.new_files import write_new
from sphinxext_podcast.cli.project.project import open_project
from sphinxext_podcast.model.addresses.places import file_at
from tests.build.conftest import Built
from tests.build.corpora import corpus
from tests.build.project import put
from tests.build.test_corpora import FAULTS, articles, is_named, messages

if TYPE_CHECKING:
    from tests.build.conftest import Build

JEKYLL = {
    '_config.yml': """\
title: 潮汐
author: {name: 高橋海, email: kao@example.org}
url: https://example.org
baseurl: /sea
lang: zh-TW
timezone: Asia/Taipei
permalink: /:categories/:year/:month/:title:output_ext
plugins: [jekyll-feed, jekyll-toc]
collections:
  recipes: {output: true}
  notes: {output: false}
defaults:
  - scope: {path: private}
    values: {published: false}
""",
    '_posts/2024-01-26-High-Tides.md': """\
---
layout: post
tags: sea salt
categories: [The Sea]
---
{% comment %} nothing {% endcomment %}
見 [低潮]({% post_url 2024-02-01-low %})、[關於]({{ "/about.html" | relative_url }})。
""",
    '_posts/2024-02-01-low.md': '---\ntitle: 低潮\npermalink: /low/\n---\n潮水退了。\n',
    '_posts/no-date.md': '---\ntitle: 不是文章\n---\nJekyll 不讀。\n',
    'news/_posts/2024-03-01-new.markdown': '---\ntitle: 新\n---\n消息。\n',
    '_drafts/idea.md': '---\ntitle: 想法\n---\n還沒寫完。\n',
    '_recipes/Cake.md': '---\ntitle: 蛋糕\n---\n糖。\n',
    '_notes/secret.md': '---\ntitle: 私下\n---\n不公開。\n',
    # What hides posts and collections hides no page.
    'private/p.md': '---\ntitle: 一頁\n---\n公開。\n',
    'private/_posts/2024-03-02-p.md': '---\ntitle: 私下\n---\n不公開。\n',
    '_posts/24-03-03-bare.md': '沒有前置資料。\n',
    'about.md': '---\ntitle: 關於\ndate: 2024-01-01\n---\n我是誰。\n',
    'index.md': '---\nlayout: home\n---\n歡迎。\n',
    'README.md': '# 不是頁面\n',
    'assets/word.txt': '檔案',
    'feed.xml': '---\n---\n{{ site.title }}',
    '_layouts/post.html': '{{ content }}',
}
PELICAN = {
    'pelicanconf.py': """\
import os
AUTHOR = '高橋海'
SITENAME = 'Tides'
SITEURL = ''
PATH = 'content'
TIMEZONE = 'Asia/Taipei'
DEFAULT_LANG = 'en'
ARTICLE_URL = '{date:%Y}/{category}/{slug}.html'
ARTICLE_SAVE_AS = ARTICLE_URL
PAGE_URL = '{slug}/'
PAGE_SAVE_AS = '{slug}/index.html'
BUILD = os.environ.get('BUILD')
""",
    'publishconf.py': "from pelicanconf import *\nSITEURL = 'https://example.org'\n",
    'content/sea/high.md': """\
Title: High: "Tides" & the C++ way of Ünïcode
Date: 2024-01-26 10:20
Tags: moon, C++
Summary: About tides.

See [low]({filename}low.rst).
""",
    'content/sea/low.rst': """\
Low
###

:date: 2024-02-02
:tags: moon
:slug: lowly
:category: Water

`High <{filename}high.md>`_
""",
    'content/2024-05-06-named.md': 'Title: Named\n\nThe date is in the name of the file.\n',
    'content/undated.md': 'Title: No date\n\nPelican leaves it out.\n',
    'content/draft.md': 'Title: Draft\nDate: 2024-01-01\nStatus: draft\n\nNot yet.\n',
    'content/pages/about.md': 'Title: About\n\nMe.\n',
    'content/pages/dated.md': 'Title: Dated page\nDate: 2024-01-01\n\nMe.\n',
    'content/images/word.txt': 'file',
    'content/sea/plan.txt': 'not for readers',
    'content/pages/contact.rst': 'Contact\n#######\n\nMe.\n',
}
ABLOG = {
    'conf.py': """\
import os
project = 'Tides'
extensions = ['myst_parser', 'ablog', 'sphinx.ext.extlinks']
exclude_patterns = ['_build', 'left/*']
blog_baseurl = 'https://example.org'
blog_path = 'news'
blog_authors = {'kao': ('Kao A. Hai', 'https://example.org/kao')}
blog_default_author = 'kao'
post_date_format = '%d.%m.%Y'
html_sidebars = {'**': ['ablog/postcard.html', 'ablog/recentposts.html']}
html_theme = 'basic'
html_title = os.environ.get('TITLE')
""",
    'index.rst': 'Home\n====\n\n.. postlist:: 2\n\n.. toctree::\n   :hidden:\n\n   about\n',
    'about.md': '# About\n\nMe.\n',
    'posts/lighthouse.rst': """\
Lighthouse
==========

.. post:: 15.04.2024
   :tags: tide, AI and sea
   :category: Sea

Text.
""",
    'posts/high.md': '---\nblogpost: true\ndate: 17.04.2024\ntags: C++\n---\n# High\n\nText.\n',
    'posts/idea.rst': 'Idea\n====\n\n.. post::\n\nNot yet.\n',
    'left/out.md': '# Left out\n',
}
MATERIAL = {
    'mkdocs.yml': """\
site_name: 潮汐
site_url: https://example.org/sea/
theme:
  name: material
  language: zh-TW
plugins:
  - search
  - tags
  - blog:
      pagination_per_page: 5
  - macros
markdown_extensions:
  - admonition
  - pymdownx.keys
  - pymdownx.emoji:
      emoji_index: !!python/name:material.extensions.emoji.twemoji
extra:
  secret: !ENV [SECRET, none]
nav:
  - index.md
  - 開始: guide/start.md
  - blog/index.md
""",
    'docs/index.md': '# 首頁\n\n見[開始](guide/start.md)。\n',
    'docs/guide/start.md': '# 開始\n\n!!! warning\n\n    水深。\n\n下面。\n',
    'docs/blog/index.md': '# 網誌\n',
    'docs/assets/word.txt': '檔案',
    'docs/blog/.authors.yml': """\
authors:
  kao:
    name: 高橋海
    description: 寫字的人
    avatar: https://example.org/kao.png
    url: https://example.org/kao
""",
    'docs/blog/posts/high.md': """\
---
date:
  created: 2024-01-26
  updated: 2024-02-01
authors: [kao]
categories: [The Sea, C++]
tags: [潮]
---

# High *Tides* & C++ 2.0

開頭。

<!-- more -->

!!! note "一個 `題目`"

    裡面**很好**。

    ??? tip

        藏起來的。

=== "一"

    第一頁。

=== "二"

    ``` py title="x.py"
    print('!!! note')
    ```

[低潮](deep/low.md){ .md-button } :material-waves: 結束。`{ .kept }`
""",
    'docs/blog/posts/deep/low.md': """\
---
title: 低潮
date: 2024-03-01
slug: low
---
沒有標題的文章。
""",
    'docs/blog/posts/secret.md': '---\ndraft: true\ndate: 2024-03-02\n---\n# 草稿\n',
}


class Sample(NamedTuple):
    """A site; *articles* and *pages* are at the addresses that the old program gives them."""

    files: dict[str, str]
    articles: list[str]
    pages: list[str]


SAMPLES = {
    'jekyll': Sample(
        JEKYLL,
        [
            *('the sea/2024/01/High-Tides.html', 'low/index.html', 'news/2024/03/new.html'),
            '2024/03/bare.html',
        ],
        ['about.html', 'recipes/Cake.html', 'index.html', 'private/p.html'],
    ),
    'pelican': Sample(
        PELICAN,
        [
            '2024/sea/high-tides-the-c-way-of-unicode.html',
            '2024/water/lowly.html',
            '2024/misc/named.html',
        ],
        ['about/index.html', 'dated-page/index.html', 'contact/index.html'],
    ),
    'ablog': Sample(
        ABLOG,
        ['posts/lighthouse/index.html', 'posts/high/index.html'],
        [
            *('about/index.html', 'news/index.html', 'news/2024/index.html'),
            *('news/tag/c/index.html', 'news/tag/ai-and-sea/index.html'),
            *('news/category/sea/index.html', 'news/author/kao-a-hai/index.html'),
        ],
    ),
    'material': Sample(
        MATERIAL,
        ['blog/2024/01/26/high-tides--c-20/index.html', 'blog/2024/03/01/low/index.html'],
        [
            *('guide/start/index.html', 'blog/index.html', 'blog/archive/2024/index.html'),
            *('blog/category/c/index.html', 'blog/category/the-sea/index.html'),
        ],
    ),
}
#: What is not published: as with the old program, but that ABlog has pages for its drafts.
HIDDEN = ('草稿', '不公開', '還沒寫完', 'Not yet', 'leaves it out', 'Jekyll 不讀', 'Left out')


class Moved(NamedTuple):
    """A site that was moved: the report, its ``conf.py``, the build, and what became of it."""

    report: Report
    conf: str
    built: Built
    changed: bool
    src: Path
    target: Path


Move = Callable[[str], Moved]


def contents(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob('*') if path.is_file()}


def move(build: Build, name: str, site: Path, base: Path) -> Moved:
    before = contents(site)
    report: Report = import_module(f'sphinxext_podcast.cli.moving.{name}').move(site, base / 'new')
    write_new(base / 'new', report.files)
    src = (base / 'new' / report.sources).resolve()
    built = build(src, base / 'out', 'dirhtml', confdir=base / 'new')
    conf = (base / 'new/conf.py').read_text(encoding='utf-8')
    return Moved(report, conf, built, contents(site) != before, src, base / 'new')


@pytest.fixture(scope='module')
def moved(build: Build, tmp_path_factory: pytest.TempPathFactory) -> Move:
    """Return a function that moves and builds a sample once."""

    @cache
    def once(name: str) -> Moved:
        base = tmp_path_factory.mktemp(name)
        site = put(base / 'old', {'conf.py': '', **SAMPLES[name].files})
        if name != 'ablog':
            (site / 'conf.py').unlink()
        return move(build, name, site, base)

    return once


@pytest.mark.parametrize('name', SAMPLES)
def test_a_sample_builds_without_a_warning(moved: Move, name: str) -> None:
    made = moved(name)
    assert (made.built.code, made.built.warnings) == (0, [])
    assert not made.changed


@pytest.mark.parametrize('name', SAMPLES)
def test_every_article_is_where_it_was(moved: Move, name: str) -> None:
    made, sample = moved(name), SAMPLES[name]
    pages = made.built.pages()
    assert [file for file in [*sample.articles, *sample.pages] if file not in pages] == []
    headed = {file for file, page in pages.items() if page.all(css='podcast-article-header')}
    assert headed == {*sample.articles}
    assert made.report.articles == len(sample.articles)
    assert [file for file, page in pages.items() for word in HIDDEN if word in page.text] == []


@pytest.mark.parametrize(
    ('name', 'file'),
    [
        ('jekyll', 'assets/word.txt'),
        ('pelican', 'images/word.txt'),
        ('material', 'assets/word.txt'),
    ],
)
def test_files_are_where_they_were(moved: Move, name: str, file: str) -> None:
    files = moved(name).built.files()
    assert file in files
    names = {*files} - {'.buildinfo'}
    assert [
        one
        for one in names
        if one.endswith(('.yml', '.py', 'README.md', 'feed.xml', 'plan.txt', '/post.html'))
    ] == []


@pytest.mark.parametrize('name', SAMPLES)
def test_the_command_knows_what_the_build_makes(moved: Move, name: str) -> None:
    made = moved(name)
    project = open_project(made.src, made.target)
    known = {file_at(project.paths[docname]) for docname in project.articles}
    assert known == {*SAMPLES[name].articles}
    others = {file_at(path) for path in project.paths.values()}
    assert others <= made.built.files().keys()


def test_what_jekyll_has(moved: Move) -> None:
    made = moved('jekyll')
    page = made.built.pages()['the sea/2024/01/High-Tides.html']
    assert {'低潮', '關於'} <= page.one('article').links().keys()
    listed = made.built.pages()['index.html'].one('article').text
    assert '歡迎。' in listed
    assert '低潮' in listed
    menu = "podcast_menu = ['about', 'tags/index', 'categories/index', 'archive/index']"
    assert menu in made.conf
    assert "html_baseurl = 'https://example.org/sea/'" in made.conf
    assert "language = 'zh_TW'" in made.conf


def test_what_pelican_has(moved: Move) -> None:
    made = moved('pelican')
    page = made.built.pages()['2024/sea/high-tides-the-c-way-of-unicode.html']
    assert page.links()['low'].endswith('water/lowly.html')
    assert 'tag/c/index.html' in made.built.files()
    assert "html_baseurl = 'https://example.org/'" in made.conf


def test_what_ablog_has(moved: Move) -> None:
    made = moved('ablog')
    page = made.built.pages()['posts/high/index.html']
    assert 'Kao A. Hai' in page.one(css='podcast-article-header').text
    left = {one.what for one in made.report.left}
    assert {'html_title', 'ablog/postcard.html in html_sidebars', '/news/atom.xml'} <= left


def test_what_material_has(moved: Move) -> None:
    made = moved('material')
    pages = made.built.pages()
    page = pages['blog/2024/01/26/high-tides--c-20/index.html']
    assert page.one('h1').text == 'High Tides & C++ 2.0'
    assert '高橋海' in page.one(css='podcast-article-header').text
    box = page.one('div', css='admonition')
    assert box.one(css='admonition-title').text == '一個 題目'
    assert box.one('strong').text == '很好'
    assert '藏起來的。' in box.one('details').text
    assert [one.text for one in page.all('label', css='sd-tab-label')] == ['一', '二']
    text = page.one('article').text
    assert "print('!!! note')" in text
    assert '{ .kept }' in text
    for gone in ('md-button', ':material', '!!! note "', '===', '???'):
        assert gone not in text
    assert pages['guide/start/index.html'].one('div', css='warning').text == '警告 水深。'
    assert 'High Tides' in pages['blog/index.html'].one('article').text
    left = {one.what for one in made.report.left}
    assert left == {'plugin macros', 'markdown extension pymdownx.keys'}


def test_an_edited_site_is_as_a_fresh_one(build: Build, tmp_path: Path) -> None:
    site = put(tmp_path / 'old', MATERIAL)
    made = move(build, 'material', site, tmp_path)
    edits = {
        'docs/blog/.authors.yml': ('高橋海', '高橋 海'),
        'docs/blog/posts/high.md': ('created: 2024-01-26', 'created: 2023-01-26'),
        'docs/guide/start.md': ('水深。', '=== "頁"\n\n        水深。'),
    }
    for name, (old, new) in edits.items():
        path = site / name
        path.write_text(path.read_text('utf-8').replace(old, new), 'utf-8')
    again = build(made.src, tmp_path / 'out', 'dirhtml', confdir=made.target, jobs=2)
    fresh = build(made.src, tmp_path / 'fresh', 'dirhtml', confdir=made.target)
    assert again.warnings == fresh.warnings == []
    assert again.unlike(fresh) == []
    page = fresh.pages()['blog/2023/01/26/high-tides--c-20/index.html']
    assert '高橋 海' in page.one(css='podcast-article-header').text


#: Set → the fewest settings that such a site has; the sets come without their own.
CONFIGURATIONS = {
    'interaxion': ('jekyll', '_config.yml', 'title: interaxion\nurl: https://example.org\n'),
    'choldgraf': (
        'ablog',
        'conf.py',
        """\
project = 'Chris Holdgraf'
extensions = ['myst_parser', 'ablog', 'sphinx_design']
html_theme = 'furo'
blog_path = 'blog'
blog_post_pattern = 'blog/*/*'
myst_enable_extensions = ['colon_fence', 'deflist', 'dollarmath']
""",
    ),
    'ncar-esds': (
        'ablog',
        'conf.py',
        "project = 'ESDS'\nextensions = ['myst_parser', 'ablog']\nhtml_theme = 'furo'\n",
    ),
    'sunpy-org': (
        'ablog',
        'conf.py',
        "project = 'SunPy'\nextensions = ['ablog']\nhtml_theme = 'furo'\n",
    ),
}


@pytest.mark.parametrize('name', CONFIGURATIONS)
def test_sets(build: Build, tmp_path: Path, name: str) -> None:
    """Every article of other people's sites is there, and each warning is true."""
    program, file, settings = CONFIGURATIONS[name]
    site = corpus(name).content(tmp_path / 'old')
    (site / file).write_text(settings, encoding='utf-8')
    made = move(build, program, site, tmp_path)
    assert not made.changed
    assert made.built.code == 0
    said = messages(made.built.warnings)
    assert [m for m in said if not any(is_named(fault, m) for fault in FAULTS[name])] == []
    pages = made.built.pages().values()
    headed = [page for page in pages if page.all(css='podcast-article-header')]
    written = articles(name).keys() or {path.stem for path in site.rglob('*.md')}
    assert len(headed) == len(written) == made.report.articles
