"""What two ways to write the address of a page have in common."""

from __future__ import annotations

from urllib.parse import unquote

INDEX = 'index.html'


def key(address: str) -> str:
    """Return what tells the page at *address*, a path from the root of a site, from others."""
    path = unquote(address, errors='replace').removeprefix('/')
    return path.removesuffix(INDEX) if f'/{path}'.endswith(f'/{INDEX}') else path
