"""Attributes of HTML: escaped, and none that runs something."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from sphinxext_podcast.model.addresses import scheme

if TYPE_CHECKING:
    from collections.abc import Iterable

_NAME = re.compile(r'[a-z][a-z0-9-]*(?::[a-z]+)?')
#: Attributes that run or load what stands in them, besides those that begin with ``on``.
_RUNNING = frozenset({'srcdoc', 'style', 'formaction', 'ping', 'background', 'is', 'nonce'})
_LINKS = frozenset({'href', 'cite', 'action', 'xlink:href'})
_SHOWN = frozenset({'src', 'poster', 'data', 'data-podcast-src'})


def is_allowed(name: str) -> bool:
    """Return whether an element of a page may have the attribute *name*."""
    return bool(_NAME.fullmatch(name)) and not name.startswith('on') and name not in _RUNNING


def attributes(pairs: Iterable[tuple[str, str]], *, empty: bool = False) -> str:
    """Return *pairs* of name and value as a tag has them, a blank before each.

    Those that may not be are left out, and those without a value unless *empty* ones may stay.
    """
    return ''.join(
        f' {name}="{escape(value)}"'
        for name, value in pairs
        if (value or empty) and is_allowed(name) and _leads(name, value)
    )


def _leads(name: str, value: str) -> bool:
    """Return whether the address in *value* is one that a page may have; others are none."""
    if name in _LINKS:
        return scheme.is_linked(value)
    return name not in _SHOWN or scheme.is_shown(value, picture=True)
