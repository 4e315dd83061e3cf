"""Stylesheet and script lose what means nothing, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

import sphinxext_podcast
from sphinxext_podcast.model.media import TOLD
from sphinxext_podcast.model.providers import PROVIDERS
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


def test_script() -> None:
    text = """/* About
 * this. */
const say = (name) => {

  /* Why. */
  return `a ${name}  b /* c */`; };
"""
    assert compact.script(text) == 'const say = (name) => {return `a ${name}  b /* c */`; };'


@pytest.mark.parametrize('path', sorted(SOURCES.glob('*.js')), ids=lambda path: path.name)
def test_comments_of_scripts_have_lines_to_themselves(path: Path) -> None:
    assert '/*' not in compact.script(path.read_text(encoding='utf-8'))


@pytest.mark.parametrize('path', sorted(SOURCES.glob('*.js')), ids=lambda path: path.name)
def test_scripts_make_no_html_of_texts(path: Path) -> None:
    text = path.read_text(encoding='utf-8')
    assert text.startswith('/*')
    assert 'innerHTML' not in text
    assert 'eval(' not in text


def test_the_protocol_is_of_the_players_that_are_told() -> None:
    text = (SOURCES / 'protocol.js').read_text(encoding='utf-8')
    assert {name for name in PROVIDERS if f"'{name}'" in text} == TOLD - {'audio'}


def test_the_protocol_knows_no_page() -> None:
    text = (SOURCES / 'protocol.js').read_text(encoding='utf-8')
    for word in ('window', 'document', 'location', 'navigator', 'setTimeout', 'postMessage'):
        assert word not in text
