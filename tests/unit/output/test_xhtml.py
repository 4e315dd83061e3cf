"""HTML that a reader of XHTML understands."""

from __future__ import annotations

import pytest

from sphinxext_podcast.output.xhtml import closed


@pytest.mark.parametrize(
    ('html', 'xhtml'),
    [
        ('<br>', '<br />'),
        ('<br/>', '<br />'),
        ('<br />', '<br />'),
        ('<BR>', '<BR />'),
        ('<img src="a/b.png" alt="a > b">燈', '<img src="a/b.png" alt="a > b" />燈'),
        ("<img src=a/b.png alt='/>'>", "<img src=a/b.png alt='/>' />"),
        (
            '<input type="checkbox" disabled="disabled"> 一',
            '<input type="checkbox" disabled="disabled" /> 一',
        ),
        ('<b>粗</b><hr><p>', '<b>粗</b><hr /><p>'),
        ('<bright>', '<bright>'),
        ('a < b', 'a < b'),
    ],
)
def test_closed(html: str, xhtml: str) -> None:
    assert closed(html) == xhtml
    assert closed(xhtml) == xhtml
