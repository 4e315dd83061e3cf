"""The marks in the text of a cue: voices, times of words, italics, entities."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

from .timing import moment

_TAG = re.compile(r'<(/?)([^<>]*)>')
#: What is in a tag, of WebVTT or SRT; all else is text, such as ``a < b > c``, ``a <b and c> d``.
_NAME = re.compile(
    r'(?:[cibus]|ruby|rt|em|strong|br)(?:\.[^\s<>]*)?(?:\s+[\w-]+\s*=.*)?\s*(?:/\s*)?\Z'
    r'|(?:v|lang)(?:\.[^\s<>]*)?(?=\s|\Z)'
    r'|(?:font|span)(?=\s|\Z)',
    re.I | re.S,
)
#: Where on the picture SRT has a text.
_PLACE = re.compile(r'\{\\an?[0-9]\}')
_ENTITY = re.compile(r'&(?:[A-Za-z][A-Za-z0-9]{1,24}|#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6});')
_CLOCK = re.compile(r'\s*\d+:[\d:.,]*\s*')


class Stretch(NamedTuple):
    """Text of one voice, from *start* on if a time stands before it."""

    voice: str | None
    start: float | None
    text: str


def stretches(text: str) -> Iterator[Stretch]:
    """Yield what stands between the marks of *text*; the voice is None before the first."""
    voice: str | None = None
    start: float | None = None
    kept: list[str] = []
    end = 0
    for tag in _TAG.finditer(text):
        closing, inner = tag.groups()
        is_time = not closing and bool(_CLOCK.fullmatch(inner))
        if not is_time and not _NAME.match(inner):
            continue
        kept.append(decoded(text[end : tag.start()]))
        end = tag.end()
        kind = inner[:1].lower()
        if is_time or kind == 'v':
            yield Stretch(voice, start, ''.join(kept))
            kept = []
            if is_time:
                start = moment(inner)
            else:
                voice = '' if closing else _voice(inner)
        elif inner.lower().startswith('br'):
            kept.append('\n')
    kept.append(decoded(text[end:]))
    yield Stretch(voice, start, ''.join(kept))


def _voice(inner: str) -> str:
    """Return the name in ``v.loud Ann Lin``."""
    return ' '.join(decoded(inner).split()[1:])


def decoded(text: str) -> str:
    """Return *text* with the characters that its entities stand for; ``AT&T`` has none."""
    if '{' in text:
        text = _PLACE.sub('', text)
    return _ENTITY.sub(lambda found: unescape(found[0]), text) if '&' in text else text


def has_times(text: str) -> bool:
    """Return whether words in *text* have times of their own."""
    return '<' in text and any(_CLOCK.fullmatch(tag[2]) for tag in _TAG.finditer(text))


def plain(text: str) -> str:
    """Return *text* without marks."""
    if '<' not in text:
        return decoded(text)
    return ''.join(stretch.text for stretch in stretches(text))
