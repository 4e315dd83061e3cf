"""Blocks of Python-Markdown with indented content: ``!!! note``, ``??? note``, ``=== "Tab"``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock

#: The name of the rule, and of its tokens.
NAME = 'indented_block'
_INTERRUPTED = ['paragraph', 'reference', 'blockquote', 'list', 'footnote_def']
_BOX = re.compile(
    r'(?P<mark>!!!|\?\?\?\+?)[ \t]+(?P<kind>[\w-]+)(?P<more>(?:[ \t]+[\w-]+)*)'
    r'(?:[ \t]+"(?P<title>[^\n]*)")?[ \t]*'
)
_TAB = re.compile(r'===[!+]?[ \t]+(?:"(?P<double>[^"\n]+)"|\'(?P<single>[^\'\n]+)\')[ \t]*')
#: Columns by which the content is indented.
_INDENT = 4
#: Kinds of boxes that have a directive of their name, with a title in every language.
DIRECTIVES = frozenset(
    {'note', 'tip', 'warning', 'danger', 'attention', 'caution', 'error', 'hint', 'important'}
)


class Box(NamedTuple):
    """A box: its kind, its title, None for that of its kind, whether it can be closed."""

    kind: str
    title: str | None
    closable: bool = False
    open: bool = True


def box(line: str) -> Box | None:
    """Return the box that *line* opens, None if it opens none."""
    found = _BOX.fullmatch(line)
    if found is None:
        return None
    return Box(found['kind'], found['title'], found['mark'] != '!!!', found['mark'] != '???')


def tab(line: str) -> str:
    """Return the title of the tab that *line* opens, '' if it opens none."""
    found = _TAB.fullmatch(line)
    return (found['double'] or found['single']) if found else ''


def use(md: MarkdownIt) -> None:
    """Let *md* see these blocks; a token has the opening line as info, or the tabs in meta."""
    md.block.ruler.before('code', NAME, _block, {'alt': _INTERRUPTED})


def _block(state: StateBlock, line: int, end: int, silent: bool) -> bool:
    if state.sCount[line] - state.blkIndent >= _INDENT:
        return False
    opening = _text(state, line)
    opened, title = box(opening), tab(opening)
    if opened is None and not title:
        return False
    if silent:
        return True
    last, content = _content(state, line, end)
    token = state.push(NAME, '', 0)
    token.block, token.content = True, content
    if opened:
        token.meta['box'] = opened
    tabs = [(title, content)]
    while title and last < end and state.sCount[last] == state.sCount[line]:
        if not (title := tab(_text(state, last))):
            break
        last, content = _content(state, last, end)
        tabs.append((title, content))
    token.meta['tabs'] = [] if opened else tabs
    token.map, state.line = [line, last], last
    return True


def _text(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]


def _content(state: StateBlock, line: int, end: int) -> tuple[int, str]:
    """Return the line after the content below *line*, and the content, not indented."""
    indent = state.sCount[line] + _INDENT
    after = line + 1
    while after < end and (state.isEmpty(after) or state.sCount[after] >= indent):
        after += 1
    return after, state.getLines(line + 1, after, indent, False)


def directive(box: Box) -> tuple[str, str, dict[str, str]]:
    """Return the directive that makes *box*: its name, its argument, its options."""
    title = box.kind.capitalize() if box.title is None else box.title
    if box.closable:
        options = {'open': ''} if box.open else {}
        return 'dropdown', title, {**options, 'class-container': box.kind}
    if box.title is None and box.kind in DIRECTIVES:
        return box.kind, '', {}
    if not title:
        return 'container', f'admonition {box.kind}', {}
    return 'admonition', title, {'class': box.kind}


def tab_set(tabs: list[tuple[str, str]]) -> str:
    """Return *tabs*, titles and contents, as MyST's directives."""
    longest = max((len(run) for _, text in tabs for run in re.findall(':{3,}', text)), default=2)
    fence = ':' * (longest + 1)
    items = (f'{fence}{{tab-item}} {title}\n{text}\n{fence}' for title, text in tabs)
    # Older parsers take colons in the first line for options.
    return '\n'.join(('', *items))
