"""What is wrong with the value of an option: each function says it, or returns ''."""

from __future__ import annotations

import json
from datetime import UTC
from typing import TYPE_CHECKING, Any

from sphinxext_podcast.model.file_name import fault, fitted
from sphinxext_podcast.model.providers import provider
from sphinxext_podcast.model.term import slug
from sphinxext_podcast.source import dates

if TYPE_CHECKING:
    from collections.abc import Callable


def strings(value: Any) -> str:
    """Want strings only."""
    good = all(isinstance(item, str) for item in value)
    return '' if good else 'must be a list of strings'


def one_of(*choices: str) -> Callable[[Any], str]:
    """Want one of *choices*."""
    return lambda value: '' if value in choices else f'must be one of {", ".join(choices)}'


def some_of(*choices: str) -> Callable[[Any], str]:
    """Want only *choices*."""

    def check(value: Any) -> str:
        unknown = [str(item) for item in value if item not in choices]
        return f'has no part {", ".join(unknown)}; there are {", ".join(choices)}' * bool(unknown)

    return check


def taxonomies(value: Any) -> str:
    """Want paths and keys of front matter."""
    for path, key in value.items():
        if not (isinstance(path, str) and isinstance(key, str)):
            return 'must map paths to front matter keys, both strings'
        if not _is_place(path):
            return f'cannot make pages below {path!r}; write a plain name such as "topics"'
    return ''


def providers(value: Any) -> str:
    """Want providers that can be made."""
    try:
        for name, entry in value.items():
            provider(name, entry)
        json.dumps(value)
    except (ValueError, TypeError) as error:
        return f'is not understood: {error}'
    return ''


def shortcodes(value: Any) -> str:
    """Want names, addresses or templates."""
    good = all(isinstance(text, str) and text for pair in value.items() for text in pair)
    return '' if good else 'must map names to names, addresses or templates, all strings'


def timezone(value: Any) -> str:
    """Want the name of a zone."""
    try:
        dates.timezone_named(value)
    except ValueError as error:
        return str(error)
    return ''


def moment(value: Any) -> str:
    """Want a date, with or without a time."""
    try:
        dates.parse_date(value, UTC)
    except ValueError as error:
        return str(error)
    return ''


def place(value: Any) -> str:
    """Want the name of a page, or nothing."""
    good = not value or _is_place(value)
    return '' if good else 'is no place for a page; write a plain name such as "archive"'


def size(value: Any) -> str:
    """Want a number of entries, 0 for all."""
    return 'must be 0, for all on one page, or more' if value < 0 else ''


def slugs(value: Any) -> str:
    """Want addresses for terms by their names, or such a table per taxonomy."""
    for name, chosen in value.items():
        if not isinstance(name, str) or not isinstance(chosen, (str, dict)):
            return 'must map the names of terms to their addresses, all strings'
        if isinstance(chosen, dict):
            if wrong := slugs(chosen):
                return wrong
        elif slug(chosen).casefold() != chosen.casefold():
            return f'cannot have a page at {chosen!r}; write {slug(chosen)!r} for {name!r}'
    return ''


def _is_place(path: str) -> bool:
    plain = path.strip('/')
    possible = fitted(plain) == plain and not fault(f'/{plain}/')
    return bool(plain) and path == plain and '..' not in path and '#' not in path and possible
