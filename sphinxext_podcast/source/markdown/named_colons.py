"""``:::`` opens a directive only with a ``{name}``; else it is text, as in Hugo."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.token import Token

#: What stays MyST's: the fence of a directive.
_DIRECTIVE = re.compile(r'\s*\{[A-Za-z_][\w:+-]*\}')
_NAMED = re.compile(r':{3,}\s*\{[A-Za-z_][\w:+-]*\}')
#: What a directive interrupts.
_INTERRUPTED = ['paragraph', 'reference', 'blockquote', 'list', 'footnote_def']


def use(md: MarkdownIt) -> None:
    """Let *md*, which has a colon fence, leave the nameless alone."""
    fence = next(rule.fn for rule in md.block.ruler.__rules__ if rule.name == 'colon_fence')

    def named(state: StateBlock, line: int, end: int, silent: bool) -> bool:
        start = state.bMarks[line] + state.tShift[line]
        if not _NAMED.match(state.src, start, state.eMarks[line]):
            return False
        return fence(state, line, end, silent)

    md.block.ruler.at('colon_fence', named, {'alt': _INTERRUPTED})


def is_directive(token: Token) -> bool:
    """Return whether *token* is a fence whose content MyST parses."""
    return token.type in {'fence', 'colon_fence'} and bool(_DIRECTIVE.match(token.info))
