"""``sitemap.xml``, and the line of ``robots.txt`` that leads to it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from sphinxext_podcast.model.feeds.feed import newest
from sphinxext_podcast.model.site import language_tag, web_address

from .dates import rfc3339
from .xml import document, element, parent

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinxext_podcast.model.head import Version

#: The most that one file may hold, by the protocol: addresses, and bytes with some to spare.
LIMIT = 50_000
SIZE = 50_000_000
_NAMESPACE = ('xmlns', 'http://www.sitemaps.org/schemas/sitemap/0.9')
_XHTML = ('xmlns:xhtml', 'http://www.w3.org/1999/xhtml')


class Place(NamedTuple):
    """A page by its absolute address; *versions* are its translations and itself."""

    url: str
    changed: datetime | None = None
    versions: tuple[Version, ...] = ()


def sitemaps(places: Iterable[Place], base: str, limit: int = LIMIT) -> dict[str, str]:
    """Return the files by their names: ``sitemap.xml``, in the order of *places*.

    If it would be too long it is an index of ``sitemap-1.xml``, ``sitemap-2.xml`` …, which are
    below *base*, the address of the site with a slash at its end.
    """
    parts: list[tuple[list[str], list[datetime | None]]] = []
    size = SIZE
    for place in places:
        if not (url := _url(place)):
            continue
        size += len(url.encode())
        if size > SIZE or len(parts[-1][0]) >= limit:
            parts.append(([], []))
            size = len(url.encode())
        parts[-1][0].append(url)
        parts[-1][1].append(place.changed)
    if len(parts) < 2:
        return {'sitemap.xml': _urlset(parts[0][0] if parts else [])}
    files = {f'sitemap-{at}.xml': _urlset(urls) for at, (urls, _) in enumerate(parts, 1)}
    listed = [
        _entry('sitemap', web_address(base + name), newest(dates))
        for name, (_, dates) in zip(files, parts, strict=True)
    ]
    return {'sitemap.xml': document(parent('sitemapindex', listed, _NAMESPACE)), **files}


def robots(sitemap: str) -> str:
    """Return ``robots.txt``: all may be read; *sitemap* is the address of the map."""
    found = f'\nSitemap: {web_address(sitemap)}\n' if web_address(sitemap) else ''
    return f'User-agent: *\nAllow: /\n{found}'


def _urlset(urls: list[str]) -> str:
    return document(parent('urlset', urls, _NAMESPACE, _XHTML))


def _url(place: Place) -> str:
    """Return a page as XML, ``''`` if its address is none; one translation is no choice."""
    versions = [
        (tag, url)
        for version in place.versions
        if (tag := language_tag(version.language)) and (url := web_address(version.url))
    ]
    links = [
        element('xhtml:link', '', ('rel', 'alternate'), ('hreflang', tag), ('href', url))
        for tag, url in versions
        if len(versions) > 1
    ]
    address = web_address(place.url)
    return _entry('url', address, place.changed, links) if address else ''


def _entry(name: str, address: str, changed: datetime | None, links: Iterable[str] = ()) -> str:
    parts = [element('loc', address), element('lastmod', rfc3339(changed)), *links]
    return parent(name, parts)
