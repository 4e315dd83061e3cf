"""The library: what is sorted, grouped and related, in whatever order articles come."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinxext_podcast.model.article import Article
from sphinxext_podcast.model.groups.archive import Archive, Month, Year
from sphinxext_podcast.model.groups.surroundings import (
    RELATED,
    SAME_EPISODE,
    SERIES_AROUND,
    Surroundings,
)
from sphinxext_podcast.model.library import Library
from sphinxext_podcast.model.listing import Listing

TAXONOMIES = {'tags': 'tags', 'categories': 'categories', 'series': 'series'}
EAST = timezone(timedelta(hours=8))


def made(docname: str, day: int = 0, **fields: Any) -> Article:
    """Make an article of *day* January, undated when it is 0."""
    date = datetime(2026, 1, day, tzinfo=UTC) if day else None
    return Article(docname=docname, **{'date': date, **fields})


def library(*articles: Article) -> Library:
    return Library(articles, TAXONOMIES)


def names(articles: Iterable[Article]) -> str:
    return ' '.join(article.docname for article in articles)


def around(library: Library, docname: str) -> Surroundings:
    article = library.get(docname)
    assert article is not None
    return library.surroundings(article)


@pytest.mark.parametrize(
    ('articles', 'order'),
    [
        ([], ''),
        ([made('a', 1), made('b', 3), made('c', 2)], 'b c a'),
        ([made('a'), made('b', 1)], 'b a'),
        ([made('b', 1), made('a', 1)], 'a b'),
        ([made('b'), made('a')], 'a b'),
        ([made('x', 1), made('x-1', 1), made('x/index', 1), made('W', 1)], 'W x-1 x x/index'),
        ([made('a', 1, title='Wind'), made('b', 1, title='wave')], 'b a'),
        ([made('a', 1, title='A', link_title='C'), made('b', 1, title='B')], 'b a'),
        (
            [
                made('late', date=datetime(2026, 1, 2, 0, 30, tzinfo=EAST)),
                made('later', date=datetime(2026, 1, 1, 17, tzinfo=UTC)),
            ],
            'later late',
        ),
        (
            [
                made('b', date=datetime(2026, 1, 2, 8, tzinfo=EAST)),
                made('a', date=datetime(2026, 1, 2, tzinfo=UTC)),
            ],
            'a b',
        ),
        ([made('a', 2, weight=1), made('b', 3)], 'b a'),
    ],
)
def test_newest_first(articles: list[Article], order: str) -> None:
    assert names(library(*articles).articles) == order


def test_documents() -> None:
    shelf = library(made('a', 1), made('b', 2))
    assert shelf.get('a') == made('a', 1)
    assert shelf.get('c') is None
    assert names(shelf.of(['a', 'b', 'a'])) == 'a b a'


WEIGHTED = library(
    made('light', 3, title='beta'),
    made('heavy', 1, weight=5, title='Alpha'),
    made('same', 2, weight=5, title='alpha'),
    made('negative', 2, weight=-1, title='甲'),
    made('undated', weight=5, title='Zeta'),
)


@pytest.mark.parametrize(
    ('listing', 'order'),
    [
        (Listing(), 'negative same heavy undated light'),
        (Listing(sort='oldest'), 'heavy negative same light undated'),
        (Listing(sort='title'), 'heavy same light undated negative'),
        (Listing(limit=2), 'negative same'),
        (Listing(limit=1, sort='oldest'), 'heavy'),
        (Listing(limit=9), 'negative same heavy undated light'),
    ],
)
def test_sorting(listing: Listing, order: str) -> None:
    assert names(WEIGHTED.select(listing)) == order


def test_weight_outside_the_listing_does_not_matter() -> None:
    shelf = library(made('a', 1, tags=('x',)), made('b', 2, tags=('x',)), made('c', 3, weight=1))
    assert names(shelf.select(Listing(terms=(('tags', ('x',)),)))) == 'b a'


TALKS = library(
    made('both', 4, tags=('AI', 'Podcast'), categories=('訪談',)),
    made('news', 3, tags=('ai',), categories=('新聞',)),
    made('talk', 2, tags=('Podcast',), categories=('訪談',)),
    made('bare', 1),
)


@pytest.mark.parametrize(
    ('terms', 'found'),
    [
        ((), 'both news talk bare'),
        ((('tags', ('AI',)),), 'both news'),
        ((('tags', ('aI',)),), 'both news'),
        ((('tags', ('Podcast', 'AI')),), 'both news talk'),
        ((('tags', ('AI',)), ('tags', ('Podcast',))), 'both'),
        ((('tags', ('AI', 'Podcast')), ('categories', ('訪談',))), 'both talk'),
        ((('categories', ('訪談', '新聞')), ('tags', ('AI',))), 'both news'),
        ((('tags', ('unknown', 'AI')),), 'both news'),
        ((('tags', ('unknown',)),), ''),
        ((('tags', ('AI',)), ('categories', ('unknown',))), ''),
        ((('unknown', ('AI',)),), ''),
    ],
)
def test_selecting(terms: tuple[tuple[str, tuple[str, ...]], ...], found: str) -> None:
    assert names(TALKS.select(Listing(terms=terms))) == found


TAGGED = library(
    made('1', 1, tags=('b', 'A')),
    made('2', 2, tags=('乙', 'b', 'é')),
    made('3', 3, tags=('c', 'E\u0301', 'B')),
)


@pytest.mark.parametrize(
    ('sort', 'limit', 'found'),
    [
        ('name', 0, 'A b c E\u0301 乙'),
        ('count', 0, 'b E\u0301 A c 乙'),
        ('name', 2, 'A b'),
        ('count', 3, 'b E\u0301 A'),
        ('count', 9, 'b E\u0301 A c 乙'),
    ],
)
def test_terms(sort: str, limit: int, found: str) -> None:
    assert ' '.join(term.name for term in TAGGED.terms('tags', sort, limit)) == found


def test_no_terms() -> None:
    assert TAGGED.terms('categories') == TAGGED.terms('unknown') == ()
    assert TAGGED.term('tags', 'unknown') is TAGGED.term('unknown', 'b') is None


def test_a_term_has_its_articles_newest_first() -> None:
    term = TAGGED.term('tags', 'B')
    assert term is not None
    assert (term.name, term.path, term.docnames) == ('b', 'tags/b', ('3', '2', '1'))


def test_terms_of_an_article_are_in_its_order_each_once() -> None:
    article = made('a', 1, tags=('Podcast', 'ai', 'podcast'))
    shelf = library(article, made('b', 2, tags=('AI', 'Podcast')), made('c', 3, tags=('AI',)))
    assert [term.name for term in shelf.terms_of(article, 'tags')] == ['Podcast', 'AI']
    found = around(shelf, 'a').terms
    assert {key: [term.name for term in terms] for key, terms in found.items()} == {
        'tags': ['Podcast', 'AI'],
        'categories': [],
        'series': [],
    }


def test_keys_that_are_no_fields_make_taxonomies() -> None:
    shelf = Library([made('a', 1, params={'mood': ['快樂', 5]})], {'moods': 'mood'})
    assert [term.path for term in shelf.terms('moods')] == ['moods/5', 'moods/快樂']


def test_terms_with_one_address() -> None:
    shelf = library(made('a', 1, tags=('C++ talk',), categories=('a:b', 'ab')))
    assert [(hit.term.path, hit.other) for hit in shelf.collisions] == [('categories/ab-2', 'a:b')]


SERIES = library(
    made('second', 3, series=('長訪談',), series_order=2),
    made('first', 9, series=('長訪談',), series_order=1),
    made('new', 5, series=('長訪談', '特輯')),
    made('old', 4, series=('長訪談',)),
    made('undated', series=('長訪談',)),
    made('other', 1),
)


@pytest.mark.parametrize(
    ('docname', 'places'),
    [
        ('first', [('長訪談', 1, 5)]),
        ('second', [('長訪談', 2, 5)]),
        ('old', [('長訪談', 3, 5)]),
        ('new', [('長訪談', 4, 5), ('特輯', 1, 1)]),
        ('undated', [('長訪談', 5, 5)]),
        ('other', []),
    ],
)
def test_places_in_a_series(docname: str, places: list[tuple[str, int, int]]) -> None:
    found = around(SERIES, docname).series
    assert [(place.term.name, place.number, place.total) for place in found] == places
    assert all(place.first == 1 for place in found)
    for place in found:
        assert place.articles[place.number - 1].docname == docname


@pytest.mark.parametrize(
    ('number', 'first', 'last'),
    [(1, 1, 6), (2, 1, 7), (6, 1, 11), (7, 2, 12), (15, 10, 20), (16, 11, 20), (20, 15, 20)],
)
def test_a_long_series_shows_the_parts_around(number: int, first: int, last: int) -> None:
    shelf = library(*(made(str(part), part, series=('s',)) for part in range(1, 21)))
    (place,) = around(shelf, str(number)).series
    assert SERIES_AROUND == 5
    assert (place.number, place.first, place.total) == (number, first, 20)
    assert names(place.articles) == ' '.join(map(str, range(first, last + 1)))


def test_same_episode() -> None:
    about = [made(f'e{day}', day, about='youtube:x') for day in range(1, 9)]
    shelf = library(*about, made('none', 9), made('nothing', 10), made('z', 11, about='x'))
    assert SAME_EPISODE == 5
    assert names(around(shelf, 'e1').same_episode) == 'e8 e7 e6 e5 e4'
    assert names(around(shelf, 'e6').same_episode) == 'e8 e7 e5 e4 e3'
    for docname in ('none', 'nothing', 'z'):
        assert around(shelf, docname).same_episode == ()


@pytest.mark.parametrize(
    ('docname', 'related'),
    [
        # 'rare' is in two of six, 'common' in three, 'all' in six.
        ('a', 'rare newest common'),
        ('rare', 'a'),
        ('common', 'newest a'),
        ('newest', 'common a'),
        ('only-all', ''),
    ],
)
def test_related(docname: str, related: str) -> None:
    shelf = library(
        made('a', 1, tags=('all', 'rare', 'common')),
        made('rare', 2, tags=('all', 'rare')),
        made('common', 3, tags=('all', 'common')),
        made('newest', 4, tags=('all', 'common')),
        made('only-all', 5, tags=('all',)),
        made('also', 6, tags=('all',)),
    )
    assert names(around(shelf, docname).related) == related


def test_two_common_terms_weigh_more_than_a_rarer_one() -> None:
    shelf = library(
        made('a', 1, tags=('x', 'y'), categories=('z',)),
        made('xz', 2, tags=('x',), categories=('z',)),
        made('y', 3, tags=('y',)),
        made('x', 4, tags=('x',)),
        made('z', 5, categories=('z',)),
        made('none', 6),
    )
    assert names(around(shelf, 'a').related) == 'xz y z x'


def test_only_a_few_are_related_and_none_of_the_same_episode() -> None:
    fields: dict[str, Any] = {'tags': ('x',)}
    shelf = library(
        made('a', 1, about='e', **fields),
        made('same', 9, about='e', **fields),
        made('unlike', 10),
        *(made(f'r{day}', day, **fields) for day in range(2, 9)),
    )
    assert RELATED == 5
    shown = around(shelf, 'a').shown(['same-episode', 'related'])
    assert names(shown.same_episode) == 'same'
    assert names(shown.related) == 'r8 r7 r6 r5 r4'


@pytest.mark.parametrize(
    ('docname', 'newer', 'older'), [('c', '', 'b'), ('b', 'c', 'a'), ('a', 'b', '')]
)
def test_newer_and_older(docname: str, newer: str, older: str) -> None:
    found = around(library(made('a'), made('b', 1, weight=9), made('c', 2)), docname)
    assert names(filter(None, [found.newer])) == newer
    assert names(filter(None, [found.older])) == older


EVERYTHING = ('series', 'same-episode', 'related', 'section-neighbours', 'neighbours')


@pytest.mark.parametrize(
    ('parts', 'shown'),
    [
        # Series, same episode, section's neighbours, neighbours of all, related.
        (EVERYTHING, ['a part e', 'f', 'd -', '- b', 'g']),
        (EVERYTHING[::-1], ['a part e', 'f', 'd -', '- b', 'g']),
        (('related',), ['', '', '- -', '- -', 'a part d e g']),
        (('related', 'neighbours'), ['', '', '- -', 'part b', 'a d e g']),
        (('neighbours', 'series'), ['a part e', '', '- -', '- b', '']),
        (('section-neighbours',), ['', '', 'd a', '- -', '']),
        ((), ['', '', '- -', '- -', '']),
    ],
)
def test_nothing_is_shown_twice(parts: tuple[str, ...], shown: list[str]) -> None:
    shelf = library(
        made('p/a', 1, tags=('t',), series=('s',), series_order=1),
        made('b', 2),
        made('p/c', 3, tags=('t',), series=('s',), series_order=2, about='x'),
        made('part', 4, tags=('t',), series=('s',), series_order=3),
        made('p/d', 5, tags=('t',)),
        made('e', 6, tags=('t',), series=('s',), series_order=4),
        made('f', 7, tags=('t',), about='x'),
        made('g', 8, tags=('t',)),
        made('h', 9),
    )
    found = around(shelf, 'p/c').shown(parts)

    def pair(*articles: Article | None) -> str:
        return ' '.join(article.docname if article else '-' for article in articles)

    places = [article for place in found.series for article in place.articles]
    assert [
        names(a for a in places if a.docname != 'p/c').replace('p/', ''),
        names(found.same_episode),
        pair(found.section_newer, found.section_older).replace('p/', ''),
        pair(found.newer, found.older),
        ' '.join(sorted(names(found.related).replace('p/', '').split())),
    ] == [*shown[:4], ' '.join(sorted(shown[4].split()))]


def test_alone() -> None:
    nothing: dict[str, tuple[()]] = {'tags': (), 'categories': (), 'series': ()}
    found = around(library(made('a', 1, about='e')), 'a')
    assert found[:6] == (nothing, (), (), (), None, None)
    assert (found.section_newer, found.section_older) == (None, None)


def test_neighbours_in_the_section() -> None:
    shelf = library(made('p/a', 1), made('q/b', 2), made('p/c', 3), made('p/d', 4))
    found = around(shelf, 'p/c')
    assert found.section is not None
    assert found.section.path == 'p'
    assert names(filter(None, [found.section_newer])) == 'p/d'
    assert names(filter(None, [found.section_older])) == 'p/a'
    assert names(filter(None, [found.older])) == 'q/b'


@pytest.mark.parametrize(
    ('one', 'other', 'same'),
    [
        ({'about': 'youtube:x'}, {'about': 'youtube:x'}, True),
        ({'about': 'youtube:x'}, {'media': ('spotify:y', 'youtube:x')}, True),
        ({'media': ('youtube:x', 'spotify:y')}, {'media': ('spotify:y',)}, True),
        ({'about': 'youtube:x'}, {'about': 'youtube:y'}, False),
        ({}, {}, False),
    ],
)
def test_the_same_episode(one: dict[str, Any], other: dict[str, Any], same: bool) -> None:
    shelf = library(made('a', 1, **one), made('b', 2, **other))
    assert names(around(shelf, 'a').same_episode) == ('b' if same else '')
    assert names(around(shelf, 'b').same_episode) == ('a' if same else '')


def test_same_episode_newest_first_whatever_they_share() -> None:
    shelf = library(
        made('a', 1, about='e', media=('m',)),
        made('b', 2, about='e'),
        made('c', 3, media=('m',)),
        made('d', 4, about='e', media=('m',)),
    )
    assert names(around(shelf, 'a').same_episode) == 'd c b'


def test_years_and_months() -> None:
    shelf = library(
        made('a', 31),
        made('b', date=datetime(2025, 12, 31, 23, 30, tzinfo=UTC)),
        made('c', date=datetime(2026, 1, 1, 7, tzinfo=EAST)),  # an hour earlier than b
        made('d', date=datetime(2025, 3, 1, tzinfo=UTC)),
        made('undated'),
    )
    years = (
        Year('archive/2026', 2026, (Month(1, ('a', 'c')),)),
        Year('archive/2025', 2025, (Month(12, ('b',)), Month(3, ('d',)))),
    )
    assert shelf.archive == Archive('archive', years)
    assert names(shelf.listed(shelf.archive)) == 'a c b d'
    assert names(shelf.listed(shelf.archive.years[1])) == 'b d'


def test_years_of_an_archive_without_pages() -> None:
    shelf = Library(
        [made('a', 1), made('b', date=datetime(2025, 1, 1, tzinfo=UTC))], {}, archive_path=''
    )
    assert [names(shelf.listed(year)) for year in shelf.archive.years] == ['a', 'b']


def test_it_is_for_reading_only() -> None:
    shelf = library(made('a', 1))
    with pytest.raises(AttributeError):
        shelf.articles[0].title = 'x'  # type: ignore[misc]
    with pytest.raises(TypeError):
        shelf.taxonomies['x'] = 'y'  # type: ignore[index]


@pytest.mark.parametrize(
    ('docnames', 'sections'),
    [
        (['p/a'], ['', 'p']),
        (['archive/a', 'p/a'], ['', 'archive', 'p']),  # a folder of that name keeps its place
    ],
)
def test_the_folder_of_the_archive(docnames: list[str], sections: list[str]) -> None:
    shelf = Library([made(name, 1) for name in docnames], {}, ['archive'])
    assert [section.path for section in shelf.sections()] == sections


def test_addresses_that_the_site_chose() -> None:
    shelf = Library(
        [made('a', 1, tags=('C++', 'cpp', 'Fog'))],
        {'tags': 'tags'},
        slugs={'tags': {'c++': 'cpp', 'none': 'x'}},
    )
    found = {term.name: term.path for term in shelf.terms('tags')}
    assert found == {'C++': 'tags/cpp', 'cpp': 'tags/cpp-2', 'Fog': 'tags/fog'}
    assert [(c.term.name, c.other) for c in shelf.collisions] == [('cpp', 'C++')]


def everything(library: Library) -> list[object]:
    return [
        library.articles,
        library.collisions,
        [library.terms(taxonomy, sort) for taxonomy in TAXONOMIES for sort in ('name', 'count')],
        [library.select(Listing(sort=sort)) for sort in ('newest', 'oldest', 'title')],
        [library.surroundings(article) for article in library.articles],
    ]


MIXED = [
    made('a', 1, tags=('AI', 'a:b'), about='e', title='t'),
    made('b', 1, tags=('ai', 'a;b'), about='e', title='T', weight=2),
    made('c', 1, tags=('Ai',), series=('s',), series_order=1, weight=2),
    made('d', tags=('ab', 'x'), series=('S',), series_order=1),
    made('e', tags=('x',), categories=('index',), series=('s',)),
    made('f', date=datetime(2026, 1, 1, 8, tzinfo=EAST), categories=('index-2',), about='e'),
]


@given(st.permutations(MIXED))
def test_the_order_of_reading_does_not_matter(articles: list[Article]) -> None:
    assert everything(library(*articles)) == everything(library(*MIXED))


def test_a_hidden_article_has_a_page_and_no_place() -> None:
    secret = made(
        'posts/secret', 9, hidden=True, tags=('a', 'own'), series=('長訪談',), about='youtube:x'
    )
    shelf = library(
        made('posts/one', 1, tags=('a',), series=('長訪談',), about='youtube:x'),
        made('posts/two', 2, tags=('b',)),
        secret,
    )
    assert names(shelf.articles) == 'posts/two posts/one'
    assert names(shelf.pages) == 'posts/two posts/one posts/secret'
    assert shelf.get('posts/secret') is secret
    assert [term.name for term in shelf.terms('tags')] == ['a', 'b']
    assert [section.docnames for section in shelf.sections()] == [(), ('posts/two', 'posts/one')]
    found = around(shelf, 'posts/secret')
    assert (found.newer, found.older, found.section, found.series) == (None, None, None, ())
    assert [term.name for term in found.terms['tags']] == ['a']
    assert names(found.same_episode) == 'posts/one'
    assert all(
        names(around(shelf, name).same_episode) == '' for name in ('posts/one', 'posts/two')
    )
