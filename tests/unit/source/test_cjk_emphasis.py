from __future__ import annotations

import re
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from sphinxext_podcast.source import cjk_emphasis
from sphinxext_podcast.source.markdown import goldmark


@cache
def parsers() -> tuple[MarkdownIt, MarkdownIt]:
    """Return CommonMark with deletions, and the same that sees such emphasis."""
    plain, friendly = (MarkdownIt('commonmark').enable('strikethrough') for _ in range(2))
    cjk_emphasis.use(friendly)
    return plain, friendly


def shown(text: str) -> str:
    return str(parsers()[1].render(text)).strip().removeprefix('<p>').removesuffix('</p>')


# In none of them CommonMark sees all.
MEANT = [
    ('**「重點」**後面', '<strong>「重點」</strong>後面'),
    ('他說**「重點」**的', '他說<strong>「重點」</strong>的'),
    ('但**進步的形狀（不是速度）**會改變', '但<strong>進步的形狀（不是速度）</strong>會改變'),
    ('**說得好。**他又', '<strong>說得好。</strong>他又'),
    ('**重點：**內容', '<strong>重點：</strong>內容'),
    ('成長**50%**的', '成長<strong>50%</strong>的'),
    ('用**C#**寫', '用<strong>C#</strong>寫'),
    ('他說**"Hello"**了', '他說<strong>&quot;Hello&quot;</strong>了'),
    ('他說**“引”**了', '他說<strong>“引”</strong>了'),
    ('真**——她**', '真<strong>——她</strong>'),
    ('**真…**她', '<strong>真…</strong>她'),
    ('*「斜」*字', '<em>「斜」</em>字'),
    ('中***「重」***文', '中<em><strong>「重」</strong></em>文'),
    ('中~~「文」~~字', '中<s>「文」</s>字'),
    ('**~~《書》~~**好', '<strong><s>《書》</s></strong>好'),
    ('**外*「內」*外。**後', '<strong>外<em>「內」</em>外。</strong>後'),
    ('前**第一行。\n第二行。**後', '前<strong>第一行。\n第二行。</strong>後'),
    ('用**`碼`**中', '用<strong><code>碼</code></strong>中'),
    ('前**[連結](u)**後', '前<strong><a href="u">連結</a></strong>後'),
    ('[前**「連」**後](u)', '<a href="u">前<strong>「連」</strong>後</a>'),
    ('![前**「圖」**後](u)', '<img src="u" alt="前「圖」後" />'),
    ('Go**「初心者」**を', 'Go<strong>「初心者」</strong>を'),
    ('これは**私の。**だから', 'これは<strong>私の。</strong>だから'),
    ('ﾊﾞｰ**(ｱ)**', 'ﾊﾞｰ<strong>(ｱ)</strong>'),
    ('**스크립트(script)**라고', '<strong>스크립트(script)</strong>라고'),
    ('**(k)**ᄏ', '<strong>(k)</strong>ᄏ'),
    ('ᅡ**(a)**', 'ᅡ<strong>(a)</strong>'),
    ('禰󠄀**(此字)**豆', '禰󠄀<strong>(此字)</strong>豆'),
    ('正體字。︁_Traditional._', '正體字。︁<em>Traditional.</em>'),
    ('𰻞𰻞**(麺)**です', '𰻞𰻞<strong>(麺)</strong>です'),
]

# And here there is nothing to mend.
LEFT = [
    ('`**「碼」**後`', '<code>**「碼」**後</code>'),
    (r'\*\*「字」\*\*後', '**「字」**後'),
    ('** 「空」 **後', '** 「空」 **後'),
    ('中_「底」_文', '中_「底」_文'),
    ('__注意__：事項', '<strong>注意</strong>：事項'),
    ('注意：__事項__', '注意：<strong>事項</strong>'),
    ('**“︁Git”︁**Hub', '<strong>“︁Git”︁</strong>Hub'),
    ('a**"b"**c', 'a**&quot;b&quot;**c'),
    ('🙂**(a)**b', '🙂**(a)**b'),
    ('**單個沒有收', '**單個沒有收'),
    ('重點**。**後', '重點<strong>。</strong>後'),
]


@pytest.mark.parametrize(('text', 'html'), MEANT)
def test_what_was_meant(text: str, html: str) -> None:
    assert shown(text) == html
    assert parsers()[0].render(text).strip() != f'<p>{html}</p>' or '_' in text or 'alt' in html


@pytest.mark.parametrize(('text', 'html'), LEFT)
def test_what_is_left(text: str, html: str) -> None:
    assert shown(text) == html


@pytest.mark.parametrize(('text', 'html'), MEANT)
def test_goldmark_reads_it_too(text: str, html: str) -> None:
    md = MarkdownIt('commonmark', {'xhtmlOut': True}).enable('strikethrough')
    goldmark.use(md)
    cjk_emphasis.use(md)
    for straight in ('“', '”', '&quot;'):  # its typographer
        html = html.replace(straight, '"')
    made = md.render(text).strip()[3:-4]
    assert re.sub('[“”]|&quot;', '"', made) == html


LATIN = st.text('ab é1*_~"(.,!?)[]<>`\\ \n—“”…🙂 \xa0', max_size=60)


@given(text=LATIN)
def test_without_such_text_nothing_changes(text: str) -> None:
    plain, friendly = parsers()
    assert friendly.render(text) == plain.render(text)
    assert cjk_emphasis.unseen(text) == []


@given(text=st.text('中「」，。あ한a*_~`\\ \n(!', max_size=60))
def test_other_tools_agree_on_what_is_code_and_what_is_a_line(text: str) -> None:
    plain, friendly = parsers()
    made = [re.sub('</?(?:em|strong|s)>|[*_~]', '', md.render(text)) for md in (plain, friendly)]
    assert made[0] == made[1]


@pytest.mark.parametrize(
    ('text', 'lines'),
    [
        ('**「重點」**後面', [0]),
        ('字\n**「重點」**後面\n他說**好。**的', [1, 2]),
        ('**好。** 後', []),
        ('說`**`與**「重」**的', [0]),
        (r'\*\*「字」\*\*後', []),
        ('**單個沒有收', []),
        ('2 ** 3 與**好**', []),
        ('*「斜」*字', []),
        ('', []),
    ],
)
def test_unseen(text: str, lines: list[int]) -> None:
    assert cjk_emphasis.unseen(text) == lines


@pytest.mark.parametrize('char', '中あア한ㄅ，。「（１Ａ카ﾊ㋐〽𰻞￥')
def test_is_cjk(char: str) -> None:
    assert cjk_emphasis.is_cjk(char)


@pytest.mark.parametrize('char', ' a1é*“—…☔🙂🏽\xa0')
def test_is_not_cjk(char: str) -> None:
    assert not cjk_emphasis.is_cjk(char)
