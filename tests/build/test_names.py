"""What authors write is never a path by itself: nothing ends the build, or is written over."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.build.project import CONF as USUAL

if TYPE_CHECKING:
    from tests.build.conftest import Build, Built

Site = Callable[[Mapping[str, str]], Path]

LONG = '產' * 90
CONF = f"""\
{USUAL}\
html_baseurl = 'https://pod.example.org/'
podcast_robots = True
podcast_channel = {{}}
podcast_feeds = {{'site': ['rss', 'json'], 'terms': ['rss'], 'taxonomies': ['rss']}}
suppress_warnings = ['podcast.feed']
"""
TAKEN = (
    *('/sitemap.xml', '/robots.txt', '/podcast.xml', '/podcast-feed.css', '/index.xml'),
    *('/feed.json', '/tags/x/index.xml', '/search/', '/404.html', '/objects.inv'),
)
TAGS = ('index.html', 'index.html/x', 'a', 'a.html/b', 'x', LONG)
REFUSED = ('/.htaccess', '/_static/x.js', '/.well-known/security.txt')


def article(title: str, more: str = '') -> str:
    return f'---\ntitle: {title}\ndate: 2026-05-01\n{more}---\n\n內容。\n'


NAMES = f'tags: [{", ".join(TAGS)}]\nauthor: {LONG}\nsource_name: {LONG}\n'
FILES = {
    'conf.py': CONF,
    'index.md': '# H\n',
    'p/a.md': article('A', f'{NAMES}aliases: [{", ".join(TAKEN)}, /old/]\naudio: x.mp3\n'),
    'p/x.mp3': 'sound',
    **{f'p/u{at}.md': article(f'U{at}', f'url: {url}\n') for at, url in enumerate(REFUSED)},
    **{f'{name}.md': article(name) for name in ('search', 'genindex', 'py-modindex')},
    'folder/_index.md': '---\ntitle: F\nslug: [x]\n---\n',
}
#: Documents that have the places of files where pages are folders.
FOLDERS = {f'{name}.md': article(name) for name in ('sitemap.xml', 'robots.txt')}


@pytest.fixture(scope='module')
def built(build: Build, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Built]:
    src = tmp_path_factory.mktemp('names') / 'src'
    for name, text in FILES.items():
        (src / name).parent.mkdir(parents=True, exist_ok=True)
        (src / name).write_text(text, encoding='utf-8')
    made = {builder: build(src, src.parent / builder, builder) for builder in ('html', 'dirhtml')}
    return made.__getitem__


@pytest.mark.parametrize('builder', ['html', 'dirhtml'])
def test_all_is_made(built: Callable[[str], Built], builder: str) -> None:
    made = built(builder)
    assert made.code == 0
    files = made.files()
    for path in TAKEN:
        assert path.endswith(('/', '.html')) or files[path[1:]].is_file()
    assert {name for name in files if 'old/' in name} == {'old/index.html'}
    assert not [name for name in files if '.htaccess/' in name or name.startswith('.well-known')]
    assert '_static/x.js' not in files
    assert made.page('search').one('h1').text == 'Search'
    assert 'search' not in [link.text for link in made.page('archive/2026').all('a')]
    for path in ('a', 'a.html-2/b', 'index.html-2', 'index.html-2/x', 'x'):
        assert made.path(f'tags/{path}').is_file()
    cut = [name for name in files if '產' in name and name.endswith('.html')]
    assert sorted({name.partition('/')[0] for name in cut}) == ['authors', 'shows', 'tags']
    assert made.path(min(cut).removesuffix('.html').removesuffix('/index')).is_file()


@pytest.mark.parametrize('builder', ['html', 'dirhtml'])
def test_each_is_said_once_with_its_line(built: Callable[[str], Built], builder: str) -> None:
    said = [re.fullmatch(r'(\S+): (\w+): (.*)', line) for line in built(builder).warnings]
    found = sorted((match[1], match[2], match[3]) for match in said if match)
    assert len(found) == len(said)
    places = [place for place, _, _ in found]
    assert places == [
        'folder/_index.md:3',
        'genindex.md:1',
        *['p/a.md:4'] * 4,
        *('p/a.md:5', 'p/a.md:6'),
        *['p/a.md:7'] * len(TAKEN),
        *('p/u0.md:4', 'p/u1.md:4', 'p/u2.md:4'),
        *('py-modindex.md:1', 'search.md:1'),
    ]
    for path in TAKEN:
        owner = path.strip('/')
        text = f"the address '{path.rstrip('/')}"
        assert [1 for _, _, m in found if m.startswith(text) and f'belongs to {owner!r}' in m]
    assert [level for place, level, _ in found if level == 'ERROR'] == ['ERROR'] * 3


def test_a_page_keeps_its_place_and_comes_and_goes(build: Build, site: Site) -> None:
    plain = {'conf.py': CONF, 'index.md': '# H\n', 'p/a.md': article('A', 'aliases: [/x.html/]\n')}
    src = site({**plain, **FOLDERS})
    out = src.parent / 'out'
    made = build(src, out, 'dirhtml')
    assert [line.partition(' WARNING: ')[0] for line in made.warnings] == [
        'sitemap.xml.md:',
        'robots.txt.md:',
    ]
    for name in ('sitemap.xml', 'robots.txt'):
        assert made.page(name).one('h1').text == name
        (src / f'{name}.md').unlink()
    # A page where there was a folder, and the other way round, and what a crash has left.
    (src / 'p/a.md').write_text(article('A', 'aliases: [/x.html, /y/]\n'), encoding='utf-8')
    again = build(src, out, 'dirhtml')
    fresh = build(src, src.parent / 'fresh', 'dirhtml')
    assert again.warnings == fresh.warnings == []
    assert again.unlike(fresh) == []
    leads = (out / 'y/index.html').read_bytes()
    (out / 'sitemap.xml').unlink()
    (out / 'sitemap.xml').mkdir()
    (out / 'sitemap.xml/index.html').write_bytes(leads)
    (src / 'p/a.md').write_text(article('A'), encoding='utf-8')
    (src / 'x.html.md').write_text(article('X'), encoding='utf-8')
    again = build(src, out, 'dirhtml')
    fresh = build(src, src.parent / 'fresher', 'dirhtml')
    assert again.warnings == fresh.warnings == []
    assert again.unlike(fresh) == []
