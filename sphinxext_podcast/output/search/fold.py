"""Folding: what texts and queries have in common, however they were typed.

The script of the reader folds in the same way, piece by piece, so that it knows what each
character of a folded text was; ``tests/browser/test_search_index.py`` compares the two.
"""

from __future__ import annotations

import re
from functools import cache
from unicodedata import category, normalize

from .simplified import TRADITIONAL

#: Blanks that NFKC leaves as they are.
BLANKS = '\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\u1680\u2028\u2029'
#: What has no width: a soft hyphen, joiners of words, variation selectors; the dot of Turkish İ.
NOTHING = '\xad\u0307\u200b\u2060\ufeff' + ''.join(map(chr, range(0xFE00, 0xFE10)))
#: The voicing marks of half-width Kana belong to the character before, like combining marks.
_VOICED = '\uff9e\uff9f'
_MANY_BLANKS = re.compile(' {2,}')
_LETTERS = {
    **dict.fromkeys(map(ord, BLANKS), ' '),
    **dict.fromkeys(map(ord, NOTHING), ''),
    ord('ς'): 'σ',
    ord('ß'): 'ss',
    **dict.fromkeys(map(ord, '‘’ʼ'), "'"),
    ord('\u2010'): '-',
}
_CHARACTERS = {**_LETTERS, **str.maketrans(TRADITIONAL)}


class _Folded(dict[int, str]):
    """What each character becomes, found when it is first asked for."""

    def __init__(self, last: dict[int, str]) -> None:
        """Know what is done with each letter at last."""
        super().__init__()
        self.last = last

    def segment(self, text: str) -> str:
        """Return *text*, a character with what combines with it, folded."""
        return normalize('NFKC', text).lower().translate(self.last)

    def __missing__(self, code: int) -> str:
        self[code] = folded = self.segment(chr(code))
        return folded


_FOLDED = {True: _Folded(_CHARACTERS), False: _Folded(_LETTERS)}


@cache
def combines(character: str) -> bool:
    """Return whether *character* belongs to the one before."""
    return category(character)[0] == 'M' or character in _VOICED


def fold(text: str, *, simplified: bool = True) -> str:
    """Return *text* in NFKC and lower case, each run of white space as one blank.

    Simplified characters become traditional ones, unless *simplified* is false.
    """
    table = _FOLDED[simplified]
    text = normalize('NFC', text)
    marks = ''.join(sorted(filter(combines, set(text))))
    if marks:
        parts = re.split(f'((?s:.)[{re.escape(marks)}]+)', text)
        parts[::2] = [part.translate(table) for part in parts[::2]]
        parts[1::2] = map(table.segment, parts[1::2])
        folded = ''.join(parts)
    else:
        folded = text.translate(table)
    return _MANY_BLANKS.sub(' ', folded)
