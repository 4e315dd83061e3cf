"""Stylesheet and script without what is for those who read them; only for files of our own."""

from __future__ import annotations

import re

_STYLE = re.compile(
    r"""("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|/\*(?:[^*]|\*(?!/))*\*/|\s+|[^\s"'/]+|."""
)
#: In a script a comment has lines to itself, and no text has more than one line.
_ASIDE = re.compile(r'^\s*(?:/\*(?:[^*]|\*(?!/))*\*/)?\s*', re.MULTILINE)

#: Where a statement cannot end, or has ended.
_GOES_ON = re.compile(r'([,;{(\[])\n')


def style(text: str) -> str:
    """Take out of a stylesheet what means nothing."""
    kept: list[str] = []
    place = 0
    while match := _STYLE.match(text, place):
        place, piece = match.end(), match[0]
        if piece.isspace() or piece.startswith('/*'):
            kept += [' '] if kept and kept[-1] != ' ' else []
        else:
            kept.append(piece)
    joined = ''.join(kept)
    for mark in '{};,':
        joined = joined.replace(f' {mark}', mark).replace(f'{mark} ', mark)
    return joined.replace(': ', ':').replace(';}', '}').strip()


def script(text: str) -> str:
    """Take comments, empty lines, indentation and most ends of lines out of a script."""
    return _GOES_ON.sub(r'\1', _ASIDE.sub('', text))
