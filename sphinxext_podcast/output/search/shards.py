"""The keys in their order, with the documents of each, cut into shards of a few kilobytes.

A shard is bits: the number of its keys; for each key what differs from the one before (the first
one is in the manifest), and its documents; then which of them have it in the title, which in a
heading.  Where a shard ends depends on the keys of its range alone: an edit changes few shards.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from hashlib import blake2b
from itertools import accumulate, chain, groupby, pairwise, repeat
from operator import itemgetter
from typing import NamedTuple
from zlib import crc32

from .postings import Lists, gamma, part, rice, to_bytes
from .ranges import Lines, together

#: Bits of a shard; the key with the lowest checksum between the two begins the next one.
SHORTEST, LONGEST = 24_000, 44_000
#: One character alone has a key of its own, with all documents, where its grams fill as much.
MANY = 24_000
#: About what a key is beside its documents.
_KEY = 9

Documents = dict[str, list[int]]


class Grams(NamedTuple):
    """The documents of each key: with it anywhere, in the title, in a heading."""

    anywhere: Documents
    titles: Documents
    headings: Documents


class Shard(NamedTuple):
    """The first key of a shard and all about its keys."""

    first: str
    data: bytes


#: The shards of each range, by what they are made of.
Known = dict[bytes, list[Shard]]


def common(one: str, other: str) -> int:
    """Return how many letters the two begin with are the same."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))


def _leap(before: str, key: str) -> str:
    """Return how *key* differs from *before*, in bits, where it is more than the last letter."""
    same = common(before, key)
    rest = key[same:]
    bits = f'1{gamma(same + 1)}{gamma(len(rest))}'
    if same < len(before):
        bits += gamma(ord(rest[0]) - ord(before[same]))
        rest = rest[1:]
    return bits + ''.join(map(_letter, rest))


def _letter(letter: str) -> str:
    code = ord(letter)
    return f'0{code:07b}' if code < 128 else f'1{code:016b}'


def _alone(keys: list[str], codes: Mapping[str, str], grams: Grams) -> Iterator[str]:
    """Yield the characters that get a key of their own; give it to *grams*."""
    for first, group in groupby(keys, key=itemgetter(0)):
        those = list(group)
        half = '\ud800' <= first <= '\udfff'
        if first > ' ' and not half and sum(map(len, map(codes.__getitem__, those))) > MANY:
            for found in grams:
                numbers = {number for key in those for number in found.get(key, ())}
                if numbers:
                    found[first] = sorted(numbers)
            yield first


def _cuts(keys: list[str], codes: Mapping[str, str]) -> Iterator[list[str]]:
    """Yield the keys of each shard."""
    ends = list(accumulate(map(_KEY.__add__, map(len, map(codes.__getitem__, keys)))))
    start = size = 0
    while ends and ends[-1] - size > LONGEST:
        first = bisect_left(ends, size + SHORTEST, start) + 1
        last = max(bisect_left(ends, size + LONGEST, start), first)
        cut = min(range(first, last + 1), key=lambda at: _checksum(keys[at]))
        yield keys[start:cut]
        start, size = cut, ends[cut - 1]
    yield keys[start:]


def _checksum(key: str) -> int:
    return crc32(key.encode('utf-16-be', 'surrogatepass'))


def _keys(keys: list[str]) -> Iterator[str]:
    """Yield how each of the *keys* differs from the one before; nothing for the first."""
    yield ''
    mean = 64 << 3
    for before, key in pairwise(keys):
        size = len(key)
        if len(before) == size and before[:-1] == key[:-1]:
            step = ord(key[-1]) - ord(before[-1]) - 1
            low = max((mean >> 3).bit_length() - 1, 0)
            mean += step - (mean >> 3)
            yield f'0{rice(step, low)}' if step >> low < 20 else f'0{"1" * 20}{step:016b}'
        else:
            yield _leap(before, key)


def _bits(
    keys: list[str], codes: Mapping[str, str], grams: Grams, marked: AbstractSet[str]
) -> str:
    """Return a shard in bits; the *marked* keys are in a title or a heading."""
    both = zip(_keys(keys), map(codes.__getitem__, keys), strict=True)
    bits = [gamma(len(keys)), *chain.from_iterable(both)]
    last = -1
    for at in [at for at, key in enumerate(keys) if key in marked]:
        whole = grams.anywhere[keys[at]]
        bits.append(gamma(at - last))
        bits += (part(whole, found.get(keys[at], [])) for found in grams[1:])
        last = at
    return ''.join([*bits, gamma(len(keys) - last)])


def _units(key: str) -> str:
    """Return *key* in units of UTF-16, as the reader's script sees and sorts it."""
    data = key.encode('utf-16-be')
    pairs = zip(data[::2], data[1::2], strict=True)
    return ''.join(chr(high << 8 | low) for high, low in pairs)


def _in_units(found: Documents) -> None:
    """Change the keys that are longer in units."""
    for key in [key for key in found if max(key) >= '\U00010000']:
        found[_units(key)] = found.pop(key)


def all_shards(
    documents: Iterable[dict[int, Lines]], below: int, known: Known, first: Documents
) -> list[Shard]:
    """Return the shards of *documents*, less than *below*, each with its grams by range.

    *known* are the shards of the ranges as they were last, by what these were made of; it gets
    what they are now.  *first* are keys before all others.
    """
    lists = Lists(below)
    now: Known = {}
    for parts in together(documents, below):
        state = _state(parts, below)
        now[state] = known[state] if state in known else shards(join(parts), lists)
    known.clear()
    known.update(now)
    found = shards(Grams(first, {}, {}), lists) if first else []
    found += chain.from_iterable(now.values())
    return found or shards(Grams({'\0': [0]}, {}, {}), lists)


def _state(parts: Iterable[tuple[int, Lines]], below: int) -> bytes:
    """Return a digest of *parts*."""
    spelled = [str(below)]
    for number, lines in parts:
        spelled += (str(number), *lines)
    return blake2b('\0'.join(spelled).encode(), digest_size=12).digest()


def shards(grams: Grams, lists: Lists) -> list[Shard]:
    """Return the shards of *grams*, whose documents *lists* has codes for."""
    for found in grams:
        _in_units(found)
    codes = {key: lists.code(numbers) for key, numbers in grams.anywhere.items()}
    keys = sorted(codes)
    alone = list(_alone(keys, codes, grams))
    codes |= {key: lists.code(grams.anywhere[key]) for key in alone}
    keys = sorted([*keys, *alone])
    marked = grams.titles.keys() | grams.headings.keys()
    return [
        Shard(_whole(some[0]), to_bytes(_bits(some, codes, grams, marked)))
        for some in _cuts(keys, codes)
    ]


def _whole(key: str) -> str:
    return key.encode('utf-16-be', 'surrogatepass').decode('utf-16-be')


def join(parts: Iterable[tuple[int, Lines]]) -> Grams:
    """Return the documents of each gram; each part is the grams of a document, by number."""
    grams = Grams(defaultdict(list), defaultdict(list), defaultdict(list))
    for number, lines in parts:
        for found, line in zip(grams, lines, strict=True):
            if line:
                # A loop of Python over every gram of every document would take twice as long.
                lists = map(found.__getitem__, line.split('\n'))
                deque(map(list.append, lists, repeat(number)), maxlen=0)
    return grams
