"""The plain text of HTML that others wrote, and where its links lead."""

from __future__ import annotations

from html.parser import HTMLParser

from sphinxext_podcast.model import characters

#: Elements that do not end a paragraph.
_INLINE = frozenset(
    {
        *('a', 'abbr', 'b', 'bdi', 'bdo', 'cite', 'code', 'del', 'dfn', 'em', 'font', 'i', 'img'),
        *('ins', 'kbd', 'mark', 'q', 'rp', 'rt', 'ruby', 's', 'samp', 'small', 'span', 'strong'),
        *('sub', 'sup', 'time', 'u', 'var', 'wbr'),
    }
)
_UNSEEN = frozenset({'script', 'style', 'template', 'title'})
_ENDS = '.!?。！？…'
#: What may follow the end of a sentence, and is part of it.
_CLOSING = '"\'”’」』）)'


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self.links: list[str] = []
        self.hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _INLINE:
            self.parts.append('\n')
        if tag == 'a' and (address := dict(attrs).get('href')):
            self.links.append(address.strip())
        self.hidden += tag in _UNSEEN

    def handle_endtag(self, tag: str) -> None:
        if tag not in _INLINE:
            self.parts.append('\n')
        self.hidden -= bool(self.hidden) and tag in _UNSEEN

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.parts.append(data)


def _read(html: str) -> _Text:
    found = _Text()
    found.feed(html)
    found.close()
    return found


def paragraphs(html: str) -> list[str]:
    """Return the paragraphs of *html*, or of plain text, each in one line."""
    # Breaks of plain text are breaks; those between tags are blanks anyway.
    lines = ''.join(_read(html).parts).split('\n')
    cleaned = (' '.join(characters.name(line).split()) for line in lines)
    return [line for line in cleaned if line]


def links(html: str) -> list[str]:
    """Return the addresses to which *html* leads, each once."""
    return list(dict.fromkeys(_read(html).links))


def short(html: str, most: int = 300) -> str:
    """Return the beginning of the text of *html*: whole sentences, if they fit into *most*."""
    text = next(iter(paragraphs(html)), '')
    if len(text) <= most:
        return text
    for end in range(most, most // 3, -1):
        behind = text[end : end + 1]
        before = text[:end].rstrip(_CLOSING)[-1:]
        if before in _ENDS and (behind.isspace() or before in '。！？' or not behind):
            return text[:end].strip()
    cut = text.rfind(' ', most // 2, most)
    return text[: cut if cut > 0 else most - 1].rstrip(' ,;:，、；：') + '…'
