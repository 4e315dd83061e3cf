"""Links of addresses that stand bare in the text, where Goldmark sees them.

That is at the start of a line, after a blank, ``(``, ``*``, ``_`` or ``~``, and directly
after any mark.  An address ends where ASCII ends.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline

# The length before the at sign is limited here, so that a long word costs no square of it.
_USER = r"[a-zA-Z0-9][!#-'*+\--9=?A-Z^-~]{0,255}@"
#: A place in the middle of a text where a link may begin.
BEGINNING = rf'(?<=[ (])(?=https?:|ftp:|www\.|{_USER})'

_HOST = r'[-a-zA-Z0-9@:%._+~#=]{1,256}\.[a-z]+'
_PATH = r"[/#?][-a-zA-Z0-9@:%_+.~#!?&/=();,'\">^{}\[\]`"
_URL = re.compile(rf'(?:https?|ftp)://{_HOST}(?::[0-9]+)?(?:{_PATH}$]*)?')
_WWW = re.compile(rf'www\.{_HOST}(?:{_PATH}]*)?')
_LABEL = r'[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?'
_MAIL = re.compile(rf'{_USER}(?>{_LABEL}(?:\.{_LABEL})+)(?![-_])')
_ENTITY = re.compile(r'&[a-zA-Z0-9]+;\Z')
_AFTER_URL = '?!.,:*_~'


def use(md: MarkdownIt) -> None:
    """Let *md* link bare addresses, with tokens as those of markdown-it's ``linkify``."""
    opened: WeakKeyDictionary[StateInline, int] = WeakKeyDictionary()

    def bare_url(state: StateInline, silent: bool) -> bool:
        char = state.src[state.pos]
        if silent or not char.isalnum() or state.linkLevel or opened.get(state):
            return False
        found = find_url(state.src, state.pos)
        if found is None or not _may_begin(state):
            return False
        text, href = found
        _push(state, text, md.normalizeLink(href))
        return True

    def bracket(state: StateInline, silent: bool) -> bool:
        """Count brackets that are no links: Goldmark links nothing after an open one."""
        char = state.src[state.pos]
        if char in '[]' and not silent:
            opened[state] = max(opened.get(state, 0) + (1 if char == '[' else -1), 0)
        return False

    md.inline.ruler.before('text', 'bare_url', bare_url)
    md.inline.ruler.push('bare_url_bracket', bracket)


def find_url(text: str, start: int) -> tuple[str, str] | None:
    """Return the address of *text* that begins exactly at *start*, and what to link it to."""
    scheme = ''
    match = _URL.match(text, start)
    if match is None:
        match, scheme = _WWW.match(text, start), 'https://'
    if match is not None:
        url = _without_end(match[0])
    else:
        match, scheme = _MAIL.match(text, start), 'mailto:'
        if match is None:
            return None
        url = match[0]
    return url, scheme + url


def _without_end(url: str) -> str:
    """Return *url* without the punctuation that belongs to the sentence."""
    url = url.rstrip(_AFTER_URL)
    if url.endswith(')'):
        unopened = url.count(')') - url.count('(')
        return url[: len(url) - max(unopened, 0)]
    return _ENTITY.sub('', url)


def _may_begin(state: StateInline) -> bool:
    if state.pending:
        before = state.src[state.pos - 1]
        # A sign of the typographer is a mark, too: there the text is not as the source.
        return before in ' (*_~`' or before != state.pending[-1]
    # Directly after a mark, but not after a character that was escaped or an entity.
    last = state.tokens[-1] if state.tokens else None
    return not last or last.type != 'text_special' or last.markup == '\\ '


def _push(state: StateInline, text: str, href: str) -> None:
    link = state.push('link_open', 'a', 1)
    link.attrs = {'href': href}
    link.markup, link.info = 'linkify', 'auto'
    state.push('text', '', 0).content = text
    link = state.push('link_close', 'a', -1)
    link.markup, link.info = 'linkify', 'auto'
    state.pos += len(text)
