"""Lists of articles and terms, without a project."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from docutils import nodes

from sphinxext_podcast.extension.elements.nodes import podcast_cover, podcast_picture
from sphinxext_podcast.extension.pages import entries, lists
from sphinxext_podcast.model.article import Article
from sphinxext_podcast.model.groups.section import Section
from sphinxext_podcast.model.library import Library
from sphinxext_podcast.model.listing import Listing, ListRequest, TermListing
from tests.unit.extension.linking import FakeLinks, lines

TAXONOMIES = {'tags': 'tags', 'shows': 'source_name'}
SEA = Article(
    docname='posts/sea',
    title='海',
    date=datetime(2026, 3, 1, tzinfo=UTC),
    source_name='夜航',
    description='潮水來了。',
    tags=('潮汐', 'Wind'),
)
NIGHT = Article(
    docname='posts/night',
    title='夜',
    date=datetime(2026, 1, 2, tzinfo=UTC),
    tags=('Wind',),
    marks=('draft',),
)
LIBRARY = Library([SEA, NIGHT], TAXONOMIES)


def made(query: Listing | TermListing, links: FakeLinks | None = None, **looks: Any) -> list[Any]:
    links = links or FakeLinks()
    return lists.build(ListRequest(query, **looks), LIBRARY, links, links.env.config)


def test_a_list() -> None:
    assert lines(made(Listing())) == [
        'item-title: [海 → posts/sea]',
        'item-meta: March 1, 2026 · 夜航',
        'item-title: [夜 → posts/night]',
        'item-meta: January 2, 2026 · Draft',
    ]


@pytest.mark.parametrize(
    ('query', 'titles'),
    [
        (Listing(limit=1), ['海']),
        (Listing(sort='oldest'), ['夜', '海']),
        (Listing(terms=(('tags', ('潮汐',)),)), ['海']),
        (Listing(terms=(('tags', ('潮汐', 'wind')),)), ['海', '夜']),
        (Listing(terms=(('tags', ('Wind',)), ('shows', ('夜航',)))), ['海']),
    ],
)
def test_what_is_listed(query: Listing, titles: list[str]) -> None:
    items = made(query)[0].children
    assert [item.next_node(nodes.reference).astext() for item in items] == titles


def test_an_excerpt_only_where_it_is_asked_for() -> None:
    wanted = made(Listing(limit=1), excerpt=True)
    assert lines(wanted)[-1] == 'item-excerpt: 潮水來了。'


def test_cards_have_the_picture_or_a_cover() -> None:
    links = FakeLinks(pictures={'posts/sea': 'posts/sea.jpg'})
    (cards,) = made(Listing(), links, layout='cards')
    (picture,) = cards.findall(podcast_picture)
    assert (picture['uri'], picture['classes'][-1]) == ('_images/posts/sea.jpg', 'sd-card-img-top')
    (cover,) = cards.findall(podcast_cover)
    assert (cover['title'], cover['show']) == ('夜', '')


def test_no_pictures_where_there_are_no_pages_of_lists() -> None:
    links = FakeLinks(pictures={'posts/sea': 'posts/sea.jpg'}, has_term_pages=False)
    assert not [n for one in made(Listing(), links) for n in one.findall(podcast_picture)]


def test_a_table() -> None:
    (around,) = made(Listing(), layout='table')
    rows = [[cell.astext() for cell in row] for row in around.findall(nodes.row)]
    assert rows == [
        ['Date', 'Title', 'Show'],
        ['March 1, 2026', '海', '夜航'],
        ['January 2, 2026', '夜 Draft', ''],
    ]


@pytest.mark.parametrize(
    ('query', 'expected'),
    [
        (TermListing('tags'), ['[Wind → tags/wind] 2', '[潮汐 → tags/潮汐] 1']),
        (TermListing('tags', limit=1, sort='count'), ['[Wind → tags/wind] 2']),
        (TermListing('shows'), ['[夜航 → shows/夜航] 1']),
    ],
)
def test_terms(query: TermListing, expected: list[str]) -> None:
    assert [line.partition(': ')[2] for line in lines(made(query))] == expected


@pytest.mark.parametrize(
    ('query', 'words', 'hint'),
    [
        (Listing(terms=(('tags', ('雨',)),)), 'No articles yet.', "tags: '雨'"),
        (TermListing('authors'), 'No entries yet.', 'no article has "authors"'),
    ],
)
def test_an_empty_list_says_so(query: Any, words: str, hint: str) -> None:
    library = Library([SEA], {'tags': 'tags', 'authors': 'authors'})
    links = FakeLinks()
    (said,) = lists.build(ListRequest(query), library, links, links.env.config)
    assert said.astext() == words
    assert hint in said['hint']


def test_a_feed_below_a_list() -> None:
    links = FakeLinks(feeds=True)
    assert lines(made(Listing(), links, feed=True))[-1] == 'item-meta: [Feed → index.xml]'
    two = Listing(terms=(('tags', ('潮汐', 'Wind')),))
    assert 'Feed' not in ' '.join(lines(made(two, links, feed=True)))


def test_misspelt_terms() -> None:
    wanted = ListRequest(Listing(terms=(('tags', ('Winds', '潮汐', 'xyz')),)))
    (said,) = lists.misspelt(wanted, LIBRARY)
    assert said == "no article has 'Winds' in tags; do you mean 'Wind'?"


def test_the_archive_has_years_with_their_months() -> None:
    links = FakeLinks()
    archive = LIBRARY.archive
    found = lists.about(archive, LIBRARY, links, links.env.config)
    assert [one.astext() for one in found if not isinstance(one, nodes.bullet_list)] == ['2026']
    assert lines(found) == [
        'term-item: [January → archive/2026#month-1] 1',
        'term-item: [March → archive/2026#month-3] 1',
    ]
    (year,) = archive.years
    assert lines(lists.about(year, LIBRARY, links, links.env.config)) == [
        'item-title: [海 → posts/sea]',
        'item-meta: March 1, 2026 · 夜航',
        'item-title: [夜 → posts/night]',
        'item-meta: January 2, 2026 · Draft',
    ]


def test_sections_and_at_home_the_archive() -> None:
    inner = (Section('posts'), LIBRARY.archive)
    assert lines(lists.section_list(inner, FakeLinks())) == [
        'section-item: [Posts → posts]',
        'section-item: [Archive → archive]',
    ]
    outside = FakeLinks(has_term_pages=False)
    assert lines(lists.section_list(inner, outside)) == ['section-item: [Posts → posts]']
    assert lists.section_list((), FakeLinks()) == []


def test_what_an_entry_shows_is_all_that_its_digest_has() -> None:
    links = FakeLinks(pictures={'posts/sea': 'posts/sea.jpg'})
    assert entries.item(SEA, links.env) == entries.Item(
        'posts/sea', '海', SEA.date, '夜航', '潮水來了。', (), ('posts/sea.jpg', 'sea.jpg', '')
    )
