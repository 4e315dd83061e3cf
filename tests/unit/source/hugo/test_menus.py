"""The menus of a Hugo site."""

from __future__ import annotations

from typing import Any

import pytest

from sphinxext_podcast.source.hugo.menus import menus


def names(given: dict[str, Any], pages: dict[str, dict[str, Any]]) -> dict[str, list[str]]:
    return {name: [one.name for one in found] for name, found in menus(given, pages).items()}


@pytest.mark.parametrize(
    ('given', 'pages', 'found'),
    [
        ({}, {}, {}),
        (
            {'main': [{'name': 'b'}, {'name': 'A'}, {'name': 'z', 'weight': 5}]},
            {},
            {'main': ['z', 'A', 'b']},
        ),
        ({'main': {'name': 'b'}}, {}, {'main': ['b']}),
        (
            {'main': [{'name': 'b', 'weight': 1}, {'name': 'a', 'parent': 'x'}]}
            | {'foot': [{'identifier': 'c'}]},
            {},
            {'main': ['b', 'a'], 'foot': ['c']},
        ),
        (
            {
                'main': [
                    {'name': 'Up', 'identifier': 'up'},
                    {'name': 'In', 'parent': 'up'},
                    {'name': 'Vow'},
                ]
            },
            {},
            {'main': ['Up', 'In', 'Vow']},
        ),
        (
            {'main': [{'name': 'b', 'weight': 2}]},
            {
                'a': {'title': '甲', 'menu': 'Main', 'weight': 1},
                'b': {'title': '乙', 'linktitle': '短', 'menus': ['main', 'foot']},
                'c': {'title': '丙', 'menu': {'main': {'Name': 'C', 'Weight': 9}}},
                'd': {'title': '丁', 'menu': {'main': None}, 'weight': 10},
                'e': {'title': '戊'},
            },
            {'main': ['甲', 'b', 'C', '丁', '短'], 'foot': ['短']},
        ),
    ],
)
def test_menus(
    given: dict[str, Any], pages: dict[str, dict[str, Any]], found: dict[str, list[str]]
) -> None:
    assert names(given, pages) == found


def test_where_they_lead() -> None:
    given = {'main': [{'name': 'a', 'url': '/a/'}, {'name': 'b', 'pageref': '/b', 'parent': 'a'}]}
    first, second, third = menus(given, {'c': {'title': 'c', 'menu': 'main'}})['main']
    assert (first.address, second.page, third.docname) == ('/a/', '/b', 'c')
    assert [one.level for one in (first, second, third)] == [0, 1, 0]
