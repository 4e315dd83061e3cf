from __future__ import annotations

from collections.abc import Callable

import pytest

from sphinxext_podcast.source.markdown.headings import split_attributes

# Which of these Hugo takes for attributes, and what it makes of them, was tried with Hugo.
CASES = [
    ('## 題 {#id .cls}', '<h2 id="id" class="cls">題</h2>'),
    ('## 題{#id}', '<h2 id="id">題</h2>'),
    ('## 題 {#中文 .類}', '<h2 id="中文" class="類">題</h2>'),
    ('## 題 { #id }', '<h2 id="id">題</h2>'),
    ('## 題 {#id} x', '<h2>題 {#id} x</h2>'),
    ('## 題 {#id} ##', '<h2>題 {#id}</h2>'),
    ('## 題 ## {#id}', '<h2 id="id">題</h2>'),
    ('## 題# {#id}', '<h2 id="id">題#</h2>'),
    ('## # {#id}', '<h2 id="id"></h2>'),
    ('## 題 {id=x}', '<h2 id="x">題</h2>'),
    ('## 題 {.a .b class="c d"}', '<h2 class="a b c d">題</h2>'),
    ('## 題 {.a,.b}', '<h2 class="a b">題</h2>'),
    ('## 題 {#a #b}', '<h2 id="b">題</h2>'),
    ('## 題 {hidden}', '<h2>題 {hidden}</h2>'),
    ('## 題 {}', '<h2>題</h2>'),
    ('## 題 { }', '<h2>題 { }</h2>'),
    ('## 題 {#}', '<h2>題</h2>'),
    ('## 題 {#id', '<h2>題 {#id</h2>'),
    ('## 題 #id}', '<h2>題 #id}</h2>'),
    ('## 題 \\{#id}', '<h2>題 {#id}</h2>'),
    ('## 題 {#a} {#b}', '<h2 id="b">題 {#a}</h2>'),
    ('## 題 {{#b}}', '<h2>題 {{#b}}</h2>'),
    ('## 題 `{#id}`', '<h2>題 <code>{#id}</code></h2>'),
    ('## {#id}', '<h2 id="id"></h2>'),
    ('## 題 {1}', '<h2>題 {1}</h2>'),
    ('## 題 {#a.b:c_d-e}', '<h2 id="a.b:c_d-e">題</h2>'),
    ('## 題 {#a/b}', '<h2>題 {#a/b}</h2>'),
    ('## 題 {width=100%}', '<h2>題 {width=100%}</h2>'),
    ('## 題 {a="}"}', '<h2>題</h2>'),
    ('## *題* {#a}', '<h2 id="a"><em>題</em></h2>'),
    ('題 {#id .c}\n---', '<h2 id="id" class="c">題</h2>'),
    ('題\n目 {#id}\n===', '<h1 id="id">題\n目</h1>'),
    ('題 {#id}\n目\n===', '<h1>題 {#id}\n目</h1>'),
    ('題\n{#id}\n===', '<h1 id="id">題</h1>'),
    ('段 {#id}', '段 {#id}'),
    ('- 項 {.x}', '<ul>\n<li>項 {.x}</li>\n</ul>'),
    ('> ## 題 {#id}', '<blockquote>\n<h2 id="id">題</h2>\n</blockquote>'),
]


@pytest.mark.parametrize(('text', 'html'), CASES)
def test_headings(text: str, html: str, render: Callable[[str], str]) -> None:
    assert render(text) == html


def test_split_attributes() -> None:
    assert split_attributes('題 {#a b=1}') == ('題', {'id': 'a', 'b': 1})
    assert split_attributes('題 {a}') == ('題 {a}', {})
