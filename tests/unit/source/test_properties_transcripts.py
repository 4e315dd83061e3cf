"""What is written in a format is read again, and nothing that stands in a file fails."""

from __future__ import annotations

import json
from html import escape
from typing import NamedTuple
from xml.sax.saxutils import quoteattr

from hypothesis import example, given
from hypothesis import strategies as st

from sphinxext_podcast.model.characters import authored, name
from sphinxext_podcast.model.transcript import Cue, joined, turns
from sphinxext_podcast.source.transcripts.reader import read
from tests.unit.strategies import TEXT


class Line(NamedTuple):
    """A cue as it is written: times in milliseconds."""

    start: int
    end: int
    speaker: str
    text: str


NAMES = st.sampled_from(['Ann', 'Bo Lee', '林小安', 'SPEAKER_00', 'Mohammed S. Al Sahaf'])
#: Words that look like marks of no format, so that each format can hold them as they are.
WORDS = st.lists(
    st.sampled_from(
        [
            *'abc',
            '夜車',
            '讀書',
            '！',
            '…',
            '&',
            '<',
            '>',
            '"',
            "'",
            '5',
            'é',
            '😀',
            '&amp;',
            'a:',
            '(x)',
        ]
    ),
    min_size=1,
    max_size=6,
).map(lambda words: joined(['x', *words, 'y']))


@st.composite
def transcripts(draw: st.DrawFn) -> list[Line]:
    """Make cues in order, up to a hundred hours."""
    times = draw(st.lists(st.integers(0, 359_999_999), min_size=2, max_size=16, unique=True))
    times = sorted(times)[: len(times) // 2 * 2]
    return [
        Line(start, end, draw(NAMES), draw(WORDS))
        for start, end in zip(times[::2], times[1::2], strict=True)
    ]


def clock(milliseconds: int, point: str) -> str:
    seconds, rest = divmod(milliseconds, 1000)
    return f'{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}{point}{rest:03}'


def read_again(text: str, *, ends: bool = True, speakers: bool = True) -> list[Line]:
    """Return the cues of *text*; without a fault but the doubts of speech recognition."""
    found = read(text.encode())
    assert [f for f in found.faults if 'speech recognition' not in f.message] == []
    return [
        Line(
            round((cue.start or 0) * 1000),
            round((cue.end or 0) * 1000) if ends else 0,
            cue.speaker if speakers else '',
            cue.text,
        )
        for cue in found.cues
    ]


def vtt(lines: list[Line]) -> str:
    return 'WEBVTT\n\n' + '\n\n'.join(
        f'{clock(start, ".")} --> {clock(end, ".")}\n<v {name}>{escape(text, quote=False)}</v>'
        for start, end, name, text in lines
    )


def srt(lines: list[Line]) -> str:
    return '\n\n'.join(
        f'{number}\n{clock(start, ",")} --> {clock(end, ",")}\n{name}: {escape(text, quote=False)}'
        for number, (start, end, name, text) in enumerate(lines, start=1)
    )


@given(transcripts())
@example([Line(0, 1, 'Ann', 'x a y'), Line(2, 3, 'Ann', 'x a y')])
def test_webvtt(lines: list[Line]) -> None:
    assert read_again(vtt(lines)) == lines


def rolling(lines: list[str]) -> str:
    """Write *lines* as YouTube does: each said word by word, shown, and shown above the next."""
    cues, above = [], ' '
    for number, line in enumerate(lines):
        first, *rest = line.split()
        start, end = number * 3000, number * 3000 + 2990
        times = (f'<{clock(start + 10 * at, ".")}><c> {word}</c>' for at, word in enumerate(rest))
        last = f'{clock(end, ".")} --> {clock(end + 10, ".")} align:start position:0%'
        cues += [
            (
                f'{clock(start, ".")} --> {clock(end, ".")} align:start position:0%\n'
                f'{above}\n{first}{"".join(times)}'
            ),
            f'{last}\n{line}\n ',
        ]
        above = line
    return 'WEBVTT\nKind: captions\nLanguage: en\n\n' + '\n\n'.join(cues) + '\n'


SAID = st.lists(st.sampled_from(['so', 'yeah', '夜車', "it's", '[Music]', 'no']), min_size=1)


@given(st.lists(SAID.map(' '.join), min_size=2, max_size=12))
@example(['yeah', 'yeah', 'yeah', 'yeah so'])
def test_rolling_captions(lines: list[str]) -> None:
    assert [line.text for line in read_again(rolling(lines), speakers=False)] == lines


@given(transcripts())
def test_srt(lines: list[Line]) -> None:
    assert read_again(srt(lines)) == lines


@given(transcripts())
def test_podcast_json(lines: list[Line]) -> None:
    segments = [
        {'startTime': a / 1000, 'endTime': b / 1000, 'speaker': name, 'body': escape(text)}
        for a, b, name, text in lines
    ]
    assert read_again(json.dumps({'version': '1.0.0', 'segments': segments})) == lines


@given(transcripts(), st.booleans())
def test_whisper(lines: list[Line], indented: bool) -> None:
    segments = [
        {'start': a / 1000, 'end': b / 1000, 'speaker': name, 'text': f' {text}'}
        for a, b, name, text in lines
    ]
    text = json.dumps({'segments': segments, 'language': 'zh'}, indent=1 if indented else None)
    assert read_again(text) == lines


@given(transcripts())
def test_podcast_html(lines: list[Line]) -> None:
    text = '\n'.join(
        f'<cite>{name}:</cite>\n<time>{clock(start, ".")}</time>\n<p>{escape(text)}</p>'
        for start, _, name, text in lines
    )
    assert read_again(text, ends=False) == [line._replace(end=0) for line in lines]


@given(transcripts())
def test_json3(lines: list[Line]) -> None:
    events = [
        {'tStartMs': a, 'dDurationMs': b - a, 'segs': [{'utf8': text[:2]}, {'utf8': text[2:]}]}
        for a, b, _, text in lines
    ]
    found = read_again(json.dumps({'events': events}), speakers=False)
    assert found == [line._replace(speaker='') for line in lines]


@given(transcripts())
def test_srv3(lines: list[Line]) -> None:
    inner = ''.join(
        f'<p t="{a}" d="{b - a}"><s>{escape(text[:2])}</s><s t="0">{escape(text[2:])}</s></p>'
        for a, b, _, text in lines
    )
    found = read_again(f'<timedtext format="3"><body>{inner}</body></timedtext>', speakers=False)
    assert found == [line._replace(speaker='') for line in lines]


@given(transcripts())
def test_srv1(lines: list[Line]) -> None:
    inner = ''.join(
        f'<text start={quoteattr(str(a / 1000))} dur={quoteattr(str((b - a) / 1000))}>'
        f'{escape(escape(text))}</text>'
        for a, b, _, text in lines
    )
    found = read_again(f'<transcript>{inner}</transcript>', speakers=False)
    assert found == [line._replace(speaker='') for line in lines]


@given(transcripts())
def test_lines_of_text(lines: list[Line]) -> None:
    plain = [line._replace(end=0, text=f'x {number} y') for number, line in enumerate(lines)]
    text = '\n'.join(f'[{clock(a, ".")}] {name}: {text}' for a, _, name, text in plain)
    assert read_again(text, ends=False) == plain


PIECES = st.sampled_from(
    [
        *(
            'WEBVTT\n\n',
            '\n',
            '\n\n',
            '00:01.000 --> 00:02.000\n',
            '0:0:2,5-->',
            '-->',
            '->',
            '1\n',
        ),
        *(
            '<v Ann>',
            '</v>',
            '<00:01.000>',
            '<c>',
            'Ann: ',
            '林：',
            '>> ',
            '- ',
            '&amp;',
            '&#1;',
            '{\\an8}',
        ),
        *(
            '{"segments":[',
            '{"start":1,"text":"a"},',
            ']}',
            '{"events":[',
            '{"segs":[{}]},',
            'null,',
        ),
        *(
            '[00:01] ',
            '**Ann:** ',
            '<cite>',
            '<time>',
            '<p>',
            '<!--',
            '<transcript>',
            '<text start="1">',
        ),
        *(
            '<timedtext><body>',
            '<p t="1" d="x">',
            '<s t="9">',
            '</p>',
            '</text>',
            '<!DOCTYPE a>',
            '1e999',
        ),
    ]
)


@given(st.lists(PIECES | TEXT, max_size=14).map(''.join), st.booleans())
@example('{"segments":[{"start":1e999,"text":"a"}]}', False)
@example('{"segments":[{"start":' + '9' * 5000 + ',"text":"a"}]}', False)
@example('{"segments":[{"start":1,"text":"a \\ud800\\u0001 b","speaker":"c\\u202e"}]}', False)
@example('{"segments":[{"start":1,"text":"\\ufdd0"}]}', False)
@example('{"events":[{"tStartMs":true,"segs":[{"utf8":3}]}]}', False)
def test_whatever_is_in_a_file(text: str, collapse: bool) -> None:
    data = text.encode('utf-8', 'surrogatepass')
    found = read(data, collapse=collapse)
    last = text.count('\n') + text.count('\r') + 1
    assert all(0 <= fault.line <= last and fault.message for fault in found.faults)
    assert found.cues or found.faults
    for cue in found.cues:
        assert cue.text
        assert cue.text == joined([authored(cue.text)])
        assert cue.speaker == name(cue.speaker)
        assert 1 <= cue.line <= last
        assert cue.end is None or cue.start is not None
    made = turns(found.cues)
    assert joined(turn.text for turn in made) == joined(cue.text for cue in found.cues)


@given(st.binary(max_size=60))
def test_whatever_the_bytes_are(data: bytes) -> None:
    found = read(data)
    assert found.cues or found.faults


@given(transcripts())
def test_turns_are_what_one_says(lines: list[Line]) -> None:
    cues = [Cue(a / 1000, b / 1000, name, text) for a, b, name, text in lines]
    made = turns(cues)
    assert [cue.text for turn in made for cue in turn.cues] == [cue.text for cue in cues]
    for turn in made:
        assert {cue.speaker for cue in turn.cues} == {turn.speaker}
