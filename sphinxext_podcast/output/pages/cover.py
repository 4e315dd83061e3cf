"""Pictures in lists, and the covers of articles without one: a letter and the colour of a show."""

from __future__ import annotations

import re
import unicodedata
from html import escape
from typing import TYPE_CHECKING

from .colour import hue
from .elements import opening

if TYPE_CHECKING:
    from collections.abc import Iterable

#: What is one character to a reader: a flag, or a character with its marks, joiners and tones.
_FLAG = '[\U0001f1e6-\U0001f1ff]{2}'
_JOINER = '\u200d'
_TONES = re.compile('[\U0001f3fb-\U0001f3ff]')
#: The kinds of characters that make an ornament, the best first: letters, digits, symbols.
_KINDS = (('Lu', 'Ll', 'Lt', 'Lo'), ('Nd', 'Nl', 'No'), ('So',))


def cover(title: str, show: str) -> str:
    """Return the cover of the article *title* about *show*, which may be ''.

    It says nothing that the list does not say, so it is hidden from screen readers.
    """
    tens, degrees = divmod(hue(title, show), 10)
    coloured = [f'podcast-cover-{tens}', f'podcast-cover-plus-{degrees}']
    classes = ['podcast-cover', *coloured, 'sd-card-img-top']
    letter = f'<span class="podcast-cover-ornament">{escape(ornament(title))}</span>'
    return f'{opening("div", classes, aria_hidden="true")}{_named(show)}{letter}</div>\n'


def behind(title: str, show: str) -> str:
    """Return the cover of a player of *title* and *show*: without a letter, which has a button.

    Its hue is one of eight, the nearest to that of the article in lists.
    """
    classes = ['podcast-cover', _nearest(title, show)]
    return f'{opening("span", classes, aria_hidden="true")}{_named(show)}</span>'


def _nearest(title: str, show: str) -> str:
    return f'podcast-hue-{round(hue(title, show) / 45) % 8}'


def _named(show: str) -> str:
    return f'<span class="podcast-cover-show"><bdi>{escape(show)}</bdi></span>' if show else ''


def letter(title: str, show: str) -> str:
    """Return what a small card of the article *title* about *show* has in place of a picture."""
    drawn = opening('div', ['podcast-card-picture', _nearest(title, show)], aria_hidden='true')
    return f'{drawn}{escape(ornament(title))}</div>\n'


def picture(address: str, classes: Iterable[str], alt: str | None = None, **measures: str) -> str:
    """Return the picture at *address*: with *alt* that of an article.

    Without, it is above or beside a title in a list, which says what it is about.  *measures* are
    width, height, srcset and sizes, each if it is known.
    """
    later = 'lazy' if alt is None else ''
    tag = opening('img', classes, src=address, loading=later, **measures)
    return f'{tag[:-1]} alt="{escape(alt or "")}">\n'


def ornament(title: str) -> str:
    """Return the first letter of *title*, as a capital: ``《海`` → ``海``, ``'tis`` → ``T``.

    Without letters it is the first digit, else the first symbol, such as an emoji, else the
    first character; '' for an empty title.
    """
    characters = _characters(unicodedata.normalize('NFC', title))
    for kinds in _KINDS:
        for character in characters:
            if unicodedata.category(character[0]) in kinds:
                capital = character.upper()
                return capital if len(capital) == len(character) else character
    return characters[0] if characters else ''


def _characters(text: str) -> list[str]:
    """Return what a reader takes for the characters of *text*, without blanks."""
    found: list[str] = []
    for char in re.findall(f'{_FLAG}|.', text, re.DOTALL):
        mark = unicodedata.category(char[0])[0] == 'M' or _TONES.match(char) or char == _JOINER
        if found and (mark or found[-1].endswith(_JOINER)):
            found[-1] += char
        elif not mark:
            found.append(char)
    return [char for char in found if not char[0].isspace() and char[0].isprintable()]
