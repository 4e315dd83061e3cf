from __future__ import annotations

import pytest

from sphinxext_podcast.source.feeds import html_text


@pytest.mark.parametrize(
    ('html', 'text'),
    [
        ('', []),
        ('plain', ['plain']),
        ('two\nlines &amp; more', ['two', 'lines & more']),
        ('<p>A <em>short</em>\ttext.</p><p>More</p>', ['A short text.', 'More']),
        ('<h1>Title</h1>text<br>more', ['Title', 'text', 'more']),
        ('<ul><li>one<li>two</ul>', ['one', 'two']),
        ('<script>alert(1)</script><style>p{}</style>seen', ['seen']),
        ('</script>seen', ['seen']),
        ('<p>&nbsp;</p>\u2028<p>聽眾&#12288;你好</p>', ['聽眾 你好']),
        ('a < b & c', ['a < b & c']),
        ('turned \u202e over', ['turned over']),
        ('<!-- no -->', []),
        ('seen<!-- <p> never closed', ['seen']),
        ('<script>a < b</style></script>seen', ['seen']),
        ('<P CLASS="x">A</P\n>B<br/>C', ['A', 'B', 'C']),
        ('&amp;lt;b&gt;', ['&lt;b>']),
    ],
)
def test_paragraphs(html: str, text: list[str]) -> None:
    assert html_text.paragraphs(html) == text


@pytest.mark.parametrize(
    ('text', 'most', 'short'),
    [
        ('Short enough.', 20, 'Short enough.'),
        ('One sentence. Another one that is long', 20, 'One sentence.'),
        ('「第一句。」第二句很長很長很長', 8, '「第一句。」'),
        ('No end in all of these words', 15, 'No end in all…'),
        ('沒有句點的一長串文字沒有句點的一長串文字', 8, '沒有句點的一長…'),
        ('Version 1.2 is out, and what else', 14, 'Version 1.2…'),
        ('<p>First</p><p>Second</p>', 100, 'First'),
    ],
)
def test_short(text: str, most: int, short: str) -> None:
    assert html_text.short(text, most) == short


def test_links() -> None:
    html = (
        '<a href=" https://a.example/ ">a</a><A HREF="https://a.example/">b</A><a name="c">c</a>'
    )
    assert html_text.links(html) == ['https://a.example/']
