from __future__ import annotations

from collections.abc import Callable

import pytest

# Hugo says the same of each, but prints all notes at the end, in the order of the references.
NUMBER = '<sup class="footnote-ref"><a href="#fn{0}" id="fnref{0}">[{0}]</a></sup>'
ONE, TWO = NUMBER.format(1), NUMBER.format(2)
CASES = [
    ('甲[^1]', '甲[^1]'),
    ('甲[^x]\n\n[^y]: 沒人用', '甲[^x]'),
    ('甲[^A]\n\n[^a]: 註', '甲[^A]'),
    ('甲[^]', '甲[^]'),
    ('甲^[行內]', '甲^[行內]'),
    ('`[^1]`\n\n[^1]: 註', '<code>[^1]</code>'),
    ('\\[^1]\n\n[^1]: 註', '[^1]'),
    ('甲[^1]\n\n    [^1]: 碼', '<p>甲[^1]</p>\n<pre><code>[^1]: 碼\n</code></pre>'),
    ('甲[^1]\n\n[^1]: 註', f'<p>甲{ONE}</p>\n<p>註</p>'),
    ('甲[^註]\n[^註]: 註', f'<p>甲{ONE}</p>\n<p>註</p>'),
    ('甲[^b]乙[^a]\n\n[^a]: A\n[^b]: B', f'<p>甲{ONE}乙{TWO}</p>\n<p>A</p>\n<p>B</p>'),
    ('甲[^1]\n\n[^1]: 先\n[^1]: 後', f'<p>甲{ONE}</p>\n<p>先</p>'),
    ('甲[^1](u)\n\n[^1]: 註', f'<p>甲{ONE}(u)</p>\n<p>註</p>'),
    ('[甲[^1]](u)\n\n[^1]: 註', f'<p><a href="u">甲{ONE}</a></p>\n<p>註</p>'),
    ('# 甲[^1]\n\n[^1]: 註', f'<h1>甲{ONE}</h1>\n<p>註</p>'),
    ('甲[^1]\n\n[^1]: 註[^2]\n[^2]: 二', f'<p>甲{ONE}</p>\n<p>註{TWO}</p>\n<p>二</p>'),
    (
        '> 甲[^1]\n[^1]: 註',
        f'<blockquote>\n<p>甲{ONE}</p>\n</blockquote>\n<p>註</p>',
    ),
    (
        '甲[^1]\n\n[^1]: 註\n\n    續\n\n乙',
        f'<p>甲{ONE}</p>\n<p>註</p>\n<p>續</p>\n<p>乙</p>',
    ),
]


@pytest.mark.parametrize(('text', 'html'), CASES)
def test_footnotes(text: str, html: str, render: Callable[[str], str]) -> None:
    # The tokens around a definition have no name for HTML.
    shown = render(text).replace('<>', '').replace('</>', '')
    assert shown.replace('\n', '') == html.replace('\n', '')


def test_a_note_that_a_directive_uses_stays(render: Callable[[str], str]) -> None:
    assert '<p>註</p>' in render(':::{note}\n甲[^1]\n:::\n\n[^1]: 註')
    assert '註' not in render('```\n甲[^1]\n```\n\n[^1]: 註')
