"""A reader of the index as plain as can be: what the reader's script does, in Python."""

from __future__ import annotations

import json
import re
from base64 import b64decode
from collections.abc import Iterator, Mapping
from typing import Any

from sphinxext_podcast.output.search.fold import fold
from sphinxext_podcast.output.search.postings import low_bits

Found = dict[str, tuple[list[int], list[int], list[int]]]


def data(files: Mapping[str, bytes], path: str) -> Any:
    """Return what the script at *path* hands over."""
    text = files[f'{path}.js'].decode()
    start = f'podcastSearch("{path}",'
    assert text.startswith(start)
    return json.loads(text.removeprefix(start).removesuffix(')\n'))


class Bits:
    """Reads what ``output/search/postings.py`` writes."""

    def __init__(self, bits: str) -> None:
        self.bits = iter(bits)

    def take(self, size: int) -> int:
        return int(''.join(next(self.bits) for _ in range(size)) or '0', 2)

    def same(self, bit: str, most: int) -> int:
        size = 0
        while size < most and next(self.bits) == bit:
            size += 1
        return size

    def gamma(self) -> int:
        size = self.same('0', 64)
        return 1 << size | self.take(size)

    def rising(self, size: int, below: int) -> list[int]:
        low, last, numbers = low_bits(max(size, 1), below), -1, []
        for _ in range(size):
            last += (self.same('1', 1 << 20) << low) + self.take(low) + 1
            numbers.append(last)
        return numbers

    def binary(self, below: int) -> int:
        size = (below - 1).bit_length()
        short = (1 << size) - below
        value = self.take(max(size - 1, 0))
        return value if not size or value < short else value * 2 + self.take(1) - short

    def numbers(self, below: int) -> list[int]:
        size = self.gamma()
        return [self.binary(below)] if size == 1 else self.rising(size, below)

    def part(self, whole: list[int]) -> list[int]:
        size = self.gamma() - 1
        return [whole[at] for at in self.rising(size, len(whole))] if size < len(whole) else whole


def next_key(bits: Bits, before: str, mean: int) -> tuple[str, int]:
    if not bits.take(1):
        low = max((mean >> 3).bit_length() - 1, 0)
        ones = bits.same('1', 20)
        step = (ones << low) + bits.take(low) if ones < 20 else bits.take(16)
        return before[:-1] + chr(ord(before[-1]) + step + 1), mean + step - (mean >> 3)
    same, size = bits.gamma() - 1, bits.gamma()
    codes = [ord(before[same]) + bits.gamma()] if same < len(before) else []
    codes += [bits.take(16 if bits.take(1) else 7) for _ in range(size - len(codes))]
    return before[:same] + ''.join(map(chr, codes)), mean


def shard(first: str, raw: bytes, below: int) -> Found:
    """Return the keys, in units of UTF-16, with documents, those in titles, those in headings."""
    bits = Bits(''.join(f'{byte:08b}' for byte in raw))
    size, key, mean = bits.gamma(), units(first), 512
    wholes = {}
    for number in range(size):
        if number:
            key, mean = next_key(bits, key, mean)
        wholes[key] = bits.numbers(below)
    keys = list(wholes)
    found: Found = {key: (whole, [], []) for key, whole in wholes.items()}
    at = bits.gamma() - 1
    while at < size:
        whole = wholes[keys[at]]
        found[keys[at]] = (whole, bits.part(whole), bits.part(whole))
        at += bits.gamma()
    return found


def units(text: str) -> str:
    raw = text.encode('utf-16-be')
    return ''.join(chr(raw[at] << 8 | raw[at + 1]) for at in range(0, len(raw), 2))


def keys(files: Mapping[str, bytes]) -> Found:
    """Return all keys of the index."""
    index = data(files, 'manifest')
    names = re.findall('.{8}', index['shards'])
    found: Found = {}
    for first, name in zip(index['keys'], names, strict=True):
        raw = b64decode(data(files, f'shards/{name}'))
        found |= shard(first, raw, index['below'])
    return found


def query_keys(index: Mapping[str, Any], piece: str) -> Iterator[tuple[str, bool]]:
    """Yield keys of all texts with the folded *piece*; true if only their beginning is known."""
    text = re.sub(index['separating'], ' ', piece)
    dense = [bool(re.match(index['dense'], char)) for char in text]
    for at, char in enumerate(text):
        after = text[at + 1 : at + 2]
        if dense[at]:
            yield char + after, not after
        elif char > ' ' and after and dense[at + 1]:
            yield char + after, False
    for run in re.finditer(index['word'], text):
        closed = run.end() < len(text)
        whole = run[0] + (' ' if closed else '')
        yield from ((whole[at : at + 3], len(whole) < 3) for at in range(max(len(whole) - 2, 1)))
    yield from ((char, False) for char in piece if text.isspace() and char > ' ')


def find(files: Mapping[str, bytes], query: str) -> set[int]:
    """Return the numbers of the documents that may contain *query*, the last one's being 0."""
    index, known = data(files, 'manifest'), keys(files)
    found = set(range(index['documents']))
    for key, open_ in query_keys(index, fold(query).strip()):
        own = known.get(units(key))
        if own or not open_:
            found &= set(own[0] if own else ())
        else:
            those = [whole for other, (whole, *_) in known.items() if other.startswith(units(key))]
            found &= {number for whole in those for number in whole}
    return found
