"""The ``<meta>`` tags of a page."""

from __future__ import annotations

from html import escape


def description(text: str) -> str:
    """Return the tag that says what the page is about, in one line."""
    return f'<meta name="description" content="{escape(" ".join(text.split()))}" />\n'
