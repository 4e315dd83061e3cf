from __future__ import annotations

from collections.abc import Callable

import pytest

from sphinxext_podcast.source.markdown.wide_blanks import with_blanks

# Every right side is Hugo's own.
CASES = [
    ('　　段落\n　　第二', '　　段落\n　　第二'),
    ('段落　', '段落　'),
    ('第一  \n　　第二', '第一<br>\n　　第二'),
    ('  　段落', '　段落'),
    ('# 　標題　', '<h1>　標題　</h1>'),
    ('　標題\n---', '<h2>　標題</h2>'),
    ('- 　項', '<ul>\n<li>　項</li>\n</ul>'),
    ('> 　引', '<blockquote>\n<p>　引</p>\n</blockquote>'),
    ('甲\n\n　\n\n乙', '<p>甲</p>\n<p>　</p>\n<p>乙</p>'),
    ('甲\n　\n乙', '甲\n　\n乙'),
    ('　\n甲', '　\n甲'),
    ('甲\n　', '甲\n　'),
    ('　# 題', '　# 題'),
    ('\xa0x\xa0', '\xa0x\xa0'),
    ('\u2003x', '\u2003x'),
    ('\u200bx', '\u200bx'),
    ('甲 　 \n乙', '甲 　\n乙'),
]


@pytest.mark.parametrize(('text', 'html'), CASES)
def test_wide_blanks(text: str, html: str, render: Callable[[str], str]) -> None:
    assert render(text) == html


def test_with_blanks() -> None:
    assert with_blanks('甲', ['> 　甲　 ']) == '　甲　'
    assert with_blanks('', ['> 　']) == '　'
    assert with_blanks('甲', []) == '甲'
