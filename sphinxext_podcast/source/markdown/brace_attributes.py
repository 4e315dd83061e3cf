"""The ``{#id .class name=value}`` that Goldmark reads after headings and fence languages."""

from __future__ import annotations

import re

#: What a value may be: text, a number, a word, or a list of these.
Value = str | int | float | bool | None | list['Value']

_SCALAR = r'"(?:[^"\\\n]|\\.)*+"|[-+]?[0-9]+(?:\.[0-9]*)?(?:[eE][-+]?[0-9]+)?|[A-Za-z_:][\w:.-]*'
# A list has so many parts at most that looking for its end from every brace takes no square.
_LIST = r'\[(?:[^\]"{\n]++|"(?:[^"\\\n]|\\.)*+"){0,400}+\]'
_ATTRIBUTE = re.compile(
    r'\s*(?:(?P<mark>[#.])(?P<word>[^\s!-,/;-@\[-^`{-~]*)'
    rf'|(?P<name>[A-Za-z_:][\w:.-]*)\s*=\s*(?P<value>{_SCALAR}|{_LIST}))\s*(?:,\s*)?',
    re.A,
)
_SCALARS = re.compile(rf'{_SCALAR}|"[^\n]*', re.A)
_ESCAPED = re.compile(r'\\(["/\\])')
_WORDS: dict[str, Value] = {'true': True, 'false': False, 'null': None}


def parse_attributes(text: str, start: int) -> tuple[dict[str, Value], int] | None:
    """Return the attributes in the braces that open at *start*, and where they end.

    Classes are one text, joined by blanks.  The result is `None` where Goldmark would not
    take the braces for attributes.
    """
    attributes: dict[str, Value] = {}
    classes: list[str] = []
    at = start + 1
    while not text.startswith('}', at):
        match = _ATTRIBUTE.match(text, at)
        if match is None:
            return None
        at = match.end()
        if match['mark']:
            name, value = {'#': 'id', '.': 'class'}[match['mark']], match['word']
        else:
            name, value = match['name'], _value(match['value'])
        if name == 'class':
            classes.append(str(value))
        attributes[name] = value
    if len(classes) > 1:
        attributes['class'] = ' '.join(classes)
    return attributes, at + 1


def _value(written: str) -> Value:
    if written[0] == '"':
        return _ESCAPED.sub(r'\1', written[1:-1])
    if written[0] == '[':
        return [_value(match[0]) for match in _SCALARS.finditer(written[1:-1])]
    if written[0].isalpha() or written[0] in '_:':
        return _WORDS.get(written, written)
    number = float(written)
    return int(number) if number.is_integer() else number
