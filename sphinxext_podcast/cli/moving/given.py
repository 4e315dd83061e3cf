"""A setting of an old site as a list, a text, a number …; empty if it is of another kind."""

from __future__ import annotations

from html import unescape
from typing import Any

from sphinxext_podcast.source.raw_markup import without_tags


def items(value: object) -> list[Any]:
    """Return the items of a list; a text alone is one."""
    if isinstance(value, str):
        return [value] if value else []
    return list(value) if isinstance(value, (list, tuple)) else []


def texts(value: object) -> list[str]:
    """Return the texts in a list, or a text alone."""
    return [item for item in items(value) if isinstance(item, str)]


def mapping(value: object) -> dict[str, Any]:
    """Return a mapping with its keys as text."""
    return {str(key): item for key, item in value.items()} if isinstance(value, dict) else {}


def text(value: object) -> str:
    """Return a text, or a number as one, without tags."""
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return ''
    return ' '.join(unescape(without_tags(str(value))).split())


def number(value: object) -> int | None:
    """Return a whole number, None for anything else."""
    return value if type(value) is int and value >= 0 else None
