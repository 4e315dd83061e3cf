"""A ``conf.py`` from ordered options, with a comment above those that need one."""

from __future__ import annotations

import math
import textwrap
from datetime import date, time
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

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


def python(value: object, indent: int = 0, before: float = 0) -> str:
    """Return *value* as Python: in one line, or one for each item where that is too long.

    *before* is the number of columns that stand before it in its line; minus infinity is for a
    value that is to be in one line however long that is.
    """
    if isinstance(value, Code):
        return str(value)
    if isinstance(value, float) and not math.isfinite(value):
        return f"float('{value}')"
    if not isinstance(value, (dict, list, tuple)):
        return repr(value)
    opening, closing = ('{', '}') if isinstance(value, dict) else ('[', ']')
    if isinstance(value, tuple):
        opening, closing = '(', ')'
    pairs = value.items() if isinstance(value, dict) else (('', item) for item in value)
    items = [(f'{key!r}: ' if isinstance(value, dict) else '', item) for key, item in pairs]
    parts = [f'{name}{python(item, before=-math.inf)}' for name, item in items]
    last = ',' if isinstance(value, tuple) and len(value) == 1 else ''
    short = f'{opening}{", ".join(parts)}{last}{closing}'
    if before + len(short) <= WIDTH or not value:
        return short
    inner = indent + 4
    lines = [
        f'{" " * inner}{name}{python(item, inner, inner + len(name) + 1)},' for name, item in items
    ]
    return '\n'.join([opening, *lines, f'{" " * indent}{closing}'])


def _assignment(name: str, value: object) -> list[str]:
    """Return the lines of ``name = value``."""
    return f'{name} = {python(value, before=len(name) + 3)}'.split('\n')


def _has_date(value: object) -> bool:
    """Return whether a date or a time is in *value*."""
    if isinstance(value, (dict, list, tuple)):
        return any(map(_has_date, value.values() if isinstance(value, dict) else value))
    return isinstance(value, (date, time))


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
