"""Headings in Hugo's Markdown: their ids, and ``{#id .class}`` at their ends."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from .brace_attributes import Value, parse_attributes

if TYPE_CHECKING:
    from collections.abc import Container

    from markdown_it import MarkdownIt
    from markdown_it.rules_core import StateCore


#: The categories of letters and digits.
_KEPT = frozenset(('Lu', 'Ll', 'Lt', 'Lm', 'Lo', 'Nd'))


def heading_id(
    text: str, taken: Container[str] = (), numbers: dict[str, int] | None = None
) -> str:
    """Return the id of a heading *text*, with ``-1`` … where it is *taken* already.

    Letters, digits, ``_``, ``-`` and blanks stay; accents that are characters of
    their own, wide blanks and numbers such as ``①`` do not.
    Who asks for the ids of many headings, which all stay taken, hands over one dictionary for
    the last *numbers*: then thousands of equal headings take no square of the time.
    """
    letters = []
    for char in text.strip():
        if char in ' -':
            letters.append('-')
        elif char == '_' or unicodedata.category(char) in _KEPT:
            letters.append(char.lower()[:1])
    base = ''.join(letters) or 'heading'
    numbers = {} if numbers is None else numbers
    id = base
    while id in taken:
        numbers[base] = numbers.get(base, 0) + 1
        id = f'{base}-{numbers[base]}'
    return id


_OPENING = re.compile(r'\\.|(\{)', re.S)
_CLOSING = re.compile(r'(?:^|[ \t])#+[ \t]*$')
_BLANKS = ' \t\n'
#: The names of attributes that would be scripts, in ``meta`` of ``heading_open``.
REFUSED = 'podcast_refused'


def use(md: MarkdownIt) -> None:
    """Let *md* take attributes from headings into ``attrs`` of ``heading_open``."""
    md.core.ruler.after('block', 'heading_attributes', _take_all)


def split_attributes(text: str) -> tuple[str, dict[str, Value]]:
    """Return *text* (of a heading) without the attributes at its end, and these."""
    if text.rstrip(_BLANKS).endswith('}'):
        for match in _OPENING.finditer(text):
            found = match[1] and parse_attributes(text, match.start())
            if found and not text[found[1] :].strip(_BLANKS):
                return text[: match.start()].rstrip(_BLANKS), found[0]
    return text, {}


def _take_all(state: StateCore) -> None:
    lines = state.src.split('\n')
    for opening, inline in zip(state.tokens, state.tokens[1:], strict=False):
        if opening.type != 'heading_open' or '{' not in inline.content:
            continue
        before, newline, last = inline.content.rpartition('\n')
        underlined = opening.markup in {'=', '-'}
        if not underlined:
            # Number signs after the attributes make Goldmark leave them alone.
            line = lines[opening.map[0]] if opening.map else ''
            if not line.rstrip(_BLANKS).endswith('}'):
                continue
        text, attributes = split_attributes(last)
        if text == last:
            continue
        if not underlined:
            text = _CLOSING.sub('', text).rstrip(_BLANKS)
        inline.content = (before + newline + text).rstrip(_BLANKS)
        refused = [name for name in attributes if name.lower().startswith('on')]
        opening.meta = {**opening.meta, **({REFUSED: refused} if refused else {})}
        for name in ('id', 'class'):
            if value := attributes.get(name):
                opening.attrSet(name, str(value))
