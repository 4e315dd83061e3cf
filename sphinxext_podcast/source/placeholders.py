"""Shortcodes out of the Markdown and back: each becomes one word for the parser.

Hugo does the same.  They stand inside HTML blocks, tables, link targets and code, where a
Markdown parser would tear them apart.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from .shortcodes import Call, Escaped, Mistake, scan

_FENCE = re.compile(r'[ \t>]*(```|~~~)')


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


def nothing(text: str) -> Marked:
    """Return *text* with no placeholder in it."""
    return Marked(text, (), re.compile(r'(?!)'))


def take_out(text: str, first_line: int = 1) -> Marked:
    """Replace every shortcode of *text*, whose first line is *first_line* of the file."""
    word = 'podcastshortcode'
    while word in text.lower():
        word += 'x'
    pattern = re.compile(f'{word}([0-9]+)end', re.I | re.A)
    pieces: list[str] = []
    taken: list[Taken] = []
    at, line = 0, first_line
    for tag in scan(text):
        line += text.count('\n', at, tag.start)
        written = text[tag.start : tag.end]
        pieces += [text[at : tag.start], f'{word}{len(taken)}end']
        taken.append(Taken(tag, written, line))
        line += written.count('\n')
        at = tag.end
    pieces.append(text[at:])
    marked = Marked(''.join(pieces), tuple(taken), pattern)
    if any('\n' in one.written for one in taken):
        return marked._replace(text=_as_long(marked))
    return marked


def _as_long(marked: Marked) -> str:
    """Give back the lines of tags of several lines, where blank lines do no harm.

    That is at the next blank line outside of fenced code.
    """
    lines: list[str] = []
    owed, fence = 0, ''
    for line in marked.text.split('\n'):
        lines.append(line)
        for match in marked.pattern.finditer(line):
            owed += marked.taken[int(match[1])].written.count('\n')
        if mark := _FENCE.match(line):
            fence = '' if fence == mark[1] else fence or mark[1]
        if owed and not fence and not line.strip():
            lines += [''] * owed
            owed = 0
    return '\n'.join(lines + [''] * owed)
