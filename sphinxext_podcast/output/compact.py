"""Stylesheet and script as short as a reader's browser needs them; only for files of our own.

They are written to be read.  In a script every statement ends with its semicolon, a template
has neither braces nor templates inside its expressions, and two names with ``+`` or ``-``
on both sides keep their distance.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import count, islice, product
from string import ascii_letters
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

#: What JavaScript and browsers call by these names; all others in a script are its own.
KEPT = frozenset(
    [
        'async',
        'await',
        'catch',
        'const',
        'continue',
        'else',
        'false',
        'for',
        'if',
        'in',
        'instanceof',
        'let',
        'new',
        'null',
        'of',
        'return',
        'true',
        'try',
        'typeof',
        'while',
        'Date',
        'Document',
        'Element',
        'IntersectionObserver',
        'JSON',
        'Map',
        'Math',
        'NaN',
        'Number',
        'Object',
        'Promise',
        'URL',
        'encodeURIComponent',
        'getSelection',
        'parseFloat',
        'requestAnimationFrame',
        'setTimeout',
        'undefined',
        'document',
        'history',
        'location',
        'navigator',
        'performance',
        'window',
    ]
)
_STYLE = re.compile(
    r"""("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|/\*(?:[^*]|\*(?!/))*\*/|\s+|[^\s"'/]+|."""
)
_TOKEN = re.compile(
    r"""
    (?P<gap>\s+|/\*(?:[^*]|\*(?!/))*\*/)
    |(?P<text>'(?:[^'\\]|\\.)*')
    |(?P<template>`(?:[^`\\]|\\.)*`)
    |(?P<name>[A-Za-z_$][\w$]*)
    |(?P<number>\d[\d.]*)
    |(?P<mark>=>|\+\+|--|\?\.|\?\?=|\?\?|\|\|=|\.\.\.|.)
    """,
    re.VERBOSE | re.ASCII,
)
_PATTERN = re.compile(r'/(?:[^/\\\[]|\\.|\[(?:[^\]\\]|\\.)*\])+/[a-z]*')
_EXPRESSION = re.compile(r'(\$\{[^{}`]*\})')
#: After these a slash begins a pattern, and a brace an object.
_BEFORE_VALUES = frozenset(
    [
        '(',
        ',',
        '=',
        ':',
        '[',
        '!',
        '&',
        '|',
        '?',
        '{',
        '}',
        ';',
        '=>',
        '&&',
        '||',
        '??',
        '??=',
        '||=',
        'return',
    ]
)
_BEFORE_BLOCKS = frozenset([')', '=>', 'else', 'try', 'catch', ';', '{', '}', ''])


class Token(NamedTuple):
    """A piece of a script; *role* of a name is ``property``, ``short`` or ``''``."""

    kind: str
    text: str
    role: str = ''


def style(text: str) -> str:
    """Take out of a stylesheet what means nothing."""
    kept: list[str] = []
    place = 0
    while match := _STYLE.match(text, place):
        place, piece = match.end(), match[0]
        if piece.isspace() or piece.startswith('/*'):
            kept += [' '] if kept and kept[-1] != ' ' else []
        else:
            kept.append(piece)
    joined = ''.join(kept)
    for mark in '{};,':
        joined = joined.replace(f' {mark}', mark).replace(f'{mark} ', mark)
    return joined.replace(': ', ':').replace(';}', '}').strip()


def script(text: str) -> str:
    """Take out of a script what means nothing, and give its names as few letters as can be."""
    statements = list(_statements(_tokens(text)))
    shared = {name for statement in statements for name in _declared(statement)}
    locals = [Counter(n for n in _own(one) if n not in shared) for one in statements]
    letters = list(islice(_letters(), len(shared) + max(map(len, locals))))
    most = max(map(len, locals))
    names = dict(zip(sorted(shared), letters[most:], strict=True))
    inner = [dict(zip((n for n, _ in one.most_common()), letters, strict=False)) for one in locals]
    return ''.join(_written(one, names | own) for one, own in zip(statements, inner, strict=True))


def _tokens(text: str) -> Iterator[Token]:
    """Yield the tokens of *text* that mean something."""
    place, before, inside = 0, '', ['']
    while match := (_TOKEN.match(text, place)):
        kind = match.lastgroup or ''
        if match[0] == '/' and before in _BEFORE_VALUES:
            match, kind = _PATTERN.match(text, place) or match, 'text'
        place, piece = match.end(), match[0]
        if kind == 'gap':
            continue
        role = ''
        if piece in ('(', '[', '{'):
            inside.append('object' if piece == '{' and before not in _BEFORE_BLOCKS else piece)
        elif piece in (')', ']', '}'):
            inside.pop()
        elif kind == 'name':
            role = _role(before, text[place : place + 9].lstrip(), inside[-1])
        yield Token(kind, piece, role)
        before = piece


def _role(before: str, after: str, inside: str) -> str:
    """Return what a name is that stands between *before* and *after*."""
    if before in ('.', '?.'):
        return 'property'
    if inside != 'object' or before not in ('{', ','):
        return ''
    return 'property' if after[0] == ':' else 'short'


def _statements(tokens: Iterator[Token]) -> Iterator[list[Token]]:
    """Yield the outermost statements; what opens and closes the script is one, too."""
    statement: list[Token] = []
    depth = 0
    for token in tokens:
        statement.append(token)
        depth += (token.kind == 'mark') * (
            (token.text in ('(', '[', '{')) - (token.text in (')', ']', '}'))
        )
        if token.text == ';' and depth == 0:
            yield statement
            statement = []
    yield statement


def _declared(statement: list[Token]) -> Iterator[str]:
    """Yield the names that *statement* makes for all."""
    if statement and statement[0].text in ('const', 'let'):
        for token in statement[1:]:
            if token.text in ('=', ';'):
                return
            if token.kind == 'name' and token.role != 'property':
                yield token.text


def _own(tokens: list[Token]) -> Iterator[str]:
    for token in tokens:
        if token.kind == 'template':
            for expression in _EXPRESSION.findall(token.text):
                yield from _own(list(_tokens(expression[2:-1])))
        elif token.kind == 'name' and token.role != 'property' and token.text not in KEPT:
            yield token.text


def _letters() -> Iterator[str]:
    for size in count(1):
        for letters in product(ascii_letters, repeat=size):
            if (name := ''.join(letters)) not in KEPT:
                yield name


def _written(tokens: list[Token], names: dict[str, str]) -> str:
    written: list[str] = []
    for token in tokens:
        text = token.text
        if token.kind == 'template':
            parts = _EXPRESSION.split(text)
            parts[1::2] = [f'${{{_written(list(_tokens(p[2:-1])), names)}}}' for p in parts[1::2]]
            text = ''.join(parts)
        elif token.kind == 'name' and token.role != 'property' and text in names:
            text = f'{text}:{names[text]}' if token.role == 'short' else names[text]
        elif text == 'const':
            text = 'let'
        if text in ('}', ']', ')') and written and written[-1] in (',', ';' * (text == '}')):
            written.pop()
        last = written[-1][-1] if written else ''
        if (_is_word(last) and _is_word(text[0])) or (last == text[0] and last in '+-'):
            written.append(' ')
        written.append(text)
    return ''.join(written)


def _is_word(character: str) -> bool:
    return character.isalnum() or character in ('_', '$')
