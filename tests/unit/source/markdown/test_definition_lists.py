from __future__ import annotations

from collections.abc import Callable

import pytest

# Every right side is Hugo's own, without its line breaks.
CASES = [
    ('甲\n: 乙', '<dl><dt>甲</dt><dd>乙</dd></dl>'),
    ('甲\n:\t乙', '<dl><dt>甲</dt><dd>乙</dd></dl>'),
    ('甲\n:乙', '甲:乙'),
    ('甲\n:', '甲:'),
    ('甲\n: ', '<dl><dt>甲</dt><dd></dd></dl>'),
    ('甲\n~ 乙', '甲~ 乙'),
    ('甲\n  : 乙', '甲: 乙'),
    (': 乙', ': 乙'),
    ('甲\n\n: 乙', '<dl><dt>甲</dt><dd><p>乙</p></dd></dl>'),
    ('甲\n乙\n: 丙', '<dl><dt>甲</dt><dt>乙</dt><dd>丙</dd></dl>'),
    ('甲\n: 乙\n: 丙', '<dl><dt>甲</dt><dd>乙</dd><dd>丙</dd></dl>'),
    ('甲\n: 乙\n懶', '<dl><dt>甲</dt><dd>乙懶</dd></dl>'),
    ('甲\n: 乙\n\n  丙', '<dl><dt>甲</dt><dd>乙<p>丙</p></dd></dl>'),
    ('甲\n: 乙\n\n丙\n: 丁', '<dl><dt>甲</dt><dd>乙</dd><dt>丙</dt><dd>丁</dd></dl>'),
    ('甲\n: 乙\n\n丙', '<dl><dt>甲</dt><dd>乙</dd></dl><p>丙</p>'),
    ('甲\n: 乙\n\n\n: 丙', '<dl><dt>甲</dt><dd>乙</dd><dd><p>丙</p></dd></dl>'),
    ('甲\n: 乙\n===', '<dl><dt>甲</dt><dd>乙===</dd></dl>'),
    ('甲\n: - 乙\n  - 丙', '<dl><dt>甲</dt><dd><ul><li>乙</li><li>丙</li></ul></dd></dl>'),
    ('- 甲\n: 乙', '<ul><li>甲: 乙</li></ul>'),
    ('> 甲\n> : 乙', '<blockquote><dl><dt>甲</dt><dd>乙</dd></dl></blockquote>'),
    ('# 甲\n: 乙', '<h1>甲</h1><p>: 乙</p>'),
    ('*甲*\n: **乙**', '<dl><dt><em>甲</em></dt><dd><strong>乙</strong></dd></dl>'),
]


@pytest.mark.parametrize(('text', 'html'), CASES)
def test_definition_lists(text: str, html: str, render: Callable[[str], str]) -> None:
    assert render(text).replace('\n', '') == html
