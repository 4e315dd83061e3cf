"""The functions of Hugo's templates that have a like in Jinja."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

_VERB = re.compile(r'%(.)', re.S)
#: What gives its argument back: what is an address is seen by its place.
_AS_IS = frozenset({'safeURL', 'safeCSS', 'string'})
_FILTERS = {
    'lower': 'lower',
    'upper': 'upper',
    'title': 'title',
    'htmlEscape': 'e',
    'urlquery': 'urlencode',
    'plainify': 'striptags',
    'len': 'length',
    'int': 'int',
    'float': 'float',
    'chomp': 'trim',
    'safeHTML': 'safe',
    'safeHTMLAttr': 'safe',
    'markdownify': 'markdown(inline=true)',
    'strings.ToLower': 'lower',
    'strings.ToUpper': 'upper',
    'strings.TrimSpace': 'trim',
    'strings.Title': 'title',
}
_COMPARED = {'eq': '==', 'ne': '!=', 'lt': '<', 'le': '<=', 'gt': '>', 'ge': '>='}
_ROOTED = frozenset({'relURL', 'absURL', 'relLangURL', 'absLangURL'})
_JOINED = frozenset({'and', 'or', 'print', 'slice', 'printf', 'fmt.Printf'})


class Odd(Exception):  # noqa: N818 - a property of the template, not a fault of the program
    """A template uses what ours have not; the message says what."""


class Made(NamedTuple):
    """An expression of Jinja's; *simple* needs no brackets; *text* is HTML itself if *html*."""

    text: str
    simple: bool = True
    html: bool = False

    @property
    def inner(self) -> str:
        """Return it as a part of another one."""
        return self.text if self.simple else f'({self.text})'


def literal(given: Any) -> Made:
    """Return a value of the configuration, or one that is written out; raises Odd."""
    if isinstance(given, bool):
        return Made('true' if given else 'false')
    if isinstance(given, (int, float)):
        return Made(str(given))
    if isinstance(given, str):
        return Made(repr(given))
    raise Odd('takes a list or a table of the configuration')


def filtered(made: Made, name: str) -> Made:
    """Return *made* through the filter *name*."""
    if made.text == 'inner' and name == 'safe':
        return made
    if name == 'striptags':  # what is read as Markdown is no text yet
        plain = made.text.partition(' | markdown')[0]
        made = Made(plain, simple=' ' not in plain)
    return Made(f'{made.inner} | {name}', simple=False, html=name.startswith(('markdown', 'safe')))


def function(name: str, given: Sequence[Made], root: str) -> Made:
    """Return what the function *name* makes of its arguments; raises Odd.

    *root* is the path of the address of the site.
    """
    if name in _FILTERS and len(given) == 1:
        return filtered(given[0], _FILTERS[name])
    if name in _AS_IS and len(given) == 1:
        return given[0]
    if name in _ROOTED and len(given) == 1:
        return _from_root(given[0], root)
    if name in _COMPARED and len(given) == 2:
        return Made(f'{given[0].inner} {_COMPARED[name]} {given[1].inner}', simple=False)
    if name == 'eq' and len(given) > 2:
        others = ', '.join(one.text for one in given[1:])
        return Made(f'{given[0].inner} in [{others}]', simple=False)
    if maker := _MAKERS.get((name, len(given))):
        return maker(*given)
    if name in _JOINED and (given or name == 'slice'):
        return _joined(name, given)
    raise Odd(f'uses {name}')


def _joined(name: str, given: Sequence[Made]) -> Made:
    """Return what a function makes that takes any number of arguments."""
    if name == 'slice':
        return Made(f'[{", ".join(one.text for one in given)}]')
    if name in {'printf', 'fmt.Printf'}:
        return _printf(given)
    between = '~' if name == 'print' else name
    return Made(f' {between} '.join(one.inner for one in given), simple=len(given) == 1)


def _default(default: Made, given: Made) -> Made:
    """Return *given*, or *default* where there is none; for Hugo ``false`` is a value."""
    if default.text in {'true', 'false'} and given.text.startswith('get('):
        return Made(f'{given.text.removesuffix(")")}, {default.text})')
    return Made(f'{given.inner} or {default.inner}', simple=False)


def _index(table: Made, key: Made) -> Made:
    if table.text != 'params':
        raise Odd('uses index')
    return Made(f'get({key.text})')


def _isset(table: Made, key: Made) -> Made:
    if table.text != 'params':
        raise Odd('uses isset')
    return Made(f'get({key.text}, none) is not none', simple=False)


def _trimmed(text: Made, marks: Made) -> Made:
    return Made(f'{text.inner} | trim({marks.text})', simple=False)


def _method(text: Made, name: str, argument: Made) -> Made:
    return Made(f'({text.inner} | string).{name}({argument.text})')


def _replaced(text: Made, old: Made, new: Made) -> Made:
    return Made(f'{text.inner} | replace({old.text}, {new.text})', simple=False)


#: Function and number of its arguments → what makes an expression of them.
_MAKERS: Mapping[tuple[str, int], Callable[..., Made]] = {
    ('default', 2): _default,
    ('not', 1): lambda one: Made(f'not {one.inner}', simple=False),
    ('cond', 3): lambda test, yes, no: Made(
        f'{yes.inner} if {test.inner} else {no.inner}', simple=False
    ),
    ('index', 2): _index,
    ('isset', 2): _isset,
    ('trim', 2): _trimmed,
    ('strings.Trim', 2): _trimmed,
    ('replace', 3): _replaced,
    ('strings.Replace', 3): _replaced,
    ('hasPrefix', 2): lambda text, start: _method(text, 'startswith', start),
    ('strings.HasPrefix', 2): lambda text, start: _method(text, 'startswith', start),
    ('strings.HasSuffix', 2): lambda text, end: _method(text, 'endswith', end),
    ('strings.TrimPrefix', 2): lambda start, text: _method(text, 'removeprefix', start),
    ('strings.TrimSuffix', 2): lambda end, text: _method(text, 'removesuffix', end),
    ('strings.TrimLeft', 2): lambda marks, text: _method(text, 'lstrip', marks),
    ('strings.TrimRight', 2): lambda marks, text: _method(text, 'rstrip', marks),
    ('in', 2): lambda whole, part: Made(f'{part.inner} in {whole.inner}', simple=False),
    ('strings.Contains', 2): lambda whole, part: Made(
        f'{part.inner} in {whole.inner}', simple=False
    ),
}
#: The functions that there are.
KNOWN = frozenset([*_FILTERS, *_AS_IS, *_COMPARED, *_ROOTED, *_JOINED, *(n for n, _ in _MAKERS)])


def _printf(given: Sequence[Made]) -> Made:
    verbs = _VERB.findall(given[0].text)
    if not given[0].text.startswith(("'", '"')) or set(verbs) - {'s', 'v', 'd', '%'}:
        raise Odd('uses printf')
    form = given[0].text.replace('%v', '%s').replace('%d', '%s')
    if not given[1:]:
        return Made(form)
    return Made(f'{form} | format({", ".join(one.text for one in given[1:])})', simple=False)


def _from_root(given: Made, root: str) -> Made:
    """Return an address from the root of the site, unless it is a whole one already."""
    start = f'{root.rstrip("/")}/'
    below = f'{start!r} ~ ({given.inner} | string).lstrip("/")'
    return Made(f'{given.inner} if "//" in ({given.inner} | string) else {below}', simple=False)
