"""Text and Markdown: ``**Name:** words``, ``Name: words``, ``[12:34]``, ``Name  12:34`` above."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from sphinxext_podcast.model.transcript import Cue, Fault, Transcript, joined

from .speakers import is_name, is_word, label
from .timing import moment

_TIME = r'\d{1,4}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?'
_UNTIL = rf'(?: {{0,3}}(?:-->|[-\u2013\u2014]) {{0,3}}{_TIME})?'
#: A time in brackets, anywhere; without them only where a line begins.
_STAMP = re.compile(rf'\\?\[({_TIME}){_UNTIL}\\?\]|\(({_TIME}){_UNTIL}\)')
_FIRST = re.compile(rf'({_TIME}){_UNTIL}(?=\s|\Z)')
_ALONE = re.compile(rf'[(\[]?({_TIME})[)\]]?[:：]?')
_BOLD = re.compile(r'(?:\*\*|__)([^*_\n]{1,60})(?:\*\*|__)(:|：)?')
#: Headings, quotes and items of lists are read as paragraphs.
_BLOCK = re.compile(r'\A(?:#{1,6}|>|[-*+])[ \t]+')
_ESCAPE = re.compile(r'\\([!-/:-@\[-`{-~])')
_LINK = re.compile(r'!?\[([^\[\]]*)\]\([^()\s]*\)')
_EMPHASIS = re.compile(r'(?<![\w*_])[*_]{1,3}(?=[^\s*_])|(?<=[^\s*_])[*_]{1,3}(?![\w*_])|`')


class _Begun(NamedTuple):
    """How a line begins: a name and a time, None where there is none; then the *rest*."""

    speaker: str | None
    start: float | None
    rest: str


def read(text: str) -> Transcript:
    """Return a cue for each paragraph and time in *text*, the times as far as there are any."""
    lines = [_BLOCK.sub('', line.strip(), count=1) for line in text.split('\n')]
    bold = any(_named_bold(line) for line in lines)
    begun = [_begun(line, bold=bold) for line in lines]
    times = sum(one.start is not None for one in begun) + len(_STAMP.findall(text))
    if not times and sum(one.speaker is not None for one in begun) < 2:
        said = (
            'this is none of the formats of transcripts; write "Name: words" or "[12:34] words", '
            'or bring WebVTT, SRT or JSON'
        )
        return Transcript((), (Fault(1, said),))
    return Transcript(tuple(_cues(begun)))


def _cues(lines: list[_Begun]) -> Iterator[Cue]:
    cue = Cue(None, None, '', '', line=1)
    texts: list[str] = []
    for number, (speaker, start, rest) in enumerate(lines, start=1):
        if speaker is not None or start is not None or not rest:
            if said := _plain(texts):
                yield cue._replace(text=said)
                cue = cue._replace(start=None)
            texts = []
            cue = cue._replace(
                speaker=cue.speaker if speaker is None else speaker,
                start=cue.start if start is None and speaker is None else start,
            )
        if rest and not any(texts):
            cue = cue._replace(line=number)
        end = 0
        for stamp in _STAMP.finditer(rest):
            texts.append(rest[end : stamp.start()])
            if said := _plain(texts):
                yield cue._replace(text=said)
            texts = []
            cue = cue._replace(start=moment(stamp[1] or stamp[2]), line=number)
            end = stamp.end()
        texts.append(rest[end:])
    if said := _plain(texts):
        yield cue._replace(text=said)


def _begun(line: str, *, bold: bool) -> _Begun:
    """Return how *line* begins; where names are *bold*, others are words."""
    speaker: str | None = None
    start: float | None = None
    rest = line
    for _ in range(2):
        stamp = _STAMP.match(rest) or _FIRST.match(rest)
        if start is None and stamp:
            start = moment(next(filter(None, stamp.groups())))
            rest = rest[stamp.end() :].lstrip(' \t-–')
        named = (_named_bold if bold else _named)(rest) if speaker is None else None
        if named:
            speaker, rest = named
    *words, last = rest.split() or ['']
    alone = _ALONE.fullmatch(last)
    if speaker is None and start is None and alone and is_name(' '.join(words)):
        return _Begun(' '.join(words), moment(alone[1]), '')
    return _Begun(speaker, start, rest)


def _named(line: str) -> tuple[str, str] | None:
    found = label(line)
    return (found.name, found.text) if found else None


def _named_bold(line: str) -> tuple[str, str] | None:
    found = _BOLD.match(line)
    if not found:
        return None
    name, inner = found[1].strip(), found[1].strip().endswith((':', '：'))
    name = name.rstrip(':： ')
    if not name or not (found[2] or inner) or is_word(name):
        return None
    return name, line[found.end() :].strip()


def _plain(texts: list[str]) -> str:
    """Return *texts* in one line, without the marks of Markdown."""
    text = _LINK.sub(r'\1', joined(texts))
    return _ESCAPE.sub(r'\1', _EMPHASIS.sub('', text)).strip()
