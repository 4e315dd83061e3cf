"""The grams of a document, in ranges of first characters.

The index is made range by range, so that an edit costs the ranges of the grams that it changes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from itertools import groupby
from operator import itemgetter

#: The grams of a document in one range, in lines: of all texts, of the title, of the headings.
Lines = tuple[str, str, str]
#: Below it each character has a range of its own; above, this many bits of characters share one.
_LETTERS, _SHARED = 0x800, 7
#: From so many documents on, the ranges stay apart: a power of two.
_MANY = 9


@cache
def _range(character: str) -> int:
    """Return the number of the range of *character*, which rises as units of UTF-16 do."""
    code = ord(character)
    unit = code if code < 0x10000 else 0xD800 + ((code - 0x10000) >> 10)
    return unit if unit < _LETTERS else _LETTERS + (unit >> _SHARED)


def ranges(*kinds: Iterable[str]) -> dict[int, Lines]:
    """Return the grams of a document by their range; the *kinds* are those of ``Lines``."""
    found: dict[int, tuple[list[str], list[str], list[str]]] = defaultdict(lambda: ([], [], []))
    for kind, grams in enumerate(kinds):
        for first, those in groupby(sorted(grams), key=itemgetter(0)):
            found[_range(first)][kind].extend(those)
    return {
        number: ('\n'.join(texts), '\n'.join(titles), '\n'.join(headings))
        for number, (texts, titles, headings) in found.items()
    }


def together(documents: Iterable[dict[int, Lines]], below: int) -> list[list[tuple[int, Lines]]]:
    """Return the documents of each range, with their number and grams, in the order of the keys.

    Where there are few documents, less than *below*, neighbouring ranges are one.
    """
    shift = max(_MANY - (below - 1).bit_length(), 0)
    found: dict[int, list[tuple[int, Lines]]] = defaultdict(list)
    for number, parts in enumerate(documents):
        for place, lines in parts.items():
            found[place >> shift].append((number, lines))
    return [found[place] for place in sorted(found)]
