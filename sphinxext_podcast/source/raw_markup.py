"""What is left of raw HTML and formulas where an author is not allowed to write script."""

from __future__ import annotations

import re
from html.parser import HTMLParser

# What is never closed is matched to the end, as "open", so that it is looked through only once.
_COMMENT = re.compile(r'<!--.*?(?:-->|(?P<open>\Z))', re.S)
#: The tags of raw HTML that hold what a reader does not see as text.
_UNSEEN = [
    re.compile(rf'<{name}\b.*?(?:</{name}\s*>|(?P<open>\Z))', re.I | re.S)
    for name in ('script', 'style')
]
_TAG = re.compile(r'</?[a-zA-Z!?][^>]*(?:>|(?P<open>\Z))')
#: In the box of a task, which is not the author's HTML.
TASK = 'task-list-item-checkbox'
_BOX = re.compile(
    rf'\s*<input (?:aria-label="[^"<>]*" )?class="{TASK}" (?:checked="checked" )?'
    r'(?:disabled="disabled")? type="checkbox">\s*'
)
#: What extensions draw icons with.
_DRAWN = frozenset(
    [
        *('svg', 'g', 'path', 'circle', 'ellipse', 'rect'),
        *('line', 'polyline', 'polygon', 'title', 'desc'),
    ]
)
_DRAWING = frozenset(
    """
    aria-hidden aria-label class clip-rule cx cy d fill fill-opacity fill-rule focusable height id
    opacity points r role rx ry stroke stroke-linecap stroke-linejoin stroke-width transform
    version viewbox width x x1 x2 xmlns y y1 y2
    """.split()  # noqa: SIM905 - a list of this length is read as text
)
#: Commands of a formula that link, load, read files or write, or hide that they do; MathJax runs
#: the address of ``\href`` as a browser would, TeX reads any file that it may.
_COMMANDS = re.compile(
    r'\\(?:href|url|html[A-Za-z]*|class|cssId|data|style|require|bbox|mmlToken|csname|endcsname|'
    r'input|include[A-Za-z]*|open(?:in|out)|read(?:line)?|write\d*|immediate|special|catcode|def|'
    r'[egx]def|let|futurelet|expandafter|new[A-Za-z]*|renew[A-Za-z]*|provide[A-Za-z]*|'
    r'Declare[A-Za-z]*|lstinput[A-Za-z]*|verbatim[A-Za-z]*|usepackage|scantokens|directlua|'
    r'pdf[A-Za-z]*|lowercase|uppercase|includegraphics|loop|@[A-Za-z@]*)(?![A-Za-z])|\^\^'
)


def without_tags(html: str) -> str:
    """Return the text of *html* as Hugo leaves it when raw HTML is not allowed."""
    for pattern in (_COMMENT, *_UNSEEN, _TAG):
        html = pattern.sub(_if_open, html)
    return html


def _if_open(match: re.Match[str]) -> str:
    return '' if match['open'] is None else match[0]


def is_task_box(html: str) -> bool:
    """Return whether *html* is the box of a task as the parser writes it."""
    return _BOX.fullmatch(html) is not None


def is_drawing(html: str) -> bool:
    """Return whether *html* is one ``<svg>`` that draws and does nothing else: an icon."""
    found = _Drawing()
    found.feed(html)
    found.close()
    return found.sound and found.depth == 0 and found.begun


class _Drawing(HTMLParser):
    """Finds what an icon does not have."""

    def __init__(self) -> None:
        super().__init__()
        self.sound, self.begun, self.depth = True, False, 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        root = self.depth == 0
        self.sound &= tag in _DRAWN and (tag == 'svg') == root and not (root and self.begun)
        self.sound &= all(name in _DRAWING for name, _ in attrs)
        self.begun = True
        self.depth += 1

    def handle_endtag(self, tag: str) -> None:
        self.sound &= tag in _DRAWN
        self.depth -= 1

    def handle_data(self, data: str) -> None:
        self.sound &= bool(self.depth) or not data.strip()

    def handle_comment(self, data: str) -> None:
        self.sound = False

    handle_pi = unknown_decl = handle_comment

    def handle_decl(self, decl: str) -> None:
        self.sound = False


def command(formula: str) -> str:
    r"""Return the first command of *formula* that does more than write signs, '' for none."""
    found = _COMMANDS.search(formula)
    return found[0] if found else ''
