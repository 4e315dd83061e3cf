"""On which line of a front matter in TOML or JSON each of its keys stands."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

TOML_KEY = r'(?:"[^"\n]*"|\'[^\'\n]*\'|[A-Za-z0-9_-]+)'
_JSON_TOKEN = re.compile(r'"(?:[^"\\]++|\\.)*+"?|[{}\[\]]', re.DOTALL)
_JSON_COLON = re.compile(r'\s*:')
_TOML_TOKEN = re.compile(
    # What is never closed goes to the end, so that it is looked through only once.
    r'"""(?:[^\\]|\\.)*?(?:"{3,5}|\Z)|\'\'\'.*?(?:\'{3,5}|\Z)|"(?:[^"\\\n]|\\.)*+"?|\'[^\'\n]*\'?'
    r'|#[^\n]*|[\[\]{}]|\n|[^"\'#\[\]{}\n]+',
    re.DOTALL,
)
_TOML_NAME = re.compile(rf'[ \t]*(?P<table>\[\[?[ \t]*)?(?P<key>{TOML_KEY})')


def toml(raw: str) -> dict[str, int]:
    """Return the line of each top-level key or table of valid TOML."""
    lines: dict[str, int] = {}
    seen = set()
    line, depth, fresh, tables = 1, 0, True, False
    for token in _TOML_TOKEN.finditer(raw):
        part = token[0]
        if fresh and part.strip() and part[0] != '#':
            fresh = False
            name = _TOML_NAME.match(raw, token.start())
            tables = tables or bool(name and name['table'])
            if name and (name['table'] or not tables):
                key = name['key'].strip('"\'')
                if key not in seen:
                    lines[key.lower()] = line
                seen.add(key)
        if part in '[{':
            depth += 1
        elif part in ']}':
            depth -= 1
        elif part == '\n' and not depth:
            fresh = True
        line += part.count('\n')
    return lines


def json_keys(raw: str) -> Iterator[tuple[str, int]]:
    """Yield each top-level key of valid JSON with its line, repeated ones, too."""
    depth, line, counted = 0, 1, 0
    for token in _JSON_TOKEN.finditer(raw):
        if token[0] in '{[':
            depth += 1
        elif token[0] in '}]':
            depth -= 1
        elif depth == 1 and _JSON_COLON.match(raw, token.end()):
            line += raw.count('\n', counted, token.start())
            counted = token.start()
            yield json.loads(token[0]), line
