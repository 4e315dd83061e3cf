"""What is found in a Markdown text."""

from __future__ import annotations

import random

import pytest

from sphinxext_podcast.source import cjk_emphasis
from sphinxext_podcast.source.outline import Code, Heading, Link, Wanted, _may_stay, outline

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


#: Text, then its links, its codes with their lines, and what of it is shown as it is written.
NESTED = [
    (':::{youtube} abc\nx\n:::\n[a](b)', [('b', 4)], [('{youtube} abc', 1)], ['x\n']),
    ('::: {youtube} abc', [], [('{youtube} abc', 1)], ['']),
    (':::\n[a](b)\n:::', [('b', 2)], [], []),
    ('文\n:::{figure} a.png\n:::', [], [('{figure} a.png', 2)], ['']),
    (
        '::::{note}\n[a](b)\n:::{youtube} c\n:::\n::::',
        [('b', 2)],
        [('{note}', 1), ('{youtube} c', 3)],
        [''],
    ),
    ('> ```{tip}\n> [a](b)\n> ```', [('b', 2)], [('{tip}', 1)], []),
    ('```{note}\n# 不是標題\n```', [], [('{note}', 1)], []),
    ('- ```x\n  `a`\n  ```\n\n`b` c', [], [('x', 1)], ['`a`\n', 'b']),
    ('    [a](b)', [], [], ['[a](b)\n']),
    ('[^1]\n\n[^1]: [a](b)', [('b', 3)], [], []),
]


@pytest.mark.parametrize(('text', 'links', 'codes', 'shown'), NESTED)
def test_what_is_nested(
    text: str, links: list[tuple[str, int]], codes: list[tuple[str, int]], shown: list[str]
) -> None:
    found = outline(text, wanted=Wanted(shown=True))
    assert [(link.address, link.line) for link in found.links] == links
    assert [(code.info, code.line) for code in found.codes] == codes
    assert list(found.shown) == shown
    assert found.headings == ()


def test_what_is_nested_without_end() -> None:
    assert len(outline('```{note}\n' * 3000).codes) == 10


def test_formulas() -> None:
    assert outline('$[a](b)$ $').links
    assert not outline('$[a](b)$ $', wanted=Wanted(formulas=True)).links


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
    assert outline(text, wanted=Wanted(emphasis=False)).stars == ()


def test_nothing_is_passed_over() -> None:
    chosen = random.Random(1)  # noqa: S311
    pieces = ['**', '**', '海', 'a', ' ', '，', '「', '」', '.', '_', '*', '1', '\n', '`', '（']
    for _ in range(3000):
        text = ''.join(chosen.choices(pieces, k=chosen.randint(3, 10)))
        assert _may_stay(text) or not cjk_emphasis.unseen(text), text
