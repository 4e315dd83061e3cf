"""Good files are read as the usual libraries read them; what those lose is in test_reader."""

from __future__ import annotations

from typing import Any

import pytest

from sphinxext_podcast.source.transcripts.reader import read
from tests.build.corpora import SHARED

OWN_VTT = """WEBVTT

1
00:00:00.000 --> 00:00:02.760 align:start
<v Ann Lin>今天我們聊夜車
上讀的書

00:00:02.760 --> 01:00:06.090
<v Bo>Which one did you bring?

NOTE not said

00:59:59.999 --> 02:00:00.001
<v.loud Ann Lin>All of them
"""
OWN_SRT = """1
00:00:00,000 --> 00:00:02,760
今天我們聊夜車
上讀的書

2
00:00:02,760 --> 01:00:06,090
Which one did you bring?

17
99:59:59,999 --> 100:00:00,001
All of them
"""
FILES = SHARED / 'corpora'
VTT = [
    p.read_text('utf-8') for p in sorted(FILES.rglob('*.vtt')) if '&' not in p.read_text('utf-8')
]
SRT = [p.read_text('utf-8') for p in sorted(FILES.glob('podcast-namespace/**/*.srt'))]


def words(text: str) -> str:
    """Return *text* without what readers do differently at the end of a line."""
    return ''.join(text.split())


@pytest.mark.parametrize('text', [OWN_VTT, *VTT])
def test_webvtt(text: str) -> None:
    webvtt: Any = pytest.importorskip('webvtt')
    wanted = [
        (cue.start_in_seconds, cue.end_in_seconds, cue.voice or '', words(cue.text))
        for cue in webvtt.from_string(text)
    ]
    found = [
        (int(cue.start or 0), int(cue.end or 0), cue.speaker, words(cue.text))
        for cue in read(text.encode()).cues
    ]
    assert found == wanted


@pytest.mark.parametrize('text', [OWN_SRT, *SRT])
def test_srt(text: str) -> None:
    srt: Any = pytest.importorskip('srt')
    wanted = [
        (cue.start.total_seconds(), cue.end.total_seconds(), words(cue.content))
        for cue in srt.parse(text)
    ]
    found = []
    speaker = ''
    for cue in read(text.encode()).cues:
        # The library leaves the name where it stands: where somebody begins to speak.
        name = f'{words(cue.speaker)}:' if cue.speaker != speaker else ''
        speaker = cue.speaker
        found.append((cue.start, cue.end, name + words(cue.text)))
    assert found == wanted
