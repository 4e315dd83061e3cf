"""What stands in the braces of a Hugo template, as an expression of Jinja's.

Only what a plain shortcode needs is known: its arguments and inner text, the page, a few
functions.  Everything else is Odd.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, NamedTuple

from .functions import KNOWN, Made, Odd, filtered, function, literal

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_TOKEN = re.compile(
    r'\s*(?:(?P<text>"(?:[^"\\\n]|\\.)*")|`(?P<raw>[^`]*)`|(?P<mark>:=|[()|,=])'
    r'|(?P<number>[-+]?\d+(?:\.\d+)?)(?![\w.])|(?P<word>[$.\w]+))'
)
_FIELD = re.compile(r'[A-Za-z_]\w*')
_PAGE = {'Title': 'title', 'LinkTitle': 'title', 'Description': 'description'}
#: What only stops Hugo, or tells its user something.
SAYING = frozenset({'errorf', 'warnf', 'erroridf', 'warnidf'})
#: Words that mean something in Jinja, or in our templates.
_TAKEN = frozenset(
    re.findall(
        r'\w+',
        'and as block call context do else endfor endif false filter for from get if import in '
        'include inner is macro markdown none not or page params recursive self set site true '
        'with without loop range dict',
    )
)


class Scope(NamedTuple):
    """Where an expression stands: what ``.`` is, ``None`` for the shortcode; *variables* by name.

    *name* is that of the shortcode, *params* are those of the site, *root* is the path of its
    address.
    """

    name: str
    params: Mapping[str, Any]
    root: str
    dot: Made | None
    variables: dict[str, str]


class Assigned(NamedTuple):
    """A variable that an action sets; *new* if it declares it."""

    name: str
    value: Made


def read(text: str, scope: Scope) -> Made | Assigned:
    """Return what the action *text* is, without its braces; raises Odd."""
    tokens = _tokens(text)
    if len(tokens) > 2 and tokens[0][0] == 'word' and tokens[1] in (('mark', ':='), ('mark', '=')):
        name = tokens[0][1]
        if not name.startswith('$') or '.' in name:
            raise Odd(f'sets {name}')
        value = _Reader(tokens[2:], scope).whole()
        return Assigned(scope.variables.setdefault(name, variable(name)), value)
    return _Reader(tokens, scope).whole()


def variable(name: str) -> str:
    """Return the name of Go's variable *name*, ``$id``, in Jinja."""
    plain = name.removeprefix('$')
    return f'{plain}_' if plain in _TAKEN else plain


def _tokens(text: str) -> list[tuple[str, str]]:
    found = []
    at, end = 0, len(text.rstrip())
    while at < end:
        match = _TOKEN.match(text, at, end)
        if not match:
            raise Odd(f'has {text[at:].strip()[:20]!r}')
        kind = str(match.lastgroup)
        found.append((kind, match[kind]))
        at = match.end()
    return found


class _Reader:
    """Reads tokens: a pipeline of commands, each with its operands."""

    def __init__(self, tokens: Sequence[tuple[str, str]], scope: Scope) -> None:
        self.tokens, self.scope, self.at = tokens, scope, 0

    def whole(self) -> Made:
        made = self.pipeline()
        if self.at < len(self.tokens):
            raise Odd(f'has {self.tokens[self.at][1]!r}')
        return made

    def pipeline(self) -> Made:
        made = self.command(None)
        while self.peek() == ('mark', '|'):
            self.at += 1
            made = self.command(made)
        return made

    def peek(self) -> tuple[str, str]:
        return self.tokens[self.at] if self.at < len(self.tokens) else ('', '')

    def command(self, piped: Made | None) -> Made:
        kind, word = self.peek()
        if kind == 'word' and not word.startswith(('.', '$')) and word not in {'true', 'false'}:
            self.at += 1
            if word in {'site', 'page'} or word.startswith(('site.', 'page.')):
                return self.field([word.partition('.')[0].title(), *word.split('.')[1:]])
            if word not in KNOWN:
                kind, what = self.peek()
                raise Odd(f'uses {word}{f" {what}" if kind == "text" else ""}')
            return function(word, self.operands(piped), self.scope.root)
        if kind == 'word' and (name := word.removeprefix('$')) == '.Get':
            self.at += 1
            return _get(self.operands(piped))
        if kind == 'word' and name.endswith('.RenderString'):
            self.at += 1
            return self.rendered(piped)
        made = self.operand()
        if piped is not None or self.is_operand():
            raise Odd(f'calls {word}')
        return made

    def rendered(self, piped: Made | None) -> Made:
        """Return what RenderString makes of its last argument; the first may be options."""
        options = ''
        if self.tokens[self.at : self.at + 2] == [('mark', '('), ('word', 'dict')]:
            while self.peek() not in {('mark', ')'), ('', '')}:
                options += self.peek()[1]
                self.at += 1
            self.at += 1
        found = self.operands(piped)
        if len(found) != 1:
            raise Odd('calls RenderString with several arguments')
        return filtered(found[0], 'markdown' if 'block' in options else 'markdown(inline=true)')

    def is_operand(self) -> bool:
        kind, text = self.peek()
        return kind in {'text', 'raw', 'number', 'word'} or (kind, text) == ('mark', '(')

    def operands(self, piped: Made | None) -> list[Made]:
        found = []
        while self.is_operand():
            found.append(self.operand())
        return found if piped is None else [*found, piped]

    def operand(self) -> Made:
        kind, text = self.peek()
        self.at += 1
        if kind == 'text':
            try:
                return literal(json.loads(text))
            except ValueError:
                raise Odd(f'has {text}') from None
        if kind == 'raw':
            return literal(text)
        if kind == 'number':
            return Made(text.removeprefix('+'))
        if (kind, text) == ('mark', '('):
            made = self.pipeline()
            if self.peek() != ('mark', ')'):
                raise Odd('has a bracket that is not closed')
            self.at += 1
            return made
        if kind != 'word':
            raise Odd(f'has {text!r}')
        return self.named(text)

    def named(self, word: str) -> Made:
        """Return a variable, a field, the dot, or a constant."""
        if word in {'true', 'false'}:
            return Made(word)
        if word == '.':
            if self.scope.dot is None:
                raise Odd('takes the whole shortcode as a value')
            return self.scope.dot
        if word.startswith('$') and not word.startswith('$.'):
            name, _, rest = word.partition('.')
            if name not in self.scope.variables or rest:
                raise Odd(f'takes {word}')
            return Made(self.scope.variables[name])
        if word.startswith('.') and self.scope.dot is not None:
            raise Odd(f'takes {word} of a value')
        if word.startswith(('.', '$.')):
            return self.field(word.removeprefix('$')[1:].split('.'))
        if word.startswith(('site.', 'page.')):
            return self.field([word.partition('.')[0].title(), *word.split('.')[1:]])
        return function(word, [], self.scope.root)

    def field(self, parts: Sequence[str]) -> Made:
        """Return the field of the shortcode that *parts* name: ``Page``, ``Params``, ``guest``."""
        match list(parts):
            case ['Inner' | 'InnerDeindent']:
                return Made('inner')
            case ['Params']:
                return Made('params')
            case ['Params', key]:
                return Made(f'get({key!r})')
            case ['Name']:
                return literal(self.scope.name)
            case ['IsNamedParams']:
                return Made('params is mapping', simple=False)
            case ['Page', 'Site' as site, *rest] | ['Site' as site, *rest] if site:
                return self.of_site(rest)
            case ['Page', key] if key in _PAGE:
                return Made(f'page.{_PAGE[key]}')
            case ['Page', 'Params', *keys] if keys and all(map(_FIELD.fullmatch, keys)):
                return Made('.'.join(['page', 'params', keys[0].lower(), *keys[1:]]))
        raise Odd(f'takes .{".".join(parts)}')

    def of_site(self, parts: Sequence[str]) -> Made:
        match list(parts):
            case ['Title']:
                return Made('site.title')
            case ['Params', *keys] if keys:
                found: Any = self.scope.params
                for key in keys:
                    found = found.get(key.lower(), '') if isinstance(found, dict) else ''
                return literal(found)
        raise Odd(f'takes .Site.{".".join(parts)}')


def _get(given: Sequence[Made]) -> Made:
    if len(given) != 1:
        raise Odd('calls .Get with several arguments')
    return Made(f'get({given[0].text})')
