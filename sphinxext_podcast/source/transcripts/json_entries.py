"""JSON as a list of entries with their lines; of a file that breaks off, those before that."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from sphinxext_podcast.model.transcript import Cue, Fault
from sphinxext_podcast.source.casting import shown

from .timing import moment

_BLANK = re.compile(r'[ \t\n]*')
_DECODER = json.JSONDecoder()


class Entry(NamedTuple):
    """A value at the 1-based *line* of a file."""

    line: int
    value: Any


class JsonFile(NamedTuple):
    """What is at the top of a file: values, and lists by their names; '' for the file itself."""

    values: dict[str, Any]
    lists: dict[str, list[Entry]]
    faults: tuple[Fault, ...] = ()

    def listed(self, *names: str) -> list[Entry]:
        """Return the first of the lists *names* that is not empty."""
        return next((self.lists[name] for name in names if self.lists.get(name)), [])


class _Reader:
    """Where in a text the reading is."""

    def __init__(self, text: str) -> None:
        self.text, self.at, self.line, self.counted = text, 0, 1, 0

    def peek(self) -> str:
        """Pass blanks; return the next character, '' at the end."""
        blank = _BLANK.match(self.text, self.at)
        self.at = blank.end() if blank else self.at
        return self.text[self.at : self.at + 1]

    def take(self, wanted: str) -> bool:
        """Pass the character *wanted*, if it is the next one."""
        found = self.peek() == wanted
        self.at += found
        return found

    def value(self) -> Entry:
        """Pass a value; raises ValueError for what is none."""
        self.peek()
        line = self.here()
        value, self.at = _DECODER.raw_decode(self.text, self.at)
        return Entry(line, value)

    def here(self) -> int:
        """Return the line; must be asked from the beginning to the end."""
        self.line += self.text.count('\n', self.counted, self.at)
        self.counted = self.at
        return self.line


def read(text: str) -> JsonFile:
    """Return the values and lists of *text*."""
    reader = _Reader(text)
    values: dict[str, Any] = {}
    lists: dict[str, list[Entry]] = {}
    try:
        for name, entry in _members(reader):
            if entry is None:
                lists.setdefault(name, [])
            elif name in lists:
                lists[name].append(entry)
            else:
                values[name] = entry.value
    except json.JSONDecodeError as error:
        said = f'it is not valid JSON from here on: {error.msg}'
        return JsonFile(values, lists, (Fault(error.lineno, said),))
    except (ValueError, RecursionError):
        said = 'it is not valid JSON from here on: a value is too long or too deep'
        return JsonFile(values, lists, (Fault(reader.here(), said),))
    return JsonFile(values, lists)


def _members(reader: _Reader) -> Iterator[tuple[str, Entry | None]]:
    """Yield the members of the object, and each item of its lists; None where a list begins."""
    if reader.peek() != '{':
        yield from _items(reader, '')
    elif reader.take('{') and not reader.take('}'):
        while True:
            name = str(reader.value().value)
            _expect(reader, ':')
            if reader.peek() == '[':
                yield from _items(reader, name)
            else:
                yield name, reader.value()
            if not reader.take(','):
                break
        _expect(reader, '}')
    if reader.peek():
        raise json.JSONDecodeError('Extra data', reader.text, reader.at)


def _items(reader: _Reader, name: str) -> Iterator[tuple[str, Entry | None]]:
    _expect(reader, '[')
    yield name, None
    if reader.take(']'):
        return
    while True:
        yield name, reader.value()
        if not reader.take(','):
            break
    _expect(reader, ']')


def _expect(reader: _Reader, char: str) -> None:
    if not reader.take(char):
        raise json.JSONDecodeError(f'Expecting {char!r}', reader.text, reader.at)


def part(value: Mapping[str, Any], *names: str) -> Any:
    """Return the first of *names* that *value* has, None without one."""
    return next((value[name] for name in names if value.get(name) is not None), None)


def text_of(value: Any) -> str:
    """Return a text as it is written; '' for what is none."""
    return value if isinstance(value, str) else ''


def cues(
    entries: Iterable[Entry], start: tuple[str, ...], end: tuple[str, ...], text: tuple[str, ...]
) -> Iterator[tuple[Any, Cue | Fault]]:
    """Yield each of *entries* with its cue, or a fault; the names of its keys are given."""
    for line, value in entries:
        if not isinstance(value, Mapping):
            yield value, Fault(line, f'{shown(value)} is no part of a transcript; it was left out')
            continue
        begins, ends = moment(part(value, *start)), moment(part(value, *end))
        said = part(value, *text)
        if begins is None or not isinstance(said, str):
            what = f'time ({start[0]})' if begins is None else f'text ({text[0]})'
            yield value, Fault(line, f'a part without {what} was left out')
            continue
        if ends is not None and ends < begins:
            yield value, Fault(line, f'a part ends ({ends:g}) before it begins ({begins:g})')
            ends = None
        speaker = ' '.join(text_of(part(value, 'voice', 'speaker')).split())
        yield value, Cue(begins, ends, speaker, said, line=line)
