"""A ``conf.py`` from ordered options, with a comment above those that need one."""

from __future__ import annotations

import math
import textwrap
from datetime import date, time
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

#: Columns of a line.
WIDTH = 88


class Code(str):
    """A value that stands in ``conf.py`` as it is: ``os.environ.get('X', '')``."""

    __slots__ = ()


class Option(NamedTuple):
    """A line of ``conf.py``: ``name = value``."""

    name: str
    #: Text, numbers, truth values, None, and lists, tuples and mappings of these; or ``Code``.
    value: object
    #: What is said above it; a blank line goes before that.
    comment: str = ''
    #: Whether it holds.  What does not is a comment which the writer can uncomment.
    active: bool = True


def conf_text(options: Iterable[Option], title: str = '', imports: Iterable[str] = ()) -> str:
    """Return the text of a ``conf.py`` that begins with a comment *title* and has *options*.

    *imports* are names of modules that a ``Code`` needs; what dates need comes by itself.
    """
    options, lines = [*options], _comment(title) if title else []
    lines += [''] * bool(title)
    modules = {*imports, *(['datetime'] if any(_has_date(one.value) for one in options) else [])}
    if named := [f'import {name}' for name in sorted(modules)]:
        lines += [*named, '']
    for option in options:
        if option.comment:
            lines += [''] * bool(lines and lines[-1])
            lines += _comment(option.comment)
        set_here = _assignment(option.name, option.value)
        lines += set_here if option.active else [f'# {line}' for line in set_here]
    return '\n'.join(lines) + '\n'


def python(value: object, indent: int = 0, before: int = 0) -> str:
    """Return *value* as Python: in one line, or one for each item where that is too long.

    *before* is the number of columns that stand before it in its line.
    """
    if isinstance(value, Code):
        return str(value)
    if isinstance(value, float) and not math.isfinite(value):
        return f"float('{value}')"
    if not isinstance(value, (dict, list, tuple)):
        return repr(value)
    short = _in_one_line(value)
    if before + len(short) <= WIDTH or not value:
        return short
    inner = indent + 4
    brackets = _brackets(value)
    lines = [f'{" " * inner}{item},' for item in _items(value, inner)]
    return '\n'.join([brackets[0], *lines, f'{" " * indent}{brackets[1]}'])


def _assignment(name: str, value: object) -> list[str]:
    """Return the lines of ``name = value``."""
    return f'{name} = {python(value, before=len(name) + 3)}'.split('\n')


def _in_one_line(value: object) -> str:
    """Return *value* as Python, in one line."""
    if isinstance(value, Code) or not isinstance(value, (dict, list, tuple)):
        return python(value)
    brackets = _brackets(value)
    last = ',' if isinstance(value, tuple) and len(value) == 1 else ''
    return f'{brackets[0]}{", ".join(_pairs(value))}{last}{brackets[1]}'


def _pairs(value: Mapping[object, object] | list[object] | tuple[object, ...]) -> Iterator[str]:
    """Yield the items of *value*, each in one line."""
    if isinstance(value, dict):
        yield from (f'{key!r}: {_in_one_line(item)}' for key, item in value.items())
    else:
        yield from map(_in_one_line, value)


def _items(
    value: Mapping[object, object] | list[object] | tuple[object, ...], indent: int
) -> Iterator[str]:
    """Yield the items of *value*, each in as many lines as it needs."""
    if isinstance(value, dict):
        for key, item in value.items():
            name = f'{key!r}: '
            yield name + python(item, indent, indent + len(name) + 1)
    else:
        yield from (python(item, indent, indent + 1) for item in value)


def _has_date(value: object) -> bool:
    """Return whether a date or a time is in *value*."""
    if isinstance(value, (dict, list, tuple)):
        return any(map(_has_date, value.values() if isinstance(value, dict) else value))
    return isinstance(value, (date, time))


def _brackets(value: object) -> str:
    """Return the two brackets of *value*."""
    return '{}' if isinstance(value, dict) else '[]' if isinstance(value, list) else '()'


def _comment(text: str) -> list[str]:
    """Return *text* as lines of a comment; a text without blanks is not wrapped."""
    return [
        f'# {line}'.rstrip()
        for paragraph in text.split('\n')
        for line in textwrap.wrap(
            paragraph, WIDTH - 2, break_long_words=False, break_on_hyphens=False
        )
        or ['']
    ]
