"""The groups of an index."""

from __future__ import annotations

import pytest

from sphinxext_podcast.model.groups.alphabet import grouped


@pytest.mark.parametrize(
    ('language', 'names', 'expected'),
    [
        ('en', ['zoo', 'Élan', 'apple', '42'], '#: 42 | A: apple | E: Élan | Z: zoo'),
        # Strokes: 一 1, 七 2, 人 2, 大 3, 中 4, 鬱 29; 嘅 is not among the common ones.
        (
            'zh_TW',
            ['中', '大', '鬱', '人', '一', '七', 'AI', '嘅'],
            'A: AI | 1: 一 | 2: 七 人 | 3: 大 | 4: 中 | 29: 鬱 | 其: 嘅',
        ),
        ('zh-Hant', ['海', '夜'], '8: 夜 | 10: 海'),
        ('zh_CN', ['海', '夜', 'Yoga', '安'], 'A: 安 | H: 海 | Y: Yoga 夜'),
        ('ja', ['海', 'うみ', '亜'], 'う: うみ | 漢: 亜 海'),
        ('ru', ['юг', 'море', 'йод'], 'И: йод | М: море | Ю: юг'),
        ('ko', ['밤', '바다'], 'ᄇ: 바다 밤'),
    ],
)
def test_groups(language: str, names: list[str], expected: str) -> None:
    found = grouped(names, str, language)
    assert ' | '.join(f'{group}: {" ".join(inside)}' for group, inside in found) == expected


def test_every_common_character_has_its_strokes() -> None:
    known = {7: '串位', 18: '叢嚮', 28: '豔鑿鸚', 29: '爨鬱', 30: '鸛鸞', 32: '籲'}
    for number, characters in known.items():
        assert [group for group, _found in grouped(characters, str, 'zh-TW')] == [number]
