"""Which addresses need a page that leads to the document: the plan, without a file."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from .owners import Owners
from .places import address_of, file_at, home

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from .address import Addresses

_ENDING = re.compile(r'(?:/|/index\.html?|\.html?)$')


class Redirect(NamedTuple):
    """A page to write at *address* that leads to *docname*."""

    address: str
    docname: str

    @property
    def file(self) -> str:
        """The file, below the output folder, in which a web server looks for the address."""
        return file_at(self.address)


class Conflict(NamedTuple):
    """An address that *docname* wants, and that *owner*, a document or a page, has."""

    address: str
    docname: str
    owner: str


def plan(
    known: Mapping[str, Addresses],
    names: Iterable[str],
    files: Mapping[str, str],
    made: Callable[[str], str] = lambda _: '',
    places: Mapping[str, str] = MappingProxyType({}),
) -> tuple[list[Redirect], list[Conflict]]:
    """Return the redirects of a site, and which are left out.

    *known* are addresses by docname, *names* those of all documents and pages, *files* maps the
    docname of a document to its file.  *made* returns who has a file, or is in its way.
    *places* are the files of documents that are not where their docnames say: those addresses
    lead to them.  The first document by docname has what two want; a mere spare address gives
    way without a word.
    """
    where = {n: _folder(address_of(places[n])) if n in places else home(n) for n in names}
    owners = {where[name]: name for name in sorted(where, reverse=True)}
    found: dict[str, Redirect] = {}
    conflicts: list[Conflict] = []
    claimed = Owners({})
    for address, docname, firmly in _claims(known, places):
        redirect = Redirect(address, docname)
        own = _folder(address) == where[docname]
        is_there = address.endswith('/') and docname not in places
        if own and (is_there or redirect.file == files.get(docname)):
            continue
        other = '' if own else owners.get(_folder(address), '')
        other = other or claimed.of(redirect.file) or made(redirect.file)
        if not other:
            found[redirect.file] = redirect
            claimed.add(redirect.file, docname)
        elif firmly and other != docname:
            conflicts.append(Conflict(address, docname, other))
    return sorted(found.values()), conflicts


def _claims(
    known: Mapping[str, Addresses], places: Iterable[str]
) -> Iterator[tuple[str, str, bool]]:
    """Yield every address and its document, and whether the author wants just that."""
    for docname, own in sorted(known.items()):
        # Of a name without letters Hugo makes the address of the folder: nobody has asked for it.
        above = own.own not in {'', '/'} and home(docname).startswith(own.own)
        for address in filter(None, (own.own, *own.others)):
            yield address, docname, not (above and address == own.own)
    for docname in sorted(places):
        yield home(docname), docname, False
    for docname, own in sorted(known.items()):
        yield from ((address, docname, False) for address in own.spare)


def _folder(address: str) -> str:
    """Return *address* as that of a folder."""
    return _ENDING.sub('/', address)
