"""Header and footer of an article, without a project."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from docutils import nodes

from sphinxext_podcast.extension.pages import article_end, article_page
from sphinxext_podcast.model.article import Article, Person
from sphinxext_podcast.model.library import Library
from tests.unit.extension.linking import FOOTER, HEADER, FakeLinks, config, lines

TAXONOMIES = {
    'tags': 'tags',
    'categories': 'categories',
    'series': 'series',
    'authors': 'authors',
    'shows': 'source_name',
}


def article(docname: str, day: int, **fields: Any) -> Article:
    date = datetime(2026, 2, day, 20, tzinfo=UTC)
    return Article(
        docname=docname, **{'title': docname.rpartition('/')[2].upper(), 'date': date, **fields}
    )


def header(one: Article, *others: Article, **options: Any) -> list[str]:
    library, settings = Library([one, *others], TAXONOMIES), config(**options)
    around = library.surroundings(one)
    parts: dict[str, list[nodes.Node]] = {
        'lede': article_page.lede(one, 'The text begins.', settings),
        'picture': [nodes.image()],
        'player': [],
    }
    made = article_page.header(one, around, FakeLinks(settings), settings, parts)
    return lines(made) if made else []


def footer(one: Article, *others: Article, **options: Any) -> list[str]:
    library, settings = Library([one, *others], TAXONOMIES), config(**options)
    around = library.surroundings(one).shown(settings.podcast_footer)
    links = FakeLinks(settings)
    made = article_end.footer(one, around, links, settings)
    return lines(made) if made else []


@pytest.mark.parametrize(
    ('fields', 'expected'),
    [
        ({}, ['article-meta: February 9, 2026']),
        ({'date': None}, []),
        ({'minutes': 3, 'words': 900}, ['article-meta: February 9, 2026\u00a0· 3 min read']),
        (
            {'lastmod': datetime(2026, 2, 11, tzinfo=UTC)},
            ['article-meta: February 9, 2026\u00a0· Updated February 11, 2026'],
        ),
        (
            {'lastmod': datetime(2026, 2, 9, 23, tzinfo=UTC)},
            ['article-meta: February 9, 2026'],
        ),
        (
            {'date': None, 'source_name': '夜航', 'source_url': 'https://e.org/1'},
            ['article-meta: [夜航 → shows/夜航]'],
        ),
        (
            {'source_name': '夜航', 'minutes': 3},
            ['article-meta: [夜航 → shows/夜航]\u00a0· February 9, 2026\u00a0· 3 min read'],
        ),
        (
            {'date': None, 'description': ' One,\ntwo. ', 'source_name': '夜航'},
            ['article-lede: One, two.', 'article-meta: [夜航 → shows/夜航]'],
        ),
        (
            {
                'date': None,
                'authors': (Person('陳 雨'),),
                'guests': (Person('Ida', 'https://i.eg/'),),
            },
            ['article-meta: [陳 雨 → authors/陳-雨]\u00a0· Guests [Ida → https://i.eg/]'],
        ),
        (
            {'date': None, 'hosts': (Person('Ida', 'javascript:x'), Person('Bo'))},
            ['article-meta: Hosts Ida, Bo'],
        ),
        (
            {'date': None, 'categories': ('海', '夜')},
            ['article-meta: [海 → categories/海], [夜 → categories/夜]'],
        ),
        ({'date': None, 'marks': ('draft', 'expired')}, ['draft: Draft', 'expired: Expired']),
    ],
)
def test_header(fields: dict[str, Any], expected: list[str]) -> None:
    assert header(article('posts/a', 9, **fields)) == expected


def test_the_parts_of_the_header_are_chosen() -> None:
    one = article('a', 9, minutes=1, source_name='夜航')
    assert header(one, podcast_header=('date', 'show')) == [
        'article-meta: February 9, 2026\u00a0· [夜航 → shows/夜航]'
    ]
    assert header(one, podcast_header=()) == []
    assert header(one, podcast_header=('picture',)) == []


@pytest.mark.parametrize(
    ('description', 'text', 'shown'),
    [
        ('One, two.', 'Three.', True),
        ('One, two.', '', True),
        ('', 'Three.', False),
        ('One, two.', 'One,\ntwo. Three.', False),
        ('一個人守夜…', '一個人守夜時讀的書。', False),
        ('一個人守夜。', '一個人守夜，讀書。', False),
    ],
)
def test_the_lede_is_what_the_text_does_not_begin_with(
    description: str, text: str, shown: bool
) -> None:
    one = article('a', 9, description=description)
    assert bool(article_page.lede(one, text, config())) == shown


@pytest.mark.parametrize(('language', 'marked'), [('', []), ('en', []), ('fr', ['language-fr'])])
def test_the_lede_is_in_the_language_of_the_article(language: str, marked: list[str]) -> None:
    one = article('a', 9, description='Un, deux.', language=language)
    (made,) = article_page.lede(one, '', config())
    assert isinstance(made, nodes.Element)
    assert made['classes'] == ['podcast-article-lede', *marked]


def test_translations() -> None:
    one = article('a', 9, translation_key='k')
    other = article('a.zh', 9, translation_key='k', language='zh-TW')
    assert header(one, other, podcast_header=('translations',)) == [
        'article-translations: Also in [繁體中文 → a.zh]'
    ]
    assert header(one, podcast_header=('translations',)) == []


def test_a_series_with_its_place() -> None:
    parts = [article(name, day, series=('夜',)) for name, day in (('a', 1), ('b', 2), ('c', 3))]
    assert footer(parts[1], parts[0], parts[2]) == [
        'label: Part 2 of 3 in the series [夜 → series/夜]',
        '-: [A → a]',
        '-: *B*',
        '-: [C → c]',
    ]


@pytest.mark.parametrize(
    ('parts', 'expected'),
    [
        (('tags',), ['article-terms: [海 → tags/海]']),
        (('neighbours',), ['article-newer: Newer [C → c]', 'article-older: Older [A → a]']),
        (('related',), ['label: Related', '-: [C → c]']),
        (
            ('same-episode', 'neighbours'),
            ['label: More about this episode', '-: [A → a]', 'article-newer: Newer [C → c]'],
        ),
        (('source',), ['article-source: [Original episode → https://e.org/7]']),
        ((), []),
    ],
)
def test_footer(parts: tuple[str, ...], expected: list[str]) -> None:
    episode = 'https://e.org/7'
    older = article('a', 1, about=episode)
    one = article('b', 2, about=episode, source_url=episode, tags=('海',))
    newer = article('c', 3, tags=('海',))
    assert footer(one, older, newer, podcast_footer=parts) == expected


def test_nothing_to_show_is_no_footer() -> None:
    one = article('a', 1)
    library, settings = Library([one], TAXONOMIES), config()
    around = library.surroundings(one).shown(FOOTER)
    assert article_end.footer(one, around, FakeLinks(settings), settings) is None


def test_what_to_read_on_names_no_article_twice() -> None:
    """First the same episode, then related ones; never what the series has."""
    episode, day = 'https://e.org/7', iter(range(1, 20))
    one = article('b', 9, about=episode, tags=('海',), series=('夜',))
    part = article('c', next(day), about=episode, tags=('海',), series=('夜',))
    same = article('d', next(day), about=episode)
    related = [article(f'r{n}', next(day), tags=('海',)) for n in range(4)]
    others = [article(f'x{n}', next(day)) for n in range(9)]
    settings = config(podcast_footer=('series', 'read-on', 'neighbours'))
    library = Library([one, part, same, *related, *others], TAXONOMIES)
    around = library.surroundings(one).shown(settings.podcast_footer)
    assert [found.docname for found in around.read_on] == ['d', 'r3', 'r2']
    links, only = FakeLinks(settings), config(podcast_footer=('read-on',))
    group = article_end.footer(one, around, links, only)
    assert group is not None
    named = [link['refuri'] for link in group.findall(nodes.reference)]
    assert named == ['d', 'r3', 'r2']
    outside = FakeLinks(settings, has_term_pages=False)
    group = article_end.footer(one, around, outside, only)
    assert group is not None
    assert [link['refuri'] for link in group.findall(nodes.reference)] == named
    assert group.next_node(nodes.bullet_list)


def test_ways_from_the_end_of_an_article() -> None:
    links, one = FakeLinks(feeds=True), article('a', 1, source_name='夜航')
    around = Library([one], TAXONOMIES).surroundings(one)
    made = article_end.footer(one, around, links, config())
    assert made is not None
    assert lines(made) == [
        'facts: [All articles about 夜航 → shows/夜航]\u00a0· [Feed → index.xml]',
        'facts: Never miss an article: [RSS → index.xml]',
    ]


def test_translations_are_named_once() -> None:
    one = article('a', 9, translation_key='k')
    other = article('a.zh', 9, translation_key='k', language='zh-TW')
    around = Library([one, other], TAXONOMIES).surroundings(one)
    for header, number in ((HEADER, 0), (('date',), 1)):
        settings = config(podcast_header=header, podcast_footer=('translations',))
        made = article_end.footer(one, around, FakeLinks(settings), settings)
        assert len(made or ()) == number
