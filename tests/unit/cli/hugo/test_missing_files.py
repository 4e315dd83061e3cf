"""The files that a text names."""

from __future__ import annotations

import pytest

from sphinxext_podcast.cli.hugo.missing_files import shown


@pytest.mark.parametrize(
    ('text', 'found'),
    [
        ('![a](b.png) ![c](</d e.png> "t")', ['b.png', '/d e.png']),
        ('<img alt="x" src="/a.png"><audio src=\'b.mp3\'>', ['/a.png', 'b.mp3']),
        ('{{< figure src="a.png" title="x" >}}', ['a.png']),
        ('`![a](b.png)`\n\n```\n![a](c.png)\n```\n', []),
        ('[a](b.png)', []),
    ],
)
def test_shown(text: str, found: list[str]) -> None:
    assert list(shown(text)) == found
