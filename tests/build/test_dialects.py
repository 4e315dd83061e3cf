"""Articles written for ABlog, Jekyll and Pelican, unedited, in whole builds."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

import pytest
from docutils.parsers.rst import Directive

from tests.build.project import BARE as CONF

if TYPE_CHECKING:
    from docutils.nodes import Node
    from sphinx.application import Sphinx

    from tests.build.conftest import Build, Built

    Site = Callable[[Mapping[str, str | bytes]], Path]

PLAYER = '<iframe src="https://open.spotify.com/embed/episode/5Q0sraaXJyKuO6CEdJPQgs"></iframe>'

ABLOG = {
    'conf.py': CONF
    + """\
blog_path = 'news'
blog_authors = {'kao': ('高橋海', 'https://example.org/kao')}
blog_default_author = 'kao'
post_date_format = '%d.%m.%Y'
""",
    'index.rst': """\
首頁
====

.. postlist:: 2
   :tags: 潮汐
   :category: Sea
   :format: {title} by {author} on {date}
   :list-style: none
   :excerpts:

:ref:`tag-潮汐`, :ref:`author-高橋海`, :ref:`那些標籤 <blog-tags>`, :ref:`category-the-sea-itself`,
:ref:`archive-2025`, :ref:`lighthouse`, :ref:`blog-posts`
""",
    'news/index.md': '# 消息\n\n```{postlist}\n:sort:\n```\n',
    'posts/lighthouse.rst': """\
燈塔
====

.. post:: 15 Apr, 2025
   :tags: 潮汐, AI 產業
   :category: Sea, The sea itself
   :author: 林 小姐

   守燈人說了一個故事。

第一段。

第二篇
------

.. post:: 16 Apr, 2025

.. update:: May 3rd, 2025

   燈又亮了。
""",
    'posts/tides.md': """\
---
blogpost: true
date: 17.04.2025
tags: 潮汐, 月亮
category: Sea
excerpt: 2
redirect: old/tides
exclude: true
---
(top)=
# 漲 ``潮``

% 看不見的話
見 {ref}`top` 與 {ref}`lighthouse`。

:::{note}
附註
:::
""",
    'posts/hidden.rst': '藏\n==\n\n.. post::\n   :tags: 無日期\n\n未完。\n',
    'posts/fence.md': """\
```{post} June 05 2025
---
author: Someone, kao
tags: 月亮
exclude: true
---
摘要在此。
```

# 圍欄

內文。
""",
}
JEKYLL = {
    'index.md': '# 首頁\n\n```{article-list}\n:excerpt:\n```\n',
    '_posts/2026-01-26-high-tides.md': f"""\
---
layout: podcast
permalink: /3
anchorEmbedding: {PLAYER}
excerpt: "[海浪](https://example.org/)的故事"
tags: sea salt
category: The sea
---

<nav>
  * seed
  {{:toc}}
</nav>

第一段。{{% raw %}}{{{{ 原文 }}}}{{% endraw %}}
{{: .lead}}

{{% include figure.html url="a.png" %}}

[外面](https://example.org/x){{:target="_blank"}} `{{{{ 程式 }}}}`

{{% highlight ruby %}}
puts '潮'
{{% endhighlight %}}
""",
    '_posts/2026-02-01-later.md': '---\ntitle: 後來\npublished: false\n---\n未刊。\n',
    '_drafts/someday.md': '---\ntitle: 有一天\n---\n草稿。\n',
}
PELICAN = {
    'index.md': '# 首頁\n\n```{article-list}\n```\n',
    'sea/tides.md': """\
Title: 潮汐: 上
Date: 2026-01-26 10:20
Modified: 2026-02-01
Category: Sea
Tags: moon, the sea
Authors: 高橋海, 林小姐
Summary: 關於潮汐。

見[鹽]({filename}/sea/salt.rst)。 `{static}/a.png`
""",
    'sea/salt.rst': """\
鹽
==

:date: 2026-02-02
:tags: moon
:slug: salt

正文。
""",
    'sea/draft.md': 'Title: 草稿\nDate: 2026-01-27\nStatus: draft\n\n未完。\n',
    'sea/prose.md': '# 記\n\nNote: 這不是後設資料\nDate: 也不是\n',
}


def header(built: Built, name: str) -> str:
    return built.page(name).one('header', css='podcast-article-header').text


@pytest.mark.parametrize('builder', ['html', 'text', 'latex'])
def test_ablog(build: Build, site: Site, tmp_path: Path, builder: str) -> None:
    built = build(site(ABLOG), tmp_path / 'out', builder)
    assert built.code == 0
    (warning,) = [line for line in built.warnings if 'toc.not_included' not in line]
    assert warning.startswith('posts/lighthouse.rst:16: WARNING: a document is one article')
    assert warning.endswith('[podcast.front_matter]')
    assert not any('hidden' in name for name in built.files())
    if builder == 'text':
        text = (built.out / 'posts/lighthouse.txt').read_text(encoding='utf-8')
        assert 'Updated on May 3, 2025' in text


def test_ablog_pages(build: Build, site: Site, tmp_path: Path) -> None:
    built = build(site(ABLOG), tmp_path / 'out')
    files = built.files()
    for term in (
        'tags/潮汐',
        'tags/ai-產業',
        'tags/月亮',
        'categories/the-sea-itself',
        'authors/高橋海',
    ):
        assert f'{term}.html' in files
    assert 'tags/無日期.html' not in files

    page = built.page('posts/lighthouse')
    assert 'April 15, 2025' in header(built, 'posts/lighthouse')
    assert 'Updated May 3, 2025' in header(built, 'posts/lighthouse')
    assert '林 小姐' in header(built, 'posts/lighthouse')
    assert '守燈人說了一個故事。' in page.text
    note = page.one('div', css='update')
    assert note.text == 'Updated on May 3, 2025 燈又亮了。'

    page = built.page('posts/tides')
    assert page.one('h1').text == '漲 潮'
    assert 'April 17, 2025' in header(built, 'posts/tides')
    assert '高橋海' in header(built, 'posts/tides')
    assert '看不見的話' not in page.text
    assert page.one('div', css='note').text == 'Note 附註'
    assert page.links()['燈塔'] == 'lighthouse.html'

    page = built.page('posts/fence')
    assert '摘要在此' not in page.one('div', css='body').text
    assert 'Someone' in header(built, 'posts/fence')
    assert '高橋海' in header(built, 'posts/fence')


def test_ablog_lists_and_references(build: Build, site: Site, tmp_path: Path) -> None:
    built = build(site(ABLOG), tmp_path / 'out')
    home = built.page('index')
    listed = home.one('ul', css='podcast-article-list')
    titles = [e.text for e in listed.all(css='podcast-item-title')]
    assert titles == ['漲 潮', '燈塔']
    assert '守燈人說了一個故事。' in listed.text
    links = home.one('div', css='body').links()
    assert built.follow('index.html', links['潮汐'])[0] == 'tags/潮汐.html'
    assert built.follow('index.html', links['高橋海'])[0] == 'authors/高橋海.html'
    assert built.follow('index.html', links['那些標籤'])[0] == 'tags.html'
    assert (
        built.follow('index.html', links['The sea itself'])[0] == 'categories/the-sea-itself.html'
    )
    assert (links['2025'], links['Posts']) == ('archive/2025.html', 'news/index.html')
    everything = built.page('news/index')
    titles = [e.text for e in everything.all(css='podcast-item-title')]
    assert titles == ['燈塔', '漲 潮', '圍欄']


def test_ablog_again(build: Build, site: Site, tmp_path: Path) -> None:
    """A tag that is gone takes the links to it with it, as in a fresh build."""
    src = site({**ABLOG, 'links.rst': '連結\n====\n\n:ref:`tag-ai-產業`\n'})
    build(src, tmp_path / 'out')
    path = src / 'posts/lighthouse.rst'
    path.write_text(path.read_text('utf-8').replace(', AI 產業', ', AI-產業'), 'utf-8')
    again = build(src, tmp_path / 'out')
    fresh = build(src, tmp_path / 'fresh')
    assert 'AI-產業' in again.page('links').text
    assert [n for n in again.unlike(fresh) if n.endswith('.html')] == []


def test_postlist_of_no_taxonomy(build: Build, site: Site, tmp_path: Path) -> None:
    src = site({'index.rst': '首頁\n====\n\n.. postlist::\n   :location: 高雄\n'})
    (warning,) = build(src, tmp_path / 'out').warnings
    assert warning.startswith('index.rst:4: WARNING: postlist: nothing is listed by location')
    assert warning.endswith('[podcast.config]')


def test_update_without_a_date(build: Build, site: Site, tmp_path: Path) -> None:
    src = site({'index.rst': '首頁\n====\n\n.. update:: some day\n\n   新的。\n'})
    built = build(src, tmp_path / 'out')
    (warning,) = built.warnings
    assert warning.startswith("index.rst:4: WARNING: update: 'some day' is not a date")
    assert 'Updated on some day' in built.page('index').text


def test_ablog_itself_is_there(
    build: Build, site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Then its directives are its own."""

    class Post(Directive):
        def run(self) -> list[Node]:
            return []

    def setup(app: Sphinx) -> None:
        app.add_config_value('blog_path', 'blog', 'env')
        app.add_directive('post', Post)

    double: Any = ModuleType('ablog')
    double.setup = setup
    monkeypatch.setitem(sys.modules, 'ablog', double)
    page = '首頁\n====\n\n.. post:: 2026-01-26\n'
    src = site({'conf.py': CONF.replace("['s", "['ablog', 's"), 'index.rst': page})
    built = build(src, tmp_path / 'out')
    assert [line for line in built.warnings if '[podcast.config]' in line] == [
        (
            'conf.py:4: WARNING: ablog is loaded, too, and both make articles of the same '
            'documents; take it out of "extensions" [podcast.config]'
        )
    ]
    assert built.code == 0


@pytest.mark.parametrize('builder', ['html', 'text'])
def test_jekyll(build: Build, site: Site, tmp_path: Path, builder: str) -> None:
    built = build(site(JEKYLL), tmp_path / 'out', builder)
    assert built.warnings == [
        (
            "_posts/2026-01-26-high-tides.md:18: WARNING: Liquid 'include figure.html' is not run "
            'and left out of the page; write what it should give, or delete it [podcast.shortcode]'
        )
    ]
    assert not any('later' in name or 'someday' in name for name in built.files())
    if builder == 'text':
        return
    page = built.page('_posts/2026-01-26-high-tides')
    assert page.one('h1').text == 'High Tides'
    assert 'January 26, 2026' in header(built, '_posts/2026-01-26-high-tides')
    assert page.one('figure', css='podcast-embed').attrs['data-podcast-provider'] == 'spotify'
    text = page.one('div', css='body').text
    for shown in ('{{ 原文 }}', '{{ 程式 }}', "puts '潮'"):
        assert shown in text
    for gone in ('seed', ':toc', '.lead', '_blank', '{%'):
        assert gone not in text
    assert '海浪的故事' in built.page('index').text
    assert {'tags/sea.html', 'tags/salt.html', 'categories/the-sea.html'} <= built.files().keys()


def test_jekyll_drafts(build: Build, site: Site, tmp_path: Path) -> None:
    built = build(site(JEKYLL), tmp_path / 'out', conf={'podcast_drafts': True})
    links = built.page('index').links()
    assert links['有一天'] == '_drafts/someday.html'
    assert links['後來'] == '_posts/2026-02-01-later.html'


@pytest.mark.parametrize('builder', ['html', 'text'])
def test_pelican(build: Build, site: Site, tmp_path: Path, builder: str) -> None:
    built = build(site(PELICAN), tmp_path / 'out', builder)
    (orphan,) = built.warnings
    assert orphan.startswith('sea/prose.md: WARNING: ')
    assert 'sea/draft' not in ''.join(built.files())
    if builder == 'text':
        return
    page = built.page('sea/tides')
    assert page.one('h1').text == '潮汐: 上'
    assert 'January 26, 2026' in header(built, 'sea/tides')
    assert 'Updated February 1, 2026' in header(built, 'sea/tides')
    assert page.links()['鹽'] == 'salt.html'
    assert 'Summary' not in page.one('div', css='body').text
    assert '{static}/a.png' in page.text
    page = built.page('sea/salt')
    assert page.one('h1').text == '鹽'
    assert ':slug:' not in page.text
    assert 'slug' not in page.one('div', css='body').text.lower()
    assert 'Note: 這不是後設資料' in built.page('sea/prose').text
    assert {'tags/moon.html', 'tags/the-sea.html', 'authors/林小姐.html'} <= built.files().keys()
