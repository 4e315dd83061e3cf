"""HTML as a tree: enough of it to find elements and read their text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

_VOID = frozenset(
    {'area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'source', 'wbr'}
)


@dataclass
class Element:
    """One element of a page."""

    tag: str
    attrs: dict[str, str] = field(default_factory=dict)
    children: list[Element | str] = field(default_factory=list)

    def walk(self) -> Iterator[Element]:
        """Yield the element and all below it, in the order of the page."""
        yield self
        for child in self.children:
            if isinstance(child, Element):
                yield from child.walk()

    def all(self, *tags: str, css: str = '') -> list[Element]:
        """Return the elements that have one of *tags* (none: any) and the class *css*."""
        return [
            e
            for e in self.walk()
            if (not tags or e.tag in tags) and (not css or css in e.attrs.get('class', '').split())
        ]

    def one(self, *tags: str, css: str = '') -> Element:
        """Return the only such element."""
        found = self.all(*tags, css=css)
        assert len(found) == 1, f'{len(found)} elements {tags} {css}'
        return found[0]

    def links(self) -> dict[str, str]:
        """Return text → address of the links."""
        return {a.text: a.attrs['href'] for a in self.all('a') if 'href' in a.attrs}

    @property
    def text(self) -> str:
        """The text below the element, without the marks that link to headings."""
        return ' '.join(self._raw().split())

    def _raw(self) -> str:
        if 'headerlink' in self.attrs.get('class', ''):
            return ''
        return ''.join(c if isinstance(c, str) else c._raw() for c in self.children)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.root = Element('')
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {key: value or '' for key, value in attrs})
        self.open[-1].children.append(element)
        if tag not in _VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {key: value or '' for key, value in attrs})
        self.open[-1].children.append(element)

    def handle_endtag(self, tag: str) -> None:
        at = max((i for i, e in enumerate(self.open) if e.tag == tag), default=0)
        if at:
            del self.open[at:]

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def read_html(html: str) -> Element:
    """Read *html* into a tree."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.root
