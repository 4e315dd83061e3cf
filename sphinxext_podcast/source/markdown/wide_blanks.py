"""Ideographic and no-break spaces at both ends of a text stay; markdown-it strips them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
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
    if not content:
        return '\n'.join(_at_end(line) for line in lines).strip(_NARROW)
    head, tail = content.split('\n', 1)[0], content.rsplit('\n', 1)[-1]
    first, last = 0, len(lines) - 1
    while first < last and head not in lines[first]:
        first += 1
    while first < last and tail not in lines[last]:
        last -= 1
    before = lines[first][: max(lines[first].rfind(head), 0)]
    after = lines[last][max(lines[last].rfind(tail), 0) + len(tail) :]
    leading = [*map(_at_end, lines[:first]), _at_end(before)]
    trailing = [after[: len(after) - len(after.lstrip())], *map(_at_end, lines[last + 1 :])]
    return '\n'.join(leading) + content + '\n'.join(trailing).rstrip(_NARROW)


def _at_end(text: str) -> str:
    return text[len(text.rstrip()) :].lstrip(_NARROW)
