"""Definition lists: every line before a ``: definition`` is a term, as in Goldmark."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock

#: More blanks than these after the colon begin indented code.
_MOST_BLANKS = 7
_CODE_BLANKS = 5


def use(md: MarkdownIt) -> None:
    """Let *md*, which has the plugin for definition lists, find them as Goldmark does."""
    md.block.ruler.at('deflist', _list, {'alt': ['paragraph', 'reference', 'blockquote']})


def _list(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    if silent:
        return _interrupts(state, start)
    terms_end = _paragraph_end(state, start, end)
    line = state.skipEmptyLines(terms_end)
    if line >= end or state.sCount[line] != state.blkIndent or not _blanks(state, line):
        return False
    if state.tokens and state.tokens[-1].type == 'dl_close':
        state.tokens.pop()  # one list, whatever stands between its terms
        state.level += 1
    else:
        state.push('dl_open', 'dl', 1).map = [start, line]
    for term in range(start, terms_end):
        _term(state, term)
    last = terms_end
    while line < end and state.sCount[line] == state.blkIndent and _blanks(state, line):
        _definition(state, line, end, line == last)
        last = state.line
        line = state.skipEmptyLines(last)
        if last and state.isEmpty(last - 1):
            last = -1
    state.push('dl_close', 'dl', -1)
    return True


def _interrupts(state: StateBlock, line: int) -> bool:
    """Return whether a definition begins at *line*, in the middle of a text."""
    if state.ddIndent >= 0 and state.sCount[line] == state.ddIndent:
        return bool(_blanks(state, line))
    return (
        state.parentType != 'blockquote'
        and state.sCount[line] == state.blkIndent
        and bool(_blanks(state, line))
    )


def _blanks(state: StateBlock, line: int) -> int:
    """Return how many columns of blanks follow the colon that begins *line*, or 0."""
    start = state.bMarks[line] + state.tShift[line]
    if not state.src.startswith(':', start, state.eMarks[line]):
        return 0
    column = first = state.sCount[line] + 1
    for char in state.src[start + 1 : state.eMarks[line]]:
        if char == '\t':
            column += 4 - column % 4
        elif char == ' ':
            column += 1
        else:
            break
    return column - first


def _paragraph_end(state: StateBlock, start: int, end: int) -> int:
    """Return the line after the paragraph that would begin at *start*."""
    rules = state.md.block.ruler.getRules('paragraph')
    kind, state.parentType = state.parentType, 'paragraph'
    line = start + 1
    while line < end and not state.isEmpty(line):
        indent = state.sCount[line]
        # What is far right, or a lazy line of a quotation, goes on with the paragraph.
        if 0 <= indent <= state.blkIndent + 3 and any(r(state, line, end, True) for r in rules):
            break
        line += 1
    state.parentType = kind
    return line


def _term(state: StateBlock, line: int) -> None:
    state.push('dt_open', 'dt', 1).map = [line, line + 1]
    inline = state.push('inline', '', 0)
    inline.map = [line, line + 1]
    inline.content = state.getLines(line, line + 1, state.blkIndent, False).strip(' \t')
    inline.children = []
    state.push('dt_close', 'dt', -1)


def _definition(state: StateBlock, line: int, end: int, tight: bool) -> None:
    blanks = _blanks(state, line)
    opening = state.push('dd_open', 'dd', 1)
    first = len(state.tokens)
    saved = (state.blkIndent, state.ddIndent, state.tight, state.parentType)
    shift, column = state.tShift[line], state.sCount[line]
    content = state.skipSpaces(state.bMarks[line] + shift + 1)
    state.ddIndent = column
    state.sCount[line] = column + 1 + blanks
    state.blkIndent = column + 1 + (blanks if blanks <= _MOST_BLANKS else _CODE_BLANKS)
    state.tShift[line] = min(content, state.eMarks[line]) - state.bMarks[line]
    state.parentType = 'deflist'
    state.line = line
    state.md.block.tokenize(state, line, end)
    state.line = max(state.line, line + 1)
    state.tShift[line], state.sCount[line] = shift, column
    state.blkIndent, state.ddIndent, state.tight, state.parentType = saved
    opening.map = [line, state.line]
    if tight:
        _hide_first_paragraph(state, first)
    state.push('dd_close', 'dd', -1)


def _hide_first_paragraph(state: StateBlock, first: int) -> None:
    for opening, closing in zip(state.tokens[first:], state.tokens[first + 2 :], strict=False):
        if opening.type == 'paragraph_open' and opening.level == state.level:
            opening.hidden = closing.hidden = True
            return
