"""XML, one element a line; every text and attribute is escaped here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .characters import allowed

if TYPE_CHECKING:
    from collections.abc import Iterable

_DECLARATION = '<?xml version="1.0" encoding="utf-8"?>\n'


def text(value: str) -> str:
    """Return *value* as the text of an element; ``]]>`` becomes ``]]&gt;``."""
    escaped = allowed(value).replace('&', '&amp;').replace('<', '&lt;').replace('>', '&gt;')
    # A bare carriage return would be read as a line feed.
    return escaped.replace('\r', '&#13;')


def attribute(value: str) -> str:
    """Return *value* as an attribute in double quotes; blanks of all kinds stay what they are."""
    return text(value).replace('"', '&quot;').replace('\n', '&#10;').replace('\t', '&#9;')


def element(name: str, value: str = '', *attributes: tuple[str, str]) -> str:
    """Return an element with text in a line of its own; ``''`` if there is nothing to say.

    Attributes are pairs, for their names may hold a colon; those without a value are left out.
    """
    start = _start(name, attributes)
    if value:
        return f'<{start}>{text(value)}</{name}>\n'
    return f'<{start}/>\n' if start != name else ''


def parent(name: str, children: Iterable[str], *attributes: tuple[str, str]) -> str:
    """Return an element around *children*, which are elements already."""
    return f'<{_start(name, attributes)}>\n{"".join(children)}</{name}>\n'


def document(root: str, style: str = '') -> str:
    """Return *root* as a file; *style* is the address of a stylesheet for browsers."""
    sheet = f'<?xml-stylesheet type="text/css" href="{attribute(style)}"?>\n' if style else ''
    return _DECLARATION + sheet + root


def _start(name: str, attributes: Iterable[tuple[str, str]]) -> str:
    return name + ''.join(f' {key}="{attribute(value)}"' for key, value in attributes if value)
