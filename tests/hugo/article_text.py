"""The words of an article, read from Hugo's page or from ours.

Nothing is done to the words themselves.  What is left out or made alike is how a page is dressed:

* White space: runs of it are one space, as a browser shows them.  U+3000 and U+00A0 stay: they are
  characters.  Inside ``<pre>`` every blank and line end is kept and made visible.
* Blocks: a paragraph, a cell, an item begins and ends with white space, since one generator writes
  line ends between tags where the other has none.
* Character references (``&rsquo;``, ``&#8217;``): read as the characters that they are.
* A player is ``[player]``: Hugo writes an ``<iframe>``, we a figure with words on its button, or
  a link where no figure can stand.  A caption stays.
* A picture is ``[image]``: one that is missing shows, whatever its file is called.
* Footnotes: the number of a mark stays, its brackets do not; the numbers before the notes, which
  are text with one generator and an ``<ol>`` with the other, and the arrows back are left out.
* Line numbers of code, which only one generator may write as text.
* A heading is preceded by its level, as ``[h2]``.
* Marks that link to headings, the header and footer that we add to an article, the list of
  articles below a section's text, scripts and styles: no words of the author.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from tests.markup import Element

_NAME = re.compile(r'[\w-]+')
_BLOCKS = frozenset(
    _NAME.findall(
        'address article aside blockquote br caption dd details div dl dt fieldset figcaption '
        'figure footer h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table '
        'tbody td tfoot th thead tr ul'
    )
)
_PLAYERS = frozenset(['iframe', 'audio', 'video', 'object'])
_PICTURES = frozenset(['img', 'svg'])
_NO_WORDS = frozenset(['script', 'style', 'template', 'noscript'])
#: Classes of what a generator adds: Hugo's, docutils', Pygments' and ours.
_ADDED = frozenset(
    _NAME.findall(
        'headerlink podcast-article-header podcast-article-footer podcast-article-list '
        'podcast-term-list podcast-section-list podcast-item-meta podcast-empty '
        'podcast-list-picture podcast-feeds podcast-pager podcast-facts podcast-beside '
        'footnote-backref backrefs lnt ln linenos linenodiv'
    )
)
_PLAYER = frozenset(['podcast-embed', 'podcast-embed-link'])
_HEADINGS = ('h1', 'h2', 'h3', 'h4', 'h5', 'h6')
_MARKS = frozenset(['footnote-ref', 'footnote-reference'])
_BACK = '\0'
_BLANKS = re.compile('[ \t\r\n\f]+')


class Link(NamedTuple):
    """Where a link leads, as written, and its words."""

    href: str
    words: str


def article_text(content: Element) -> str:
    """Return the words of *content*, the element around an article, on one line."""
    text = ''.join(_pieces(content))
    # Hugo puts a no-break space before the arrow back of a footnote.
    text = re.sub(f'\u00a0?{_BACK}', '', text)
    return _BLANKS.sub(' ', text).strip(' ')


def article_links(content: Element) -> list[Link]:
    """Return the links of the author in *content*: none of players, footnotes and headings."""
    found: list[Link] = []
    for child in content.children:
        if isinstance(child, str) or _is_ours(child) or _classes(child) & _MARKS:
            continue
        if child.tag == 'a' and 'href' in child.attrs:
            words = _BLANKS.sub(' ', ''.join(_pieces(child))).strip(' ')
            found.append(Link(child.attrs['href'], words))
        else:
            found += article_links(child)
    return found


def article_pictures(content: Element) -> list[str]:
    """Return the addresses of the pictures in *content*, as written."""
    found: list[str] = []
    for child in content.children:
        if isinstance(child, str) or _is_ours(child):
            continue
        if child.tag == 'img':
            found.append(child.attrs.get('src', ''))
        found += article_pictures(child)
    return found


def heading_ids(content: Element) -> list[str]:
    """Return the ids of the headings of Hugo's *content* that are the same in every build."""
    ids = [heading.attrs.get('id', '') for heading in content.all(*_HEADINGS)]
    # A shortcode in a heading leaves the name of its placeholder, with a running number.
    return [id for id in ids if id and 'hahahugoshortcode' not in id]


def _classes(element: Element) -> set[str]:
    return set(element.attrs.get('class', '').split())


def _is_ours(element: Element) -> bool:
    """Whether *element* has nothing of the author's that a link or a picture could be."""
    classes = _classes(element)
    return bool(classes & (_ADDED | _PLAYER)) or _is_label(element, classes)


def _pieces(element: Element) -> Iterator[str]:
    for child in element.children:
        if isinstance(child, str):
            yield child
        else:
            # Hugo and we make headings of Markdown so; one written as HTML has neither, not even
            # where it stands in a section of ours.
            linked = child.tag in _HEADINGS and any(child.all('a', css='headerlink'))
            if child.tag in _HEADINGS and ('id' in child.attrs or linked):
                yield f' [{child.tag}]'
            yield from _of_element(child)


def _of_element(element: Element) -> Iterator[str]:
    classes = _classes(element)
    if element.tag in _NO_WORDS:
        return
    if classes & _ADDED or _is_label(element, classes):
        yield _BACK if 'footnote-backref' in classes else ''
    elif element.tag in _PLAYERS or classes & _PLAYER:
        yield ' [player] '
        for caption in element.all('figcaption'):
            yield from (' ', *_pieces(caption), ' ')
    elif element.tag in _PICTURES:
        yield ' [image] '
    elif classes & _MARKS:
        yield ''.join(_pieces(element)).strip('[]')
    elif element.tag == 'pre':
        yield f' {_code("".join(_pieces(element)))} '
    else:
        around = ' ' if element.tag in _BLOCKS else ''
        yield from (around, *_pieces(element), around)


def _is_label(element: Element, classes: set[str]) -> bool:
    """Whether this is the number before a footnote, as docutils writes it."""
    return 'fn-bracket' in classes or (element.tag == 'span' and 'label' in classes)


def _code(text: str) -> str:
    lines = [line.rstrip() for line in text.strip('\n').split('\n')]
    return '⏎'.join(lines).replace(' ', '␣').replace('\t', '⇥')
