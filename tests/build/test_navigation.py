"""Menus, what is before, behind and above a page, and sidebars."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.build.conftest import CONF, Element, once
from tests.build.project import put

if TYPE_CHECKING:
    from tests.build.conftest import Build, Built
    from tests.build.started import Starts


def article(title: str, day: int, more: str = '') -> str:
    return f'---\ntitle: {title}\ndate: 2026-01-{day:02}\n{more}---\n\n{title}的內容。\n'


#: Half a manual, half a blog.
MANUAL = {
    'index.md': (
        '# 手冊\n\n```{toctree}\n:caption: 內容\n\nmanual/one\nmanual/two\n```\n\n'
        '```{toctree}\n:glob:\n\nmore/*\n```\n'
    ),
    'manual/one.md': '# 第一章\n\n開始。\n\n```{toctree}\ninner\n```\n',
    'manual/inner.md': '# 細節\n\n仔細看。\n',
    'manual/two.md': '# 第二章\n\n結束。\n',
    'more/three.md': '# 附錄\n\n補充。\n',
}
BLOG = {
    'posts/a.md': article('燈塔', 1, 'tags: [海 & 港, 夜航]\n'),
    'posts/b.md': article('鹽 & 風', 2, 'tags: [海 & 港]\n'),
    'posts/c.md': article('潮汐', 3, 'tags: [夜航]\n'),
    'posts/old/_index.md': '---\ntitle: 舊文\n---\n',
    'posts/old/d.md': article('舊港', 4),
    'posts/hidden.md': article('藏起來的', 5, 'status: hidden\n'),
}
#: Entries that name pages of lists, in the midst of documents.
TOCTREE = (
    '# 雜誌\n\n```{toctree}\n:caption: 看\n\nmanual/one\n文章 <posts/index>\ntags/index\n'
    'tags/夜航/index\narchive\nmanual/two\nmore/three\nnowhere/index\n```\n\n'
    '{podcast:taxonomy}`tags`、{podcast:archive}`2026`、{podcast:archive}`全部 <archive>`、'
    '{podcast:section}`posts/old`、{podcast:section}`沒有`\n'
)
SIDEBARS = [f'podcast/{name}.html' for name in ('recent', 'tags', 'archive', 'subscribe')]
FILES = {
    **MANUAL,
    **BLOG,
    'conf.py': CONF.replace("'basic'", "'alabaster'")
    + "html_baseurl = 'https://zine.example/'\npodcast_page_size = 1\n"
    + f"html_sidebars = {{'**': ['navigation.html', 'relations.html', *{SIDEBARS!r}]}}\n",
    'index.md': TOCTREE,
    'plain.rst': (
        ':orphan:\n\n紙\n==\n\n.. toctree::\n   :hidden:\n\n   /tags/index\n   two </x/index>\n'
    ),
}
NOTHING = 'WARNING: toctree contains reference to nonexisting document {!r} [toc.not_readable]'
WARNINGS = [
    f'index.md:3: {NOTHING.format("nowhere/index")}',
    f'plain.rst:6: {NOTHING.format("x/index")}',
    "index.md:16: WARNING: there is no section '沒有' [podcast.link]",
]


@pytest.fixture(scope='module')
def zine(build: Build, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Built]:
    """Return a function that builds the site once with each builder."""
    base = tmp_path_factory.mktemp('zine')
    return once(build, put(base / 'src', FILES), base)


def menu(page: Element) -> list[tuple[str, str]]:
    """Return text and address of the menu of alabaster, without headings."""
    found = [e for e in page.all('li') if 'toctree-l1' in e.attrs.get('class', '')]
    side = found[-len(found) // 2 :] if len(found) > 8 else found
    return [(a.text, a.attrs['href']) for e in side for a in e.all('a')[:1]]


def rel(page: Element) -> dict[str, str]:
    found = page.all('link')
    return {
        e.attrs['rel']: e.attrs['href'] for e in found if e.attrs.get('rel') in ('prev', 'next')
    }


@pytest.mark.parametrize('builder', ['html', 'dirhtml'])
def test_pages_of_lists_stand_in_a_toctree(zine: Callable[[str], Built], builder: str) -> None:
    built = zine(builder)
    assert built.warnings == WARNINGS
    end = {'html': '.html', 'dirhtml': '/'}[builder]
    index = {'html': 'posts/index.html', 'dirhtml': 'posts/'}[builder]
    found = [
        ('第一章', f'manual/one{end}'),
        ('文章', index),
        ('標籤', f'tags{end}'),
        ('夜航', f'tags/夜航{end}'),
        ('Archive', f'archive{end}'),
        ('第二章', f'manual/two{end}'),
        ('附錄', f'more/three{end}'),
    ]
    assert [(text, href) for text, href in menu(built.page('index'))] == [
        (text.replace('標籤', 'Tags'), href.replace('夜航', '%E5%A4%9C%E8%88%AA'))
        for text, href in found
    ]
    for name, title in (('tags', 'Tags'), ('tags/夜航', '夜航'), ('posts/index', '文章')):
        page = built.page(name if builder == 'html' else name.removesuffix('/index'))
        current = [e for e in page.all('li') if 'current' in e.attrs.get('class', '').split()]
        assert [e.one('a').text for e in current] == [title], name


def test_roles_lead_there(zine: Callable[[str], Built]) -> None:
    built = zine('dirhtml')
    body = built.page('index').one(css='body').all('p')[-1]
    assert [(a.text, a.attrs['href']) for a in body.all('a')] == [
        ('Tags', 'tags/'),
        ('2026', 'archive/2026/'),
        ('全部', 'archive/'),
        ('舊文', 'posts/old/'),
    ]
    data = (built.out / 'objects.inv').read_bytes().split(b'zlib.\n')[1]
    lines = zlib.decompress(data).decode().splitlines()
    assert 'tags podcast:taxonomy -1 tags/ Tags' in lines
    assert 'archive podcast:archive -1 archive/ Archive' in lines
    assert 'archive/2026 podcast:archive -1 archive/2026/ 2026' in lines
    assert 'posts podcast:section -1 posts/ Posts' in lines


@pytest.mark.parametrize('builder', ['text', 'latex', 'epub', 'singlehtml'])
def test_elsewhere_such_entries_are_left_out(zine: Callable[[str], Built], builder: str) -> None:
    built = zine(builder)
    assert {line for line in built.warnings if 'epub' not in line} == {*WARNINGS}
    if builder == 'text':
        text = (built.out / 'index.txt').read_text(encoding='utf-8')
        entries, _blank, roles = text.partition('看\n^^\n\n')[2].rpartition('\n\n')
        assert entries.split() == ['*', '第一章', '*', '細節', '*', '第二章', '*', '附錄']
        assert roles == 'Tags、2026、*全部*、舊文、*沒有*\n'


def test_from_article_to_article(zine: Callable[[str], Built]) -> None:
    built = zine('dirhtml')
    assert rel(built.page('posts/b')) == {'prev': '../a/', 'next': '../c/'}
    assert rel(built.page('posts/a')) == {'next': '../b/'}
    assert rel(built.page('posts/old/d')) == {'prev': '../../c/'}
    assert rel(built.page('posts/hidden')) == {}
    side = built.page('posts/a').one(css='relations').text
    assert '鹽 & 風' in side
    # Documents have their order, pages of lists are on no way through them.
    assert rel(built.page('manual/inner')) == {'prev': '../one/', 'next': '../two/'}
    assert rel(built.page('manual/two')) == {'prev': '../inner/', 'next': '../../more/three/'}


def test_from_page_to_page_of_a_list(zine: Callable[[str], Built]) -> None:
    built = zine('dirhtml')
    assert rel(built.page('posts')) == {'next': 'page/2/'}
    assert rel(built.page('posts/page/2')) == {'prev': '../../', 'next': '../3/'}
    assert rel(built.page('posts/page/3')) == {'prev': '../2/'}
    assert rel(built.page('tags')) == {}


@pytest.mark.parametrize(
    ('page', 'above'),
    [
        ('posts/a', ['Posts']),
        ('posts/old/d', ['Posts', '舊文']),
        ('posts/old', ['Posts']),
        ('posts', []),
        ('posts/page/2', ['Posts']),
        ('tags', []),
        ('tags/海--港', ['Tags']),
        ('tags/海--港/page/2', ['Tags', '海 & 港']),
        ('archive/2026', ['Archive']),
        ('manual/inner', ['第一章']),
    ],
)
def test_what_is_above_a_page(zine: Callable[[str], Built], page: str, above: list[str]) -> None:
    built = zine('dirhtml')
    related = built.page(page).one(css='relations')
    found = [a.text for a in related.all('a')]
    names = [text for text in found if text != 'Documentation overview']
    beside = {'第二章', '鹽 & 風', '潮汐'} | ({'第一章'} if page == 'manual/inner' else set())
    assert [n for n in names if n not in beside - {*above}][: len(above)] == above
    assert len(set(names) - beside - {*above}) == 0
    file = built.path(page).relative_to(built.out).as_posix()
    for a in related.all('a'):
        assert built.follow(file, a.attrs['href'])[0] in built.files()


def test_sidebars_lead_everywhere_from_everywhere(zine: Callable[[str], Built]) -> None:
    built = zine('dirhtml')
    files = built.files()
    for name, page in built.pages().items():
        parts = [e for e in page.all('nav') if 'podcast-sidebar' in e.attrs.get('class', '')]
        if not parts:
            assert 'http-equiv' in files[name].read_text() or '_static' in name, name
            continue
        labels = [e.attrs['aria-label'] for e in parts]
        assert labels == ['Newest articles', 'Tags', 'Archive', 'Subscribe'], name
        assert [e.one('h3').text for e in parts] == labels
        for a in (a for part in parts for a in part.all('a')):
            if name != '404.html':
                assert built.follow(name, a.attrs['href'])[0] in files, (name, a.attrs)
    recent, tags, years, ways = (
        [a.text for a in e.all('a')]
        for e in built.page('manual/two').all('nav')
        if 'podcast-sidebar' in e.attrs.get('class', '')
    )
    assert recent == ['舊港', '潮汐', '鹽 & 風', '燈塔', 'All articles']
    assert tags == ['夜航', '海 & 港']
    assert (years, ways) == (['2026'], ['RSS'])


def test_a_manual_is_untouched(build: Build, tmp_path: Path) -> None:
    """With articles beside it every page of it is byte for byte what it is without us."""
    conf = "project = '一冊'\nhtml_theme = 'alabaster'\nhtml_last_updated_fmt = None\n"
    plain = {**MANUAL, 'conf.py': f"{conf}extensions = ['myst_parser', 'sphinx_design']\n"}
    both = {**MANUAL, **BLOG, 'conf.py': f"{conf}extensions = ['sphinxext_podcast']\n"}
    one = build(put(tmp_path / 'plain', plain), tmp_path / 'one', 'html')
    other = build(put(tmp_path / 'both', both), tmp_path / 'two', 'html')
    assert other.warnings == []
    for name in (f'{docname.removesuffix(".md")}.html' for docname in MANUAL):
        assert (one.out / name).read_text() == (other.out / name).read_text(), name


THEMES = (
    'alabaster',
    'classic',
    'furo',
    'pydata_sphinx_theme',
    'sphinx_book_theme',
    'sphinx_rtd_theme',
    'shibuya',
)
#: Those that show what is before and behind an article below it.
SAYING = THEMES[2:]


#: Pages without a date, and their front matter from the title on.
PAGES = {
    'about.md': '關於\nweight: 1',
    'imprint/index.md': '法律\nlinkTitle: Imprint\nweight: 2',
    '404.md': '沒有',
    'about.de.md': 'Über',
    'deep/er/page.md': '深處',
    'silent.md': '不說\nstatus: hidden',
}


def links_of(page: Element, wanted: set[str]) -> dict[str, None]:
    return dict.fromkeys(text for a in page.all('a') if (text := a.text.strip()) in wanted)


@pytest.mark.parametrize('theme', THEMES)
def test_a_site_without_a_toctree_gets_a_menu(build: Build, tmp_path: Path, theme: str) -> None:
    if theme not in THEMES[:2] and find_spec(theme) is None:
        pytest.skip(f'{theme} is not installed')
    files = {**BLOG, 'index.md': '# 家\n\n你好。\n', 'manual.md': ':::{note}\n一\n:::\n# 章\n'}
    files |= {name: f'---\ntitle: {text}\n---\n我們。\n' for name, text in PAGES.items()}
    conf = {'html_theme': theme}
    built = build(put(tmp_path / 'src', files), tmp_path / 'out', 'dirhtml', conf=conf)
    wanted = {('posts/index.html', 'Posts'), ('tags/index.html', 'Tags')}
    wanted |= {('archive/index.html', 'Archive'), ('about/index.html', '關於')}
    wanted |= {('imprint/index.html', 'Imprint')}
    for name in ('index', 'tags', 'posts/a', 'tags/夜航'):
        file = 'index.html' if name == 'index' else f'{name}/index.html'
        links = [a for e in built.page(name).all('li') for a in e.all('a')[:1]]
        inside = [a for a in links if '://' not in a.attrs['href']]
        found = {(built.follow(file, a.attrs['href'])[0], a.text.strip()) for a in inside}
        assert wanted <= found, name
        # Not these, and no ordinary document.
        assert not {'沒有', 'Über', '深處', '不說', '章'} & {text for _, text in found}, name
    shown = [*links_of(built.page('posts/a'), {text for _, text in wanted})]
    assert shown == ['Posts', 'Tags', 'Archive', '關於', 'Imprint']
    current = [
        e for e in built.page('tags').all('li') if 'current' in e.attrs.get('class', '').split()
    ]
    assert {e.one('a').text for e in current} == {'Tags'}
    if theme == 'pydata_sphinx_theme':  # has a frame for the pages below; there are none
        assert built.page('tags').all(css='bd-docs-nav') == []
    assert rel(built.page('posts/b')) == {'prev': '../a/', 'next': '../c/'}
    neighbours = built.page('posts/b').all(css='podcast-article-neighbours')
    assert len(neighbours) == (theme not in SAYING)


def test_a_menu_that_the_site_chose(build: Build, tmp_path: Path) -> None:
    files = {
        **BLOG,
        'index.md': '# 家\n\n你好。\n',
        'about.md': '---\ntitle: 關於\n---\n我們。\n',
        'guide.md': '# 指南\n',
        'conf.py': CONF.replace("'basic'", "'alabaster'")
        + "podcast_menu = ['about', 'guide', '主題 <tags/index>', 'nothing', 'genindex', "
        "'信 <https://x.example/>']\n",
    }
    built = build(put(tmp_path / 'src', files), tmp_path / 'out', 'dirhtml')
    assert built.warnings == [
        "conf.py:7: WARNING: podcast_menu: there is no page 'nothing' [podcast.config]"
    ]
    assert menu(built.page('posts/a')) == [
        ('關於', '../../about/'),
        ('指南', '../../guide/'),
        ('主題', '../../tags/'),
        ('Index', '../../genindex/'),
        ('信', 'https://x.example/'),
    ]


def test_numbered_figures(build: Build, tmp_path: Path) -> None:
    """Sphinx looks for them in whatever toctrees name, menus of ours, too."""
    numbered = '# 家\n\n```{toctree}\n:numbered:\n\ntags/index\nmanual\n```\n'
    files = {**BLOG, 'manual.md': '# 章\n', 'conf.py': f'{CONF}numfig = True\n'}
    for name, text in {'plain': '# 家\n', 'numbered': numbered}.items():
        src = put(tmp_path / name, {**files, 'index.md': text})
        built = build(src, tmp_path / f'{name}-out', 'dirhtml')
        assert [line for line in built.warnings if 'toctree' not in line] == []
    assert menu(built.page('index'))[:2] == [('Tags', 'tags/'), ('1. 章', 'manual/')]


def test_no_menu(build: Build, tmp_path: Path) -> None:
    """Nor one where the front page has a toctree, which is said if somebody chose one."""
    files = {**BLOG, 'index.md': '# 家\n', 'conf.py': f'{CONF}podcast_menu = []\n'}
    src = put(tmp_path / 'src', files)
    built = build(src, tmp_path / 'out', 'dirhtml')
    assert built.warnings == []
    assert menu(built.page('index')) == []
    (src / 'index.md').write_text('# 家\n\n```{toctree}\nposts/index\n```\n', encoding='utf-8')
    (src / 'conf.py').write_text(f"{CONF}podcast_menu = ['tags']\n", encoding='utf-8')
    built = build(src, tmp_path / 'out', 'dirhtml')
    message = "podcast_menu does nothing: 'index' has a toctree of its own"
    assert built.warnings == [f'conf.py:7: WARNING: {message} [podcast.config]']
    assert built.page('index').one(css='toctree-wrapper').text.strip() == 'Posts'


def _write(name: str, text: str) -> Callable[[Path], object]:
    def edit(src: Path) -> None:
        (src / name).parent.mkdir(parents=True, exist_ok=True)
        (src / name).write_text(text, encoding='utf-8')

    return edit


#: Edits, each of which changes what is around other pages.
EDITS: dict[str, Callable[[Path], object]] = {
    'a new article': _write('posts/e.md', article('新的', 9, 'tags: [海 & 港]\n')),
    'a page of a list becomes a document': _write('tags/_index.md', '---\ntitle: 主題\n---\n'),
    'and is none any more': lambda src: (src / 'tags/_index.md').unlink(),
    'the last of a term': lambda src: [
        _write('posts/a.md', article('燈塔', 1))(src),
        _write('posts/c.md', article('潮汐', 3))(src),
    ],
    'another title': _write('posts/c.md', article('大潮', 3, 'tags: [夜航]\n')),
    'no toctree': _write('index.md', '# 雜誌\n\n沒有目錄。\n'),
    'a folder with a title': _write('posts/_index.md', '---\ntitle: 全部文章\n---\n'),
    'a toctree again': _write('index.md', TOCTREE),
}


@pytest.mark.parametrize('jobs', [1, 2])
def test_every_edit_is_seen_everywhere(start: Starts, jobs: int) -> None:
    zine = start(FILES, 'dirhtml', jobs=jobs)
    for what, edit in EDITS.items():
        edit(zine.src)
        assert zine.again(jobs).unlike(zine.fresh()) == [], what
