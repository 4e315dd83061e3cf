"""Files about the site as a whole: its map, ``robots.txt``, ``404.html``, drawn pictures."""

from __future__ import annotations

import shutil
import struct
import xml.etree.ElementTree as ET
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

import pytest

from sphinxext_podcast.extension.head import cards as share_pictures
from sphinxext_podcast.extension.head import fonts
from tests.build.conftest import once
from tests.build.project import BARE as CONF
from tests.unit.output.samples import HARD

if TYPE_CHECKING:
    from tests.build.conftest import Build, Built

    Site = Callable[[Mapping[str, str | bytes]], Path]

NAMESPACE = '{http://www.sitemaps.org/schemas/sitemap/0.9}'
ROOT = 'https://x.example/sub/'
ARTICLE = '---\ntitle: {}\ndate: {}\ntags: [{}]\n{}---\n\n燈塔還亮著。\n'
ADDRESS = f"html_baseurl = '{ROOT}'\n"
FILES: dict[str, str | bytes] = {
    'conf.py': f'{CONF}{ADDRESS}podcast_robots = True\npodcast_page_size = 2\n',
    'index.md': '# 首頁\n\n```{toctree}\nus\n```\n',
    'us.md': '# 關於\n',
    'alone.md': '---\norphan: true\n---\n\n# 一個人\n',
    'posts/hard.md': ARTICLE.format(
        f"'{HARD.replace(chr(39), chr(39) * 2)}'", '2026-01-05', '燈', ''
    ),
    'posts/夜 班.md': ARTICLE.format('夜班', '2026-01-06', '燈, C++', 'aliases: [/old/]\n'),
    'posts/wave.md': ARTICLE.format('浪', '2026-01-07', '燈', 'lastmod: 2026-03-01\n'),
    'posts/hidden.md': ARTICLE.format('藏', '2026-01-08', '藏', 'sitemap: {disable: true}\n'),
    'posts/draft.md': ARTICLE.format('草', '2026-01-08', '草', 'draft: true\n'),
    'posts/wave.en.md': ARTICLE.format('Wave', '2026-01-02', '浪', 'language: en\n'),
}


@pytest.fixture
def src(site: Site) -> Path:
    return site(FILES)


@pytest.fixture(scope='module')
def built(build: Build, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Built]:
    base = tmp_path_factory.mktemp('map')
    for name, content in FILES.items():
        (base / 'src' / name).parent.mkdir(parents=True, exist_ok=True)
        (base / 'src' / name).write_text(str(content), encoding='utf-8')
    return once(build, base / 'src', base)


@pytest.fixture(params=['html', 'dirhtml'])
def either(request: pytest.FixtureRequest, built: Callable[[str], Built]) -> Built:
    return built(request.param)


def mapped(built: Built) -> dict[str, str]:
    """Return the files in the map, each with its date."""
    found = {}
    for url in ET.parse(built.out / 'sitemap.xml').getroot():
        address = url.findtext(f'{NAMESPACE}loc', '')
        assert address.startswith(ROOT)
        assert address.isascii()
        path = unquote(urlsplit(address).path.removeprefix('/sub/'))
        name = f'{path}index.html' if path == '' or path.endswith('/') else path
        assert name not in found
        found[name] = url.findtext(f'{NAMESPACE}lastmod', '')
    return found


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding='utf-8')
    assert old in text
    path.write_text(text.replace(old, new), encoding='utf-8')


def test_the_map_has_every_page(either: Built) -> None:
    pages = {
        name
        for name, page in either.pages().items()
        if not [m for m in page.all('meta') if m.attrs.get('http-equiv') == 'refresh']
    }
    apart = {n for n in pages if n.startswith(('search', 'genindex', '404', 'posts/hidden'))}
    assert len(apart) == 4
    found = mapped(either)
    assert found.keys() == pages - apart
    assert {n.split('/')[0].removesuffix('.html') for n in found} >= {'alone', 'us', 'tags'}
    assert [name for name in found if 'page/2' in name]
    assert either.warnings == []


def test_the_map_knows_when_articles_changed(built: Callable[[str], Built]) -> None:
    found = mapped(built('html'))
    assert found['posts/wave.html'][:10] == '2026-03-01'
    assert found['posts/hard.html'][:10] == '2026-01-05'
    assert found['tags/浪.html'][:10] == '2026-01-02'
    assert found['us.html'] == ''


def test_the_map_names_translations(build: Build, src: Path) -> None:
    built = build(src, src.with_name('out'))
    # Both are English: the project names no other language.
    assert 'hreflang' not in (built.out / 'sitemap.xml').read_text(encoding='utf-8')
    edit(src / 'conf.py', ADDRESS, f"{ADDRESS}language = 'zh_TW'\n")
    built = build(src, src.with_name('out'))
    text = (built.out / 'sitemap.xml').read_text(encoding='utf-8')
    assert text.count(f'hreflang="en" href="{ROOT}posts/wave.en.html"') == 2
    assert text.count(f'hreflang="zh-TW" href="{ROOT}posts/wave.html"') == 2


def test_robots(either: Built) -> None:
    text = (either.out / 'robots.txt').read_text(encoding='utf-8')
    assert text == f'User-agent: *\nAllow: /\n\nSitemap: {ROOT}sitemap.xml\n'


def test_lost_readers(either: Built) -> None:
    page = either.page('404')
    assert (either.out / '404.html').is_file()
    assert not (either.out / '404').exists()
    assert page.one('h1').text == 'Page not found'
    assert HARD in page.links()
    form = page.one('form', css='podcast-search')
    links = [
        element.attrs[key]
        for element in page.walk()
        for key in ('href', 'src', 'action')
        if element.attrs.get(key, '#')[:1] not in {'', '#'}  # those lead to the page itself
    ]
    assert form.attrs['action'] in links
    assert len(links) > 10
    for link in links:
        assert link.startswith(('/sub/', 'https://')), link
        if link.startswith('/sub/'):
            path = unquote(urlsplit(link).path.removeprefix('/sub/'))
            file = either.out / path
            assert file.is_file() or (file / 'index.html').is_file(), link
    assert [m.attrs['content'] for m in page.all('meta') if m.attrs.get('name') == 'robots'] == [
        'noindex'
    ]
    assert [e for e in page.all('link') if e.attrs.get('rel') == 'canonical'] == []


def test_after_an_edit_all_is_as_if_built_afresh(build: Build, src: Path) -> None:
    out = src.with_name('out')
    first = build(src, out)
    times = {name: path.stat().st_mtime_ns for name, path in first.files().items()}
    edit(src / 'us.md', '# 關於', '# 關於我們')
    again = build(src, out)
    same = ('sitemap.xml', 'robots.txt', '404.html')
    assert [n for n in same if again.files()[n].stat().st_mtime_ns != times[n]] == []
    (src / 'posts/wave.md').rename(src / 'posts/surf.md')
    edit(src / 'posts/hard.md', '2026-01-05', '2026-04-05')
    (src / 'posts/new.md').write_text(ARTICLE.format('新', '2026-02-01', '新', ''), 'utf-8')
    again = build(src, out)
    assert 'posts/surf.html' in mapped(again)
    fresh = build(src, src.with_name('fresh'))
    assert again.unlike(fresh) == []
    parallel = build(src, src.with_name('parallel'), jobs=2)
    assert parallel.unlike(fresh) == []


def test_titles_of_sections_reach_the_articles_below(build: Build, src: Path) -> None:
    (src / 'posts/deep').mkdir()
    (src / 'posts/_index.md').write_text('---\ntitle: 文章\n---\n', 'utf-8')
    (src / 'posts/deep/_index.md').write_text('---\ntitle: 深處\n---\n', 'utf-8')
    (src / 'posts/deep/a.md').write_text(ARTICLE.format('甲', '2026-02-01', '甲', ''), 'utf-8')
    out = src.with_name('out')
    build(src, out)
    edit(src / 'posts/_index.md', '文章', '全部文章')
    edit(src / 'posts/wave.en.md', 'language: en', 'language: ja')
    again = build(src, out)
    assert '"全部文章"' in again.path('posts/deep/a').read_text(encoding='utf-8')
    assert again.unlike(build(src, src.with_name('fresh'))) == []


def test_what_options_turn_off_is_deleted(build: Build, src: Path) -> None:
    out = src.with_name('out')
    build(src, out)
    conf = src / 'conf.py'
    edit(conf, 'podcast_robots = True', 'podcast_robots = False\npodcast_404 = False')
    edit(conf, ADDRESS, '')
    again = build(src, out)
    assert not {'sitemap.xml', 'robots.txt', '404.html'} & again.files().keys()
    assert again.unlike(build(src, src.with_name('fresh'))) == []


@pytest.mark.parametrize('place', ['html_extra_path', 'podcast_static'])
def test_files_of_the_author_stay(build: Build, src: Path, place: str) -> None:
    out = src.with_name('out')
    build(src, out)
    (src / 'extra').mkdir()
    names = ('sitemap.xml', 'robots.txt', '404.html')
    for name in names:
        (src / 'extra' / name).write_text('mine', 'utf-8')
    edit(src / 'conf.py', ADDRESS, f"{ADDRESS}{place} = ['extra']\n")
    for _ in range(2):
        again = build(src, out)
        assert [again.files()[name].read_text(encoding='utf-8') for name in names] == ['mine'] * 3
        assert again.warnings == []
        edit(src / 'us.md', '#', '# x')


def test_a_document_of_that_name_stays(build: Build, src: Path) -> None:
    (src / '404.md').write_text('---\norphan: true\n---\n\n# 沒有這一頁\n', 'utf-8')
    built = build(src, src.with_name('out'))
    assert built.page('404').one('h1').text == '沒有這一頁'
    assert built.warnings == []


@pytest.mark.parametrize('builder', ['singlehtml', 'json', 'epub', 'latex', 'text'])
def test_other_builders_have_no_such_files(build: Build, src: Path, builder: str) -> None:
    built = build(src, src.with_name('out'), builder)
    assert not {'sitemap.xml', 'robots.txt', '404.html'} & built.files().keys()


def test_other_extensions_write_their_own(build: Build, src: Path) -> None:
    pytest.importorskip('sphinx_sitemap')
    pytest.importorskip('notfound')
    edit(
        src / 'conf.py',
        "extensions = ['sphinxext_podcast']",
        "extensions = ['sphinxext_podcast', 'sphinx_sitemap', 'notfound.extension']\n"
        "sitemap_url_scheme = '{link}'",
    )
    built = build(src, src.with_name('out'))
    found = mapped_of_others(built)
    assert {'posts/hard.html', 'tags/c++.html', 'archive/2026.html'} <= found
    assert [name for name in found if 'mark' in name or name.startswith('404')] == []
    assert built.page('404').all('form', css='podcast-search') == []


def mapped_of_others(built: Built) -> set[str]:
    root = ET.parse(built.out / 'sitemap.xml').getroot()
    return {url.findtext(f'{NAMESPACE}loc', '').removeprefix(ROOT) for url in root}


@pytest.fixture
def drawn(src: Path) -> Path:
    pytest.importorskip('PIL')
    if fonts.find('燈塔', '', 'zh-TW', bold=True) is None:
        pytest.skip('no font of this system has Chinese characters')
    edit(src / 'conf.py', ADDRESS, f"{ADDRESS}podcast_cards = True\nlanguage = 'zh_TW'\n")
    return src


def pictures(built: Built) -> dict[str, Path]:
    return {name: path for name, path in built.files().items() if name.startswith('podcast-cards')}


def test_pictures_are_drawn_once(build: Build, drawn: Path) -> None:
    out = drawn.with_name('out')
    first = build(drawn, out)
    found = pictures(first)
    assert first.warnings == []
    assert len(found) == 5
    for path in found.values():
        data = path.read_bytes()
        assert data.startswith(b'\x89PNG')
        assert struct.unpack('>II', data[16:24]) == (1200, 630)
    named = {
        meta.attrs['content']
        for page in first.pages().values()
        for meta in page.all('meta')
        if meta.attrs.get('property') == 'og:image'
    }
    assert named == {f'{ROOT}{name}' for name in found}
    times = {name: path.stat().st_mtime_ns for name, path in found.items()}
    edit(drawn / 'posts/wave.md', 'title: 浪', 'title: 大浪')
    again = build(drawn, out)
    kept = times.keys() & pictures(again).keys()
    assert (len(kept), len(pictures(again))) == (4, 5)
    assert [n for n in kept if again.files()[n].stat().st_mtime_ns != times[n]] == []
    shutil.rmtree(out / 'podcast-cards')
    assert build(drawn, out).unlike(build(drawn, drawn.with_name('fresh'))) == []
    edit(drawn / 'conf.py', 'podcast_cards = True', 'podcast_cards = False')
    assert pictures(build(drawn, out)) == {}


def test_letters_without_a_font_are_named(build: Build, drawn: Path) -> None:
    edit(drawn / 'posts/wave.md', 'title: 浪', 'title: "\U0001e900 浪"')  # Adlam
    built = build(drawn, drawn.with_name('out'))
    (warning,) = built.warnings
    assert "'\U0001e900'" in warning
    assert 'Articles without a picture: 1' in warning
    assert len(pictures(built)) == 4


def test_a_font_that_is_none(build: Build, drawn: Path) -> None:
    edit(
        drawn / 'conf.py', '= True\nlanguage', "= {'font': 'us.md', 'accent': '#ff0000'}\nlanguage"
    )
    built = build(drawn, drawn.with_name('out'))
    (warning,) = built.warnings
    assert 'us.md is no font' in warning
    assert len(pictures(built)) == 5


def test_without_pillow(build: Build, drawn: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(share_pictures, 'find_spec', lambda name: None)
    built = build(drawn, drawn.with_name('out'))
    assert 'pip install "sphinxext-podcast[cards]"' in built.status
    assert (pictures(built), built.warnings) == ({}, [])


@pytest.mark.parametrize('value', ["{'colour': '#fff'}", "{'color': 'red'}", "'yes'"])
def test_impossible_pictures(build: Build, src: Path, value: str) -> None:
    edit(src / 'conf.py', ADDRESS, f'{ADDRESS}podcast_cards = {value}\n')
    built = build(src, src.with_name('out'))
    assert [w for w in built.warnings if 'podcast_cards' in w] == built.warnings != []
    assert pictures(built) == {}
