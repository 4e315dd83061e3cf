"""Emphasis beside Chinese, Japanese and Korean: ``**「…」**後面``, as its writer meant it.

CommonMark lets ``*``, ``_`` and ``~`` open and close by the blanks and the punctuation around
them, which are elsewhere in languages without blanks between words.  Here punctuation of these
languages counts as a letter, and a letter of theirs as punctuation where that opens or closes:
the amendments that https://github.com/tats-u/markdown-cjk-friendly proposes for CommonMark.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt
from markdown_it.common.utils import isMdAsciiPunct, isPunctChar, isWhiteSpace
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Scanned

if TYPE_CHECKING:
    from collections.abc import Iterator, MutableMapping
    from typing import Any

    from markdown_it.token import Token

#: What stands in no text but beside an edge, and counts as a blank there.
_EDGE = ' '
#: Quotation marks that are Chinese if this selector follows them.
_QUOTES, _FULL_WIDTH = '‘’“”', '\ufe01'


class _Friendly(StateInline):
    """Reads a line in which marks of emphasis may stand beside such punctuation."""

    def scanDelims(self, start: int, canSplitWord: bool) -> Scanned:  # noqa: N802, N803
        """Return whether the run of marks at *start* may open and close, and its length."""
        end = start + 1
        while end < self.posMax and self.src[end] == self.src[start]:
            end += 1
        before, selector = _character_before(self.src, start)
        after = self.src[end] if end < self.posMax else _EDGE
        near = is_cjk(before) or (before in _QUOTES and selector == _FULL_WIDTH)
        left = not isWhiteSpace(ord(after)) and (
            is_cjk(after)
            or not _is_mark(after)
            or near
            or isWhiteSpace(ord(before))
            or _is_mark(before)
        )
        right = not isWhiteSpace(ord(before)) and (
            near
            or not _is_mark(before)
            or is_cjk(after)
            or isWhiteSpace(ord(after))
            or _is_mark(after)
        )
        opens = left and (canSplitWord or not right or _is_mark(before))
        closes = right and (canSplitWord or not left or _is_mark(after))
        return Scanned(opens, closes, end - start)


def use(md: MarkdownIt) -> None:
    """Let *md* see marks of emphasis and deletion beside Chinese, Japanese and Korean."""
    inline = md.inline

    def parse(
        src: str, md: MarkdownIt, env: MutableMapping[str, Any], tokens: list[Token]
    ) -> list[Token]:
        state = _Friendly(src, md, env, tokens)
        inline.tokenize(state)
        for rule in inline.ruler2.getRules(''):
            rule(state)
        return state.tokens

    inline.parse = parse  # type: ignore[method-assign]


def unseen(text: str) -> list[int]:
    """Return the lines of *text*, a paragraph, from 0 on, with ``**`` that only `use` sees."""
    if '**' not in text:
        return []
    left, seen = (Counter(_lines_with_stars(md, text)) for md in _plain_parsers())
    return sorted(left - seen)


def is_cjk(char: str) -> bool:
    """Return whether *char* is a letter or a mark of Chinese, Japanese or Korean."""
    if char < '\u1100':
        return False
    if char <= '\u11ff' or '\ud7b0' <= char <= '\ud7fb':  # Korean letters that are not wide
        return True
    # Pictures are as wide.  Those among the letters are letters in circles.
    is_picture = char < '\u2e80' or '\U0001f000' <= char < '\U00020000'
    return unicodedata.east_asian_width(char) in 'WFH' and not (
        is_picture and unicodedata.category(char) in {'So', 'Sk'}
    )


def _character_before(text: str, at: int) -> tuple[str, str]:
    """Return the character that ends at *at*, and what selects a variant of it, or ''."""
    last = text[at - 1] if at else _EDGE
    selects = '\ufe00' <= last <= '\ufe0e' or '\U000e0100' <= last <= '\U000e01ef'
    return (text[at - 2], last) if selects and at > 1 else (last, '')


def _is_mark(char: str) -> bool:
    return isMdAsciiPunct(ord(char)) or isPunctChar(char)


@cache
def _plain_parsers() -> tuple[MarkdownIt, MarkdownIt]:
    plain, friendly = MarkdownIt('commonmark'), MarkdownIt('commonmark')
    use(friendly)
    return plain, friendly


def _lines_with_stars(md: MarkdownIt, text: str) -> Iterator[int]:
    """Yield the line of each ``**`` that *md* leaves in *text*."""
    line = 0
    for token in md.inline.parse(text, md, {}, []):
        if token.type == 'text':
            for _ in range(token.content.count('**')):
                yield line
        line += token.type in {'softbreak', 'hardbreak'} or token.content.count('\n')
