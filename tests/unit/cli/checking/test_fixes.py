"""Mending: what is certain is changed, all else stays byte for byte."""

from __future__ import annotations

from pathlib import Path

import pytest

from sphinxext_podcast.cli.checking.finding import Edit
from sphinxext_podcast.cli.checking.fixes import edited, fix
from sphinxext_podcast.cli.checking.rules import check
from sphinxext_podcast.cli.project.project import open_project
from tests.unit.cli.checking.conftest import article, put


def mended(folder: Path, files: dict[str, str | bytes], *, published: str = '') -> list[str]:
    """Write *files*, mend them, and return the rules by which something was mended."""
    put(folder, files)
    project = open_project(folder)
    path = folder / 'published.json'
    if published:
        path.write_text(published, encoding='utf-8')
    return [one.rule for one in fix(project, check(project, path if published else None))]


@pytest.mark.parametrize(
    'keys',
    [
        'tags: [gsoc]\n',  # the commoner spelling need not be the right one
        'tags: [gsoc, GSoC]\n',
        'image: img/photo.png  # img/photo.png\n',  # which of them?
        'image: "img/phot\\u006f.png"\n',  # it is not written so
        'params: {one: &p img/photo.png}\nimage: *p\n',  # another key would change, too
    ],
)
def test_what_is_not_certain_stays(tmp_path: Path, keys: str) -> None:
    text = article(more=keys)
    others: dict[str, str | bytes] = {f'{one}.md': article(more='tags: [GSoC]\n') for one in 'bcd'}
    assert mended(tmp_path, {'a.md': text, **others, 'img/Photo.png': b''}) == []
    assert (tmp_path / 'a.md').read_text(encoding='utf-8') == text


FRONT_MATTERS = {
    'yaml': """\
---
# 註解留著
title: '甲'
date: 2026-05-01
description: x   # 那
image: 'p.PNG' # 註
---

p.PNG
""",
    'toml': """\
+++
title = "甲"
date = 2026-05-01
description = "x"
image = "p.PNG" # 註
+++
""",
    'json': """\
{"title": "甲",  "date": "2026-05-01",
  "image": "p.PNG", "description": "x"}

x
""",
}


@pytest.mark.parametrize('newline', ['\n', '\r\n'])
@pytest.mark.parametrize('encoding', ['utf-8', 'utf-8-sig'])
@pytest.mark.parametrize('text', FRONT_MATTERS.values(), ids=FRONT_MATTERS)
def test_bytes_stay(tmp_path: Path, text: str, encoding: str, newline: str) -> None:
    data = text.replace('\n', newline).encode(encoding)
    assert mended(tmp_path, {'a.md': data, 'p.png': b''}) == ['file']
    assert (tmp_path / 'a.md').read_bytes() == data.replace(b'p.PNG', b'p.png', 1)
    assert {path.name for path in tmp_path.iterdir()} == {'a.md', 'conf.py', 'index.md', 'p.png'}


def test_players_and_pictures(tmp_path: Path) -> None:
    body = (
        '\n{{< youtube "https://open.spotify.com/episode/4rOoJ6Egrf8K2IrywzwOMk" >}}\n'
        '\n```{spotify} https://youtu.be/VaCq4u5c78U\n```\n\n![youtube](img/photo.PNG "x")\n'
    )
    files: dict[str, str | bytes] = {
        'a.md': article(body, 'image: /img/photo.png\n'),
        'img/Photo.png': b'',
    }
    assert mended(tmp_path, files) == ['file', 'provider', 'provider', 'file']
    assert (tmp_path / 'a.md').read_text(encoding='utf-8') == article(
        body.replace('{{< youtube', '{{< spotify')
        .replace('{spotify}', '{youtube}')
        .replace('photo.PNG', 'Photo.png'),
        'image: /img/Photo.png\n',
    )
    assert check(open_project(tmp_path)) == []


def test_addresses_are_kept(tmp_path: Path) -> None:
    published = '{"version": 1, "documents": [{"docname": "a", "address": "/舊/"}]}'
    assert mended(tmp_path, {'a.md': article()}, published=published) == ['address']
    assert (tmp_path / 'a.md').read_text(encoding='utf-8') == article(more='aliases: ["/舊/"]\n')
    assert check(open_project(tmp_path), tmp_path / 'published.json') == []


def test_the_file_behind_a_link_is_mended(tmp_path: Path) -> None:
    put(tmp_path, {'shared/a.md': article(more='image: p.PNG\n'), 'p.png': b''})
    (tmp_path / 'shared/a.md').rename(tmp_path / 'a.txt')
    (tmp_path / 'a.md').symlink_to('a.txt')
    assert mended(tmp_path, {}) == ['file']
    assert (tmp_path / 'a.md').is_symlink()
    assert 'p.png' in (tmp_path / 'a.txt').read_text(encoding='utf-8')


def test_blanks_stay(tmp_path: Path) -> None:
    text = article('\n![x](<a B.png>)\n', 'image: A b.png\n')
    assert mended(tmp_path, {'a.md': text, 'a b.png': b''}) == ['file', 'file']
    mended_text = text.replace('a B', 'a b').replace('A b', 'a b')
    assert (tmp_path / 'a.md').read_text(encoding='utf-8') == mended_text


def test_lines_end_as_editors_end_them(tmp_path: Path) -> None:
    text = article('\na\u2028b\x0bc\x0cd\x85e\n![x](p.PNG)\n')
    assert mended(tmp_path, {'a.md': text, 'p.png': b''}) == ['file']
    assert (tmp_path / 'a.md').read_text(encoding='utf-8') == text.replace('PNG', 'png')


@pytest.mark.parametrize(
    ('body', 'fixable'), [('![x](p.PNG)', True), ('![x](p.PNG) p.PNG', False)]
)
def test_what_is_called_fixable_is_mended(tmp_path: Path, body: str, fixable: bool) -> None:
    put(tmp_path, {'a.md': article(f'\n{body}\n'), 'p.png': b''})
    (found,) = check(open_project(tmp_path))
    assert (found.edit is not None, found.message[-13:]) == (fixable, '; write it so')


@pytest.mark.parametrize(
    ('lines', 'old', 'made'),
    [
        (range(1, 2), 'a', 'X b\nb a\n'),
        (range(2, 3), 'b', 'a b\nX a\n'),
        (range(1, 3), 'a', None),
        (range(1, 2), 'z', None),
        (range(9, 10), 'a', None),
    ],
)
def test_edits(lines: range, old: str, made: str | None) -> None:
    assert edited('a b\nb a\n', Edit(lines, old, 'X')) == made
