"""The characters that XML, JSON and HTML can all hold."""

from __future__ import annotations

import re

from sphinxext_podcast.model.characters import allowed

__all__ = ['allowed', 'line']

# A run of blanks is looked through from its beginning only.
_BREAK = re.compile('(?<! ) *+[\t\n\r\x85\u2028\u2029][ \t\n\r\x85\u2028\u2029]*+')


def line(text: str) -> str:
    """Return *text* in one line, without forbidden characters; its blanks stay as they are."""
    return _BREAK.sub(' ', allowed(text)).strip()
