"""The site as a whole, and absolute addresses in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

if TYPE_CHECKING:
    from .article import Person

_BROKEN_ESCAPE = re.compile(r'%(?![0-9A-Fa-f]{2})')
#: What an address may hold besides letters, digits and ``-._~``.
_DELIMITERS = "%/:@!$&'()*+,;="
#: What needs no work, and is most of what there is: a site has thousands of addresses.
_LETTER = r'[\w~+-]|%[\dA-F]{2}'
_PLAIN_PATH = re.compile(rf'(?:(?:{_LETTER})(?:{_LETTER}|\.)*(?:/|\Z))*', re.ASCII)
_PLAIN_ADDRESS = re.compile(rf'https?://[a-z\d]+(?:[.-][a-z\d]+)*/{_PLAIN_PATH.pattern}', re.ASCII)
#: The first part of a tag with a hyphen may itself be no more than eight letters.
_LANGUAGE = re.compile(r'[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*')
_TERRITORY = re.compile(r'-([A-Za-z]{2})(?=-|$)')


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """What every page and feed of a site has in common.

    *base* is the address of its root; it is kept with a slash at the end, or empty if nobody
    knows it.  *language* is a BCP 47 tag.  *authors* write the site unless an article says
    otherwise; *email* reaches them.  *image* is an absolute address, *copyright* one line.
    """

    base: str = ''
    title: str = ''
    description: str = ''
    language: str = ''
    authors: tuple[Person, ...] = ()
    email: str = ''
    image: str = ''
    copyright: str = ''

    def __post_init__(self) -> None:
        """Put a slash behind *base*, so that paths can be joined to it."""
        base = web_address(self.base)
        object.__setattr__(self, 'base', f'{base.rstrip("/")}/' if base else '')

    def join(self, path: str) -> str:
        """Return the absolute address of *path*: from the root of the site, or absolute.

        ``/posts/`` and ``posts/`` are the same place below *base*, whatever path that has.
        The result is percent-encoded, and empty if it is no address of the web.
        """
        if self.base and _PLAIN_PATH.fullmatch(path):
            return f'{self.base}{path}'
        if _scheme(path) or path.startswith('//'):
            return resolve(path, self.base) if self.base else web_address(path)
        return resolve(path.lstrip('/'), self.base) if self.base else ''


def encoded(address: str) -> str:
    """Return *address* with everything percent-encoded that must be, and nothing twice.

    The name of a host becomes Punycode.  Raises ValueError if it is no address at all.
    """
    parts = urlsplit(address.strip())
    path = _quoted(parts.path, '')
    query, fragment = _quoted(parts.query, '?/'), _quoted(parts.fragment, '?/')
    return urlunsplit((parts.scheme, _host(parts.netloc), path, query, fragment))


def web_address(address: str) -> str:
    """Return *address* encoded if it is an absolute one of the web, else ``''``."""
    if _PLAIN_ADDRESS.fullmatch(address):
        return address
    try:
        made = encoded(address)
        parts = urlsplit(made)
        valid = parts.scheme in {'http', 'https'} and parts.hostname and parts.port != 0
    except ValueError:
        return ''
    return made if valid else ''


def resolve(address: str, page: str) -> str:
    """Return the absolute address that *address* means on *page*; ``''`` if it has none."""
    try:
        return web_address(urljoin(page, encoded(address)))
    except ValueError:
        return ''


def language_tag(language: str) -> str:
    """Return *language* as a BCP 47 tag: ``zh_TW`` → ``zh-TW``; ``''`` if it is none."""
    tag = language.strip().replace('_', '-')
    return tag if _LANGUAGE.fullmatch(tag) else ''


def locale(language: str) -> str:
    """Return *language* with its territory, ``zh_TW``; ``''`` if it names none."""
    tag = language_tag(language)
    territory = _TERRITORY.search(tag)
    return f'{tag.partition("-")[0].lower()}_{territory[1].upper()}' if territory else ''


def _quoted(part: str, also: str) -> str:
    return quote(_BROKEN_ESCAPE.sub('%25', part), safe=_DELIMITERS + also, errors='ignore')


def _host(netloc: str) -> str:
    if netloc.isascii():
        return quote(netloc, safe=f'{_DELIMITERS}[]')
    if '[' in netloc:
        raise ValueError(f'{netloc!r} is no host')
    user, at, place = netloc.rpartition('@')
    name, colon, port = place.partition(':')
    # Punycode leaves marks and control characters as they are.
    host = quote(name.encode('idna').decode('ascii'), safe=_DELIMITERS)
    return f'{_quoted(user, "")}{at}{host}{colon}{quote(port)}'


def _scheme(address: str) -> bool:
    return re.match(r'[A-Za-z][A-Za-z0-9+.-]*:', address) is not None
