"""What Hugo made of shortcodes, measured: arguments, text before Markdown, errors and places."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable
from html import escape
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from markdown_it import MarkdownIt

from sphinxext_podcast.source.shortcode_tree import Piece, Shortcode, parse
from sphinxext_podcast.source.shortcodes import Escaped, Mistake, Value, place

FILE = Path(__file__).parents[4] / 'shared' / 'reference' / 'hugo-shortcode-cases.json'
CASES: list[dict[str, Any]] = (
    json.loads(FILE.read_text(encoding='utf-8'))['cases'] if FILE.is_file() else []
)
#: Cases of Go's templates, which we have not: context-dependent escapes, file names, one notation.
OF_TEMPLATES = {'s149', 's150', 's151', 's152', 's153'}
#: The front matter of the pages.
HEAD = '---\ntitle: X\n---\n'
MARKDOWN = MarkdownIt('commonmark')


class Made(NamedTuple):
    """A probe shortcode at work."""

    call: Shortcode
    inner: str
    ordinal: int
    parent: str


def arguments(call: Shortcode) -> Any:
    return dict(call.named) or list(call.positional) or None


def dumped(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(',', ':'), sort_keys=True)


def typed(call: Shortcode) -> str:
    names = {str: 'string', bool: 'bool', int: 'int', float: 'float64'}
    found = arguments(call)
    pairs = found.items() if isinstance(found, dict) else enumerate(found)
    return ''.join(
        f'{key}={names[type(value)]}:{str(value).lower() if isinstance(value, bool) else value};'
        for key, value in pairs
    )


def got(call: Shortcode, key: str | int) -> Value:
    if isinstance(key, int):
        return call.positional[key] if key < len(call.positional) else ''
    return call.named.get(key, '')


PROBES: dict[str, Callable[[Made], str]] = {
    'p': lambda made: f'P{dumped(arguments(made.call))}',
    't': lambda made: typed(made.call),
    'in': lambda made: f'<div class="in">{made.inner}</div>',
    'inx': lambda made: f'[{made.inner}]',
    'inq': lambda made: f'[{escape(dumped(made.inner)).replace("&quot;", "&#34;")}]',
    'div': lambda made: '<div>BLOCK</div>',
    'sp': lambda made: '<span>S</span>',
    'md': lambda made: '**bold** text',
    'ml': lambda made: 'line1\n\nline2\n',
    'plain': lambda made: 'PLAIN',
    'empty': lambda made: '',
    'wrap': lambda made: f'W&lt;{made.inner}>',
    'ord': lambda made: f'({made.ordinal} parent={made.parent or "-"})',
    'ns/x': lambda made: 'NSX',
    'g': lambda made: f'g0={got(made.call, 0)}|ga={got(made.call, "a")}|g9={got(made.call, 9)}',
    'apple-x_1': lambda made: 'APL',
    '1num': lambda made: 'ONE',
    'upcase': lambda made: 'UC',
    'legacy': lambda made: 'LEG',
}
INNER = {'in', 'inx', 'inq', 'ind', 'wrap'}


def takes_inner(name: str) -> bool | None:
    return name in INNER if name in PROBES else None


def expanded(
    text: str, tags: tuple[Piece, ...], start: int, end: int, parent: Shortcode | None = None
) -> str:
    """Return *text* from *start* to *end* after Hugo's pass over the shortcodes."""
    pieces: list[str] = []
    at, ordinal = start, 0
    for tag in tags:
        pieces.append(text[at : tag.start])
        at = tag.end
        if isinstance(tag, Escaped):
            pieces.append(tag.text)
        elif isinstance(tag, Shortcode):
            pieces.append(one(text, tag, ordinal, parent))
            ordinal += 1
    return ''.join([*pieces, text[at:end]])


def one(text: str, call: Shortcode, ordinal: int, parent: Shortcode | None) -> str:
    if call.name.endswith('.inline'):
        return ''
    inner = expanded(text, call.children, *call.inner, call) if call.inner else ''
    if parent and call.percent and call.inner:
        rendered = MARKDOWN.render(inner)
        inline = '\n' not in inner
        inner = re.sub(r'\A<p>|</p>\n\Z', '', rendered) if inline else rendered
    made = PROBES[call.name.lower()](
        Made(call, inner, ordinal, parent.name.lower() if parent else '')
    )
    indent = re.search(r'(?:\A|\n)([ \t]*)\Z', text[: call.start])
    if indent and indent[1] and not call.inner:
        made = re.sub(r'\n(?!\Z)', f'\n{indent[1]}', made)
    return made


def mistakes(tags: tuple[Piece, ...]) -> list[Mistake]:
    found: list[Mistake] = []
    for tag in tags:
        if isinstance(tag, Mistake):
            found += [tag] if tag.message else []
        elif isinstance(tag, Shortcode):
            found += mistakes(tag.children)
    return found


@pytest.mark.skipif(not CASES, reason='the cases are not here')
def test_every_case_is_looked_at() -> None:
    areas = Counter(case['area'] for case in CASES)
    assert areas.total() == len({case['id'] for case in CASES}) == 186
    assert {'grammar', 'error', 'markdown', 'template'} == set(areas)
    assert {case['id'] for case in CASES} >= OF_TEMPLATES
    assert all(case['area'] == 'template' for case in CASES if case['id'] in OF_TEMPLATES)


@pytest.mark.parametrize(
    'case', [c for c in CASES if c['id'] not in OF_TEMPLATES], ids=lambda case: case['id']
)
def test_case(case: dict[str, Any]) -> None:
    text = case['input']
    tags = parse(text, takes_inner)
    wrong = mistakes(tags)
    if 'error' in case:
        found = [
            (m.message[: len(case['error'])], *place(HEAD + text, len(HEAD) + m.at)) for m in wrong
        ]
        assert (case['error'], case['line'], case['column']) in found
        return
    assert wrong == []
    if 'params' in case:
        (call,) = (tag for tag in tags if isinstance(tag, Shortcode))
        assert dumped(arguments(call)) == dumped(case['params'])
    if case['expanded'] is not None:
        assert expanded(text, tags, 0, len(text)) == case['expanded']
