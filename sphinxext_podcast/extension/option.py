"""What an option of ``conf.py`` is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal


@dataclass(frozen=True, slots=True)
class Option:
    """One option; *check* says what is wrong with a value, or returns ''."""

    name: str
    default: Any
    types: tuple[type, ...]
    rebuild: Literal['', 'env', 'html']
    help: str
    check: Callable[[Any], str] = lambda value: ''
