"""A template of a shortcode, as Jinja has it: plain HTML with arguments and conditions.

Hugo escapes an argument by the place at which it stands.  So do we: what begins an address goes
through the filter ``address``, a value of an attribute gets quotation marks, and a template that
writes scripts is left.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from .expression import SAYING, Assigned, Scope, read
from .functions import Made, Odd

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_PART = re.compile(r'"(?:[^"\\\n]|\\.)*"|`[^`]*`|[^"`}]+|\}\}|[}"`]', re.S)
_COMMENT = re.compile(r'\{\{(?:-\s)?\s*/\*')
_COMMENT_END = re.compile(r'\s*-?\}\}')
_NAMES = re.compile(r'\w+')
_WORD = re.compile(r'\s*([\w.]+)\s*')
_HANDLER = re.compile(r'<[^<>]*\son[a-z]+\s*=', re.I)
_SCRIPT = re.compile(r'<script\b|javascript:', re.I)
_IN_STYLE = re.compile(r'<style\b(?:(?!</style).)*\Z', re.I | re.S)
#: Attributes that hold an address.
_ADDRESSES = frozenset(
    ['href', 'src', 'action', 'formaction', 'poster', 'data', 'cite', 'background', 'xlink:href']
)
_DELIMITER = re.compile(r'\{[%#{]|\{\Z')

#: A player alone, in boxes that do nothing.
_IFRAME = re.compile(
    r'\s*(?:<(?:div|p|figure|center|span)\b[^<>{}]*>\s*)*<iframe\b(?P<attributes>[^<>]*)>\s*'
    r'</iframe\s*>\s*(?:</(?:div|p|figure|center|span)\s*>\s*)*',
    re.I,
)
_SRC = re.compile(
    r'(?:^|\s)src\s*=\s*"(?P<src>[^"]*)"|(?:^|\s)src\s*=\s*\'(?P<other>[^\']*)\'', re.I
)
_ARGUMENT = re.compile(r"\{\{-? *get\((?:'([\w-]+)'|(\d+))\) *-?\}\}")


class Piece(NamedTuple):
    """A part of a template: its text, or what stands in braces if *action*.

    *before* and *behind* are the marks that take the blanks there away.
    """

    text: str
    action: bool = False
    before: str = ''
    behind: str = ''


def translated(text: str, name: str, params: Mapping[str, Any], root: str = '/') -> str:
    """Return the Hugo template *text* of the shortcode *name* as a template of Jinja's.

    *params* are those of the site, *root* is the path of its address.  Raises Odd if it is none
    of those that are plain.
    """
    pieces = list(_pieces(text))
    writer = _Writer(Scope(name, params, root, None, {}))
    for at, piece in enumerate(pieces):
        following = pieces[at + 1].text[:1] if at + 1 < len(pieces) else ''
        is_text = at + 1 < len(pieces) and not pieces[at + 1].action
        writer.take(piece, following if is_text else '')
    return writer.done()


def player_address(made: str) -> str:
    """Return the address of the one player that the template *made* is, ``{0}`` for arguments.

    It is empty if the template has other text, or if arguments change more than the address.
    """
    found = _IFRAME.fullmatch(made)
    src = found and _SRC.search(found['attributes'])
    if not (found and src):
        return ''
    given = src['src'] if src['src'] is not None else src['other']
    rest = found['attributes'].replace(given, '', 1)
    address = _ARGUMENT.sub(lambda match: f'{{{match[1] or match[2]}}}', given)
    address = address.replace('&amp;', '&')
    plain = re.sub(r'\{[\w-]+\}', '', address)
    if '{' in rest or '{' in plain or not re.match(r'(?:https?:)?//[\w.-]+/', plain):
        return ''
    return address


def _pieces(text: str) -> Iterator[Piece]:
    """Yield the text and the actions of a template; its comments are actions with nothing in it.

    Raises Odd for braces that are not closed.
    """
    at = 0
    while (start := text.find('{{', at)) >= 0:
        if start > at:
            yield Piece(text[at:start])
        before = '-' if re.match(r'-\s', text[start + 2 :]) else ''
        if _COMMENT.match(text, start):
            end = text.find('*/', start)
            close = _COMMENT_END.match(text, end + 2) if end >= 0 else None
            inner, at = '', close.end() if close else -1
        else:
            at = _end(text, start + 2)
            inner = text[start + 2 + len(before) : at - 2]
        if at < 0:
            raise Odd('has braces that are not closed')
        behind = '-' if re.search(r'\s-\Z', text[start + 2 : at - 2]) else ''
        yield Piece(inner.removesuffix('-') if behind else inner, True, before, behind)
    if at < len(text):
        yield Piece(text[at:])


def _end(text: str, at: int) -> int:
    """Return where the action ends that begins before *at*, -1 if it does not."""
    while match := _PART.match(text, at):
        at = match.end()
        if match[0] == '}}':
            return at
    return -1


class _Branch(NamedTuple):
    """An ``if`` or ``with`` that is open: what ``.`` was before, and the HTML down to it."""

    dot: Made | None
    html: str


class _Writer:
    """Writes the template of Jinja's; *html* is what it makes so far, arguments left out."""

    def __init__(self, scope: Scope) -> None:
        self.scope, self.html = scope, ''
        self.made: list[str] = []
        self.open: list[_Branch] = []
        #: The variables that hold what is read as Markdown later.
        self.marked: set[str] = set()

    def take(self, piece: Piece, following: str) -> None:
        """Write *piece*; *following* is the character behind it."""
        if not piece.action:
            self.literal(piece.text)
            return
        match = _WORD.match(piece.text)
        word = match[1] if match else ''
        rest = piece.text[match.end() :] if match else piece.text
        self.before, self.behind = piece.before, piece.behind
        if not piece.text.strip():
            self.write('#', '' if self.before or self.behind else None)
        elif word in {'if', 'with'}:
            self.open.append(_Branch(self.scope.dot, self.html))
            self.condition(word, rest, 'if')
        elif word == 'else':
            self.otherwise(rest.strip())
        elif word == 'end':
            if not self.open:
                raise Odd('has an end without a beginning')
            self.scope = self.scope._replace(dot=self.open.pop().dot)
            self.write('%', 'endif')
        elif word in SAYING:
            self.write('#', '' if self.before or self.behind else None)
        else:
            self.printed(piece.text, following)

    def literal(self, text: str) -> None:
        self.html += text
        if _SCRIPT.search(text) or _HANDLER.search(self.html):
            raise Odd('has a script')
        self.made.append(_DELIMITER.sub(lambda match: f"{{{{ '{match[0]}' }}}}", text))

    def write(self, kind: str, inner: str | None) -> None:
        """Write a tag of Jinja's; none for None."""
        if inner is not None:
            start, end = {'#': ('{#', '#}'), '%': ('{%', '%}'), '{': ('{{', '}}')}[kind]
            space = ' ' if inner else ''
            self.made.append(f'{start}{self.before}{space}{inner}{space}{self.behind}{end}')

    def condition(self, word: str, rest: str, keyword: str) -> None:
        """Begin a branch: with ``with``, the value is ``.`` in it."""
        found = read(rest, self.scope)
        if isinstance(found, Assigned):
            if keyword != 'if':
                raise Odd('sets a variable in an else')
            self.made.append(f'{{% set {found.name} = {found.value.text} %}}')
            found = Made(found.name)
        if word == 'with':
            self.scope = self.scope._replace(dot=found)
        self.write('%', f'{keyword} {found.text}')

    def otherwise(self, rest: str) -> None:
        if not self.open:
            raise Odd('has an else without a beginning')
        dot, self.html = self.open[-1]
        self.scope = self.scope._replace(dot=dot)
        word, _, test = rest.partition(' ')
        if word in {'if', 'with'}:
            self.condition(word, test, 'elif')
        elif rest:
            raise Odd(f'has else {word}')
        else:
            self.write('%', 'else')

    def printed(self, text: str, following: str) -> None:
        found = read(text, self.scope)
        if isinstance(found, Assigned):
            self.write('%', f'set {found.name} = {found.value.text}')
            self.marked.update([found.name] if '| markdown' in found.value.text else [])
            return
        if _IN_STYLE.search(self.html):
            raise Odd('writes CSS')
        made, quote = self.placed(found, following)
        self.made.append(quote)
        self.write('{', made.text)
        self.made.append(quote)
        self.html += f'{quote}0{quote}'

    def placed(self, found: Made, following: str) -> tuple[Made, str]:
        """Return what is written at this place, and the quotation marks that it needs."""
        at = _place(self.html)
        if at is None:
            return found, ''
        if '| markdown' in found.text or self.marked.intersection(_NAMES.findall(found.text)):
            raise Odd('writes Markdown into a tag')
        made = _address(found) if at.begins and at.attribute in _ADDRESSES else found
        if at.quoted:
            return made, ''
        if at.attribute and following and following in ' \t\r\n>':
            return made, '"'
        if found.html and not at.attribute:
            return found, ''
        raise Odd('writes into a tag without quotation marks')

    def done(self) -> str:
        if self.open:
            raise Odd('has an if that does not end')
        return ''.join(self.made)


class _Place(NamedTuple):
    """A place in a tag: in the value of an *attribute*, which is *quoted*, and *begins* there."""

    attribute: str = ''
    quoted: bool = False
    begins: bool = False


def _place(html: str) -> _Place | None:
    """Return where in a tag *html* ends, None if it ends in text."""
    start = html.rfind('<')
    quote, opened, equals = '', 0, 0
    for at in range(start, len(html)) if start >= 0 else ():
        mark = html[at]
        if quote:
            quote = '' if mark == quote else quote
        elif mark in '"\'':
            quote, opened = mark, at
        elif mark == '>':
            return None
        elif mark == '=':
            equals = at
    if start < 0 or not html[start + 1 : start + 2].isalpha():
        return None
    name = html[start:equals].split()[-1:]
    if not (quote or html.endswith('=')):
        return _Place()
    begins = not quote or opened == len(html) - 1
    return _Place(name[0].lower() if name else '', bool(quote), begins)


def _address(made: Made) -> Made:
    return Made(f'{made.inner} | address', simple=False)
