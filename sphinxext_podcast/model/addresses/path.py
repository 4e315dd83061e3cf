"""How Hugo spells paths: which characters it keeps, and what becomes of the others."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

#: The name of a folder's own page.
FOLDER_NAME = re.compile(r'(?:^|/)_?index$')
#: Besides letters, digits and marks, what Hugo keeps in an address.
_KEPT = frozenset('./_#+~@-')
_ESCAPED = re.compile(r'%(?=[0-9a-fA-F]{2})')


def letter(char: str) -> str:
    """Return what Hugo makes of one character of an address; '' if it drops it."""
    lower = char.lower()[:1]
    if char.isspace():
        return '-'
    return lower if lower in _KEPT or unicodedata.category(lower)[0] in 'LNM' else ''


@lru_cache(maxsize=1 << 16)
def hugo_path(docname: str) -> str:
    """Return the path that Hugo makes of a file's: ``posts/My File`` → ``posts/my-file``.

    The name of a folder's own page is left out; the root is the empty string.
    """
    found = [
        '%' if _ESCAPED.match(docname, at) else letter(char)
        for at, char in enumerate(FOLDER_NAME.sub('', docname))
    ]
    return ''.join(found)


def slug_path(text: str) -> str:
    """Return *text* as Hugo makes a slug of it: without hyphens at its ends."""
    return spelled(text.strip('-'))


def spelled(text: str) -> str:
    """Return *text* as Hugo spells a title, a name or a whole permalink.

    Unlike in the path of a file, blanks never stand beside another hyphen or at an end.
    """
    made = ''
    waiting = False
    for at, char in enumerate(text):
        kept = '%' if _ESCAPED.match(text, at) else letter(char)
        if kept and not char.isspace():
            made += f'-{kept}' if waiting and kept != '-' else kept
            waiting = False
        elif char.isspace() and made and not made.endswith('-'):
            waiting = True
    return made
