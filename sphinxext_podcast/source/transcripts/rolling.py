"""YouTube's automatic captions as files: each line is there two or three times as it rolls up."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from .markup import has_times, plain
from .timing import Block


class _Line(NamedTuple):
    """A line as it is written and read; with times in it, it is being said, and new."""

    written: str
    text: str
    new: bool


def unrolled(blocks: list[Block]) -> list[Block]:
    """Return *blocks* with each line once, if they are such a file; else as they are."""
    known = [_lines(block) for block in blocks]
    shown = [0, *(_again(*pair) for pair in zip(known, known[1:], strict=False))]
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
    """Return whether lines are *shown* again as they roll, not because somebody repeats them."""
    return sum(map(bool, shown)) * 3 >= len(blocks) and any(_rolls(blocks, shown))


def _rolls(blocks: list[Block], shown: list[int]) -> Iterator[bool]:
    """Yield for each of *blocks* whether it holds more than what is shown again, or hardly lasts.

    A loop of a speech recognition does neither.
    """
    for block, again in zip(blocks, shown, strict=True):
        brief = block.end is not None and block.end - block.start <= 0.05
        yield again > 0 and (brief or len(block.lines) > again)
