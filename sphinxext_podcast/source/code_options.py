"""What Hugo lets an author say behind the three backticks: a language and options."""

from __future__ import annotations

import re
from typing import Any

_INFO = re.compile(r'\s*(?P<language>[^\s{]*)\s*(?:\{(?P<options>[^}]*)\})?')
_OPTION = re.compile(
    r'(?<![\w-])(?P<key>[\w-]++)\s*+=\s*+'
    # What is never closed goes to the end, so that it is looked through only once.
    r'(?P<value>\[[^\]]*(?:\]|\Z)|"[^"]*(?:"|\Z)|\'[^\']*(?:\'|\Z)|[^\s,\]]+)'
)
_LINES = re.compile(r'(\d+)(?:-(\d+))?')
#: More lines than any listing has; a mistyped range must not fill the memory.
_LAST_LINE = 100_000


def read(info: str) -> tuple[str, dict[str, Any]]:
    """Return language and options of *info*: ``go {hl_lines=[2,"4-6"], linenos=true}``.

    ``hl_lines`` becomes a list of line numbers from 1 on, ``linenos`` a boolean,
    ``linenostart`` a number; other options, which choose looks, are left out.
    """
    match = _INFO.match(info)
    language = match['language'] if match else ''
    return language, options((match and match['options']) or '')


def options(text: str) -> dict[str, Any]:
    """Return the options written in *text*: ``linenos=table,hl_lines=1 3-4``."""
    found: dict[str, Any] = {}
    for match in _OPTION.finditer(_listed(text)):
        key, value = match['key'].lower(), match['value'].strip('"\'')
        if key == 'hl_lines':
            found[key] = _numbers(value)
        elif key == 'linenos':
            found[key] = value.lower() != 'false'
        elif key == 'linenostart' and value.isdecimal():
            found[key] = int(value)
    return found


def _listed(text: str) -> str:
    """Put brackets around lines that are listed without: ``hl_lines=1 3-4``."""
    return re.sub(r'(hl_lines\s*=\s*)((?:\d+(?:-\d+)?\s*)+)', r'\1[\2]', text, flags=re.I)


def _numbers(text: str) -> list[int]:
    lines: set[int] = set()
    for first, last in _LINES.findall(text):
        start, end = int(first), int(last or first)
        if end - start < _LAST_LINE:
            lines.update(range(start, end + 1))
    return sorted(lines)
