"""Elements of pages and lists."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinxext_podcast.output.pages.elements import generated, opening


@pytest.mark.parametrize(
    ('classes', 'attributes', 'html'),
    [
        ((), {}, '<div>'),
        (('a', 'b-c'), {}, '<div class="a b-c">'),
        ((), {'id': 'x', 'lang': 'zh-TW'}, '<div id="x" lang="zh-TW">'),
        (('a',), {'id': 'x'}, '<div class="a" id="x">'),
        ((), {'data_podcast_id': 'a_b'}, '<div data-podcast-id="a_b">'),
        ((), {'id': '', 'datetime': '2026'}, '<div datetime="2026">'),
        ((), {'start': 5, 'value': 0}, '<div start="5" value="0">'),
        ((), {'title': '"><script>'}, '<div title="&quot;&gt;&lt;script&gt;">'),
        ((), {'title': "a & 'b' &amp;"}, '<div title="a &amp; &#x27;b&#x27; &amp;amp;">'),
        ((), {'title': '「引號」'}, '<div title="「引號」">'),
        (('"><b',), {}, '<div class="&quot;&gt;&lt;b">'),
    ],
)
def test_opening(classes: tuple[str, ...], attributes: dict[str, Any], html: str) -> None:
    assert opening('div', classes, **attributes) == html


@given(st.text(min_size=1))
def test_an_attribute_comes_back_unchanged(text: str) -> None:
    seen = []

    class Parser(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            seen.append((tag, attrs))

    Parser().feed(opening('a', [text], title=text))
    assert seen == [('a', [('class', text), ('title', text)])]


def test_generated() -> None:
    assert generated('R&amp;D', '<ul>\n</ul>\n') == (
        '<section class="podcast-generated">\n<h1>R&amp;D</h1>\n<ul>\n</ul>\n</section>\n'
    )
