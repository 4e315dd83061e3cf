"""JSON-LD: the article, its episode, and nothing that is not known."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinxext_podcast.model.article import Article, Chapter, Enclosure, Person
from sphinxext_podcast.model.head import Clip, Crumb, Head, Picture, Quotation, Recording
from sphinxext_podcast.model.site import Site
from sphinxext_podcast.output.characters import line
from sphinxext_podcast.output.head.json_ld import breadcrumbs, json_ld
from tests.unit.output.samples import HARD

DAY = datetime(2026, 1, 5, 9, tzinfo=timezone(timedelta(hours=8)))
URL = 'https://x.example/posts/1/'
ARTICLE = Article(
    docname='posts/1',
    title=HARD,
    date=DAY,
    publish_date=DAY,
    lastmod=DAY + timedelta(days=1),
    tags=('AI', 'C++'),
    keywords=('AI', '夜車'),
    categories=('產業',),
    authors=(Person('林', 'https://x.example/林'),),
    guests=(Person('客人', 'https://g.example/'),),
    hosts=(Person('主持'),),
    source_name='The Show',
    source_url='https://show.example/1',
    episode='EP12',
    season=2,
    duration=3723.0,
    words=3008,
    minutes=7,
)
SITE = Site(
    base='https://x.example', title='夜車', language='zh_TW', image='https://x.example/i.png'
)
FILM = Recording(
    name='Film',
    page='https://www.youtube.com/watch?v=VaCq4u5c78U',
    player='https://www.youtube-nocookie.com/embed/VaCq4u5c78U',
    thumbnail='https://x.example/still.jpg',
    uploaded=DAY,
    duration=61.0,
    description='Words',
)
SOUND = Recording(
    name='Sound', page='https://x.example/s', file='https://x.example/1.mp3', watched=False
)
HEAD = Head(
    article=ARTICLE,
    site=SITE,
    url=URL,
    description='說明',
    language='zh-TW',
    picture=Picture('https://x.example/圖.png', 'alt', 1200, 630),
    crumbs=(Crumb('首頁', 'https://x.example/'), Crumb(HARD, URL)),
    recordings=(FILM, SOUND),
)


def graph(head: Head) -> list[dict[str, Any]]:
    found = re.fullmatch(
        r'<script type="application/ld\+json">([^<>&]*)</script>\n', json_ld(head)
    )
    assert found
    data: dict[str, Any] = json.loads(found[1])
    assert data['@context'] == 'https://schema.org'
    things: list[dict[str, Any]] = data['@graph']
    return things


def posting(head: Head) -> dict[str, Any]:
    return graph(head)[0]


def test_the_article() -> None:
    article, way = graph(HEAD)
    episode, video, audio = (article.pop(key) for key in ('isBasedOn', 'video', 'audio'))
    assert article == {
        '@type': 'BlogPosting',
        '@id': f'{URL}#article',
        'url': URL,
        'mainEntityOfPage': URL,
        'headline': HARD,
        'description': '說明',
        'image': [
            {
                '@type': 'ImageObject',
                'url': 'https://x.example/%E5%9C%96.png',
                'width': 1200,
                'height': 630,
                'caption': 'alt',
            }
        ],
        'datePublished': '2026-01-05T09:00:00+08:00',
        'dateModified': '2026-01-06T09:00:00+08:00',
        'author': [
            {'@type': 'Person', 'name': '林', 'url': 'https://x.example/%E6%9E%97'},
        ],
        'publisher': {
            '@type': 'Organization',
            'name': '夜車',
            'url': 'https://x.example/',
            'logo': 'https://x.example/i.png',
        },
        'isPartOf': {
            '@type': 'WebSite',
            'url': 'https://x.example/',
            'name': '夜車',
            'inLanguage': 'zh-TW',
        },
        'inLanguage': 'zh-TW',
        'keywords': ['AI', 'C++', '夜車'],
        'articleSection': ['產業'],
        'wordCount': 3008,
        'timeRequired': 'PT7M',
        'citation': 'https://show.example/1',
        'mentions': [{'@type': 'Person', 'name': '客人', 'url': 'https://g.example/'}],
    }
    assert episode == {
        '@type': 'PodcastEpisode',
        'url': 'https://show.example/1',
        'episodeNumber': 'EP12',
        'partOfSeason': {'@type': 'PodcastSeason', 'seasonNumber': 2},
        'partOfSeries': {
            '@type': 'PodcastSeries',
            'name': 'The Show',
            'author': [{'@type': 'Person', 'name': '主持'}],
        },
        'duration': 'PT1H2M3S',
        'actor': [{'@type': 'Person', 'name': '客人', 'url': 'https://g.example/'}],
        'sameAs': ['https://www.youtube.com/watch?v=VaCq4u5c78U', 'https://x.example/s'],
    }
    assert video == [
        {
            '@type': 'VideoObject',
            'name': 'Film',
            'description': 'Words',
            'url': 'https://www.youtube.com/watch?v=VaCq4u5c78U',
            'embedUrl': 'https://www.youtube-nocookie.com/embed/VaCq4u5c78U',
            'duration': 'PT1M1S',
            'thumbnailUrl': ['https://x.example/still.jpg'],
            'uploadDate': '2026-01-05T09:00:00+08:00',
        }
    ]
    assert audio == [
        {
            '@type': 'AudioObject',
            'name': 'Sound',
            'url': 'https://x.example/s',
            'contentUrl': 'https://x.example/1.mp3',
        }
    ]
    assert way['@type'] == 'BreadcrumbList'


@pytest.mark.parametrize(
    'change',
    [{'name': ''}, {'thumbnail': ''}, {'thumbnail': 'still.jpg'}, {'uploaded': None}],
)
def test_an_incomplete_film_is_left_out(change: dict[str, Any]) -> None:
    assert 'video' not in posting(replace(HEAD, recordings=(FILM._replace(**change),)))


@pytest.mark.parametrize('change', [{'name': ''}, {'file': ''}, {'file': '1.mp3'}])
def test_an_incomplete_sound_is_left_out(change: dict[str, Any]) -> None:
    assert 'audio' not in posting(replace(HEAD, recordings=(SOUND._replace(**change),)))


def test_the_own_file_came_out_with_the_article() -> None:
    head = replace(HEAD, audio=Enclosure('https://x.example/own.mp3', 1234))
    assert posting(head)['audio'] == [
        {
            '@type': 'AudioObject',
            'name': HARD,
            'contentUrl': 'https://x.example/own.mp3',
            'encodingFormat': 'audio/mpeg',
            'contentSize': '1234',
            'duration': 'PT1H2M3S',
            'uploadDate': '2026-01-05T09:00:00+08:00',
        }
    ]


def test_an_episode_of_ones_own() -> None:
    article = replace(ARTICLE, source_name='', source_url='')
    head = replace(HEAD, article=article, recordings=())
    assert 'isBasedOn' not in posting(replace(head, podcast='夜車'))
    head = replace(head, audio=Enclosure('https://x.example/own.mp3', 1234))
    episode = posting(replace(head, podcast='夜車'))['isBasedOn']
    assert episode == {
        '@type': 'PodcastEpisode',
        'url': URL,
        'name': HARD,
        'episodeNumber': 'EP12',
        'partOfSeason': {'@type': 'PodcastSeason', 'seasonNumber': 2},
        'partOfSeries': {
            '@type': 'PodcastSeries',
            'name': '夜車',
            'author': [{'@type': 'Person', 'name': '主持'}],
        },
        'duration': 'PT1H2M3S',
        'actor': [{'@type': 'Person', 'name': '客人', 'url': 'https://g.example/'}],
    }
    # Without a podcast the numbers stay; without these nothing is left to say.
    assert posting(head)['isBasedOn'].keys() == episode.keys() - {'partOfSeries'}
    bare = replace(article, season=None, episode='')
    assert 'isBasedOn' not in posting(replace(head, article=bare))


CHAPTERS = (Chapter(90.5, HARD), Chapter(0, '開場'), Chapter(90.5, '又'), Chapter(600, '尾'))


@pytest.mark.parametrize(
    ('duration', 'ends'),
    [(None, [90.5, 600, None]), (700.0, [90.5, 600, 700]), (600.0, [90.5, 600]), (60.0, [60])],
)
@pytest.mark.parametrize('own', [True, False])
def test_chapters_are_clips(own: bool, duration: float | None, ends: list[float | None]) -> None:
    article = replace(ARTICLE, chapters=CHAPTERS, duration=duration if own else 5.0)
    file = 'https://x.example/own.mp3'
    sound = SOUND._replace(chapters=CHAPTERS, duration=duration, file=f'{file}#t=5')
    audio = Enclosure(file, 1234) if own else None
    head = replace(HEAD, article=article, recordings=(FILM, sound), audio=audio, chapters=CHAPTERS)
    found = posting(head)
    (sounding,) = found['audio']
    clips = sounding['hasPart']
    assert [clip['name'] for clip in clips] == ['開場', HARD, '尾'][: len(ends)]
    assert [clip['startOffset'] for clip in clips] == [0, 90.5, 600][: len(ends)]
    assert [clip.get('endOffset') for clip in clips] == ends
    times = ['0', '90.5', '600'][: len(ends)]
    assert [clip['url'] for clip in clips] == [f'{file}#t={time}' for time in times]
    assert 'hasPart' not in found['video'][0]  # they are of another recording


def test_chapters_of_an_episode_of_others_are_its_clips() -> None:
    page = 'https://www.youtube.com/watch?v=VaCq4u5c78U'
    clips = tuple(Clip(one, f'{page}&t={int(one.start)}s') for one in CHAPTERS)
    article = replace(ARTICLE, duration=700.0)
    found = posting(replace(HEAD, article=article, clips=clips))['isBasedOn']['hasPart']
    assert [clip['url'] for clip in found] == [f'{page}&t={t}s' for t in (0, 90, 600)]
    assert [clip['endOffset'] for clip in found] == [90.5, 600, 700]


def test_quotations() -> None:
    whole = Quotation('我走了。\n真的', '王 & 明', 'https://y.example/?t=9', 'I left.', 'en')
    head = replace(HEAD, quotations=(whole, Quotation('沒人知道'), Quotation(' ')))
    assert posting(head)['hasPart'] == [
        {
            '@type': 'Quotation',
            'text': '我走了。 真的',
            'spokenByCharacter': {'@type': 'Person', 'name': '王 & 明'},
            'citation': 'https://y.example/?t=9',
            'translationOfWork': {'@type': 'Quotation', 'text': 'I left.', 'inLanguage': 'en'},
        },
        {'@type': 'Quotation', 'text': '沒人知道'},
    ]
    assert 'hasPart' not in posting(HEAD)


def test_clips_want_a_file_and_a_name() -> None:
    film = FILM._replace(chapters=CHAPTERS)
    assert 'hasPart' not in posting(replace(HEAD, recordings=(film,)))['video'][0]
    unnamed = (Chapter(0, ' '), Chapter(1, 'x', listed=False))
    film = film._replace(file='https://x.example/1.mp4', chapters=unnamed)
    assert 'hasPart' not in posting(replace(HEAD, recordings=(film,)))['video'][0]


def test_without_a_base_there_are_no_addresses_of_the_site() -> None:
    head = Head(article=Article(docname='a', title='夜車', date=DAY), site=Site())
    assert graph(head) == [
        {
            '@type': 'BlogPosting',
            'headline': '夜車',
            'datePublished': '2026-01-05T09:00:00+08:00',
            'dateModified': '2026-01-05T09:00:00+08:00',
        }
    ]


@pytest.mark.parametrize(
    ('article', 'episode'),
    [
        ({'source_name': '', 'source_url': ''}, None),
        (
            {'source_url': '', 'episode': '', 'season': None, 'duration': None, 'guests': ()},
            {'@type': 'PodcastEpisode', 'partOfSeries': {'@type': 'PodcastSeries', 'name': 'S'}},
        ),
        (
            {
                'source_name': '',
                'episode': '',
                'season': None,
                'duration': None,
                'guests': (),
            },
            {'@type': 'PodcastEpisode', 'url': 'https://show.example/1'},
        ),
    ],
)
def test_what_is_known_of_the_episode(article: dict[str, Any], episode: object) -> None:
    changed = replace(ARTICLE, **{'source_name': 'S', 'hosts': (), **article})
    assert posting(replace(HEAD, article=changed, recordings=())).get('isBasedOn') == episode


@pytest.mark.parametrize(
    ('picture', 'image'),
    [
        (None, ['https://x.example/i.png']),
        (Picture('no address'), ['https://x.example/i.png']),
        (Picture('https://x.example/a.png'), ['https://x.example/a.png']),
    ],
)
def test_pictures(picture: Picture | None, image: object) -> None:
    assert posting(replace(HEAD, picture=picture))['image'] == image


@pytest.mark.parametrize(
    ('crumbs', 'number'),
    [
        ([], 0),
        ([('a', URL)], 0),
        ([('a', URL), ('', URL)], 0),
        ([('a', URL), ('b', '/b/')], 0),
        ([('a', URL), ('b', URL)], 2),
    ],
)
def test_breadcrumbs(crumbs: list[tuple[str, str]], number: int) -> None:
    found = breadcrumbs([Crumb(*crumb) for crumb in crumbs])
    steps = found[0]['itemListElement'] if found else []
    assert [step['position'] for step in steps] == list(range(1, number + 1))
    assert [(step['name'], step['item']) for step in steps] == crumbs[:number]


@given(st.text())
def test_nothing_ends_the_script_and_all_comes_back(text: str) -> None:
    title = f'</script><!--{text}'
    json_ld(head := replace(HEAD, article=replace(ARTICLE, title=title))).encode()
    assert posting(head)['headline'] == line(title)
