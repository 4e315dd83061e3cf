"""Stylesheet and script lose what means nothing, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

import sphinxext_podcast
from sphinxext_podcast.output import compact

SOURCES = Path(sphinxext_podcast.__file__).parent / 'browser'


@pytest.mark.parametrize(
    ('text', 'expected'),
    [
        ('/* About */\na {\n  color: red;\n  margin: 0 1px;\n}\n', 'a{color:red;margin:0 1px}'),
        ('a,\nb > c :hover {\n  top: 0;\n}\n\n\nd { e: f; }', 'a,b > c :hover{top:0}d{e:f}'),
        ('a::after { content: " " attr(href); }', 'a::after{content:" " attr(href)}'),
        ('a { content: "/* \\" */"; }', 'a{content:"/* \\" */"}'),
        (
            "[role='status'] { width: calc(100% - 2rem); }",
            "[role='status']{width:calc(100% - 2rem)}",
        ),
        ('@media (max-width: 40rem) {\n  a { b: c; }\n}', '@media (max-width:40rem){a{b:c}}'),
        ('a { color: rgb(0 0 0 / 75%); }', 'a{color:rgb(0 0 0 / 75%)}'),
    ],
)
def test_style(text: str, expected: str) -> None:
    assert compact.style(text) == expected


@pytest.mark.parametrize(
    ('text', 'expected'),
    [
        ('/* About */\nconst first = 1;\n', 'let a=1;'),
        # The names of one statement are free again in the next; those for all are not.
        (
            'const shared = (one) => one;\nconst other = (two) => shared(two);\n',
            'let c=(a)=>a;let b=(a)=>c(a);',
        ),
        # A property keeps its name, and its short form gets both.
        (
            'const act = ({ at, by: one }) => ({ at, by: one.by, ...at });',
            'let c=({at:a,by:b})=>({at:a,by:b.by,...a});',
        ),
        ('const act = ({ at = 1 } = {}) => at?.at ?? at;', 'let b=({at:a=1}={})=>a?.at??a;'),
        ('const { name } = window;\nuse(name);', 'let{name:b}=window;a(b);'),
        ('const pick = (one, two) => (one ? one : two);', 'let c=(a,b)=>(a?a:b);'),
        ('const go = (one) => { if (one) return; one(); };', 'let b=(a)=>{if(a)return;a()};'),
        # Texts, patterns and templates stay, but for the names in them.
        (
            "const say = (name) => `a ${name.at} b ${name}: ${'name'}` + 'name /* no */ name';",
            "let b=(a)=>`a ${a.at} b ${a}: ${'name'}`+'name /* no */ name';",
        ),
        (
            "const find = (name) => /^name'\\/[/] $/.exec(name);",
            "let b=(a)=>/^name'\\/[/] $/.exec(a);",
        ),
        ('const half = (one) => one / 2 / one;', 'let b=(a)=>a/2/a;'),
        (
            'const sum = (one) => { one++; return one + +one - -one; };',
            'let b=(a)=>{a++;return a+ +a- -a};',
        ),
        (
            'const run = async () => { await new Promise(setTimeout); };',
            'let a=async()=>{await new Promise(setTimeout)};',
        ),
        ('for (const { at } of [one, two,]) use(at);', 'for(let{at:a}of[b,c])d(a);'),
        ('const none = (one) => typeof one in one;', 'let b=(a)=>typeof a in a;'),
    ],
)
def test_script(text: str, expected: str) -> None:
    made = compact.script(text)
    # Which letters the names of others get is no matter.
    if 'use(' in text:
        assert len(made) == len(expected)
    else:
        assert made == expected


@pytest.mark.parametrize('path', sorted(SOURCES.glob('*.js')), ids=lambda path: path.name)
def test_pieces_keep_to_what_can_be_read(path: Path) -> None:
    text = path.read_text(encoding='utf-8')
    assert text.startswith('/*')
    assert 'innerHTML' not in text
    assert 'eval(' not in text
    assert '//' not in text.replace('://', '')
    assert len(text.splitlines()) <= 300
    made = compact.script(text)
    assert '/*' not in made
    assert '\n' not in made
    for opening, closing in ('()', '[]', '{}'):
        assert made.count(opening) == made.count(closing) or "'{'" in text


def test_the_protocol_knows_no_page() -> None:
    text = (SOURCES / 'protocol.js').read_text(encoding='utf-8')
    for word in ('window', 'document', 'location', 'navigator', 'setTimeout', 'postMessage'):
        assert word not in text
