"""The addresses that Hugo gives a page: by its path, ``slug``, ``url``, permalinks and aliases.

An address is a path from the root of the site, not percent-encoded: ``/posts/name/``, or
``/x/y.html`` where it names a file.
"""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote, urlsplit

from . import other_permalinks, permalink
from .path import hugo_path, slug_path, spelled
from .published import UNSERVED, address_fault, is_unserved

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinxext_podcast.model.problem import Cause

    from .page import Page

_FILE = re.compile(r'\.\w+$')
_HTML = re.compile(r'\.html?$')
_REMOTE = re.compile(r'(?:[a-z][a-z0-9+.-]*:)?//', re.IGNORECASE)
#: How much of a value a message shows.
_SHOWN = 60


class Addresses(NamedTuple):
    """*own* is where Hugo has the page, *others* lead to it, *spare* ones would with less in it.

    *faults* say which values are no addresses of this site.
    """

    own: str
    others: tuple[str, ...] = ()
    spare: tuple[str, ...] = ()
    faults: tuple[Fault, ...] = ()


class Fault(NamedTuple):
    """What is wrong with the value of *key* in the front matter, and what to do."""

    key: str
    message: str
    #: What it may share with many others.
    cause: Cause | None = None


class AddressError(ValueError):
    """A value is no address of this site; *fault* says why and what to do."""

    def __init__(self, key: str, value: str, wrong: str, cause: Cause | None = None) -> None:
        """Describe a *value* of *key* that is *wrong*, as many may be for one *cause*."""
        shown = value if len(value) <= _SHOWN else f'{value[:_SHOWN]}…'
        super().__init__(f'{key}: {shown!r} {wrong}')
        self.fault = Fault(key, str(self), cause)


def address(
    page: Page, permalinks: Mapping[str, str], sections: Mapping[str, Page] | None = None
) -> str:
    """Return where Hugo, or Jekyll, has *page*.

    *permalinks* maps the path of a section to a pattern; *sections* are the pages of sections
    by their paths.  Raises AddressError for a ``url`` that is none.
    """
    sections = sections or {}
    if page.url:
        return _given(page, sections)
    if page.permalink:
        _check_here(page.permalink, 'permalink')
        made = other_permalinks.expand(page.permalink, page)
        return in_site(made, 'permalink', page.permalink)
    if not page.section and (pattern := _pattern(page, permalinks)):
        if page.program:
            made = other_permalinks.expand(pattern, page, page.program)
            return page.root + in_site(made, 'slug' if page.slug else 'title')
        made = f'{_sanitized(permalink.expand(pattern, page, sections))}/'
        return page.root + in_site(made, 'slug' if page.slug else 'title')
    return page.root + by_slug(page, sections)


def by_slug(page: Page, sections: Mapping[str, Page]) -> str:
    """Return the address by the folders, their slugs and the name or slug of *page*."""
    path = hugo_path(page.docname)
    parts = path.split('/') if path else []
    folders = ['/'.join(parts[: at + 1]) for at in range(len(parts))]
    named = [
        slug_path(sections[folder].slug) if folder in sections else '' for folder in folders[:-1]
    ]
    named += [slug_path(page.slug)] if parts else []
    chosen = [slug or part for slug, part in zip(named, parts, strict=True)]
    made = '/'.join([*filter(None, chosen), ''])  # of an emoji alone nothing is left
    return in_site(made, 'slug', page.slug) if any(named) else f'/{made}'


def usable(section: Page) -> Page:
    """Return *section* without a slug that gives no address to what is in it."""
    try:
        by_slug(section, {})
    except AddressError:
        return section._replace(slug='')
    return section


def addresses(
    page: Page,
    permalinks: Mapping[str, str],
    sections: Mapping[str, Page] | None = None,
    base: str = '',
) -> Addresses:
    """Return every address of *page*, on the site whose address is *base*, if that is known."""
    sections = sections or {}
    if page.language:
        page = page._replace(docname=page.docname.removesuffix(f'.{page.language}'))
    page = page._replace(url=below(page.url, base), permalink=below(page.permalink, base))
    faults: list[Fault] = []
    simpler = page._replace(url='', permalink='')
    plain = simpler._replace(slug='')
    # Only Hugo's are by folders where a pattern is left out.
    ways = [True] if page.program and permalinks else [bool(permalinks), False]
    weaker = [(page, ways[0]), *((one, way) for one in (simpler, plain) for way in ways)]
    found = []
    for candidate, patterned in dict.fromkeys(weaker):
        try:
            found.append(address(candidate, permalinks if patterned else {}, sections))
        except AddressError as wrong:
            # A title has to make no address where the author gives one.
            if not found or wrong.fault.key != 'title':
                faults.append(wrong.fault)
    found.append(f'{page.root}/{hugo_path(page.docname)}/'.replace('//', '/'))
    own, *spare = dict.fromkeys(found)
    others = []
    for key, values in (('aliases', page.aliases), ('redirect', page.redirects)):
        for value in values:
            try:
                others.append(alias(below(value, base), own if key == 'aliases' else '/', key))
            except AddressError as wrong:
                faults.append(wrong.fault)
    if not page.native:
        spare = []
        own = own if page.url or page.permalink or page.slug or page.program else ''
    others = [address for address in dict.fromkeys(others) if address != own]
    spare = [address for address in spare if address not in others]
    return Addresses(own, tuple(others), tuple(spare), tuple(dict.fromkeys(faults)))


def below(value: str, base: str) -> str:
    """Return what *value* is from the root of the site whose address is *base*.

    That is *value* as it is, unless it is an address on the web with that of the site before it.
    """
    if not base or not _REMOTE.match(value):
        return value
    try:
        there, here = urlsplit(value), urlsplit(base)
    except ValueError:
        return value
    root, path = unquote(here.path).rstrip('/'), unquote(there.path)
    same = there.scheme in {'', 'http', 'https'} and there.netloc.lower() == here.netloc.lower()
    if not same or not f'{path}/'.startswith(f'{root}/'):
        return value
    rest = there._replace(scheme='', netloc='', path='').geturl()
    return f'/{path[len(root) :].lstrip("/")}{rest}'


def alias(value: str, own: str, key: str = 'aliases') -> str:
    """Return the address that *value* is beside a page at *own*; raises AddressError."""
    _check_here(value, key)
    below = posixpath.join(posixpath.dirname(own.rstrip('/')) or '/', value)
    name = below.rsplit('/', 1)[-1]
    return in_site(below if _HTML.search(name) else f'{below}/', key, value)


def in_site(path: str, key: str, written: str = '') -> str:
    """Return *path* from the root without dots and doubled slashes.

    Raises AddressError, which calls it as the author has *written* it as the value of *key*.
    """
    parts: list[str] = []
    for part in path.split('/'):
        if part == '..' and not parts:
            wrong = 'is above the root; write a path such as "/old/name/"'
            raise AddressError(key, written or path, wrong)
        if part == '..':
            parts.pop()
        elif part not in {'', '.'}:
            parts.append(part)
    if parts and parts[-1] == 'index.html':
        parts[-1] = ''
    elif parts and path.endswith(('/', '/.', '/..')):
        parts.append('')
    made = f'/{"/".join(parts)}'
    if wrong := address_fault(made):
        cause = UNSERVED if is_unserved(made) else None
        raise AddressError(key, written or path, wrong, cause)
    return made


def _check_here(value: str, key: str) -> None:
    if _REMOTE.match(value):
        raise AddressError(key, value, 'is on another site; write a path such as "/old/name/"')


def _given(page: Page, sections: Mapping[str, Page]) -> str:
    url = page.url
    _check_here(url, 'url')
    if wrong := permalink.unknown(url):
        raise AddressError('url', url, f'has {wrong[0]!r}, which is nothing that Hugo knows')
    made = permalink.expand(url, page, sections) if ':' in url else url
    name = made.rsplit('/', 1)[-1]
    return in_site(made if _FILE.search(name) else f'{made}/', 'url', url)


def _pattern(page: Page, permalinks: Mapping[str, str]) -> str:
    """Return the pattern for *page*: that of the first folder, else of the innermost that has one.

    ``/`` is for pages in no folder; with another program than Hugo for those of all others, too.
    """
    folders = hugo_path(page.docname).split('/')[:-1]
    known = {hugo_path(name.strip('/')): pattern for name, pattern in permalinks.items()}
    inner = ('/'.join(folders[:size]) for size in range(len(folders), 0, -1))
    rest = known.get('', '') if page.program else ''
    return next((known[f] for f in (''.join(folders[:1]), *inner) if f in known), rest)


def _sanitized(path: str) -> str:
    """Return *path* as Hugo spells it, without the points that Windows drops."""
    parts = spelled(posixpath.normpath(path)).split('/')
    return '/'.join([part.rstrip('.') for part in parts])
