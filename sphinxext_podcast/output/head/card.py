"""A picture of 1200 × 630 pixels with the title of an article, for those who share it.

Pillow is imported only when one is drawn.
"""

from __future__ import annotations

import io
import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

WIDTH, HEIGHT = 1200, 630
#: Part of the names of pictures: another way to draw makes other names.
DRAWN = 1
MARGIN, RULE = 90, 12
SIZES, SMALL = (84, 76, 68, 60, 52, 46), 34
SHOW_TOP, TITLE_TOP, TITLE_HEIGHT, FOOT = 96, 190, 310, HEIGHT - 96
#: How many steps there are from the background to a colour, and how far one is.
SHADES = 16
STEP = 256 // SHADES
#: More characters than there is room for.
LONGEST = 1000
#: No line begins or ends with these.
_NEVER_FIRST = frozenset('、。，．：；！？）」』》〉】〕］｝”’…—·・ー～％,.:;!?)]}%»')
_NEVER_LAST = frozenset('（「『《〈【〔［｛“‘([{«')
#: Compiled where something is drawn, for that takes milliseconds.
_WIDE = (
    r'[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]|'
    r'[\U00020000-\U0003ffff]'
)
_SPACE = re.compile(r'\s+')


class Font(NamedTuple):
    """A file with a font, and which of those in it."""

    path: str
    number: int = 0


class Looks(NamedTuple):
    """The fonts for title and the rest, and colours as ``#rrggbb``."""

    bold: Font
    plain: Font
    background: str = '#15202b'
    color: str = '#ffffff'
    accent: str = '#f2a93b'


class Words(NamedTuple):
    """The texts on a picture."""

    title: str
    show: str = ''
    date: str = ''
    site: str = ''


def png(words: Words, looks: Looks) -> bytes:
    """Draw the picture; equal words and looks make equal bytes."""
    from PIL import Image, ImageDraw  # noqa: PLC0415 - an extra

    # Each colour is a layer that says how much of it there is: little to draw, and to write.
    text, accent = (Image.new('L', (WIDTH, HEIGHT)) for _ in range(2))
    title = _text(words.title, looks.bold)
    show, date, site = (_text(part, looks.plain) for part in words[1:])
    small, room = _font(looks.plain, SMALL), WIDTH - 2 * MARGIN
    draw = ImageDraw.Draw(accent)
    draw.rectangle((0, 0, RULE, HEIGHT), fill=255)
    draw.text((MARGIN, SHOW_TOP), _cut(show, small, room), font=small, fill=255)
    draw = ImageDraw.Draw(text)
    _title(draw, title, looks)
    date = _cut(date, small, room)
    draw.text((MARGIN, FOOT), date, font=small, fill=255, anchor='lm')
    left = room - (small.getlength(date) + SMALL if date else 0)
    draw.text((WIDTH - MARGIN, FOOT), _cut(site, small, left), font=small, fill=255, anchor='rm')
    drawn = text.point([level // STEP for level in range(256)])
    shades = accent.point([level // STEP + SHADES for level in range(256)])
    drawn.paste(shades, mask=accent.point([255 * (level >= STEP) for level in range(256)]))
    drawn.putpalette([*_shades(looks.background, looks.color),
                      *_shades(looks.background, looks.accent)])  # fmt: skip
    file = io.BytesIO()
    drawn.save(file, 'PNG', bits=SHADES.bit_length())
    return file.getvalue()


def _shades(background: str, color: str) -> list[int]:
    """Return the colours from *background* to *color*, three numbers each."""
    ends = [bytes.fromhex(given[1:]) for given in (background, color)]
    return [
        round(start + (end - start) * shade / (SHADES - 1))
        for shade in range(SHADES)
        for start, end in zip(*ends, strict=True)
    ]


def missing(text: str, font: Font) -> str:
    """Return the letters, digits and marks of *text* that *font* does not have, each once."""
    known = dict.fromkeys(c for c in text if unicodedata.category(c)[0] in 'LN')
    return ''.join(char for char in known if not has(font, char))


@cache
def has(font: Font, char: str) -> bool:
    """Return whether *font* has a glyph for *char*; it draws all unknown ones alike."""
    if char.isspace():
        return True
    drawn, unknown = (_font(font, 32).getmask(c) for c in (char, '\U0010fffe'))
    return (drawn.size, bytes(drawn)) != (unknown.size, bytes(unknown)) and any(bytes(drawn))


def lines(text: str, font: FreeTypeFont, width: float) -> list[str]:
    """Break *text* into lines no wider than *width*: between words, and between characters.

    Chinese, Japanese and Korean are broken anywhere but before a closing and after an opening
    mark; a word that is wider than a line is broken where it must.
    """
    found: list[str] = ['']
    for piece in _pieces(text):
        if font.getlength(found[-1] + piece.rstrip()) <= width:
            found[-1] += piece
            continue
        if found[-1]:
            found[-1] = found[-1].rstrip()
            found.append('')
        for char in piece:
            if found[-1] and font.getlength(found[-1] + char) > width:
                found.append('')
            found[-1] += char
    return [line for part in found if (line := part.strip())]


def _is_wide(char: str) -> bool:
    return re.match(_WIDE, char) is not None


def _pieces(text: str) -> Iterator[str]:
    """Yield pieces that no line breaks: words with the blank behind them, single characters."""
    piece = ''
    for char in text:
        ends = piece and (piece[-1].isspace() or _is_wide(piece[-1]) or _is_wide(char))
        held = char.isspace() or char in _NEVER_FIRST or piece[-1:] in _NEVER_LAST
        if ends and not held:
            yield piece
            piece = ''
        piece += char
    if piece:
        yield piece


def _title(draw: ImageDraw, title: str, looks: Looks) -> None:
    """Write the title as large as there is room for it; what is still too long is cut."""
    room = WIDTH - 2 * MARGIN
    size, broken = SIZES[-1], ['']
    for size in SIZES:
        font = _font(looks.bold, size)
        broken = lines(title, font, room)
        if len(broken) * size * 1.3 <= TITLE_HEIGHT:
            break
    most = int(TITLE_HEIGHT / (size * 1.3))
    if len(broken) > most:
        rest = _cut(broken[most - 1] + ''.join(broken[most:]), font, room)
        broken = [*broken[: most - 1], rest]
    for at, line in enumerate(broken):
        place = (MARGIN, TITLE_TOP + round(at * size * 1.3))
        draw.text(place, line, font=font, fill=255)


def _cut(text: str, font: FreeTypeFont, width: float) -> str:
    """Return *text*, or as much of its beginning as *width* has room for."""
    if font.getlength(text) <= width:
        return text
    most = 16
    while most < len(text) and font.getlength(text[:most]) <= width:
        most *= 2
    text = text[:most]
    while text and font.getlength(f'{text}…') > width:
        text = text[:-1].rstrip()
    return f'{text}…'


def _text(text: str, font: Font) -> str:
    """Return *text* in one line, without what *font* has no picture of."""
    one = _SPACE.sub(' ', unicodedata.normalize('NFC', text[:LONGEST])).strip()
    return _SPACE.sub(' ', ''.join(_drawn(one, font))).strip()


def _drawn(text: str, font: Font) -> Iterable[str]:
    return (char for char in text if has(font, char))


@cache
def _font(font: Font, size: int) -> FreeTypeFont:
    from PIL import ImageFont  # noqa: PLC0415 - an extra

    # Not Raqm, which some systems have and others not: it would make other bytes.
    basic = ImageFont.Layout.BASIC
    return ImageFont.truetype(font.path, size, index=font.number, layout_engine=basic)
