"""Curly quotes, dashes and ellipses, put where Goldmark puts them."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from .plain_text import add_text

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline

#: The characters that may be replaced where they stand in a text.
BEGINNING = r"['\"]|\.\.\.|--|>>"

_SIGNS = {'---': '—', '--': '–', '...': '…', '<<': '«', '>>': '»'}
#: One of them, as often as it stands there.
_RUN_OF_SIGNS = re.compile(r'(---|--(?!-)|\.\.\.|<<|>>)\1*+')
_RUN = re.compile(r'"+|\'+')
_DECADE = re.compile(r"'[0-9]{2}s(?=\W|_|\Z)")
#: How many characters decide on a quote, from itself on.
_SEEN = 6
#: Apostrophes that shorten the front of a word, as in 'tis, 'em, 'n', 'less.
_SHORTENED = 'tenl'
#: What is left of *is*, *am*, *not*, *had*; *have*, *will*, *are*.
_ENDING = re.compile(r"'(?:[smtd]|ve|ll|re)(?=[\s!-/:-@\[-`{-~]|\Z)", re.A)
_ASCII_BREAK = re.compile(r'[\s!-/:-@\[-`{-~]', re.A)


class _Quote(NamedTuple):
    """A straight quote and what stands around it, to the end of its line."""

    before: str
    rest: str
    can_open: bool
    can_close: bool


@dataclass
class _Unclosed:
    single: int = 0
    double: int = 0
    #: The last run of equal quotes: its text and its end.
    run: tuple[str, int] = ('', 0)

    def run_end(self, text: str, at: int) -> int:
        """Return where the run of quotes that *at* is in ends; each is measured once."""
        run_text, end = self.run
        if run_text is not text or end <= at:
            match = _RUN.match(text, at)
            end = match.end() if match else at + 1
            self.run = (text, end)
        return end


def use(md: MarkdownIt) -> None:
    """Let *md* write typographic signs."""
    # At once, since no other rule begins with one of the signs and makes anything of it.
    md.inline.ruler.after('text', 'goldmark_typographer', _typographer)


def _typographer(state: StateInline, silent: bool) -> bool:
    if silent:
        return False
    if match := _RUN_OF_SIGNS.match(state.src, state.pos, state.posMax):
        number = len(match[0]) // len(match[1])
        return _push(state, _SIGNS[match[1]] * number, len(match[0]))
    char = state.src[state.pos]
    if char not in '\'"':
        return False
    # Goldmark counts through the document, not the paragraph.
    unclosed = state.env.setdefault('unclosed_quotes', _Unclosed())
    end = unclosed.run_end(state.src, state.pos)
    quote = _look(state.src, state.pos, end)
    alike = end - _SEEN - state.pos if quote.before == char else 0
    if alike > 0:
        return _push(state, _many(char, alike, quote, unclosed), alike)
    sign = _single(quote, unclosed) if char == "'" else _double(quote, unclosed)
    return _push(state, sign or char, 1)


def _many(char: str, number: int, quote: _Quote, unclosed: _Unclosed) -> str:
    """Return the signs for *number* quotes with as many before and behind them as are seen."""
    opens = quote.can_open and not quote.can_close
    if char == "'":
        unclosed.single += number * opens
        return ('‘' if opens else '’') * number
    if opens:
        unclosed.double += number
        return '“' * number
    closing = min(number, unclosed.double) if _closes(quote) else 0
    unclosed.double -= closing
    return '”' * closing + char * (number - closing)


def _push(state: StateInline, sign: str, length: int) -> bool:
    add_text(state, sign)
    state.pos += length
    return True


def _look(text: str, at: int, end: int) -> _Quote:
    line_end = text.find('\n', at, at + _SEEN) + 1
    before, after = text[at - 1] if at else '\n', text[end : end + 1] or ' '
    return _quote(before, text[at : line_end or at + _SEEN], after)


@lru_cache(maxsize=1000)
def _quote(before: str, rest: str, after: str) -> _Quote:
    breaks_before = before.isspace() or _is_mark(before)
    breaks_after = after.isspace() or _is_mark(after)
    return _Quote(
        before,
        rest,
        not after.isspace() and (not _is_mark(after) or breaks_before),
        not before.isspace() and (not _is_mark(before) or breaks_after),
    )


def _single(quote: _Quote, unclosed: _Unclosed) -> str:
    before, rest = quote.before, quote.rest
    following = rest[1:2]
    only_opens = quote.can_open and not quote.can_close
    if only_opens and _DECADE.match(rest):
        return '’'
    if following and following in _SHORTENED and (before.isspace() or _is_punctuation(before)):
        return '’'
    if following.isalpha() and (before.isalpha() or before.isdecimal()):
        return '’'
    if only_opens:
        if _ENDING.match(rest):
            return '’'
        unclosed.single += 1
        return '‘'
    # The plural possessive (Smiths'), and whatever else has text after it.
    if len(rest.encode(errors='replace')) > 2 and not following.isdecimal():
        return '’'
    if unclosed.single and _closes(quote):
        unclosed.single -= 1
        return '’'
    return ''


def _double(quote: _Quote, unclosed: _Unclosed) -> str:
    if quote.can_open and not quote.can_close:
        unclosed.double += 1
        return '“'
    if unclosed.double and _closes(quote):
        if quote.rest[1:2] == '"' and quote.before.isdecimal():
            return ''  # inches: "Monitor 21""
        unclosed.double -= 1
        return '”'
    return ''


def _closes(quote: _Quote) -> bool:
    if not quote.can_close:
        return False
    if not quote.can_open:
        return True
    following = quote.rest[1:2]
    if not following or not _is_punctuation(following):
        return False
    if not following.isascii():
        return False  # Goldmark looks at the second of its bytes here
    return len(quote.rest) == 2 or bool(_ASCII_BREAK.match(quote.rest, 2))


def _is_mark(char: str) -> bool:
    return unicodedata.category(char)[0] in 'PS'


def _is_punctuation(char: str) -> bool:
    return unicodedata.category(char)[0] == 'P'
