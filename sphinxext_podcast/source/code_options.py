"""Options of fenced code as Hugo writes them: ````` ```go {hl_lines=[1],linenos=true} `````."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .brace_attributes import parse_attributes

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_core import StateCore
    from markdown_it.token import Token

#: What stays MyST's: the fence of a directive.
_DIRECTIVE = re.compile(r'\s*\{[A-Za-z_][\w:+-]*\}')


def use(md: MarkdownIt) -> None:
    """Let *md* take options from fences: ``meta['hugo']`` has them, ``info`` the language."""
    md.core.ruler.after('block', 'code_options', _take_all)


def is_directive(token: Token) -> bool:
    """Return whether *token* is a fence whose content MyST parses."""
    return token.type in {'fence', 'colon_fence'} and bool(_DIRECTIVE.match(token.info))


def _take_all(state: StateCore) -> None:
    for token in state.tokens:
        if token.type == 'fence' and '{' in token.info and not is_directive(token):
            start = token.info.index('{')
            found = parse_attributes(token.info, start)
            if found:
                token.meta['hugo'] = {name.lower(): value for name, value in found[0].items()}
            token.info = (token.info[:start].split() or [''])[0]
