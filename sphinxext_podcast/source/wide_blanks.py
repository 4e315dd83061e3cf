"""Ideographic and no-break spaces at both ends of a text stay; markdown-it strips them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it import MarkdownIt
    from markdown_it.rules_core import StateCore

_NARROW = ' \t\v\f\r'


def use(md: MarkdownIt) -> None:
    """Let *md* keep every space that Markdown does not know."""
    md.core.ruler.after('block', 'wide_blanks', _restore_all)


def _restore_all(state: StateCore) -> None:
    lines = state.src.split('\n')
    cell = False
    for token in state.tokens:
        if token.type == 'inline' and token.map and not cell:
            first, end = token.map
            token.content = with_blanks(token.content, lines[first : max(end, first + 1)])
        # The cells of a row share its lines: which of its spaces are theirs is not to tell.
        cell = token.type in {'th_open', 'td_open'}


def with_blanks(content: str, lines: Sequence[str]) -> str:
    """Return *content* with the wide spaces that stand around it in its *lines*."""
    if not lines:
        return content
    first, last = lines[0], lines[-1]
    if not content:
        return last[len(last.rstrip()) :].strip(_NARROW)
    head, _, _ = content.partition('\n')
    _, _, tail = content.rpartition('\n')
    before = first[: max(first.rfind(head), 0)]
    after = last[last.rfind(tail) + len(tail) :] if tail in last else ''
    leading = before[len(before.rstrip()) :].lstrip(_NARROW)
    trailing = after[: len(after) - len(after.lstrip())].rstrip(_NARROW)
    return leading + content + trailing
