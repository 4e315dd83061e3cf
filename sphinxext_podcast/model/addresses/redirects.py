"""Which addresses need a page that leads to the document: the plan, without a file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from .owners import Owners
from .path import FOLDER_NAME

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from .address import Addresses

_ENDING = re.compile(r'(?:/|/index\.html?|\.html?)$')


class Redirect(NamedTuple):
    """A page to write at *address* that leads to *docname*."""

    address: str
    docname: str

    @property
    def file(self) -> str:
        """The file, below the output folder, in which a web server looks for the address."""
        return f'{self.address[1:]}index.html' if self.address.endswith('/') else self.address[1:]


class Conflict(NamedTuple):
    """An address that *docname* wants, and that *owner*, a document or a page, has."""

    address: str
    docname: str
    owner: str


def place(name: str) -> str:
    """Return the address of the document or page *name*, whatever its file is called."""
    return f'/{FOLDER_NAME.sub("", name)}/'.replace('//', '/')


def plan(
    known: Mapping[str, Addresses],
    names: Iterable[str],
    files: Mapping[str, str],
    made: Callable[[str], str] = lambda _: '',
) -> tuple[list[Redirect], list[Conflict]]:
    """Return the redirects of a site, and which are left out.

    *known* are addresses by docname, *names* those of all documents and pages, *files* maps the
    docname of a document to its file.  *made* returns who has a file, or is in its way.  The
    first document by docname has what two want; a mere spare address gives way without a word.
    """
    owners = {place(name): name for name in sorted(names, reverse=True)}
    found: dict[str, Redirect] = {}
    conflicts: list[Conflict] = []
    claimed = Owners({})

    def claim(address: str, docname: str, *, firmly: bool) -> None:
        where = _ENDING.sub('/', address)
        redirect = Redirect(address, docname)
        own = where == place(docname)
        if own and (address.endswith('/') or redirect.file == files.get(docname)):
            return
        other = '' if own else owners.get(where, '')
        other = other or claimed.of(redirect.file) or made(redirect.file)
        if not other:
            found[redirect.file] = redirect
            claimed.add(redirect.file, docname)
        elif firmly and other != docname:
            conflicts.append(Conflict(address, docname, other))

    for docname, own in sorted(known.items()):
        # Of a name without letters Hugo makes the address of the folder: nobody has asked for it.
        above = own.own not in {'', '/'} and place(docname).startswith(own.own)
        for address in filter(None, (own.own, *own.others)):
            claim(address, docname, firmly=not (above and address == own.own))
    for docname, own in sorted(known.items()):
        for address in own.spare:
            claim(address, docname, firmly=False)
    return sorted(found.values()), conflicts
