"""The addresses in a text that is read away from its page: absolute, and none that is script."""

from __future__ import annotations

from sphinxext_podcast.model.addresses import scheme
from sphinxext_podcast.model.site import encoded, resolve


def link(address: str, page: str) -> str:
    """Return where a link on *page* leads; ``''`` if it is script, or no address."""
    if not scheme.is_linked(address):
        return ''
    if scheme.scheme(address) in scheme.WEB | {''}:
        return resolve(address, page)
    try:
        return encoded(address)
    except ValueError:
        return ''


def file(address: str, page: str, *, picture: bool = False) -> str:
    """Return the address of what is shown on *page*; a *picture* may be in the address itself."""
    if picture and scheme.is_picture(address):
        return ''.join(address.split())
    if not address.strip() or not scheme.is_shown(address):
        return ''
    return resolve(address, page)


def candidates(srcset: str, page: str) -> str:
    """Return the pictures of a ``srcset``, each with its size."""
    found = []
    for url, size in _parts(srcset):
        if address := file(url, page):
            # A comma at the end of an address would have another meaning.
            found.append(f'{address.replace(",", "%2C")} {size}'.strip())
    return ', '.join(found)


def _parts(srcset: str) -> list[tuple[str, str]]:
    """Return the addresses of *srcset* with their sizes.

    An address ends with a blank; one that has a comma before it has no size.
    """
    found: list[tuple[str, list[str]]] = []
    complete = True
    for word in srcset.split():
        rest = word
        if not complete:
            size, comma, rest = word.partition(',')
            found[-1][1].append(size)
            complete = bool(comma)
        if url := rest.strip(','):
            found.append((url, []))
            complete = rest.endswith(',')
    return [(url, ' '.join(filter(None, sizes))) for url, sizes in found]
