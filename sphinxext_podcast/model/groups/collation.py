"""The order of names and titles for readers: É beside E, and 中文 as it is."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

#: Latin letters that are no letter with a mark, and where readers look for them.
_LETTERS = str.maketrans(
    {'æ': 'ae', 'œ': 'oe', 'ø': 'o', 'đ': 'd', 'ð': 'd', 'ł': 'l', 'þ': 'th', 'ħ': 'h', 'ı': 'i'}
)
#: Where Latin letters end, and where Greek ones are: marks of others make other letters.
_LATIN, _GREEK = '\u024f', ('\u0370', '\u03ff')


@lru_cache(maxsize=1 << 16)
def collation_key(text: str) -> tuple[str, str, str]:
    """Return what *text* is sorted by: its letters, then their marks, then their case.

    Marks count only with Latin and Greek letters; all else is in the order of its code points.
    """
    folded = unicodedata.normalize('NFC', text).casefold()
    return _bare(folded).translate(_LETTERS), folded, text


def _bare(text: str) -> str:
    if text.isascii():
        return text
    bare, marked = [], False
    for char in unicodedata.normalize('NFD', text):
        if unicodedata.combining(char):
            if not marked:
                bare.append(char)
            continue
        marked = char <= _LATIN or _GREEK[0] <= char <= _GREEK[1]
        bare.append(char)
    return unicodedata.normalize('NFC', ''.join(bare))
