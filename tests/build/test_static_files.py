"""Files of Hugo's ``static`` folder are at the root of a website, and pictures are found there."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sphinx.config import Config

from sphinxext_podcast.extension.files import static as static_files
from tests.build.project import BARE as USUAL

if TYPE_CHECKING:
    from tests.build.conftest import Build

Site = Callable[[Mapping[str, str | bytes]], Path]

PNG = bytes.fromhex(
    '89504e470d0a1a0a0000000d4948445200000001000000010806000000'
    '1f15c4890000000d49444154789c6364f8cf500f00038601805a347d6b0000000049454e44ae426082'
)
CONF = f"""\
{USUAL}\
podcast_static = ['../static', 'assets']
suppress_warnings = ['toc.not_included']
"""
FILES: dict[str, str | bytes] = {
    'conf.py': CONF,
    'index.md': '# 首頁\n\n![在](/../static/images/燈 塔.png)\n\n```{toctree}\nposts/a\n```\n',
    'posts/a.md': '---\ntitle: 燈\ndate: 2026-01-05\nimage: /images/%E7%87%88%20%E5%A1%94.png\n'
    '---\n\n好。\n',
    '../static/images/燈 塔.png': PNG,
    '../static/robots.txt': 'User-agent: *',
    '../static/.well-known/x': 'x',
    '../static/posts/a.html': 'no page',
    '../static/both.txt': 'first',
    'assets/both.txt': 'second',
    'assets/read.md': '# No document\n',
}
COPIED = {'images/燈 塔.png', 'robots.txt', '.well-known/x', 'both.txt', 'read.md'}


@pytest.mark.parametrize('builder', ['html', 'dirhtml', 'singlehtml'])
def test_websites(build: Build, site: Site, builder: str) -> None:
    src = site(FILES)
    made = build(src, src.parent / 'out', builder)
    files = made.files()
    assert files.keys() >= COPIED
    assert files['both.txt'].read_text() == 'first'
    assert files['images/燈 塔.png'].read_bytes() == PNG
    if builder == 'html':
        assert len(made.warnings) == 1
        assert 'posts/a.html: a page has its place' in made.warnings[0]
        assert made.page('posts/a').one('h1').text == '燈'
    else:
        assert made.warnings == []


@pytest.mark.parametrize('builder', ['latex', 'epub', 'text', 'json'])
def test_other_builders_have_none(build: Build, site: Site, builder: str) -> None:
    src = site(FILES)
    made = build(src, src.parent / 'out', builder)
    assert made.warnings == []
    assert not COPIED & made.files().keys()


@pytest.mark.parametrize(
    ('builder', 'path'),
    [('html', '_images/{}'), ('dirhtml', '_images/{}'), ('latex', '{}'), ('epub', '_images/{}')],
)
def test_pictures_are_found_by_every_builder(
    build: Build, site: Site, builder: str, path: str
) -> None:
    src = site(FILES)
    files = build(src, src.parent / 'out', builder).files()
    copied = [name for name in files if name.endswith('.png') and '_static' not in name]
    assert path.format('燈 塔.png') in copied
    assert files[path.format('燈 塔.png')].read_bytes() == PNG


def test_the_picture_of_an_article(build: Build, site: Site) -> None:
    src = site({**FILES, 'index.md': '# 首頁\n'})
    page = build(src, src.parent / 'out').page('posts/a')
    image = page.one('header', css='podcast-article-header').one('img')
    assert image.attrs['src'] == '../_images/%E7%87%88%20%E5%A1%94.png'


def test_places(tmp_path: Path) -> None:
    srcdir = tmp_path / 'src'
    config = Config({}, {})
    config.add('podcast_static', ['../static', 'more'], '', list)

    def places(path: str) -> list[str]:
        return [
            p.relative_to(tmp_path).as_posix() for p in static_files.places(path, config, srcdir)
        ]

    assert places('/a b.png') == ['static/a b.png', 'src/more/a b.png']
    assert places('/zh/a.png') == ['static/zh/a.png', 'src/more/zh/a.png']
    for path in ('/../static/a.png', '', '/', '/\0'):
        assert places(path) == []


def test_a_missing_folder(build: Build, site: Site) -> None:
    src = site({'index.md': '# 首頁\n'})
    made = build(src, src.parent / 'out', conf={'podcast_static': ['../nowhere']})
    assert made.warnings == [
        (
            "WARNING: podcast_static: there is no folder '../nowhere'; write its path from the "
            'source folder, such as "../static" [podcast.config]'
        )
    ]


def test_edits(build: Build, site: Site) -> None:
    src = site({name: text for name, text in FILES.items() if 'a.html' not in name})
    static, out, doctrees = src.parent / 'static', src.parent / 'out', src.parent / 'doctrees'

    def again() -> dict[str, int]:
        made = build(src, out, doctrees=doctrees)
        fresh = build(src, src.parent / 'fresh')
        assert made.unlike(fresh) == []
        assert made.warnings == fresh.warnings
        shutil.rmtree(fresh.out)
        shutil.rmtree(src.parent / 'fresh-doctrees')
        return {name: path.stat().st_mtime_ns for name, path in made.files().items()}

    first = again()
    os.utime(static / 'robots.txt')
    second = again()
    assert {name: first[name] for name in COPIED} == {name: second[name] for name in COPIED}
    (static / 'robots.txt').write_text('User-agent: y')
    (static / '.well-known/x').unlink()
    (static / 'both.txt').unlink()
    third = again()
    assert (out / 'robots.txt').read_text() == 'User-agent: y'
    assert (out / 'both.txt').read_text() == 'second'
    assert not (out / '.well-known').exists()
    assert third['read.md'] == first['read.md']
    (static / 'b.html').write_text('static')
    assert 'b.html' in again()
    (src / 'b.md').write_text('# B\n', encoding='utf-8')
    made = build(src, out, doctrees=doctrees)
    assert made.page('b').one('h1').text.startswith('B')
    (src / 'b.md').unlink()
    (static / 'b.html').unlink()
    assert 'b.html' not in again()


@pytest.mark.parametrize(
    'written', ['{{< video src="/media/夜.mp4" >}}', '{{< audio "/media/夜.mp4" >}}']
)
def test_players_of_static_files(build: Build, site: Site, written: str) -> None:
    article = f'---\ntitle: 夜\ndate: 2026-03-02\n---\n{written}\n'
    own: dict[str, str | bytes] = {'posts/b.md': article, '../static/media/夜.mp4': PNG}
    src = site({**FILES, **own})
    made = build(src, src.parent / 'out', 'dirhtml')
    assert made.warnings == []
    figure = made.page('posts/b').one('figure')
    name, _ = made.follow('posts/b/index.html', figure.attrs['data-podcast-src'])
    assert made.files()[name].read_bytes() == PNG


def test_what_is_not_for_readers_is_left_out(
    build: Build, site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own: dict[str, str | bytes] = {
        '../static/.env.local': 'SECRET=1',
        '../static/.git/config': 'x',
        '../static/shut.txt': 'x',
        'posts/b/index.md': '---\ntitle: 夜\ndate: 2026-03-02\n---\n\n好。\n',
        'posts/b/shut.txt': 'x',
        'posts/b/open.txt': 'x',
        'posts/b/folder': 'x',
    }
    src = site({name: text for name, text in {**FILES, **own}.items() if 'a.html' not in name})
    (tmp_path / 'secret').mkdir()
    (tmp_path / 'secret/key.txt').write_text('key')
    (src / 'posts/b/linked.txt').symlink_to(tmp_path / 'secret/key.txt')
    (src / 'posts/b/linked').symlink_to(tmp_path / 'secret')
    (src.parent / 'static/linked.txt').symlink_to(tmp_path / 'secret/key.txt')
    (src.parent / 'static/alias.txt').symlink_to(src.parent / 'static/both.txt')
    (tmp_path / 'out/posts/b/folder').mkdir(parents=True)
    copy = shutil.copy2

    def refuse(file: Path, place: Path) -> None:
        if file.name == 'shut.txt':
            raise PermissionError(13, 'Permission denied')
        copy(file, place)

    monkeypatch.setattr(shutil, 'copy2', refuse)
    made = build(src, tmp_path / 'out')
    files = made.files()
    assert files.keys() >= {'posts/b/open.txt', 'both.txt', 'alias.txt', '.well-known/x'}
    assert [name for name in files if re.search(r'secret|linked|key|\.env|\.git|shut', name)] == []
    said = [line.replace(f'{tmp_path}/', '') for line in made.warnings]
    links = 'links out of the project are not published; copy the files'
    assert {line.removeprefix('WARNING: ').removesuffix(' [podcast.config]') for line in said} == {
        'posts/b/folder: a page has its place; the file is left out, rename it',
        'posts/b/shut.txt: it cannot be copied: Permission denied',
        'static/shut.txt: it cannot be copied: Permission denied',
        f"conf.py:7: WARNING: '../static/linked.txt': {links}",
        f"posts/b/index.md:1: WARNING: 'posts/b/linked.txt', 'posts/b/linked': {links}",
    }
    assert len(said) == 5
