from __future__ import annotations

from collections.abc import Callable

import pytest
from markdown_it.token import Token

Parse = Callable[[str], list[Token]]


@pytest.mark.parametrize(
    ('info', 'language', 'options'),
    [
        ('go', 'go', None),
        ('go title=x', 'go title=x', None),
        ('go {hl_lines=[1],linenos=true}', 'go', {'hl_lines': [1], 'linenos': True}),
        ('go{hl_lines=["1-2",5]}', 'go', {'hl_lines': ['1-2', 5]}),
        ('go {LineNos=table linenostart=5}', 'go', {'linenos': 'table', 'linenostart': 5}),
        ('go {.cls #id title="中 文"}', 'go', {'class': 'cls', 'id': 'id', 'title': '中 文'}),
        ('{hl_lines=[1]}', '', {'hl_lines': [1]}),
        ('{.cls}', '', {'class': 'cls'}),
        ('go {}', 'go', {}),
        ('go {linenos=inline} x', 'go', {'linenos': 'inline'}),
        # Hugo reads on in the first of these, and stops its build at the second.
        ('go {bad', 'go', None),
        ('js {1,3}', 'js', None),
        ('{note}', '{note}', None),
        ('{code-block} go', '{code-block} go', None),
        ('{py:function} f({})', '{py:function} f({})', None),
    ],
)
@pytest.mark.parametrize('fence', ['```', '~~~'])
def test_options(
    fence: str, info: str, language: str, options: dict[str, object] | None, parse: Parse
) -> None:
    (token,) = parse(f'{fence}{info}\nx\n{fence}')
    assert token.info == language
    assert token.meta.get('hugo') == options
    assert token.content == 'x\n'
