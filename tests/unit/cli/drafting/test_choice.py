from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from sphinxext_podcast.cli.console import Refusal
from sphinxext_podcast.cli.drafting import choice
from sphinxext_podcast.cli.drafting.feed import Episode
from sphinxext_podcast.model.article import Article, Enclosure
from sphinxext_podcast.model.providers import PROVIDERS


def article(**said: Any) -> Article:
    return Article(docname='', **said)


FEBRUARY, JANUARY = datetime(2026, 2, 2, tzinfo=UTC), datetime(2026, 1, 1, tzinfo=UTC)
EPISODES = [
    Episode(article(title='The second day', guid='u-2', episode='2', date=FEBRUARY)),
    Episode(article(title='The first day', guid='u-1', episode='EP01', date=JANUARY)),
    Episode(article(title='The first', guid='2', episode='')),
]


@pytest.mark.parametrize(
    ('said', 'title'),
    [
        ('u-1', 'The first day'),
        ('U-1', 'The first day'),
        ('1', 'The first day'),
        ('#1', 'The first day'),
        ('2', 'The first'),
        ('the  FIRST', 'The first'),
        ('second', 'The second day'),
        ('first day', 'The first day'),
    ],
)
def test_one(said: str, title: str) -> None:
    assert choice.one(EPISODES, said).article.title == title


@pytest.mark.parametrize(
    ('said', 'why'),
    [
        ('day', 'there are 2:\n  The second day .u-2.\n  The first day .u-1.$'),
        ('nothing', 'no such episode; the feed begins with\n  The second day'),
    ],
)
def test_none_or_several(said: str, why: str) -> None:
    with pytest.raises(Refusal, match=why):
        choice.one(EPISODES, said)


def test_none_in_an_empty_feed() -> None:
    with pytest.raises(Refusal, match='the feed has none'):
        choice.one([], 'x')


def test_since() -> None:
    found = choice.since(EPISODES, datetime(2026, 1, 15, tzinfo=UTC))
    assert [made.article.guid for made in found] == ['u-2']


@pytest.mark.parametrize(
    ('there', 'new', 'known'),
    [
        ({}, {}, False),
        ({'guid': 'a'}, {'guid': 'a'}, True),
        ({'guid': 'a', 'source_name': 'S'}, {'guid': 'a', 'source_name': 's'}, True),
        ({'guid': 'a', 'source_name': 'S'}, {'guid': 'a', 'source_name': 'T'}, False),
        ({'guid': 'a'}, {'guid': 'a', 'source_name': 'T'}, True),
        ({'guid': 'a'}, {'guid': 'b'}, False),
        (
            {'source_url': 'https://youtu.be/VaCq4u5c78U'},
            {'source_url': 'https://www.youtube.com/watch?v=VaCq4u5c78U&t=1'},
            True,
        ),
        (
            {'source_url': 'https://www.a.example/1/'},
            {'source_url': 'https://a.example/1?utm_source=x'},
            True,
        ),
        (
            {'audio': Enclosure('https://a.example/1.mp3')},
            {'audio': Enclosure('https://a.example/1.mp3', 5), 'guid': 'x'},
            True,
        ),
        ({'source_url': ''}, {'source_url': ''}, False),
        # What has neither an id nor a page is known by its title.
        ({'title': 'A', 'source_name': 'S'}, {'title': 'a', 'source_name': 's'}, True),
        ({'title': 'A', 'source_name': 'S'}, {'title': 'A', 'source_name': 'T'}, False),
        ({'title': 'A', 'guid': 'x'}, {'title': 'A', 'guid': 'y'}, False),
    ],
)
def test_known(there: dict[str, Any], new: dict[str, Any], known: bool) -> None:
    found = choice.KnownEpisodes([article(**there)], PROVIDERS)
    assert found.has(article(**new)) is known
