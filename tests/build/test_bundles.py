"""Articles that are folders: their files are published beside them; odd names of files."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sphinxext_podcast.extension.publishing.copies import is_published

if TYPE_CHECKING:
    from tests.build.conftest import Build
    from tests.build.started import Starts

    Site = Callable[[Mapping[str, str | bytes]], Path]

BUNDLE = """\
---
title: 潮汐表
date: 2026-01-05
---

<img src="表.png" alt="">

[原稿](files/稿.pdf)。
"""
CONTENT: dict[str, str | bytes] = {
    'index.md': '# 首頁\n',
    'loose.png': b'root',
    'posts/_index.md': '文章。\n',
    'posts/loose.png': b'loose',
    'posts/img/deep.png': b'deep',
    'posts/hidden.txt.bak': b'bak',
    'posts/.secret': b'secret',
    'posts/conf.py': b'x = 1',
    'posts/tide/index.md': BUNDLE,
    'posts/tide/表.png': b'table',
    'posts/tide/files/稿.pdf': b'draft',
    'posts/tide/note.md': '# 註\n',
    'posts/tide/index.html': b'no page',
    'posts/held/index.md': '---\ntitle: 稿\ndate: 2026-01-05\ndraft: true\n---\n',
    'posts/held/secret.png': b'secret',
    'manual/index.md': '---\norphan: true\n---\n# 手冊\n',
    'manual/figure.png': b'figure',
    'talks/one.md': '---\ntitle: 講\ndate: 2026-01-06\n---\n',
    'talks/one.png': b'one',
}
COPIED = ['posts/img/deep.png', 'posts/loose.png', 'posts/tide/files/稿.pdf', 'posts/tide/表.png']


def copied(out: Path) -> list[str]:
    found = (path.relative_to(out).as_posix() for path in out.rglob('*') if path.is_file())
    own = ('.html', '.js', '.inv', '.buildinfo', '.json')
    return sorted(n for n in found if not n.startswith('_') and not n.endswith(own))


@pytest.mark.parametrize('builder', ['html', 'dirhtml'])
def test_files_of_bundles(build: Build, site: Site, tmp_path: Path, builder: str) -> None:
    src = site(CONTENT)
    conf = {'exclude_patterns': ['**/*.bak']}
    built = build(src, tmp_path / 'out', builder, conf=conf)
    assert built.warnings == []
    assert copied(built.out) == COPIED
    assert built.page('posts/tide').one('h1').text == '潮汐表'
    assert not (built.out / 'posts/tide/note.html').exists()
    assert not (built.out / 'posts/tide/note').exists()
    address = built.page('posts/tide').one('img').attrs['src']
    page = 'posts/tide/index.html'
    assert built.follow(page, address)[0] in built.files()
    # Files that did not change keep their time; those that did are copied again.
    table, loose = built.out / 'posts/tide/表.png', built.out / 'posts/loose.png'
    before = table.stat().st_mtime_ns, loose.stat().st_mtime_ns
    (src / 'posts/loose.png').write_bytes(b'new')
    os.utime(src / 'posts/loose.png', ns=(0, before[1] + 10**9))
    build(src, tmp_path / 'out', builder, conf=conf)
    assert (table.stat().st_mtime_ns, loose.read_bytes()) == (before[0], b'new')


@pytest.mark.parametrize('builder', ['text', 'epub', 'xml'])
def test_no_website(build: Build, site: Site, tmp_path: Path, builder: str) -> None:
    conf = {'epub_copyright': '一冊'}
    built = build(site(CONTENT), tmp_path / 'out', builder, conf=conf)
    assert not (built.out / 'posts/loose.png').exists()
    assert not (built.out / 'posts/tide/表.png').exists()


def test_output_below_the_source(build: Build, site: Site) -> None:
    src = site({**CONTENT, 'posts/tide/index.md': BUNDLE})
    out = src / 'posts/made'
    for _again in range(2):
        built = build(src, out, conf={'exclude_patterns': ['**/*.bak', 'posts/made-doctrees']})
        assert copied(built.out) == COPIED


def test_extra_files_of_the_project_win(build: Build, site: Site, tmp_path: Path) -> None:
    src = site({**CONTENT, 'extra/posts/loose.png': b'extra'})
    for _again in range(2):
        built = build(src, tmp_path / 'out', conf={'html_extra_path': ['extra']})
        assert (built.out / 'posts/loose.png').read_bytes() == b'extra'


def write(name: str, data: bytes) -> Callable[[Path], None]:
    def edit(src: Path) -> None:
        (src / name).parent.mkdir(parents=True, exist_ok=True)
        (src / name).write_bytes(data)

    return edit


def delete(*names: str) -> Callable[[Path], None]:
    def edit(src: Path) -> None:
        for name in names:
            (src / name).unlink()

    return edit


EDITS: dict[str, Callable[[Path], None]] = {
    'file added': write('posts/tide/更多/圖.png', b'more'),
    'file gone': delete('posts/tide/files/稿.pdf'),
    'file changed': write('posts/tide/表.png', b'other'),
    'bundle gone': delete('posts/tide/index.md', 'posts/tide/note.md'),
    'text of a folder gone': delete('posts/_index.md'),
    'held back': write(
        'posts/tide/index.md', BUNDLE.replace('date', 'draft: true\ndate').encode()
    ),
    'published': write('posts/held/index.md', BUNDLE.encode()),
    'no bundle any more': write('posts/tide/index.md', b'---\norphan: true\n---\n# Tide\n'),
    'a page of that name': write('posts/loose.png.md', BUNDLE.encode()),
}
PARALLEL = ('file added', 'bundle gone')


@pytest.mark.parametrize(
    ('name', 'jobs'), [*((name, 1) for name in EDITS), *((name, 2) for name in PARALLEL)]
)
def test_edits(start: Starts, name: str, jobs: int) -> None:
    site = start({**CONTENT, 'posts/tide/note.md': '---\norphan: true\n---\n# 註\n'})
    EDITS[name](site.src)
    if jobs > 1:
        for path in site.src.rglob('*.md'):
            path.touch()  # so that enough is read for several processes
    again, fresh = site.again(jobs), site.fresh()
    # Sphinx never deletes what it has copied there.
    assert [n for n in again.unlike(fresh) if not n.startswith('_downloads/')] == []
    assert again.warnings == fresh.warnings


#: Each with a picture of that name, a bundle and an article.
NAMES = [
    '港口？夜航',
    '一問｜一答：上',
    '[第一集] 開場',
    'a b (c) & d',
    "it's",
    'plus+x=y;z,',
    '～！',
]


@pytest.mark.parametrize('builder', ['html', 'dirhtml'])
def test_names_of_files(build: Build, site: Site, tmp_path: Path, builder: str) -> None:
    files: dict[str, str | bytes] = {
        'index.md': '# 首頁\n\n```{toctree}\n:glob:\nposts/*\n```\n\n```{article-list}\n```\n'
    }
    for day, (name, other) in enumerate(zip(NAMES, [*NAMES[1:], NAMES[0]], strict=True), start=1):
        head = f'---\ntitle: 第{day}篇\ndate: 2026-01-{day:02}\ntags: ["{name}"]\n---\n\n'
        files[f'posts/{name}.md'] = f'{head}[下一篇](<{other}.md>)\n'
        files[f'notes/{name}/index.md'] = (
            f'{head}![圖](<圖 {name}.png>)\n[上一篇](<../../posts/{name}.md>)、'
            f'[頁](<../{other}/index.md>)\n'
        )
        files[f'notes/{name}/圖 {name}.png'] = b'picture'
        files[f'節 {name}/_index.md'] = f'{name}。\n'
    built = build(site(files), tmp_path / 'out', builder)
    assert built.warnings == []
    pages, made = built.pages(), built.files()
    bodies = {n: body for n, page in pages.items() for body in page.all('div', css='body')}
    addresses = [
        (name, element.attrs.get('href', element.attrs.get('src', '')))
        for name, body in bodies.items()
        for element in body.all('a', 'img')
        if 'headerlink' not in element.attrs.get('class', '')
    ]
    assert len(addresses) > 100
    assert [a for n, a in addresses if built.follow(n, a)[0] not in made] == []
    assert [a for _, a in addresses if not a.isascii() or ' ' in a or '[' in a] == []
    for name in NAMES:
        assert (built.out / f'notes/{name}/圖 {name}.png').read_bytes() == b'picture'
        assert built.shown(f'節 {name}').one('h1').text == f'節 {name}'


@pytest.mark.parametrize(
    ('name', 'published'),
    [
        ('a/x.png', True),
        ('a/b/c/x.png', True),
        ('a/held/x.png', False),
        ('a/held/deep/x.png', False),
        ('other/x.png', False),
        ('x.png', False),
    ],
)
def test_the_nearest_folder_decides(name: str, published: bool) -> None:
    assert is_published(name, {'a': True, 'a/held': False, 'a/b/c': True}) is published
