"""Stretches of text without any mark, which the parser passes in one step."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline

#: Where a rule may begin: fewer places than those at which markdown-it itself stops.
_MARK = r'[\n$&*<\[\\\]_`{~]|!\['


def use(md: MarkdownIt, beginnings: Iterable[str]) -> None:
    """Let *md* stop in a text at the patterns *beginnings*, besides where its own rules begin."""
    end_of_text = re.compile('|'.join([_MARK, *beginnings]))

    def plain_text(state: StateInline, silent: bool) -> bool:
        match = end_of_text.search(state.src, state.pos, state.posMax)
        end = match.start() if match else state.posMax
        if end == state.pos:
            return False
        if not silent:
            add_text(state, state.src[state.pos : end])
        state.pos = end
        return True

    md.inline.ruler.at('text', plain_text)


def add_text(state: StateInline, text: str) -> None:
    """Add *text* to what *state* has read and not yet made a token of."""
    if hasattr(state, 'append_pending'):
        state.append_pending(text)
    else:  # markdown-it-py 3
        state.pending += text
