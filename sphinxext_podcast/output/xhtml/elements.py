"""Which elements and attributes of HTML a chapter of an EPUB may have, and what stands for others.

EPUB readers take what XHTML has; a browser takes much more, above all what is no longer HTML.
"""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


VOID = _names('br col hr img input meta wbr')
#: Elements that stand in lines, with nothing but such elements in them.
INLINE = _names("""
    a abbr b bdi bdo br cite code data del dfn em i img input ins kbd mark q ruby s samp small span
    strong sub sup time u var wbr
""")
#: They are what is around them: blocks may be in them, too.
TRANSPARENT = _names('a del ins')
BLOCKS = _names("""
    address article aside blockquote details div dl figure footer h1 h2 h3 h4 h5 h6 header hr nav
    ol p pre section table ul
""")
#: Parts of an element, with the elements that they are parts of.
PARTS: dict[str, frozenset[str]] = {
    'li': _names('ol ul'),
    'dt': _names('dl'),
    'dd': _names('dl'),
    'figcaption': _names('figure'),
    'summary': _names('details'),
    'rt': _names('ruby'),
    'rp': _names('ruby'),
    'caption': _names('table'),
    'colgroup': _names('table'),
    'col': _names('colgroup'),
    'thead': _names('table'),
    'tbody': _names('table'),
    'tfoot': _names('table'),
    'tr': _names('table thead tbody tfoot'),
    'th': _names('tr'),
    'td': _names('tr'),
}
#: Blocks that hold no other blocks.
LINES = _names('p pre h1 h2 h3 h4 h5 h6 summary rt rp caption')
#: Elements that are not in one of their own kind, nor in the others that are named.
NOT_WITHIN: dict[str, frozenset[str]] = {
    'a': _names('a'),
    'details': _names('a'),
    'input': _names('a'),
    'header': _names('header footer address'),
    'footer': _names('header footer address'),
    'address': _names('address'),
    'dfn': _names('dfn'),
}
#: Elements that go with all that is in them.
DROPPED = _names("""
    script style template head title applet canvas select option optgroup datalist textarea button
    frame frameset noframes noembed link meta base param source track area keygen bgsound
""")
#: Elements that go, but leave what is in them.
UNWRAPPED = _names("""
    html body form label output noscript picture map hgroup slot meter progress rb rtc object
""")
#: Recordings, films and pages of others: a book has a link in their place.
LINKED = _names('audio video iframe embed')
#: What stands for elements that are no longer HTML, or mean nothing in a book, and its style.
RENAMED: dict[str, tuple[str, str]] = {
    'center': ('div', 'text-align: center'),
    'font': ('span', ''),
    'tt': ('code', ''),
    'big': ('span', 'font-size: larger'),
    'strike': ('s', ''),
    'acronym': ('abbr', ''),
    'nobr': ('span', 'white-space: nowrap'),
    'dir': ('ul', ''),
    'menu': ('ul', ''),
    'listing': ('pre', ''),
    'xmp': ('pre', ''),
    'plaintext': ('pre', ''),
    'main': ('div', ''),
    'dialog': ('div', ''),
    'search': ('div', ''),
    'fieldset': ('div', ''),
    'legend': ('div', ''),
}
#: The look of elements that have blocks in them, and so become blocks themselves.
LOOKS: Mapping[str, str] = {
    **dict.fromkeys(('b', 'strong'), 'font-weight: bold'),
    **dict.fromkeys(('i', 'em', 'cite', 'var', 'dfn'), 'font-style: italic'),
    **dict.fromkeys(('code', 'kbd', 'samp'), 'font-family: monospace'),
    'small': 'font-size: smaller',
    's': 'text-decoration: line-through',
    'u': 'text-decoration: underline',
}
#: The roles that Sphinx and docutils give to elements.
_ROLES = {
    'a': _names('doc-noteref doc-backlink doc-biblioref'),
    'aside': _names('doc-footnote note'),
    'div': _names('doc-biblioentry list note'),
}
_NUMBER = re.compile('-?[0-9]{1,9}')
_SIZE = re.compile('([0-9]{1,5}(?:[.][0-9]{1,5})?)(px|%)?')
_COLOUR = re.compile('#?[0-9A-Za-z]{1,30}')
_LANGUAGE = re.compile('[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*')
_MOMENT = re.compile('[0-9-]{10}(T[0-9:]{5,8}(Z|[+-][0-9:]{5})?)?')
_DATA = re.compile('data-[a-z0-9_.-]+')
_DECLARATION = re.compile(r'[a-z-]+ *+: *+[\w.,%#+!()/-][\w .,%#+!()/-]*+', re.ASCII)
#: Properties that a book may not set.
_READERS = ('direction', 'unicode-bidi', 'position')


def attributes(tag: str, given: Mapping[str, str]) -> dict[str, str]:
    """Return what the element *tag* keeps of the attributes *given*, but for addresses and ids."""
    kept: dict[str, str] = {}
    for name, value in given.items():
        if name in {'class', 'title', 'aria-label'} or _DATA.fullmatch(name):
            kept[name] = value
        elif name in {'hidden', 'open', 'reversed', 'checked', 'disabled'}:
            if name == 'hidden' or (tag, name) in _FLAGS:
                kept[name] = name
        elif name in {'lang', 'xml:lang'}:
            if _LANGUAGE.fullmatch(value):
                kept |= {'lang': value, 'xml:lang': value}
        elif (check := _CHECKS.get(name)) and check(tag, value):
            kept[name] = value.strip().lower() if name in _LOWER else value
    if style := _style(tag, given):
        kept['style'] = style
    if tag == 'bdo':
        kept.setdefault('dir', 'ltr')
    return kept


_FLAGS = {('details', 'open'), ('ol', 'reversed'), ('input', 'checked'), ('input', 'disabled')}
_LOWER = _names('dir scope')


def _is_number(tag: str, value: str, tags: str, least: int) -> bool:
    return tag in tags.split() and bool(_NUMBER.fullmatch(value)) and int(value) >= least


def _is_moment(value: str) -> bool:
    try:
        return bool(_MOMENT.fullmatch(value) and datetime.fromisoformat(value))
    except ValueError:
        return False


#: Attribute → whether an element may have it with that value.
_CHECKS: dict[str, Callable[[str, str], bool]] = {
    'aria-hidden': lambda _, value: value in {'true', 'false'},
    'dir': lambda _, value: value.strip().lower() in {'ltr', 'rtl', 'auto'},
    'role': lambda tag, value: value in _ROLES.get(tag, ()),
    'alt': lambda tag, _: tag == 'img',
    'type': lambda tag, value: (
        (tag == 'ol' and value in {'1', 'a', 'A', 'i', 'I'})
        or (tag == 'input' and value == 'checkbox')
    ),
    'rel': lambda tag, _: tag == 'a',
    'hreflang': lambda tag, value: tag == 'a' and bool(_LANGUAGE.fullmatch(value)),
    'start': lambda tag, value: _is_number(tag, value, 'ol', -(10**9)),
    'value': lambda tag, value: tag == 'data' or _is_number(tag, value, 'li', -(10**9)),
    'width': lambda tag, value: _is_number(tag, value, 'img', 0),
    'height': lambda tag, value: _is_number(tag, value, 'img', 0),
    'colspan': lambda tag, value: _is_number(tag, value, 'td th', 1) and int(value) <= 1000,
    'rowspan': lambda tag, value: _is_number(tag, value, 'td th', 0),
    'span': lambda tag, value: _is_number(tag, value, 'col', 1),
    'scope': lambda tag, value: (
        tag == 'th' and value.strip().lower() in {'row', 'col', 'rowgroup', 'colgroup'}
    ),
    'abbr': lambda tag, _: tag == 'th',
    'datetime': lambda tag, value: (
        (tag == 'time' and _is_moment(value))
        or (tag in {'ins', 'del'} and 'T' in value and _is_moment(value))
    ),
}


def _style(tag: str, given: Mapping[str, str]) -> str:
    """Return the style that an element says it has, by attributes that are no more, too."""
    return '; '.join([*_old_style(tag, given), *_own_style(given.get('style', ''))])


def _old_style(tag: str, given: Mapping[str, str]) -> Iterator[str]:
    align = given.get('align', '').strip().lower()
    side = 'float' if tag in {'img', 'table'} else 'text-align'
    if align == 'center' and tag == 'table':
        yield 'margin: 0 auto'
    elif align in {'left', 'right'} or (align in {'center', 'justify'} and side == 'text-align'):
        yield f'{side}: {align}'
    if (level := given.get('valign', '').strip().lower()) in {'top', 'middle', 'bottom'}:
        yield f'vertical-align: {level}'
    for name in ('width', 'height'):
        size = _SIZE.fullmatch(given.get(name, '').strip())
        # Pictures keep a plain number as it is.
        if size and not (tag == 'img' and given[name].isdecimal()):
            yield f'{name}: {size[1]}{size[2] or "px"}'
    for name, known in (('bgcolor', 'background-color'), ('color', 'color')):
        if _COLOUR.fullmatch(value := given.get(name, '').strip()):
            yield f'{known}: {value}'
    if 'nowrap' in given:
        yield 'white-space: nowrap'


def _own_style(style: str) -> Iterator[str]:
    """Yield the declarations that a book may have: none that loads something."""
    for declaration in style.split(';'):
        plain = declaration.strip()
        allowed = plain.partition(':')[0].strip().lower() not in _READERS
        closed = plain.count('(') == plain.count(')') and 'url' not in plain.lower()
        if allowed and closed and _DECLARATION.fullmatch(plain):
            yield plain
