"""WebVTT, also without its header, with commas, or as YouTube's captions roll."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from sphinxext_podcast.model.transcript import Cue, Fault, Transcript, joined

from .markup import has_times, plain, stretches
from .speakers import named
from .timing import Block, blocks

#: What is no cue.
_NOTES = ('NOTE', 'STYLE', 'REGION', 'WEBVTT')
_LANGUAGE = re.compile(r'Language: *([A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*) *')


def read(text: str) -> Transcript:
    """Return the cues of *text*."""
    head = text.partition('\n\n')[0].split('\n') if text.startswith('WEBVTT') else []
    language = next((said[1] for line in head if (said := _LANGUAGE.fullmatch(line))), '')
    return captions(blocks(text, _NOTES))._replace(language=language)


def captions(found: Iterator[Block | Fault]) -> Transcript:
    """Return what *found* holds, with the names of speakers."""
    every = list(found)
    kept = _unrolled([one for one in every if isinstance(one, Block)])
    cues = [cue for block in kept for cue in _cues(block)]
    faults = tuple(one for one in every if isinstance(one, Fault))
    if not any(cue.speaker for cue in cues):
        return Transcript(tuple(named(cues)), faults)
    lines = (cue._replace(text=joined(cue.text.split('\n'))) for cue in cues)
    return Transcript(tuple(cue for cue in lines if cue.text), faults)


def _cues(block: Block) -> Iterator[Cue]:
    """Yield the cue of *block*, or one for each voice, and for each ``>>`` whose time is known."""
    cue = Cue(block.start, block.end, '', '', line=block.line)
    texts: list[str] = []
    for voice, start, text in stretches('\n'.join(block.lines)):
        if not text.strip():
            texts.append(text)
            continue
        speaker = voice or ''
        begins = start is not None and text.lstrip().startswith('>>')
        if begins or speaker != cue.speaker:
            if said := ''.join(texts).strip():
                yield cue._replace(text=said, end=start if begins else cue.end)
            texts = []
            cue = cue._replace(speaker=speaker, start=start if begins else cue.start)
        texts.append(text)
    if said := ''.join(texts).strip():
        yield cue._replace(text=said)


class _Line(NamedTuple):
    """A line as it is written and read; with times in it, it is being said, and new."""

    written: str
    text: str
    new: bool


def _unrolled(blocks: list[Block]) -> list[Block]:
    """Return *blocks* with each line once, if lines roll up as in YouTube's captions.

    There each stands in two or three blocks.
    """
    # What is shown again has no marks, which every line with a voice has.
    plain_ones = sum('<' not in block.lines[0] for block in blocks if block.lines)
    if plain_ones * 3 < len(blocks):
        return blocks
    known = [_lines(block) for block in blocks]
    shown = [*([0] if blocks else []), *(_again(*pair) for pair in pairwise(known))]
    if not _is_rolling(blocks, shown):
        return blocks
    return [
        block._replace(lines=tuple(line.written for line in lines[again:]))
        for block, lines, again in zip(blocks, known, shown, strict=True)
        if lines[again:]
    ]


def _lines(block: Block) -> list[_Line]:
    made = (_Line(line, plain(line).strip(), has_times(line)) for line in block.lines)
    return [line for line in made if line.text]


def _again(before: list[_Line], lines: list[_Line]) -> int:
    """Return how many of *lines*, from the first, are the last of those *before*."""
    for number in range(min(len(before), len(lines), 4), 0, -1):
        same = zip(before[-number:], lines[:number], strict=True)
        if all(a.text == b.text and not b.new for a, b in same):
            return number
    return 0


def _is_rolling(blocks: list[Block], shown: list[int]) -> bool:
    """Return whether lines are *shown* again as they roll up, with others below them.

    What a speaker repeats, and a loop of speech recognition, stands alone.
    """
    rolls = any(0 < again < len(block.lines) for block, again in zip(blocks, shown, strict=True))
    return rolls and sum(map(bool, shown)) * 3 >= len(blocks)
