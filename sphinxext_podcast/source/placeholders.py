"""Shortcodes out of the Markdown and back: each becomes one word for the parser.

Hugo does the same.  They stand inside HTML blocks, tables, link targets and code, where a
Markdown parser would tear them apart.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from .shortcode_tree import Shortcode, parse
from .shortcodes import Escaped, Mistake

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_FENCE = re.compile(r'[ \t>]*(```|~~~)')
#: Ends the summary of an article; other spellings are comments.
DIVIDER = '<!--more-->'


class Taken(NamedTuple):
    """A shortcode that was taken out: the tag, how it was written, its line in the file.

    *inner* is the text between its tags, with placeholders for the shortcodes within.
    """

    tag: Shortcode | Escaped | Mistake
    written: str
    line: int
    inner: str = ''

    @property
    def shown(self) -> str:
        """The text to show where the shortcode is not executed."""
        return self.tag.text if isinstance(self.tag, Escaped) else self.written


class Marked(NamedTuple):
    """A text whose shortcodes are placeholders, with as many lines as before.

    *pattern* finds the placeholders; its group 1 is the index in *taken*.  *divider* is the
    word that stands for the end of the summary, '' if there is none.
    """

    text: str
    taken: tuple[Taken, ...]
    pattern: re.Pattern[str]
    divider: str = ''

    def as_written(self, text: str) -> str:
        """Return *text* with the shortcodes as they were written."""
        return self.pattern.sub(lambda match: self.taken[int(match[1])].shown, text)

    def source(self, text: str) -> str:
        """Return *text* as it stands in the file, which an escaped shortcode does escaped."""
        return self.pattern.sub(lambda match: self.taken[int(match[1])].written, text)

    def joined(self, more: Marked) -> Marked:
        """Return *more*, a further text of the file, with the placeholders that are known here.

        What it has besides follows in *taken*.
        """
        word, _group, _end = self.pattern.pattern.partition('(')
        taken = list(self.taken)
        known = {one.written: number for number, one in reversed([*enumerate(taken)])}
        numbers: list[int] = []

        def renumbered(text: str) -> str:
            return more.pattern.sub(lambda match: f'{word}{numbers[int(match[1])]}end', text)

        for one in more.taken:  # those within come before those around them
            numbers.append(known.setdefault(one.written, len(taken)))
            if numbers[-1] == len(taken):
                taken.append(one._replace(inner=renumbered(one.inner)))
        return self._replace(text=renumbered(more.text), taken=tuple(taken))


def nothing(text: str) -> Marked:
    """Return *text* with no placeholder in it."""
    return Marked(text, (), re.compile(r'(?!)'))


def take_out(
    text: str,
    first_line: int = 1,
    takes_inner: Callable[[str], bool | None] = lambda name: None,
    paste: Callable[[Taken], str | None] = lambda taken: None,
) -> Marked:
    """Replace every shortcode of *text*, whose first line is *first_line* of the file.

    *takes_inner* says of a name whether it has inner text, None if there is no such shortcode.
    *paste* returns the Markdown that stands for a ``{{% %}}``, None for a placeholder.
    """
    word = 'podcastshortcode'
    while word in text.lower():
        word += 'x'
    pattern = re.compile(f'{word}([0-9]+)end', re.I | re.A)
    taker = _Taker(text, first_line, word, paste)
    marked = taker.without(parse(text, takes_inner), 0, len(text))
    divider = f'{word}more' if DIVIDER in marked else ''
    marked = marked.replace(DIVIDER, divider, 1) if divider else marked
    result = Marked(marked, tuple(taker.taken), pattern, divider)
    if any('\n' in one.written for one in taker.taken):
        return result._replace(text=_as_long(result))
    return result


class _Taker:
    """Takes the shortcodes out of one text."""

    def __init__(
        self, text: str, first_line: int, word: str, paste: Callable[[Taken], str | None]
    ) -> None:
        self.text, self.word, self.paste = text, word, paste
        self.taken: list[Taken] = []
        self.breaks = [match.start() for match in re.finditer('\n', text)]
        self.first_line = first_line

    def without(self, tags: Iterable[Shortcode | Escaped | Mistake], start: int, end: int) -> str:
        """Return the text from *start* to *end* with placeholders for *tags*."""
        pieces: list[str] = []
        at = start
        for tag in tags:
            pieces += [self.text[at : tag.start], self.instead(tag)]
            at = tag.end
        pieces.append(self.text[at:end])
        return ''.join(pieces)

    def instead(self, tag: Shortcode | Escaped | Mistake) -> str:
        """Return what stands in the place of *tag*."""
        inner = ''
        if isinstance(tag, Shortcode) and tag.inner:
            inner = self.without(tag.children, *tag.inner)
        line = self.first_line + bisect_left(self.breaks, tag.start)
        taken = Taken(tag, self.text[tag.start : tag.end], line, inner)
        if isinstance(tag, Shortcode) and tag.percent:
            pasted = self.paste(taken)
            if pasted is not None:
                return pasted
        self.taken.append(taken)
        return f'{self.word}{len(self.taken) - 1}end'


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
