"""Covers: one letter, one colour per show, one element without a word for screen readers."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import sphinxext_podcast
from sphinxext_podcast.output.pages import colour, cover

STYLE = Path(sphinxext_podcast.__file__).parent / 'browser/style.css'

ORNAMENTS = {
    'Jagged mathematics': 'J',
    'the sea': 'T',
    '讀懂模型': '讀',
    '「慢」是一種能力': '慢',
    '《潮汐》與我們': '潮',
    '“Quoted” at once': 'Q',
    "'tis salt": 'T',
    '  … so they say': 'S',
    '3 ways to hear the sea': 'W',
    '2026': '2',
    '#AI 產業': 'A',
    '🎙️ 對談': '對',
    '🎙️🌊': '🎙️',
    '👩🏽‍🔬!': '👩🏽‍🔬',
    '!🇹🇼🇯🇵': '🇹🇼',
    'ßtrand': 'ß',
    'e\u0301cume': 'É',
    'हिन्दी में': 'हि',
    'مدّ وجزر': 'م',
    '...': '.',
    '': '',
    ' \u200d\u0301\n': '',
}


@pytest.mark.parametrize(('title', 'expected'), ORNAMENTS.items())
def test_ornament(title: str, expected: str) -> None:
    assert cover.ornament(title) == expected


@given(st.text())
def test_ornament_is_of_the_title(title: str) -> None:
    found = cover.ornament(title)
    plain = unicodedata.normalize('NFC', title)
    assert found in plain or found.lower() in plain or found in plain.upper()
    assert not found[:1].isspace()


def test_the_hue_is_in_two_classes() -> None:
    hue = colour.hue('One', 'How I Write')
    classes = f'podcast-cover podcast-cover-{hue // 10} podcast-cover-plus-{hue % 10} sd-'
    assert classes in cover.cover('One', 'How I Write')


@pytest.mark.parametrize('number', range(20))
def test_the_cover_of_a_player_has_nearly_the_colour_of_the_list(number: int) -> None:
    hue = colour.hue('', f'節目 {number}')
    eighth = re.search(r'podcast-hue-(\d)', cover.behind('', f'節目 {number}'))
    assert eighth
    apart = abs(hue - 45 * int(eighth[1]))
    assert min(apart, 360 - apart) <= 22.5


def test_cover_is_hidden_and_escaped() -> None:
    assert cover.cover('<i>', 'A & B') == (
        '<div class="podcast-cover podcast-cover-4 podcast-cover-plus-2 '
        'sd-card-img-top" aria-hidden="true"><span class="podcast-cover-show"><bdi>'
        'A &amp; B</bdi></span><span class="podcast-cover-ornament">I</span></div>\n'
    )
    assert 'podcast-cover-show' not in cover.cover('一', '')


def test_picture_has_an_empty_text() -> None:
    assert cover.picture('../_images/a"b.png', ['one', 'two']) == (
        '<img class="one two" src="../_images/a&quot;b.png" loading="lazy" alt="">\n'
    )


def test_the_cover_of_a_player_has_one_of_eight_hues() -> None:
    hues = {re.search('podcast-hue-([0-9])', cover.behind(f'{n}', ''))[1] for n in range(99)}  # type: ignore[index]
    assert hues == set('01234567')
    style = STYLE.read_text(encoding='utf-8')
    found = re.findall(r'\.podcast-hue-([0-9]) { --_eighth: ([0-9]); }', style)
    assert found == [(f'{n}', f'{n}') for n in range(1, 8)]
    assert cover.behind('One', 'A & B').endswith(
        '<span class="podcast-cover-show"><bdi>A &amp; B</bdi></span></span>'
    )


def test_the_picture_of_an_article_has_words_and_a_size() -> None:
    assert cover.picture('a.png', ['one'], '"潮"', width='8', height='9') == (
        '<img class="one" src="a.png" width="8" height="9" alt="&quot;潮&quot;">\n'
    )
