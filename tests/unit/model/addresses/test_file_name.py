"""Names as files: short enough, and in nobody's way."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinxext_podcast.model.addresses.file_name import LONGEST, LONGEST_PATH, ROOM, fitted


@pytest.mark.parametrize(
    ('path', 'expected'),
    [
        ('ai-產業', 'ai-產業'),
        ('.net', '.net'),
        ('node.js', 'node.js'),
        ('package.json', 'package.json'),
        ('a' * 239, 'a' * 239),
        ('a' * 240, 'a' * 228 + '-3127043838'),
        ('a' * 240 + 'b', 'a' * 228 + '-'),
        ('產' * 80, '產' * 76 + '-'),
        ('x/' + '產' * 80 + '/y', 'x/' + '產' * 76 + '-'),
        ('ab/' * 300, 'ab/' * 196 + 'a-'),
        ('index', 'index-2'),
        ('index/a', 'index/a'),
        ('a/page', 'a/page-2'),
        ('Index.HTML', 'Index.HTML-2'),
        ('index.xml/a', 'index.xml-2/a'),
        ('atom.xml', 'atom.xml-2'),
        ('a/feed.json', 'a/feed.json-2'),
        ('a.html/b.htm/c.xhtml', 'a.html-2/b.htm-2/c.xhtml-2'),
        ('con', 'con-2'),
        ('Aux.net/lpt1', 'Aux-2.net/lpt1-2'),
        ('nul.html', 'nul-2.html-2'),
        ('console/com10', 'console/com10'),
    ],
)
def test_fitted(path: str, expected: str) -> None:
    found = fitted(path)
    assert found.startswith(expected)
    assert len(found) == len(expected) or expected.endswith('-')


def test_what_is_cut_is_told_apart() -> None:
    assert len({fitted('產' * 90 + end) for end in ('', 'a', 'b', '/c', '/d')}) == 5


@given(st.text() | st.text(min_size=80).map(lambda text: text * 9))
def test_every_name_is_a_path(name: str) -> None:
    path = fitted(name)
    assert len(path.encode()) <= LONGEST_PATH
    assert max(len(part.encode()) for part in path.split('/')) <= LONGEST - ROOM
    assert fitted(path) == path
