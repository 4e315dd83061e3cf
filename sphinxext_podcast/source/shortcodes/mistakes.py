"""What is said of shortcodes that Hugo would refuse."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

#: What Hugo says of a shortcode that it does not know.
_UNKNOWN = re.compile(r'template for shortcode "([^"]*)" not found')

#: What editors and keyboards for Chinese make of quotation marks.
_CURLY = frozenset('“”„＂')


def mistake(written: str, message: str, known: Iterable[str]) -> str:
    """Return the message about a mistake, with what to do about it; *known* are the names."""
    if name := _UNKNOWN.search(message):
        if near := get_close_matches(name[1].lower(), known, 1, 0.75):
            return f'no shortcode {name[1]!r}: did you mean {near[0]!r}? The text is shown'
        return (
            f'no shortcode {name[1]!r}: correct it, or say in podcast_shortcodes what it is, such '
            f"as {{'{name[1]}': 'shortcodes/{name[1]}.html'}}; the text is shown"
        )
    return f'{written!r}: {_advice(written, message) or message}; the text is shown'


def _advice(written: str, message: str) -> str:
    """Return what to do where Hugo names only a character; '' if its words are enough."""
    if 'does not match start tag' in message and written[3:].lstrip()[:1] != '/':
        return 'put an argument with a / in quotation marks'
    if 'unrecognized character' not in message:
        return ''
    if _CURLY.intersection(written):
        return 'write straight quotation marks, as in "12:34"'
    end = '%}}' if written.startswith('{{%') else '>}}'
    return '' if written.endswith(end) else f'end it with {end}'
