"""The chapters of an EPUB: XHTML, whatever HTML stands in an article.

A whole body is read as browsers read HTML and written as XML.  Not the pieces of an author, since
a ``<div>`` and its ``</div>`` may have Markdown between them; that is a piece of its own.
"""

from __future__ import annotations

from posixpath import basename
from typing import TYPE_CHECKING, NamedTuple, cast
from urllib.parse import unquote, urlsplit

from . import elements as html
from .content import Part, every, fit, write
from .drawings import SPACES, drawing, formula

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from justhtml import Element

#: Elements deeper than this go, and leave their text: a book needs no more, programs crash.
DEPTH = 150
#: What an element must have, or it means nothing.
_NEEDED = {'a': {'href'}, 'data': {'value'}, 'time': {'datetime'}}


class Addresses(NamedTuple):
    """What addresses are in the book; each function returns ``''`` for what leads nowhere.

    *link* is where a link leads; *picture* is the file of a picture in the book, *outside* the
    address on the web of a file that the book has not.
    """

    link: Callable[[str], str]
    picture: Callable[[str], str]
    outside: Callable[[str], str]


def chapter(body: str, addresses: Addresses, ids: Collection[str] = ()) -> str:
    """Return the HTML *body* as XHTML that an EPUB may hold.

    *ids* are those that the table of contents leads to; they are there in any case.
    """
    root = _read(body, scripting_enabled=False)
    part = Part('div', {}, _Reader(addresses).children(root))
    fit(part)
    parts = list(every(part))
    there = {inner.attrs.get('id') for inner in parts}
    for inner in parts:
        href = inner.attrs.get('href', '')
        if href.startswith('#') and unquote(href[1:]) not in there:
            inner.become('span')
    return write([*part.children, *(Part('span', {'id': id}) for id in ids if id not in there)])


def meta(tags: str) -> str:
    """Return the *tags* in the head of a page that an EPUB may have: names with their content."""
    found = []
    for node in _read(tags).children or ():
        given = _given(node) if node.name == 'meta' else {}
        if given.get('name') and 'content' in given:
            pair = {key: given[key] for key in ('name', 'content')}
            found.append(write([Part('meta', pair)]))
    return '\n'.join(found)


def _read(html: str, *, scripting_enabled: bool = True) -> Element:
    """Return the root of what *html* means."""
    # A tenth of the time to start, and only books are read.
    from justhtml import JustHTML  # noqa: PLC0415

    read = JustHTML(html, fragment=True, sanitize=False, scripting_enabled=scripting_enabled)
    return cast('Element', read.root)


def _given(node: Element) -> dict[str, str]:
    return {name.lower(): value or '' for name, value in (node.attrs or {}).items()}


def _id(tag: str, given: dict[str, str]) -> str:
    return '-'.join((given.get('id') or (given.get('name', '') if tag == 'a' else '')).split())


class _Reader:
    """Makes parts of a chapter of the elements of a page."""

    def __init__(self, addresses: Addresses) -> None:
        self.addresses = addresses
        #: The ids that elements have got.
        self.ids = {''}

    def children(self, node: Element, depth: int = 0) -> list[Part | str]:
        """Return the content of *node* as XHTML."""
        found: list[Part | str] = []
        for child in node.children or ():
            if child.name == '#text':
                found.append(child.data or '')
            elif child.name[0] not in '#!?':
                found += self.element(child, depth)
        return found

    def element(self, node: Element, depth: int) -> list[Part | str]:
        """Return the element *node* as XHTML."""
        tag, given = node.name, _given(node)
        if depth > DEPTH:
            return [_text(node)]
        if node.namespace in SPACES:
            return self.foreign(node)
        if tag in html.LINKED or (tag == 'object' and given.get('data')):
            return self.linked(tag, given, node)
        if tag in html.DROPPED or (tag == 'input' and given.get('type', '').lower() != 'checkbox'):
            return []
        if tag in html.UNWRAPPED:
            return self.children(node, depth + 1)
        if tag == 'img':
            return self.picture(given)
        return [self.plain(node, given, depth)]

    def plain(self, node: Element, given: dict[str, str], depth: int) -> Part:
        """Return an element of XHTML with what is in it."""
        tag, style = html.RENAMED.get(node.name, (node.name, ''))
        if tag not in html.INLINE | html.BLOCKS | html.PARTS.keys():
            tag = 'span'
        if style:
            given['style'] = f'{style}; {given.get("style", "")}'
        kept = self.named(tag, given, html.attributes(tag, given))
        href = given.get('href', '').strip() if tag == 'a' else ''
        if address := href if href.startswith('#') else href and self.addresses.link(href):
            kept['href'] = address
        # In the order of the author, so that what is XHTML already stays as it is.
        order = {name: kept[name] for name in given if name in kept}
        made = Part(tag, {**order, **kept}, self.children(node, depth + 1))
        return made if tag not in _NEEDED or kept.keys() & _NEEDED[tag] else made.become('span')

    def named(self, tag: str, given: dict[str, str], kept: dict[str, str]) -> dict[str, str]:
        """Return the attributes *kept* with the id of an element, which is in the page once."""
        id = _id(tag, given)
        if id not in self.ids:
            self.ids.add(id)
            return {**kept, 'id': id}
        return kept

    def picture(self, given: dict[str, str]) -> list[Part | str]:
        """Return a picture that is in the book, or a link to it, or the words for it."""
        src = given.get('src', '').strip()
        if address := self.addresses.picture(src):
            kept = self.named('img', given, html.attributes('img', given))
            return [Part('img', {**kept, 'src': address, 'alt': given.get('alt', '')})]
        words = given.get('alt', _name(src))
        return self.away(src, words) if words.strip() else []

    def linked(self, tag: str, given: dict[str, str], node: Element) -> list[Part | str]:
        """Return the link that stands for what a book cannot play."""
        sources = (_given(child).get('src', '') for child in _elements(node))
        src = given.get('src') or given.get('data') or next(filter(None, sources), '')
        words = given.get('title', '').strip() or given.get('aria-label', '').strip()
        if tag == 'object' and (address := self.addresses.picture(src)):
            return [Part('img', {'src': address, 'alt': words or _text(node).strip()})]
        site = urlsplit(self.addresses.outside(src)).hostname or ''
        return self.away(src, words or (site if tag == 'iframe' else _name(src) or site))

    def away(self, src: str, words: str) -> list[Part | str]:
        """Return a link by *words* to a file out of the book, or these."""
        href = self.addresses.outside(src)
        return [Part('a', {'href': href}, [words])] if href else [words]

    def foreign(self, node: Element) -> list[Part | str]:
        """Return a drawing or a formula, or its words."""
        made = drawing(node) if node.name == 'svg' else formula(node)
        for part in every(made) if made else ():
            id = self.named('', part.attrs, {}).get('id', '')
            part.attrs |= {'id': id} if id else {}
            if not id:
                part.attrs.pop('id', None)
        return [made] if made else [_text(node)]


def _name(address: str) -> str:
    """Return the name of the file at *address*, ``''`` if it is none."""
    try:
        return basename(unquote(urlsplit(address).path))
    except ValueError:
        return ''


def _elements(node: Element) -> list[Element]:
    return [child for child in node.children or () if child.name[0] not in '#!?']


def _text(node: Element) -> str:
    """Return the text in *node*, however deep."""
    found: list[str] = []
    waiting = [node]
    while waiting:
        at = waiting.pop()
        if at.name == '#text':
            found.append(str(at.data or ''))
        elif at.name not in html.DROPPED:
            waiting += reversed(at.children or ())
    return ''.join(found)
