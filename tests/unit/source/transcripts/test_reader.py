"""Transcripts in every format, and what is wrong with files."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from sphinxext_podcast.model.transcript import Transcript, joined, turns
from sphinxext_podcast.source import bounds
from sphinxext_podcast.source.transcripts.reader import read
from tests.build.corpora import SHARED

CORPORA = SHARED / 'corpora'


class Said(NamedTuple):
    """What is compared of a cue; > before a speaker says that another one begins."""

    start: float | None
    end: float | None
    speaker: str
    text: str


def said(found: Transcript) -> list[Said]:
    return [Said(cue.start, cue.end, '>' * cue.turn + cue.speaker, cue.text) for cue in found.cues]


def told(found: Transcript) -> list[tuple[int, str]]:
    return [(fault.line, fault.message) for fault in found.faults]


ROLLING = """WEBVTT
Kind: captions
Language: zh-TW

00:00:00.160 --> 00:00:02.310 align:start position:0%
\x20
so<00:00:00.400><c> today</c><00:00:00.900><c> we</c>

00:00:02.310 --> 00:00:02.320 align:start position:0%
so today we
\x20

00:00:02.320 --> 00:00:04.550 align:start position:0%
so today we
talk<00:00:02.700><c> about</c><00:00:03.100><c> it</c><00:00:03.500><c> &gt;&gt;</c>\
<00:00:03.700><c> yes</c>

00:00:04.550 --> 00:00:04.560 align:start position:0%
talk about it &gt;&gt; yes
\x20

00:00:04.560 --> 00:00:06.000 align:start position:0%
talk about it &gt;&gt; yes
[Music]

00:00:06.000 --> 00:00:07.000 align:start position:0%
[Music]
[Music]
"""
JSON3 = {
    'wireMagic': 'pb3',
    'events': [
        {'tStartMs': 0, 'dDurationMs': 5000, 'id': 1, 'wpWinPosId': 1},
        {
            'tStartMs': 100,
            'dDurationMs': 4000,
            'segs': [
                {'utf8': 'so'},
                {'utf8': ' today', 'tOffsetMs': 200},
                {'utf8': ' >> no', 'tOffsetMs': 900},
            ],
        },
        {'tStartMs': 3000, 'aAppend': 1, 'segs': [{'utf8': '\n'}]},
        {'tStartMs': 3000, 'dDurationMs': 1000, 'segs': [{'utf8': 'we\ntalk'}]},
    ],
}
WHISPERX = {
    'segments': [
        {
            'start': 0.0,
            'end': 2.5,
            'text': ' Hello there. Hi 42',
            'speaker': 'SPEAKER_00',
            'words': [
                {'word': 'Hello', 'start': 0, 'end': 1, 'speaker': 'SPEAKER_00'},
                {'word': 'there.', 'start': 1, 'end': 1.5},
                {'word': 'Hi', 'start': 1.6, 'end': 2, 'speaker': 'SPEAKER_01'},
                {'word': '42'},
            ],
        }
    ],
    'word_segments': [],
    'language': 'en',
}

GOOD: dict[str, tuple[str, list[Said]]] = {
    'voices, classes, entities, cue settings, notes': (
        (
            'WEBVTT - x\n\nNOTE\nno words\n\nSTYLE\n::cue {}\n\n'
            'one\n00:01.000 --> 00:02.500 align:start\n<v.loud 林小安>大家 <i>好</i>\n'
            '歡迎 &amp; AT&T</v>\n\n'
            '1:00:03.000 --> 1:00:04.000\nno voice <3 a < b\n'
        ),
        [
            Said(1, 2.5, '林小安', '大家 好歡迎 & AT&T'),
            Said(3603, 3604, '', 'no voice <3 a < b'),
        ],
    ),
    'two voices in one cue': (
        'WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ann>Hi</v>\n<v Bo Lee>Hello\n',
        [Said(1, 2, 'Ann', 'Hi'), Said(1, 2, 'Bo Lee', 'Hello')],
    ),
    'rolling captions': (
        ROLLING,
        [
            Said(0.16, 2.31, '', 'so today we'),
            Said(2.32, 3.5, '', 'talk about it'),
            Said(3.5, 4.55, '>', 'yes'),
            Said(4.56, 6, '', '[Music]'),
            Said(6, 7, '', '[Music]'),
        ],
    ),
    'no header, commas, no blanks at the arrow': (
        '00:00:01,000 --> 00:00:02,000\n<v Ann>Hi\n\n00:00:03,5-->00:00:04,25\n<v Bo>Hm\n',
        [Said(1, 2, 'Ann', 'Hi'), Said(3.5, 4.25, 'Bo', 'Hm')],
    ),
    'short times, no empty lines, empty lines in the text': (
        '1\n0:0:2,5 --> 0:0:3,25\n<i>Hi</i>\n2\n0:0:4,0 --> 0:0:5,0\n{\\an8}so\n\nagain & more\n',
        [Said(2.5, 3.25, '', 'Hi'), Said(4, 5, '', 'so again & more')],
    ),
    'names of speakers hold until the next one': (
        (
            '1\n00:00:01,000 --> 00:00:02,000\nAnn Lin: Hi all.\n\n'
            '2\n00:00:02,000 --> 00:00:03,000\nMore: of it.\n\n'
            '3\n00:00:03,000 --> 00:00:04,000\nAnd more.\n\n'
            '4\n00:00:04,000 --> 00:00:05,000\nBO:\nYes.\n'
        ),
        [
            Said(1, 2, 'Ann Lin', 'Hi all.'),
            Said(2, 3, 'More', 'of it.'),
            Said(3, 4, 'More', 'And more.'),
            Said(4, 5, 'BO', 'Yes.'),
        ],
    ),
    'no header, voices, notes, numbers': (
        '1\n00:00:01,000 --> 00:00:02,000\n<v Ann>Hi\n\nNOTE not said\n',
        [Said(1, 2, 'Ann', 'Hi')],
    ),
    'no numbers, an empty line in the text': (
        '00:00:01,000 --> 00:00:02,000\nHi\n\nthere\n',
        [Said(1, 2, '', 'Hi there')],
    ),
    'dashes': (
        '1\n00:00:01,000 -> 00:00:02,000\n- Yes.\n- No.\n',
        [Said(1, 2, '>', 'Yes.'), Said(1, 2, '>', 'No.')],
    ),
    'times that are words of a cue of WebVTT': (
        (
            'WEBVTT\n\n00:01.000 --> 00:02.000\nWe are open\n9:00\u201317:00\n'
            '3:2 \u2013 a fine game\n10:30 \u2192 Taipei\n'
        ),
        [Said(1, 2, '', 'We are open 9:00\u201317:00 3:2 \u2013 a fine game 10:30 \u2192 Taipei')],
    ),
    'times that are words of a cue of SRT': (
        (
            '1\n00:00:01,000 --> 00:00:02,000\nOpen\n9:00 \u2013 17:00\n\n'
            '3:2 \u2013 a fine game\n\n'
            '2\n0:03 \u2192 0:04\n10:30 \u2192 Taipei\n'
        ),
        [
            Said(1, 2, '', 'Open 9:00 \u2013 17:00 3:2 \u2013 a fine game'),
            Said(3, 4, '', '10:30 \u2192 Taipei'),
        ],
    ),
    'the JSON of Podcasting 2.0': (
        (
            '{"version":"1.0.0","segments":[{"speaker":"Ann","startTime":0.5,"endTime":1,"body":"I"}'
            ',{"startTime":1,"endTime":2,"body":"you"},{"speaker":"","startTime":3,"body":"?"}]}'
        ),
        [Said(0.5, 1, 'Ann', 'I'), Said(1, 2, 'Ann', 'you'), Said(3, None, '', '?')],
    ),
    'a list with clocks and voices': (
        '[{"start":"00:00:01.500","end":"00:00:02.000","speaker":"a1","voice":"Ann","text":"hi"}]',
        [Said(1.5, 2, 'Ann', 'hi')],
    ),
    'the HTML of Podcasting 2.0': (
        (
            '<!DOCTYPE html><html lang="en"><head><title>x</title></head><!-- <p>no</p>\n-->'
            '<cite>Ann:</cite>\n<time>0:00</time>\n<p>It&#39;s <b>a</b>\nday</p><p>More</p>'
            '<p><time>1:02:03</time><cite>Bo</cite>Yes</p>'
        ),
        [
            Said(0, None, 'Ann', "It's a day"),
            Said(None, None, 'Ann', 'More'),
            Said(3723, None, 'Bo', 'Yes'),
        ],
    ),
    'json3': (
        json.dumps(JSON3),
        [Said(0.1, 1, '', 'so today'), Said(1, 3, '>', 'no'), Said(3, 4, '', 'we talk')],
    ),
    'srv3': (
        (
            '<?xml version="1.0"?><timedtext format="3"><head/><body><w t="0" id="1"/>'
            '<p t="100" d="4000"><s>so</s><s t="200"> today</s></p>\n'
            '<p t="3000" d="10" a="1">\n</p><p t="3000" d="1000">it&#39;s<br/>I</p>'
            '</body></timedtext>'
        ),
        [Said(0.1, 3, '', 'so today'), Said(3, 4, '', "it's I")],
    ),
    'srv2': (
        '<timedtext><window id="1"/><text t="500" d="2100" w="1">so</text></timedtext>',
        [Said(0.5, 2.6, '', 'so')],
    ),
    'srv1': (
        (
            '<?xml version="1.0" encoding="utf-8" ?><transcript>'
            '<text start="0.5" dur="2.1">it&amp;#39;s &amp;amp; I</text><text start="3">ok</text>'
            '</transcript>'
        ),
        [Said(0.5, 2.6, '', "it's & I"), Said(3, None, '', 'ok')],
    ),
    'Whisper': (
        (
            '{"text":"..","segments":[{"id":0,"start":0.0,"end":2.5,"text":" 你好，",'
            '"words":[{"word":"你","start":0,"end":1}]},{"start":2.5,"end":3,"text":" x"}],'
            '"language":"zh"}'
        ),
        [Said(0, 2.5, '', '你好，'), Said(2.5, 3, '', 'x')],
    ),
    'WhisperX': (
        json.dumps(WHISPERX),
        [Said(0, 1.5, 'SPEAKER_00', 'Hello there.'), Said(1.6, 2.5, 'SPEAKER_01', 'Hi 42')],
    ),
    'whisper.cpp': (
        (
            '{"result":{"language":"zh"},"transcription":[{"timestamps":{"from":"00:00:00,000",'
            '"to":"00:00:02,000"},"offsets":{"from":0,"to":2000},"text":" 你好"}]}'
        ),
        [Said(0, 2, '', '你好')],
    ),
    'lines with times': (
        '[00:01] Ann: hi\n[00:05] Bo: hello \\[00:09\\] again\n\nmore *text*\n',
        [
            Said(1, None, 'Ann', 'hi'),
            Said(5, None, 'Bo', 'hello'),
            Said(9, None, 'Bo', 'again'),
            Said(None, None, 'Bo', 'more text'),
        ],
    ),
    'Markdown': (
        '# Talk\n\n**Ann Lin:** Hi: [all](x)\nof you. \\[laughs\\]\n\n**Bo**: \\[0:09\\] Well\n',
        [
            Said(None, None, '', 'Talk'),
            Said(None, None, 'Ann Lin', 'Hi: all of you. [laughs]'),
            Said(9, None, 'Bo', 'Well'),
        ],
    ),
    'names and times above': (
        'Ann Lin  0:01\nHi all.\n\nBo  1:00:05\nHello.\n',
        [Said(1, None, 'Ann Lin', 'Hi all.'), Said(3605, None, 'Bo', 'Hello.')],
    ),
    'names and times in brackets above': (
        'Ann Lin (00:01):\nHi all.\n\nBo (1:00:05):\nHello.\n',
        [Said(1, None, 'Ann Lin', 'Hi all.'), Said(3605, None, 'Bo', 'Hello.')],
    ),
    'what Whisper prints': (
        '[00:00.000 --> 00:05.000]  Hi\n[00:05.000 --> 00:06.000]  Ho\n',
        [Said(0, None, '', 'Hi'), Said(5, None, '', 'Ho')],
    ),
}


@pytest.mark.parametrize(('text', 'cues'), GOOD.values(), ids=GOOD)
def test_formats(text: str, cues: list[Said]) -> None:
    found = read(text.encode())
    assert said(found) == cues
    assert found.faults == ()
    assert said(read(text.replace('\n', '\r\n').encode('utf-16'))) == cues


@pytest.mark.parametrize(
    ('text', 'language'),
    [
        (ROLLING, 'zh-TW'),
        (GOOD['Whisper'][0], 'zh'),
        (GOOD['whisper.cpp'][0], 'zh'),
        (GOOD['the HTML of Podcasting 2.0'][0], 'en'),
        ('{"language":"english","segments":[{"start":1,"text":"a"}]}', ''),
    ],
)
def test_languages(text: str, language: str) -> None:
    assert read(text.encode()).language == language


CHINESE = '1\n00:00:01,000 --> 00:00:02,000\n林小安：大家好，歡迎收聽\n'


@pytest.mark.parametrize('encoding', ['utf-8-sig', 'big5', 'utf-16', 'utf-16-le', 'utf-16-be'])
def test_encodings(encoding: str) -> None:
    found = read(CHINESE.encode(encoding))
    assert said(found) == [Said(1, 2, '林小安', '大家好，歡迎收聽')]
    assert found.faults == ()


@pytest.mark.parametrize(
    ('words', 'encoding', 'language'),
    [
        ('林小安：大家好，欢迎收听', 'gb18030', 'zh-CN'),
        ('我们明天见', 'gbk', 'zh_Hans_CN'),
        ('안녕하세요 여러분', 'euc-kr', 'ko'),
        ('みなさん、こんにちは', 'shift_jis', 'ja'),
        ('みなさん、今日は海の話です', 'euc_jp', 'ja-JP'),
        ('歡迎收聽今天的節目', 'big5', 'zh-TW'),
        ('歡迎收聽今天的節目', 'big5', 'ko'),
        ('今天的節目，歡迎收聽', 'utf-8', 'ja'),
    ],
)
def test_encodings_of_the_language(words: str, encoding: str, language: str) -> None:
    found = read(f'WEBVTT\n\n0:01 --> 0:02\n{words}\n'.encode(encoding), language=language)
    assert (''.join(f'{c.speaker}：{c.text}' for c in found.cues).lstrip('：'), found.faults) == (
        words,
        (),
    )


def test_a_file_that_was_cut_off_is_still_utf_8() -> None:
    found = read(CHINESE.strip().encode()[:-1])
    assert said(found) == [Said(1, 2, '林小安', '大家好，歡迎收\ufffd')]
    assert told(found) == [(3, 'this is not UTF-8; it is damaged here; save it as UTF-8')]


def test_western_letters_are_not_big5() -> None:
    found = read('WEBVTT\n\n00:01.000 --> 00:02.000\nune année “déjà”\n'.encode('cp1252'))
    assert said(found) == [Said(1, 2, '', 'une année “déjà”')]
    assert told(found) == [(4, 'this is not UTF-8; it was read as Windows-1252; save it as UTF-8')]


WANTED = 'has no time; write "0:01 --> 0:02"'
BROKEN: dict[str, tuple[str, list[str], list[tuple[int, str]]]] = {
    'a cue without arrow': (
        'WEBVTT\n\n00:01.000 --> 00:02.000\nA\n\n00:00:03.000\nB\n\n00:04.000 --> 00:05.000\nC\n',
        ['A', 'C'],
        [(6, f"'00:00:03.000' {WANTED}")],
    ),
    'a cue with letters in its time': (
        (
            '1\n00:00:01,000 --> 00:00:02,000\nA\n\n2\n00:00:0x,000 --> 00:00:04,000\nB\n\n'
            '3\n00:00:05,000 --> 00:00:06,000\nC\n'
        ),
        ['A', 'C'],
        [(6, f"'00:00:0x,000 --> 00:00:04,000' {WANTED}")],
    ),
    'a cue before the beginning': (
        '1\n-00:00:01,000 --> 00:00:02,000\nA\n\n2\n00:00:03,000 --> 00:00:04,000\nB\n',
        ['B'],
        [(2, f"'-00:00:01,000 --> 00:00:02,000' {WANTED}")],
    ),
    'a cue that ends before it begins': (
        'WEBVTT\n\n00:02.000 --> 00:01.000\nA\n\n00:03.000 -->\nB\n',
        ['A', 'B'],
        [
            (3, '\'00:02.000 --> 00:01.000\' ends before it begins; write "0:01 --> 0:02"'),
            (6, '\'00:03.000 -->\' has no end; write "0:01 --> 0:02"'),
        ],
    ),
    'cues out of order': (
        'WEBVTT\n\n00:05.000 --> 00:06.000\nB\n\n00:01.000 --> 00:02.000\nA\n',
        ['A', 'B'],
        [(6, 'what begins here (1 s) is earlier than what stands above it; it was sorted')],
    ),
    'JSON that breaks off, and parts without time': (
        '{"segments":[{"startTime":0,"body":"x"},\n{"startTime":null,"body":"y"},\n3,\n{"sta',
        ['x'],
        [
            (2, 'a part without time (startTime) was left out'),
            (3, '3 is no part of a transcript; it was left out'),
            (4, 'it is not valid JSON from here on: Unterminated string starting at'),
        ],
    ),
    'JSON of something else': (
        '{"a": 1}',
        [],
        [(1, 'this JSON has no "segments", as Podcasting 2.0 and Whisper have, nor "events"')],
    ),
    'JSON that is too deep': (
        '{"segments":\n' + '[' * 100_000,
        [],
        [(2, 'it is not valid JSON from here on: a value is too long or too deep')],
    ),
    'XML that breaks off': (
        '<transcript><text start="1">A</text>\n<text start="x">B</text>\n<text',
        ['A'],
        [
            (2, "start='x' is no time; the line was left out"),
            (3, 'it is not valid XML from here on: unclosed token'),
        ],
    ),
    'a DOCTYPE': (
        (
            '<?xml version="1.0"?>\n<!DOCTYPE timedtext [<!ENTITY a "b">]>\n'
            '<timedtext><body><p t="1">&a;</p></body></timedtext>'
        ),
        [],
        [(2, 'a file with a DOCTYPE is not read, for it could define anything; delete it')],
    ),
    'TTML': (
        (
            '<?xml version="1.0"?>\n<!-- x -->\n<tt xmlns="http://www.w3.org/ns/ttml"><body>'
            '<div><p begin="0s" end="1s">A</p></div></body></tt>'
        ),
        [],
        [(3, 'this is TTML (Timed Text), which is not read; export it as WebVTT or SRT')],
    ),
    'TTML with a prefix': (
        '<tt:tt xmlns:tt="http://www.w3.org/ns/ttml">\n<tt:p begin="1s">A</tt:p></tt:tt>',
        [],
        [(1, 'this is TTML (Timed Text), which is not read; export it as WebVTT or SRT')],
    ),
    'ASS, whose keys are no speakers': (
        '[Script Info]\nTitle: A\nScriptType: v4.00+\n\n[Events]\nDialogue: 0,0:00:01.00,,A\n',
        [],
        [
            (
                1,
                (
                    'these are subtitles in ASS or SSA, which is not read; export them as WebVTT '
                    'or SRT'
                ),
            )
        ],
    ),
    'HTML without a time': (
        '<cite>A</cite><time>noon</time><p>B</p>',
        ['B'],
        [(1, "'noon' is no time; write 1:02:03")],
    ),
    'no transcript': (
        'Just text\nand more.',
        [],
        [
            (
                1,
                (
                    'this is none of the formats of transcripts; write "Name: words" or "[12:34] '
                    'words", or bring WebVTT, SRT or JSON'
                ),
            )
        ],
    ),
    'nothing': (' \n', [], [(0, 'the file is empty')]),
    'a zero byte': (
        'WEBVTT\n\n00:01.000 --> 00:02.000\nHel\0lo there\n',
        ['Hello there'],
        [],
    ),
    'no words': ('WEBVTT\n', [], [(0, 'there are no words in it; it was read as WebVTT')]),
    'many of one cause': (
        'WEBVTT\n\n00:01.000 --> 00:02.000\nA\n\n' + '0:0:2.0\nB\n\n' * 9,
        ['A'],
        [
            *((line, f"'0:0:2.0' {WANTED}") for line in range(6, 21, 3)),
            (21, '4 more lines like these, down to line 30'),
        ],
    ),
}


@pytest.mark.parametrize(('text', 'texts', 'faults'), BROKEN.values(), ids=BROKEN)
def test_broken_files(text: str, texts: list[str], faults: list[tuple[int, str]]) -> None:
    found = read(text.encode())
    assert [cue.text for cue in found.cues] == texts
    assert told(found) == faults


def vtt(texts: list[str]) -> bytes:
    """Write a cue a second; the text of each stands in line 4, 7 …"""
    cues = (
        f'00:{n // 60:02}:{n % 60:02}.000 --> 00:{n // 60:02}:{n % 60:02}.900\n{text}\n'
        for n, text in enumerate(texts)
    )
    return ('WEBVTT\n\n' + '\n'.join(cues)).encode()


@pytest.mark.parametrize(
    ('texts', 'kept', 'lines'),
    [
        (['a', *['So good.'] * 5, 'b'], ['a', 'So good.', 'b'], [6]),
        (['So good.'] * 2, ['So good.'] * 2, []),
        (['No.'] * 4, ['No.'] * 4, []),
        (
            ['這一句會重複', '另一句也會重複'] * 4,
            ['這一句會重複', '另一句也會重複'],
            [3],
        ),
        (['a', '感謝收看！', 'b', '請訂閱我的頻道'], ['a', 'b'], [6]),
        (['字幕由Amara.org社群提供', 'a', '字幕製作：貝爾'], ['a'], [3]),
        (['a', 'Thanks for watching!'], ['a'], [6]),
        (['ご視聴ありがとうございました。'], [], [3]),
        (['Thanks for watching the door'], ['Thanks for watching the door'], []),
    ],
)
def test_what_nobody_said(texts: list[str], kept: list[str], lines: list[int]) -> None:
    found = read(vtt(texts))
    assert [cue.text for cue in found.cues] == texts
    assert [fault.line for fault in found.faults] == lines
    collapsed = read(vtt(texts), collapse=True)
    assert [cue.text for cue in collapsed.cues] == kept
    assert collapsed.faults == ()


@pytest.mark.parametrize(
    ('written', 'text'),
    [
        ('a < b > c', 'a < b > c'),
        ('if a <b and c> d', 'if a <b and c> d'),
        ('x <i and j> y <c > z', 'x <i and j> y z'),
        ('<i>x</i> <c.yellow.bg_blue>y</c> <b >z</b>', 'x y z'),
        ('<i class="x">x</i><br/><font color="red">y</font>', 'x y'),
        ('<ruby>漢<rt>かん</rt></ruby> <lang zh-TW>字</lang>', '漢かん 字'),
        ('<00:00:01.000>a <u/>b', 'a b'),
        ('<notes> <1> <bb>', '<notes> <1> <bb>'),
        ('a\u202ecba', 'acba'),
    ],
)
def test_what_is_a_tag(written: str, text: str) -> None:
    assert [cue.text for cue in read(vtt([written])).cues] == [text]


def test_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounds, 'CUES', 2)
    found = read(vtt(['a', 'b', 'c']))
    assert [cue.text for cue in found.cues] == ['a', 'b']
    assert told(found) == [(9, 'there are more than 2 cues; the rest is left out')]
    monkeypatch.setattr(bounds, 'TRANSCRIPT_BYTES', 1 << 20)
    found = read(b' ' * (1 << 20) + b'a')
    assert found == Transcript((), found.faults)
    assert told(found) == [(1, 'the file is larger than 1 MiB; it was not read')]


def test_five_thousand_cues() -> None:
    file = vtt([f'<v Ann>Words of {n} &amp; more\nin two lines.' for n in range(5000)])
    assert len(read(file).cues) == 5000


@pytest.mark.parametrize(
    'made',
    [
        lambda n: 'WEBVTT\n\n0:01 --> 0:02\n' + 'a\n' * n,
        lambda n: '1\n0:01 --> 0:02\n' + 'a\n\n' * n,
        lambda n: '0:01 --> 0:02\n' * n,
        lambda n: '0:01 --> 0:02\nA: b\n' + '>> c\n' * n,
        lambda n: 'WEBVTT\n\n0:01 --> 0:02\n' + '<v A>' * n,
        lambda n: 'WEBVTT\n\n0:01 --> 0:02\n' + '<v A>a<v B>' * n,
        lambda n: '[00:01] a\n' * n,
        lambda n: '[00:01] a' * n,
        lambda n: '<p>' + '<time>' * n,
        lambda n: '<p><!--' * n,
        lambda n: '{"segments":[' + '{"start":1,"text":"a"},' * n,
        lambda n: '<transcript>' + '<text start="1">a</text>\n' * n,
    ],
)
def test_time_is_that_of_the_size(made: Callable[[int], str]) -> None:
    def seconds(number: int) -> float:
        data = made(number).encode()
        before = time.process_time()
        read(data)
        return time.process_time() - before

    # A busy machine has two more tries.
    assert any(seconds(16_000) < 10 * seconds(4_000) + 0.05 for _ in range(3))


FILES = [
    *sorted(CORPORA.glob('podcast-namespace/docs/examples/transcripts/*')),
    *sorted(CORPORA.glob('changelog-transcripts/*/*.md')),
    *sorted(CORPORA.glob('made-up/content/posts/20260114-own-audio/transcript.*')),
]


@pytest.mark.skipif(not FILES, reason='the transcripts of other people are not here')
@pytest.mark.parametrize('path', FILES, ids=lambda path: '/'.join(path.parts[-2:]))
def test_transcripts_of_others(path: Path) -> None:
    found = read(path.read_bytes())
    assert found.faults == ()
    assert all(cue.speaker for cue in found.cues)
    made = turns(found.cues)
    assert len({turn.speaker for turn in made}) > 1
    assert joined(turn.text for turn in made) == joined(cue.text for cue in found.cues)
