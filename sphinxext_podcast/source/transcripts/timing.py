"""Times, and the blocks of lines below them that WebVTT and SRT are made of."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import takewhile
from typing import Any, NamedTuple

from sphinxext_podcast.model.transcript import Fault
from sphinxext_podcast.source.casting import shown

#: Nothing that people listen to is longer, in seconds.
LONGEST = 1000 * 3600
_MOMENT = re.compile(r'(?:(?:(\d{1,4}):)?(\d{1,5}):)?(\d{1,7})(?:[.,](\d{1,9}))?')
_BLANKS = re.compile(r'[ \t]+')
_ARROW = re.compile(r'-{1,3}>|[\u2012-\u2015\u2192]>?')
_CLOCKED = r'[ \t]*\d{1,5}[ \t]*[:：][ \t]*\d[\d:：., \t]*'
#: A line with times whose arrow is broken; settings may follow.
_BROKEN = re.compile(
    rf'{_CLOCKED}(?:-{{1,3}}>|[\u2012-\u2015\u2192]>?){_CLOCKED}(?:\Z|[a-z]{{1,20}}:)'
)
#: How a cue begins that has lost its arrow, or a time.
_CLOCK = re.compile(r'\d{1,4}[:：]\d{1,2}[:：.,]\d')

_WANTED = 'has no time; write "0:01 --> 0:02"'


class Block(NamedTuple):
    """A line of times, at the 1-based *line*, and the *lines* below it."""

    line: int
    start: float
    end: float | None
    lines: tuple[str, ...]


def moment(value: Any) -> float | None:
    """Return *value*, ``1:02:03.5``, ``62:03,5`` or a number of seconds; None if it is none."""
    if isinstance(value, str):
        text = value.strip()
        found = _MOMENT.fullmatch(text)
        if not found:
            text = _BLANKS.sub('', unicodedata.normalize('NFKC', text[:60]))
            found = _MOMENT.fullmatch(text)
        if not found:
            return None
        hours, minutes, seconds, part = found.groups()
        whole = int(hours or 0) * 3600 + int(minutes or 0) * 60 + int(seconds)
        value = (whole * 1000 + round(int((part or '0').ljust(9, '0')) / 1e6)) / 1000
    elif isinstance(value, bool) or not isinstance(value, (int, float)):
        return None
    # A whole number may be too large for a float.
    return float(value) if 0 <= value < LONGEST and math.isfinite(value) else None


def timings(lines: list[str]) -> Iterator[int]:
    """Yield the indexes of those *lines* that have the times of a cue, or try to.

    An arrow may be broken where a cue can begin: elsewhere people speak of opening hours.
    """
    above = ''
    for number, line in enumerate(lines):
        begins = not above or above.isdecimal()
        if ('-->' in line and line.lstrip()[:1].isdigit()) or (begins and _BROKEN.match(line)):
            yield number
        above = line.strip()


def blocks(text: str, notes: tuple[str, ...] = ()) -> Iterator[Block | Fault]:
    """Yield the cues of *text*, and what is no cue and should be.

    What begins with one of *notes* is none; without *notes*, as in SRT, a text may have empty
    lines.
    """
    lines = text.split('\n')
    marks = list(timings(lines))
    vtt = bool(notes)
    before = lines[: _end(lines, 0, marks[0] if marks else len(lines), named=vtt)]
    yield from _strays(_chunks(before, 0, strict=vtt), notes)
    for mark, following in zip(marks, [*marks[1:], len(lines)], strict=False):
        end = _end(lines, mark + 1, following, named=vtt)
        chunks = list(_chunks(lines[mark + 1 : end], mark + 1, strict=vtt))
        kept = sum(1 for _ in takewhile(lambda one: not _is_broken(one[1]), chunks))
        if vtt:
            kept = int(bool(chunks) and chunks[0][0] == mark + 1)
        own = tuple(line for _, chunk in chunks[:kept] for line in chunk)
        yield from _block(lines[mark], mark + 1, own)
        yield from _strays(chunks[kept:], notes)


def _end(lines: list[str], first: int, mark: int, *, named: bool) -> int:
    """Return where the lines from *first* end before the times at *mark*: above its number.

    Where a cue may be *named*, a line alone is its name.
    """
    last = mark - 1
    if mark < len(lines) and last >= first and lines[last].strip():
        alone = last == 0 or not lines[last - 1].strip()
        if (named and alone) or lines[last].strip().isdecimal():
            return last
    return mark


def _chunks(lines: list[str], offset: int, *, strict: bool) -> Iterator[tuple[int, list[str]]]:
    """Yield the stretches of *lines* between empty ones, and the index at which each begins.

    Where it is *strict*, a line of blanks is not empty: YouTube has them for lines to come.
    """
    chunk: list[str] = []
    for number, line in enumerate([*lines, ''], start=offset):
        if line if strict else line.strip():
            chunk.append(line)
        elif chunk:
            yield number - len(chunk), chunk
            chunk = []


def _is_broken(chunk: list[str]) -> bool:
    """Return whether *chunk* was a cue of its own: it begins with a clock, below a number."""
    first = chunk[1] if len(chunk) > 1 and chunk[0].strip().isdecimal() else chunk[0]
    return bool(_CLOCK.match(first.strip())) or '-->' in first


def _strays(chunks: Iterable[tuple[int, list[str]]], notes: tuple[str, ...]) -> Iterator[Fault]:
    for first, chunk in chunks:
        if not chunk[0].startswith(notes or ('\x00',)) and not chunk[-1].strip().isdecimal():
            at = next((number for number, line in enumerate(chunk) if '-->' in line), 0)
            yield Fault(first + at + 1, f'{shown(chunk[at].strip())} {_WANTED}')


def _block(line: str, number: int, lines: tuple[str, ...]) -> Iterator[Block | Fault]:
    arrow = _ARROW.search(line)
    first, rest = (line[: arrow.start()], line[arrow.end() :]) if arrow else (line, '')
    start = moment(first)
    if start is None:
        yield Fault(number, f'{shown(line.strip())} {_WANTED}')
        return
    words = rest.split()[:5]
    # Settings follow; a time may have blanks in it.
    found = (moment(' '.join(words[:count])) for count in (1, 2, 3, 5))
    end = next((time for time in found if time is not None), None)
    if end is None or end < start:
        what = 'has no end' if end is None else 'ends before it begins'
        yield Fault(number, f'{shown(line.strip())} {what}; write "0:01 --> 0:02"')
        end = None
    yield Block(number, start, end, lines)
