"""The elements of article pages and lists that docutils has no nodes for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinxext_podcast.output.attributes import attributes

if TYPE_CHECKING:
    from collections.abc import Iterable


def opening(tag: str, classes: Iterable[str] = (), **given: str | int) -> str:
    """Return the opening *tag*; ``_`` in the name of an attribute stands for ``-``.

    Attributes with an empty string are left out.
    """
    every = {'class': ' '.join(classes), **given}
    pairs = ((key.replace('_', '-'), str(value)) for key, value in every.items())
    return f'<{tag}{attributes(pairs)}>'


def filter_field(label: str) -> str:
    """Return a field that leaves of a list what holds the words in it; the script shows it."""
    asked = opening('input', type='search', aria_label=label, placeholder=label)
    return f'<p class="podcast-filter">{asked}</p>\n'


def generated(title: str, content: str) -> str:
    """Return the body of a page that has no document: *title* over *content*, both HTML."""
    return f'<section class="podcast-generated">\n<h1>{title}</h1>\n{content}</section>\n'
