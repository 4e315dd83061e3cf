"""One short text for any amount of data: it differs where the data does."""

from __future__ import annotations

from hashlib import blake2b


def digest(value: object) -> str:
    """Return the digest of *value*, by what ``repr`` says of it."""
    return blake2b(repr(value).encode('utf-8', 'surrogatepass'), digest_size=9).hexdigest()
