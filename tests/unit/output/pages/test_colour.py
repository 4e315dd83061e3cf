"""Colours of shows: one for each, and words on them that can be read."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import sphinxext_podcast
from sphinxext_podcast.output.pages import colour

STYLE = Path(sphinxext_podcast.__file__).parent / 'browser/lists.css'


def contrast(one: str, other: str) -> float:
    low, high = sorted(map(colour.luminance, (one, other)))
    return (high + 0.05) / (low + 0.05)


def test_one_colour_per_show() -> None:
    first = colour.hue('One', 'How I Write')
    assert first == colour.hue('Another', 'how i write ')
    # Another process, another year: the same.
    assert first == 267
    assert colour.hue('One', '') == colour.hue('one', '')


def test_shows_rarely_share_one() -> None:
    found = [colour.hue('', f'節目 {number}') for number in range(20)]
    assert len(set(found)) >= 18
    assert {colour.hue('', f'{number}') // 30 for number in range(200)} == set(range(12))


@pytest.mark.parametrize(
    ('lch', 'expected'),
    [
        # As browsers give them.
        ((0.5, 0, 0), '#636363'),
        ((0.628, 0.2577, 29.23), '#ff0000'),
        ((0.452, 0.3132, 264.05), '#0000ff'),
        ((0, 0.1, 9), '#000000'),
    ],
)
def test_conversion(lch: tuple[float, float, float], expected: str) -> None:
    found = bytes.fromhex(colour.hex_of(*lch)[1:])
    assert max(abs(a - b) for a, b in zip(found, bytes.fromhex(expected[1:]), strict=True)) <= 3


@pytest.mark.parametrize('background', ['#15202b', '#000000', '#ffffff', '#f4f0e8'])
def test_an_accent_can_be_read(background: str) -> None:
    worst = min(contrast(colour.accent(hue, background), background) for hue in range(360))
    assert worst >= 4.5


def test_white_can_be_read_on_every_cover() -> None:
    style = STYLE.read_text(encoding='utf-8')
    rule = style[style.index('.podcast-cover {\n') :].partition('}')[0]
    tones = [tuple(map(float, pair)) for pair in re.findall(r'oklch\((\S+) (\S+) ', rule)]
    assert len(tones) == 2
    for lightness, chroma in tones:
        for hue in range(360):
            assert contrast('#ffffff', colour.hex_of(lightness, chroma, hue)) >= 4.5


def test_the_stylesheet_has_every_hue() -> None:
    style = STYLE.read_text(encoding='utf-8')
    tens = re.findall(r'\.podcast-cover-(\d+) { --_tens: (\d+);', style)
    more = re.findall(r'\.podcast-cover-plus-(\d) { --_degrees: (\d); }', style)
    assert [(int(a), int(b)) for a, b in tens] == [(n, 10 * n) for n in range(36)]
    assert [(int(a), int(b)) for a, b in more] == [(n, n) for n in range(1, 10)]
