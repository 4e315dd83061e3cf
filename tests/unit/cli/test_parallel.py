"""Sharing work among processes."""

from __future__ import annotations

import os
import threading
from typing import TYPE_CHECKING

import pytest

from sphinxext_podcast.cli.checking.known import Known
from sphinxext_podcast.cli.project import parallel
from sphinxext_podcast.cli.project.project import open_project

if TYPE_CHECKING:
    from pathlib import Path

HERE = os.getpid()
ITEMS = list(range(10))


@pytest.fixture(autouse=True)
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parallel, 'FEWEST', 2)
    monkeypatch.setattr(os, 'cpu_count', lambda: 3)


def made(item: int) -> tuple[int, bool]:
    """Return the item, and whether it was made by this process."""
    return item, os.getpid() == HERE


def dies(item: int) -> int:
    if os.getpid() != HERE:
        os._exit(1)
    return item


def refuses(item: int) -> int:
    if item == 9:
        raise ValueError(item)
    return item


@pytest.mark.parametrize(
    ('number', 'cores', 'here'),
    [
        (10, 1, ITEMS),
        (10, 3, [0, 3, 6, 9]),
        (10, 99, [0, 5]),
        (9, 2, [0, 2, 4, 6, 8]),
        (3, 2, [0, 1, 2]),
        (0, 2, []),
    ],
)
def test_each_is_made_once_and_in_order(number: int, cores: int, here: list[int]) -> None:
    found = parallel.each(made, ITEMS[:number], cores)
    assert [item for item, _ in found] == ITEMS[:number]
    assert [item for item, is_here in found if is_here] == here


def test_a_process_that_dies_costs_nothing() -> None:
    assert parallel.each(dies, ITEMS, 3) == ITEMS


def test_what_is_wrong_is_said_once(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(ValueError, match='9'):
        parallel.each(refuses, ITEMS, 2)
    assert capfd.readouterr() == ('', '')


def test_beside_other_threads_nothing_is_forked() -> None:
    done = threading.Event()
    other = threading.Thread(target=done.wait)
    other.start()
    try:
        assert all(is_here for _, is_here in parallel.each(made, ITEMS, 3))
    finally:
        done.set()
        other.join()


def test_documents_come_back_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / 'conf.py').write_text("extensions = ['sphinxext_podcast']\n", encoding='utf-8')
    heads = [
        'title: 夜車\ndate: 2026-01-05T09:00:00+08:00\nguests: [吳可]\nduration: 46:24',
        'title: A\ndate: 2026-01-05\nparams: {a: [1, 2026-01-01], b: !!binary aGk=, c: {d: null}}',
        'title: [not\ndate: 2026',
        'draft: true\ndate: 2026-01-05 10:00:00.5 -3:30\naudio: a.mp3\nchapters: ["0:00 A"]',
    ]
    for number, head in enumerate(heads):
        text = f'---\n{head}\n---\n\n# 海\n\n**「a」**b [c](d) {{{{< youtube Kj2mTq7-xXA >}}}}\n'
        (tmp_path / f'{number}.md').write_text(text, encoding='utf-8')
    (tmp_path / '4.md').write_bytes(b'\xff')
    shared = open_project(tmp_path)
    bodies = Known(shared).bodies
    monkeypatch.setattr(parallel, 'FEWEST', 99)
    alone = open_project(tmp_path)
    assert shared.entries == alone.entries
    assert [*shared.entries] == [*alone.entries]
    assert bodies == Known(alone).bodies
