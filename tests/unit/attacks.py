"""Texts that may take a pattern long, made of the pattern itself, and how long they take."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterable, Iterator
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser as reader  # type: ignore[attr-defined]
from typing import Any, NamedTuple

#: One character of each kind that patterns tell apart.
KINDS = 'a0_ \n\x00\u4e2d"<'
#: The most characters that are paired with each other.
PAIRED = 16
_CLASSES = {
    op.CATEGORY_DIGIT: r'\d',
    op.CATEGORY_NOT_DIGIT: r'\D',
    op.CATEGORY_SPACE: r'\s',
    op.CATEGORY_NOT_SPACE: r'\S',
    op.CATEGORY_WORD: r'\w',
    op.CATEGORY_NOT_WORD: r'\W',
}
_REPEATS = {op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT}
_AROUND = {op.ASSERT, op.ASSERT_NOT}


#: Characters of a text that is tried, from few on: some patterns would take for ever.
SIZES = 20, 300, 3_000
#: Seconds of CPU for a character from which on the growth is measured.
SUSPICIOUS = 7e-7
#: Seconds of CPU for a character that nothing takes which ends in this life.
ENDLESS = 2e-4
#: A text that is four times as long takes four times as long; were it quadratic, 16 times.
LONGER, MOST, TRIES = 4, 9, 5


class Attack(NamedTuple):
    """A text that begins with *before*, has *again* many times, and ends with *end*."""

    before: str
    again: str
    end: str

    def text(self, characters: int) -> str:
        """Return the text with about as many *characters*."""
        return self.before + self.again * max(characters // len(self.again), 1) + self.end


def attacks(pattern: str, flags: int) -> Iterator[Attack]:
    """Yield texts for *pattern*.

    Its characters, pairs of them, and texts for all its parts are repeated, at the beginning
    and behind what leads to each part.
    """
    items = reader.parse(pattern, flags)
    chars = list(dict.fromkeys([*_characters(items), *KINDS[:5]]))[:PAIRED]
    parts = dict.fromkeys(_parts(items))
    wholes = [a + b for a, b in parts]
    again = dict.fromkeys([*chars, *(one for pair in parts for one in pair), *wholes])
    again |= dict.fromkeys(f'{whole} ' for whole in wholes)
    for repeated in filter(None, again):
        yield from (Attack('', repeated, end) for end in ('', '\x00'))
    for before, part in parts:
        behind = dict.fromkeys([part, *(chars[:6] if before else ())])
        yield from (Attack(before, one, '\x00') for one in behind if one and before)
    pairs = dict.fromkeys(a + b for a in chars for b in chars if a != b)
    yield from (Attack('', pair, '\x00') for pair in pairs if pair not in again)


def _parts(items: Iterable[Any], before: str = '') -> Iterator[tuple[str, str]]:
    """Yield a text for what stands before each part of *items*, and one for the part."""
    for least, last in ((False, False), (True, True)):
        made = before
        for kind, value in items:
            yield made, _text(kind, value, least=False, last=last)
            if kind not in {op.IN, *_AROUND}:
                for inner in _inside(kind, value):
                    yield from _parts(inner, made)
            made += _text(kind, value, least=least, last=last)
        yield '', made


def _text(kind: Any, value: Any, *, least: bool, last: bool) -> str:
    """Return a text for an item: repeated the *least* times or once, of its first or *last*."""
    at = -1 if last else 0
    if kind in {op.LITERAL, op.NOT_LITERAL, op.ANY, op.IN}:
        chars = _characters([(kind, value)])
        return chars[at] if chars else 'a'
    inside = _inside(kind, value)
    if not inside or kind in _AROUND:
        return ''
    text = ''.join(_text(*item, least=least, last=last) for item in inside[at])
    if kind in _REPEATS:
        low, high, _ = value
        return text * int(max(low, 0 if least else min(1, high)))
    return text


def _characters(items: Iterable[Any]) -> str:
    """Return characters that stand for those that *items* tell apart."""
    found: dict[str, None] = {}
    for kind, value in items:
        if kind is op.LITERAL:
            found[chr(value)] = None
        elif kind is op.NOT_LITERAL:
            found |= dict.fromkeys([*(c for c in KINDS if ord(c) != value), chr(value)])
        elif kind is op.RANGE:
            found[chr(value[0])] = None
        elif kind is op.CATEGORY:
            found |= dict.fromkeys(c for c in KINDS if re.match(_CLASSES[value], c))
        elif kind is op.ANY:
            found['a'] = None
        elif kind is op.IN and value[0][0] is op.NEGATE:
            listed = _characters(value[1:])
            found |= dict.fromkeys([*(c for c in KINDS if c not in listed), *listed])
        else:
            found |= dict.fromkeys(c for i in _inside(kind, value) for c in _characters(i))
    return ''.join(found)


def _inside(kind: Any, value: Any) -> list[Any]:
    """Return the rows of items within an item."""
    if kind in {op.IN, op.ATOMIC_GROUP}:
        return [value]
    if kind in _REPEATS or kind is op.SUBPATTERN:
        return [value[-1]]
    if kind in {op.BRANCH, *_AROUND}:
        return list(value[1]) if kind is op.BRANCH else [value[1]]
    if kind is op.GROUPREF_EXISTS:
        return [part for part in value[1:] if part]
    return []


def cpu(run: Callable[[str], object], text: str, times: int = 1) -> float:
    """Return the seconds of CPU that *run* takes for *text*, the least of some *times*."""
    taken = []
    for _ in range(times):
        start = time.thread_time()
        run(text)
        taken.append(time.thread_time() - start)
    return min(taken)


def growth(run: Callable[[str], object], attack: Attack, suspicious: float = SUSPICIOUS) -> float:
    """Return how many times longer a text takes that is LONGER times as long, 0 if not long."""
    for size in SIZES:
        text = attack.text(size)
        if cpu(run, text) > len(text) * suspicious < (short := cpu(run, text, 3)):
            if short > len(text) * ENDLESS:
                return MOST
            more = attack.text(LONGER * size)
            ratios = (cpu(run, more) / cpu(run, text, 3) for _ in range(TRIES))
            return next((ratio for ratio in ratios if ratio < MOST), MOST)
    return 0
