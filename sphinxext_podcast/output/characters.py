"""The characters that XML, JSON and HTML can all hold."""

from __future__ import annotations

import re

#: XML 1.0 cannot hold the first of these at all, and warns of the control characters after DEL.
_FORBIDDEN = re.compile('[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]')
# A run of blanks is looked through from its beginning only.
_BREAK = re.compile('(?<! ) *+[\t\n\r\x85\u2028\u2029][ \t\n\r\x85\u2028\u2029]*+')


def allowed(text: str) -> str:
    """Return *text* without control characters, halves of surrogate pairs and U+FFFE, U+FFFF."""
    return _FORBIDDEN.sub('', text)


def line(text: str) -> str:
    """Return *text* in one line, without forbidden characters; its blanks stay as they are."""
    return _BREAK.sub(' ', allowed(text)).strip()
