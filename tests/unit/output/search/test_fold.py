"""What is typed differently, and means the same, is the same folded."""

from __future__ import annotations

import pytest

from sphinxext_podcast.output.search.fold import fold
from sphinxext_podcast.output.search.simplified import TRADITIONAL

CASES = [
    ('Podcast', 'podcast'),
    ('ＧＰＴ－４ｏ', 'gpt-4o'),
    ('cafe\u0301', 'café'),
    ('ﾊﾟﾝ ｶﾞ', 'パン ガ'),
    ('ΣΟΦΟΣ σοφός', 'σοφοσ σοφόσ'),
    ('Straße STRASSE', 'strasse strasse'),
    ('İstanbul', 'istanbul'),
    ('Ż z\u0307', 'ż ż'),
    ('a \t\n\u3000 b', 'a b'),
    ('a\u00b4b', 'a \u0301b'),
    ('so\u00adft\u200b ❤\ufe0f', 'soft ❤'),
    ('发现 头发', '發現 頭發'),
    ('皇后 裡面 台灣', '皇后 裡面 台灣'),
    ('㍿ ①', '株式会社 1'),
    ('น้ำ', 'น\u0e49\u0e4d\u0e32'),
    ('\u0301x', '\u0301x'),
]


@pytest.mark.parametrize(('text', 'folded'), CASES)
def test_folding(text: str, folded: str) -> None:
    if '会' in folded:
        folded = folded.replace('会', '會')
    assert fold(text) == folded


def test_without_simplified_characters() -> None:
    assert fold('国語 Ａ', simplified=False) == '国語 a'


def test_simplified_characters_become_one_that_stays() -> None:
    assert not set(TRADITIONAL) & set(TRADITIONAL.values())
    assert not set('后里面台干于只松并庄發體') & set(TRADITIONAL)
