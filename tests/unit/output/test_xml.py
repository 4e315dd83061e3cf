"""XML: every text comes back as it was, without what no XML can hold."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinxext_podcast.output.characters import allowed, line
from sphinxext_podcast.output.xml import document, element, parent


@pytest.mark.parametrize(
    ('text', 'written'),
    [
        ('中文 😀', '中文 😀'),
        ('<b>"A & B"</b>', '&lt;b&gt;"A &amp; B"&lt;/b&gt;'),
        ('a ]]> b', 'a ]]&gt; b'),
        ('&amp;', '&amp;amp;'),
        ('a\x00\x0b\x1f\x7f\x9f\ud800\ufffe\uffffb', 'ab'),
        ('a\r\n\tb\x85', 'a&#13;\n\tb\x85'),
    ],
)
def test_text(text: str, written: str) -> None:
    assert element('a', text) == f'<a>{written}</a>\n'


def test_empty_elements_and_attributes_are_left_out() -> None:
    assert element('a') == ''
    assert element('a', '', ('b', '')) == ''
    assert element('a', '', ('x:b', '1'), ('c', '')) == '<a x:b="1"/>\n'
    assert parent('a', [element('b', '1'), element('c')], ('d', '2')) == (
        '<a d="2">\n<b>1</b>\n</a>\n'
    )


@given(st.text(), st.text())
def test_all_comes_back(text: str, value: str) -> None:
    root = ET.fromstring(parent('r', [element('a', text, ('b', value))]).encode())
    (found,) = list(root) or [ET.Element('a')]
    assert (found.text or '', found.get('b', '')) == (allowed(text), allowed(value))


def test_document() -> None:
    made = document('<a/>\n', 'https://x.example/?a=1&b="?>')
    assert made == (
        '<?xml version="1.0" encoding="utf-8"?>\n<?xml-stylesheet type="text/css" '
        'href="https://x.example/?a=1&amp;b=&quot;?&gt;"?>\n<a/>\n'
    )
    assert ET.fromstring(made.encode()).tag == 'a'
    assert document('<a/>\n') == '<?xml version="1.0" encoding="utf-8"?>\n<a/>\n'


@pytest.mark.parametrize(
    ('text', 'expected'),
    [
        ('  a\n b ', 'a b'),
        ('a \t\r\n  b', 'a b'),
        ('a\u2028b\x85c', 'a b c'),
        ('全形　空格', '全形　空格'),
        ('two  blanks', 'two  blanks'),
        ('\x00', ''),
    ],
)
def test_line(text: str, expected: str) -> None:
    assert line(text) == expected
