"""``~text~`` and ``~~text~~`` are struck through; three tildes are text."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from markdown_it.rules_inline.state_inline import Delimiter

from .plain_text import add_text

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline


def use(md: MarkdownIt) -> None:
    """Let *md* pair tildes as it pairs the marks of emphasis."""
    md.inline.ruler.at('strikethrough', _tildes)
    md.inline.ruler2.at('strikethrough', _strike_all)
    md.enable('strikethrough')


def _tildes(state: StateInline, silent: bool) -> bool:
    if silent or state.src[state.pos] != '~':
        return False
    run = state.scanDelims(state.pos, True)
    # A tilde before the run is one that was escaped; Goldmark then leaves all alone.
    possible = run.can_open or run.can_close
    pairs = possible and run.length <= 2 and not state.src.endswith('~', 0, state.pos)
    if not pairs:
        add_text(state, '~' * run.length)
    for _ in range(run.length if pairs else 0):
        state.push('text', '', 0).content = '~'
        state.delimiters.append(
            Delimiter(
                marker=ord('~'),
                length=run.length,
                token=len(state.tokens) - 1,
                end=-1,
                open=run.can_open,
                close=run.can_close,
            )
        )
    state.pos += run.length
    return True


def _strike_all(state: StateInline) -> None:
    _strike(state, state.delimiters)
    for meta in state.tokens_meta:
        if meta and 'delimiters' in meta:
            _strike(state, meta['delimiters'])


def _strike(state: StateInline, delimiters: list[Delimiter]) -> None:
    """Make tokens of a tag from the paired tildes; two side by side are one tag."""
    at = 0
    while at < len(delimiters):
        opening = delimiters[at]
        at += 1
        if opening.marker != ord('~') or opening.end == -1:
            continue
        tokens = [(opening.token, delimiters[opening.end].token)]
        if at < len(delimiters):
            inner = delimiters[at]
            if (
                inner.marker == opening.marker
                and inner.end == opening.end - 1
                and inner.token == opening.token + 1
                and delimiters[inner.end].token == tokens[0][1] - 1
            ):
                tokens.append((inner.token, delimiters[inner.end].token))
                at += 1
        first, last = (state.tokens[index] for index in tokens[0])
        first.type, first.tag, first.nesting = 's_open', 's', 1
        last.type, last.tag, last.nesting = 's_close', 's', -1
        first.markup = last.markup = '~' * len(tokens)
        for index in chain.from_iterable(tokens):
            state.tokens[index].content = ''
