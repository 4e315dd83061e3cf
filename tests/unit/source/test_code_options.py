"""What may stand behind the three backticks of a code fence."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinxext_podcast.source import code_options


@pytest.mark.parametrize(
    ('info', 'language', 'options'),
    [
        ('', '', {}),
        ('go', 'go', {}),
        ('go{hl_lines=[1]}', 'go', {'hl_lines': [1]}),
        (
            'go {hl_lines=[2,"4-6"],linenos=true}',
            'go',
            {'hl_lines': [2, 4, 5, 6], 'linenos': True},
        ),
        ('go {linenos=false}', 'go', {'linenos': False}),
        ('go {linenos=table, linenostart=199}', 'go', {'linenos': True, 'linenostart': 199}),
        ('go {LineNos=inline hl_Lines="1 3-4"}', 'go', {'linenos': True, 'hl_lines': [1, 3, 4]}),
        ('go {hl_lines=[1]', 'go', {}),
        ('go {style=monokai}', 'go', {}),
        ('{.cls}', '', {}),
        ('c++ {hl_lines=[0-999999999]}', 'c++', {'hl_lines': []}),
        ('中文', '中文', {}),
    ],
)
def test_info(info: str, language: str, options: dict[str, Any]) -> None:
    assert code_options.read(info) == (language, options)


@pytest.mark.parametrize(
    ('text', 'options'),
    [
        ('linenos=table,hl_lines=1 3-4,linenostart=5', (True, [1, 3, 4], 5)),
        ('hl_lines=2', (None, [2], None)),
        ('noClasses=false', (None, None, None)),
        ('linenostart=²', (None, None, None)),  # a digit to Python, and no number
    ],
)
def test_options_of_the_shortcode(text: str, options: tuple[Any, ...]) -> None:
    found = code_options.options(text)
    assert (found.get('linenos'), found.get('hl_lines'), found.get('linenostart')) == options


@given(st.text(alphabet='go{}[]=,"- 019hl_linesno', max_size=40))
def test_nothing_breaks_it(info: str) -> None:
    _, options = code_options.read(info)
    assert set(options) <= {'hl_lines', 'linenos', 'linenostart'}
