"""What is wrong with the value of an option: each function says it, or returns ''."""

from __future__ import annotations

import json
from datetime import UTC
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from sphinxext_podcast.model.addresses.file_name import fitted
from sphinxext_podcast.model.addresses.published import address_fault
from sphinxext_podcast.model.groups.term import slug
from sphinxext_podcast.model.providers import provider
from sphinxext_podcast.source import dates

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


def strings(value: Any) -> str:
    """Return what is wrong unless all are strings."""
    good = all(isinstance(item, str) for item in value)
    return '' if good else 'must be a list of strings'


def menu(value: Any) -> str:
    """Return what is wrong unless it is "auto" or a list of names."""
    if isinstance(value, str):
        return '' if value == 'auto' else 'must be "auto" or a list of names of pages'
    return strings(value)


def one_of(*choices: str) -> Callable[[Any], str]:
    """Return a check that the value is one of *choices*."""
    return lambda value: '' if value in choices else f'must be one of {", ".join(choices)}'


def widths(value: Any) -> str:
    """Return what is wrong unless all are numbers of pixels."""
    good = all(type(one) is int and 0 < one < 10_000 for one in value)
    return '' if good else 'must be a list of widths in pixels, such as [640, 1280]'


def some_of(*choices: str) -> Callable[[Any], str]:
    """Return a check that all values are among *choices*."""

    def check(value: Any) -> str:
        unknown = [str(item) for item in value if item not in choices]
        return f'has no part {", ".join(unknown)}; there are {", ".join(choices)}' * bool(unknown)

    return check


def no_key(key: Any, known: Iterable[str]) -> str:
    """Return the message that there is no *key*, with the nearest one, or else all there are."""
    names = list(known)
    near = get_close_matches(str(key).lower(), names, 1)
    return f'there is no key {key!r}; ' + (
        f'do you mean {near[0]!r}?' if near else f'there are {", ".join(names)}'
    )


def taxonomy(path: Any, key: Any) -> str:
    """Return what is wrong unless it is a path and a key of front matter."""
    if not (isinstance(path, str) and isinstance(key, str)):
        return f'{path!r}: it must map paths to front matter keys, both strings'
    if not _is_place(path):
        return f'cannot make pages below {path!r}; write a plain name such as "topics"'
    return ''


def provider_named(name: Any, entry: Any) -> str:
    """Return what is wrong unless a provider can be made of it."""
    try:
        provider(name, entry)
        json.dumps({name: entry})
    except (ValueError, TypeError) as error:
        return f'{name!r} is not understood: {error}'
    return ''


def shortcode(name: Any, meaning: Any) -> str:
    """Return what is wrong unless it is a name with another name, an address or a template."""
    good = all(isinstance(text, str) and text for text in (name, meaning))
    return '' if good else f'{name!r}: write a name, an address or a template, as a string'


def timezone(value: Any) -> str:
    """Return what is wrong unless it is the name of a time zone."""
    try:
        dates.timezone_named(value)
    except ValueError as error:
        return str(error)
    return ''


def moment(value: Any) -> str:
    """Return what is wrong unless it is a date, with or without a time."""
    try:
        dates.parse_date(value, UTC)
    except ValueError as error:
        return str(error)
    return ''


def place(value: Any) -> str:
    """Return what is wrong unless it is the name of a page, or nothing."""
    good = not value or _is_place(value)
    return '' if good else 'is no place for a page; write a plain name such as "archive"'


def size(value: Any) -> str:
    """Return what is wrong unless it is a number of entries, 0 for all."""
    return 'must be 0, for all on one page, or more' if value < 0 or value is True else ''


LAYOUTS = ('list', 'cards', 'table')
LISTS = ('home', 'sections', 'terms')


def layout(value: Any) -> str:
    """Return what is wrong unless it is a layout; a table of such is checked by its entries."""
    return '' if isinstance(value, dict) else one_of(*LAYOUTS)(value)


def layout_of(kind: Any, value: Any) -> str:
    """Return what is wrong unless it is the layout of the lists of that *kind*."""
    if kind not in LISTS:
        return no_key(kind, LISTS)
    return '' if value in LAYOUTS else f'{kind!r}: {one_of(*LAYOUTS)(value)}'


def slug_of(name: Any, chosen: Any) -> str:
    """Return what is wrong unless it is the address of the term *name*, or a table of such."""
    if not isinstance(name, str) or not isinstance(chosen, (str, dict)):
        return f'{name!r}: it must map the names of terms to their addresses, all strings'
    if isinstance(chosen, dict):
        return next((wrong for pair in chosen.items() if (wrong := slug_of(*pair))), '')
    if slug(chosen).casefold() != chosen.casefold():
        return f'cannot have a page at {chosen!r}; write {slug(chosen)!r} for {name!r}'
    return ''


def _is_place(path: str) -> bool:
    plain = path.strip('/')
    possible = fitted(plain) == plain and not address_fault(f'/{plain}/')
    return bool(plain) and path == plain and '..' not in path and '#' not in path and possible
