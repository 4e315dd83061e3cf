"""Shortcodes out of the Markdown and back: each becomes one word for the parser.

Hugo does the same.  They stand inside HTML blocks, tables, link targets and code, where a
Markdown parser would tear them apart.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from .shortcodes import Call, Escaped, Mistake, scan

_BLANK = re.compile(r'\n[ \t]*(?=\n|\Z)')
_LINE_END = re.compile(r'[ \t]*(?=\n|\Z)')


class Taken(NamedTuple):
    """A shortcode that was taken out: the tag, how it was written, its line in the file."""

    tag: Call | Escaped | Mistake
    written: str
    line: int

    @property
    def shown(self) -> str:
        """The text to show where the shortcode is not executed."""
        return self.tag.text if isinstance(self.tag, Escaped) else self.written


class Marked(NamedTuple):
    """A text whose shortcodes are placeholders, with as many lines as before.

    *pattern* finds the placeholders; its group 1 is the index in *taken*.
    """

    text: str
    taken: tuple[Taken, ...]
    pattern: re.Pattern[str]


def take_out(text: str, first_line: int = 1) -> Marked:
    """Replace every shortcode of *text*, whose first line is *first_line* of the file."""
    word = 'podcastshortcode'
    while word in text.lower():
        word += 'x'
    pieces: list[str] = []
    taken: list[Taken] = []
    at = owed = 0
    line = first_line
    for tag in scan(text):
        between, owed = _repay(text[at : tag.start], owed)
        line += text.count('\n', at, tag.start)
        written = text[tag.start : tag.end]
        pieces += [between, f'{word}{len(taken)}end']
        taken.append(Taken(tag, written, line))
        lines = written.count('\n')
        line += lines
        owed += lines
        at = tag.end
    rest, owed = _repay(text[at:], owed)
    pieces += [rest, '\n' * owed]
    return Marked(''.join(pieces), tuple(taken), re.compile(f'{word}([0-9]+)end', re.I))


def _repay(text: str, owed: int) -> tuple[str, int]:
    """Give back the lines of a multi-line tag at the next place where blank lines do no harm."""
    if not owed:
        return text, 0
    place = _LINE_END.match(text) if _BLANK.match(text) else _BLANK.search(text)
    if not place:
        return text, owed
    return text[: place.end()] + '\n' * owed + text[place.end() :], 0
