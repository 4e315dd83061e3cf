"""What is said in the tags that only Podcasting 2.0 knows, and what is no such thing."""

from __future__ import annotations

from typing import Any

import pytest

from sphinxext_podcast.model.feeds.podcast_tags import (
    NO_TAGS,
    Location,
    Recipient,
    Soundbite,
    Tags,
    Text,
    Value,
)
from sphinxext_podcast.source.front_matter.podcast_tags import of_channel, of_episode

SPLIT = {'type': 'node', 'address': '02ab', 'split': 60}
PAID = Recipient('node', '02ab', 60)


def pay(*recipients: Any, **more: Any) -> dict[str, Any]:
    return {'value': {'type': 'lightning', 'method': 'keysend', 'recipients': recipients, **more}}


def paid(recipient: Recipient = PAID, suggested: str = '') -> Tags:
    return Tags(value=Value('lightning', 'keysend', (recipient,), suggested))


@pytest.mark.parametrize(
    ('said', 'tags'),
    [
        ({}, NO_TAGS),
        ({'location': ' ', 'soundbites': [], 'value': None, 'txt': '只給節目'}, NO_TAGS),
        ({'location': '基隆 港'}, Tags(location=Location('基隆 港'))),
        (
            {'location': {'Name': '基隆', 'geo': '25.13, 121.74', 'osm': 'R1293250#2'}},
            Tags(location=Location('基隆', 'geo:25.13,121.74', 'R1293250#2')),
        ),
        (
            {'location': {'name': '海', 'geo': 'geo:-25.1,-180,10;u=35', 'planet': '地球'}},
            Tags(location=Location('海', 'geo:-25.1,-180,10;u=35')),
        ),
        (
            {
                'soundbites': [
                    {'start': '1:02:03', 'duration': '0:30', 'title': '風\n起'},
                    {'startTime': 90.5, 'duration': '45'},
                    {'start': 0, 'duration': 1},
                ]
            },
            Tags(soundbites=(Soundbite(3723, 30, '風 起'), Soundbite(90.5, 45), Soundbite(0, 1))),
        ),
        (
            {'soundbites': {'start': '12:30', 'duration': 20}},
            Tags(soundbites=(Soundbite(750, 20),)),
        ),
        (pay(SPLIT), paid()),
        (pay(SPLIT, suggested=0.00000015), paid(suggested='0.00000015')),
        (pay(SPLIT, suggested='5'), paid(suggested='5')),
        (pay({**SPLIT, 'split': '60'}), paid()),
        (
            pay({**SPLIT, 'name': '林', 'customKey': 0, 'customValue': 'x', 'fee': True}),
            paid(PAID._replace(name='林', custom_key='0', custom_value='x', fee=True)),
        ),
    ],
)
def test_an_episode(said: dict[str, Any], tags: Tags) -> None:
    assert of_episode(said) == (tags, [])


@pytest.mark.parametrize(
    ('given', 'texts'),
    [
        ('一句', [Text('一句')]),
        ({'purpose': 'ai-content', 'text': False}, [Text('false', 'ai-content')]),
        ({'purpose': 'ai-content', 'text': 'false'}, [Text('false', 'ai-content')]),
        (['一', {'text': '二'}], [Text('一'), Text('二')]),
        (('一',), [Text('一')]),
        ('字' * 4000, [Text('字' * 4000)]),
    ],
)
def test_texts_of_a_podcast(given: Any, texts: list[Text]) -> None:
    assert of_channel({'txt': given, 'soundbites': 'of an episode'}) == (
        Tags(texts=tuple(texts)),
        [],
    )


@pytest.mark.parametrize(
    ('said', 'message'),
    [
        ({'location': 5}, 'location: 5 is not a place; write its name'),
        ({'location': ['a']}, "location: ['a'] is not a place"),
        ({'location': {'geo': '1,2'}}, 'has no name'),
        ({'location': '字' * 129}, 'write at most 128 characters'),
        ({'location': {'name': 'a', 'geo': '91,2'}}, "'91,2' is no place on Earth"),
        ({'location': {'name': 'a', 'geo': '1,181'}}, "'1,181' is no place on Earth"),
        ({'location': {'name': 'a', 'geo': '25.13'}}, "'25.13' is no place on Earth"),
        ({'location': {'name': 'a', 'osm': '129'}}, "'129' is no object of OpenStreetMap"),
        ({'soundbites': 'x'}, "soundbites: 'x' is no passage; write start"),
        ({'soundbites': {'start': 5}}, 'is no passage'),
        ({'soundbites': {'start': 5, 'duration': 0}}, 'is no passage'),
        ({'soundbites': {'start': 'soon', 'duration': 5}}, "'soon' is not a duration"),
        ({'soundbites': {'start': 5, 'duration': 5, 'title': 'a' * 129}}, 'at most 128'),
        ({'value': 5}, 'value: 5 is no way to pay'),
        (pay(), 'has no list of recipients'),
        (pay('02ab'), "'02ab' is no recipient"),
        (pay(SPLIT, type=' '), 'has no type'),
        (pay(SPLIT, method=None), 'has no method'),
        (pay(SPLIT, suggested='much'), "'much' is no amount"),
        (pay(SPLIT, suggested=True), 'True is no amount'),
        (pay(SPLIT, suggested=float('nan')), 'nan is no amount'),
        (pay(SPLIT, {**SPLIT, 'address': ''}), 'has no address'),
        (pay({**SPLIT, 'type': None}), 'has no type'),
        *(
            (pay({**SPLIT, 'split': split}), 'split must be a whole number')
            for split in (None, 0, -1, 49.5, 'half', True, 10**400, '1' + '0' * 400)
        ),
        (pay({**SPLIT, 'fee': 'maybe'}), "'maybe' is not a boolean"),
    ],
)
def test_what_is_left_out(said: dict[str, Any], message: str) -> None:
    tags, (problem,) = of_episode(said)
    assert tags == NO_TAGS
    assert message in problem.message
    assert problem.subtype == 'front_matter'


@pytest.mark.parametrize(('start', 'kept'), [(40, True), (41, True), (42, False), (70, False)])
def test_a_passage_ends_before_the_episode_does(start: int, kept: bool) -> None:
    given = {'soundbites': {'start': start, 'duration': 20}}
    tags, problems = of_episode(given, 60)
    assert bool(tags.soundbites) is kept
    assert len(problems) == (not kept)
    assert of_episode(given)[0].soundbites


def test_one_bad_passage_does_not_cost_the_others() -> None:
    good = {'start': 1, 'duration': 2}
    tags, problems = of_episode({'soundbites': [5, good, {}]})
    assert tags.soundbites == (Soundbite(1, 2),)
    assert [problem.message for problem in problems] == [
        'soundbites: 5 is no passage; write start: 12:34 and duration: 45'
    ]


@pytest.mark.parametrize(
    'given', [[{}], [''], {'purpose': 'a'}, 'a' * 4001, {'text': 'a', 'purpose': 'b' * 129}]
)
def test_texts_that_are_none(given: Any) -> None:
    tags, (problem,) = of_channel({'txt': given})
    assert tags == NO_TAGS
    assert problem.key == 'txt'
