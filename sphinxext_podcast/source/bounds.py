"""Limits of what one file may hold, so that time and memory stay those of its size."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

#: Levels of maps and lists in one another; what walks through them, and pickles them, recurses.
DEPTH = 100
#: Whole numbers of more bits are text: nobody counts so far, and Python refuses to print them.
BITS = 64
#: A talk of a day has a tenth of that.
TRANSCRIPT_BYTES = 16 << 20
#: So many cues of a transcript are shown.
CUES = 50_000
#: So many faults of a transcript are told, before they are counted.
FAULTS = 5


def is_too_deep(value: object) -> bool:
    """Return whether there are more than DEPTH levels in *value*, which shares nothing."""
    level = [value]
    for _ in range(DEPTH):
        level = [inner for one in level for inner in _inner(one)]
        if not level:
            return False
    return True


def _inner(value: object) -> list[object]:
    if isinstance(value, Mapping):
        return list(value.values())
    return value if isinstance(value, list) else []


def tamed(value: Any) -> Any:
    """Return *value* with numbers that are too large as text; it is not too deep."""
    if isinstance(value, dict):
        return {key: tamed(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [tamed(inner) for inner in value]
    if isinstance(value, int) and value.bit_length() > BITS:
        return hex(value)
    return value
