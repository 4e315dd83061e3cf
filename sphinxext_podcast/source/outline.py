"""What a Markdown text holds that can be looked up: headings, links, pictures, blocks of code.

It is read as CommonMark, with less than a build knows: what is nested in directives is left out.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from markdown_it import MarkdownIt

from sphinxext_podcast.source import cjk_emphasis

if TYPE_CHECKING:
    from collections.abc import Iterator

_STARS = re.compile(r'\*+')


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
    """What is in a text, each at its line, from 1 on; *stars* are lines with unseen ``**``."""

    headings: tuple[Heading, ...] = ()
    links: tuple[Link, ...] = ()
    codes: tuple[Code, ...] = ()
    stars: tuple[int, ...] = ()


def outline(
    text: str, first_line: int = 1, *, formulas: bool = False, emphasis: bool = True
) -> Outline:
    """Return what is in *text*, which begins at *first_line* of its file.

    With *formulas* a paragraph with dollar signs may hold some, in which nothing is a link;
    without *emphasis* nobody asks for unseen ``**``.
    """
    env: dict[str, Any] = {}
    tokens = _blocks().parse(text, env)
    references = env.get('references', {})
    for name in [name for name in references if name.startswith('^')]:
        del references[name]  # of footnotes, whose texts may look like addresses
    headings: list[Heading] = []
    codes: list[Code] = []
    links: list[Link] = []
    stars: list[int] = []
    for before, token in zip([None, *tokens], tokens, strict=False):
        line = first_line + (token.map[0] if token.map else 0)
        content = token.content
        if token.type == 'fence':
            codes.append(Code(token.info.strip(), content, line))
        elif token.type == 'inline':
            if before and before.type == 'heading_open':
                headings.append(Heading(int(before.tag[1]), content, line))
            if ']' in content and not (formulas and content.count('$') > 1):
                links += _links(content, env, line)
            if emphasis and '**' in content and _may_stay(content):
                stars += [line + at for at in cjk_emphasis.unseen(content)]
    return Outline(tuple(headings), tuple(links), tuple(codes), tuple(stars))


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
def _blocks() -> MarkdownIt:
    """Return a parser of blocks; what is in them is read only where something may be found."""
    return MarkdownIt('commonmark').enable('table').disable(['inline', 'text_join'])


@cache
def _words() -> MarkdownIt:
    """Return a parser of what is in a block, which leaves addresses as they are written."""
    md = MarkdownIt('commonmark')
    md.validateLink = lambda url: True  # type: ignore[method-assign]
    md.normalizeLink = lambda url: url  # type: ignore[method-assign]
    return md


def _links(content: str, env: dict[str, Any], line: int) -> Iterator[Link]:
    """Yield the links and pictures of a block with *content*, which begins at *line*."""
    md = _words()
    for token in md.inline.parse(content, md, env, []):
        if token.type == 'link_open' and token.info != 'auto':
            yield Link(str(token.attrs.get('href', '')), line)
        elif token.type == 'image':
            yield Link(str(token.attrs.get('src', '')), line, picture=True)
        line += token.type in {'softbreak', 'hardbreak'} or token.content.count('\n')
