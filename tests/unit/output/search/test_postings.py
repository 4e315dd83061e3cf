"""Lists of documents in bits are read as they were written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinxext_podcast.output.search.postings import Lists, binary, gamma, part, to_bytes
from tests.unit.output.search.index_reader import Bits


@pytest.mark.parametrize(
    ('number', 'bits'),
    [(1, '1'), (2, '010'), (3, '011'), (4, '00100'), (580, '0' * 9 + '1001000100')],
)
def test_gamma(number: int, bits: str) -> None:
    assert gamma(number) == bits


@pytest.mark.parametrize(
    ('number', 'below', 'bits'),
    [(0, 1, ''), (0, 2, '0'), (1, 2, '1'), (0, 3, '0'), (1, 3, '10'), (2, 3, '11'), (7, 8, '111')],
)
def test_binary(number: int, below: int, bits: str) -> None:
    assert binary(number, below) == bits


@given(st.sets(st.integers(0, 699), min_size=1), st.data())
def test_lists(numbers: set[int], draw: st.DataObject) -> None:
    rising = sorted(numbers)
    some = sorted(draw.draw(st.sets(st.sampled_from(rising))))
    bits = Lists(700).code(rising) + part(rising, some) + '1'
    reader = Bits(bits)
    assert reader.numbers(700) == rising
    assert reader.part(rising) == some
    assert reader.take(1)


def test_bytes() -> None:
    assert to_bytes('100000011') == b'\x81\x80'
    assert to_bytes('') == b''
