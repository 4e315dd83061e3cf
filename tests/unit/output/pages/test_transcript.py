"""The HTML of a transcript, alone and beside its translation."""

from __future__ import annotations

import pytest

from sphinxext_podcast.model.media import clock
from sphinxext_podcast.model.transcript import Cue, Row, aligned
from sphinxext_podcast.output.pages.transcript import File, Sheet, link, section

TALK = (
    Cue(1, 4.5, '林小安', '夜車上讀的書 & <筆記>'),
    Cue(4.5, None, '林小安', 'and more "of it"'),
    Cue(3753.9, 3755, '吳可', '貓頭鷹。'),
)
ENGLISH = (
    Cue(0.9, 4, 'An', 'Books read on night trains.'),
    Cue(5, 6, 'An', 'More.'),
    Cue(3753.7, 3755, 'Ke', 'Owls.'),
)
FIRST = (
    '<p class="podcast-turn"><b class="podcast-speaker">林小安</b> '
    '<a class="podcast-at" data-podcast-at="1" href="#t=1">0:01</a> '
    '<span data-podcast-start="1" data-podcast-end="4.5">夜車上讀的書 &amp; &lt;筆記&gt;</span> '
    '<span data-podcast-start="4.5">and more "of it"</span></p>\n'
)
SECOND = (
    '<p class="podcast-turn"><b class="podcast-speaker">吳可</b> '
    '<a class="podcast-at" data-podcast-at="3753" href="#t=3753">1:02:33</a> '
    '<span data-podcast-start="3753.9" data-podcast-end="3755">貓頭鷹。</span></p>\n'
)


def here(at: float) -> str:
    return f'#t={at}'


def test_section() -> None:
    files = (File('../a "b".vtt', 'Get & read'),)
    sheet = Sheet('transcript', '逐字稿', aligned(TALK, ()), files, 'zh-TW', '', here)
    assert section(sheet) == (
        '<section class="podcast-transcript" id="transcript" lang="zh-TW" '
        'aria-labelledby="transcript-title">\n'
        '<details><summary id="transcript-title">逐字稿</summary>\n'
        f'<div class="podcast-transcript-text">\n{FIRST}{SECOND}</div>\n'
        '<p class="podcast-transcript-files">'
        '<a href="../a &quot;b&quot;.vtt" download>Get &amp; read</a></p>\n'
        '</details></section>\n'
    )


def test_translation_stands_behind_each_turn() -> None:
    made = section(Sheet('t', 'T', aligned(TALK, ENGLISH), (), 'zh-TW', 'en', here))
    assert made.startswith(
        '<section class="podcast-transcript podcast-transcript-translated" id="t" '
    )
    assert (
        f'<div class="podcast-turns">\n<div lang="zh-TW">\n{FIRST}</div>\n<div lang="en">\n'
        '<p class="podcast-turn"><b class="podcast-speaker">An</b> '
        '<span data-podcast-start="0.9" data-podcast-end="4">Books read on night trains.</span> '
        '<span data-podcast-start="5" data-podcast-end="6">More.</span></p>\n</div>\n</div>\n'
        f'<div class="podcast-turns">\n<div lang="zh-TW">\n{SECOND}</div>\n<div lang="en">\n'
    ) in made


def test_addresses_of_a_player() -> None:
    sheet = Sheet('t', 'T', aligned(TALK, ()), address=lambda at: f'https://e.org/?a&t={at}')
    assert 'data-podcast-at="3753" href="https://e.org/?a&amp;t=3753">' in section(sheet)


def test_where_nothing_plays_times_are_text() -> None:
    made = section(Sheet('t', 'T', aligned(TALK, ())))
    assert '<span class="podcast-at" data-podcast-at="3753">1:02:33</span> <span' in made
    assert '<a ' not in made


def test_what_has_no_times_and_no_speaker() -> None:
    (row,) = aligned((Cue(None, None, '', 'a'),), ())
    made = section(Sheet('t', 'T', (row,)))
    assert '<p class="podcast-turn"><span>a</span></p>\n</div>\n</details>' in made


@pytest.mark.parametrize(
    ('cues', 'translation', 'texts'),
    [
        (TALK, (), [(1, 0), (1, 0)]),
        (TALK, ENGLISH, [(1, 1), (1, 1)]),
        (TALK, ENGLISH[:1], [(1, 1), (1, 0)]),
        (TALK, (Cue(0, 1, '', 'before'), Cue(9999, None, '', 'behind')), [(1, 1), (1, 1)]),
        (TALK, (Cue(None, None, 'A', 'x'), Cue(None, None, 'B', 'y')), [(1, 1), (1, 1)]),
        (TALK[:1], (Cue(None, None, 'A', 'x'), Cue(None, None, 'B', 'y')), [(1, 1), (0, 1)]),
        ((), ENGLISH, [(0, 1), (0, 1)]),
        ((), (), []),
    ],
)
def test_aligned(
    cues: tuple[Cue, ...], translation: tuple[Cue, ...], texts: list[tuple[int, int]]
) -> None:
    rows: tuple[Row, ...] = aligned(cues, translation)
    assert [(len(row.turns), len(row.translation)) for row in rows] == texts


@pytest.mark.parametrize(('seconds', 'text'), [(0.9, '0:00'), (61, '1:01'), (3753.9, '1:02:33')])
def test_clock(seconds: float, text: str) -> None:
    assert clock(seconds) == text


def test_link() -> None:
    assert link('transcript-2', '逐字稿') == '<p><a href="#transcript-2">逐字稿</a></p>\n'
