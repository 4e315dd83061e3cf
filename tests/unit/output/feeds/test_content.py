"""The text of an article for feed readers."""

from __future__ import annotations

import re
from html import escape
from html.parser import HTMLParser
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinxext_podcast.output.characters import allowed
from sphinxext_podcast.output.feeds.content import feed_content

PAGE = 'https://x.example/a/'


def clean(html: str) -> str:
    return feed_content(html, PAGE)


@pytest.mark.parametrize(
    ('html', 'expected'),
    [
        ('<p>中文 😀 &lt;b&gt; &amp;amp; &quot;</p>', '<p>中文 😀 &lt;b&gt; &amp;amp; "</p>'),
        ('<p>a]]>b</p>', '<p>a]]&gt;b</p>'),
        ('<p>a\x00\x0bb&#1;c&#x7f;</p>', '<p>abc</p>'),
        ('a<br>b<br/>c<hr class="docutils" />', 'a<br>b<br>c<hr>'),
        (
            '<p class="a" id="b" style="c" onclick="d" data-x="e" lang="en">f</p>',
            '<p lang="en">f</p>',
        ),
        (
            '<a href="b" target="_blank" title="&quot;t&quot;">c</a>',
            '<a href="https://x.example/a/b" title="&quot;t&quot;">c</a>',
        ),
        ('<a href="#fn">1</a>', '<a href="https://x.example/a/#fn">1</a>'),
        ('<a href="javascript:x">c</a>', 'c'),
        ('<a href="b" href="javascript:x">c</a>', '<a href="https://x.example/a/b">c</a>'),
        ('<img src="b.png" alt="" onerror="x">', '<img src="https://x.example/a/b.png" alt="">'),
        ('<img alt="none">', ''),
        (
            '<img srcset="b.png 1x, c.png 2x" alt="d">',
            '<img srcset="https://x.example/a/b.png 1x, https://x.example/a/c.png 2x" alt="d">',
        ),
        ('<q cite="/b">c</q>', '<q cite="https://x.example/b">c</q>'),
        ('<ol type="a" start="3"><li value="4">b</li></ol>',) * 2,
        (
            '<details open><summary>a</summary>b</details>',
            '<details open=""><summary>a</summary>b</details>',
        ),
        ('<script>a < b</script><style>p {}</style>c', 'c'),
        ('<script src="x"></script><link href="y"><meta name="z">c', 'c'),
        ('<object data="x"><p>a</p></object><embed src="y">b', 'b'),
        ('<svg viewBox="0 0 1 1"><style>x</style><a href="y">z</a></svg>b', 'b'),
        ('<form action="x"><p>a</p><input name="b"><button>c</button></form>', '<p>a</p>'),
        ('<!-- a --><!DOCTYPE html><?php x ?><p>b</p>', '<p>b</p>'),
        (
            '<base href="https://y.example/"><a href="b">c</a>',
            '<a href="https://x.example/a/b">c</a>',
        ),
        ('<my-player src="x">a</my-player>', 'a'),
        ('<span class="k">def</span> <span lang="en">f</span>', 'def <span lang="en">f</span>'),
        ('<pre>\n\n  a\n\n</pre>',) * 2,
        ('<math><mi>x</mi></math>',) * 2,
        (
            (
                '<video controls autoplay poster="b.png">'
                '<source src="c.mp4" type="video/mp4"></video>'
            ),
            (
                '<video controls="" poster="https://x.example/a/b.png">'
                '<source src="https://x.example/a/c.mp4" type="video/mp4"></video>'
            ),
        ),
        ('<li><input type="checkbox" checked disabled> a</li>', '<li>☑ a</li>'),
        ('<li><label><input type="checkbox"> a</label></li>', '<li>☐ a</li>'),
    ],
)
def test_what_stays(html: str, expected: str) -> None:
    assert clean(html) == expected


@pytest.mark.parametrize(
    ('html', 'expected'),
    [
        ('<p>a<p>b', '<p>a</p><p>b</p>'),
        ('<p>a<ul><li>b<li>c</ul>', '<p>a</p><ul><li>b</li><li>c</li></ul>'),
        ('<dl><dt>a<dd>b<dt>c</dl>', '<dl><dt>a</dt><dd>b</dd><dt>c</dt></dl>'),
        (
            '<table><tr><td>a<td>b<tr><th>c</table>',
            '<table><tr><td>a</td><td>b</td></tr><tr><th>c</th></tr></table>',
        ),
        ('<b>a<i>b</b>c</i>', '<b>a<i>b</i></b>c'),
        ('</div>a</p>', 'a'),
        ('<div>a<button>b</div>c', '<div>a</div>c'),
        ('<div/>a<span/>b', '<div></div>ab'),
    ],
)
def test_what_is_left_is_well_nested(html: str, expected: str) -> None:
    assert clean(html) == expected


@pytest.mark.parametrize(
    ('html', 'expected'),
    [
        (
            '<iframe src="https://y.example/e?a=1&amp;b" title="A &amp; B"></iframe>',
            '<a href="https://y.example/e?a=1&amp;b">A &amp; B</a>',
        ),
        (
            '<iframe src="//y.example/e">none</iframe>',
            '<a href="https://y.example/e">y.example</a>',
        ),
        ('<iframe srcdoc="&lt;p&gt;"></iframe>', ''),
        ('<iframe src="javascript:x"></iframe>', ''),
    ],
)
def test_a_frame_is_a_link(html: str, expected: str) -> None:
    assert clean(html) == expected


@given(st.text())
def test_text_comes_back(text: str) -> None:
    shown = clean(f'<p>{escape(text)}</p>')
    assert shown == f'<p>{escape(allowed(text), quote=False)}</p>'


class Reader(HTMLParser):
    """Collects what must not be in a feed."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.wrong: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in {'br', 'hr', 'img', 'source', 'wbr', 'col', 'area', 'track'}:
            self.open.append(tag)
        if tag in {'script', 'style', 'iframe', 'form', 'object', 'embed', 'input', 'base'}:
            self.wrong.append(tag)
        for name, value in attrs:
            if name.startswith('on') or name in {'style', 'class', 'id'}:
                self.wrong.append(name)
            if name in {'href', 'src', 'cite'} and not re.match(r'https?://|mailto:', value or ''):
                self.wrong.append(f'{name}={value}')

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.wrong.append(f'/{tag}')


PIECES = """\
<p>|</p>|<div class="podcast-embed">|</div>|<figure class="podcast-embed">|</figure>|<a href="b">
<a href=java&#10;script:x>|</a>|<img src=c onerror=d>|<script>|</script>|<iframe src=e>|</iframe>
<li>|</li>|<ul>|</ul>|<td>|<b>|</b>|<svg>|</svg>|<h1>|</h1>|<input type=checkbox>|<form>|</form>
<button>|<base href=f>|<x-y>|<!--|-->|&lt;script&gt;|text|"|'|<|>|&|&#1;|<audio src=g>|<style>
<header class="podcast-article-header">|</header>|<a<b>|</b<c>|<object>|<pre>
"""


@given(st.lists(st.sampled_from([*re.split(r'[|\n]', PIECES), '\n']), max_size=30))
def test_whatever_is_written_is_safe_and_well_nested(pieces: list[str]) -> None:
    reader = Reader()
    reader.feed(clean(''.join(pieces)))
    reader.close()
    assert (reader.open, reader.wrong) == ([], [])


@pytest.mark.parametrize('part', ['<p>', '<b>', '<pre>', '\n', 'a ', '</i>', '<i></b>', '<h1>'])
def test_long_texts_take_linear_time(part: str) -> None:
    def seconds(number: int) -> float:
        start = process_time()
        clean(part * number)
        return process_time() - start

    short = min(seconds(1_000) for _ in range(3))
    assert any(seconds(10_000) < 40 * short + 0.01 for _ in range(3))
