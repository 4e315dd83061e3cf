"""What may stand behind the three backticks of a code fence."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinxext_podcast.source.markdown import code_options


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
        ('c++ {hl_lines=[0-999999999]}', 'c++', {'hl_lines': [1, 2, 3, 4, 5, 6]}),
        ('c {hl_lines=[5-1]}', 'c', {'hl_lines': []}),
        ('中文', '中文', {}),
    ],
)
def test_info(info: str, language: str, options: dict[str, Any]) -> None:
    assert code_options.read(info, 6) == (language, code_options.Options(options))


@pytest.mark.parametrize(
    ('text', 'options'),
    [
        ('linenos=table,hl_lines=1 3-4,linenostart=5', (True, [1, 3, 4], 5)),
        ('hl_lines=2', (None, [2], None)),
        ('noClasses=false', (None, None, None)),
    ],
)
def test_options_of_the_shortcode(text: str, options: tuple[Any, ...]) -> None:
    found, faults = code_options.options(text, 6)
    assert not faults
    assert (found.get('linenos'), found.get('hl_lines'), found.get('linenostart')) == options


NINES = '9' * 5000


@pytest.mark.parametrize(
    ('text', 'found', 'faults'),
    [
        ('linenostart=²', {}, ["linenostart: '²' is no number"]),  # a digit to Python
        (f'linenostart={NINES}', {}, ["linenostart: '9999"]),
        ('hl_lines=2 7', {'hl_lines': [2]}, ["hl_lines: '7' is no line of a block of 6"]),
        (f'hl_lines={NINES}', {'hl_lines': []}, ["hl_lines: '9999"]),
        (f'hl_lines=5-{NINES}', {'hl_lines': [5, 6]}, []),
    ],
)
def test_what_is_no_number_of_a_line(text: str, found: dict[str, Any], faults: list[str]) -> None:
    read = code_options.options(text, 6)
    assert read.found == found
    assert [fault in said for fault, said in zip(faults, read.faults, strict=True)] == [
        True for _ in faults
    ]


def test_ranges_cost_no_more_than_the_block_has_lines() -> None:
    text = ' '.join(f'1-{10**8 + number}' for number in range(300))
    assert code_options.options(f'hl_lines=[{text}]', 3).found == {'hl_lines': [1, 2, 3]}


@given(st.text(alphabet='go{}[]=,"- 019hl_linesno', max_size=40))
def test_nothing_breaks_it(info: str) -> None:
    _, options = code_options.read(info, 6)
    assert set(options.found) <= {'hl_lines', 'linenos', 'linenostart'}
