"""Hugo's shortcodes: text → tags with their positions.

The grammar is that of Hugo 0.168: ``{{< name args >}}`` and ``{{% name args %}}``,
positional or named arguments, bare, quoted or raw, over several lines.
"""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_OPEN = re.compile(r'\{\{([<%])')
_SEEMING_END = re.compile(r'[>%]\}\}|(?=\n|\{\{[<%])')
_SPACE = re.compile(r'[ \t\r\n]*')
_NAME = re.compile(r'\w[\w/-]*(?:\.inline\b)?')
_BARE = re.compile(r'[\w-][\w.-]*')
_REST = re.compile(r'[^ \t\r\n]*')
_LINE = re.compile(r'[^\n]*')
_INTEGER = re.compile(r'[-+]?[0-9]+')
_FLOAT = re.compile(r'[-+]?[0-9]*\.[0-9]+')
_LARGEST = 2**63 - 1
_MIXED = 'Cannot mix named and positional parameters'
_UNFINISHED = 'unclosed shortcode action'
_NOTHING: Mapping[str, Value] = MappingProxyType({})

#: An argument; quoted and raw ones are always text.
Value = str | bool | int | float


class Call(NamedTuple):
    """One shortcode tag; *start* and *end* are offsets in the text.

    *form* is ``open``, ``close`` or ``self`` (closes itself).
    """

    start: int
    end: int
    name: str
    positional: tuple[Value, ...] = ()
    named: Mapping[str, Value] = _NOTHING
    form: str = 'open'
    percent: bool = False


class Escaped(NamedTuple):
    """A shortcode that is only shown: ``{{</* name */>}}``; *text* is what to show."""

    start: int
    end: int
    text: str


class Mistake(NamedTuple):
    """A tag that Hugo would refuse, in Hugo's words; *at* is the offset of what is wrong.

    Without a *message* it only belongs to a mistake that is reported already.
    """

    start: int
    end: int
    message: str
    at: int


class _Refused(Exception):  # noqa: N818 - named for what Hugo does
    def __init__(self, message: str, at: int) -> None:
        super().__init__(message)
        self.at = at


def scan(text: str) -> Iterator[Call | Escaped | Mistake]:
    """Yield the shortcode tags of *text* in their order."""
    at = 0
    opened: set[str] = set()
    while found := _OPEN.search(text, at):
        start, after = found.span()
        tag: Call | Escaped | Mistake
        try:
            if text.startswith('/*', after):
                tag = _escaped(text, start)
            else:
                tag = _Tag(text, start, opened).read()
        except _Refused as refused:
            end = _SEEMING_END.search(text, max(after, min(refused.at, len(text))))
            stop = end.end() if end else len(text)
            tag = Mistake(start, max(stop, after), str(refused), refused.at)
        yield tag
        at = tag.end


def place(text: str, offset: int) -> tuple[int, int]:
    """Return line and column of *offset*, both from 1 on; columns are bytes, as in Hugo."""
    start = text.rfind('\n', 0, offset) + 1
    return text.count('\n', 0, offset) + 1, len(text[start:offset].encode()) + 1


def typed(text: str) -> Value:
    """Return the value of an argument without quotation marks, as Hugo types it."""
    if text in {'true', 'false'}:
        return text == 'true'
    if text.isascii() and _INTEGER.fullmatch(text):
        number = int(text) if len(text) < 25 else _LARGEST + 1
        return number if -_LARGEST - 1 <= number <= _LARGEST else text
    return float(text) if _FLOAT.fullmatch(text) and text.isascii() else text


def _escaped(text: str, start: int) -> Escaped:
    closer = '>}}' if text[start + 2] == '<' else '%}}'
    end = text.find('*/' + closer, start + 5)
    if end < 0:
        raise _Refused('comment must be closed', start)
    inner = text[start + 5 : end]
    return Escaped(start, end + 2 + len(closer), text[start : start + 3] + inner + closer)


class _Tag:
    """Reads one tag; *opened* are the names of all tags before it."""

    def __init__(self, text: str, start: int, opened: set[str]) -> None:
        self.text, self.start, self.at, self.opened = text, start, start + 3, opened
        self.closer = '>}}' if text[start + 2] == '<' else '%}}'
        self.name = ''
        self.arguments: list[tuple[str, Value]] = []
        self.kind = ''  # positional or named, by the first argument
        self.bare = ''  # an argument that may turn out to be a name before "="
        self.nameless = False  # a "=" without a name

    def read(self) -> Call:
        """Return the tag; raises _Refused."""
        while True:
            self.at = self.behind(_SPACE)
            if self.text.startswith(self.closer, self.at):
                return self.finished('open')
            char = self.text[self.at : self.at + 1]
            if not char:
                raise _Refused(_UNFINISHED, self.at)
            if char == '/':
                if found := self.closing():
                    return found
            elif not self.name:
                self.read_name()
            elif char == '=':
                self.value()
            elif char == '\\':
                self.backslash()
            elif char in '"`' or _BARE.match(self.text, self.at):
                self.argument()
            else:
                raise _Refused(_unrecognized(char), self.at)

    def behind(self, pattern: re.Pattern[str], at: int | None = None) -> int:
        match = pattern.match(self.text, self.at if at is None else at)
        return match.end() if match else self.at

    def finished(self, form: str) -> Call:
        if not self.name:
            raise _Refused('shortcode has no name', self.start)
        if self.nameless:
            raise _Refused('a value after "=" has no name before it', self.start)
        named = {key: value for key, value in self.arguments if key}
        positional = tuple(value for key, value in self.arguments if not key)
        if named and positional:
            raise _Refused(f'got positional parameter {positional[0]!r}. {_MIXED}', self.start)
        end = self.at + len(self.closer)
        percent = self.closer[0] == '%'
        self.opened.add(self.name)
        return Call(self.start, end, self.name, positional, named or _NOTHING, form, percent)

    def read_name(self) -> None:
        match = _NAME.match(self.text, self.at)
        if not match:
            char = self.text[self.at]
            unknown = not char.isascii() and not char.isalnum()
            message = _unrecognized(char) if unknown else 'shortcode has no name'
            raise _Refused(message, self.at)
        self.name, self.at = match[0], match.end()

    def closing(self) -> Call | None:
        """Read ``/``, behind a name the end of a tag that closes itself, or a closing tag."""
        if not (self.name or self.opened):
            raise _Refused('got closing shortcode, but none is open', self.at)
        self.at = self.behind(_SPACE, self.at + 1)
        if self.name and self.text.startswith(self.closer, self.at):
            return self.finished('self')
        match = _NAME.match(self.text, self.at)
        if not match:
            char = self.text[self.at : self.at + 1]
            raise _Refused(_unrecognized(char) if char else _UNFINISHED, self.at)
        if match[0] not in self.opened | {self.name}:
            message = f"closing tag for shortcode '{match[0]}' does not match start tag"
            raise _Refused(message, self.at)
        self.at = self.behind(_SPACE, match.end())
        if self.name or not self.text.startswith(self.closer, self.at):
            raise _Refused('unclosed shortcode', self.at)
        self.name = match[0]
        return self.finished('close')

    def argument(self) -> None:
        """Read a positional argument, or the name of a named one."""
        start = self.at
        if self.text[start] in '"`':
            self.count('positional', 'got quoted positional parameter', start)
            value = self.raw() if self.text[start] == '`' else self.quoted(escapes=True)
            self.arguments.append(('', value))
            self.bare = value
            return
        word = self.text[start : self.behind(_BARE)]
        self.at = start + len(word)
        named = self.text.startswith('=', self.at)
        kind = 'named' if named else 'positional'
        self.count(kind, f"got {kind} parameter '{word}'", start)
        self.arguments.append(('', typed(word)))
        self.bare = word

    def count(self, kind: str, got: str, at: int) -> None:
        """Hold that arguments are all named or all positional."""
        if self.kind and self.kind != kind:
            raise _Refused(f'{got}. {_MIXED}', at)
        self.kind = kind

    def value(self) -> None:
        """Read what stands behind ``=``: the argument before it is a name."""
        self.at = self.behind(_SPACE, self.at + 1)
        value: Value
        if self.text.startswith(('"', '\\"'), self.at):
            value = self.quoted(escapes=self.text[self.at] == '"')
        elif self.text.startswith('\\`', self.at):
            raise _Refused('unrecognized escape character', self.at)
        elif self.text.startswith('`', self.at):
            value = self.raw()
        else:
            start, self.at = self.at, self.behind(_REST)
            value = typed(self.text[start : self.at])
        if not self.arguments:
            self.nameless = True
        elif self.arguments[-1][0] == '':
            self.arguments[-1] = (self.bare, value)

    def backslash(self) -> None:
        """Skip a backslash, which may begin a string in escaped quotation marks."""
        if self.text.startswith('\\`', self.at):
            raise _Refused('unrecognized escape character', self.at)
        if self.text.startswith('\\"', self.at):
            self.count('positional', 'got quoted positional parameter', self.at)
            value = self.quoted(escapes=False)
            self.arguments.append(('', value))
            self.bare = value
        else:
            self.at += 1

    def quoted(self, *, escapes: bool) -> str:
        """Read a string in quotation marks; with *escapes* it may hold escaped ones.

        Hugo drops every backslash of a string that escapes a quotation mark.
        """
        start = at = self.at + (1 if escapes else 2)
        while True:
            char = self.text[at : at + 1]
            if char in ('', '\n'):
                rest = self.text[start : self.behind(_LINE, start)]
                message = 'unterminated quoted string in shortcode parameter-argument'
                raise _Refused(f"{message}: '{rest}'", start)
            if char == '"':
                self.at = at + 1
                break
            if char == '\\' and self.text.startswith('`', at + 1):
                raise _Refused('unrecognized escape character', start)
            if char == '\\' and self.text.startswith('"', at + 1):
                if not escapes:
                    self.at = at + 2
                    break
                at += 1
            at += 1
        value = self.text[start:at]
        return value.replace('\\', '') if escapes and '\\"' in value else value

    def raw(self) -> str:
        """Read a string in backticks, which may have several lines and no escapes."""
        start = self.at + 1
        end = self.text.find('`', start)
        if end < 0:
            rest = self.text[start : self.behind(_LINE, start)]
            message = 'unterminated raw string in shortcode parameter-argument'
            raise _Refused(f"{message}: '{rest}'", start)
        self.at = end + 1
        return self.text[start:end]


def _unrecognized(char: str) -> str:
    shown = f" '{char}'" if char.isprintable() and not char.isspace() else ''
    return (
        f'unrecognized character in shortcode action: U+{ord(char):04X}{shown}. '
        'Note: Parameters with non-alphanumeric args must be quoted'
    )
