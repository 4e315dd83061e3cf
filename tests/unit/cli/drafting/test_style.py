from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone, tzinfo
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from sphinxext_podcast.cli.drafting.style import Sample, Style, learn, shape
from sphinxext_podcast.source.dates import parse_date
from sphinxext_podcast.source.front_matter import reader

TAIPEI = ZoneInfo('Asia/Taipei')


def sample(text: str, path: str = 'posts/20260209-a.md', date: str = '2026-02-09') -> Sample:
    front = reader.read(text)
    assert front is not None
    moment = parse_date(front.data.get('date', date), UTC)
    assert moment is not None
    return Sample(path, text, front, moment)


def yaml(*lines: str) -> str:
    return '\n'.join(['---', *lines, '---', ''])


def learned(*texts: str, zone: tzinfo = UTC) -> Style:
    return learn([sample(text) for text in texts], zone)


@pytest.mark.parametrize(
    ('path', 'expected'),
    [
        ('posts/20260209-some-title.md', 'posts/{year}{month}{day}-{slug}.md'),
        ('posts/2026-02-09-some-title.md', 'posts/{year}-{month}-{day}-{slug}.md'),
        ('2026_02_09_a.md', '{slug}.md'),
        ('20260209_a.md', '{year}{month}{day}_{slug}.md'),
        ('posts/some-title/index.md', 'posts/{slug}/index.md'),
        ('posts/20260209-a/index.md', 'posts/{year}{month}{day}-{slug}/index.md'),
        ('posts/2026/some-title.md', 'posts/{year}/{slug}.md'),
        ('posts/2026/02/some-title.md', 'posts/{year}/{month}/{slug}.md'),
        ('2026/02/09/some-title.md', '{year}/{month}/{day}/{slug}.md'),
        ('news/02/some-title.md', 'news/02/{slug}.md'),
        ('posts/2025/some-title.md', 'posts/2025/{slug}.md'),
        ('some-title.markdown', '{slug}.markdown'),
        ('20260209.md', '{slug}.md'),
    ],
)
def test_shapes(path: str, expected: str) -> None:
    assert shape(path, datetime(2026, 2, 9, tzinfo=UTC)) == expected


def test_a_site_without_articles() -> None:
    style = learn([], TAIPEI)
    moment = datetime(2026, 3, 4, tzinfo=UTC)
    assert str(style.path('hello', moment)) == 'posts/20260304-hello.md'
    assert (style.format, style.zone) == ('yaml', TAIPEI)
    assert 'draft' in style.keys


@pytest.mark.parametrize(
    ('patterns', 'folder'),
    [
        (['magazine/*'], 'magazine'),
        (['a/b/**', 'c/*'], 'a/b'),
        (['*', '!x'], 'posts'),
        ([], 'posts'),
    ],
)
def test_the_folder_of_a_site_without_articles(patterns: list[str], folder: str) -> None:
    assert learn([], UTC, patterns).shape == f'{folder}/{{year}}{{month}}{{day}}-{{slug}}.md'


def test_the_folder_of_most_counts_and_the_newest_where_they_are_as_many() -> None:
    text = yaml('title: a', 'date: 2026-02-09')
    paths = ['posts/a.md', 'notes/20260209-b/index.md', 'posts/c.md', 'posts/a.en.md']
    assert learn([sample(text, path) for path in paths], UTC).shape == 'posts/{slug}.md'
    newer = sample(yaml('title: b', 'date: 2026-02-10'), 'notes/b.md')
    assert learn([sample(text, 'posts/a.md'), newer], UTC).shape == 'notes/{slug}.md'
    translation = newer._replace(path='notes/b.en.md')
    assert learn([sample(text, 'posts/a.md'), translation], UTC).shape == 'posts/{slug}.md'
    assert learn([translation], UTC).shape == 'notes/{slug}.md'


def test_other_documents_say_where_and_not_how() -> None:
    front = reader.read(':date: 2026-02-09\n', 'rst')
    assert front is not None
    rest = Sample('blog/a.rst', ':date: 2026-02-09\n', front, datetime(2026, 2, 9, tzinfo=UTC))
    style = learn([rest], UTC)
    assert (style.shape, style.format) == ('blog/{slug}.md', 'yaml')


@pytest.mark.parametrize(
    ('texts', 'attribute', 'expected'),
    [
        # Order and spelling of keys: those of half of them, as the newest has them.
        ([yaml('title: a', 'Date: 2026-02-09', 'tags: []')], 'keys', ('title', 'Date', 'tags')),
        (
            [
                yaml('title: a', 'date: 2026-02-10'),
                yaml('title: a', 'authors: [x]', 'date: 2026-02-09'),
            ],
            'keys',
            ('title', 'authors', 'date'),
        ),
        (
            [
                yaml('title: a', 'date: 2026-02-10', 'odd: 1'),
                yaml('title: a', 'date: 2026-02-09'),
                yaml('title: a', 'date: 2026-02-08'),
            ],
            'keys',
            ('title', 'date'),
        ),
        (['+++\ntitle = "a"\ndate = 2026-02-09\n+++\n'], 'keys', ('title', 'date')),
        (['{\n  "Title": "a",\n  "date": "2026-02-09"\n}\n'], 'keys', ('Title', 'date')),
        # What all have in common.
        (
            [
                yaml('title: a', 'date: 2026-02-10', 'author: 林', 'n: 3', 'description: x'),
                yaml('title: a', 'date: 2026-02-09', 'author: 林', 'n: 3', 'description: x'),
            ],
            'kept',
            {'author': '林', 'n': 3},
        ),
        ([yaml('title: a', 'date: 2026-02-10', 'author: 林')], 'kept', {}),
        (
            [
                yaml('title: a', 'date: 2026-02-10', 'author: 林'),
                yaml('title: a', 'date: 2026-02-09', 'author: 陳'),
            ],
            'kept',
            {},
        ),
        # What stands for nothing.
        (
            [yaml('title: a', 'date: 2026-02-10', 'tags: [a]', 'guid: x', 'cover: {image: a}')],
            'empty',
            {'title': '', 'date': '', 'tags': []},
        ),
        # Directives or shortcodes.
        ([yaml('date: 2026-02-10') + '{{< youtube a >}}\n'], 'fence', ''),
        ([yaml('date: 2026-02-10') + '```{youtube} a\n```\n'], 'fence', '```'),
        ([yaml('date: 2026-02-10') + ':::{spotify} a\n:::\n'], 'fence', ':::'),
        ([yaml('date: 2026-02-10') + '```{youtube} a\n```\n{{< at "1:00" >}}'], 'fence', ''),
        # Formats.
        (['+++\ndate = 2026-02-09\n+++\n'], 'format', 'toml'),
        (
            [
                '{"date": "2026-02-11"}\n',
                yaml('date: 2026-02-10'),
                yaml('date: 2026-02-09'),
            ],
            'format',
            'yaml',
        ),
    ],
)
def test_rules(texts: list[str], attribute: str, expected: Any) -> None:
    assert getattr(learned(*texts), attribute) == expected


@pytest.mark.parametrize(
    ('line', 'zone', 'expected'),
    [
        # The site's zone, if the newest article agrees with it; else its offset.
        ('2026-02-09T10:00:00+08:00', TAIPEI, TAIPEI),
        ('2026-02-09T10:00:00+08:00', UTC, timezone(timedelta(hours=8))),
        ('2026-02-09T10:00:00Z', TAIPEI, UTC),
        ('2026-02-09', TAIPEI, TAIPEI),
        ('2026-02-09 10:00', TAIPEI, TAIPEI),
        ('9 February 2026', TAIPEI, TAIPEI),
    ],
)
def test_zones(line: str, zone: tzinfo, expected: tzinfo) -> None:
    assert learned(yaml(f'date: {line}'), zone=zone).zone == expected


def test_a_folder_that_is_named() -> None:
    samples = [
        sample(yaml('title: a', f'date: 2026-02-0{day}', f'{key}: ""'), path)
        for path, key, day in (
            ('posts/2026/a.md', 'x', 9),
            ('posts/2026/b.md', 'x', 8),
            ('episodes/20260207-c.md', 'y', 7),
            ('episodes/20260206-d.md', 'y', 6),
        )
    ]
    assert learn(samples, UTC).shape == 'posts/{year}/{slug}.md'
    # Only the articles there say how.
    assert 'y' not in learn(samples, UTC).keys
    named = learn(samples, UTC, folder='episodes')
    assert named.shape == 'episodes/{year}{month}{day}-{slug}.md'
    assert 'x' not in named.keys
    # In a new folder articles are as elsewhere.
    new = learn(samples, UTC, folder='notes/sea')
    assert new.shape == 'notes/sea/{year}/{slug}.md'
    assert 'x' in new.keys
    assert learn([], UTC, folder='notes').shape == 'notes/{year}{month}{day}-{slug}.md'
