"""Names and titles in an order that readers expect."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinxext_podcast.model.groups.collation import collation_key


@pytest.mark.parametrize(
    'ordered',
    [
        ['apple', 'École', 'Zoo'],
        ['Cote', 'cote', 'coté', 'côte', 'côté', 'coter'],
        ['OpenAI', 'ÖPNV', 'Orbit'],
        ['Łódź', 'lunch', 'Lyon'],
        ['Øre', 'Oslo'],
        ['straße', 'Strasse x'],
        ['Ærø', 'AI', 'Air'],
        ['Άλφα', 'Βήτα'],
        ['и', 'й', 'к'],
        ['か', 'が', 'き'],
        ['3D', 'a', '一', '中文', '人工智慧', '播客', '產業'],
        ['가', '각', '나'],
    ],
)
def test_order(ordered: list[str]) -> None:
    for mixed in (ordered[::-1], sorted(ordered), ordered[1:] + ordered[:1]):
        assert sorted(mixed, key=collation_key) == ordered


@pytest.mark.parametrize(('one', 'other'), [('É', 'E\u0301'), ('Å', 'Å')])
def test_one_letter_in_two_forms_is_in_one_place(one: str, other: str) -> None:
    assert collation_key(one)[:2] == collation_key(other)[:2]


@given(st.lists(st.text(alphabet=st.characters(min_codepoint=0x3400, max_codepoint=0x9FFF))))
def test_chinese_is_in_the_order_of_its_characters(names: list[str]) -> None:
    assert sorted(names, key=collation_key) == sorted(names)
