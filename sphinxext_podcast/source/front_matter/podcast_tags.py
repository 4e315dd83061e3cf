"""Read what a podcast or an episode says in the tags that only Podcasting 2.0 knows.

Each function takes one value that is not empty and raises ValueError, with a message
that names the value and the wanted form, if it cannot be understood.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from sphinxext_podcast.model.feeds.podcast_tags import (
    Location,
    Recipient,
    Soundbite,
    Tags,
    Text,
    Value,
)
from sphinxext_podcast.model.problem import Problem
from sphinxext_podcast.source import casting
from sphinxext_podcast.source.dates import parse_duration

_GEO = re.compile(
    r'(?:geo:)?(-?[0-9]{1,2}(?:\.[0-9]+)?),[ ]*(-?[0-9]{1,3}(?:\.[0-9]+)?)'
    r'((?:,-?[0-9]+(?:\.[0-9]+)?)?(?:;[A-Za-z0-9-]+(?:=[\w.%-]+)?)*)',
    re.ASCII,
)
_OSM = re.compile(r'[NWR][0-9]+(?:#[0-9]+)?')
_AMOUNT = re.compile(r'[0-9]+(?:\.[0-9]+)?')
#: The most characters that Podcasting 2.0 allows for a name, and for a text.
_NAME, _TEXT = 128, 4000


def of_episode(said: Mapping[str, Any], length: float | None = None) -> tuple[Tags, list[Problem]]:
    """Return what the front matter *said* (keys in lower case), and what is not understood.

    Passages that end behind *length*, in seconds, are left out; a second is for rounding.
    """
    fields = {'soundbites': 'soundbites', 'location': 'location', 'value': 'value'}
    tags, problems = _tags(said, fields)
    kept = tuple(
        one for one in tags.soundbites if not length or one.start + one.duration <= length + 1
    )
    for one in tags.soundbites:
        if one not in kept:
            wrong = f'the passage at {one.start:g} s ends behind the end of the episode'
            message = f'soundbites: {wrong}, {length:g} s; correct one of them'
            problems.append(Problem('front_matter', message, 0, 'soundbites'))
    return tags._replace(soundbites=kept), problems


def of_channel(said: Mapping[str, Any]) -> tuple[Tags, list[Problem]]:
    """Return what a podcast *said* of itself, and what is not understood."""
    return _tags(said, {'location': 'location', 'value': 'value', 'txt': 'texts'})


def location(value: object) -> Location:
    """Return a place from its name, or from a map of ``name``, ``geo``, ``osm``."""
    wanted = 'write its name, or a map of name, geo ("25.03,121.56"), osm ("R1293250")'
    if isinstance(value, str):
        return Location(_short(value, _NAME))
    if not isinstance(value, Mapping):
        raise ValueError(f'{casting.shown(value)} is not a place; {wanted}')  # noqa: TRY004
    name, geo, osm = (casting.line(casting.part(value, key) or '') for key in Location._fields)
    if not name:
        raise ValueError(f'{casting.shown(value)} has no name; {wanted}')
    if osm and not _OSM.fullmatch(osm):
        raise ValueError(f'{osm!r} is no object of OpenStreetMap; write R1293250, W… or N…')
    return Location(_short(name, _NAME), _geo(geo) if geo else '', osm)


def texts(value: object) -> tuple[Text, ...]:
    """Return texts from one or a list; each is text or a map of ``purpose`` and ``text``."""
    return tuple(_text(one) for one in (value if isinstance(value, (list, tuple)) else [value]))


def soundbites(value: object) -> tuple[Soundbite, ...]:
    """Return passages from a map of ``start``, ``duration``, ``title``, or a list of these."""
    kept, faults = [], []
    for one in value if isinstance(value, list) else [value]:
        try:
            kept.append(_soundbite(one))
        except ValueError as error:
            faults.append(str(error))
    if faults:
        raise casting.PartlyReadError(faults[0], tuple(kept))
    return tuple(kept)


def value(value: object) -> Value:
    """Return a way to pay from a map of ``type``, ``method``, ``suggested``, ``recipients``.

    It is not understood if one of the recipients is not: the others would get too much.
    """
    if not isinstance(value, Mapping):
        raise ValueError(  # noqa: TRY004 - a fault of the text
            f'{casting.shown(value)} is no way to pay; write a map of type, method, recipients'
        )
    listed = casting.part(value, 'recipients')
    if not listed or not isinstance(listed, (list, tuple)):
        raise ValueError(f'{casting.shown(value)} has no list of recipients; write one')
    recipients = tuple(map(_recipient, listed))
    amount = casting.part(value, 'suggested')
    return Value(
        _needed(value, 'type'),
        _needed(value, 'method'),
        recipients,
        '' if amount is None else _amount(amount),
    )


#: Name of a field of Tags → what reads it.
_READERS = {'soundbites': soundbites, 'location': location, 'value': value, 'texts': texts}


def _tags(said: Mapping[str, Any], fields: Mapping[str, str]) -> tuple[Tags, list[Problem]]:
    found: dict[str, Any] = {}
    problems = []
    for key, field in fields.items():
        if casting.empty(given := said.get(key)):
            continue
        try:
            found[field] = _READERS[field](given)
        except ValueError as error:
            problems.append(Problem('front_matter', f'{key}: {error}', 0, key))
            if isinstance(error, casting.PartlyReadError):
                found[field] = error.kept
    return Tags(**found), problems


def _short(value: object, most: int) -> str:
    text = casting.line(value)
    if not text:
        raise ValueError('a text is empty; write one')
    if len(text) > most:
        raise ValueError(f'{casting.shown(text)} is too long; write at most {most} characters')
    return text


def _geo(text: str) -> str:
    found = _GEO.fullmatch(text)
    if not found or abs(float(found[1])) > 90 or abs(float(found[2])) > 180:
        raise ValueError(
            f'{text!r} is no place on Earth; write latitude and longitude, "25.03,121.56"'
        )
    return f'geo:{found[1]},{found[2]}{found[3]}'


def _text(value: object) -> Text:
    if not isinstance(value, Mapping):
        return Text(_short(value, _TEXT))
    purpose = casting.part(value, 'purpose')
    return Text(
        _short(_given(value, 'text'), _TEXT),
        '' if purpose is None else _short(purpose, _NAME),
    )


def _soundbite(value: object) -> Soundbite:
    start = duration = None
    if isinstance(value, Mapping):
        title = casting.part(value, 'title')
        start = parse_duration(casting.part(value, 'start', 'starttime'))
        duration = parse_duration(casting.part(value, 'duration'))
    if start is None or not duration:
        raise ValueError(
            f'{casting.shown(value)} is no passage; write start: 12:34 and duration: 45'
        )
    return Soundbite(start, duration, '' if title is None else _short(title, _NAME))


def _recipient(value: object) -> Recipient:
    if not isinstance(value, Mapping):
        raise ValueError(  # noqa: TRY004 - a fault of the text
            f'{casting.shown(value)} is no recipient; write a map of type, address, split'
        )
    split, fee = casting.part(value, 'split'), casting.part(value, 'fee')
    try:
        shares = casting.counted(split)
    except ValueError:
        wrong = f'{casting.shown(value)}: split must be a whole number, 1 or more'
        raise ValueError(wrong) from None
    return Recipient(
        type=_needed(value, 'type'),
        address=_needed(value, 'address'),
        split=shares,
        name=casting.line(casting.part(value, 'name') or ''),
        custom_key=casting.line(_given(value, 'customkey')),
        custom_value=casting.line(_given(value, 'customvalue')),
        fee=fee is not None and casting.truth(fee),
    )


def _given(value: Mapping[str, Any], key: str) -> Any:
    """Return what *key* has, 0 and false as well, '' for nothing."""
    found = casting.part(value, key)
    return '' if found is None else found


def _needed(value: Mapping[str, Any], key: str) -> str:
    found = casting.line(_given(value, key))
    if not found:
        raise ValueError(f'{casting.shown(value)} has no {key}; write one')
    return found


def _amount(value: object) -> str:
    """Return a number in digits: a small one would be ``5e-08``."""
    text = str(value).strip()
    if isinstance(value, float):
        text = format(Decimal(text), 'f')
    if not _AMOUNT.fullmatch(text):
        raise ValueError(f'{casting.shown(value)} is no amount; write a number such as 0.00000015')
    return text
