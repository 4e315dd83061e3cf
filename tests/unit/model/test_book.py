"""Which documents become chapters of which: each has one place in a book, in the list's order."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinxext_podcast.model.book import chapters, reached

Lists = dict[str, str]


def split(lists: Lists) -> dict[str, list[str]]:
    return {name: names.split() for name, names in lists.items()}


@pytest.mark.parametrize(
    ('includes', 'lists', 'expected'),
    [
        ({}, {}, {}),
        ({}, {'home': ''}, {}),
        ({}, {'home': 'b a'}, {'home': 'b a'}),
        ({}, {'home': 'b a b'}, {'home': 'b a'}),
        ({}, {'home': 'home a'}, {'home': 'a'}),
        # What a toctree names stays there, wherever that toctree is.
        ({'home': 'b'}, {'home': 'b a'}, {'home': 'a'}),
        ({'other': 'b'}, {'home': 'b a'}, {'home': 'a'}),
        # A list in a document that is in no book makes no chapters.
        ({}, {'other': 'a'}, {}),
        ({'home': 'page'}, {'page': 'a'}, {'page': 'a'}),
        # The longest list has the articles: an archive, and not the newest three of it.
        ({'home': 'archive'}, {'home': 'c b', 'archive': 'c b a'}, {'archive': 'c b a'}),
        ({'home': 'page'}, {'home': 'c b a', 'page': 'a'}, {'home': 'c b a'}),
        ({'home': 'page'}, {'home': 'c b', 'page': 'b a'}, {'home': 'c b', 'page': 'a'}),
        # An article may list others, and be listed by them.
        ({}, {'home': 'a', 'a': 'b c'}, {'home': 'a', 'a': 'b c'}),
        ({}, {'home': 'a b c', 'a': 'b c'}, {'home': 'a b c'}),
        ({}, {'home': 'a', 'a': 'b c d', 'b': 'a c d'}, {'home': 'a', 'a': 'b c d'}),
        # So may an article with a toctree.
        ({'a': 'page'}, {'home': 'a', 'page': 'b'}, {'home': 'a', 'page': 'b'}),
    ],
)
def test_chapters_of_one_book(includes: Lists, lists: Lists, expected: Lists) -> None:
    found = chapters(['home'], split(includes), split(lists))
    assert {name: ' '.join(names) for name, names in found.items()} == expected


def test_a_folder_has_a_book_of_its_own() -> None:
    lists = split({'home': 'c b a', 'posts': 'c a'})
    assert chapters(['posts', 'home'], {}, lists) == {
        'posts': ('c', 'a'),
        'home': ('c', 'b', 'a'),
    }


def test_a_folder_in_the_other_book_keeps_its_articles() -> None:
    lists = split({'home': 'c b a', 'posts': 'c a'})
    found = chapters(['posts', 'home'], {'home': ['posts']}, lists)
    assert found == {'posts': ('c', 'a'), 'home': ('b',)}


def test_documents_are_reached_in_their_order() -> None:
    includes = {'home': ['a', 'b'], 'a': ['c', 'home'], 'b': ['c']}
    assert [*reached(['home'], includes)] == ['home', 'a', 'c', 'b']


NAMES = st.sampled_from('abcdefg')
LISTS = st.dictionaries(NAMES, st.lists(NAMES, max_size=7), max_size=7)


@given(LISTS)
def test_each_document_has_one_place(lists: dict[str, list[str]]) -> None:
    found = chapters(['a'], {}, lists)
    inside = [name for names in found.values() for name in names]
    assert len(inside) == len({*inside})
    assert {*reached(['a'], found)} == {*reached(['a'], lists)} == {'a', *inside}
    for docname, names in found.items():
        assert list(names) == [n for n in dict.fromkeys(lists[docname]) if n in names]
