"""The elements of article pages and lists that docutils has no nodes for."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def opening(tag: str, classes: Iterable[str] = (), **attributes: str | int) -> str:
    """Return the opening *tag*; ``_`` in the name of an attribute stands for ``-``.

    Attributes with an empty string are left out.
    """
    every = {'class': ' '.join(classes), **attributes}
    written = ''.join(
        f' {key.replace("_", "-")}="{escape(str(value))}"'
        for key, value in every.items()
        if value != ''
    )
    return f'<{tag}{written}>'


def generated(title: str, content: str) -> str:
    """Return the body of a page that has no document: *title* over *content*, both HTML."""
    return f'<section class="podcast-generated">\n<h1>{title}</h1>\n{content}</section>\n'
