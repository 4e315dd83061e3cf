"""Hugo's shortcodes: text → calls with their positions.

The grammar is that of Hugo 0.168: ``{{< name args >}}`` and ``{{% name args %}}``,
positional or named arguments, bare, quoted or raw, over several lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

_OPEN = re.compile(r'\{\{([<%])')
_SEEMING_END = re.compile(r'[>%]\}\}|(?=\n|\{\{[<%])')
_SPACE = re.compile(r'[ \t\r\n]*')
_NAME = re.compile(r'\w[\w/.-]*')
_QUOTED = re.compile(r'"((?:[^"\\\n]|\\[^\n])*)"')
_RAW = re.compile(r'`([^`]*)`')
_BARE = re.compile(r'[\w-][\w.-]*')
_BARE_VALUE = re.compile(r'[^\s"`]\S*')
_EQUALS = re.compile(r'[ \t\r\n]*=[ \t\r\n]*')
_NOTHING: Mapping[str, str] = MappingProxyType({})


class Call(NamedTuple):
    """One shortcode tag; *start* and *end* are offsets in the text.

    *form* is ``open``, ``close`` or ``self`` (closes itself).
    """

    start: int
    end: int
    name: str
    positional: tuple[str, ...] = ()
    named: Mapping[str, str] = _NOTHING
    form: str = 'open'


class Escaped(NamedTuple):
    """A shortcode that is only shown: ``{{</* name */>}}``; *text* is what to show."""

    start: int
    end: int
    text: str


class Mistake(NamedTuple):
    """A tag that Hugo would refuse, in Hugo's words."""

    start: int
    end: int
    message: str


class _Refused(Exception):  # noqa: N818 - named for what Hugo does
    pass


def scan(text: str) -> Iterator[Call | Escaped | Mistake]:
    """Yield the shortcode tags of *text* in their order."""
    at = 0
    while opened := _OPEN.search(text, at):
        start, after = opened.span()
        closer = '>}}' if opened[1] == '<' else '%}}'
        found: Call | Escaped | Mistake
        try:
            if text.startswith('/*', after):
                found = _escaped(text, start, closer)
            else:
                found = _call(text, start, closer)
        except _Refused as refused:
            found = Mistake(start, _mistaken(text, after), str(refused))
        yield found
        at = found.end


def _mistaken(text: str, start: int) -> int:
    """Return the offset behind a mistaken tag: where it seems to end."""
    end = _SEEMING_END.search(text, start)
    return end.end() if end else len(text)


def _escaped(text: str, start: int, closer: str) -> Escaped:
    end = text.find('*/' + closer, start + 5)
    if end < 0:
        raise _Refused('comment must be closed')
    inner = text[start + 5 : end]
    return Escaped(start, end + 2 + len(closer), text[start : start + 3] + inner + closer)


def _call(text: str, start: int, closer: str) -> Call:
    at = _skip(text, start + 3)
    closing = text.startswith('/', at)
    if closing:
        at = _skip(text, at + 1)
    name = _NAME.match(text, at)
    if not name:
        raise _Refused('shortcode has no name')
    positional: list[str] = []
    named: dict[str, str] = {}
    at = name.end()
    while True:
        at = _skip(text, at)
        ends = _end(text, at, closer)
        if ends:
            form = 'close' if closing else 'self' if text[at] == '/' else 'open'
            return Call(start, ends, name[0], tuple(positional), named, form)
        if closing:
            raise _Refused('unclosed shortcode')
        key, value, at = _argument(text, at)
        if (positional and key) or (named and not key):
            raise _Refused('Cannot mix named and positional parameters')
        if key:
            named[key] = value
        else:
            positional.append(value)


def _skip(text: str, at: int) -> int:
    space = _SPACE.match(text, at)
    return space.end() if space else at


def _end(text: str, at: int, closer: str) -> int:
    """Return the offset behind *closer*, also after a self-closing slash, or 0."""
    if text.startswith('/', at):
        at = _skip(text, at + 1)
    return at + len(closer) if text.startswith(closer, at) else 0


def _argument(text: str, at: int) -> tuple[str, str, int]:
    """Read one argument: its key ('' when positional), its value, the offset behind it."""
    value, behind, quoted = _word(text, at, _BARE)
    equals = None if quoted else _EQUALS.match(text, behind)
    if not equals:
        return '', value, behind
    named, behind, _ = _word(text, equals.end(), _BARE_VALUE)
    return value, named, behind


def _word(text: str, at: int, bare: re.Pattern[str]) -> tuple[str, int, bool]:
    if match := _QUOTED.match(text, at):
        value = match[1]
        # Hugo drops every backslash of a string that escapes a quotation mark.
        return value.replace('\\', '') if '\\"' in value else value, match.end(), True
    if match := _RAW.match(text, at):
        return match[1], match.end(), True
    if match := bare.match(text, at):
        return match[0], match.end(), False
    if at >= len(text):
        raise _Refused('unclosed shortcode action')
    if text[at] == '"':
        raise _Refused('unterminated quoted string in shortcode parameter-argument')
    raise _Refused(
        f'unrecognized character in shortcode action: U+{ord(text[at]):04X} {text[at]!r}'
    )
