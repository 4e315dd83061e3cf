"""The page of an address that there is not: ``404.html``.

A server shows it at whatever address was asked for, so that nothing in it may be relative.
"""

from __future__ import annotations

import re
from html import escape
from typing import NamedTuple
from urllib.parse import urljoin

_LINKS = re.compile(
    r"""(<[a-z][^<>]*?\s)(href|src|action|poster|data-content_root|data-url_root)=(["'])"""
    r"""(?!#|/|[a-z][a-z0-9+.-]*:)([^"']+)\3""",
    re.IGNORECASE,
)


class Words(NamedTuple):
    """What the page says."""

    title: str
    text: str
    search: str
    home: str
    recent: str


def content(words: Words, home: str, search: str, recent: str) -> str:
    """Return what is under the title: a search box and *recent*, a list as HTML.

    *home* and *search* are the addresses of the front page and of the search, '' without one.
    """
    box = (
        f'<form class="podcast-search" action="{escape(search)}" method="get">\n'
        f'<input type="search" name="q" aria-label="{escape(words.search)}">\n'
        f'<button type="submit">{escape(words.search)}</button>\n'
        '</form>\n'
        if search
        else ''
    )
    newest = f'<h2>{escape(words.recent)}</h2>\n{recent}' if recent else ''
    link = f'<p><a href="{escape(home)}">{escape(words.home)}</a></p>\n'
    return f'<p>{escape(words.text)}</p>\n{box}{link}{newest}'


_CHOICES = re.compile(r'(<img [^<>]*?srcset=")([^"]+)"')


def from_root(html: str, page: str, root: str) -> str:
    """Return *html*, made for *page* below *root*, with all its relative links from the root.

    *root* is a path or an address, with a slash at its end.  Fragments of the page itself stay.
    """
    place = f'{root}{page}'

    def rooted(match: re.Match[str]) -> str:
        start, name, quote, link = match.groups()
        return f'{start}{name}={quote}{urljoin(place, link)}{quote}'

    def chosen(match: re.Match[str]) -> str:
        choices = (choice.strip() for choice in match[2].split(','))
        return f'{match[1]}{", ".join(urljoin(place, choice) for choice in choices)}"'

    html = _CHOICES.sub(chosen, html)
    before = ''
    while before != html:  # a tag may have several
        before, html = html, _LINKS.sub(rooted, html)
    return html
