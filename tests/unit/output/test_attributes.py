"""Which attributes are written, and how."""

from __future__ import annotations

import pytest

from sphinxext_podcast.output.attributes import attributes


@pytest.mark.parametrize(
    'name',
    [
        'onclick',
        'onerror',
        'on',
        'on-x',
        'ONCLICK',
        'onClick',
        'style',
        'srcdoc',
        'formaction',
        'ping',
        'is',
        'a b',
        'a="',
        'x>',
        "x'",
        'x/',
        '',
        ' onclick',
        '\nx',
        '1',
    ],
)
def test_not_written(name: str) -> None:
    assert attributes([(name, 'x')]) == ''


@pytest.mark.parametrize(
    ('name', 'value', 'written'),
    [
        ('href', '/a?b=1&c="2"', ' href="/a?b=1&amp;c=&quot;2&quot;"'),
        ('href', 'mailto:a@e.org', ' href="mailto:a@e.org"'),
        ('href', 'JavaScript:x', ''),
        ('href', 'data:image/png;base64,AA', ''),
        ('cite', 'java\nscript:x', ''),
        ('xlink:href', 'javascript:x', ''),
        ('src', 'data:image/png;base64,AA', ' src="data:image/png;base64,AA"'),
        ('src', 'data:text/html,x', ''),
        ('src', 'mailto:a', ''),
        ('data-podcast-src', 'javascript:x', ''),
        ('poster', 'blob:x', ''),
        ('title', "javascript:<'>", ' title="javascript:&lt;&#x27;&gt;"'),
        ('class', 'a b', ' class="a b"'),
        ('aria-label', 'x', ' aria-label="x"'),
        ('id', '', ''),
    ],
)
def test_written(name: str, value: str, written: str) -> None:
    assert attributes([(name, value)]) == written


def test_empty_ones_may_stay() -> None:
    assert attributes([('alt', ''), ('controls', '')], empty=True) == ' alt="" controls=""'
