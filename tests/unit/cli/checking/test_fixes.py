"""Mending: what is certain is changed, all else stays byte for byte."""

from __future__ import annotations

from pathlib import Path

import pytest

from sphinxext_podcast.cli.checking.finding import Edit
from sphinxext_podcast.cli.checking.fixes import edited, fix
from sphinxext_podcast.cli.checking.rules import check
from sphinxext_podcast.cli.project import open_project
from tests.unit.cli.checking.conftest import article, put

TERMS = """\
---
# 註解留著
title: "甲"
date: 2026-05-01   # 那天
description: '說明'
tags: [ "ai", '臺灣', 海 ]
series: ['ai']
---

ai 與臺灣。
"""
USUAL = {f'{name}.md': article(more='tags: [AI, 台灣]\n') for name in 'bcd'}


def mended(folder: Path, files: dict[str, str | bytes], *, published: str = '') -> list[str]:
    """Write *files*, mend them, and return the rules by which something was mended."""
    put(folder, files)
    project = open_project(folder)
    path = folder / 'published.json'
    if published:
        path.write_text(published, encoding='utf-8')
    return [one.rule for one in fix(project, check(project, path if published else None))]


def test_terms(tmp_path: Path) -> None:
    assert mended(tmp_path, {'a.md': TERMS, **USUAL}) == ['term', 'term']
    text = (tmp_path / 'a.md').read_text(encoding='utf-8')
    assert text == TERMS.replace('[ "ai", \'臺灣\', 海 ]', '[ "AI", \'台灣\', 海 ]')
    assert check(open_project(tmp_path)) == []


@pytest.mark.parametrize(
    'keys',
    [
        'tags: [ai]  # ai\n',  # which of them?
        'tags: [ai, main]\n',
        'tags: ["a\\u0069"]\n',  # it is not written so
        'tags: &t [ai]\nkeywords: *t\n',  # another key would change, too
    ],
)
def test_what_is_not_certain_stays(tmp_path: Path, keys: str) -> None:
    text = article(more=keys)
    assert mended(tmp_path, {'a.md': text, **USUAL}) == []
    assert (tmp_path / 'a.md').read_text(encoding='utf-8') == text


def test_toml(tmp_path: Path) -> None:
    text = '+++\ntitle = "甲"\ndate = 2026-05-01\ndescription = "x"\ntags = ["ai"] # 註\n+++\n'
    assert mended(tmp_path, {'a.md': text, **USUAL}) == ['term']
    assert (tmp_path / 'a.md').read_text(encoding='utf-8') == text.replace('"ai"', '"AI"')


def test_bytes_stay(tmp_path: Path) -> None:
    text = TERMS.replace('\n', '\r\n').encode('utf-8-sig')
    assert mended(tmp_path, {'a.md': text, **USUAL}) == ['term', 'term']
    made = (tmp_path / 'a.md').read_bytes()
    assert made == text.replace(b'"ai"', b'"AI"').replace("臺灣'".encode(), "台灣'".encode(), 1)
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(
        ['a.md', 'conf.py', 'index.md', *USUAL]
    )


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
