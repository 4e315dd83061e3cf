"""The parts of a chapter of an EPUB, each where XHTML allows it, and how they are written."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from sphinxext_podcast.output.xml import attribute, text

from . import elements as html

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

#: What is no text between elements.
BLANKS = ' \t\r\n\f'
_LINE = html.INLINE - html.TRANSPARENT
#: Text and its reading, as often as they come: x is text, t ``rt``, p ``rp``.
_RUBY = re.compile('(?:x+(?:t+|p(?:tp)+))+')


class Part:
    """An element of XHTML, or in the *space* ``svg`` or ``math``."""

    __slots__ = ('attrs', 'block', 'children', 'space', 'tag')

    def __init__(
        self,
        tag: str,
        attrs: dict[str, str] | None = None,
        children: list[Part | str] | None = None,
        space: str = '',
    ) -> None:
        """Make an element; *block* says whether it is one or has one in it."""
        self.tag, self.space = tag, space
        self.attrs: dict[str, str] = {} if attrs is None else attrs
        self.children: list[Part | str] = children or []
        inside = any(isinstance(child, Part) and child.block for child in self.children)
        own = tag in html.BLOCKS or tag in html.PARTS.keys() - {'rt', 'rp'}
        self.block: bool = not space and (own or inside)

    def become(self, tag: str, style: str = '') -> Part:
        """Take another name, and keep of the attributes what that may have; return self."""
        styles = [style, self.attrs.get('style', '')]
        kept = html.attributes(tag, {**self.attrs, 'style': '; '.join(filter(None, styles))})
        if 'id' in self.attrs:
            kept['id'] = self.attrs['id']
        self.tag, self.attrs = tag, kept
        return self


def fit(part: Part, within: frozenset[str] = frozenset(), *, lines: bool = False) -> None:
    """Put everything in *part* where it may be; with *lines* no block may be there.

    *within* are the names of the elements around it.
    """
    if part.space:
        return
    if part.block and part.tag in _LINE and not lines:
        part.become('div', html.LOOKS.get(part.tag, ''))
    lines = lines or part.tag in _LINE or part.tag in html.LINES
    around = within | {part.tag}
    children = [piece for child in part.children for piece in _within(child, around)]
    if part.tag == 'ruby' and not _is_ruby(children):
        part.become('span')
    if part.tag == 'rp':
        part.children = [piece for piece in children if isinstance(piece, str)]
        return
    part.children = _in_lines(part.tag, children) if lines else _in_order(part.tag, children)
    for child in _parts(part.children):
        fit(child, around, lines=lines)


def write(children: Iterable[Part | str]) -> str:
    """Return *children* as XML."""
    written: list[str] = []
    for child in children:
        _put(child, written)
    return ''.join(written)


def _put(child: Part | str, written: list[str]) -> None:
    if isinstance(child, str):
        written.append(text(child))
        return
    given = ''.join(f' {name}="{attribute(value)}"' for name, value in child.attrs.items())
    if child.tag in html.VOID:
        written.append(f'<{child.tag}{given} />')
        return
    written.append(f'<{child.tag}{given}>')
    for inner in child.children:
        _put(inner, written)
    written.append(f'</{child.tag}>')


def every(part: Part) -> Iterator[Part]:
    """Yield *part* and everything in it."""
    yield part
    for child in _parts(part.children):
        yield from every(child)


def _parts(children: Iterable[Part | str]) -> list[Part]:
    return [child for child in children if isinstance(child, Part)]


def _within(child: Part | str, around: frozenset[str]) -> list[Part | str]:
    """Return *child* in a form that may stand within the elements around it."""
    if isinstance(child, str) or html.NOT_WITHIN.get(child.tag, frozenset()).isdisjoint(around):
        return [child]
    if child.tag == 'input':
        return ['☑' if 'checked' in child.attrs else '☐']
    if child.tag in html.INLINE:
        return [piece for inner in child.children for piece in _within(inner, around)]
    return [child.become('div')]


def _is_ruby(children: list[Part | str]) -> bool:
    """Return whether there is text before every reading, and nothing behind the last."""
    kinds = {'rt': 't', 'rp': 'p'}
    said = (
        kinds.get(child.tag, 'x') if isinstance(child, Part) else 'x' * bool(child.strip(BLANKS))
        for child in children
    )
    return bool(_RUBY.fullmatch(''.join(said)))


def _in_lines(tag: str, children: list[Part | str]) -> list[Part | str]:
    """Make lines of the blocks in *children*."""
    for child in _parts(children):
        if child.tag == 'hr':
            child.become('br')
        elif child.tag in html.PARTS.keys() - {'rt', 'rp'} or child.tag in html.BLOCKS:
            child.become('span', 'display: block')
        elif child.tag in {'rt', 'rp'} and tag != 'ruby':
            child.become('span')
    return children


def _in_order(tag: str, children: list[Part | str]) -> list[Part | str]:
    """Return *children*, in the element *tag*, each where it is a part of something."""
    if tag in {'ul', 'ol'}:
        for child in _parts(children) if tag == 'ul' else ():
            child.attrs.pop('value', None)
        return _runs(children, frozenset({'li'}), 'li')
    if tag == 'dl':
        return _pairs(children)
    if tag in {'table', 'thead', 'tbody', 'tfoot', 'tr', 'colgroup'}:
        return _rows(tag, [c for c in _parts(children) if tag in html.PARTS.get(c.tag, ())])
    if tag == 'details':
        children = _summarized(children)
    if tag == 'figure':
        children = _captioned(children)
    found: list[Part | str] = []
    for is_item, run in groupby(children, lambda c: isinstance(c, Part) and c.tag == 'li'):
        pieces = list(run)
        found += [Part('ul', {}, pieces)] if is_item else pieces
    for child in _parts(found):
        if child.tag in html.PARTS and tag not in html.PARTS[child.tag]:
            child.become('span' if child.tag in {'rt', 'rp'} else 'div')
    return found


def _runs(children: list[Part | str], known: frozenset[str], tag: str) -> list[Part | str]:
    """Return *children*, those that are not *known* wrapped in elements *tag*."""
    found: list[Part | str] = []
    for right, run in groupby(children, lambda c: isinstance(c, Part) and c.tag in known):
        pieces = list(run)
        blank = all(isinstance(piece, str) and not piece.strip(BLANKS) for piece in pieces)
        found += pieces if right or blank else [Part(tag, {}, pieces)]
    return found


def _pairs(children: list[Part | str]) -> list[Part | str]:
    """Return the terms and definitions of a list, each term with a definition."""
    flat: list[Part | str] = []
    for child in children:
        flat += child.children if isinstance(child, Part) and child.tag == 'div' else [child]
    found: list[Part | str] = []
    last = 'dd'
    begun = False
    for child in _runs(flat, frozenset({'dt', 'dd'}), 'dd'):
        if isinstance(child, Part):
            if child.tag == 'dd' and not begun:
                found.append(Part('dt'))
            begun, last = True, child.tag
        found.append(child)
    return [*found, Part('dd')] if last == 'dt' else found


def _rows(tag: str, parts: list[Part]) -> list[Part | str]:
    """Return the *parts* of a table or its rows, those of a table in their order."""
    if tag != 'table':
        return list(parts)
    first: dict[str, list[Part]] = {}
    for name in ('caption', 'thead', 'tfoot'):
        first[name], rest = _split([part for part in parts if part.tag == name])
        for part in rest:
            part.become('tbody')
    found = {name: [part for part in parts if part.tag == name] for name in ('colgroup', 'tbody')}
    return [
        *first['caption'],
        *found['colgroup'],
        *first['thead'],
        *found['tbody'],
        *first['tfoot'],
    ]


def _split(parts: list[Part]) -> tuple[list[Part], list[Part]]:
    return parts[:1], parts[1:]


def _summarized(children: list[Part | str]) -> list[Part | str]:
    """Put the summary before the other *children*; one is there in any case."""
    found = [child for child in _parts(children) if child.tag == 'summary'][:1]
    rest = [child for child in children if child not in found]
    for child in _parts(rest):
        if child.tag == 'summary':
            child.become('div')
    return [*(found or [Part('summary', {}, ['…'])]), *rest]


def _captioned(children: list[Part | str]) -> list[Part | str]:
    """Leave a figure the caption that is its first or last child."""
    solid = [child for child in children if isinstance(child, Part) or child.strip(BLANKS)]
    ends = [child for child in (solid[:1] + solid[-1:])[::-1] if isinstance(child, Part)]
    caption = next((child for child in ends if child.tag == 'figcaption'), None)
    for child in _parts(children):
        if child.tag == 'figcaption' and child is not caption:
            child.become('div')
    return children
