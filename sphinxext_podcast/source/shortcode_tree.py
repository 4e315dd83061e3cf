"""Hugo's shortcodes: tags → calls with what stands between their tags.

What takes inner text is known by its name, as in Hugo; tags close the innermost that is open.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from .shortcodes import Call, Escaped, Mistake, Value, scan

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_NOT_FOUND = 'failed to extract shortcode: template for shortcode "{}" not found'
_NOT_CLOSED = 'failed to extract shortcode: shortcode "{}" must be closed or self-closed'
_NO_INNER = (
    'failed to extract shortcode: shortcode "{}" does not evaluate .Inner or .InnerDeindent, '
    'yet a closing tag was provided'
)
#: Ends the names of programs in the text, which Hugo runs only where a site allows them.
INLINE = '.inline'


class Shortcode(NamedTuple):
    """A shortcode with its inner text; *start* to *end* is all of it, closing tag included.

    *inner* holds the offsets of the text between the tags, None if there is none; *children*
    are the tags in it, with offsets in the whole text.
    """

    start: int
    end: int
    name: str
    positional: tuple[Value, ...]
    named: Mapping[str, Value]
    percent: bool
    inner: tuple[int, int] | None = None
    children: tuple[Shortcode | Escaped | Mistake, ...] = ()


Piece = Shortcode | Escaped | Mistake


class _Open(NamedTuple):
    """A shortcode that is not closed yet, and what was found in it."""

    tag: Call
    children: list[Piece]


def parse(text: str, takes_inner: Callable[[str], bool | None]) -> tuple[Piece, ...]:
    """Return the shortcodes of *text* in their order.

    *takes_inner* says of a name in small letters whether it must be closed (True), must not
    be (False), or stands for nothing (None).
    """
    found: list[Piece] = []
    waiting: list[_Open] = []
    for tag in scan(text):
        here = waiting[-1].children if waiting else found
        if not isinstance(tag, Call):
            here.append(tag)
            continue
        inner = True if tag.name.endswith(INLINE) else takes_inner(tag.name.lower())
        if tag.form == 'open' and inner:
            waiting.append(_Open(tag, []))
        elif tag.form == 'close' and inner and waiting:
            opened, children = waiting.pop()
            outside = waiting[-1].children if waiting else found
            place = (opened.end, tag.start)
            outside.append(_shortcode(opened, tag.end, place, tuple(children)))
        else:
            here.append(_alone(tag, inner=inner))
    while waiting:
        opened, children = waiting.pop()
        outside = waiting[-1].children if waiting else found
        message = _NOT_CLOSED.format(opened.name)
        outside += [Mistake(opened.start, opened.end, message, opened.start), *children]
    return tuple(found)


def _alone(tag: Call, *, inner: bool | None) -> Shortcode | Mistake:
    """Return a tag that neither opens nor closes, or what is wrong with it."""
    if inner is None:
        # One message for a pair that nobody knows: that for its opening tag.
        message = '' if tag.form == 'close' else _NOT_FOUND.format(tag.name)
    elif tag.form == 'close' or (tag.form == 'self' and not inner):
        message = _NO_INNER.format(tag.name)
    else:
        place = (tag.end, tag.end) if inner else None
        return _shortcode(tag, tag.end, place, ())
    return Mistake(tag.start, tag.end, message, tag.start)


def _shortcode(
    tag: Call, end: int, inner: tuple[int, int] | None, children: tuple[Piece, ...]
) -> Shortcode:
    return Shortcode(
        tag.start, end, tag.name, tag.positional, tag.named, tag.percent, inner, children
    )
