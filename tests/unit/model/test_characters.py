"""Characters that nothing can hold, breaks in names, and marks."""

from __future__ import annotations

from typing import Any

import pytest

from sphinxext_podcast.model.characters import (
    allowed,
    authored,
    clean,
    contained,
    in_lines,
    inventory_name,
    is_name,
    mark,
    name,
)


@pytest.mark.parametrize(
    ('text', 'expected'),
    [
        ('AI  產業', 'AI  產業'),
        ('x\nevil podcast:tag 1 https://e.org/ y', 'x evil podcast:tag 1 https://e.org/ y'),
        ('a\r\n\tb\x85c\u2028d\u2029e\x0bf\x1fg', 'a b c d e f g'),
        ('\u202ea\u2066b\u2069', 'ab'),
        ('\u200fعربي', '\u200fعربي'),
        ('\x00a\ufffeb\ud800c\ufdd0d\ufdefe', 'abcde'),
        ('\ue000a', '\ue000a'),
        ('\n', ''),
    ],
)
def test_names(text: str, expected: str) -> None:
    assert name(text) == expected
    assert is_name(name(text))


@pytest.mark.parametrize(
    ('text', 'expected'),
    [
        ('a\u202ecba', 'acba'),
        ('a\u202ecb\u202c a', 'acb a'),
        ('\u202bאב!\u202c', '\u202bאב!\u202c'),
        ('\u2067א\u202aa\u202cב\u2069', '\u2067א\u202aa\u202cב\u2069'),
        ('\u2067א\u202aa\u2069\u202c', 'אa'),
        ('a\u202c', 'a'),
        ('\u2066a', 'a'),
        ('a\u200f', 'a\u200f'),
    ],
)
def test_directions_end_where_the_text_does(text: str, expected: str) -> None:
    assert contained(text) == expected


@pytest.mark.parametrize('text', ['a\nb', 'a\x07', 'a\u2028', 'a\udc80', '\x85'])
def test_what_is_no_name(text: str) -> None:
    assert not is_name(text)


@pytest.mark.parametrize(
    ('text', 'expected'),
    [
        ('Top 10', 'Top 10'),
        ('10', '10'),
        ('Web 2.0 is here', 'Web 2.0 is here'),
        ('My top 10 lists', 'My-top-10-lists'),
        ('x podcast:tag -1 https://e.org/ y', 'x-podcast:tag--1-https://e.org/-y'),
    ],
)
def test_names_in_the_inventory(text: str, expected: str) -> None:
    assert inventory_name(text) == expected


def test_front_matter() -> None:
    shared: list[Any] = ['a\x07', {'b\x00': 'c\ufffe'}]
    data: dict[str, Any] = {'t\x01': shared, 'u': shared, 'n': 5, 'd': 'x\ny'}
    data['itself'] = data['u']
    deep: dict[str, Any] = {}
    inner = deep
    for _ in range(5000):
        inner['a\x02'] = inner = {}
    data['deep'] = deep
    found = clean(data)
    assert list(found) == ['t', 'u', 'n', 'd', 'itself', 'deep']
    assert found['t'] == ['a', {'b': 'c'}]
    assert found['u'] is found['t']
    assert (found['n'], found['d'], list(found['deep'])) == (5, 'x\ny', ['a'])


def test_aliases_do_not_grow() -> None:
    data: Any = {'x': 'y\x01'}
    for _ in range(60):
        data = {'a': data, 'b': data}
    clean(data)


def test_a_document_keeps_its_lines() -> None:
    assert in_lines('a\r\nb\u2028c\x0cd\x07\n\ufdd0e') == 'a\r\nb c d\ne'


def test_no_author_writes_a_mark() -> None:
    assert allowed(mark('x')) == mark('x')
    assert authored(mark('x')) == 'x'
