"""Lists of articles and terms, without a project."""

from __future__ import annotations

from datetime import UTC, datetime
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import pytest
from docutils import nodes

from sphinxext_podcast.extension.catalogue import list_pages
from sphinxext_podcast.extension.elements.nodes import podcast_cover, podcast_picture
from sphinxext_podcast.extension.overviews import facts
from sphinxext_podcast.extension.pages import entries, lists
from sphinxext_podcast.model.article import Article, Person
from sphinxext_podcast.model.groups.section import Section
from sphinxext_podcast.model.library import Library
from sphinxext_podcast.model.listing import Listing, ListRequest, TermListing
from sphinxext_podcast.model.paging import Sheet
from tests.unit.extension.linking import FakeLinks, config, lines

if TYPE_CHECKING:
    from collections.abc import Sequence

TAXONOMIES = {'tags': 'tags', 'shows': 'source_name'}
SEA = Article(
    docname='posts/sea',
    title='海',
    date=datetime(2026, 3, 1, tzinfo=UTC),
    source_name='夜航',
    description='潮水來了。',
    tags=('潮汐', 'Wind'),
    minutes=7,
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
        'item-meta: March 1, 2026\u00a0· 夜航',
        'item-title: [夜 → posts/night]',
        'item-meta: January 2, 2026\u00a0· Draft',
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
    meta = [one for one in lines([cards]) if one.startswith('item-meta')]
    assert meta == [
        'item-meta: March 1, 2026\u00a0· 7 min read',
        'item-meta: January 2, 2026\u00a0· Draft',
    ]


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
    assert lines([said]) == [f'empty: {words} [All articles → archive]']
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


def test_the_archive_has_titles_by_month() -> None:
    links = FakeLinks()
    archive = LIBRARY.archive
    found = lists.about(archive, LIBRARY, links, links.env.config)
    texts = [one.astext().split() for one in found]
    march, january = ['March', '1', '海', '夜航'], ['January', '2', '夜']
    assert texts == [['2026', '2'], march, january]
    (year,) = archive.years
    made = lists.about(year, LIBRARY, links, links.env.config)
    assert [one.astext().split() for one in made] == [march, january]
    assert [first(one)['ids'] for one in made] == [['month-3'], ['month-1']]


def test_a_long_archive_has_the_newest_year_and_ways_to_the_others() -> None:
    days = [datetime(2025 + n % 2, 3, 1 + n % 28, tzinfo=UTC) for n in range(602)]
    library = Library(
        [Article(docname=f'a{n}', title='x', date=d) for n, d in enumerate(days)], {}
    )
    links = FakeLinks()
    jump, year, *months = lists.about(library.archive, library, links, links.env.config)
    assert [link['refuri'] for link in jump.findall(nodes.reference)] == [
        '#year-2026',
        'archive/2025',
    ]
    assert year.astext() == '2026 301'
    assert len(list(months[0].findall(nodes.list_item))) == 301


def first(part: nodes.Element) -> nodes.Element:
    """Return the heading of a part."""
    found = part.children[0]
    assert isinstance(found, nodes.Element)
    return found


def of_tags(number: int, twice: int = 0) -> Library:
    """Return a library with so many tags, of which some have two articles."""
    tags = [f'{chr(0x4E00 + n % 40)}{n}' if n % 3 else f'Tag {n}' for n in range(number)]
    articles = [('a', tags), ('b', tags[:twice])]
    return Library((Article(docname=d, tags=tuple(t), title='x') for d, t in articles), TAXONOMIES)


def test_that_all_terms_are_rare_is_not_said() -> None:
    links, library = FakeLinks(), of_tags(49)
    found = lists.about('tags', library, links, links.env.config)
    assert [one for one in found if 'podcast-layout-cloud' in one['classes']] == []


@pytest.mark.parametrize(('number', 'groups'), [(48, 0), (49, 12)])
def test_many_terms_are_in_groups(number: int, groups: int) -> None:
    links, library = FakeLinks(), of_tags(number, 30)
    found = lists.about('tags', library, links, links.env.config)
    grouped = [one for one in found if 'podcast-group' in one['classes']]
    assert bool(grouped) == bool(groups)
    if not groups:
        assert len(found) == 1
        return
    often, _filter, jump = found[:3]
    assert len(list(often.findall(nodes.list_item))) == 24
    places = [first(one)['ids'][0] for one in grouped]
    assert [link['refuri'] for link in jump.findall(nodes.reference)] == [
        f'#{place}' for place in places
    ]
    assert jump.astext().startswith('T 1 stroke 2 strokes ')
    listed = [item for one in grouped for item in one.findall(nodes.list_item)]
    assert len(listed) == number


def test_where_there_are_no_chips_many_terms_are_a_list() -> None:
    links = FakeLinks(has_term_pages=False)
    (found,) = lists.about('tags', of_tags(60), links, links.env.config)
    assert isinstance(found, nodes.bullet_list)


def test_the_parts_of_a_series_are_in_order_and_numbered() -> None:
    days = [datetime(2026, 3, 1 + n, tzinfo=UTC) for n in range(25)]
    parts = [
        Article(docname=f'p{n}', title=f'{n}', date=d, series=('港',)) for n, d in enumerate(days)
    ]
    library, links = Library(parts, {'series': 'series'}), FakeLinks()
    term = library.terms('series')[0]
    pages = [lists.about(term, library, links, links.env.config, Sheet(n, 2))[0] for n in (1, 2)]
    assert [(page['start'], len(page.children)) for page in pages] == [(1, 20), (21, 5)]
    assert next(pages[0].findall(nodes.reference)).astext() == '0'
    assert [one.title for one in library.listed(term)][:2] == ['24', '23']


def facts_of(
    subject: Any, menu: Sequence[str] = (), sidebars: Any = MappingProxyType({}), **given: Any
) -> list[str]:
    links = FakeLinks(config(html_sidebars=sidebars), feeds=True)
    links.env.toctree_includes['index'] = menu
    library = Library([SEA, NIGHT], TAXONOMIES) if not given else Library(**given)
    return lines(facts.of_page(subject, library, links))


def test_the_line_of_facts() -> None:
    wind = LIBRARY.terms('tags')[0]
    assert facts_of('tags') == ['item-meta: 2 entries\u00a0· [Feed → index.xml]']
    assert facts_of(wind) == [
        'item-meta: [Tags → tags]\u00a0· 2 articles\u00a0· 2026\u00a0· [Feed → index.xml]'
    ]
    home = LIBRARY.section('')
    (line,) = facts_of(home)
    ways = ['[Posts → posts]', '[Archive → archive]', '[Tags → tags]', '[Shows → shows]']
    assert line == 'item-meta: ' + '\u00a0· '.join([*ways, '[Feed → index.xml]'])
    assert facts_of(home, ['tags', 'posts', 'about']) == [
        'item-meta: [Archive → archive]\u00a0· [Shows → shows]\u00a0· [Feed → index.xml]'
    ]
    here, nowhere = {'**': ['sidebar/navigation.html']}, {'**': ['podcast/recent.html']}
    assert facts_of(home, ['archive'], here) == [line.replace('[Archive → archive]\u00a0· ', '')]
    assert facts_of(home, ['archive'], nowhere) == [line]


def test_a_show_and_a_person_have_a_page_elsewhere_if_articles_agree() -> None:
    people = (Person('林潮', 'https://lin.example/'), Person('Ida'))
    one = Article(
        docname='a',
        authors=people,
        source_name='夜航',
        params={'source_home': 'https://n.example/'},
    )
    other = Article(docname='b', authors=(Person('林潮'),), source_name='夜航')
    taxonomies = {'authors': 'authors', 'shows': 'source_name'}
    library = Library([one, other], taxonomies)
    found = {
        term.name: list_pages.own_page(term, library)
        for path in taxonomies
        for term in library.terms(path)
    }
    assert found == {'林潮': 'https://lin.example/', 'Ida': '', '夜航': 'https://n.example/'}
    against = Article(
        docname='c', source_name='夜航', params={'source_home': 'https://m.example/'}
    )
    library = Library([one, against], taxonomies)
    assert list_pages.own_page(library.terms('shows')[0], library) == ''


def test_the_home_has_chips() -> None:
    links = FakeLinks()
    made = facts.chips(list_pages.beside(LIBRARY.section(''), LIBRARY), links)  # type: ignore[arg-type]
    assert [one.astext().split() for one in made] == [
        ['Shows', '夜航', '1'],
        ['Tags', 'Wind', '2', '潮汐', '1'],
    ]


def test_tags_that_are_often_together() -> None:
    articles = [
        Article(docname=f'a{n}', tags=tags)
        for n, tags in enumerate([('海', '夜', '雨'), ('海', '夜'), ('海', '山')])
    ]
    library = Library(articles, {'tags': 'tags'})
    sea, night = library.term('tags', '海'), library.term('tags', '夜')
    assert sea
    assert night
    assert [(t.name, n) for t, n in library.together(sea, 6)] == [('夜', 2)]
    assert [(t.name, n) for t, n in library.together(night, 6)] == [('海', 2)]


def test_layouts() -> None:
    home, posts, wind = Section(''), Section('posts'), LIBRARY.terms('tags')[0]
    for chosen, expected in (
        ({}, ['cards', 'list', 'list']),
        ('table', ['table', 'table', 'table']),
        ({'home': 'list', 'terms': 'cards'}, ['list', 'list', 'cards']),
    ):
        given = config(podcast_list_layout=chosen)
        assert [entries.layout(one, given) for one in (home, posts, wind)] == expected


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
    shown = entries.Item(
        'posts/sea', '海', SEA.date, '夜航', '潮水來了。', (), ('posts/sea.jpg', 'sea.jpg', '')
    )
    assert entries.item(SEA, links.env) == shown._replace(minutes=7)
    links.env.config.podcast_header = ('date',)
    assert entries.item(SEA, links.env) == shown
