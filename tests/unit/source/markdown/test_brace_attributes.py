from __future__ import annotations

import pytest

from sphinxext_podcast.source.markdown.brace_attributes import Value, parse_attributes


@pytest.mark.parametrize(
    ('text', 'attributes'),
    [
        ('{}', {}),
        ('{#a .b .c}', {'id': 'a', 'class': 'b c'}),
        ('{a=1 b=-2.5 c=1e3}', {'a': 1, 'b': -2.5, 'c': 1000}),
        ('{a=true,b=false , c=null}', {'a': True, 'b': False, 'c': None}),
        ('{a="中 文" b=x.y}', {'a': '中 文', 'b': 'x.y'}),
        (r'{a="\"引\""}', {'a': '"引"'}),
        ('{a=[1,"2-3", x]}', {'a': [1, '2-3', 'x']}),
        ('{a=[]}', {'a': []}),
        ('{', None),
        ('{ }', None),
        ('{a', None),
        ('{a}', None),
        ('{a="b}', None),
        ('{a=[1}', None),
        ("{a='b'}", None),
        ('{1,3}', None),
        ('{#a,b}', None),
        ('{中=1}', None),
    ],
)
def test_parse_attributes(text: str, attributes: dict[str, Value] | None) -> None:
    found = parse_attributes(f'x{text}y', 1)
    assert found == (attributes if attributes is None else (attributes, len(text) + 1))
