"""The plain text of HTML that others wrote, and where its links lead.

Patterns find the tags: the parser of the standard library takes the square of the time for tags
that nobody closes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

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
# A comment that is never closed goes to the end, so that it is looked through only once.
_TAG = re.compile(
    r'<!--(?:.*?-->|.*\Z)|<(?P<end>/?)(?P<name>[A-Za-z][A-Za-z0-9:-]*+)(?P<more>[^<>]*+)>',
    re.DOTALL,
)
_TARGET = re.compile(r'\bhref\s*+=\s*+(?:"([^"]*)"|\'([^\']*)\'|([^\s"\'>]+))', re.IGNORECASE)
_ENDS = '.!?。！？…'
#: What may follow the end of a sentence, and is part of it.
_CLOSING = '"\'”’」』）)'


def _parts(html: str) -> Iterator[str]:
    """Yield the texts of *html*, and a break where a tag ends a paragraph."""
    at, hidden = 0, ''
    for tag in _TAG.finditer(html):
        if not hidden:
            yield unescape(html[at : tag.start()])
        at = tag.end()
        name = (tag['name'] or '').lower()
        if name in _UNSEEN and not hidden and not tag['end']:
            hidden = name
        elif name == hidden and tag['end']:
            hidden = ''
        if name and name not in _INLINE:
            yield '\n'
    if not hidden:
        yield unescape(html[at:])


def paragraphs(html: str) -> list[str]:
    """Return the paragraphs of *html*, or of plain text, each in one line."""
    # Breaks of plain text are breaks; those between tags are blanks anyway.
    lines = ''.join(_parts(html)).split('\n')
    cleaned = (' '.join(characters.name(line).split()) for line in lines)
    return [line for line in cleaned if line]


def links(html: str) -> list[str]:
    """Return the addresses to which *html* leads, each once."""
    found: dict[str, None] = {}
    for tag in _TAG.finditer(html):
        if (tag['name'] or '').lower() == 'a' and (target := _TARGET.search(tag['more'])):
            address = target[1] or target[2] or target[3] or ''
            found[unescape(address).strip()] = None
    return list(found)


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
