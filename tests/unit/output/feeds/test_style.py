"""The stylesheet of feeds."""

from __future__ import annotations

import pytest

from sphinxext_podcast.output.feeds.style import feed_style


@pytest.mark.parametrize(
    ('hint', 'string'),
    [
        ('這是 feed。', "'這是 feed。'"),
        ("It's\na \\ feed", r"'It\'s a \\ feed'"),
        ('HINT </style>', "'HINT </style>'"),
    ],
)
def test_the_hint_is_a_string(hint: str, string: str) -> None:
    style = feed_style(hint)
    assert style.count(f'  content: {string};\n') == 1
    assert style.count('{') == style.count('}')
