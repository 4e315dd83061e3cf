from __future__ import annotations

from collections.abc import Callable

import pytest
from markdown_it.token import Token

Parse = Callable[[str], list[Token]]


@pytest.mark.parametrize(
    'text', [':::', ':::\n甲\n:::', '::: note\n甲\n:::', ':::note\n甲\n:::', '::: {#id}\n甲\n:::']
)
def test_nameless_are_text(text: str, render: Callable[[str], str]) -> None:
    assert render(text) == text


@pytest.mark.parametrize(
    ('text', 'info', 'content'),
    [
        (':::{note}\n甲\n:::', '{note}', '甲\n'),
        ('::: {note} 題\n甲\n:::', ' {note} 題', '甲\n'),
        ('::::{a}\n:::{b}\n甲\n:::\n::::', '{a}', ':::{b}\n甲\n:::\n'),
        ('段\n:::{note}\n甲\n:::', '{note}', '甲\n'),
        (':::{note}\n甲', '{note}', '甲'),
    ],
)
def test_directives(text: str, info: str, content: str, parse: Parse) -> None:
    (token,) = [token for token in parse(text) if token.type == 'colon_fence']
    assert (token.info, token.content) == (info, content)


def test_directive_in_a_list(parse: Parse) -> None:
    types = [token.type for token in parse('- 項\n\n  :::{note}\n  甲\n  :::\n\n段\n:::')]
    assert types.count('colon_fence') == 1
    assert types[-1] == 'paragraph_close'
