"""Emphasis beside Chinese punctuation: seen where it is asked for, else said once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.build.project import BARE as CONF

if TYPE_CHECKING:
    from pathlib import Path

    from tests.build.conftest import Build, Built

HEAD = '---\ntitle: 題\ndate: 2026-01-02\n---\n'
NOTE = ':::{note}\n前**「框」**後\n:::\n'
FILES = {
    'index.md': '# 首\n\n**「普」**通\n',
    'one.md': f'{HEAD}\n字\n**「甲」**後，`**「碼」**後`\n\n## 他**說。**了\n\n{NOTE}',
    'two.md': f'{HEAD}\n| 表 |\n|-|\n| 他**「乙」**的 |\n\n但~~（刪）~~是\n',
    'three.md': f'{HEAD}\n什麼也沒有 ** 的**字**\n',
}
ADVICE = 'write podcast_cjk_emphasis = True in conf.py, and it is emphasis, or False, and nothing'


@pytest.fixture(scope='module')
def src(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp('emphasis')
    for name, text in FILES.items():
        (folder / name).write_text(text, encoding='utf-8')
    (folder / 'conf.py').write_text(CONF, encoding='utf-8')
    return folder


def bold(built: Built, name: str) -> list[str]:
    # The heading is in the table of contents, too.
    return list(dict.fromkeys(strong.text for strong in built.page(name).all('strong')))


def test_it_is_seen_in_articles(build: Build, src: Path, tmp_path: Path) -> None:
    seen = build(src, tmp_path / 'out', conf={'podcast_cjk_emphasis': True})
    assert seen.warnings == []
    assert bold(seen, 'one') == ['「甲」', '說。', '「框」']
    assert bold(seen, 'two') == ['「乙」']
    assert [s.text for s in seen.page('two').all('s')] == ['（刪）']
    assert bold(seen, 'index') == []


def test_else_it_is_said_once(build: Build, src: Path, tmp_path: Path) -> None:
    built = build(src, tmp_path / 'out')
    assert bold(built, 'one') == bold(built, 'two') == []
    (said,) = built.warnings
    assert said.startswith('one.md:7: WARNING: 4 times ** stays on the page')
    assert 'one:7, one:9, one:12 …; ' in said
    assert ADVICE in said
    assert said.endswith('[podcast.emphasis]')
    for text in (FILES['one.md'].replace('**說。**', '說'), FILES['one.md']):
        (src / 'one.md').write_text(text, encoding='utf-8')
        again = build(src, tmp_path / 'out', jobs=2)
    assert again.warnings == built.warnings


def test_who_has_chosen_hears_nothing(build: Build, src: Path, tmp_path: Path) -> None:
    (src / 'conf.py').write_text(f'{CONF}podcast_cjk_emphasis = False\n', encoding='utf-8')
    built = build(src, tmp_path / 'out')
    (src / 'conf.py').write_text(CONF, encoding='utf-8')
    assert built.warnings == []
    assert bold(built, 'one') == []


def test_in_plain_myst(build: Build, src: Path, tmp_path: Path) -> None:
    options = {'podcast_cjk_emphasis': True, 'podcast_markdown': 'myst'}
    assert bold(build(src, tmp_path / 'out', conf=options), 'two') == ['「乙」']
