"""What podcast apps ask of a podcast and of its episodes."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from sphinxext_podcast.model.article import Article, Chapter, Enclosure, Person
from sphinxext_podcast.model.feeds.feed import Entry, Episode, Feed, Transcript
from sphinxext_podcast.model.feeds.podcast import (
    Podcast,
    accepted,
    cover,
    episode,
    episode_number,
    episode_problems,
    guid,
    is_episode,
    podcast_problems,
)
from sphinxext_podcast.model.feeds.topic import CATEGORIES, Topic, topic, usable

FEED = Feed(
    title='夜車',
    home='https://x.example/',
    url='https://x.example/podcast.xml',
    description='夜裡聽的節目',
    language='zh-TW',
    image='https://x.example/cover.jpg',
)
PODCAST = Podcast(email='an@x.example', topics=(Topic('Technology'),))
EPISODE = Entry(
    id='https://x.example/1/',
    title='第一集',
    published=datetime(2026, 1, 5, tzinfo=UTC),
    enclosure=Enclosure('https://x.example/1.mp3', 1000),
)


def test_nothing_is_missing() -> None:
    assert podcast_problems(FEED, PODCAST) == []
    assert episode_problems(EPISODE) == []
    assert episode_problems(Entry(id='a')) == []


@pytest.mark.parametrize(
    ('feed', 'podcast', 'message'),
    [
        ({'title': ''}, {}, 'the podcast has no title'),
        ({'description': ''}, {}, 'the podcast has no description'),
        ({'language': ''}, {}, "'' is no language of a podcast"),
        ({'image': ''}, {}, 'the podcast has no picture'),
        ({'image': 'cover.jpg'}, {}, 'the podcast has no picture'),
        ({'image': 'https://x.example/a.svg'}, {}, "'https://x.example/a.svg' is no picture"),
        ({}, {'topics': ()}, 'the podcast has no category'),
        ({}, {'topics': (Topic('Tech'),)}, "'Tech' is no category of Apple Podcasts"),
        ({}, {'topics': (Topic('Arts', 'Fod'),)}, "'Fod' is no part of 'Arts'"),
        ({}, {'topics': (Topic('History', 'x'),)}, "write 'History' alone"),
        ({}, {'email': ''}, 'the podcast has no e-mail address of its owner'),
        ({}, {'email': 'an at x'}, 'the podcast has no e-mail address of its owner'),
    ],
)
def test_what_a_podcast_lacks(feed: dict[str, Any], podcast: dict[str, Any], message: str) -> None:
    (problem,) = podcast_problems(replace(FEED, **feed), replace(PODCAST, **podcast))
    assert message in problem.message
    assert problem.subtype == 'feed'


@pytest.mark.parametrize(
    ('changes', 'key', 'message'),
    [
        ({'enclosure': Enclosure('/1.mp3', 5)}, 'audio', "'/1.mp3' is no address for podcast"),
        ({'enclosure': Enclosure('https://x.example/1.mp3')}, 'audio', 'want the length of'),
        ({'enclosure': Enclosure('https://x.example/1.mp3', 0)}, 'audio', 'want the length of'),
        ({'enclosure': Enclosure('https://x.example/1', 5)}, 'audio', 'write its type'),
        ({'enclosure': Enclosure('https://x.example/1.ogg', 5)}, 'audio', 'use MP3 or AAC'),
        ({'title': ''}, 'title', 'needs one'),
        ({'published': None}, 'date', 'needs one'),
    ],
)
def test_what_an_episode_lacks(changes: dict[str, Any], key: str, message: str) -> None:
    (problem,) = episode_problems(replace(EPISODE, **changes))
    assert problem.key == key
    assert message in problem.message


@pytest.mark.parametrize(
    ('address', 'expected'),
    [
        ('https://x.example/圖.JPG', 'https://x.example/%E5%9C%96.JPG'),
        ('https://x.example/a.png?size=3000#x', 'https://x.example/a.png?size=3000#x'),
        ('https://x.example/a.png.svg', ''),
        ('https://x.example/?a.png', ''),
        ('a.png', ''),
        ('', ''),
    ],
)
def test_cover(address: str, expected: str) -> None:
    assert cover(address) == expected


@pytest.mark.parametrize(
    ('enclosure', 'expected'),
    [
        (None, False),
        (Enclosure('1.mp3'), False),
        (Enclosure('https://x.example/1.mp3'), True),
    ],
)
def test_is_episode(enclosure: Enclosure | None, expected: bool) -> None:
    assert is_episode(replace(EPISODE, enclosure=enclosure)) is expected


def test_an_article_as_an_episode() -> None:
    article = Article(
        docname='posts/1',
        duration=61.0,
        episode='EP12',
        season=2,
        explicit=False,
        hosts=(Person('An'),),
        guests=(Person('Bo'),),
    )
    words = Transcript('https://x.example/1.vtt', 'text/vtt', 'zh-TW')
    assert episode(article, (words,), 'https://x.example/1.json') == Episode(
        duration=61.0,
        number='EP12',
        season=2,
        explicit=False,
        hosts=(Person('An'),),
        guests=(Person('Bo'),),
        transcripts=(words,),
        chapters='https://x.example/1.json',
    )


@pytest.mark.parametrize(
    'address',
    [
        # The example of the specification.
        'https://podnews.net/rss',
        'http://podnews.net/rss/',
        'podnews.net/rss',
    ],
)
def test_guid(address: str) -> None:
    assert guid(address) == '9b024349-ccf0-5f69-a609-6b82873eab3c'


@pytest.mark.parametrize(
    ('text', 'number'),
    [
        ('12', '12'),
        ('EP012', '12'),
        ('第 3 集', '3'),
        ('4.5', '4.5'),
        ('0', '0'),
        ('000', '0'),
        ('特別篇', ''),
        ('-2', ''),
        ('S2E3', ''),
        ('١٢', ''),
        ('', ''),
    ],
)
def test_episode_number(text: str, number: str) -> None:
    assert episode_number(text) == number


@pytest.mark.parametrize(
    ('text', 'expected'),
    [
        ('Technology', Topic('Technology')),
        (' Society & Culture > Philosophy ', Topic('Society & Culture', 'Philosophy')),
        ('', Topic('')),
    ],
)
def test_topic(text: str, expected: Topic) -> None:
    assert topic(text) == expected


def test_only_what_apple_knows_is_usable() -> None:
    given = (Topic('Arts', 'Food'), Topic('Arts', 'Fod'), Topic('Tech'), Topic('True Crime'))
    assert usable(given) == (Topic('Arts', 'Food'), Topic('Arts'), Topic('True Crime'))


def test_the_table_of_categories_is_read_whole() -> None:
    assert len(CATEGORIES) == 19
    assert CATEGORIES['Technology'] == ()
    assert CATEGORIES['Science'][-3:] == ('Nature', 'Physics', 'Social Sciences')


@pytest.mark.parametrize(
    ('starts', 'duration', 'number'),
    [
        ((0, 10, 20), None, 3),
        ((20, 0, 10.9), 60.0, 3),
        ((0.5, 10, 20), None, 3),
        ((0, 10), None, 0),
        ((1, 10, 20), None, 0),
        ((0, 9, 20), None, 0),
        ((0, 10, 20), 25.0, 0),
        ((0, 10, 10), None, 0),
        ((), 60.0, 0),
    ],
)
def test_chapters_that_apps_read_in_a_description(
    starts: tuple[float, ...], duration: float | None, number: int
) -> None:
    found = accepted((Chapter(start, 'x') for start in starts), duration)
    assert [chapter.start for chapter in found] == (sorted(starts) if number else [])


def test_a_chapter_of_pictures_is_in_no_description() -> None:
    picture = Chapter(5, '', listed=False)
    named = tuple(Chapter(start, 'x') for start in (0, 10, 20))
    assert accepted((*named, picture), None) == named
