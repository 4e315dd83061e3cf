"""Ids of headings as Hugo and GitHub make them: Chinese stays, punctuation goes."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container


def heading_id(text: str, taken: Container[str] = ()) -> str:
    """Return the id of a heading *text*, with ``-1`` … where it is *taken* already."""
    letters = []
    for char in text.strip().lower():
        if char.isspace() or char == '-':
            letters.append('-')
        elif char == '_' or unicodedata.category(char)[0] in 'LNM':
            letters.append(char)
    base = ''.join(letters) or 'heading'
    id, number = base, 0
    while id in taken:
        number += 1
        id = f'{base}-{number}'
    return id
