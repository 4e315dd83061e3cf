"""Chapters as nodes and back."""

from __future__ import annotations

import pytest

from sphinxext_podcast.extension.elements.nodes import podcast_at, podcast_chapters
from sphinxext_podcast.extension.moments import chapters
from sphinxext_podcast.model.article import Chapter

PLAIN = Chapter(0.0, '開場')
WHOLE = Chapter(754.5, '潮水', 'https://example.org/', 'https://example.org/x.png')
PICTURE = Chapter(30.0, '', '', 'https://example.org/y.png', listed=False)


def test_what_is_listed_is_stored_in_the_order_of_time() -> None:
    (made,) = chapters.listed((WHOLE, PICTURE, PLAIN), 'a.md', 7, own=True)
    assert isinstance(made, podcast_chapters)
    assert chapters.stored(made) == (PLAIN, PICTURE, WHOLE)
    assert [mark.astext() for mark in made.findall(podcast_at)] == ['0:00', '12:34']
    assert {(node.source, node.line) for node in made.findall(podcast_at)} == {('a.md', 7)}


@pytest.mark.parametrize('nothing', [(), (PICTURE,)])
def test_nothing_to_show_is_no_list(nothing: tuple[Chapter, ...]) -> None:
    assert chapters.listed(nothing) == []


def test_an_address_that_would_run_is_none() -> None:
    (made,) = chapters.listed([Chapter(0.0, 'x', 'javascript:alert(1)')])
    assert isinstance(made, podcast_chapters)
    assert chapters.stored(made) == (Chapter(0.0, 'x'),)
