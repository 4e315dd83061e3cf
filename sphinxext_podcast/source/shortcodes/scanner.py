"""Hugo's shortcodes: text → tags with their positions.

The grammar is that of Hugo 0.168: ``{{< name args >}}`` and ``{{% name args %}}``,
positional or named arguments, bare, quoted or raw, over several lines.  What stands between an
opening and its closing tag is the matter of `shortcode_tree`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from .tag import Refused, Tag, Value

_OPEN = re.compile(r'\{\{([<%])')
_SEEMING_END = re.compile(r'[>%]\}\}|(?=\n|\{\{[<%])')
_NOTHING: Mapping[str, Value] = MappingProxyType({})


class Call(NamedTuple):
    """One shortcode tag; *start* and *end* are offsets in the text.

    *form* is ``open``, ``close`` (its *name* may be empty) or ``self`` (closes itself).
    *percent* tells ``{{%`` from ``{{<``.
    """

    start: int
    end: int
    name: str
    positional: tuple[Value, ...] = ()
    named: Mapping[str, Value] = _NOTHING
    form: str = 'open'
    percent: bool = False


class Escaped(NamedTuple):
    """A shortcode that is only shown: ``{{</* name */>}}``; *text* is what to show."""

    start: int
    end: int
    text: str


class Mistake(NamedTuple):
    """A tag that Hugo would refuse, in Hugo's words.

    The offending token stands *into* characters behind *start*.  *name* is the name of an
    opening tag, as far as it could be read.  The *message* is empty where another mistake
    says it all: the closing tag of a pair whose opening tag is mistaken.
    """

    start: int
    end: int
    message: str
    into: int = 0
    name: str = ''

    @property
    def at(self) -> int:
        """The offset of the offending token in the text."""
        return self.start + self.into


def scan(text: str) -> Iterator[Call | Escaped | Mistake]:
    """Yield the shortcode tags of *text* in their order.

    A mistake does not swallow the tags behind it: they are looked for again in what the
    mistaken tag has read, each then up to the next one at most.  So everything is read at
    most twice, even where no tag ends.
    """
    opened: set[str] = set()
    last = {mark: text.rfind(f'*/{mark}}}}}') for mark in '>%'}
    at, known = 0, 0
    while found := _OPEN.search(text, at):
        start, after = found.span()
        piece: Call | Escaped | Mistake
        if text.startswith('/*', after):
            piece = _escaped(text, start, last)
        else:
            limit = len(text)
            if start < known and (following := _OPEN.search(text, after)):
                limit = following.start()
            tag = Tag(text, start, limit, opened)
            piece = _read(tag)
            if isinstance(piece, Mistake):
                known = max(known, tag.at)
        yield piece
        at = piece.end


def _read(tag: Tag) -> Call | Mistake:
    try:
        tag.read()
    except Refused as refused:
        return _mistake(tag.text, tag.start, refused, '' if tag.closing else tag.name)
    arguments = tuple(tag.positional), MappingProxyType(tag.named)
    return Call(tag.start, tag.at, tag.name, *arguments, tag.form, tag.percent)


def _escaped(text: str, start: int, last: Mapping[str, int]) -> Escaped | Mistake:
    mark = '>' if text[start + 2] == '<' else '%'
    # Where none is left, looking for it again and again would take for ever.
    end = text.find(f'*/{mark}}}}}', start + 3) if last[mark] > start else -1
    if end < start + 5:
        return _mistake(text, start, Refused('comment must be closed', start))
    inner = text[start + 5 : end]
    return Escaped(start, end + 5, f'{text[start : start + 3]}{inner}{mark}}}}}')


def _mistake(text: str, start: int, refused: Refused, name: str = '') -> Mistake:
    """Make the mistake, to where the tag seems to end: it is shown."""
    seeming = _SEEMING_END.search(text, start + 3)
    end = seeming.end() if seeming else len(text)
    return Mistake(start, end, str(refused), refused.at - start, name)
