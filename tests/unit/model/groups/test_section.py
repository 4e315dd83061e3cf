"""Which folders are sections, and what is in them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinxext_podcast.model.article import Article
from sphinxext_podcast.model.groups.section import Section, above, sections
from sphinxext_podcast.model.library import Library
from sphinxext_podcast.model.listing import Listing


@pytest.mark.parametrize(
    ('docnames', 'folders', 'expected'),
    [
        ([], [], {'': ((), ())}),
        (['fog'], [], {'': (('fog',), ())}),
        (['fog/index'], [], {'': (('fog/index',), ())}),
        (['posts/fog'], [], {'': ((), ('posts',)), 'posts': (('posts/fog',), ())}),
        (
            ['posts/b', 'posts/a/index'],
            [],
            {'': ((), ('posts',)), 'posts': (('posts/b', 'posts/a/index'), ())},
        ),
        # A folder without an _index below the first is none.
        (['posts/2026/fog'], [], {'': ((), ('posts',)), 'posts': (('posts/2026/fog',), ())}),
        (
            ['posts/2026/fog', 'posts/salt'],
            ['posts/2026'],
            {
                '': ((), ('posts',)),
                'posts': (('posts/salt',), ('posts/2026',)),
                'posts/2026': (('posts/2026/fog',), ()),
            },
        ),
        # An article that is a folder belongs to the folder above.
        (
            ['posts/fog/index'],
            ['posts/fog'],
            {
                '': ((), ('posts',)),
                'posts': (('posts/fog/index',), ('posts/fog',)),
                'posts/fog': ((), ()),
            },
        ),
        (
            [],
            ['', '書/下/冊'],
            {'': ((), ('書',)), '書': ((), ('書/下/冊',)), '書/下/冊': ((), ())},
        ),
        # What is below a taxonomy belongs to it.
        (['tags/fog', 'tags', 'tagsy/x'], ['Tags', 'tags/海'], {'': None, 'tagsy': None}),
    ],
)
def test_sections(docnames: list[str], folders: list[str], expected: dict[str, object]) -> None:
    found = sections(docnames, folders, ['tags'])
    assert list(found) == sorted(expected)
    for path, parts in expected.items():
        if parts:
            assert (found[path].docnames, found[path].children) == parts
        assert found[path].path == path


NAMES = st.lists(st.sampled_from(['a', 'b', '海', 'index']), min_size=1, max_size=4).map('/'.join)


@given(docnames=st.lists(NAMES, unique=True), folders=st.lists(NAMES))
def test_every_article_is_in_one_section(docnames: list[str], folders: list[str]) -> None:
    found = sections(docnames, folders)
    assert sorted(d for section in found.values() for d in section.docnames) == sorted(docnames)
    children = [path for section in found.values() for path in section.children]
    assert sorted(children) == sorted(path for path in found if path)
    for section in found.values():
        assert section.parent in found
        assert not section.path or section.path in found[section.parent].children


def test_order() -> None:
    articles = [Article(docname=f'p/{i}', weight=weight) for i, weight in enumerate([0, 0, 2, -1])]
    library = Library(articles, {})
    section = library.section('p')
    assert section is not None
    assert [a.docname for a in library.listed(section)] == ['p/3', 'p/2', 'p/0', 'p/1']


def test_the_home_lists_all() -> None:
    library = Library([Article(docname=f'p/{i:02}') for i in range(30)], {})
    assert len(library.listed(Section(''))) == 30
    assert [section.path for section in library.sections()] == ['', 'p']


@pytest.mark.parametrize(('path', 'folder'), [('', ''), ('a', ''), ('a/b', 'a'), ('a/b/c', 'a/b')])
def test_above(path: str, folder: str) -> None:
    assert above(path) == folder


ENGLISH = Library(
    [
        Article(docname='p/a'),
        Article(docname='p/a.en', language='en'),
        Article(docname='p/q/b', language='en-GB'),
        Article(docname='p/q/c', language='eng'),
        Article(docname='d', language='en'),
    ],
    {},
    ['p', 'p/q'],
    language='zh_TW',
    editions={'index.en': 'en', 'p/q/index.en': 'en', 'none/index.en': 'en'},
)


@pytest.mark.parametrize(
    ('path', 'listed', 'parent', 'folder', 'place'),
    [
        ('', 'p/a p/q/c', '', '', ''),
        ('index.en', 'd p/a.en p/q/b', '', '', 'en'),
        ('p', 'p/a p/a.en', '', 'p', 'p'),
        ('p/q', 'p/q/c', 'p', 'p/q', 'p/q'),
        ('p/q/index.en', 'p/q/b', 'index.en', 'p/q', 'en/p/q'),
    ],
)
def test_a_folder_in_another_language(
    path: str, listed: str, parent: str, folder: str, place: str
) -> None:
    section = ENGLISH.section(path)
    assert section is not None
    assert ' '.join(a.docname for a in ENGLISH.listed(section)) == listed
    assert (section.parent, section.folder, section.place) == (parent, folder, place)


def test_the_languages_of_a_folder() -> None:
    home = ENGLISH.section('')
    assert home is not None
    assert [one.path for one in ENGLISH.editions(home)] == ['', 'index.en']
    assert ENGLISH.section('none/index.en') is None
    assert [one.children for one in ENGLISH.editions(home)] == [('p',), ('p/q/index.en',)]


@pytest.mark.parametrize(
    ('language', 'found'),
    [
        ('en', 'd p/a.en p/q/b'),
        ('EN-gb', 'p/q/b'),
        ('zh', 'p/a'),
        ('zh-TW', 'p/a'),
        ('ja', ''),
        ('', 'd p/a p/a.en p/q/b p/q/c'),
    ],
)
def test_a_list_in_one_language(language: str, found: str) -> None:
    listed = ENGLISH.select(Listing(language=language))
    assert ' '.join(a.docname for a in listed) == found
