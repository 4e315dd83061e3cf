"""What a configuration in Python assigns, without running it."""

from __future__ import annotations

from typing import Any

import pytest

from sphinxext_podcast.source.configurations.python_values import assigned


@pytest.mark.parametrize(
    ('text', 'values'),
    [
        ('A = 1', {'A': 1}),
        ('A: str = "潮"', {'A': '潮'}),
        ('A = -1', {'A': -1}),
        ('A = B = [1, *(2, 3)]', {'A': [1, 2, 3], 'B': [1, 2, 3]}),
        ('A = ("x", None)', {'A': ('x', None)}),
        ('A = {"y", "x"}', {'A': ['y', 'x']}),
        ('A = {"x": 1, **{"y": 2}}', {'A': {'x': 1, 'y': 2}}),
        ('A = dict(x=1)', {'A': {'x': 1}}),
        ('A = "a" + "b"', {'A': 'ab'}),
        ('A = "x"\nB = f"{A}/y"', {'A': 'x', 'B': 'x/y'}),
        ('A = [1]\nA += [2]\nA.append(3)\nA.extend((4,))', {'A': [1, 2, 3, 4]}),
        ('A = {}\nA["x"] = 1', {'A': {'x': 1}}),
        ('if WHO:\n    A = 1', {'A': 1}),
        ('def f():\n    A = 1', {}),
    ],
)
def test_values(text: str, values: dict[str, Any]) -> None:
    found = assigned(text)
    assert found.values == values
    assert found.unknown == {}


@pytest.mark.parametrize(
    ('text', 'values', 'unknown'),
    [
        ('import os\nA = os.environ["A"]', {}, {'A': 2}),
        ('A = 1\nA = f()', {}, {'A': 2}),
        ('A = 1\nif WHO:\n    A = 2', {'A': 1}, {'A': 3}),
        ('A = [1]\nA.append(f())', {'A': [1]}, {'A': 2}),
        ('A = {}\nA["x"] = f()', {'A': {}}, {'A': 2}),
        ('A = f"{1:>5}"', {}, {'A': 1}),
        ('A = "x" + 1', {}, {'A': 1}),
        ('A = {[]: 1}', {}, {'A': 1}),
        ('A = dict(1)', {}, {'A': 1}),
    ],
)
def test_what_only_a_run_would_give(
    text: str, values: dict[str, Any], unknown: dict[str, int]
) -> None:
    found = assigned(text)
    assert (found.values, found.unknown) == (values, unknown)


def test_what_is_known_before() -> None:
    found = assigned('from base import *\nB = A + ["y"]', {'A': ['x']})
    assert found.values == {'A': ['x'], 'B': ['x', 'y']}
    assert found.based_on == ('base',)
