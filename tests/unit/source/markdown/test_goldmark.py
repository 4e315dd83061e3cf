from __future__ import annotations

import re
from collections.abc import Callable
from time import process_time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

Render = Callable[[str], str]
MARKS = '\'"-.<>*_~`[](){}!:|#^&$%+=\\@/ \n\t　'
WORDS = '中文字。，「」（）あア한 xyzé１２3🙂\n　\xa0'

# Every right side is Hugo's own.
CASES = [
    ('[空]()', '<a href="">空</a>'),
    ('![空]()', '<img src="" alt="空">'),
    ('[a](<>)', '<a href="">a</a>'),
    ('[a](b c)', '[a](b c)'),
    ('[a](<b c>)', '<a href="b%20c">a</a>'),
    ('[a](b(c)d)', '<a href="b(c)d">a</a>'),
    ('[a](b(c)', '[a](b(c)'),
    ('[a](中文 "標 \'題\'")', '<a href="%E4%B8%AD%E6%96%87" title="標 \'題\'">a</a>'),
    ('[a](u \'x "y" --\')', '<a href="u" title="x &quot;y&quot; --">a</a>'),
    ('[a](u\\)x)', '<a href="u)x">a</a>'),
    ('[a](u (t))', '<a href="u" title="t">a</a>'),
    ('[a] (u)', '[a] (u)'),
    ('[a][]', '[a][]'),
    ('[a](/x%20y?z=中&w=1)', '<a href="/x%20y?z=%E4%B8%AD&amp;w=1">a</a>'),
    ('![a *b*](u)', '<img src="u" alt="a b">'),
    ('![a](u "題")', '<img src="u" alt="a" title="題">'),
    ('% 註', '% 註'),
    ('a\n% b', 'a\n% b'),
    ('+++', '+++'),
    ('a\n+++', 'a\n+++'),
    ('(標籤)=', '(標籤)='),
    ('a^2^ ==x==', 'a^2^ ==x=='),
    (':smile: $5 和 $6', ':smile: $5 和 $6'),
    ('[x]{.y} {.z}', '[x]{.y} {.z}'),
    ('p {#id}', 'p {#id}'),
    ('#標籤', '#標籤'),
    ('[[wiki]]', '[[wiki]]'),
    (':::\nx\n:::', ':::\nx\n:::'),
    ('::: note\nx\n:::', '::: note\nx\n:::'),
    (':::note\nx\n:::', ':::note\nx\n:::'),
    ('a\n:::\nb', 'a\n:::\nb'),
    ('::::', '::::'),
    ('[x](u){.a}', '<a href="u">x</a>{.a}'),
    ('**重點。**然後', '**重點。**然後'),
    ('他說**「重點」**的', '他說**「重點」**的'),
    ('第一\n第二', '第一\n第二'),
    ('第一  \n第二', '第一<br>\n第二'),
    ('第一\\\\\n第二', '第一\\\n第二'),
    ('<b>x</b>', '<b>x</b>'),
    ('&copy; &amp;', '© &amp;'),
]


@pytest.mark.parametrize(('text', 'html'), CASES)
def test_goldmark(text: str, html: str, render: Callable[[str], str]) -> None:
    assert render(text) == html


@pytest.mark.parametrize(
    ('text', 'html'),
    [
        ('[a](javascript:x)', '<a href="">a</a>'),
        ('![a](vbscript:x)', '<img src="" alt="a">'),
        ('<javascript:x>', '<a href="">javascript:x</a>'),
        ('[a](file:///x)', '<a href="">a</a>'),
        ('[a](data:text/html,x)', '<a href="">a</a>'),
        ('[a](data:image/png;base64,x)', '<a href="data:image/png;base64,x">a</a>'),
        ('[a][b]\n\n[b]: javascript:x', '<a href="">a</a>'),
    ],
)
def test_dangerous_links_lead_nowhere(text: str, html: str, render: Render) -> None:
    assert render(text) == html


def test_alerts_are_quotations(render: Render) -> None:
    assert render('> [!NOTE]\n> 內容') == '<blockquote>\n<p>[!NOTE]\n內容</p>\n</blockquote>'


def test_targets_are_text(render: Render) -> None:
    assert render('(標籤)=\n# 題') == '<p>(標籤)=</p>\n<h1>題</h1>'


def test_roles_work(render: Render) -> None:
    assert render('{abbr}`甲 "x"`') == '<code class="myst role">{abbr}[甲 &quot;x&quot;]</code>'


def test_tables(render: Render) -> None:
    shown = render('|"甲"|www.a.tw|\n|-|-:|\n|a\\|b|~c~|\n|d')
    assert '<th>“甲”</th>' in shown
    assert '<a href="https://www.a.tw">' in shown
    assert '<td>a|b</td>' in shown
    assert '<del>c</del>' in shown


@given(text=st.text(MARKS + WORDS, max_size=80))
def test_every_text_is_read(text: str, parser: MarkdownIt) -> None:
    parser.render(text)


@given(text=st.text(WORDS, max_size=80))
def test_words_stay(text: str, parser: MarkdownIt) -> None:
    tokens = parser.parse(text)
    words = ''.join(t.content for t in tokens if t.type in {'inline', 'code_block'})
    assert re.sub('[ \n]', '', words) == re.sub('[ \n]', '', text)
    shown = ''.join(t.content for token in tokens for t in token.children or [token])
    assert re.sub('[ \n]', '', shown) == re.sub('[ \n]', '', text)


@pytest.mark.parametrize(
    'piece',
    [
        '"',
        "'",
        '_',
        '[',
        'www.',
        'a@',
        'a.b@',
        '~~a',
        '-',
        '{',
        '<',
        '[^1]',
        'a\n: b\n',
        ':::\n',
        '　\n',
    ],
)
def test_long_texts_cost_no_square(piece: str, parser: MarkdownIt) -> None:
    def seconds(length: int) -> float:
        text = piece * (length // len(piece))
        start = process_time()
        parser.render(text)
        return process_time() - start

    # Eight times the text: linear is 8, a square 64.  A busy machine has a second try.
    short = max(min(seconds(2_000) for _ in range(2)), 0.004)
    assert any(seconds(16_000) < 28 * short for _ in range(2))
