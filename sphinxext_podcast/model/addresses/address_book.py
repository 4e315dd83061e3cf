"""Which document or page an author means by an address, or by the name of a file."""

from __future__ import annotations

import posixpath
import re
import unicodedata
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote, urlsplit

from .address import Addresses, addresses, usable
from .page import Page
from .path import FOLDER_NAME, hugo_path

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_SUFFIX = re.compile(r'\.(?:html?|md|markdown|mdown|rst)$', re.IGNORECASE)
_SOURCE = re.compile(r'\.(?:md|markdown|mdown|rst)$', re.IGNORECASE)
#: Fragments that no document has: those that browsers know, and moments, which our script does.
IN_BROWSERS = re.compile(r'top\Z|:~:|t=[0-9][0-9:.hms]*(?:\Z|:~:)')
_OUTSIDE = re.compile(r'(?:[a-z][a-z0-9+.-]*:|//)', re.IGNORECASE)


class Target(NamedTuple):
    """A document, or else a generated page, by its name."""

    name: str
    document: bool = True


class Href(NamedTuple):
    """The parts of an address; *path* and *fragment* are not percent-encoded."""

    path: str
    query: str = ''
    fragment: str = ''


def split(href: str) -> Href:
    """Take *href* apart."""
    rest, _, fragment = href.strip().partition('#')
    path, _, query = rest.partition('?')
    return Href(unquote(path), query, unquote(fragment))


def in_language(ref: str, language: str) -> str:
    """Return what Hugo's *ref* is with its ``lang``: ``en|posts/tide``."""
    return f'{language}|{ref}' if language and ref else ref


def key(path: str) -> str:
    """Return what all ways to write the address of one page, or its file, have in common."""
    bare = FOLDER_NAME.sub('', _SUFFIX.sub('', path.strip('/')))
    return unicodedata.normalize('NFC', hugo_path(bare)).strip('/')


class AddressBook:
    """The addresses of one site."""

    def __init__(
        self,
        pages: Mapping[str, Page],
        docnames: Iterable[str],
        generated: Mapping[str, str] | None = None,
        permalinks: Mapping[str, str] | None = None,
        base: str = '',
    ) -> None:
        """Take in the site.

        *pages* are by docname; *docnames* all documents, *generated* the other pages,
        name → title; *base* is the address of the site, if it is known.
        """
        self.pages, self.docnames = pages, sorted(docnames)
        self.generated = dict(sorted((generated or {}).items()))
        self.base = base if not base or base.endswith('/') else f'{base}/'
        self.sections = {hugo_path(p.docname): usable(p) for p in pages.values() if p.section}
        self.addresses = {
            docname: addresses(pages[docname], permalinks or {}, self.sections, self.base)
            for docname in self.docnames
            if docname in pages
        }

    def own(self, docname: str) -> str:
        """Return where Hugo has *docname*."""
        known = self.addresses.get(docname, Addresses(''))
        return known.own or f'/{hugo_path(docname)}/'.replace('//', '/')

    def is_outside(self, href: str) -> bool:
        """Return whether *href* is an address of another site."""
        outside = _OUTSIDE.match(href.strip()) is not None
        return outside and not (self.base and href.strip().startswith(self.base))

    def paths(self, path: str, docname: str) -> list[str]:
        """Return what *path*, in *docname*, may mean from the root, the likeliest first."""
        if self.base and path.startswith(self.base):
            return [f'/{path.removeprefix(self.base)}']
        if path.startswith('/'):
            below = unquote(urlsplit(self.base).path)
            inner = path.removeprefix(below) if below != '/' else path
            return [path] if inner == path or not below else [path, f'/{inner}']
        url = posixpath.join(posixpath.dirname(self.own(docname)), path)
        file = posixpath.join('/', posixpath.dirname(docname), path)
        found = [file, url] if _SOURCE.search(path) else [url, file]
        return [posixpath.normpath(p) + '/' * p.endswith('/') for p in found]

    def find(self, href: str, docname: str) -> Target | None:
        """Return what *href*, in *docname*, leads to."""
        path = split(href).path
        if not path:
            return Target(docname)
        for candidate in self.paths(path, docname):
            if found := self._by_key.get(key(candidate)):
                return found
        return None

    def find_page(self, ref: str, docname: str) -> list[Target]:
        """Return what Hugo's *ref*, in *docname*, may mean: one if it is clear, else none or many.

        The page beside *docname* comes first, then the one at that path, then those of that
        name anywhere, then addresses; at each place the page in the language of *docname*, which
        its name need not say, or in that of *ref*, then another.
        """
        language, _, ref = ref.rpartition('|')
        path = split(ref).path
        if not path:
            return [Target(docname)]
        root, name = self._names(docname)[-1]
        roots = dict.fromkeys((f'/{language.lower()}' if language else root, ''))
        folder = posixpath.dirname(name)
        beside = [folder]
        if FOLDER_NAME.search(name):
            beside.append(posixpath.dirname(folder))
        places = [posixpath.join(start, path) for start in beside if not path.startswith('/')]
        for place in (*map(posixpath.normpath, places), path):
            for root in roots:
                if found := self._by_path.get((root, key(place))):
                    return [found]
        for root in roots if '..' not in path.split('/') else ():
            if named := self._by_end.get((root, key(path))):
                return named
        found = self.find(ref, docname)
        return [found] if found else []

    def _names(self, docname: str) -> list[tuple[str, str]]:
        """Return the names of *docname*, each with the root of its language in front.

        The last one is without the language.
        """
        names, page = [('', docname)], self.pages.get(docname)
        if page and page.language:
            names.append((page.root, docname.removesuffix(f'.{page.language}')))
        return names

    @cached_property
    def _by_key(self) -> dict[str, Target]:
        """Key → what is there: first what Hugo has there, then what leads there."""
        found: dict[str, Target] = {}
        known = [(Target(docname), self.addresses[docname]) for docname in self.addresses]
        for target, own in known:
            if own.own:
                found.setdefault(key(own.own), target)
        for name in self.generated:
            found.setdefault(key(name), Target(name, document=False))
        for target, own in known:
            for address in own.others:
                found.setdefault(key(address), target)
        for docname in self.docnames:
            found.setdefault(key(docname), Target(docname))
        for target, own in known:
            for address in own.spare:
                found.setdefault(key(address), target)
        return found

    @cached_property
    def _by_path(self) -> dict[tuple[str, str], Target]:
        """Root of a language and path → what is there."""
        found: dict[tuple[str, str], Target] = {}
        for docname in self.docnames:
            for root, name in self._names(docname):
                found.setdefault((root, key(name)), Target(docname))
        for name in self.generated:
            found.setdefault(('', key(name)), Target(name, document=False))
        return found

    @cached_property
    def _by_end(self) -> dict[tuple[str, str], list[Target]]:
        """Root of a language and end of a path, from its last part on → who has it."""
        found: dict[tuple[str, str], list[Target]] = {}
        for docname in self.docnames:
            for root, name in self._names(docname):
                parts = key(name).split('/')
                for at in range(len(parts)):
                    place = (root, '/'.join(parts[at:]))
                    found.setdefault(place, []).append(Target(docname))
        return found
