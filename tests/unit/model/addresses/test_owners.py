"""No file where another's folder is."""

from __future__ import annotations

import pytest

from sphinxext_podcast.model.addresses.owners import Owners, alike, in_the_way

FILES = {'a/b.html': 'page', 'sitemap.xml': 'map', 'a/index.xml': 'feed'}


@pytest.mark.parametrize(
    ('file', 'owner'),
    [
        ('sitemap.xml', 'map'),
        ('sitemap.xml/index.html', 'map'),
        ('sitemap.xml/x/index.html', 'map'),
        ('a', 'page'),
        ('a/b.html', 'page'),
        ('a/b.html/index.html', 'page'),
        ('a/c.html', ''),
        ('b/a/b.html', ''),
        ('Sitemap.xml', ''),
        ('sitemap', ''),
        ('', ''),
    ],
)
def test_owner(file: str, owner: str) -> None:
    assert Owners(FILES).of(file) == owner


def test_the_first_keeps_it() -> None:
    owners = Owners(FILES)
    owners.add('a/b.html', 'other')
    owners.add('a/x/y', 'other')
    assert [owners.of(file) for file in ('a/b.html', 'a/x', 'a')] == ['page', 'other', 'page']


@pytest.mark.parametrize(
    ('now', 'before', 'expected'),
    [
        (['x.html/index.html'], ['x.html', 'y.html'], {'x.html'}),
        (['a/x.html'], ['a/x.html/index.html', 'a/x/index.html'], {'a/x.html/index.html'}),
        (['x.html'], ['x.html'], set()),
        ([], ['x.html'], set()),
    ],
)
def test_what_is_in_the_way(now: list[str], before: list[str], expected: set[str]) -> None:
    assert in_the_way(now, before) == expected


@pytest.mark.parametrize(
    ('files', 'expected'),
    [
        ({'A/x.html': 'a', 'a/x.html': 'b', 'a/y.html': 'c'}, [('A/x.html', 'a/x.html')]),
        ({'caf\u00e9': 'a', 'cafe\u0301': 'b'}, [('cafe\u0301', 'caf\u00e9')]),
        ({'X': 'a', 'x': 'a'}, []),
        ({'X': 'a', 'x': 'b', 'y': 'c', 'Y': 'd'}, [('X', 'x'), ('Y', 'y')]),
        ({'stra\u00dfe': 'a', 'strase': 'b'}, []),
    ],
)
def test_names_of_one_file(files: dict[str, str], expected: list[tuple[str, str]]) -> None:
    assert alike(files) == expected
