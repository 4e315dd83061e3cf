"""What can be the name of a file on every system: what becomes of a name, and of an address."""

from __future__ import annotations

import re
from hashlib import blake2b

#: Bytes of UTF-8 that file systems take for one name, and for what we add to it:
#: ``.fpickle``, ``-2``.
LONGEST, ROOM = 255, 16
#: Bytes of a whole path: some systems take no more than 1024, the output folder included.
LONGEST_PATH = 600
#: Names that a list needs for its own pages and feeds.
_LAST = frozenset({'index', '_index', 'page'})
_FILES = re.compile(r'index\.xml|atom\.xml|feed\.json|.*\.x?html?', re.IGNORECASE | re.DOTALL)
_HTML = re.compile(r'\.x?html?$', re.IGNORECASE)
#: ``.2`` is no suffix, but the end of a number.
_SUFFIX = re.compile(r'\.[a-z]\w*$', re.IGNORECASE)
#: What leaves the folder on some system, or ends a name on all.
_IMPOSSIBLE = re.compile(r'[\x00-\x1f\x7f\\]|(?:^|/)[a-z]:', re.IGNORECASE)
#: What Apache reads in any folder.
_SERVERS = re.compile(r'/\.ht', re.IGNORECASE)


def fitted(path: str) -> str:
    """Return *path*, made of names, as a path for a page: the same, if it can be one.

    A part that is too long is cut, and ends in a digest of the whole, so that it is the same
    in every build.  A part that is the file of a page or a feed gets a number.
    """
    made = _short(path, LONGEST_PATH)
    parts = [_free(_short(part, LONGEST - ROOM)) for part in made.split('/')]
    if parts[-1].casefold() in _LAST:
        parts[-1] += '-2'
    made = '/'.join(parts)
    return made if made == path else fitted(made)  # a number may be too much


def fault(address: str) -> str:
    """Say why no page can be at *address*, from the root of the site; '' if one can.

    What begins with a point or an underscore is for the server, or Sphinx's own.
    """
    first, *_ = parts = address.strip('/').split('/')
    name = '' if address.endswith('/') else parts[-1]
    if _IMPOSSIBLE.search(address):
        return 'has a character that no file may have; write a path such as "/old/name/"'
    if long := next((part for part in parts if _size(part) > LONGEST), ''):
        return f'has a part of {_size(long)} bytes, where {LONGEST} are possible; make it shorter'
    if _size(address) > LONGEST_PATH:
        return f'has {_size(address)} bytes, where {LONGEST_PATH} are possible; make it shorter'
    if first.startswith(('.', '_')) or name.startswith('.') or _SERVERS.search(address):
        return 'begins like a file of the server or of Sphinx; write a path such as "/old/name/"'
    if _SUFFIX.search(name) and not _HTML.search(name):
        return 'is that of no page; write one that ends in ".html" or "/"'
    return ''


def _free(part: str) -> str:
    return f'{part}-2' if _FILES.fullmatch(part) else part


def _short(text: str, longest: int) -> str:
    """Return *text*, or its beginning and a digest in no more than *longest* bytes."""
    if _size(text) <= longest:
        return text
    data = text.encode(errors='replace')
    digest = blake2b(data, digest_size=5).hexdigest()
    kept = data[: longest - len(digest) - 1].decode(errors='ignore').rstrip('/-')
    return f'{kept}-{digest}'


def _size(text: str) -> int:
    return len(text.encode(errors='replace'))
