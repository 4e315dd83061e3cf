"""The heading of an article: from its front matter, its text, or the name of its file."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

_PUNCTUATION = re.compile(r'([!-/:-@\[-`{-~])')
_DATE_PREFIX = re.compile(r'\d{4}-?\d\d-?\d\d[-_]')
_FENCE = re.compile(r' {0,3}(```+|~~~+|:::+)')
_ATX = re.compile(r' {0,3}(#{1,6})(?:[ \t]|\Z)')
_RST_RULE = re.compile(r'([!-/:-@\[-`{-~])\1{2,}[ \t]*')
_SETEXT = re.compile(r' {0,3}=+[ \t]*\Z')


def heading(title: str, lines: int, kind: str) -> str:
    """Write *title* as a heading of literal text that takes *lines* lines, if they suffice."""
    if not title:
        return '\n' * lines
    text = _PUNCTUATION.sub(r'\\\1', ' '.join(title.split()))
    if kind == 'rst':
        rule = '~' * (2 * len(text))
        return '\n' * (lines - 3) + f'{rule}\n{text}\n{rule}\n'
    return '\n' * (lines - 1) + f'# {text}\n'


def has_title(body: list[str], kind: str) -> bool:
    """Say whether the first heading of *body* is one of the first level."""
    if kind == 'rst':
        return any(_RST_RULE.fullmatch(line) for line in body[:20])
    fence = ''
    for before, line in zip(['', *body], body, strict=False):
        if match := _FENCE.match(line):
            mark = match[1][:3]
            fence = mark if not fence else '' if mark == fence else fence
        elif not fence and (match := _ATX.match(line)):
            return len(match[1]) == 1
        elif not fence and before.strip() and _SETEXT.match(line):
            return True
    return False


def title_from(docname: str) -> str:
    """Make a title of the file's name: ``20260126-why-i-left`` → ``why i left``."""
    path = PurePosixPath(docname)
    name = path.parent.name if path.name == 'index' and path.parent.name else path.name
    return _DATE_PREFIX.sub('', name).replace('-', ' ').replace('_', ' ') or name
