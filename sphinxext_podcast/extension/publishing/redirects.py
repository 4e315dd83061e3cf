"""Pages at the addresses that documents have no more, or have with Hugo."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING
from urllib.parse import quote

from sphinx.util.osutil import relative_uri

from sphinxext_podcast.extension.builders import (
    has_site_files,
    page_file,
    page_uri,
    places,
)
from sphinxext_podcast.extension.config.base_address import base
from sphinxext_podcast.extension.links.by_address import title
from sphinxext_podcast.extension.messages import Subtype, at_key, warn
from sphinxext_podcast.extension.outdir import (
    clear,
    is_of_disk,
    is_redirect,
    is_same,
    write_if_changed,
)
from sphinxext_podcast.model.addresses import redirects
from sphinxext_podcast.model.addresses.address_book import Target
from sphinxext_podcast.model.addresses.owners import folded
from sphinxext_podcast.output.pages.redirect import redirect

if TYPE_CHECKING:
    from collections.abc import Container
    from pathlib import Path

    from sphinx.builders import Builder

    from sphinxext_podcast.extension.catalogue.catalogue import Catalogue
    from sphinxext_podcast.model.addresses.redirects import Redirect

    from .made_files import MadeFiles


def plan(builder: Builder, made: MadeFiles) -> list[Redirect]:
    """Return the pages that *builder* is to have beside all that is *made*; say what has none."""
    if not has_site_files(builder):
        return []
    domain = made.domain
    book = domain.address_book
    files = {docname: page_file(builder, docname) for docname in book.addresses}
    names = [*book.docnames, *book.generated, *made.own_pages]
    found, conflicts = redirects.plan(book.addresses, names, files, made.owner, places(builder))
    for conflict in conflicts:
        own = conflict.address == book.addresses[conflict.docname].own
        keys = ('url', 'permalink', 'slug') if own else ('aliases', 'redirect')
        message = (
            f'the address {conflict.address!r} of {conflict.docname!r} belongs to '
            f'{conflict.owner!r}; give one of them another slug, url or alias'
        )
        warn(Subtype.LINK, message, at_key(domain.lines, conflict.docname, *keys))
    return found


def shown(
    domain: Catalogue, builder: Builder, planned: list[Redirect]
) -> list[tuple[str, str, str]]:
    """Return what is in the pages, for a digest."""
    names = [
        (page.file, page_uri(builder, page.docname), title(domain, Target(page.docname)))
        for page in planned
    ]
    return [(base(domain.env), domain.env.config.language, ''), *names] if names else []


def write(
    domain: Catalogue,
    builder: Builder,
    planned: list[Redirect],
    replaceable: Container[str],
    known: Container[str] = (),
) -> list[str]:
    """Write the pages; return those that are there now.

    None replaces a file, unless that is one of the *replaceable* or a redirect.  What is the
    same keeps its time; *known* are files that are, and are not looked into.
    """
    made: list[str] = []
    there = {folded(file): file for file in places(builder).values()}
    for page in planned:
        path = builder.outdir / page.file
        alike = folded(page.file)
        try:
            if alike in there and is_same(builder.outdir, page.file, there[alike]):
                continue  # the file system knows no case: a page, or another redirect, is there
            if not (page.file in known and os.path.exists(path)):  # noqa: PTH110
                if not (page.file in replaceable or _is_free(path)):
                    continue
                write_if_changed(path, html(domain, builder, page))
        except (OSError, ValueError) as wrong:
            if is_of_disk(wrong):
                raise
            message = f'the address {page.address!r} cannot be a file: {wrong}; correct it'
            keys = ('aliases', 'redirect', 'url', 'permalink', 'slug')
            warn(Subtype.LINK, message, at_key(domain.lines, page.docname, *keys))
            continue
        there[alike] = page.file
        made.append(page.file)
    return made


def html(domain: Catalogue, builder: Builder, page: Redirect) -> bytes:
    """Return the page that leads to a document."""
    target = page_uri(builder, page.docname)
    here = quote(page.address[1:], safe='/%~+@')
    uri = relative_uri(here, target)
    language = str(domain.env.config.language or 'en').replace('_', '-')
    known = base(domain.env)
    name = title(domain, Target(page.docname))
    return redirect(uri, f'{known}{target}' if known else uri, name, language).encode()


def _is_free(path: Path) -> bool:
    """Return whether nothing is at *path* but a redirect."""
    clear(path)
    try:
        return is_redirect(path)
    except FileNotFoundError:
        return True
