"""What is found in a Markdown text."""

from __future__ import annotations

import random

import pytest

from sphinxext_podcast.source import cjk_emphasis
from sphinxext_podcast.source.outline import Code, Heading, Link, _may_stay, outline

TEXT = """\
# 一 {#id}

二
=
> ### 三

一段 [a](/a/ "title")，換行
[b](</b c/>) ![圖](p.png) [![c](c.png)](/c/)
[d][] `[e](/e/)` <https://f.example> \\[g](/g/)[^1]

| 表 | [h](/h/) |
|----|----------|
| [i](/i/) | x |

```{youtube} abc
:start: 1
```

    [code](/code/)

[d]: /d%20d/
[^1]: word
"""


def test_outline() -> None:
    found = outline(TEXT, 10)
    assert found.headings == (
        Heading(1, '一 {#id}', 10),
        Heading(1, '二', 12),
        Heading(3, '三', 14),
    )
    assert found.links == (
        Link('/a/', 16),
        Link('/b c/', 17),
        Link('p.png', 17, picture=True),
        Link('/c/', 17),
        Link('c.png', 17, picture=True),
        Link('/d%20d/', 18),
        Link('/h/', 20),
        Link('/i/', 22),
    )
    assert found.codes == (Code('{youtube} abc', ':start: 1\n', 24),)


def test_formulas() -> None:
    assert outline('$[a](b)$ $').links
    assert not outline('$[a](b)$ $', formulas=True).links


@pytest.mark.parametrize(
    ('text', 'lines'),
    [
        ('她說**「有用」**就好', (1,)),
        ('一行\n她說**「有用」**就好', (2,)),
        ('她說 **「有用」** 就好', ()),
        ('`她說**「有用」**就好`', ()),
        ('沒有 ** 配對', ()),
    ],
)
def test_stars(text: str, lines: tuple[int, ...]) -> None:
    assert outline(text).stars == lines
    assert outline(text, emphasis=False).stars == ()


def test_nothing_is_passed_over() -> None:
    chosen = random.Random(1)  # noqa: S311
    pieces = ['**', '**', '海', 'a', ' ', '，', '「', '」', '.', '_', '*', '1', '\n', '`', '（']
    for _ in range(3000):
        text = ''.join(chosen.choices(pieces, k=chosen.randint(3, 10)))
        assert _may_stay(text) or not cjk_emphasis.unseen(text), text
