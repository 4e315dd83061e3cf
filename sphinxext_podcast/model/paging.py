"""The pages of a long list: ``/tags/sea/``, then ``/tags/sea/page/2/``."""

from __future__ import annotations

from typing import NamedTuple

#: How many numbers a pager shows beside the page's own.
AROUND = 2


class Sheet(NamedTuple):
    """One page of a list: its *number*, from 1, and how many there are in *total*."""

    number: int = 1
    total: int = 1

    def of(self, size: int) -> slice:
        """Return which entries of the list are on this page, *size* on each, or all for 0."""
        return slice((self.number - 1) * size, self.number * size if size else None)

    def numbers(self) -> tuple[int, ...]:
        """Return the pages that a pager names, the first and the last among them; 0 is a gap."""
        near = range(self.number - AROUND, self.number + AROUND + 1)
        named = sorted({1, self.total, *(n for n in near if 1 <= n <= self.total)})
        shown: list[int] = []
        for number in named:
            if shown and number - shown[-1] == 2:
                shown.append(number - 1)
            elif shown and number - shown[-1] > 2:
                shown.append(0)
            shown.append(number)
        return tuple(shown)


def sheets(length: int, size: int) -> tuple[Sheet, ...]:
    """Return the pages of a list of *length* entries, *size* on each, all for 0; at least one."""
    total = max(1, -(-length // size)) if size else 1
    return tuple(Sheet(number, total) for number in range(1, total + 1))


def place(path: str, number: int) -> str:
    """Return the name of page *number*, from 2 on, of the list at *path*."""
    return f'{path}/page/{number}' if path else f'page/{number}'
