from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from sphinxext_podcast.source.markdown.bare_urls import find_url

if TYPE_CHECKING:
    from markdown_it.token import Token

# Every right side is Hugo's own.
CASES = [
    ('見 https://a.tw/x中文', '見 <a href="https://a.tw/x">https://a.tw/x</a>中文'),
    ('見https://a.tw/x', '見https://a.tw/x'),
    ('http://a.tw/x?y=(z).', '<a href="http://a.tw/x?y=(z)">http://a.tw/x?y=(z)</a>.'),
    ('(https://a.tw/x)', '(<a href="https://a.tw/x">https://a.tw/x</a>)'),
    ('(https://a.tw/x_(y))', '(<a href="https://a.tw/x_(y)">https://a.tw/x_(y)</a>)'),
    ('https://a.tw/x))', '<a href="https://a.tw/x">https://a.tw/x</a>))'),
    ('www.a.tw/b', '<a href="https://www.a.tw/b">www.a.tw/b</a>'),
    ('http://localhost:8080/x', 'http://localhost:8080/x'),
    ('http://127.0.0.1/x', 'http://127.0.0.1/x'),
    ('ftp://a.tw/b', '<a href="ftp://a.tw/b">ftp://a.tw/b</a>'),
    ('mail a@b.tw.', 'mail <a href="mailto:a@b.tw">a@b.tw</a>.'),
    ('a@b', 'a@b'),
    ('[ http://a.tw/', '[ http://a.tw/'),
    ('[x] http://a.tw/', '[x] <a href="http://a.tw/">http://a.tw/</a>'),
    ('"http://a.tw/x"', '“<a href="http://a.tw/x%22">http://a.tw/x&quot;</a>'),
    ('`x`http://a.tw/', '<code>x</code><a href="http://a.tw/">http://a.tw/</a>'),
    ('[a](b)http://a.tw/', '<a href="b">a</a><a href="http://a.tw/">http://a.tw/</a>'),
    ('\\(http://a.tw/', '(http://a.tw/'),
    ('\\* http://a.tw/', '* <a href="http://a.tw/">http://a.tw/</a>'),
    ('*http://a.tw/*', '<em><a href="http://a.tw/">http://a.tw/</a></em>'),
    ('**http://a.tw/**後', '**<a href="http://a.tw/">http://a.tw/</a>**後'),
    ('foo_http://a.tw/', 'foo_<a href="http://a.tw/">http://a.tw/</a>'),
    ('～http://a.tw/', '～http://a.tw/'),
    ('（http://a.tw/）', '（http://a.tw/）'),
    ('http://A.TW/x', 'http://A.TW/x'),
    ('HTTP://a.tw/x', 'HTTP://a.tw/x'),
    (
        'https://a.tw:80/x?a=1&amp;b=2&copy;',
        '<a href="https://a.tw:80/x?a=1&amp;amp;b=2">https://a.tw:80/x?a=1&amp;amp;b=2</a>©',
    ),
    ('https://a.tw/x_y_z*', '<a href="https://a.tw/x_y_z">https://a.tw/x_y_z</a>*'),
    ('https://a.tw/x--y...z', '<a href="https://a.tw/x--y...z">https://a.tw/x--y...z</a>'),
    ('https://a.tw/x<b', '<a href="https://a.tw/x">https://a.tw/x</a>&lt;b'),
    ('https://a.tw/x|y', '<a href="https://a.tw/x">https://a.tw/x</a>|y'),
    ('https://a.tw，好', '<a href="https://a.tw">https://a.tw</a>，好'),
    ('https://a.tw/%E4%B8%AD', '<a href="https://a.tw/%E4%B8%AD">https://a.tw/%E4%B8%AD</a>'),
    ('a\thttp://a.tw/', 'a\thttp://a.tw/'),
    ('\u3000http://a.tw/', '\u3000http://a.tw/'),
    ('https://a.tw/x"y\'z', '<a href="https://a.tw/x%22y\'z">https://a.tw/x&quot;y\'z</a>'),
    ('<https://a.tw/中>', '<a href="https://a.tw/%E4%B8%AD">https://a.tw/中</a>'),
    ('mailto:a@b.tw', 'mailto:a@b.tw'),
    ('a.b+c@d.tw', '<a href="mailto:a.b+c@d.tw">a.b+c@d.tw</a>'),
    ("'a@b.tw'", '‘<a href="mailto:a@b.tw">a@b.tw</a>’'),
    ('[http://a.tw/](c)', '<a href="c">http://a.tw/</a>'),
    ('&amp;http://a.tw/', '&amp;http://a.tw/'),
    ('a--http://a.tw/', 'a–<a href="http://a.tw/">http://a.tw/</a>'),
    ('a...http://a.tw/', 'a…<a href="http://a.tw/">http://a.tw/</a>'),
    (
        '[x http://a.tw/ \n y] http://b.tw/',
        '[x http://a.tw/\ny] <a href="http://b.tw/">http://b.tw/</a>',
    ),
    ('https://user@a.tw/x', '<a href="https://user@a.tw/x">https://user@a.tw/x</a>'),
    ('https://a.tw/x~~', '<a href="https://a.tw/x">https://a.tw/x</a>~~'),
    ('https://a.tw/@x/$y', '<a href="https://a.tw/@x/$y">https://a.tw/@x/$y</a>'),
    ('https://a.tw/x:', '<a href="https://a.tw/x">https://a.tw/x</a>:'),
    ('http://a_b.c.tw/', '<a href="http://a_b.c.tw/">http://a_b.c.tw/</a>'),
    ('http://a.b_c.tw/', '<a href="http://a.b_c.tw/">http://a.b_c.tw/</a>'),
    ('https://a.tw/a\\*b', '<a href="https://a.tw/a">https://a.tw/a</a>*b'),
    ('https://a.tw?x=1', '<a href="https://a.tw?x=1">https://a.tw?x=1</a>'),
    ('https://a.tw#x', '<a href="https://a.tw#x">https://a.tw#x</a>'),
    ('https://a-.tw/', '<a href="https://a-.tw/">https://a-.tw/</a>'),
    ('www.a', 'www.a'),
    ('www.a.b', '<a href="https://www.a.b">www.a.b</a>'),
    ('xwww.a.tw', 'xwww.a.tw'),
    ('https://', 'https://'),
    ('x<b>http://a.tw/</b>', 'x<b><a href="http://a.tw/">http://a.tw/</a></b>'),
    ('x](http://a.tw/', 'x](<a href="http://a.tw/">http://a.tw/</a>'),
    ('x] http://a.tw/', 'x] <a href="http://a.tw/">http://a.tw/</a>'),
    (
        '[x] [ http://a.tw/ ] http://b.tw/',
        '[x] [ http://a.tw/ ] <a href="http://b.tw/">http://b.tw/</a>',
    ),
    ('`[` http://a.tw/', '<code>[</code> <a href="http://a.tw/">http://a.tw/</a>'),
    ('\\[ http://a.tw/', '[ <a href="http://a.tw/">http://a.tw/</a>'),
    ('[^x] http://a.tw/', '[^x] <a href="http://a.tw/">http://a.tw/</a>'),
    ('[[a](u)] http://a.tw/', '[<a href="u">a</a>] <a href="http://a.tw/">http://a.tw/</a>'),
    ('[ [a](u) http://a.tw/', '[ <a href="u">a</a> http://a.tw/'),
    ('a@b.tw-x', '<a href="mailto:a@b.tw-x">a@b.tw-x</a>'),
    ('a@b.tw_x', 'a@b.tw_x'),
    ('a@b.tw/x', '<a href="mailto:a@b.tw">a@b.tw</a>/x'),
    ('a@-b.tw', 'a@-b.tw'),
    ('x,a@b.tw', 'x,a@b.tw'),
    ('*a@b.tw*', '<em><a href="mailto:a@b.tw">a@b.tw</a></em>'),
    ('(a@b.tw)', '(<a href="mailto:a@b.tw">a@b.tw</a>)'),
    ('「a@b.tw」', '「a@b.tw」'),
    ('中a@b.tw', '中a@b.tw'),
    ('a@b.tw，', '<a href="mailto:a@b.tw">a@b.tw</a>，'),
    ('a@b.c.d.', '<a href="mailto:a@b.c.d">a@b.c.d</a>.'),
    ('http://a.tw/<br>x', '<a href="http://a.tw/">http://a.tw/</a><br>x'),
    ('http://a.tw/\\_x', '<a href="http://a.tw/">http://a.tw/</a>_x'),
    ('~~http://a.tw/~~', '<del><a href="http://a.tw/">http://a.tw/</a></del>'),
    ('__http://a.tw/__', '<strong><a href="http://a.tw/">http://a.tw/</a></strong>'),
    ('http://a.tw/**x**。', '<a href="http://a.tw/">http://a.tw/</a><strong>x</strong>。'),
    ('http://a.tw/(x(y', '<a href="http://a.tw/(x(y">http://a.tw/(x(y</a>'),
    ('http://a.tw/)x', '<a href="http://a.tw/)x">http://a.tw/)x</a>'),
    ('http://a.tw;', '<a href="http://a.tw">http://a.tw</a>;'),
    ('http://a.tw/&lt;', '<a href="http://a.tw/">http://a.tw/</a>&lt;'),
    ('http://a.tw/x!?.,:', '<a href="http://a.tw/x">http://a.tw/x</a>!?.,:'),
    ('http://a.tw/x?,)', '<a href="http://a.tw/x?,">http://a.tw/x?,</a>)'),
    ('http://a.tw/x).', '<a href="http://a.tw/x">http://a.tw/x</a>).'),
    ('http://a.twABC/x', '<a href="http://a.tw">http://a.tw</a>ABC/x'),
    ('http://a.tw./x', '<a href="http://a.tw">http://a.tw</a>./x'),
    ('http:///x', 'http:///x'),
    ('www.a.tw:80/x', '<a href="https://www.a.tw">www.a.tw</a>:80/x'),
    ('www.a.tw/$x', '<a href="https://www.a.tw/">www.a.tw/</a>$x'),
    ('http://a.tw/$x', '<a href="http://a.tw/$x">http://a.tw/$x</a>'),
    ('WWW.a.tw', 'WWW.a.tw'),
    ('sftp://a.b/c', 'sftp://a.b/c'),
    ('"www.a.tw"', '“<a href="https://www.a.tw">www.a.tw</a>”'),
    ('<<www.a.tw>>', '«<a href="https://www.a.tw">www.a.tw</a>»'),
    ('：www.a.tw', '：www.a.tw'),
    ('http://a.tw/`x', '<a href="http://a.tw/%60x">http://a.tw/`x</a>'),
    ('`http://a.tw/', '`<a href="http://a.tw/">http://a.tw/</a>'),
    ('http://[::1]/', 'http://[::1]/'),
    ('http://a.tw/[b](c)', '<a href="http://a.tw/%5Bb%5D(c)">http://a.tw/[b](c)</a>'),
    ("http://a.tw/x'。", '<a href="http://a.tw/x\'">http://a.tw/x\'</a>。'),
    ('來源：https://a.tw/x', '來源：https://a.tw/x'),
    ('\\ http://a.tw/', '\\ <a href="http://a.tw/">http://a.tw/</a>'),
    (
        'line\nhttp://a.tw/\nwww.b.tw',
        'line\n<a href="http://a.tw/">http://a.tw/</a>\n<a href="https://www.b.tw">www.b.tw</a>',
    ),
]


@pytest.mark.parametrize(('text', 'html'), CASES)
def test_bare_urls(text: str, html: str, render: Callable[[str], str]) -> None:
    assert render(text) == html


def test_tokens_are_those_of_linkify(parse: Callable[[str], list[Token]]) -> None:
    (inline,) = [token for token in parse('見 www.a.tw。') if token.type == 'inline']
    children = inline.children or []
    assert [(t.type, t.info, t.markup) for t in children if 'link' in t.type] == [
        ('link_open', 'auto', 'linkify'),
        ('link_close', 'auto', 'linkify'),
    ]


@pytest.mark.parametrize(
    ('text', 'found'),
    [
        ('https://a.tw/x，', ('https://a.tw/x', 'https://a.tw/x')),
        ('www.a.tw.', ('www.a.tw', 'https://www.a.tw')),
        ('a@b.tw.', ('a@b.tw', 'mailto:a@b.tw')),
        ('a', None),
    ],
)
def test_find_url(text: str, found: tuple[str, str] | None) -> None:
    assert find_url(f'見 {text}', 2) == found
