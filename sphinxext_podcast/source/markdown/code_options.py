"""What Hugo lets an author say behind the three backticks: a language and options."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from sphinxext_podcast.source.casting import number, shown

_INFO = re.compile(r'\s*(?P<language>[^\s{]*)\s*(?:\{(?P<options>[^}]*)\})?')
_OPTION = re.compile(
    r'(?<![\w-])(?P<key>[\w-]++)\s*+=\s*+'
    # What is never closed goes to the end, so that it is looked through only once.
    r'(?P<value>\[[^\]]*(?:\]|\Z)|"[^"]*(?:"|\Z)|\'[^\']*(?:\'|\Z)|[^\s,\]]+)'
)
_LINES = re.compile(r'(\d+)(?:-(\d+))?')
#: The largest number of a line.
_LAST_LINE = 999_999_999


class Options(NamedTuple):
    """The options that are understood, and what is wrong with the others."""

    found: dict[str, Any]
    faults: tuple[str, ...] = ()


def read(info: str, lines: int) -> tuple[str, Options]:
    """Return language and options of *info*: ``go {hl_lines=[2,"4-6"], linenos=true}``.

    ``hl_lines`` becomes a list of line numbers from 1 to *lines*, as many as the code has,
    ``linenos`` a boolean, ``linenostart`` a number; other options, which choose looks, are left
    out.
    """
    match = _INFO.match(info)
    language = match['language'] if match else ''
    return language, options((match and match['options']) or '', lines)


def options(text: str, lines: int) -> Options:
    """Return the options written in *text*: ``linenos=table,hl_lines=1 3-4``."""
    found: dict[str, Any] = {}
    faults: list[str] = []
    for match in _OPTION.finditer(_listed(text)):
        key, value = match['key'].lower(), match['value'].strip('"\'')
        if key == 'hl_lines':
            found[key], wrong = _numbers(value, lines)
            advice = f'no line of a block of {lines}; write 1 to {lines}'
            faults += [f'{key}: {shown(one)} is {advice}' for one in wrong]
        elif key == 'linenos':
            found[key] = value.lower() != 'false'
        elif key == 'linenostart':
            try:
                found[key] = number(value, _LAST_LINE)
            except ValueError as error:
                faults.append(f'{key}: {error}')
    return Options(found, tuple(faults))


def _listed(text: str) -> str:
    """Put brackets around lines that are listed without: ``hl_lines=1 3-4``."""
    return re.sub(r'(hl_lines\s*=\s*)((?:\d+(?:-\d+)?\s*)+)', r'\1[\2]', text, flags=re.I)


def _numbers(text: str, lines: int) -> tuple[list[int], list[str]]:
    """Return the numbers in *text* that are of *lines*, and what none of them is."""
    found: set[int] = set()
    wrong = []
    for first, last in dict.fromkeys(_LINES.findall(text)):
        try:
            start = number(first, lines)
        except ValueError:
            wrong.append(first)
        else:
            longer = len(last) > len(str(_LAST_LINE))
            end = lines if longer else min(int(last or first), lines)
            found.update(range(max(start, 1), end + 1))
    return sorted(found), wrong
