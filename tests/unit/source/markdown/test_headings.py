"""Ids of headings are those of Hugo."""

from __future__ import annotations

import pytest

from sphinxext_podcast.source.markdown.headings import heading_id


@pytest.mark.parametrize(
    ('text', 'id'),
    [
        ('不是公司不好，是路線分歧', '不是公司不好是路線分歧'),
        ('GPT-4 is C & C++ v1.0', 'gpt-4-is-c--c-v10'),
        (' Two  spaces\t', 'two--spaces'),
        ('標題 😀 表情', '標題--表情'),
        ('😀 表情', '-表情'),
        ('under_score -- dash', 'under_score----dash'),
        ('ＡＢ（全形）', 'ａｂ全形'),
        ('全形\u3000空白\ttab', '全形空白tab'),
        ('⚠\ufe0f 降低', '-降低'),
        ('① 一 ½ Ⅷ x²', '-一---x'),
        ('\u0e17\u0e35\u0e48', '\u0e17'),
        ('İstanbul', 'istanbul'),
        ('Café', 'café'),
        ('Cafe\u0301', 'cafe'),
        ('<b> & "q"', 'b--q'),
        ('', 'heading'),
        ('？！…', 'heading'),
        ('\u200b', 'heading'),
    ],
)
def test_ids(text: str, id: str) -> None:
    assert heading_id(text) == id


@pytest.mark.parametrize(
    ('text', 'taken', 'id'),
    [
        ('結語', {'前言'}, '結語'),
        ('結語', {'結語'}, '結語-1'),
        ('結語', {'結語', '結語-1'}, '結語-2'),
        ('結語', {'結語', '結語-2'}, '結語-1'),
        ('結語 1', {'結語', '結語-1'}, '結語-1-1'),
        ('！', {'heading'}, 'heading-1'),
    ],
)
def test_taken_ids(text: str, taken: set[str], id: str) -> None:
    assert heading_id(text, taken) == id
