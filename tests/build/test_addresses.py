"""Pages where Hugo has them: whatever names a page says that one address."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote, urlsplit
from xml.etree import ElementTree as ET

import pytest
from sphinx.util.inventory import InventoryFile

from sphinxext_podcast.model.addresses.places import address_of, file_at
from sphinxext_podcast.output.pages.redirect import MARK
from tests.build.project import CONF as USUAL

if TYPE_CHECKING:
    from tests.build.conftest import Build, Built
    from tests.build.started import Starts

Site = Callable[[Mapping[str, str | bytes]], Path]

BASE = 'https://e.org/zh/'
CONF = f"""\
{USUAL}\
html_baseurl = 'https://e.org/zh'
podcast_permalinks = {{'notes': '/:year/:slug/'}}
"""
ARTICLE = '---\ntitle: {}\ndate: 2026-01-{:02}\ntags: [海]\n{}---\n\n{}\n'


def article(title: str, day: int, front: str = '', text: str = '燈塔還亮著。') -> str:
    return ARTICLE.format(title, day, f'{front}\n' if front else '', text)


LINKS = (
    '[甲](lamp.md)、[乙](/posts/night-shift/)、[丙](/far/bun.html)、[丁](/2026/rope/)、'
    '{podcast:article}`posts/lamp`、[舊](/old/lamp/)、{podcast:article}`letters/a`'
)
FILES: dict[str, str | bytes] = {
    'conf.py': CONF,
    '_index.md': '---\ntitle: 首頁\n---\n\n```{article-list}\n```\n\n```{term-list} tags\n```\n',
    'about.md': '---\ntitle: 關於\naliases: [/who/]\n---\n\n我們。\n',
    'posts/lamp.md': article('燈', 1, 'slug: The Lamp\naliases: [/old/lamp/]'),
    'posts/Night Shift.md': article('夜班', 2, text=LINKS),
    'posts/bun/index.md': article('燈塔', 3, 'url: /far/bun.html', '<img src="bun/pier.png">'),
    'posts/bun/pier.png': b'pier',
    'posts/tide/index.md': article('潮', 4, 'slug: ebb', '<img src="deep/表 A.png">'),
    'posts/tide/deep/表 A.png': b'table',
    'notes/rope.md': article('繩子', 5, 'slug: rope'),
    'letters/_index.md': '---\ntitle: 信\nslug: Post\n---\n\n全部的信。\n',
    'letters/a.md': article('信甲', 6),
    'letters/loose.png': b'loose',
    'posts/taken.md': article('遲', 7, 'slug: the-lamp'),
    'posts/plain.md': article('平', 8),
    'posts/shout.md': article('喊', 9, 'url: /Far/Bun.html'),
}
#: Docname → address.
PLACED = {
    'posts/lamp': '/posts/the-lamp/',
    'posts/Night Shift': '/posts/night-shift/',
    'posts/bun/index': '/far/bun.html',
    'posts/tide/index': '/posts/ebb/',
    'notes/rope': '/2026/rope/',
    'letters/index': '/post/',
    'letters/a': '/post/a/',
    'posts/shout': '/Far/Bun.html',
}
HOME = {
    'about': '/about/',
    'index': '/',
    'posts/plain': '/posts/plain/',
    'posts/taken': '/posts/taken/',
}
CLASH = (
    "posts/taken.md:5: WARNING: the address '/posts/the-lamp/' of 'posts/taken' belongs to "
    "'posts/lamp'; give one of them another slug, url or alias [podcast.link]"
)
ALIKE = (
    "posts/bun/index.md:5: WARNING: the page 'far/bun.html' of 'posts/bun/index' and "
    "'Far/Bun.html' of 'posts/shout' differ only by case or Unicode form, and are one file on "
    'Windows and macOS; rename one of them [podcast.link]'
)


@pytest.fixture(scope='module')
def built(build: Build, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Build with Sphinx's search."""
    return make(build, tmp_path_factory.mktemp('addresses'), {'podcast_search': 'sphinx'})


def make(build: Build, base: Path, conf: Mapping[str, object], jobs: int = 1) -> Built:
    for name, content in FILES.items():
        path = base / 'src' / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return build(base / 'src', base / 'out', 'dirhtml', conf=conf, jobs=jobs)


def redirects(built: Built) -> set[str]:
    pages = {name: p for name, p in built.files().items() if name.endswith(('.html', '.htm'))}
    return {name for name, path in pages.items() if path.read_text('utf-8').startswith(MARK)}


def url(address: str) -> str:
    return f'{BASE}{quote(address[1:])}'


def test_only_clashes_are_said(built: Built) -> None:
    assert sorted(built.warnings) == [ALIKE, CLASH]


def test_pages_and_what_leads_to_them(built: Built) -> None:
    leading = redirects(built)
    for docname, address in {**PLACED, **HOME}.items():
        assert file_at(address) in built.files().keys() - leading, docname
    homes = {f'{name.removesuffix("/index")}/index.html' for name in PLACED}
    others = {'who/index.html', 'old/lamp/index.html', '2026/繩子/index.html'}
    assert leading == homes | others


def test_no_link_leads_nowhere_or_over_a_redirect(built: Built) -> None:
    leading, found = redirects(built), 0
    for page, tree in built.pages().items():
        for element in tree.all('a', 'link', 'img') if page not in {*leading, '404.html'} else ():
            href = element.attrs.get('href') or element.attrs.get('src') or ''
            if urlsplit(href).netloc or href.startswith(('data:', '#')):
                continue
            file, _ = built.follow(page, href)
            assert file in built.files().keys() - leading, (page, href)
            found += 1
    assert found > 200


def test_the_head_says_it(built: Built) -> None:
    for docname, address in {**PLACED, **HOME}.items():
        text = (built.out / file_at(address)).read_text('utf-8')
        canonical = re.findall(r'<link rel="canonical" href="([^"]*)"', text)
        assert canonical == [url(address)], docname
        for data in re.findall(r'<script type="application/ld\+json">(.*?)</script>', text, re.S):
            named = re.findall(rf'"({re.escape(BASE)}[^"]*)"', json.dumps(json.loads(data)))
            pages = {unquote(one.removeprefix(BASE)) for one in named}
            files = {file_at(f'/{one.partition("#")[0]}') for one in pages}
            assert files <= built.files().keys() - redirects(built), docname
        for shown in re.findall(r'<meta property="og:url" content="([^"]*)"', text):
            assert shown == url(address)


def test_map_and_feeds_say_it(built: Built) -> None:
    tree = ET.parse(built.out / 'sitemap.xml')
    mapped = {e.text for e in tree.iter() if e.tag.endswith('loc')}
    assert {url(address) for address in {**PLACED, **HOME}.values()} <= mapped
    assert not {url(address_of(file)) for file in redirects(built)} & mapped
    feed = ET.parse(built.out / 'index.xml')
    articles = {url(a) for name, a in {**PLACED, **HOME}.items() if name.count('/')}
    articles -= {url('/post/')}
    assert {item.findtext('link') for item in feed.iter('item')} == articles
    assert {item.findtext('guid') for item in feed.iter('item')} == articles


def test_the_inventory_says_it(built: Built) -> None:
    with (built.out / 'objects.inv').open('rb') as file:
        inventory = InventoryFile.load(file, '', lambda base, uri: uri)
    documents = {name: f'/{unquote(item.uri)}' for name, item in inventory['std:doc'].items()}
    assert documents == {**PLACED, **HOME}
    articles = {f'/{unquote(item.uri)}' for item in inventory['podcast:article'].values()}
    assert {PLACED['posts/lamp'], PLACED['posts/bun/index']} <= articles


def index(built: Built) -> dict[str, list[str]]:
    text = (built.out / 'searchindex.js').read_text('utf-8')
    found: dict[str, list[str]] = json.loads(text[text.index('(') + 1 : text.rindex(')')])
    return found


def test_sphinxs_search_says_it(built: Built) -> None:
    """Its script puts a slash behind a name, and takes ``index`` from its end."""
    names = {re.sub(r'(^|/)index/$', r'\1', f'{name}/') for name in index(built)['docnames']}
    expected = {a[1:] if a.endswith('/') else f'{a[1:]}?/' for a in {**PLACED, **HOME}.values()}
    assert names == expected


def test_our_search_says_it(build: Build, tmp_path: Path) -> None:
    made = make(build, tmp_path, {'podcast_search': 'pairs'}, jobs=2)
    shards = (made.out / '_podcast-search').rglob('*.js')
    text = ''.join(path.read_text('utf-8') for path in shards)
    for address in PLACED.values():
        assert f'"{quote(address[1:], safe="/")}"' in text or address[1:] in text, address
    assert 'Night%20Shift' not in text
    assert 'posts/lamp/' not in text


def test_files_of_bundles_are_also_there(built: Built) -> None:
    files = built.files()
    for there, home in {
        'far/bun/pier.png': 'posts/bun/pier.png',
        'posts/ebb/deep/表 A.png': 'posts/tide/deep/表 A.png',
        'post/loose.png': 'letters/loose.png',
    }.items():
        assert files[there].read_bytes() == files[home].read_bytes() == FILES[home]


@pytest.mark.parametrize('theme', ['furo', 'pydata_sphinx_theme', 'shibuya'])
def test_themes_say_it(build: Build, site: Site, theme: str) -> None:
    pytest.importorskip(theme)
    kept = ('conf.py', '_index.md', 'posts/bun/index.md', 'posts/lamp.md')
    src = site({name: FILES[name] for name in kept})
    made = build(src, src.parent / 'out', 'dirhtml', conf={'html_theme': theme})
    for docname in ('posts/bun/index', 'posts/lamp'):
        text = (made.out / file_at(PLACED[docname])).read_text('utf-8')
        canonical = re.findall(r'<link rel="canonical" href="([^"]*)"', text)
        assert canonical == [url(PLACED[docname])]


EXTENSION = """
def collect(app):
    yield 'posts/the-lamp', {'title': 'mine', 'body': 'mine'}, 'page.html'


def setup(app):
    app.connect('html-collect-pages', collect)
"""


def test_a_page_of_another_extension_is_said(build: Build, site: Site) -> None:
    src = site(
        {n: FILES[n] for n in ('_index.md', 'posts/lamp.md')} | {'conf.py': CONF + EXTENSION}
    )
    made = build(src, src.parent / 'out', 'dirhtml')
    said = (
        "the page 'posts/the-lamp' of another extension is written over that of 'posts/lamp'; "
        'give it another address [podcast.link]'
    )
    assert [line.partition('WARNING: ')[2] for line in made.warnings] == [said]


LOOKING = """
from pathlib import Path

def look(app, exception):
    seen = Path(app.outdir, 'a/index.html').is_file()
    Path(app.confdir, 'seen').write_text(str(seen), encoding='utf-8')

def setup(app):
    app.connect('build-finished', look)
"""


def test_extensions_that_lead_to_documents_find_them(build: Build, site: Site) -> None:
    """As sphinxext-rediraffe does, which knows them by their docnames."""
    src = site({'conf.py': f'{USUAL}{LOOKING}', 'a.md': article('燈', 1, 'slug: lamp')})
    built = build(src, src.with_name('out'), 'dirhtml')
    assert (src / 'seen').read_text(encoding='utf-8') == 'True'
    assert (built.out / 'lamp/index.html').is_file()


def test_an_ordinary_project_stays_as_it_is(build: Build, site: Site) -> None:
    """Hugo's spelling of paths moves nothing outside its folders, nor Jekyll's key ABlog's."""
    files = {
        'index.md': '# Manual\n\n```{toctree}\nGuide/Install It\nABC\n```\n',
        'Guide/Install It.md': '# Install\n',
        'ABC.md': '---\nauthor: x\n---\n\n# ABC\n',
        'Blog/One Post.md': article('One', 1, 'permalink: /:title/'),
    }
    src = site({**files, 'conf.py': f'{USUAL}blog_path = "blog"\n'})
    made = build(src, src.parent / 'out', 'dirhtml')
    pages = made.files().keys() - redirects(made)
    assert {f'{name.removesuffix(".md")}/index.html' for name in [*files][1:]} <= pages


def put(name: str, content: str) -> Callable[[Path], None]:
    def edit(src: Path) -> None:
        (src / name).parent.mkdir(parents=True, exist_ok=True)
        (src / name).write_text(content, encoding='utf-8')

    return edit


EDITS: dict[str, Callable[[Path], None]] = {
    'another slug': put('posts/lamp.md', article('燈', 1, 'slug: Lantern')),
    'no slug': put('posts/lamp.md', article('燈', 1)),
    'a slug for who had none': put('posts/plain.md', article('平', 8, 'slug: even')),
    'a file where a folder was': put('posts/tide/index.md', article('潮', 4, 'url: /post/a.html')),
    'the place of another': put('notes/rope.md', article('繩子', 5, 'url: /posts/plain/')),
    'a document where a page is': put('posts/ebb.md', article('退潮', 9)),
    'an alias on the address of a docname': put(
        'about.md', '---\ntitle: 關於\naliases: [/posts/lamp/, /notes/rope/]\n---\n\n我們。\n'
    ),
    'held back': put('posts/lamp.md', article('燈', 1, 'slug: The Lamp\ndraft: true')),
    'a new one in between': put('posts/new.md', article('新', 9, 'slug: brand new')),
    'another pattern': put('conf.py', CONF.replace('/:year/:slug/', '/n/:slug.html')),
    'by docname': put('conf.py', f"{CONF}podcast_addresses = 'docname'\n"),
    'no home of Hugo': put('index.md', '# 首頁\n'),
    'another address of the site': put('conf.py', CONF.replace('/zh', '')),
    'the section has no slug': put('letters/_index.md', '---\ntitle: 信\n---\n'),
}
PARALLEL = {'another slug', 'by docname'}
#: After these, documents are elsewhere that were not edited; Sphinx's own search has to follow.
ELSEWHERE = (
    'another slug',
    'the place of another',
    'an alias on the address of a docname',
    'held back',
    'another pattern',
    'by docname',
    'no home of Hugo',
    'another address of the site',
    'the section has no slug',
)


@pytest.mark.parametrize(
    ('name', 'search'),
    [*((name, 'pairs') for name in EDITS), *((name, 'sphinx') for name in ELSEWHERE)],
)
def test_edits(start: Starts, name: str, search: str) -> None:
    conf = f'{CONF}podcast_search = {search!r}\n'
    site = start({**FILES, 'conf.py': conf}, 'dirhtml')
    EDITS[name](site.src)
    path = site.src / 'conf.py'
    text = path.read_text('utf-8')
    if 'podcast_search' not in text:
        path.write_text(f'{text}podcast_search = {search!r}\n', 'utf-8')
    again, fresh = site.again(2 if name in PARALLEL else 1), site.fresh()
    assert again.unlike(fresh) == []
    assert again.warnings == fresh.warnings
    before = {n: p.stat().st_mtime_ns for n, p in again.files().items() if n.endswith('.html')}
    once_more = site.again()
    written = {n: p.stat().st_mtime_ns for n, p in once_more.files().items() if n in before}
    changed = {n for n, time in written.items() if time != before[n]}
    assert not changed - {'genindex/index.html', 'search/index.html'}


def test_sphinx_sitemap_says_it(build: Build, site: Site) -> None:
    pytest.importorskip('sphinx_sitemap')
    extensions = "extensions = ['sphinxext_podcast', 'sphinx_sitemap']\n"
    base = f"html_baseurl = {BASE!r}\nsitemap_url_scheme = '{{link}}'\n"
    conf = {'conf.py': f'{CONF}{extensions}{base}'}
    src = site({n: FILES[n] for n in ('_index.md', 'posts/lamp.md', 'posts/bun/index.md')} | conf)
    made = build(src, src.parent / 'out', 'dirhtml')
    mapped = re.findall('<loc>(.*?)</loc>', (made.out / 'sitemap.xml').read_text('utf-8'))
    paths = {unquote(urlsplit(one).path).removeprefix('/zh') for one in mapped}
    assert {'/posts/the-lamp/', '/far/bun.html'} <= paths
    assert not {'/posts/lamp/', '/posts/bun/'} & paths
