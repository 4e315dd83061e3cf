"""Where the code of a Markdown text is: what stands there is shown and never run."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

_FENCE = re.compile(r'[ \t>]*(?P<mark>`{3,}|~{3,})(?P<info>[^\n]*)')
_TICKS = re.compile(r'`+')
_BLANK_LINE = re.compile(r'\n(?=[ \t]*\n)')


class CodeRegions:
    """The fenced blocks and code spans of one text; indented code is not looked for."""

    def __init__(self, text: str) -> None:
        """Find them."""
        self._regions = sorted([*_fenced(text), *_spans(text)])
        self._starts = [start for start, _ in self._regions]

    def __contains__(self, place: int) -> bool:
        """Return whether the character at *place* is code."""
        at = bisect_right(self._starts, place) - 1
        return at >= 0 and place < self._regions[at][1]


def _fenced(text: str) -> list[tuple[int, int]]:
    """Return the fenced blocks, the last of which may never be closed."""
    found = []
    mark, start, place = '', 0, 0
    for line in text.splitlines(keepends=True):
        match = _FENCE.match(line)
        if match and not mark and not ('`' in match['mark'] and '`' in match['info']):
            mark, start = match['mark'], place
        elif match and mark and match['mark'].startswith(mark) and not match['info'].strip():
            found.append((start, place + len(line)))
            mark = ''
        place += len(line)
    return [*found, (start, place)] if mark else found


def _spans(text: str) -> list[tuple[int, int]]:
    """Return the code spans between the fenced blocks."""
    found: list[tuple[int, int]] = []
    place = 0
    for start, end in [*_fenced(text), (len(text), len(text))]:
        found += _between(text, place, start)
        place = end
    return found


def _between(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the code spans from *start* to *end*: to the next ticks as long in the paragraph."""
    runs = [match.span() for match in _TICKS.finditer(text, start, end)]
    breaks = [match.start() for match in _BLANK_LINE.finditer(text, start, end)] if runs else []
    following: dict[int, int] = {}
    closing = [0] * len(runs)
    for at in range(len(runs) - 1, -1, -1):
        length = runs[at][1] - runs[at][0]
        closing[at] = following.get(length, 0)
        following[length] = at
    at = 0
    while at < len(runs):
        opening, behind = runs[at]
        at, close = at + 1, closing[at]
        if close and bisect_left(breaks, behind) == bisect_left(breaks, runs[close][0]):
            yield opening, runs[close][1]
            at = close + 1
