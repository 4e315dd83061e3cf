"""The characters of texts: those that nothing can hold, and those that no name has."""

from __future__ import annotations

import re
from typing import Any

#: XML 1.0 cannot hold the first of these at all, and warns of the control characters after DEL.
_FORBIDDEN = re.compile('[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]')
#: What Unicode gives no meaning in any text is free for marks of our own.
_UNUSED = re.compile('[\ufdd0-\ufdef]')
#: What ends a line, for some program.
_BREAKS = re.compile('[\x00-\x1f\x7f-\x9f\u2028\u2029]+')
#: Breaks that are none for editors; a line may end in a carriage return.
_LINES = re.compile('[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]')
_ODD = re.compile(f'{_FORBIDDEN.pattern}|{_UNUSED.pattern}|{_LINES.pattern}')
#: What turns the direction of what follows, beyond the end of a name.
_TURNS = re.compile('[\u202a-\u202e\u2066-\u2069]')
_OVERRIDES = re.compile('[\u202d\u202e]')
#: What closes: whether that is an isolate.
_CLOSING = {'\u202c': False, '\u2069': True}
_NUMBER = re.compile(r'-?\d+')
#: The first and the last character of a mark.
START, END = '\ufdd0', '\ufdd1'


def allowed(text: str) -> str:
    """Return *text* without control characters, halves of surrogate pairs and U+FFFE, U+FFFF."""
    return _FORBIDDEN.sub('', text)


def authored(text: str) -> str:
    """Return *text* of an author with only allowed characters, and none of our marks."""
    return _UNUSED.sub('', allowed(text))


def clean(data: dict[str, Any]) -> dict[str, Any]:
    """Leave only allowed characters in all texts and keys of *data*, front matter; return it.

    Values may be in it several times, and nested to any depth.
    """
    waiting: list[Any] = [data]
    known: set[int] = set()
    while waiting:
        value = waiting.pop()
        if id(value) in known:
            continue
        known.add(id(value))
        if isinstance(value, dict):
            items = [(authored(str(key)), _clean(item)) for key, item in value.items()]
            value.clear()
            value.update(items)
            waiting += value.values()
        elif isinstance(value, list):
            value[:] = map(_clean, value)
            waiting += value
    return data


def _clean(value: Any) -> Any:
    return authored(value) if isinstance(value, str) else value


def name(text: str) -> str:
    """Return *text* as a name: in one line, and in one direction as far as it goes."""
    return authored(_TURNS.sub('', _BREAKS.sub(' ', text))).strip()


def contained(text: str) -> str:
    """Return *text* without what turns the direction of others' words behind it.

    What is closed in it stays, as texts from right to left have it; an override never does.
    """
    if not _TURNS.search(text):
        return text
    waiting: list[bool] = []
    for turn in _TURNS.findall(text):
        if turn in _CLOSING:
            if not waiting or waiting.pop() != _CLOSING[turn]:
                return _TURNS.sub('', text)
        else:
            waiting.append(turn > '\u2060')
    whole = not waiting and not _OVERRIDES.search(text)
    return text if whole else _TURNS.sub('', text)


def in_lines(text: str) -> str:
    """Return *text*, of a document, without what ends lines for some programs only.

    It has as many lines as before, and only allowed characters.
    """
    return authored(_LINES.sub(' ', text)) if _ODD.search(text) else text


def mark(word: str) -> str:
    """Return a mark that no text can contain, to be replaced later."""
    return f'{START}{word}{END}'


def is_name(text: str) -> bool:
    """Return whether *text* is in one line, and has only allowed characters."""
    return not _BREAKS.search(text) and authored(text) == text


def inventory_name(text: str) -> str:
    """Return *text* for ``objects.inv``: the same, if Sphinx reads it as it is written.

    Where a third word is a number, Sphinx takes the second for the type of an object, and what
    follows for its address; then the blanks become hyphens.
    """
    plain = name(text)
    words = plain.split()
    return '-'.join(words) if any(map(_NUMBER.fullmatch, words[2:])) else plain
