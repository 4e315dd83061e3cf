"""Footnotes without a definition are text, definitions without a reference vanish."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from .named_colons import is_directive

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_core import StateCore
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

_REFERENCE = re.compile(r'\[\^([^\[\]\s]+)\]')


def use(md: MarkdownIt) -> None:
    """Let *md*, which has the footnote plugin, treat footnotes as Goldmark does."""
    md.inline.ruler.disable('footnote_ref')
    # Before links: ``[^1](u)`` is a reference and a text in parentheses.
    md.inline.ruler.before('link', 'goldmark_footnote', _reference)
    md.core.ruler.push('unused_footnotes', _drop_unused)
    # A definition ends a quotation or table above it, too.
    rule = next(rule.fn for rule in md.block.ruler.__rules__ if rule.name == 'footnote_def')
    md.block.ruler.at('footnote_def', rule, {'alt': ['paragraph', 'reference', 'blockquote']})


def _reference(state: StateInline, silent: bool) -> bool:
    if silent:
        return False  # else it would count as a link, and no link may hold it
    notes = state.env.get('footnotes', {})
    match = _REFERENCE.match(state.src, state.pos, state.posMax)
    if match is None or f':{match[1]}' not in notes.get('refs', {}):
        return False
    label, listed = match[1], notes.setdefault('list', {})
    number = notes['refs'][f':{label}']
    if number < 0:
        number = notes['refs'][f':{label}'] = len(listed)
        listed[number] = {'label': label, 'count': 0}
    token = state.push('footnote_ref', '', 0)
    token.meta = {'id': number, 'subId': listed[number]['count'], 'label': label}
    listed[number]['count'] += 1
    state.pos = match.end()
    return True


def _drop_unused(state: StateCore) -> None:
    wanted = set(_labels(state.tokens))
    kept: list[Token] = []
    dropping = 0
    for token in state.tokens:
        if token.type == 'footnote_reference_open':
            if dropping or token.meta['label'] not in wanted:
                dropping += 1
            else:
                wanted.remove(token.meta['label'])  # the first definition is the one
        if not dropping:
            kept.append(token)
        elif token.type == 'footnote_reference_close':
            dropping -= 1
    state.tokens[:] = kept


def _labels(tokens: Iterable[Token]) -> Iterator[str]:
    for token in tokens:
        if token.type == 'footnote_ref':
            yield token.meta['label']
        elif is_directive(token):
            yield from _REFERENCE.findall(token.content)
        yield from _labels(token.children or ())
