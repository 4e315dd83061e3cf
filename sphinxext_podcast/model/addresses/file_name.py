"""What can be the name of a file on every system, and what becomes of a name that cannot."""

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
#: What Windows never takes for a file, whatever follows a point.
DEVICE = re.compile(
    r'(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³]) *(?:[.:].*)?',
    re.IGNORECASE | re.DOTALL,
)


def fitted(path: str) -> str:
    """Return *path*, made of names, as a path for a page: the same, if it can be one.

    A part that is too long is cut, and ends in a digest of the whole, so that it is the same
    in every build.  A part that is the file of a page or a feed, or a device of Windows, gets a
    number.
    """
    made = _short(path, LONGEST_PATH)
    parts = [_free(_short(part, LONGEST - ROOM)) for part in made.split('/')]
    if parts[-1].casefold() in _LAST:
        parts[-1] += '-2'
    made = '/'.join(parts)
    return made if made == path else fitted(made)  # a number may be too much


def _free(part: str) -> str:
    if DEVICE.fullmatch(part):
        stem, point, rest = part.partition('.')
        part = f'{stem}-2{point}{rest}'
    return f'{part}-2' if _FILES.fullmatch(part) else part


def _short(text: str, longest: int) -> str:
    """Return *text*, or its beginning and a digest in no more than *longest* bytes."""
    if size(text) <= longest:
        return text
    data = text.encode(errors='replace')
    digest = blake2b(data, digest_size=5).hexdigest()
    kept = data[: longest - len(digest) - 1].decode(errors='ignore').rstrip('/-')
    return f'{kept}-{digest}'


def size(text: str) -> int:
    """Return how many bytes *text* is in a path."""
    return len(text.encode(errors='replace'))
