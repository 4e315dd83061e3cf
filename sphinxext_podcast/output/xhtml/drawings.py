"""Drawings and formulas in a chapter of an EPUB: what SVG and MathML have, nothing that acts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .content import Part

if TYPE_CHECKING:
    from justhtml import Element


def _names(text: str) -> tuple[str, ...]:
    return tuple(text.split())


SPACES = {'svg': 'http://www.w3.org/2000/svg', 'math': 'http://www.w3.org/1998/Math/MathML'}
#: Elements deeper in a drawing or formula than this are too much of it.
_DEPTH = 50
_LINK = 'http://www.w3.org/1999/xlink'
_SHAPES = 'path rect circle ellipse line polyline polygon'
_ANY = f'{_SHAPES} g use text svg defs symbol linearGradient radialGradient clipPath title desc'
#: Element → its own attributes, those that it must have, and what may be in it; ``#`` is text.
_SVG: dict[str, tuple[str, str, str]] = {
    'svg': ('width height x y viewBox preserveAspectRatio', '', _ANY),
    'g': ('', '', _ANY),
    'defs': ('', '', _ANY),
    'symbol': ('viewBox preserveAspectRatio', '', _ANY),
    'clipPath': ('clipPathUnits', '', f'{_SHAPES} use text'),
    'use': ('x y width height', 'xlink:href', ''),
    'path': ('d', 'd', ''),
    'rect': ('x y width height rx ry', 'width height', ''),
    'circle': ('cx cy r', 'r', ''),
    'ellipse': ('cx cy rx ry', 'rx ry', ''),
    'line': ('x1 y1 x2 y2', '', ''),
    'polyline': ('points', 'points', ''),
    'polygon': ('points', 'points', ''),
    'text': ('x y dx dy', '', '# tspan'),
    'tspan': ('x y dx dy', '', '# tspan'),
    'linearGradient': ('x1 y1 x2 y2 gradientUnits gradientTransform', '', 'stop'),
    'radialGradient': ('cx cy r fx fy gradientUnits gradientTransform', '', 'stop'),
    'stop': ('offset', 'offset', ''),
    'title': ('', '', '#'),
    'desc': ('', '', '#'),
}
_PAINT = _names("""
    fill fill-rule fill-opacity stroke stroke-width stroke-linecap stroke-linejoin stroke-dasharray
    stroke-miterlimit stroke-opacity opacity stop-color stop-opacity font-family font-size
    font-weight font-style text-anchor clip-path clip-rule color
""")
#: Elements that may not be painted, or not moved.
_UNPAINTED, _UNMOVED = {'title', 'desc'}, {'svg', 'symbol', 'title', 'desc', 'stop', 'tspan'}
_VALUE = re.compile(r'[\w\s.,#%()+\'"-]*', re.ASCII)
#: Element of a formula → how many are in it, and -1 for any number, 0 for text.
_MATH = {
    **dict.fromkeys(_names('mi mn mo mtext ms'), 0),
    **dict.fromkeys(_names('math mrow mstyle mpadded mphantom msqrt merror mtable mtr mtd'), -1),
    **dict.fromkeys(_names('mfrac mroot msub msup munder mover'), 2),
    **dict.fromkeys(_names('msubsup munderover'), 3),
}
_ROWS = {'mtable': 'mtr', 'mtr': 'mtd'}


def drawing(node: Element, depth: int = 0) -> Part | None:
    """Return the drawing *node*, or a part of it; None for what no book needs."""
    tag = node.name
    own, needed, inside = _SVG[tag]
    given = {name: value or '' for name, value in (node.attrs or {}).items()}
    kept = {name: given[name] for name in ('id', 'class') if given.get(name, '').strip()}
    kept |= {name: 'true' for name in ('aria-hidden',) if given.get(name) == 'true'}
    names = [*own.split(), *(_PAINT if tag not in _UNPAINTED else ())]
    names += ['transform'] if tag not in _UNMOVED and 'Gradient' not in tag else []
    kept |= {name: given[name] for name in names if given.get(name, '').strip()}
    href = given.get('xlink:href') or given.get('href', '')
    if tag == 'use' and href.startswith('#'):
        kept['xlink:href'] = href
    if depth > _DEPTH or not (
        set(needed.split()) <= kept.keys() and all(map(_VALUE.fullmatch, kept.values()))
    ):
        return None
    if not depth:
        kept |= {'xmlns': SPACES['svg'], 'xmlns:xlink': _LINK}
    children: list[Part | str] = []
    for child in node.children or ():
        if child.name == '#text':
            children += [child.data or ''] if '#' in inside.split() else []
        elif child.namespace == 'svg' and child.name in inside.split():
            children += filter(None, [drawing(child, depth + 1)])
    # What a drawing says of itself comes first.
    children.sort(key=lambda child: not isinstance(child, Part) or child.tag not in _UNPAINTED)
    return Part(tag, kept, children, 'svg')


def formula(node: Element, depth: int = 0) -> Part | None:
    """Return the formula *node*, or a part of it; None if it is not in order."""
    tag, given, root = node.name, node.attrs or {}, depth == 0
    number = _MATH.get(tag)
    elements = [child for child in node.children or () if child.name[0] != '#']
    if depth > _DEPTH:
        return None
    if tag == 'semantics' and elements:
        return formula(elements[0], depth + 1)
    if number is None or node.namespace != 'math' or (tag == 'math') is not root:
        return None
    kept: dict[str, str] = {'xmlns': SPACES['math']} if root else {}
    if root and given.get('display') in {'block', 'inline'}:
        kept['display'] = given['display'] or ''
    if number == 0:
        words = ''.join(child.data or '' for child in node.children or () if child.name == '#text')
        return None if elements else Part(tag, kept, [words], 'math')
    children = [formula(child, depth + 1) for child in elements]
    found: list[Part | str] = [child for child in children if child is not None]
    rows = _ROWS.get(tag)
    wrong = rows and any(not isinstance(c, Part) or c.tag != rows for c in found)
    if wrong or len(found) != len(children) or number not in {-1, len(found)}:
        return None
    return Part(tag, kept, found, 'math')
