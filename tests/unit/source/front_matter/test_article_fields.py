"""Front matter becomes an Article: aliases, casts, fallbacks, problems."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinxext_podcast.model.article import Article, Chapter, Enclosure, Person
from sphinxext_podcast.model.problem import Problem
from sphinxext_podcast.source.front_matter.article_fields import (
    article,
    is_article,
    is_unrendered,
    with_prefix,
)
from sphinxext_podcast.source.front_matter.reader import FrontMatter, read

SHARED = Path(__file__).parents[5] / 'shared'
EAST = timezone(timedelta(hours=8))


def front(data: dict[str, Any]) -> FrontMatter:
    lines = {key: number for number, key in enumerate(data, start=2)}
    return FrontMatter('yaml', data, lines, len(data) + 2)


def made(**data: Any) -> Article:
    result, problems = article(front(data), 'posts/a', EAST)
    assert problems == []
    return result


def flawed(**data: Any) -> tuple[Article, Problem]:
    result, problems = article(front(data), 'posts/a', EAST)
    assert len(problems) == 1
    assert problems[0].subtype == 'front_matter'
    return result, problems[0]


@pytest.mark.parametrize(
    ('data', 'field', 'value'),
    [
        ({'title': 2026}, 'title', '2026'),
        ({'title': 7.5}, 'title', '7.5'),
        ({'title': True}, 'title', 'true'),
        ({'title': datetime(2026, 1, 26).date()}, 'title', '2026-01-26'),
        ({'title': '\n很長的\n  標題\n'}, 'title', '很長的 標題'),
        ({'linktitle': '短'}, 'link_title', '短'),
        ({'summary': '', 'excerpt': '摘要'}, 'summary', '摘要'),
        ({'excerpt': 2}, 'summary', ''),
        ({'tags': 'a, b'}, 'tags', ('a, b',)),
        ({'tags': 5}, 'tags', ('5',)),
        (
            {'tags': ['訪談', 2026, 7.5, True, None, '', '訪談']},
            'tags',
            ('訪談', '2026', '7.5', 'true'),
        ),
        ({'tags': []}, 'tags', ()),
        ({'categories': ['甲'], 'category': ['甲', '乙']}, 'categories', ('甲', '乙')),
        ({'category': '甲'}, 'categories', ('甲',)),
        ({'series': '長訪談'}, 'series', ('長訪談',)),
        ({'keywords': 'a, b,'}, 'keywords', ('a', 'b')),
        ({'keywords': ['a, b']}, 'keywords', ('a, b',)),
        ({'author': '林小安, 陳柏'}, 'authors', (Person('林小安, 陳柏'),)),
        ({'authors': [], 'author': '林小安'}, 'authors', (Person('林小安'),)),
        (
            {'guests': {'Name': '吳可', 'URL': 'https://example.org/'}},
            'guests',
            (Person('吳可', 'https://example.org/'),),
        ),
        ({'hosts': ['甲', None, '', {'name': '乙'}]}, 'hosts', (Person('甲'), Person('乙'))),
        ({'weight': '10'}, 'weight', 10),
        ({'weight': 1.9}, 'weight', 1),
        ({'series_order': '010'}, 'series_order', 10),
        ({'season': 2}, 'season', 2),
        ({'episode': 7.5}, 'episode', '7.5'),
        ({'episode': '053'}, 'episode', '053'),
        ({'episode': ''}, 'episode', ''),
        ({'duration': '46:24'}, 'duration', 2784),
        ({'duration': None, 'podcast_duration': '1:08:22'}, 'duration', 4102),
        ({'explicit': 'yes'}, 'explicit', True),
        ({'explicit': 'no'}, 'explicit', False),
        ({'explicit': 'Clean'}, 'explicit', False),
        ({'explicit': False}, 'explicit', False),
        ({'explicit': ''}, 'explicit', None),
        ({'audio': 'a.mp3'}, 'audio', Enclosure('a.mp3')),
        (
            {'audio': {'URL': 'a.mp3', 'length': '9', 'type': 'audio/mpeg'}},
            'audio',
            Enclosure('a.mp3', 9, 'audio/mpeg'),
        ),
        (
            {'podcast_file': 'a.mp3', 'podcast_bytes': '39800000'},
            'audio',
            Enclosure('a.mp3', 39800000),
        ),
        ({'podcast_file': 'a.mp3', 'podcast_bytes': ''}, 'audio', Enclosure('a.mp3')),
        ({'podcast_bytes': 5}, 'audio', None),
        ({'image': 2, 'cover': 'b.webp'}, 'image', 'b.webp'),
        ({'images': [None, 'a.png', 'b.png']}, 'image', 'a.png'),
        (
            {'image': None, 'cover': {'image': '', 'alt': 'x'}, 'thumbnail': 't.png'},
            'image',
            't.png',
        ),
        ({'cover': {'image': 'c.png', 'alt': '麥克風'}}, 'image_alt', '麥克風'),
        ({'cover': {'src': 'c.png', 'alt': 'x'}, 'image_alt': 'y'}, 'image_alt', 'y'),
        ({'chapters': 'chapters.json'}, 'chapters_file', 'chapters.json'),
        (
            {'chapters': ['0:00 開場', '12:34 - 規模', {'startTime': 90, 'title': '三'}]},
            'chapters',
            (Chapter(0, '開場'), Chapter(754, '規模'), Chapter(90, '三')),
        ),
        ({'chapters': [{'start': 0, 'title': 1}]}, 'chapters', (Chapter(0, '1'),)),
        ({'chapters': '0:00 一\n\n1:00 二\n'}, 'chapters', (Chapter(0, '一'), Chapter(60, '二'))),
        ({'chapters': '0:00 一\n'}, 'chapters', (Chapter(0, '一'),)),
        ({'chapters': '12 chapters.json'}, 'chapters_file', '12 chapters.json'),
        ({'aliases': '/old/'}, 'aliases', ('/old/',)),
        ({'translationkey': 'why'}, 'translation_key', 'why'),
        ({'language': 'en'}, 'language', 'en'),
        ({'status': 'Hidden'}, 'hidden', True),
        ({'status': 'published'}, 'hidden', False),
        ({'guid': 5, 'episode_guid': 'b'}, 'guid', '5'),
        ({'podcast_guid': ' a b '}, 'guid', 'a b'),
        (
            {'audio': {'url': 'a.mp3', 'length': '24,986,239'}},
            'audio',
            Enclosure('a.mp3', 24986239),
        ),
        (
            {'layout': 'wide', 'podcast': {'feed': {'season': 2}}},
            'params',
            {'layout': 'wide', 'podcast': {'feed': {'season': 2}}},
        ),
    ],
)
def test_values(data: dict[str, Any], field: str, value: object) -> None:
    assert getattr(made(**data), field) == value


@pytest.mark.parametrize(
    ('data', 'draft'),
    [
        ({'draft': True}, True),
        ({'draft': 'true'}, True),
        ({'draft': ' FALSE '}, False),
        ({'draft': False}, False),
        ({'draft': 'False'}, False),
        ({'draft': 0}, False),
        ({'draft': ''}, False),
        ({'draft': None}, False),
        ({'draft': 'no'}, False),
        ({'draft': 'Off'}, False),
        ({'published': 'no'}, True),
        ({'published': 'yes'}, False),
        ({'status': ' Draft '}, True),
        ({'status': 'skip'}, True),
        ({'status': 'hidden'}, False),
        ({'status': 'evergreen'}, False),
        ({'status': ['draft']}, True),
        ({'published': False}, True),
        ({'published': 'false'}, True),
        ({'published': True}, False),
        ({'published': True, 'draft': True}, True),
        ({}, False),
    ],
)
def test_drafts(data: dict[str, Any], draft: bool) -> None:
    assert made(**data).draft is draft


@pytest.mark.parametrize('value', ['T', 't', 1, 2, '1', 'True ', 'maybe'])
def test_drafts_in_doubt(value: object) -> None:
    result, problem = flawed(draft=value)
    assert result.draft
    assert problem[1:4] == (
        f'draft: {value!r} is not a boolean; write true or false; until then it is held back',
        2,
        'draft',
    )


@pytest.mark.parametrize(
    ('data', 'days'),
    [
        ({}, (None, None, None, None)),
        ({'date': '2026-01-05'}, (5, 5, None, None)),
        ({'publishdate': '2026-01-06'}, (6, 6, None, None)),
        ({'published': '2026-01-06'}, (6, 6, None, None)),
        ({'pubdate': '2026-01-06', 'date': '2026-01-05'}, (5, 6, None, None)),
        ({'lastmod': '2026-01-07'}, (7, 7, 7, None)),
        ({'modified': '2026-01-07', 'date': '2026-01-05'}, (5, 5, 7, None)),
        ({'updated': '2026-01-07', 'publishdate': '2026-01-06'}, (6, 6, 7, None)),
        ({'date': {'created': '2026-01-02', 'updated': '2026-01-03'}}, (2, 2, 3, None)),
        ({'date': {'Created': '2026-01-02'}, 'lastmod': '2026-01-04'}, (2, 2, 4, None)),
        ({'date': {'updated': '2026-01-03'}}, (3, 3, 3, None)),
        ({'date': '', 'unpublishdate': '2026-01-08'}, (None, None, None, 8)),
        ({'expirydate': '2026-01-08', 'published': False}, (None, None, None, 8)),
    ],
)
def test_dates(data: dict[str, Any], days: tuple[int | None, ...]) -> None:
    result = made(**data)
    dates = (result.date, result.publish_date, result.lastmod, result.expiry_date)
    assert tuple(moment and moment.day for moment in dates) == days
    assert all(moment is None or moment.tzinfo is EAST for moment in dates)


@pytest.mark.parametrize(
    ('data', 'answer'),
    [
        ({'date': '2026-01-05'}, True),
        ({'date': 'someday'}, True),
        ({'publishdate': 1769392800}, True),
        ({'pubdate': '2026-01-05'}, True),
        ({'published': '2026-01-05'}, True),
        ({'published': True}, False),
        ({'published': 'false'}, False),
        ({'date': ''}, False),
        ({'date': None}, False),
        ({'lastmod': '2026-01-05'}, False),
        ({}, False),
    ],
)
def test_what_is_an_article(data: dict[str, Any], answer: bool) -> None:
    assert is_article(front(data)) is answer


@pytest.mark.parametrize(
    ('key', 'value', 'said', 'field', 'kept'),
    [
        ('date', '2026-01-45', "'2026-01-45' is not a date", 'date', None),
        ('title', ['a'], 'is not text', 'title', ''),
        ('tags', {'a': 1}, 'is not a name', 'tags', ()),
        ('tags', ['甲', {'a': 1}, ['b']], 'is not a name', 'tags', ('甲',)),
        ('guests', ['甲', {'twitter': 'x'}], 'is not a person', 'guests', (Person('甲'),)),
        ('draft', 'yes', 'until then it is held back', 'draft', True),
        ('draft', 'someday', 'until then it is held back', 'draft', True),
        ('draft', [True], 'until then it is held back', 'draft', True),
        (
            'audio',
            {'url': 'a.mp3', 'length': 'long'},
            'length:',
            'audio',
            Enclosure('a.mp3'),
        ),
        ('weight', 'heavy', 'is not a number', 'weight', 0),
        ('weight', True, 'is not a number', 'weight', 0),
        ('season', float('inf'), 'is not a number', 'season', None),
        ('season', 1.5, '1.5 is not a whole number', 'season', None),
        ('transcript', '他說\n她說', 'is no file', 'transcript', ''),
        ('image', '長' * 100, 'is no file', 'image', ''),
        ('audio', 'a%00b.mp3', 'is no file', 'audio', None),
        ('chapters', '0:00 a\nb', 'is not a chapter', 'chapters', (Chapter(0, 'a'),)),
        ('chapters', '長' * 100, 'is no file', 'chapters_file', ''),
        ('duration', 'long', 'is not a duration', 'duration', None),
        ('explicit', 'maybe', 'write true or false', 'explicit', None),
        ('audio', 5, 'is not an episode file', 'audio', None),
        ('audio', {'length': 5}, 'is not an episode file', 'audio', None),
        ('podcast_bytes', -1, 'number of bytes', 'audio', None),
        ('image', True, 'is not a picture', 'image', ''),
        ('chapters', {'a': 1}, 'write a path', 'chapters', ()),
        ('chapters', ['0:00 a', 'b'], 'is not a chapter', 'chapters', (Chapter(0, 'a'),)),
        ('chapters', [{'start': 5}], 'is not a chapter', 'chapters', ()),
    ],
)
def test_problems(key: str, value: object, said: str, field: str, kept: object) -> None:
    result, problem = flawed(**{'slug': 'x', key: value})
    assert (problem.key, problem.line) == (key, 3)
    assert problem.message.startswith(f'{key}: ')
    assert said in problem.message
    assert getattr(result, field) == kept
    assert result.slug == 'x'


@pytest.mark.parametrize(
    ('text', 'lines'),
    [
        ('chapters:\n- 0:00 a\n- b\n\n- c\n- 0:09 d\n- e\n- f\n- g', [4, 6, 8, 9]),
        ('chapters: |\n  0:00 a\n  b\n\n  c', [4, 6]),
        ('chapters: ["0:00 a",\n b]', [3]),
        ('"chapters": ["0:00 a",\n b, c]', [3, 3]),
        ('chapters: "0:00 a\n\n  b\n\n c"', [2, 2]),
    ],
)
def test_each_bad_chapter_has_its_line(text: str, lines: list[int]) -> None:
    front = read(f'---\n{text}\n---\n')
    assert front
    _, problems = article(front, 'a', EAST)
    assert [problem.line for problem in problems] == lines
    said = [problem.message for problem in problems]
    assert all(f"'{name}'" in line for name, line in zip('bce', said, strict=False))
    assert len(said) < 4 or said[3] == 'chapters: 2 more like these'


def test_an_unreadable_date_leaves_the_others() -> None:
    result, _ = flawed(date='2026-01-45', publishdate='2026-01-06')
    assert result.date == result.publish_date == datetime(2026, 1, 6, tzinfo=EAST)


@pytest.mark.parametrize(
    ('data', 'undated'),
    [
        ({'date': 'tomorrow'}, True),
        ({'publishdate': 'tomorrow'}, True),
        ({'date': {'made': '2026-01-05'}}, True),
        ({'date': 'tomorrow', 'lastmod': '2026-01-05'}, False),
        ({'expirydate': 'tomorrow', 'date': '2026-01-05'}, False),
    ],
)
def test_what_becomes_of_an_article_without_a_date(data: dict[str, Any], undated: bool) -> None:
    result, problem = flawed(**data)
    assert (result.date is None) is undated
    assert ('published without a date, last in every list' in problem.message) is undated


def test_field_lists_hold_several_authors() -> None:
    text = ':blogpost: true\n:date: Jan 8th, 2024\n:author: 林小安, 陳柏\n:image: 1\n:tags: a, b\n'
    fields = read(text, 'rst')
    assert fields is not None
    result, _ = article(fields, 'a', UTC)
    assert result.authors == (Person('林小安'), Person('陳柏'))
    assert result.tags == ('a', 'b')
    assert result.params == {'blogpost': 'true'}


KEYS = st.sampled_from(
    [
        *('title', 'summary', 'tags', 'keywords', 'authors', 'guests', 'weight', 'season'),
        *('episode', 'duration', 'explicit', 'audio', 'podcast_bytes', 'image', 'cover'),
        *('chapters', 'aliases', 'date', 'published', 'lastmod', 'draft', 'category'),
    ]
)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | st.datetimes(),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(['name', 'url', 'length', 'alt', 'start', 'title', '']),
            inner,
            max_size=3,
        )
    ),
    max_leaves=6,
)


@given(st.dictionaries(KEYS, VALUES, max_size=4))
def test_anything_gives_an_article(data: dict[str, Any]) -> None:
    result, problems = article(front(data), 'a', EAST)
    assert result.docname == 'a'
    assert all(problem.key in data and problem.message for problem in problems)
    is_article(front(data))


@pytest.mark.parametrize(
    ('corpus', 'problems'),
    [('made-up', {'20260122-odd-values.md': ['lastmod']}), ('castanet', {})],
)
def test_sample_articles(corpus: str, problems: dict[str, list[str]]) -> None:
    folder = SHARED / 'corpora' / corpus / 'content'
    if not folder.is_dir():
        pytest.skip('the sample articles are not beside this repository')
    found = {}
    for path in sorted(folder.rglob('*.md')):
        fields = read(path.read_text(encoding='utf-8'))
        if fields is not None:
            faults = article(fields, path.stem, EAST)[1]
            if faults:
                found[path.name] = [problem.key for problem in faults]
    assert found == problems


@pytest.mark.parametrize(
    ('text', 'unrendered'),
    [
        ('title: 海', False),
        ('headless: true', True),
        ('headless: false', False),
        ('build: {render: never}', True),
        ('_build: {render: false}', True),
        ('build: {render: always}', False),
        ('build: {render: link}', False),
        ('build: {list: never}', False),
        ('build: never', False),
    ],
)
def test_no_page(text: str, unrendered: bool) -> None:
    given_ = read(f'---\n{text}\n---\n')
    assert given_ is not None
    assert is_unrendered(given_) is unrendered


@pytest.mark.parametrize(
    ('key', 'value', 'said'),
    [
        ('episode', 'one', "episode: 'one' holds no number"),
        (
            'soundbites',
            {'start': 50, 'duration': 20},
            'soundbites: the passage at 50 s ends behind',
        ),
        ('soundbites', {'start': 50}, 'soundbites: {'),
    ],
)
def test_an_episode_of_ones_own_is_checked(key: str, value: object, said: str) -> None:
    _, problem = flawed(**{'audio': 'a.mp3', 'duration': 60, key: value})
    assert (problem.key, problem.line) == (key, 4)
    assert problem.message.startswith(said)
    made(duration=60, **{key: value})  # somebody else's


@pytest.mark.parametrize(
    ('url', 'found'),
    [
        ('ep 1.mp3', 'https://m.example/show/ep 1.mp3'),
        ('2026/ep.mp3', 'https://m.example/show/2026/ep.mp3'),
        ('/sound/ep.mp3', '/sound/ep.mp3'),
        ('./ep.mp3', './ep.mp3'),
        ('https://e.org/ep.mp3', 'https://e.org/ep.mp3'),
    ],
)
def test_a_prefix_stands_before_a_bare_name(url: str, found: str) -> None:
    bare = Article(docname='x', audio=Enclosure(url, 5))
    assert with_prefix(bare, 'https://m.example/show/').audio == Enclosure(found, 5)
    assert with_prefix(bare, '') is bare
