"""One name for an episode, however its address is written."""

from __future__ import annotations

import pytest

from sphinxext_podcast.model.providers import PROVIDERS
from sphinxext_podcast.source.episode import media_name, name

SPOTIFY = '5Q0sraaXJyKuO6CEdJPQgs'


@pytest.mark.parametrize(
    ('one', 'other'),
    [
        ('https://youtu.be/harbour-010?t=90', 'https://www.youtube.com/watch?v=harbour-010&si=x'),
        ('https://www.youtube.com/shorts/harbour-010', 'https://youtu.be/harbour-010'),
        (
            f'https://open.spotify.com/episode/{SPOTIFY}?si=1f',
            f'https://open.spotify.com/intl-de/episode/{SPOTIFY}',
        ),
        ('https://www.example.org/ep/7/', 'http://example.org/ep/7'),
        ('https://example.org/ep/7?utm_source=feed&utm_medium=rss', 'https://example.org/ep/7'),
        ('https://EXAMPLE.org/ep?id=7#player', 'https://example.org/ep?id=7'),
        (' https://example.org/ep/7 ', 'https://example.org/ep/7'),
    ],
)
def test_alike(one: str, other: str) -> None:
    assert name(one, PROVIDERS) == name(other, PROVIDERS)


@pytest.mark.parametrize(
    ('one', 'other'),
    [
        ('https://youtu.be/harbour-010', 'https://youtu.be/harbour-011'),
        ('https://example.org/ep?id=7', 'https://example.org/ep?id=8'),
        ('https://example.org/Ep/7', 'https://example.org/ep/7'),
        ('https://example.org/ep?t=7', 'https://example.org/ep'),
    ],
)
def test_unlike(one: str, other: str) -> None:
    assert name(one, PROVIDERS) != name(other, PROVIDERS)


@pytest.mark.parametrize('text', ['', 'the harbour', 'https://[x', 'ftp://example.org/a'])
def test_others_are_their_own_name(text: str) -> None:
    assert name(text, PROVIDERS) == text


@pytest.mark.parametrize(
    ('kind', 'expected'), [('video', 'youtube:x'), ('short', 'youtube:x'), ('playlist', '')]
)
def test_media(kind: str, expected: str) -> None:
    assert media_name('youtube', kind, 'x') == expected
    assert media_name('', 'page', 'x') == ''
