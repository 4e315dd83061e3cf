"""Hugo's shortcodes: text → shortcodes with what stands between their tags.

Whether a shortcode takes an inner text is for its template to say, not for the tag.  A closing
tag closes the innermost shortcode that is open, whatever its name, as in Hugo.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

from .scanner import Call, Escaped, Mistake, scan
from .tag import Value

_INLINE = '.inline'
_NO_NESTING = 'inline shortcodes do not support nesting'
_TOO_DEEP = 'shortcodes are nested too deeply'
_ONCE_MORE = (
    'no "{}" is open here: none stands in another, and each is closed in the text in which it '
    'begins; move or delete this tag'
)
_CLOSES_ITSELF = re.compile(r'/\s*[>%]\}\}\Z')
#: Levels of nesting; nobody needs as many, and what walks through the tree may be recursive.
_DEEPEST = 100


class Shortcode(NamedTuple):
    """A shortcode; all offsets are those of the whole text.

    *start* to *end* is all of it, with inner text and closing tag.  *percent* tells ``{{%``
    from ``{{<``: the opening tag decides.
    *inner* is the inner text: None where the shortcode takes none, ``(end, end)`` where it
    closes itself.  *children* are the tags inside of it.  An ``x.inline`` renders nothing.
    """

    start: int
    end: int
    name: str
    positional: tuple[Value, ...]
    named: Mapping[str, Value]
    percent: bool
    inner: tuple[int, int] | None
    children: tuple[Shortcode | Escaped | Mistake, ...] = ()


Piece = Shortcode | Escaped | Mistake
#: Whether a shortcode has inner text, which of ``optional`` a closing tag decides; None of none.
Inner = bool | Literal['optional'] | None


@dataclass(slots=True)
class _Open:
    """The page, or a shortcode that waits for its closing tag."""

    call: Call | None = None
    #: Its place among the pieces, where its mistake stands until it is closed.
    index: int = -1
    #: The levels in it so far.
    height: int = 0
    #: The mistaken opening tags in it: theirs is the next closing tag of that name.
    lost: Counter[str] = field(default_factory=Counter)
    #: Where the last one of a name stands that may be closed, and need not.
    optional: dict[str, int] = field(default_factory=dict)


def parse(text: str, takes_inner: Callable[[str], Inner]) -> tuple[Piece, ...]:
    """Return the shortcodes of *text* in their order.

    *takes_inner* says of a name in lower case whether the template of that shortcode has an
    inner text: True, then the shortcode has to be closed; False; ``optional``, then the inner
    text is what stands before the next closing tag of its name, if that comes before another
    such shortcode; or None where there is no such shortcode.

    What Hugo would refuse is a Mistake for that tag only.  All others stay alive, so do those
    between the tags of a mistaken pair, whose closing tag is a Mistake with an empty message.
    Hugo reports a mistake in an inner text at the outermost shortcode, this at its own tag.
    """
    parser = _Parser(text, takes_inner)
    for tag in scan(text):
        if isinstance(tag, Call) and tag.form == 'close':
            parser.close(tag)
        elif isinstance(tag, Call) or (isinstance(tag, Mistake) and tag.name):
            parser.open(tag)
        else:
            parser.pieces.append(tag)
    return tuple(parser.pieces)


class _Parser:
    def __init__(self, text: str, takes_inner: Callable[[str], Inner]) -> None:
        self.text, self.takes_inner = text, takes_inner
        self.pieces: list[Piece] = []
        self.waiting = [_Open()]

    def open(self, tag: Call | Mistake) -> None:
        inline = tag.name.endswith(_INLINE)
        takes = inline or self.takes_inner(tag.name.lower())
        if wrong := _wrong(tag, takes):
            self.pieces.append(wrong)
            if takes in (True, None) and not _CLOSES_ITSELF.search(self.text[tag.start : tag.end]):
                self.waiting[-1].lost[tag.name] += 1
        elif isinstance(tag, Call) and takes == 'optional' and tag.form == 'open':
            self.waiting[-1].optional[tag.name] = len(self.pieces)
            self.pieces.append(_shortcode(tag, tag.end, None))
        elif isinstance(tag, Call) and takes and tag.form == 'open':
            self.waiting.append(_Open(tag, len(self.pieces)))
            message = f'shortcode "{tag.name}" must be closed or self-closed'
            self.pieces.append(Mistake(tag.start, tag.end, message, 0, tag.name))
        elif isinstance(tag, Call):
            self.pieces.append(_shortcode(tag, tag.end, (tag.end, tag.end) if takes else None))

    def close(self, tag: Call) -> None:
        top = self.waiting[-1]
        message = ''
        if tag.name in top.optional:
            self.complete_optional(top.optional.pop(tag.name), tag)
            return
        other = not top.call or top.call.name != tag.name
        if top.lost[tag.name]:
            top.lost[tag.name] -= 1
        elif other and self.takes_inner(tag.name.lower()) == 'optional':
            message = _ONCE_MORE.format(tag.name)
        elif not top.call:
            message = _no_inner(tag.name or self.text[tag.end - 3 : tag.end])
        elif top.call.name.endswith(_INLINE) and tag.name != top.call.name:
            message = _NO_NESTING
        elif top.height >= _DEEPEST:
            self.waiting.pop()
            self.waiting[-1].height = top.height
            self.pieces[top.index] = Mistake(
                top.call.start, top.call.end, _TOO_DEEP, 0, top.call.name
            )
        else:
            self.complete(top, top.call, tag)
            return
        self.pieces.append(Mistake(tag.start, tag.end, message))

    def complete_optional(self, index: int, closing: Call) -> None:
        """Give the shortcode at *index* its inner text; what may be closed in it no longer may."""
        opening: Any = self.pieces[index]
        inner = opening.end, closing.start
        children = tuple(self.pieces[index + 1 :])
        self.pieces[index:] = [opening._replace(end=closing.end, inner=inner, children=children)]
        optional = self.waiting[-1].optional
        for name in [name for name, at in optional.items() if at > index]:
            del optional[name]

    def complete(self, top: _Open, opening: Call, closing: Call) -> None:
        children = tuple(self.pieces[top.index + 1 :])
        if opening.name.endswith(_INLINE):
            message = _NO_NESTING
            children = tuple(Mistake(child.start, child.end, message) for child in children)
        inner = opening.end, closing.start
        self.pieces[top.index :] = [_shortcode(opening, closing.end, inner, children)]
        self.waiting.pop()
        self.waiting[-1].height = max(self.waiting[-1].height, top.height + 1)


def _wrong(tag: Call | Mistake, takes: Inner) -> Mistake | None:
    """Return the mistake in an opening tag by itself, None without one."""
    if takes is None:
        message = f'template for shortcode "{tag.name}" not found'
    elif isinstance(tag, Mistake):
        return tag
    elif tag.form == 'self' and not takes:
        message = _no_inner(tag.name)
    else:
        return None
    return Mistake(tag.start, tag.end, message, 0, tag.name)


def _no_inner(name: str) -> str:
    return (
        f'shortcode "{name}" does not evaluate .Inner or .InnerDeindent, '
        'yet a closing tag was provided'
    )


def _shortcode(
    opening: Call,
    end: int,
    inner: tuple[int, int] | None,
    children: tuple[Piece, ...] = (),
) -> Shortcode:
    return Shortcode(
        opening.start,
        end,
        opening.name,
        opening.positional,
        opening.named,
        opening.percent,
        inner,
        children,
    )
