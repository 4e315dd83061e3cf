"""Check boxes of list items: ``[ ]``, ``[x]`` or ``[X]`` before any text, as Goldmark has it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdown_it.token import Token

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_core import StateCore

_BOX = re.compile(r'\[([\sxX])\][ \t\n]*', re.A)
_OPENINGS = {'paragraph_open', 'heading_open'}


def use(md: MarkdownIt) -> None:
    """Let *md* find check boxes: ``list_item_open`` gets ``meta['checked']``, a boolean."""
    md.options['tasklists'] = False  # its own finds fewer, and reads a block after the box
    md.core.ruler.after('block', 'tasks', _find_all)
    if 'github-tasklists' in md.get_all_rules()['core']:
        # An older markdown-it, whose renderers do not know of the meta data.
        md.disable('github-tasklists')
        md.core.ruler.after('inline', 'task_boxes', _draw_all)


def _find_all(state: StateCore) -> None:
    lists: list[Token] = []
    for item, block, inline in zip(state.tokens, state.tokens[1:], state.tokens[2:], strict=False):
        if item.type in {'bullet_list_open', 'ordered_list_open'}:
            lists.append(item)
        elif item.type in {'bullet_list_close', 'ordered_list_close'}:
            lists.pop()
        elif item.type == 'list_item_open' and block.type in _OPENINGS:
            match = _BOX.match(inline.content)
            if match:
                inline.content = inline.content[match.end() :]
                item.meta['checked'] = not match[1].isspace()
                item.attrJoin('class', 'task-list-item')
                if 'contains-task-list' not in str(lists[-1].attrGet('class')):
                    lists[-1].attrJoin('class', 'contains-task-list')


def _draw_all(state: StateCore) -> None:
    for item, inline in zip(state.tokens, state.tokens[2:], strict=False):
        if item.type == 'list_item_open' and 'checked' in item.meta:
            checked = ' checked="checked"' if item.meta['checked'] else ''
            box = Token('html_inline', '', 0)
            box.content = (
                f'<input class="task-list-item-checkbox"{checked} disabled="disabled"'
                ' type="checkbox"> '
            )
            inline.children = [box, *(inline.children or ())]
