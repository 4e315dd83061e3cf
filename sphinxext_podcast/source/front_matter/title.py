"""The heading of an article: from its front matter, its text, or the name of its file."""

from __future__ import annotations

import re
from html import unescape
from pathlib import PurePosixPath
from unicodedata import combining, east_asian_width

from sphinxext_podcast.model.groups.translations import split_language

_PUNCTUATION = re.compile(r'([!-/:-@\[-`{-~])')
_DATE_PREFIX = re.compile(r'\d{4}-?\d\d-?\d\d[-_]')
_FENCE = re.compile(r' {0,3}(```+|~~~+|:::+)')
_ATX = re.compile(r' {0,3}(#{1,6})(?:[ \t]|\Z)')
_RST_RULE = re.compile(r'([!-/:-@\[-`{-~])\1*[ \t]*')
#: In so many lines of reStructuredText a title has to begin.
_TOP = 20
_SETEXT = re.compile(r' {0,3}=+[ \t]*\Z')
_ATX_TITLE = re.compile(r' {0,3}#[ \t]++(?P<title>[^\n]*)')
_ATTRIBUTES = re.compile(r'\{[^{}]*+\}[ \t]*+\Z')
_MARKUP = re.compile(r'!?\[(?P<text>[^\[\]]*)\]\([^()\s]*\)|</?[A-Za-z][^<>]*>|[\\*_`~]')
#: What stands for an underscore in a word, which is no emphasis.
_KEPT = '\ue000'
_INNER = re.compile(r'(?<=\w)_(?=\w)')
_ALIKE = str.maketrans('\u2018\u2019\u201c\u201d\u2013\u2014', '\'\'""--')


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
    """Return whether the first heading of *body* is one of the first level."""
    if kind == 'rst':
        return any(_rst_title(body, at) for at in range(min(len(body), _TOP)))
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


def written_title(body: list[str], kind: str, docname: str) -> str:
    """Return the title of a page whose front matter has none: that of *body*, or of its file."""
    if not has_title(body, kind):
        return title_from(docname)
    if kind == 'rst':
        found = next(title for at in range(len(body)) if (title := _rst_title(body, at)))
    else:
        found = _first_heading(body)
    plain = _MARKUP.sub(r'\g<text>', _INNER.sub(_KEPT, _ATTRIBUTES.sub('', found)))
    return ' '.join(unescape(plain.replace(_KEPT, '_')).split())


def _first_heading(body: list[str]) -> str:
    """Return the text of the first heading of *body*, which is one of the first level."""
    fence = ''
    for before, line in zip(['', *body], body, strict=False):
        if match := _FENCE.match(line):
            mark = match[1][:3]
            fence = mark if not fence else '' if mark == fence else fence
        elif not fence and (match := _ATX_TITLE.match(line)):
            return _unclosed(match['title'])
        elif not fence and before.strip() and _SETEXT.match(line):
            return before
    return ''


def repeats(body: list[str], kind: str, title: str) -> bool:
    """Return whether *body* begins with a heading of the first level in the words of *title*."""
    first = next((at for at, line in enumerate(body) if line.strip()), len(body))
    if kind == 'rst':
        found = _rst_title(body, first + 1) or _rst_title(body, first + 2)
    else:
        lines = [*body[first : first + 2], '', '']
        atx = _ATX_TITLE.fullmatch(lines[0])
        found = _unclosed(atx['title']) if atx else lines[0] if _SETEXT.match(lines[1]) else ''
    return bool(found) and _words(found) == _words(title)


def _unclosed(title: str) -> str:
    """Return the *title* of a heading without the number signs behind it."""
    title = title.rstrip(' \t')
    bare = title.rstrip('#')
    return title if bare and bare[-1] not in ' \t' else bare.rstrip(' \t')


def _words(text: str) -> str:
    """Return what two spellings of one heading have in common."""
    text = unescape(_MARKUP.sub(r'\g<text>', _ATTRIBUTES.sub('', text)))
    return ' '.join(re.sub('-+', '-', text.translate(_ALIKE)).casefold().split())


def _rst_title(lines: list[str], at: int) -> str:
    """Return the title that the line *at* of reStructuredText underlines, '' if it does not."""
    rule = lines[at].rstrip() if at < len(lines) else ''
    title = lines[at - 1].rstrip() if 0 < at <= len(lines) else ''
    if not _RST_RULE.fullmatch(rule) or not title.strip() or _RST_RULE.fullmatch(title):
        return ''
    above = lines[at - 2].rstrip() if at > 1 else ''
    if above == rule:
        title = title.strip()  # a rule above it, too
    elif title[0].isspace() or (above and not _RST_RULE.fullmatch(above)):
        return ''
    # Of fewer characters than four docutils makes text, unless they suffice.
    return title if len(rule) >= min(4, _width(title)) else ''


def _width(text: str) -> int:
    return sum(1 + (east_asian_width(char) in 'FW') for char in text if not combining(char))


def title_from(docname: str) -> str:
    """Make a title of the file's name: ``20260126-why-i-left`` → ``why i left``."""
    path = PurePosixPath(docname)
    stem = split_language(path.name)[0]
    name = path.parent.name if stem == 'index' and path.parent.name else path.name
    return _DATE_PREFIX.sub('', name).replace('-', ' ').replace('_', ' ') or name
