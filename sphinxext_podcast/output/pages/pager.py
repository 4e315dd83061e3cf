"""The links between the pages of a long list."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinxext_podcast.model.paging import Sheet


class Words(NamedTuple):
    """What a pager says, in the language of the site; *page* is the format of its numbers."""

    label: str
    newer: str
    older: str
    page: str


def pager(sheet: Sheet, address: Callable[[int], str], words: Words) -> str:
    """Return the links from *sheet* to others by their *address*, '' if it is the only one."""
    if sheet.total == 1:
        return ''
    parts = [f'<nav class="podcast-pager" aria-label="{escape(words.label)}">']
    if sheet.number > 1:
        parts.append(_step(address(sheet.number - 1), 'prev', 'newer', words.newer))
    for number in sheet.numbers():
        if number == 0:
            parts.append('<span class="podcast-pager-gap">…</span>')
        elif number == sheet.number:
            parts.append(f'<span class="podcast-pager-here" aria-current="page">{number}</span>')
        else:
            label = escape(words.page % number)
            href = escape(address(number))
            parts.append(f'<a href="{href}" aria-label="{label}">{number}</a>')
    if sheet.number < sheet.total:
        parts.append(_step(address(sheet.number + 1), 'next', 'older', words.older))
    return '\n'.join([*parts, '</nav>\n'])


def _step(address: str, rel: str, name: str, words: str) -> str:
    return (
        f'<a class="podcast-pager-{name}" rel="{rel}" href="{escape(address)}">{escape(words)}</a>'
    )
