"""One document, ready to be joined with the others: its grams, and the file of its texts."""

from __future__ import annotations

import json
from hashlib import blake2b
from typing import Any, NamedTuple
from unicodedata import normalize

from sphinxext_podcast.model.search import SearchDocument

from .fold import fold
from .grams import grams, words
from .ranges import Lines, ranges
from .simplified import TRADITIONAL

#: Traditional characters that have a simplified one.
_HAN = frozenset(TRADITIONAL.values())
_DIGITS = 'abcdefghijklmnopqrstuvwxyz234567'


class File(NamedTuple):
    """A file of the index: its path without ``.js``, and the script."""

    path: str
    script: bytes


class Prepared(NamedTuple):
    """What the index needs of a document: its *grams* by range, its *words* in lines.

    *han* are its traditional characters that have a simplified one; None if those stay apart.
    """

    file: File
    date: str
    terms: tuple[tuple[str, str], ...]
    grams: dict[int, Lines]
    words: str
    han: str | None


def script(path: str, data: Any) -> bytes:
    """Return the script that hands *data* to the reader's script."""
    text = json.dumps(data, ensure_ascii=False, separators=(',', ':'))
    return f'podcastSearch("{path}",{text})\n'.encode(errors='replace')


def named(folder: str, data: Any) -> File:
    """Return the file of *data* in *folder*, with a name that says what is in it."""
    number = int.from_bytes(blake2b(script('', data), digest_size=5).digest(), 'big')
    name = ''.join(_DIGITS[number >> 5 * place & 31] for place in range(8))
    path = f'{folder}/{name}'
    return File(path, script(path, data))


def prepare(document: SearchDocument, *, simplified: bool = True, stems: bool = False) -> Prepared:
    """Return what the index needs of *document*.

    Unless *simplified*, its Chinese characters stay as they are; *stems* gathers its words.
    """
    blocks = [[_sound(text) for text in block] for block in document.blocks]
    title = _sound(document.title or document.address)
    fields = [title, *(block[1] for block in blocks), *(block[2] for block in blocks)]
    folded = fold('\0'.join(fields), simplified=simplified).split('\0')
    headings = folded[1 : len(blocks) + 1]
    file = named(
        'texts',
        {
            'address': document.address,
            'title': title,
            'about': ' · '.join(filter(None, (document.published, document.show))),
            'image': document.image,
            'blocks': blocks,
        },
    )
    return Prepared(
        file=file,
        date=document.date,
        terms=document.terms,
        grams=ranges(grams(folded), grams(folded[:1]), grams(headings)),
        words='\n'.join(words(' '.join(folded))) if stems else '',
        han=''.join(sorted(_HAN.intersection(''.join(folded)))) if simplified else None,
    )


def _sound(text: str) -> str:
    """Return *text* as it is compared and written, without halves of characters."""
    return normalize('NFC', text.encode('utf-8', 'replace').decode())
