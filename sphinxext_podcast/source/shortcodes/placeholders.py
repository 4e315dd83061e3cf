"""Shortcodes out of the Markdown and back: each becomes one word for the parser.

Hugo does the same.  They stand inside HTML blocks, tables, link targets and code, where a
Markdown parser would tear them apart.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from .scanner import Escaped, Mistake
from .tree import Inner, Shortcode, parse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import Protocol

    class Take(Protocol):
        """Takes the shortcodes out of a text that begins at a line, within another one."""

        def __call__(
            self, text: str, first_line: int, *, around: Marked | None = ..., beside: str = ...
        ) -> Marked:
            """Return the text with placeholders, and the shortcodes that they stand for."""


_BLANKS = re.compile(r'[^\S\n]*')
_FENCE = re.compile(r'[ \t>]*(```|~~~)')
#: What placeholders begin with, where no text has it.
WORD = 'podcastshortcode'
#: Ends the summary of an article; other spellings are comments.
DIVIDER = '<!--more-->'


class Taken(NamedTuple):
    """A shortcode that was taken out: the tag, how it was written, its line in the file.

    *inner* is the text between its tags, with placeholders for the shortcodes within; *indent*
    are the blanks that stand before it on its line, if nothing else does.  *file* is the path
    of an included file.
    """

    tag: Shortcode | Escaped | Mistake
    written: str
    line: int
    inner: str = ''
    indent: str = ''
    file: str = ''

    @property
    def shown(self) -> str:
        """The text to show where the shortcode is not executed."""
        return self.tag.text if isinstance(self.tag, Escaped) else self.written


class Marked(NamedTuple):
    """A text whose shortcodes are placeholders, with as many lines as before.

    *pattern* finds the placeholders; its group 1 is the index in *taken*.  *divider* is the
    word that stands for the end of the summary, '' if there is none.  *word* begins each
    placeholder.
    """

    text: str
    taken: tuple[Taken, ...]
    pattern: re.Pattern[str]
    divider: str = ''
    word: str = ''

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
    takes_inner: Callable[[str], Inner] = lambda name: None,
    paste: Callable[[Taken], str | None] = lambda taken: None,
    around: Marked | None = None,
    beside: str = '',
) -> Marked:
    """Replace every shortcode of *text*, whose first line is *first_line* of the file.

    *takes_inner* says of a name whether it has inner text, as in tree.py, None if there is
    no such shortcode.
    *paste* returns the Markdown that stands for a ``{{% %}}``, None for a placeholder.
    In an included text the numbers go on from those of the text *around*.  What stands *beside*
    the text in the document has no placeholder either.
    """
    word = around.word if around else WORD
    texts = f'{text}\n{beside}'.lower()
    if not around and (there := re.findall(f'{WORD}x*', texts)):
        word += 'x' * (len(max(there, key=len)) - len(WORD) + 1)
    pattern = re.compile(f'{word}([0-9]+)end', re.I | re.A)
    taker = _Taker(text, first_line, word, paste, around.taken if around else ())
    marked = taker.without(parse(text, takes_inner), 0, len(text))
    divider = f'{word}more' if DIVIDER in marked and not around else ''
    marked = marked.replace(DIVIDER, divider, 1) if divider else marked
    result = Marked(marked, tuple(taker.taken), pattern, divider, word)
    if any('\n' in one.written for one in taker.taken):
        return result._replace(text=_as_long(result))
    return result


def include(text: str, front: int, file: str, around: Marked, take: Take) -> tuple[str, Marked]:
    """Return the *text* of a *file*, for the parser, and what is taken from it and from *around*.

    The first *front* lines are front matter, and are shown only where text is as it is written.
    *take* is `take_out`, with what it has to know.
    """
    lines = text.split('\n')
    found = take('\n'.join(lines[front:]), front + 1, around=around)
    new = [one._replace(file=file) for one in found.taken[len(around.taken) :]]
    text = found.text
    if front:
        # An inline shortcode renders nothing.
        tag = Shortcode(0, 0, 'front-matter.inline', (), {}, percent=False, inner=None)
        text = f'{around.word}{len(around.taken) + len(new)}end{chr(10) * front}{text}'
        new.append(Taken(tag, '\n'.join(lines[:front]), 1))
    return text, around._replace(text=f'{around.text}\n{text}', taken=(*around.taken, *new))


class _Taker:
    """Takes the shortcodes out of one text."""

    def __init__(
        self,
        text: str,
        first_line: int,
        word: str,
        paste: Callable[[Taken], str | None],
        taken: Iterable[Taken],
    ) -> None:
        self.text, self.word, self.paste = text, word, paste
        self.taken = list(taken)
        self.breaks = [match.start() for match in re.finditer('\n', text)]
        self.first_line = first_line
        #: The last line with a tag, and the blanks that begin it.
        self.begun = -1, ''

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
        """Return the text that replaces *tag*."""
        inner = ''
        if isinstance(tag, Shortcode) and tag.inner:
            inner = self.without(tag.children, *tag.inner)
        line = bisect_left(self.breaks, tag.start)
        indent = self.indent(line, tag.start)
        written = self.text[tag.start : tag.end]
        taken = Taken(tag, written, self.first_line + line, inner, indent)
        if isinstance(tag, Shortcode) and tag.percent:
            pasted = self.paste(taken)
            if pasted is not None:
                return pasted
        self.taken.append(taken)
        return f'{self.word}{len(self.taken) - 1}end'

    def indent(self, line: int, place: int) -> str:
        """Return the blanks that are all that stands before *place* in the *line*, else ''."""
        start = self.breaks[line - 1] + 1 if line else 0
        if self.begun[0] != line:
            found = _BLANKS.match(self.text, start)
            self.begun = line, found[0] if found else ''
        return self.begun[1] if start + len(self.begun[1]) == place else ''


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
