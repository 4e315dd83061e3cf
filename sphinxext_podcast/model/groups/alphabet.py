"""The groups of an index of names: A–Z, then Chinese by strokes or by sound, Japanese by kanji."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, TypeVar

from .collation import collation_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_T = TypeVar('_T')

#: Legacy character sets whose codes are in an order that readers know: Big5 by strokes,
#: GB 2312 by pinyin, JIS by reading.
_CODES = {'hant': 'big5', 'hans': 'gb2312', 'ja': 'euc_jp'}
#: The first code of Big5's common characters of each number of strokes.
_STROKES = (
    *((1, 0xA440), (2, 0xA442), (3, 0xA454), (4, 0xA4A1), (5, 0xA4FE), (6, 0xA5E0)),
    *((7, 0xA6EA), (8, 0xA8C3), (9, 0xAB45), (10, 0xADBC), (11, 0xB0AE), (12, 0xB3C3)),
    *((13, 0xB6C3), (14, 0xB9AC), (15, 0xBBF5), (16, 0xBEA7), (17, 0xC075), (18, 0xC24F)),
    *((19, 0xC35F), (20, 0xC455), (21, 0xC4D7), (22, 0xC56B), (23, 0xC5C8), (24, 0xC5F1)),
    *((25, 0xC655), (26, 0xC665), (27, 0xC66C), (28, 0xC676), (29, 0xC679), (30, 0xC67C)),
    (32, 0xC67E),
)
_LAST_COMMON = 0xC67E
#: The first code of GB 2312's common characters of each letter of pinyin.
_PINYIN = (
    *(('A', 0xB0A1), ('B', 0xB0C5), ('C', 0xB2C1), ('D', 0xB4EE), ('E', 0xB6EA), ('F', 0xB7A2)),
    *(('G', 0xB8C1), ('H', 0xB9FE), ('J', 0xBBF7), ('K', 0xBFA6), ('L', 0xC0AC), ('M', 0xC2E8)),
    *(('N', 0xC4C3), ('O', 0xC5B6), ('P', 0xC5BE), ('Q', 0xC6DA), ('R', 0xC8BB), ('S', 0xC8F6)),
    *(('T', 0xCBFA), ('W', 0xCDDA), ('X', 0xCEF4), ('Y', 0xD1B9), ('Z', 0xD4D1)),
)
_LAST_PINYIN = 0xD7F9
#: The group of what no other has, such as digits; it comes first.
OTHERS = '#'


def script(language: str) -> str:
    """Return in which order the Chinese characters of *language*, a tag or a locale, are."""
    parts = language.casefold().replace('_', '-').split('-')
    if parts[0] == 'ja':
        return 'ja'
    simplified = parts[0] == 'zh' and {'hans', 'cn', 'sg', 'my'}.intersection(parts)
    return 'hans' if simplified or parts == ['zh'] else 'hant'


def grouped(
    found: Iterable[_T], name: Callable[[_T], str], language: str
) -> list[tuple[str | int, list[_T]]]:
    """Sort what was *found* by *name* into groups; a number is one of strokes."""
    how = script(language)
    placed = sorted((_place(name(one), how), i, one) for i, one in enumerate(found))
    groups: dict[str | int, list[_T]] = {}
    for place, _i, one in placed:
        groups.setdefault(place[1], []).append(one)
    return list(groups.items())


def _place(name: str, how: str) -> tuple[int, str | int, int, tuple[str, str, str]]:
    """Return the place of *name* among all: kind, group, code of its first character, itself."""
    key = collation_key(name)
    first = key[0][:1]
    if first.isascii() and first.isalpha():
        return (1, first.upper(), 0, key)
    if not first.isalpha():
        return (0, OTHERS, 0, key)
    if not unicodedata.name(first, '').startswith('CJK'):
        return (2, _letter(first), 0, key)
    code = _code(first, how)
    if how == 'hant' and code <= _LAST_COMMON:
        return (3, max(n for n, start in _STROKES if start <= code), code, key)
    if how == 'hans' and code <= _LAST_PINYIN:
        return (1, max(letter for letter, start in _PINYIN if start <= code), code, key)
    return (4, '漢' if how == 'ja' else '其', code, key)


def _letter(first: str) -> str:
    return unicodedata.normalize('NFD', first)[0].upper()


def _code(char: str, how: str) -> int:
    """Return the code of *char* in the order *how*; what has none comes last."""
    try:
        code = int.from_bytes(char.encode(_CODES[how]))
    except UnicodeEncodeError:
        return 1 << 24 | ord(char)
    first = {'hant': 0xA440, 'hans': 0xB0A1, 'ja': 0}[how]
    return code if code >= first else 1 << 24 | ord(char)
