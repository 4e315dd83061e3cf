"""Words and minutes of a text, counted as Hugo counts them."""

from __future__ import annotations

import math
import re
from typing import NamedTuple

#: Han, Hiragana, Katakana (also half-width), Hangul.
_CJK_LETTERS = (
    '\u2e80-\u2fd5\u3005\u3007\u3021-\u3029\u3038-\u303b\u3041-\u30ff\u31f0-\u31ff'
    '\u3131-\u318e\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff66-\uff9f'
    '\U0001b000-\U0001b16f\U00020000-\U0003ffff'
)
_CJK = re.compile(f'[{_CJK_LETTERS}]')
WORDS_A_MINUTE = 212
CHARACTERS_A_MINUTE = 500


class Length(NamedTuple):
    """How long a text is; *minutes* is at least 1 unless it is empty."""

    words: int
    minutes: int


def length(text: str, title: str = '') -> Length:
    """Count *text*; it is Chinese, Japanese or Korean if it or its *title* holds such letters.

    There a token counts all its characters unless it is pure ASCII (hugo: hasCJKLanguage).
    """
    tokens = text.split()
    if not (_CJK.search(title) or _CJK.search(text)):
        return Length(len(tokens), math.ceil(len(tokens) / WORDS_A_MINUTE))
    words = sum(1 if token.isascii() else len(token) for token in tokens)
    return Length(words, math.ceil(words / CHARACTERS_A_MINUTE))


def excerpt(paragraphs: list[str], limit: int = 160) -> str:
    """Return the first of the *paragraphs* that is not empty, cut at a word or character."""
    text = next((' '.join(p.split()) for p in paragraphs if p.strip()), '')
    if len(text) <= limit:
        return text
    end = limit
    while end and _is_of_word(text[end]) and _is_of_word(text[end - 1]):
        end -= 1
    return text[: end or limit].rstrip(' ,;:，、；：「（(') + '…'


def _is_of_word(character: str) -> bool:
    """Return whether *character* is of a word that must not be torn."""
    return (character.isalnum() or character == '_') and not _CJK.match(character)
