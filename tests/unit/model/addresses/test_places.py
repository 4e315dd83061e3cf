"""Which documents have their pages where Hugo has them, and in which files."""

from __future__ import annotations

import pytest

from sphinxext_podcast.model.addresses.owners import Owners
from sphinxext_podcast.model.addresses.page import Page
from sphinxext_podcast.model.addresses.places import (
    address_of,
    assign,
    file_at,
    folder_of,
    home,
    search_name,
    wanted,
)


@pytest.mark.parametrize(
    ('name', 'address'),
    [('index', '/'), ('posts/index', '/posts/'), ('a', '/a/'), ('_index', '/')],
)
def test_home(name: str, address: str) -> None:
    assert home(name) == address


@pytest.mark.parametrize(
    ('address', 'file', 'folder', 'name'),
    [
        ('/2026/tide/', '2026/tide/index.html', '2026/tide', '2026/tide'),
        ('/潮/', '潮/index.html', '潮', '潮'),
        ('/Far/Away.html', 'Far/Away.html', 'Far/Away', 'Far/Away.html?'),
        ('/old.htm', 'old.htm', 'old', 'old.htm?'),
        ('/a/index/', 'a/index/index.html', 'a/index', 'a/index/?'),
        ('/index/', 'index/index.html', 'index', 'index/?'),
        ('/reindex/', 'reindex/index.html', 'reindex', 'reindex'),
        ('/c#/50%25/', 'c#/50%25/index.html', 'c#/50%25', 'c%23/50%2525'),
        ('/', 'index.html', '', ''),
    ],
)
def test_an_address_is_a_file(address: str, file: str, folder: str, name: str) -> None:
    assert file_at(address) == file
    assert address_of(file) == address
    assert folder_of(file) == folder
    if address != '/':  # the root document never moves
        assert search_name(file) == name


HUGO = {'is_content': True}
OURS = {'is_content': False}


@pytest.mark.parametrize(
    ('page', 'own', 'project', 'address'),
    [
        # How Hugo spells a path is meant only where it reads the folder.
        (Page('posts/My File'), '/posts/my-file/', HUGO, '/posts/my-file/'),
        (Page('posts/My File'), '/posts/my-file/', OURS, ''),
        (Page('p/a.en', language='en', root='/en'), '/en/p/a/', HUGO, '/en/p/a/'),
        (Page('p/a.en', language='en', root='/en'), '/en/p/a/', OURS, ''),
        (Page('p/a.en', language='en'), '/p/a/', HUGO, '/p/a/'),
        (Page('p/a/index.en', language='en'), '/p/a/', HUGO, '/p/a/'),
        # What an author writes is meant everywhere.
        (Page('posts/f', slug='My Slug'), '/posts/my-slug/', OURS, '/posts/my-slug/'),
        (Page('posts/My File', slug='my file'), '/posts/my-file/', OURS, '/posts/my-file/'),
        (Page('posts/f', url='/Far/Away.html'), '/Far/Away.html', OURS, '/Far/Away.html'),
        (Page('posts/f'), '/2026/f/', OURS, '/2026/f/'),
        (Page('posts/f', slug='..'), '/posts/f/', OURS, ''),
        # Jekyll's key means nothing to ABlog.
        (Page('posts/f', permalink='/:title/'), '/f-title/', OURS, '/f-title/'),
        (Page('posts/f', permalink='/:title/', ablog=True), '/f-title/', HUGO, ''),
        (Page('posts/f', permalink='/:title/', url='/x/', ablog=True), '/x/', HUGO, '/x/'),
        (Page('posts/My File', ablog=True), '/posts/my-file/', HUGO, ''),
        # No page of a website.
        (Page('_Static/x'), '/_static/x/', HUGO, ''),
        (Page('posts/f', url='/v1.2'), '/v1.2', HUGO, ''),
        (Page('posts/f'), '', HUGO, ''),
        # The address of the folder is nobody's wish, unless it is written.
        (Page('posts/！'), '/posts/', HUGO, ''),
        (Page('posts/！', url='/posts/'), '/posts/', HUGO, '/posts/'),
    ],
)
def test_wanted(page: Page, own: str, project: dict[str, bool], address: str) -> None:
    assert wanted(page, own, **project) == address


@pytest.mark.parametrize(
    ('wishes', 'found'),
    [
        ({'a': '/x/'}, {'a': '/x/'}),
        ({'a': '/a/'}, {}),
        # Who is at home keeps its place; of two others the first has it.
        ({'a': '/b/'}, {}),
        ({'b': '/x/', 'a': '/x/'}, {'a': '/x/'}),
        # Who leaves makes room, and two may change places.
        ({'a': '/b/', 'b': '/x/'}, {'a': '/b/', 'b': '/x/'}),
        ({'a': '/b/', 'b': '/a/'}, {'a': '/b/', 'b': '/a/'}),
        # Who has to come home again drives out who went there, and so on.
        ({'a': '/b/', 'b': '/c/', 'c': '/taken/'}, {}),
        ({'a': '/b/', 'b': '/x/', 'c': '/x/', 'd': '/c/'}, {'a': '/b/', 'b': '/x/'}),
        # A file is in nobody's way; a folder in its place is.
        ({'a': '/x.html', 'b': '/x.html/y/'}, {'a': '/x.html'}),
        ({'a': '/x/', 'b': '/x/y/'}, {'a': '/x/', 'b': '/x/y/'}),
        ({'a': '/taken/'}, {}),
        ({'a': '/file.txt/x/'}, {}),
    ],
)
def test_assign(wishes: dict[str, str], found: dict[str, str]) -> None:
    homes = {name: file_at(home(name)) for name in 'abcd'}
    others = Owners({'taken/index.html': 'a list', 'file.txt': 'file.txt'})
    made = assign({n: file_at(a) for n, a in wishes.items()}, homes, others.of)
    assert {name: address_of(file) for name, file in made.items()} == found
