"""Addresses that were published, and would be gone: against a sitemap or an export."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, unquote, urlsplit

from sphinxext_podcast.cli.console import Refusal
from sphinxext_podcast.output.export import VERSION

from .finding import Edit, Finding

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from .known import Known

_LOCATION = re.compile(r'<(?:[\w.-]+:)?loc>\s*([^<\s]+)\s*</')
_INDEX = re.compile(r'<(?:[\w.-]+:)?sitemapindex\b')


def gone(known: Known, path: Path) -> Iterator[Finding]:
    """Find the addresses in the file at *path*, a sitemap or an export, that lead nowhere now.

    Raises Refusal if it is neither.
    """
    try:
        text = path.read_text(encoding='utf-8-sig')
    except (OSError, UnicodeDecodeError) as wrong:
        raise Refusal(f'{path}: it cannot be read: {wrong}') from None
    if text.lstrip().startswith('{'):
        yield from _exported(known, path, text)
        return
    if _INDEX.search(text):
        raise Refusal(f'{path}: it names other sitemaps; name one of these')
    if not (found := list(_LOCATION.finditer(text))):
        raise Refusal(f'{path}: it is no sitemap and no export; name one of these')
    for match in found:
        address = _path(match[1].replace('&amp;', '&'))
        address = _below(address, known.project.site.base)
        if not _leads(known, address):
            line = text.count('\n', 0, match.start(1)) + 1
            message = (
                f'the address {address!r} was published and would be gone; give it to a document '
                'as one of its "aliases"'
            )
            yield Finding('address', path, line, message)


def _path(address: str) -> str:
    """Return the path of a whole *address*, not percent-encoded; the address if it is none."""
    try:
        return unquote(urlsplit(address).path)
    except ValueError:
        return address


def _below(address: str, base: str) -> str:
    """Return *address* from the root of the site at *base*."""
    root = _path(base).rstrip('/')
    return address.removeprefix(root) if root and address.startswith(f'{root}/') else address


def _leads(known: Known, address: str) -> bool:
    """Return whether a page, a list or another file is at *address*, not percent-encoded."""
    address = quote(address)  # a # would begin a fragment
    target = known.book.find(address, known.project.root)
    if target and target.document:
        return target.name in known.project.published
    return bool(target) or known.is_made(address) or known.file(address, known.project.root)


def _exported(known: Known, path: Path, text: str) -> Iterator[Finding]:
    """Find the documents of an export that have another address now."""
    try:
        whole: Any = json.loads(text)
        version = whole['version']
        documents = [(str(one['docname']), str(one['address'])) for one in whole['documents']]
    except (ValueError, TypeError, KeyError):
        raise Refusal(f'{path}: it is no export; write one with sphinx-podcast export') from None
    if version != VERSION:
        raise Refusal(f'{path}: its version is {version!r}, not {VERSION}; export the site again')
    now = known.project.paths
    for docname, address in documents:
        if now.get(docname) == address or _leads(known, address):
            continue
        if docname in known.entries:
            line = known.line(docname, 'url', 'slug', 'permalink')
            moved = f'it is {now[docname]!r} now' if docname in now else 'it is not published now'
            message = (
                f'the address {address!r} was published and would be gone, {moved}; keep it in '
                '"aliases"'
            )
            edit = _alias(known, docname, address) if docname in now else None
            yield known.finding('address', docname, line, message, edit=edit)
        else:
            message = (
                f'the address {address!r} of {docname!r} was published and would be gone; give it '
                'to another document as one of its "aliases"'
            )
            yield Finding('address', path, 0, message)


def _alias(known: Known, docname: str, address: str) -> Edit | None:
    """Return the change that gives *docname* the alias *address*, if it has none so far."""
    entry = known.entries[docname]
    front = entry.read.front
    if front is None or front.format != 'yaml' or front.dialect != 'hugo':
        return None
    lines = entry.text.split('\n')
    if 'aliases' in front.data or lines[front.end - 1].rstrip() != '---':
        return None
    closing = lines[front.end - 1]
    quoted = json.dumps(address, ensure_ascii=False)
    return Edit(range(front.end, front.end + 1), closing, f'aliases: [{quoted}]\n{closing}')
