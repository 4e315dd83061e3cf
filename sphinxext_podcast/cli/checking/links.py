"""Rules about what is named and is not there: pages, pictures, files."""

from __future__ import annotations

import os
import posixpath
import re
from typing import TYPE_CHECKING

from sphinxext_podcast.model.addresses.address_book import in_language, split
from sphinxext_podcast.model.addresses.named_file import (
    KINDS,
    fault,
    is_possible,
    is_remote,
    readings,
    shown,
)
from sphinxext_podcast.model.addresses.published import is_suited
from sphinxext_podcast.model.problem import Cause
from sphinxext_podcast.source.front_matter.article_fields import PICTURES, SOUNDS
from sphinxext_podcast.source.shortcodes.placeholders import WORD

from .anchors import Anchors
from .finding import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .finding import Finding
    from .known import Known

#: The directives that show a file, and what that is for.
_SHOWN = {
    'image': 'image',
    'figure': 'image',
    'transcript': 'transcript',
    'chapters': 'chapters',
}
_SCHEME = re.compile(r'[a-zA-Z][a-zA-Z0-9+.-]*:|//')
_FILES = Cause('files are not there', KINDS['download'].advice)


def links(known: Known) -> Iterator[Finding]:
    """Find links to addresses and headings of the site that are not there, in Hugo's Markdown."""
    if known.project.options['podcast_markdown'] != 'hugo' or known.makes_documents:
        return
    anchors = Anchors(known)
    for docname, body in known.bodies.items():
        read = known.entries[docname].read
        if not read.described or (read.front and read.front.dialect == 'ablog'):
            continue
        for link in body.outline.links:
            if not link.picture:
                yield from _link(anchors, docname, link.address, link.line)
        for call in body.calls:
            if call.name in {'ref', 'relref'}:
                ref = in_language(call.get('path'), call.named.get('lang', ''))
                yield from _page(anchors, docname, ref, call.line)


def _link(anchors: Anchors, docname: str, href: str, line: int) -> Iterator[Finding]:
    """Find out whether *href* in *docname* leads somewhere."""
    known = anchors.known
    if not href or href == '#' or _SCHEME.match(href) or WORD in href:
        return
    target = known.book.find(href, docname)
    if target:
        yield from _dead(anchors, docname, href, target.name, line)
        return
    path = split(href).path
    beside = posixpath.join('/', posixpath.dirname(docname), path)
    candidates = [*known.book.paths(path, docname), beside]
    if known.is_made(href) or any(known.file(one, docname) for one in candidates):
        return
    message = (
        f'no page and no file has the address {shown(href)}; correct it, or give the page that '
        'you mean this address in its "aliases"'
    )
    yield known.finding('link', docname, line, message)


def _page(anchors: Anchors, docname: str, ref: str, line: int) -> Iterator[Finding]:
    """Find out whether Hugo's *ref* in *docname* names one page."""
    known = anchors.known
    found = known.book.find_page(ref, docname) if ref else []
    if len(found) == 1:
        yield from _dead(anchors, docname, ref, found[0].name, line)
    elif found:
        names = ', '.join(repr(f'/{target.name}') for target in found)
        message = f'{ref!r} may mean {names}; write one of these'
        yield known.finding('link', docname, line, message)
    elif ref:
        message = f'there is no page {ref!r}; write its path from the root, such as "/posts/name"'
        yield known.finding('link', docname, line, message)


def _dead(anchors: Anchors, docname: str, href: str, target: str, line: int) -> Iterator[Finding]:
    """Find out whether *target* is published, if *docname* is, and has what *href* names in it."""
    known, held = anchors.known, anchors.known.project.held
    if target in held and docname not in held and target != known.project.root:
        why = ', '.join(held[target])
        message = (
            f'{shown(href)} leads to {target!r}, which is not published ({why}); until it is, '
            'the link is dead'
        )
        yield known.finding('link', docname, line, message)
    elif (fragment := split(href).fragment) and anchors.lacks(target, fragment, docname):
        message = (
            f'{target!r} has no heading or id {shown(fragment)}; correct the link, or it leads to '
            'the beginning of the page'
        )
        yield known.finding('link', docname, line, message)


def files(known: Known) -> Iterator[Finding]:
    """Find pictures, recordings and other files that are named and not there."""
    for docname in known.entries:
        for what, address, line in (*_in_front(known, docname), *_in_text(known, docname)):
            if not _is_of_project(address):
                continue
            if known.file(address.strip(), docname):
                if what == 'image' and _is_unsuited(address):
                    message = f'{what}: {fault(address.strip(), "unsuited")}'
                    yield known.finding('file', docname, line, message)
                continue
            message = f'{what}: {fault(address, "")}'
            edit = _spelled(known, docname, address, line)
            if edit:
                message = f'{what}: the file is {edit.new!r}, not {edit.old!r}; write it so'
            yield known.finding(
                'file',
                docname,
                line,
                message,
                cause=None if edit else _FILES,
                name=shown(address),
                edit=edit,
            )


def _in_front(known: Known, docname: str) -> Iterator[tuple[str, str, int]]:
    """Yield the files that the front matter names: what for, address, line.

    Where there is no podcast, nobody asks for the files of episodes.
    """
    article = known.articles.get(docname) or known.entries[docname].read.section
    if article is None:
        return
    yield 'image', article.image, known.line(docname, *PICTURES)
    if article.audio and known.project.options['podcast_channel'] is None:
        return
    if article.audio:
        yield 'audio', article.audio.url, known.line(docname, *SOUNDS)
    yield 'transcript', article.transcript, known.line(docname, 'transcript')
    yield 'chapters', article.chapters_file, known.line(docname, 'chapters')


def _in_text(known: Known, docname: str) -> Iterator[tuple[str, str, int]]:
    """Yield the pictures and files that the text of an article or a page shows."""
    body = known.bodies[docname]
    if not known.entries[docname].read.described:
        return
    for one in body.directives:
        if one.name in _SHOWN:
            yield _SHOWN[one.name], one.argument, one.line
    for link in body.outline.links:
        if link.picture:
            yield 'image', link.address, link.line
    for call in body.calls:
        if call.name == 'figure':
            yield 'image', call.named.get('src', ''), call.line
        elif call.name in {'transcript', 'chapters'}:
            yield call.name, call.get('file'), call.line


def _is_of_project(address: str) -> bool:
    """Return whether *address* can only be a file of the project."""
    plain = address.strip()
    return bool(
        plain
        and not is_remote(plain)
        and not _SCHEME.match(plain)
        and WORD not in plain
        and not plain.endswith('.*')
        and is_possible(plain)
    )


def _is_unsuited(address: str) -> bool:
    """Return whether the file at *address* is no picture by its name, however that is read."""
    return not any(is_suited(name, 'picture') for name, _ in readings(address.strip()))


def _spelled(known: Known, docname: str, address: str, line: int) -> Edit | None:
    """Return the change to the only file whose name differs from *address* by case."""
    plain = address.partition('#')[0].partition('?')[0]
    folder, name = posixpath.split(plain)
    found = set()
    for path in known.places(plain, docname):
        beside = os.path.dirname(path)  # noqa: PTH120 - it may be any text
        try:
            there = os.listdir(beside)  # noqa: PTH208
        except (OSError, ValueError):
            continue
        alike = (one for one in there if one.casefold() == name.casefold() and one != name)
        found |= {one for one in alike if known.is_there(f'{beside}/{one}')}
    if len(found) != 1 or '%' in plain:
        return None
    (real,) = found
    new = posixpath.join(folder, real)
    return Edit(range(line, line + 1), plain, new)
