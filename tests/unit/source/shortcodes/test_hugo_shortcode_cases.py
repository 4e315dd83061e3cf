"""What Hugo makes of shortcodes, case by case, where its answers are at hand."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Sequence
from html import escape
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from markdown_it import MarkdownIt

from sphinxext_podcast.source.printed import printed
from sphinxext_podcast.source.shortcodes.scanner import Escaped, Mistake
from sphinxext_podcast.source.shortcodes.tag import Value
from sphinxext_podcast.source.shortcodes.tree import Piece, Shortcode, parse
from tests.unit.source.positions import place

SHARED = Path(__file__).parents[5] / 'shared'
CASES = SHARED / 'reference' / 'hugo-shortcode-cases.json'
FRONT = '---\ntitle: X\n---\n'
LEFT_OUT = {
    's149': "what Go's template engine does to addresses",
    's150': "what Go's template engine does to addresses",
    's153': 'a template for Markdown only',
}
NUMBER = 186
MARKDOWN = MarkdownIt('commonmark')


class Made(NamedTuple):
    """A shortcode with what a template knows of it."""

    code: Shortcode
    inner: str
    ordinal: int
    parent: str

    @property
    def values(self) -> dict[str, Value]:
        return dict(sorted(self.code.named.items())) or {
            str(index): value for index, value in enumerate(self.code.positional)
        }


def typed(made: Made) -> str:
    kinds = {str: 'string', bool: 'bool', int: 'int', float: 'float64'}
    return ''.join(f'{k}={kinds[type(v)]}:{printed(v)};' for k, v in made.values.items())


def arguments(code: Shortcode) -> Any:
    return dict(sorted(code.named.items())) or list(code.positional) or None


def as_json(made: Made) -> str:
    return json.dumps(arguments(made.code), ensure_ascii=False, separators=(',', ':'))


def as_go(inner: str) -> str:
    return escape(json.dumps(inner, ensure_ascii=False)).replace('&quot;', '&#34;')


#: Name → whether the template takes an inner text, and what it prints.
PROBES: dict[str, tuple[bool, Callable[[Made], str]]] = {
    'p': (False, lambda made: f'P{as_json(made)}'),
    't': (False, typed),
    'in': (True, lambda made: f'<div class="in">{made.inner}</div>'),
    'inx': (True, lambda made: f'[{made.inner}]'),
    'inq': (True, lambda made: f'[{as_go(made.inner)}]'),
    'div': (False, lambda made: '<div>BLOCK</div>'),
    'sp': (False, lambda made: '<span>S</span>'),
    'md': (False, lambda made: '**bold** text'),
    'ml': (False, lambda made: 'line1\n\nline2\n'),
    'plain': (False, lambda made: 'PLAIN'),
    'empty': (False, lambda made: ''),
    'wrap': (True, lambda made: f'W&lt;{made.inner}>'),
    'ord': (False, lambda made: f'({made.ordinal} parent={made.parent})'),
    'g': (
        False,
        lambda made: (
            f'g0={printed(made.values.get("0", ""))}|ga={printed(made.values.get("a", ""))}|g9='
        ),
    ),
    'apple-x_1': (False, lambda made: 'APL'),
    'upcase': (False, lambda made: 'UC'),
    'legacy': (False, lambda made: 'LEG'),
    'rs': (True, lambda made: MARKDOWN.render(made.inner)),
    'mdf': (True, lambda made: MARKDOWN.renderInline(made.inner)),
    # Hugo's own.
    'youtube': (False, lambda made: ''),
}


def in_paragraph(inner: str) -> str:
    """What a nested {{% %}} makes of its inner text."""
    rendered = MARKDOWN.render(inner)
    return rendered if '\n' in inner else re.sub(r'\A<p>(.*)</p>\n\Z', r'\1', rendered)


def expand(
    text: str, start: int, end: int, pieces: Sequence[Piece], parent: Shortcode | None = None
) -> str:
    out: list[str] = []
    at, ordinal = start, 0
    for piece in pieces:
        out.append(text[at : piece.start])
        at = piece.end
        if isinstance(piece, Shortcode):
            out.append(render(text, piece, ordinal, parent))
            ordinal += 1
        else:
            out.append(piece.text if isinstance(piece, Escaped) else text[piece.start : piece.end])
    return ''.join([*out, text[at:end]])


def render(text: str, code: Shortcode, ordinal: int, parent: Shortcode | None) -> str:
    if code.name.endswith('.inline'):
        return ''
    inner = expand(text, *code.inner, code.children, code) if code.inner else ''
    if inner and parent and code.percent:
        inner = in_paragraph(inner)
    made = Made(code, inner, ordinal, parent.name if parent else '-')
    out = PROBES[code.name.lower()][1](made)
    before = text[text.rfind('\n', 0, code.start) + 1 : code.start]
    if inner or not before.isspace():
        return out
    return before.join(out.splitlines(keepends=True))


def mistakes(pieces: Sequence[Piece]) -> Iterator[Mistake]:
    for piece in pieces:
        if isinstance(piece, Mistake):
            yield piece
        elif isinstance(piece, Shortcode):
            yield from mistakes(piece.children)


def cases() -> list[dict[str, Any]]:
    if not CASES.is_file():
        return []
    found: list[dict[str, Any]] = json.loads(CASES.read_text(encoding='utf-8'))['cases']
    return [case for case in found if case['id'] not in LEFT_OUT]


def parsed(case: dict[str, Any]) -> tuple[Piece, ...]:
    known = {*case['probe'], 'youtube'}
    return parse(case['input'], lambda name: PROBES[name][0] if name in known else None)


def test_the_cases_are_all_here() -> None:
    if not CASES.is_file():
        pytest.skip("Hugo's answers are not beside this repository")
    assert len(cases()) == NUMBER - len(LEFT_OUT)
    assert {case['area'] for case in cases()} == {'grammar', 'error', 'markdown', 'template'}


@pytest.mark.parametrize(
    'case', [pytest.param(case, id=case['id']) for case in cases() if 'error' not in case]
)
def test_shortcodes(case: dict[str, Any]) -> None:
    pieces = parsed(case)
    assert not list(mistakes(pieces))
    # An inline shortcode prints nothing, and the reference says so with null.
    assert expand(case['input'], 0, len(case['input']), pieces) == (case['expanded'] or '')
    if 'params' in case:
        (code,) = (piece for piece in pieces if isinstance(piece, Shortcode))
        given = arguments(code)
        assert given == case['params']
        assert repr(given) == repr(case['params'])


@pytest.mark.parametrize(
    'case', [pytest.param(case, id=case['id']) for case in cases() if 'error' in case]
)
def test_mistakes(case: dict[str, Any]) -> None:
    text = FRONT + case['input']
    found = [
        (mistake.message, *place(text, len(FRONT) + mistake.at))
        for mistake in mistakes(parsed(case))
    ]
    said = case['error'].removeprefix('failed to extract shortcode: ')
    assert (said, case['line'], case['column']) in found
