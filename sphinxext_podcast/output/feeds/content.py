"""The text of an article as feed readers can show it, from the HTML of its page.

Addresses become absolute, and all that only a page can use goes: scripts and styles, controls,
classes and ids.  What is left is well nested, so that one entry cannot disturb the next.
"""

from __future__ import annotations

import re
from collections import Counter
from html import escape
from html.parser import HTMLParser
from typing import NamedTuple
from urllib.parse import urlsplit

from sphinxext_podcast.output.attributes import attributes as written
from sphinxext_podcast.output.characters import allowed

from .content_links import candidates, file, link


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


_VOID = _names('area br col hr img input source track wbr embed link meta base param')
#: Elements that go with all that is in them.
_DROPPED = _names("""
    script style template head title svg canvas object embed applet frame frameset link meta base
    param button textarea select option dialog noembed noframes datalist
""")
#: Elements that go, but leave what is in them.
_UNWRAPPED = _names("""
    html body section main form fieldset label output noscript font center plaintext xmp listing
""")
_ADDRESSES = frozenset({'href', 'cite', 'src', 'poster', 'srcset'})
#: Other attributes that mean something without the page's styles and scripts.
_KEPT = _names("""
    alt title width height lang dir datetime colspan rowspan headers scope abbr start reversed
    value kind label srclang hreflang controls preload open media sizes
""")
#: Paragraphs end before these, as in a browser; rows and items before the next of their kind.
_BLOCKS = _names("""
    address article aside blockquote details div dl figcaption figure footer h1 h2 h3 h4 h5 h6
    header hr main nav ol p pre section table ul
""")
_ENDED_BY = {
    **dict.fromkeys(_BLOCKS, frozenset({'p'})),
    'li': frozenset({'li', 'p'}),
    'dt': frozenset({'dt', 'dd', 'p'}),
    'dd': frozenset({'dt', 'dd', 'p'}),
    'tr': frozenset({'tr', 'td', 'th', 'p'}),
    'td': frozenset({'td', 'th', 'p'}),
    'th': frozenset({'td', 'th', 'p'}),
}
#: Names of elements that are no component of a page's own.
_NAME = re.compile('[a-z][a-z0-9]*')


class _Open(NamedTuple):
    """An element whose end has not come; *end* is what to write then."""

    tag: str
    end: str
    dropped: bool = False


def feed_content(html: str, page: str) -> str:
    """Return *html*, the text of the article at the absolute address *page*, for a feed."""
    cleaner = _Cleaner(page)
    cleaner.feed(html)
    cleaner.close()
    return cleaner.text()


class _Cleaner(HTMLParser):
    """Copies HTML, without elements and attributes that have no place in a feed."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.page = page
        self._written: list[str] = []
        self._open: list[_Open] = []
        self._names: Counter[str] = Counter()

    def text(self) -> str:
        """Return the HTML, with every element closed."""
        self._end_to(0)
        return allowed(''.join(self._written)).strip()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given: dict[str, str] = {}
        for name, value in attrs:
            given.setdefault(name, value or '')  # as in a browser, the first counts
        self._end_before(tag)
        if self._dropping() or tag in _DROPPED:
            self._begin(_Open(tag, '', dropped=True))
        elif tag == 'iframe':
            self._frame(given)
        elif tag == 'input':
            self._task(given)
        elif tag in _UNWRAPPED or not _NAME.fullmatch(tag):
            self._begin(_Open(tag, ''))
        else:
            self._plain(tag, self._attributes(tag, given))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        # A slash ends nothing in HTML, but authors mean it where it stands.
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if self._names[tag]:
            at = len(self._open) - 1
            while self._open[at].tag != tag:
                at -= 1
            self._end_to(at)

    def handle_data(self, data: str) -> None:
        if self._dropping():
            return
        if data.isspace() and self._after_line() and not self._names['pre']:
            return  # what was between two parts that are gone
        self._written.append(escape(data, quote=False))

    def _after_line(self) -> bool:
        return not self._written or self._written[-1].endswith('\n')

    def _begin(self, element: _Open) -> None:
        if element.tag not in _VOID:
            self._open.append(element)
            self._names[element.tag] += 1

    def _end_to(self, length: int) -> None:
        while len(self._open) > length:
            element = self._open.pop()
            self._names[element.tag] -= 1
            self._written.append(element.end)

    def _end_before(self, tag: str) -> None:
        """End what a browser would end where *tag* begins, if its author has not."""
        ended = _ENDED_BY.get(tag, frozenset())
        while self._open and self._open[-1].tag in ended:
            self._end_to(len(self._open) - 1)

    def _dropping(self) -> bool:
        return bool(self._open) and self._open[-1].dropped

    def _plain(self, tag: str, attributes: dict[str, str]) -> None:
        """Write an element, unless nothing would be left of it but its name."""
        bare = tag in {'a', 'span'} and not attributes
        useless = tag in {'img', 'source', 'track'} and not {'src', 'srcset'} & attributes.keys()
        if bare or useless:
            self._begin(_Open(tag, ''))
            return
        self._written.append(_tag(tag, attributes))
        self._begin(_Open(tag, f'</{tag}>'))

    def _frame(self, given: dict[str, str]) -> None:
        """Put a link in the place of an ``<iframe>``."""
        address = file(given.get('src', ''), self.page)
        if address:
            name = given.get('title', '').strip() or urlsplit(address).hostname or address
            self._written.append(f'{_tag("a", {"href": address})}{escape(name)}</a>')
        self._begin(_Open('iframe', '', dropped=True))

    def _task(self, given: dict[str, str]) -> None:
        if given.get('type', '').lower() == 'checkbox':
            self._written.append('☑' if 'checked' in given else '☐')

    def _attributes(self, tag: str, given: dict[str, str]) -> dict[str, str]:
        """Return what may stay of the attributes of *tag*, with absolute addresses."""
        kept: dict[str, str] = {}
        for name, value in given.items():
            if name in {'href', 'cite'}:
                kept[name] = link(value, self.page)
            elif name in {'src', 'poster'}:
                kept[name] = file(value, self.page, picture=tag == 'img')
            elif name == 'srcset':
                kept[name] = candidates(value, self.page)
            elif name in _KEPT or (name == 'type' and tag in {'ol', 'source'}):
                kept[name] = value
        return {k: value for k, value in kept.items() if value or k not in _ADDRESSES}


def _tag(name: str, attributes: dict[str, str]) -> str:
    return f'<{name}{written(attributes.items(), empty=True)}>'
