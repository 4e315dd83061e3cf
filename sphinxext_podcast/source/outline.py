"""What a Markdown text holds that can be looked up: headings, links, pictures, blocks of code.

It is read as CommonMark with directives, of which only those are opened that hold Markdown.
"""

from __future__ import annotations

import re
from functools import cache, reduce
from typing import TYPE_CHECKING, Any, NamedTuple

from markdown_it import MarkdownIt

from sphinxext_podcast.source import cjk_emphasis

if TYPE_CHECKING:
    from markdown_it.rules_block import StateBlock

_STARS = re.compile(r'\*+')
_COLONS = re.compile(r'(:{3,})[ \t]*(\{[A-Za-z_][\w:+-]*\}.*)')
_DIRECTIVE = re.compile(r'\{([\w:+-]+)\}')
#: What a directive between colons interrupts.
_INTERRUPTED = ['paragraph', 'reference', 'blockquote', 'list']
#: In how many directives somebody may write.
_DEEPEST = 9
#: The directives whose content is in the markup of their document.
CONTAINERS = frozenset(
    [
        *('admonition', 'attention', 'caution', 'danger', 'error', 'hint', 'important', 'note'),
        *('seealso', 'tip', 'warning', 'versionadded', 'versionchanged', 'deprecated', 'aside'),
        *('card', 'card-carousel', 'dropdown', 'grid', 'grid-item', 'grid-item-card', 'margin'),
        *('tab-set', 'tab-item', 'details', 'quote', 'sidebar', 'topic', 'container', 'div'),
    ]
)


class Heading(NamedTuple):
    """A heading of *level* at a *line*."""

    level: int
    text: str
    line: int


class Link(NamedTuple):
    """A link, or a *picture*; *address* is as it is written, percent-encoded or not."""

    address: str
    line: int
    picture: bool = False


class Code(NamedTuple):
    """A block between fences; *info* is what follows the first one."""

    info: str
    text: str
    line: int


class Outline(NamedTuple):
    """What is in a text, each at its line, from 1 on; *stars* are lines with unseen ``**``.

    *shown* is what stands on the page as it is written: code, but no directive with Markdown.
    """

    headings: tuple[Heading, ...] = ()
    links: tuple[Link, ...] = ()
    codes: tuple[Code, ...] = ()
    stars: tuple[int, ...] = ()
    shown: tuple[str, ...] = ()

    def within(self, inner: Outline) -> Outline:
        """Return this with what is in a part of the text, whose headings are none of the page."""
        return Outline(
            self.headings,
            self.links + inner.links,
            self.codes + inner.codes,
            self.stars + inner.stars,
            self.shown + inner.shown,
        )


class Wanted(NamedTuple):
    """How a text is read, and what is looked for."""

    #: Whether a paragraph with dollar signs may hold formulas, in which nothing is a link.
    formulas: bool = False
    #: Whether unseen ``**`` and code within lines are looked for.
    emphasis: bool = True
    shown: bool = False
    #: Whether ``:::`` may be a directive.
    colons: bool = True


_USUAL = Wanted()


def outline(text: str, first_line: int = 1, wanted: Wanted = _USUAL, depth: int = 0) -> Outline:
    """Return what is in *text*, which begins at *first_line* of its file.

    *depth* says in how many directives it is.
    """
    env: dict[str, Any] = {}
    found = _Found(wanted)
    tokens = _blocks(wanted.colons).parse(text, env)
    for before, token in zip([None, *tokens], tokens, strict=False):
        line = first_line + (token.map[0] if token.map else 0)
        content = token.content
        if token.type == 'fence':
            found.codes.append(Code(token.info.strip(), content, line))
            if depth < _DEEPEST and _holds_markdown(token.info):
                found.inner.append((content, line + 1))
            else:
                found.shown.append(content)
        elif token.type == 'code_block':
            found.shown.append(content)
        elif token.type == 'inline':
            if before and before.type == 'heading_open':
                found.headings.append(Heading(int(before.tag[1]), content, line))
            found.look_into(content, env, line)
    parts = (outline(part, line, wanted, depth + 1) for part, line in found.inner)
    return reduce(Outline.within, parts, found.outline)


class _Found:
    """What was found so far; *inner* are texts that are still to be read, with their lines."""

    def __init__(self, wanted: Wanted) -> None:
        self.wanted = wanted
        self.headings: list[Heading] = []
        self.links: list[Link] = []
        self.codes: list[Code] = []
        self.stars: list[int] = []
        self.shown: list[str] = []
        self.inner: list[tuple[str, int]] = []

    def look_into(self, content: str, env: dict[str, Any], line: int) -> None:
        """Find what is in a block with *content*, which begins at *line*."""
        formula = self.wanted.formulas and content.count('$') > 1
        if (']' in content and not formula) or (self.wanted.shown and '`' in content):
            self.read(content, env, line, formula=formula)
        if self.wanted.emphasis and '**' in content and _may_stay(content):
            self.stars += [line + at for at in cjk_emphasis.unseen(content)]

    def read(self, content: str, env: dict[str, Any], line: int, *, formula: bool) -> None:
        """Take links, pictures and code from a block with *content*, which begins at *line*."""
        md = _words()
        for token in md.inline.parse(content, md, env, []):
            if token.type == 'code_inline':
                self.shown.append(token.content)
            elif formula:
                pass
            elif token.type == 'link_open' and token.info != 'auto':
                self.links.append(Link(str(token.attrs.get('href', '')), line))
            elif token.type == 'image':
                self.links.append(Link(str(token.attrs.get('src', '')), line, picture=True))
            line += token.type in {'softbreak', 'hardbreak'} or token.content.count('\n')

    @property
    def outline(self) -> Outline:
        """All of it."""
        return Outline(
            tuple(self.headings),
            tuple(self.links),
            tuple(self.codes),
            tuple(self.stars),
            tuple(self.shown),
        )


def _holds_markdown(info: str) -> bool:
    """Return whether the content of a fence with *info* is Markdown for certain."""
    name = _DIRECTIVE.match(info.strip())
    return name is not None and name[1] in CONTAINERS


def _may_stay(content: str) -> bool:
    """Return whether ``**`` may be no emphasis: one of a pair does not stand as it has to.

    Most do, and reading a text for that alone takes long.
    """
    runs = list(_STARS.finditer(content))
    if len(runs) % 2 or any(len(run[0]) != 2 for run in runs):
        return True
    for at, run in enumerate(runs):
        outer, inner = content[: run.start()][-1:], content[run.end() :][:1]
        if at % 2:
            outer, inner = inner, outer
        if not inner or inner.isspace() or (not inner.isalnum() and outer.isalnum()):
            return True
    return False


@cache
def _blocks(colons: bool) -> MarkdownIt:
    """Return a parser of blocks; what is in them is read only where something may be found."""
    md = MarkdownIt('commonmark').enable('table').disable(['inline', 'text_join'])
    reference = next(rule.fn for rule in md.block.ruler.__rules__ if rule.name == 'reference')

    def no_footnote(state: StateBlock, line: int, end: int, silent: bool) -> bool:
        start = state.bMarks[line] + state.tShift[line]
        return not state.src.startswith('[^', start) and reference(state, line, end, silent)

    md.block.ruler.at('reference', no_footnote)
    if colons:
        md.block.ruler.before('fence', 'colon_fence', _colons, {'alt': _INTERRUPTED})
    return md


def _colons(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read a directive between colons, which is a fence."""
    opening = _COLONS.fullmatch(_line(state, start))
    if not opening or state.is_code_block(start):
        return False
    if silent:
        return True
    closed, line = 0, start
    while not closed and (line := line + 1) < end:
        text = _line(state, line)
        if text and state.sCount[line] < state.blkIndent:
            break
        closed = not text.strip(':') and len(text) >= len(opening[1])
    state.line = line + closed
    token = state.push('fence', 'code', 0)
    token.info = opening[2]
    token.content = state.getLines(start + 1, line, state.sCount[start], True)
    token.map = [start, state.line]
    return True


def _line(state: StateBlock, line: int) -> str:
    """Return the text of *line*, without the blanks around it."""
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]].rstrip()


@cache
def _words() -> MarkdownIt:
    """Return a parser of what is in a block, which leaves addresses as they are written."""
    md = MarkdownIt('commonmark')
    md.validateLink = lambda url: True  # type: ignore[method-assign]
    md.normalizeLink = lambda url: url  # type: ignore[method-assign]
    return md
