"""Cast front matter values: text, numbers, lists of names, people, files.

Each function takes one value that is not empty and raises ValueError, with a message
that names the value and the wanted form, if it cannot be understood.
"""

from __future__ import annotations

import math
import re
import reprlib
import unicodedata
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time
from typing import Any
from urllib.parse import unquote

from sphinxext_podcast.model import characters
from sphinxext_podcast.model.addresses.named_file import is_possible, is_remote, is_somewhere
from sphinxext_podcast.model.article import Enclosure, Person

_REPR = reprlib.Repr()
_REPR.maxstring = _REPR.maxother = 60

_INTEGER = re.compile(r'[-+]?[0-9]{1,18}')
#: What has more digits than that.
_LARGE = 10**18
#: Three digits each, behind one kind of mark; one point alone would be a decimal one.
_EPISODE_TYPES = ('full', 'trailer', 'bonus')
_GROUPED = re.compile(
    r"[-+]?[0-9]{1,3}(?:(?P<mark>[,_' \u2019])[0-9]{3}(?:(?P=mark)[0-9]{3}){0,5}"
    r'|(?:\.[0-9]{3}){2,5})'
)
_MARKS = re.compile(r"[.,_' \u2019]")
#: BCP 47, as far as its form goes.
_LANGUAGE = re.compile(r'[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8})*')
_TRUE = frozenset({'1', 't', 'T', 'TRUE', 'true', 'True'})
_FALSE = frozenset({'0', 'f', 'F', 'FALSE', 'false', 'False'})
#: What means false to people and to programs other than Hugo, in small letters.
_NO = frozenset({'0', 'f', 'false', 'n', 'no', 'off'})
_YES = frozenset({'1', 't', 'true', 'y', 'yes', 'on'})
_EXPLICIT = {
    'yes': True,
    'true': True,
    'explicit': True,
    'no': False,
    'false': False,
    'clean': False,
}


class PartlyReadError(ValueError):
    """*kept* can be understood; *parts*, if known, are the other items: number and message."""

    def __init__(self, message: str, kept: Any, parts: tuple[tuple[int, str], ...] = ()) -> None:
        """Store them."""
        super().__init__(message)
        self.kept, self.parts = kept, parts


def shown(value: object) -> str:
    """Return *value* for a message, shortened."""
    return _REPR.repr(value)


def empty(value: object) -> bool:
    """Return whether *value* stands for "not given": null, blank text, an empty list or map."""
    if isinstance(value, str):
        return not value.strip()
    return value is None or (isinstance(value, (list, Mapping)) and not value)


def text(value: object) -> str:
    """Return a string, number, boolean or date as text, without surrounding space."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, bool):
        return 'true' if value else 'false'
    if isinstance(value, (int, float)):
        return str(value)
    if isinstance(value, (date, datetime, time)):
        return value.isoformat()
    raise ValueError(f'{shown(value)} is not text; write one string')


def line(value: object) -> str:
    """Return *value* as text on one line."""
    return ' '.join(characters.name(text(value)).split())


def episode_type(value: object) -> str:
    """Return what podcast apps call the kind of an episode: full, trailer or bonus."""
    kind = line(value).lower()
    if kind not in _EPISODE_TYPES:
        raise ValueError(f'{shown(value)} is no kind of episode; write full, trailer or bonus')
    return kind


def integer(value: object) -> int:
    """Return a whole number; the fraction of a decimal one is cut off, as Hugo does.

    Its digits may be full-width, and in groups: ``24,986,239``.
    """
    if isinstance(value, str):
        written = unicodedata.normalize('NFKC', value).strip()
        if _GROUPED.fullmatch(written):
            written = _MARKS.sub('', written)
        if _INTEGER.fullmatch(written):
            return int(written)
    if isinstance(value, (int, float)) and not isinstance(value, bool) and abs(value) < _LARGE:
        return int(value)
    raise ValueError(f'{shown(value)} is not a number; write a whole number such as 5')


def size(value: object) -> int:
    """Return a number of bytes."""
    number = whole(value)
    if number < 0:
        raise ValueError(f'{shown(value)} is not a size; write the number of bytes')
    return number


def number(written: str, most: int) -> int:
    """Return the whole number from 0 to *most* that is *written* in digits."""
    fits = written.isdecimal() and len(written.lstrip('0')) <= len(str(most))
    if not fits or int(written[-len(str(most)) :]) > most:
        raise ValueError(f'{shown(written)} is no number; write one from 0 to {most}')
    return int(written[-len(str(most)) :])


def whole(value: object) -> int:
    """Return a whole number, and refuse one with a fraction."""
    if isinstance(value, float) and math.isfinite(value) and not value.is_integer():
        raise ValueError(f'{shown(value)} is not a whole number; write one such as 2')
    return integer(value)


def language(value: object) -> str:
    """Return a code of a language such as ``zh-TW``, which may have ``_`` in it."""
    code = text(value)
    if code and not _LANGUAGE.fullmatch(code):
        raise ValueError(f'{shown(value)} is no code of a language; write one such as zh-TW')
    return code


def counted(value: object) -> int:
    """Return a whole number from 1 on."""
    number = whole(value)
    if number < 1:
        raise ValueError(f'{shown(value)} counts nothing; write 1 or more')
    return number


def file(value: object) -> str:
    """Return the path or the address of a file, which has a scheme if it is on another host."""
    name = text(value)
    if name.startswith('//'):
        return f'https:{name}'
    if not is_somewhere(name):
        message = 'is no address of a file; write https://…, or the path of one'
        raise ValueError(f'{shown(name)} {message}')
    if not (is_remote(name) or is_possible(unquote(name))):
        raise ValueError(f'{shown(name)} is no file; write the path of one, or its address')
    return name


def truth(value: object) -> bool:
    """Return a boolean by Hugo's rule: what Go's ParseBool accepts, or any number."""
    if isinstance(value, (bool, int, float)):
        return bool(value)
    if isinstance(value, str) and value.strip() in _TRUE | _FALSE:
        return value.strip() in _TRUE
    raise ValueError(f'{shown(value)} is not a boolean; write true or false')


def flag(value: object) -> bool | None:
    """Return whether *value* says yes or no in any usual way, None if it says neither."""
    if isinstance(value, (bool, int, float)):
        return bool(value)
    word = value.strip().lower() if isinstance(value, str) else ''
    return word in _YES if word in _YES | _NO else None


def explicit(value: object) -> bool:
    """Return whether an episode is explicit, as podcast themes write it."""
    if isinstance(value, bool):
        return value
    if isinstance(value, str) and value.strip().lower() in _EXPLICIT:
        return _EXPLICIT[value.strip().lower()]
    raise ValueError(f'{shown(value)} says nothing about explicitness; write true or false')


def words(value: object) -> tuple[str, ...]:
    """Return names from a list or, split at commas, from a string."""
    return names(value.split(',') if isinstance(value, str) else value)


def names(value: object) -> tuple[str, ...]:
    """Return names from a string (one name) or a list, each once."""
    kept: dict[str, None] = {}
    wrong = []
    for item in _items(value):
        try:
            kept[characters.name(text(item))] = None
        except ValueError:
            wrong.append(item)
    if wrong:
        message = f'{shown(wrong[0])} is not a name; write a string or a list of strings'
        raise PartlyReadError(message, tuple(kept))
    return tuple(kept)


def people(value: object) -> tuple[Person, ...]:
    """Return people from a string, a mapping with ``name`` and ``url``, or a list of these."""
    kept: dict[Person, None] = {}
    wrong = []
    for item in _items(value):
        try:
            kept[_person(item)] = None
        except ValueError:
            wrong.append(item)
    if wrong:
        message = f'{shown(wrong[0])} is not a person; write a name, or a map of name and url'
        raise PartlyReadError(message, tuple(kept))
    return tuple(kept)


def _person(value: object) -> Person:
    if not isinstance(value, Mapping):
        return Person(line(value))
    name = line(part(value, 'name', 'id') or '')
    if not name:
        raise ValueError
    return Person(name, text(part(value, 'url') or ''))


def _items(value: object) -> Iterator[object]:
    for item in value if isinstance(value, list) else [value]:
        if not empty(item):
            yield item


def part(value: Mapping[str, Any], *keys: str) -> Any:
    """Return the first of *keys* (lower case) that *value* has in any case, or None."""
    lowered = {str(key).lower(): item for key, item in value.items()}
    return next((lowered[key] for key in keys if not empty(lowered.get(key))), None)


def picture(value: object) -> tuple[str, str] | None:
    """Return address and alternative text of a picture: text, a map, or a list of these.

    None for a number (ABlog's index of a picture in the text) and for an empty map.
    """
    if isinstance(value, list):
        value = next(_items(value), None)
    if value is None or (isinstance(value, int) and not isinstance(value, bool)):
        return None
    if isinstance(value, Mapping):
        address = file(part(value, 'image', 'src', 'url') or '')
        return (address, line(part(value, 'alt') or '')) if address else None
    if isinstance(value, str):
        return file(value), ''
    raise ValueError(f'{shown(value)} is not a picture; write a path or an address')


def passage(value: object) -> str | None:
    """Return text, or None for a number (ABlog's count of paragraphs)."""
    if isinstance(value, int) and not isinstance(value, bool):
        return None
    return text(value)


def enclosure(value: object) -> Enclosure | None:
    """Return an episode file from an address or a map of ``url``, ``length``, ``type``."""
    if isinstance(value, str):
        return Enclosure(file(value))
    if isinstance(value, Mapping):
        address = part(value, 'url', 'src', 'file')
        if isinstance(address, str):
            return _described(Enclosure(file(address)), value)
    raise ValueError(
        f'{shown(value)} is not an episode file; write an address, or a map of url, length, type'
    )


def _described(file: Enclosure, value: Mapping[str, Any]) -> Enclosure:
    """Return *file* with its type and length; raises PartlyReadError without one of them."""
    wrong = ''
    casts: dict[str, Any] = {'type': line, 'length': size}
    for key, cast in casts.items():
        if (given := part(value, key)) is not None:
            try:
                file = file._replace(**{key: cast(given)})
            except ValueError as error:
                wrong = f'{key}: {error}'
    if wrong:
        raise PartlyReadError(wrong, file)
    return file
