"""One shortcode tag: what stands between ``{{<`` and ``>}}``, token by token as Hugo reads it."""

from __future__ import annotations

import math
import re
from typing import NoReturn

_SPACE = re.compile(r'[ \t-\r]*')
_NAME = re.compile(r'[\w/-]+(?:\.inline(?= ))?')
_BARE = re.compile(r'[\w-][\w.-]*')
_BARE_VALUE = re.compile(r'[^ \t-\r]*')
# What strings hold; none of them matches a backslash before a backtick.
_IN_QUOTED = re.compile(r'(?:[^"\\\n]|\\"|\\(?!["`]))*+')
_IN_ESCAPED = re.compile(r'(?:[^"\\\n]|\\(?!["`]))*+')
_LOST = re.compile(r'(?:[^"\\\n]|\\(?!`))*+')
_INT = re.compile(r'[-+]?[0-9]+')
_FLOAT = re.compile(r'[-+]?[0-9]*\.[0-9]+')
_MIXED = 'Cannot mix named and positional parameters'
#: Shortcodes of ours, which Hugo has not: named arguments may follow a positional one.
BOTH = frozenset({'at', 'chapters', 'quote', 'transcript'})
#: Characters of an unterminated string in a message.
_LONGEST = 60

Value = str | bool | int | float


class Refused(Exception):  # noqa: N818 - named for what Hugo does
    """Hugo would refuse the tag for the token at the offset *at*."""

    def __init__(self, message: str, at: int) -> None:
        """Keep the place beside the message."""
        super().__init__(message)
        self.at = at


class Tag:
    """The tag at *start* of *text*, which may go up to *limit*; *at* is how far it was read.

    *opened* are the names that were opened on the page so far; an opening tag adds its own.
    """

    def __init__(self, text: str, start: int, limit: int, opened: set[str]) -> None:
        """Stand behind the opening braces."""
        self.text, self.start, self.limit, self.opened = text, start, limit, opened
        self.at = start + 3
        self.percent = text[start + 2] == '%'
        self.closer = '%}}' if self.percent else '>}}'
        self.name = ''
        self.closing = self.closes_other = False
        self.positional: list[Value] = []
        self.named: dict[str, Value] = {}
        #: What Hugo holds the arguments for when it has read the first word.
        self.kind = ''
        #: The last word, as text and as value: a key where a '=' follows.
        self.word: tuple[str, Value] | None = None

    @property
    def form(self) -> str:
        """``open``, ``close`` or ``self``."""
        if not self.closing:
            return 'open'
        return 'close' if self.closes_other or not self.name else 'self'

    @property
    def _takes_both(self) -> bool:
        return self.name.lower() in BOTH

    def read(self) -> None:
        """Read to behind the end of the tag; raises Refused."""
        while not self._ends():
            self._step()
        if not self.name and not self.closing:
            self._refuse('shortcode has no name', self.start)
        self._add_positional()
        self.at += len(self.closer)

    def _ends(self) -> bool:
        self.at = self._behind(_SPACE, self.at)
        return self.text.startswith(self.closer, self.at, self.limit)

    def _peek(self) -> str:
        return self.text[self.at] if self.at < self.limit else ''

    def _refuse(self, message: str, at: int | None = None) -> NoReturn:
        raise Refused(message, self.at if at is None else at)

    def _step(self) -> None:
        """Read one token."""
        character = self._peek()
        in_arguments = self.name and not self.closing
        if not character:
            self._refuse('unclosed shortcode action')
        elif character == '=':
            self._value()
        elif character == '/':
            if not self.opened:
                self._refuse('got closing shortcode, but none is open')
            self._add_positional()
            self.closing = True
            self.at += 1
        elif character == '\\':
            self.at += 1
            if self._peek() in {'"', '`'}:
                self._argument(escaped=True)
        elif in_arguments and (character in '-"`' or _is_word(character)):
            self._argument()
        elif _is_word(character):
            self._identifier()
        else:
            quoted = f" '{character}'" if character.isprintable() else ''
            self._refuse(
                f'unrecognized character in shortcode action: U+{ord(character):04X}{quoted}. '
                'Note: Parameters with non-alphanumeric args must be quoted'
            )

    def _identifier(self) -> None:
        start = self.at
        word = self._bare(_NAME)
        if self._peek() == '.':
            self._refuse('period in shortcode name only allowed for inline identifiers', start)
        if not self.closing:
            self.name = word
            self.opened.add(word)
            return
        if word not in self.opened:
            self._refuse(f"closing tag for shortcode '{word}' does not match start tag", start)
        if not self._ends():
            self._refuse('unclosed shortcode')
        # The odd {{< in a/in >}} closes itself.
        self.closes_other = not self.name
        self.name = self.name or word

    def _argument(self, *, escaped: bool = False) -> None:
        """Read a positional argument or the key of a named one."""
        self._add_positional()
        start, mark = self.at, self._peek()
        if mark in {'"', '`'}:
            if mark == '`' and escaped:
                self._refuse('unrecognized escape character')
            if self.kind == 'named':
                self._refuse(f'got quoted positional parameter. {_MIXED}')
            self.kind = 'positional'
            string = self._string(mark, escaped=escaped)
            self.word = string, string
            return
        word = self._bare(_BARE)
        kind = 'named' if self._peek() == '=' else 'positional'
        self.kind = self.kind or kind
        if kind != self.kind and not (kind == 'named' and self._takes_both):
            self._refuse(f"got {kind} parameter '{word}'. {_MIXED}", start)
        self.word = word, _typed(word)

    def _value(self) -> None:
        """Read the value behind a '=', which belongs to the last word."""
        self.at = start = self._behind(_SPACE, self.at + 1)
        mark = self._peek()
        value: Value
        if mark in {'"', '`', '\\'}:
            value = self._string(mark, escaped=mark == '\\')
        else:
            self.at = self._behind(_BARE_VALUE, start)
            value = _typed(self.text[start : self.at])
        if not self.word or self.closing:
            return
        key = self.word[0]
        if self.positional and not self._takes_both:
            self._refuse(f"got named parameter '{key}'. {_MIXED}", start)
        self.named[key] = value
        self.word = None

    def _add_positional(self) -> None:
        """Take the last word, behind which no '=' came, for a positional argument."""
        if not self.word:
            return
        text, value = self.word
        if self.named:
            self._refuse(f"got positional parameter '{text}'. {_MIXED}")
        self.positional.append(value)
        self.word = None

    def _bare(self, pattern: re.Pattern[str]) -> str:
        word = self.text[self.at : self._behind(pattern, self.at)]
        if not word.isascii():
            # Python's \w has numbers that are neither letters nor digits: ½, Ⅷ, ①.
            odd = (i for i, c in enumerate(word) if c not in '-./' and not _is_word(c))
            word = word[: next(odd, len(word))]
        self.at += len(word)
        return word

    def _string(self, mark: str, *, escaped: bool) -> str:
        if mark == '`':
            start = self.at + 1
            end = self.text.find('`', start, self.limit)
            if end < 0:
                self.at = self.limit
                self._refuse(_unterminated('raw', self.text[start : self.at]), start)
            self.at = end + 1
            return self.text[start:end]
        # Hugo drops what stands between a '=' with a backslash and the string.
        start = self._closed(_LOST, self.at) + 1 if mark == '\\' else self.at + 1
        end = self._closed(_IN_ESCAPED if escaped else _IN_QUOTED, start)
        self.at = end + (2 if self._peek() == '\\' else 1)
        value = self.text[start:end]
        # Hugo drops every backslash of a string that escapes a quotation mark.
        return value.replace('\\', '') if '\\"' in value else value

    def _closed(self, pattern: re.Pattern[str], start: int) -> int:
        """Return where *pattern* ends, which has to be at a quotation mark."""
        self.at = end = self._behind(pattern, start)
        if self.text.startswith('\\`', end, self.limit):
            self._refuse('unrecognized escape character', start)
        if self._peek() not in {'"', '\\'}:
            self._refuse(_unterminated('quoted', self.text[start:end]), start)
        return end

    def _behind(self, pattern: re.Pattern[str], start: int) -> int:
        match = pattern.match(self.text, start, self.limit)
        return match.end() if match else start


def _is_word(character: str) -> bool:
    return character == '_' or character.isalpha() or character.isdecimal()


def _unterminated(kind: str, rest: str) -> str:
    if len(rest) > _LONGEST:
        rest = f'{rest[:_LONGEST]}…'
    return f"unterminated {kind} string in shortcode parameter-argument: '{rest}'"


def _typed(word: str) -> Value:
    """Give an unquoted word the type that Hugo gives it."""
    if word in {'true', 'false'}:
        return word == 'true'
    if _INT.fullmatch(word):
        # Hugo's integers have 64 bits; what does not fit remains text.
        return number if len(word) < 99 and -(2**63) <= (number := int(word)) < 2**63 else word
    if _FLOAT.fullmatch(word):
        return value if math.isfinite(value := float(word)) else word
    return word
