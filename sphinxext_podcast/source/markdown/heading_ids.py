"""Ids of headings as Hugo and GitHub make them: Chinese stays, punctuation goes."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container


def heading_id(
    text: str, taken: Container[str] = (), numbers: dict[str, int] | None = None
) -> str:
    """Return the id of a heading *text*, with ``-1`` … where it is *taken* already.

    Who asks for the ids of many headings, which all stay taken, hands over one dictionary for
    the last *numbers*: then thousands of equal headings take no square of the time.
    """
    letters = []
    for char in text.strip().lower():
        if char.isspace() or char == '-':
            letters.append('-')
        elif char == '_' or unicodedata.category(char)[0] in 'LNM':
            letters.append(char)
    base = ''.join(letters) or 'heading'
    numbers = {} if numbers is None else numbers
    id = base
    while id in taken:
        numbers[base] = numbers.get(base, 0) + 1
        id = f'{base}-{numbers[base]}'
    return id
