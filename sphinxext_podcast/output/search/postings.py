"""Which documents have a gram, in few bits: codes of Golomb, Rice and Elias as '0' and '1'."""

from __future__ import annotations

from functools import cache
from itertools import chain
from operator import sub


@cache
def gamma(number: int) -> str:
    """Return *number*, 1 or more, with its length before it."""
    return f'{"0" * (number.bit_length() - 1)}{number:b}'


@cache
def rice(number: int, low: int) -> str:
    """Return *number*, 0 or more, its *low* last bits as they are, what is above as ones."""
    last = f'{number & ((1 << low) - 1):0{low}b}' if low else ''
    return f'{"1" * (number >> low)}0{last}'


def binary(number: int, below: int) -> str:
    """Return *number*, less than *below*, in the fewest bits that tell all such numbers."""
    length = (below - 1).bit_length()
    short = (1 << length) - below
    if number < short:
        return f'{number:0{length - 1}b}' if length > 1 else ''
    return f'{number + short:0{length}b}' if length else ''


def low_bits(size: int, below: int) -> int:
    """Return which code of Rice is short for the gaps between *size* numbers less than *below*."""
    return max((below * 11 // (16 * size)).bit_length() - 1, 0)


class Lists:
    """Codes for rising lists of numbers less than *below*."""

    def __init__(self, below: int) -> None:
        """Make the codes of single numbers; others are made when they are needed."""
        self.below = below
        self._single = [f'1{binary(number, below)}' for number in range(below)]
        self._gaps: dict[int, list[str]] = {}

    def code(self, numbers: list[int]) -> str:
        """Return how many *numbers* there are, and which: at least one."""
        size = len(numbers)
        if size == 1:
            return self._single[numbers[0]]
        low = low_bits(size, self.below)
        gaps = self._gaps.get(low)
        if gaps is None:
            gaps = ['', *(rice(number, low) for number in range(self.below))]
            self._gaps[low] = gaps
        steps = map(sub, numbers, chain((-1,), numbers))
        return gamma(size) + ''.join(map(gaps.__getitem__, steps))


def part(whole: list[int], numbers: list[int]) -> str:
    """Return which of the *whole* the *numbers*, some of them, are: none, a few, or all."""
    if not numbers or len(numbers) == len(whole):
        return gamma(len(numbers) + 1)
    wanted = set(numbers)
    places = [at for at, number in enumerate(whole) if number in wanted]
    low = low_bits(len(places), len(whole))
    steps = map(sub, places, chain((-1,), places))
    return gamma(len(places) + 1) + ''.join(rice(step - 1, low) for step in steps)


def to_bytes(bits: str) -> bytes:
    """Return *bits* in bytes, filled up with zeros."""
    size = -(-len(bits) // 8)
    return int(f'{bits:0<{8 * size}}', 2).to_bytes(size, 'big') if bits else b''
