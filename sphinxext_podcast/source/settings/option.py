"""What an option of ``conf.py`` is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal


@dataclass(frozen=True, slots=True)
class Option:
    """One option; *check* says what is wrong with a value, or returns ''.

    *part* says what is wrong with one entry of a map, its key and value: that entry is left out.
    """

    name: str
    default: Any
    types: tuple[type, ...]
    rebuild: Literal['', 'env', 'html']
    help: str
    check: Callable[[Any], str] = lambda value: ''
    part: Callable[[Any, Any], str] | None = None
