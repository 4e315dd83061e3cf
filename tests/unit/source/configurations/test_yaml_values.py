"""YAML with tags of other programs."""

from __future__ import annotations

from typing import Any

import pytest

from sphinxext_podcast.source.configurations.yaml_values import load


@pytest.mark.parametrize(
    ('text', 'data'),
    [
        ('', {}),
        ('a: 潮\n1: b\n', {'a': '潮', '1': 'b'}),
        ('a: !ENV [A, B, none]\n', {'a': 'none'}),
        ('a: !ENV A\n', {'a': None}),
        ('a: !ENV [A]\n', {'a': None}),
        ('a: !!python/name:os.system\n', {'a': 'python/name:os.system'}),
        ('a: !!python/object/apply:os.system [x]\n', {'a': 'python/object/apply:os.system'}),
        ('a: !relative $docs_dir\n', {'a': 'relative'}),
    ],
)
def test_load(text: str, data: dict[str, Any]) -> None:
    assert load(text) == data


@pytest.mark.parametrize(
    ('text', 'said'),
    [
        ('a: [\n', 'line 2'),
        ('- a\n', 'no mapping'),
        ('a: \x00\n', 'special characters'),
        ('a: &x [*x]\n', ''),
    ],
)
def test_what_is_no_configuration(text: str, said: str) -> None:
    if said:
        with pytest.raises(ValueError, match=said):
            load(text)
    else:
        assert load(text).keys() == {'a'}
