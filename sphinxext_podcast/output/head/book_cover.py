"""The cover of a book: its title, who wrote it and where it is on the web, in 1200 × 1800 pixels.

Pillow is imported only when one is drawn.
"""

from __future__ import annotations

import io
from typing import NamedTuple

from . import card
from .card import Font, Looks

WIDTH, HEIGHT = 1200, 1800
MARGIN, TITLE_TOP, TITLE_HEIGHT, FOOT = 120, 420, 760, HEIGHT - 140
SIZES, AUTHOR, SMALL = (150, 132, 116, 100, 84, 68), 56, 36
#: How far the lines of a title are apart, of the size of its letters.
LEADING = 1.32


class Cover(NamedTuple):
    """The texts on a cover."""

    title: str
    author: str = ''
    address: str = ''


def png(words: Cover, looks: Looks) -> bytes:
    """Draw the cover; equal words and looks make equal bytes."""
    from PIL import Image, ImageDraw  # noqa: PLC0415 - an extra

    image = Image.new('RGB', (WIDTH, HEIGHT), looks.background)
    draw = ImageDraw.Draw(image)
    room = WIDTH - 2 * MARGIN
    draw.rectangle((MARGIN, TITLE_TOP - 90, MARGIN + 150, TITLE_TOP - 74), fill=looks.accent)
    size, broken = fitted(words.title, looks.bold, room)
    large = card._font(looks.bold, size)
    at = float(TITLE_TOP)
    for line in broken:
        draw.text((MARGIN, round(at)), line, font=large, fill=looks.color)
        at += size * LEADING
    plain = card._font(looks.plain, AUTHOR)
    author = card._cut(words.author, plain, room)
    draw.text((MARGIN, round(at + AUTHOR)), author, font=plain, fill=looks.color)
    small = card._font(looks.plain, SMALL)
    address = card._cut(words.address, small, room)
    draw.text((MARGIN, FOOT), address, font=small, fill=looks.accent, anchor='lm')
    file = io.BytesIO()
    image.quantize(32).save(file, 'PNG')
    return file.getvalue()


def fitted(title: str, bold: Font, room: int) -> tuple[int, list[str]]:
    """Return the largest size at which *title* has room, and its lines; too long ones are cut."""
    size, broken = SIZES[-1], ['']
    for size in SIZES:
        broken = card.lines(title, card._font(bold, size), room)
        if len(broken) * size * LEADING <= TITLE_HEIGHT:
            break
    return size, broken[: int(TITLE_HEIGHT / (size * LEADING))]
