"""Breaking the title of a picture into lines; a font is a width here."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinxext_podcast.output.head.card import lines


class Font:
    """A font in which Chinese letters are two wide, others one."""

    def getlength(self, text: str) -> float:
        return sum(2 if char > '\u2e7f' else 1 for char in text)


FONT: Any = Font()


@pytest.mark.parametrize(
    ('text', 'width', 'expected'),
    [
        ('', 10, []),
        ('one two three', 20, ['one two three']),
        ('one two three', 7, ['one two', 'three']),
        ('unbreakable', 4, ['unbr', 'eaka', 'ble']),
        ('讀書的理由', 6, ['讀書的', '理由']),
        ('讀書的，理由', 6, ['讀書', '的，理', '由']),
        ('談「讀書」', 4, ['談', '「讀', '書」']),
        ('AI 時代的閱讀', 8, ['AI 時代', '的閱讀']),
        ('在AI時代', 4, ['在AI', '時代']),
        ('說：hello', 8, ['說：', 'hello']),
    ],
)
def test_lines(text: str, width: float, expected: list[str]) -> None:
    assert lines(text, FONT, width) == expected


@given(st.text('ab 讀書，。「」（）-', max_size=40), st.integers(4, 20))
def test_nothing_is_lost_and_no_line_is_too_wide(text: str, width: int) -> None:
    found = lines(text, FONT, width)
    assert ''.join(found).replace(' ', '') == text.replace(' ', '')
    assert all(FONT.getlength(line) <= width for line in found)
