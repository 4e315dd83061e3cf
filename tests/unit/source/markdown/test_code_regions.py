"""Code in Markdown: what stands in it is not touched."""

from __future__ import annotations

import pytest

from sphinxext_podcast.source.markdown.code_regions import CodeRegions


@pytest.mark.parametrize(
    ('text', 'code'),
    [
        ('X', False),
        ('`X`', True),
        ('``a ` X``', True),
        ('`a` X `b`', False),
        ('`a\n\nX`', False),
        ('`a\nX`', True),
        ('```\nX\n```\n', True),
        ('```\na\n```\nX\n', False),
        ('```a`b X\n', False),
        ('~~~ sh\nX\n~~~\n', True),
        ('````\n```\nX\n````\n', True),
        ('```\n~~~\n```\nX\n', False),
        ('> ```\n> X\n> ```\n', True),
        ('- a\n\n  ```\n  X\n  ```\n', True),
        ('```\nnever closed X', True),
        ('`a\n```\n`\n```\nX', False),
    ],
)
def test_places(text: str, code: bool) -> None:
    assert (text.index('X') in CodeRegions(text)) is code
