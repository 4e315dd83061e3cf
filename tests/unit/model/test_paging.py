"""The pages of a long list."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinxext_podcast.model.paging import Sheet, place, sheets


@pytest.mark.parametrize(
    ('length', 'size', 'parts'),
    [
        (0, 10, ['']),
        (1, 2, ['a']),
        (2, 2, ['ab']),
        (3, 2, ['ab', 'c']),
        (4, 2, ['ab', 'cd']),
        (5, 0, ['abcde']),
    ],
)
def test_sheets(length: int, size: int, parts: list[str]) -> None:
    entries = 'abcdefgh'[:length]
    assert [entries[sheet.of(size)] for sheet in sheets(length, size)] == parts


@given(st.integers(0, 200), st.integers(1, 30))
def test_every_entry_is_on_one_page(length: int, size: int) -> None:
    entries = list(range(length))
    assert [e for sheet in sheets(length, size) for e in entries[sheet.of(size)]] == entries


@pytest.mark.parametrize(
    ('number', 'total', 'shown'),
    [
        (1, 1, '1'),
        (1, 2, '1 2'),
        (1, 9, '1 2 3 … 9'),
        (4, 9, '1 2 3 4 5 6 … 9'),
        (5, 9, '1 2 3 4 5 6 7 8 9'),
        (6, 12, '1 … 4 5 6 7 8 … 12'),
        (12, 12, '1 … 10 11 12'),
    ],
)
def test_numbers(number: int, total: int, shown: str) -> None:
    numbers = Sheet(number, total).numbers()
    assert ' '.join(str(n) if n else '…' for n in numbers) == shown


@given(st.integers(1, 60), st.integers(0, 60))
def test_no_gap_hides_a_single_page(number: int, more: int) -> None:
    shown = Sheet(number, number + more).numbers()
    assert number in shown
    for before, gap, after in zip(shown, shown[1:], shown[2:], strict=False):
        if gap == 0:
            assert after - before > 2


def test_place() -> None:
    assert place('tags/海', 2) == 'tags/海/page/2'
    assert place('', 3) == 'page/3'
