"""Addresses as Hugo 0.168 gives them; every expectation that names it was run with it."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinxext_podcast.model.addresses.address import (
    AddressError,
    Addresses,
    address,
    addresses,
    alias,
    usable,
)
from sphinxext_podcast.model.addresses.page import Page
from sphinxext_podcast.model.addresses.path import hugo_path, slug_path

DATE = datetime(2026, 1, 5, 10, tzinfo=timezone(timedelta(hours=8)))


def page(docname: str = 'posts/f', **fields: Any) -> Page:
    return Page(docname, 'T 標題: x', DATE)._replace(**fields)


@pytest.mark.parametrize(
    ('docname', 'path'),
    [
        ('index', ''),
        ('_index', ''),
        ('posts/name', 'posts/name'),
        ('posts/bun/index', 'posts/bun'),
        ('posts/_index', 'posts'),
        ('posts/my_index', 'posts/my_index'),
        ('Blog Posts/My File', 'blog-posts/my-file'),
        ('posts/a  b', 'posts/a--b'),
        ('posts/-x-', 'posts/-x-'),
        ('posts/é', 'posts/é'),
        ('posts/Cafe\u0301', 'posts/cafe\u0301'),
        ('posts/100%25 x', 'posts/100%25-x'),
        (
            "A+B & C#, (d) [e] 100% 'q' x_y.z～！？，。「」",
            'a+b--c#-d-e-100-q-x_y.z',
        ),
        ('posts/2026-01-02-x', 'posts/2026-01-02-x'),
    ],
)
def test_hugo_path(docname: str, path: str) -> None:
    assert hugo_path(docname) == path


@pytest.mark.parametrize(
    ('text', 'slug'),
    [
        ('My Slug 中文/x?y#z -A-', 'my-slug-中文/xy#z-a'),
        ('a -- b_c.d', 'a--b_c.d'),
        ('-- x --', 'x'),
        ('T 標題: x', 't-標題-x'),
        ('Café ÜN', 'café-ün'),
        ('a%20b%2', 'a%20b2'),
        ('123', '123'),
        ('😀', ''),
        ('---', ''),
        (' ', ''),
    ],
)
def test_slug_path(text: str, slug: str) -> None:
    assert slug_path(text) == slug


@given(st.text())
def test_slug_is_a_fixed_point(text: str) -> None:
    once = slug_path(text)
    assert slug_path(once.strip('-')) == once.strip('-')


@pytest.mark.parametrize(
    ('fields', 'expected'),
    [
        ({}, '/posts/f/'),
        ({'docname': 'index'}, '/'),
        ({'docname': 'top'}, '/top/'),
        ({'docname': 'posts/bun/index', 'slug': 'Other'}, '/posts/other/'),
        ({'docname': 'posts/Sec/x', 'slug': 'A'}, '/posts/sec/a/'),
        ({'slug': 'a/b'}, '/posts/a/b/'),
        ({'slug': '/abs/x'}, '/posts/abs/x/'),
        ({'slug': 'x.html'}, '/posts/x.html/'),
        ({'slug': '../up'}, '/up/'),
        ({'slug': '---'}, '/posts/f/'),
        ({'url': '/X/Y z/'}, '/X/Y z/'),
        ({'url': '/x/y.html'}, '/x/y.html'),
        ({'url': 'x/rel'}, '/x/rel/'),
        ({'url': '/u9'}, '/u9/'),
        ({'url': '/v1.2'}, '/v1.2'),
        ({'url': '/a//b/'}, '/a/b/'),
        ({'url': '/a/b/index.html'}, '/a/b/'),
        ({'url': '/:year/:slug/'}, '/2026/t-標題-x/'),
        ({'url': '/:year-:month/:slug', 'slug': 'abc'}, '/2026-01/abc/'),
    ],
)
def test_as_with_hugo(fields: dict[str, Any], expected: str) -> None:
    assert address(page(**fields), {}) == expected


@pytest.mark.parametrize(
    ('permalink', 'expected'),
    [
        ('/foo', '/foo/'),
        ('/foo/bar.html', '/foo/bar.html'),
        ('pretty', '/ai 產業/2026/01/05/My-post/'),
        ('date', '/ai 產業/2026/01/05/My-post.html'),
        ('none', '/ai 產業/My-post.html'),
        ('/:slugified_categories/:slug/', '/ai-產業/my-post/'),
        ('/:year/:i_month/:short_month/:title:output_ext', '/2026/1/Jan/My-post.html'),
        ('/:nothing/:slug/', '/my-post/'),
    ],
)
def test_as_with_jekyll(permalink: str, expected: str) -> None:
    found = page('_posts/2026-01-05-My post', permalink=permalink, categories=('AI 產業',))
    assert address(found, {}) == expected


@pytest.mark.parametrize(
    ('value', 'expected'),
    [
        ('/old/', '/old/'),
        ('old2', '/posts/sub/old2/'),
        ('/old3.html', '/old3.html'),
        ('/x.htm', '/x.htm'),
        ('../up/', '/posts/up/'),
        ('./z', '/posts/sub/z/'),
        ('', '/posts/sub/'),
        ('/Ünï Cödé/大/', '/Ünï Cödé/大/'),
        ('/q/index.html', '/q/'),
        ('/feed.xml', '/feed.xml/'),
        ('/name.v2', '/name.v2/'),
        ('/dup//x/', '/dup/x/'),
        ('/%E4%B8%AD/', '/%E4%B8%AD/'),
    ],
)
def test_alias(value: str, expected: str) -> None:
    assert alias(value, '/posts/sub/pl/') == expected


@pytest.mark.parametrize(
    ('own', 'value', 'expected'),
    [
        ('/far/away/', 'urel', '/far/urel/'),
        ('/x/y.html', 'z', '/x/z/'),
        ('/x/y.html', '../w', '/w/'),
        ('/', 'old', '/old/'),
    ],
)
def test_alias_beside_the_address(own: str, value: str, expected: str) -> None:
    assert alias(value, own) == expected


@pytest.mark.parametrize('value', ['https://x.org/a/', '//x.org/a', '../../../out/', 'HTTP://x/'])
def test_alias_elsewhere(value: str) -> None:
    with pytest.raises(AddressError, match='write a path such as'):
        alias(value, '/posts/sub/pl/')


def test_an_alias_may_be_written_with_the_address_of_the_site() -> None:
    base = 'https://e.org/blog/'
    found = addresses(page(aliases=(f'{base}old/', base, 'https://e.org/x/')), {}, base=base)
    assert found.others == ('/old/', '/')
    assert [fault.key for fault in found.faults] == ['aliases']


@pytest.mark.parametrize('key', ['aliases', 'url', 'permalink'])
@pytest.mark.parametrize(
    ('value', 'expected'),
    [
        ('https://e.org/blog/old/', '/old/'),
        ('http://e.org/blog/old/', '/old/'),
        ('//e.org/blog/old/', '/old/'),
        ('HTTPS://E.org/blog/a/b.html', '/a/b.html'),
        ('https://e.org/blog/%E6%B5%B7/a%20b/', '/海/a b/'),
        ('https://e.org/blog/%2e%2e/%2e%2e/old/', ''),
        ('https://e.org/blog/old/?p=1', ''),
        ('https://e.org/blogs/old/', ''),
        ('https://e.org/old/', ''),
        ('https://e.org:8000/blog/old/', ''),
        ('https://e.org.evil/blog/old/', ''),
        ('https://a@e.org/blog/old/', ''),
        ('ftp://e.org/blog/old/', ''),
        ('https://[/blog/old/', ''),
    ],
)
def test_an_address_with_that_of_the_site(key: str, value: str, expected: str) -> None:
    fields: dict[str, Any] = {key: (value,) if key == 'aliases' else value}
    found = addresses(page(**fields), {}, base='https://e.org/blog/')
    given = [*found.others] if key == 'aliases' else [found.own]
    assert (expected in given) == bool(expected)
    assert bool(found.faults) == (not expected)


@pytest.mark.parametrize('value', ['https://e.org/blog', 'https://e.org/blog/', '//e.org/blog'])
def test_the_address_of_the_site_itself(value: str) -> None:
    found = addresses(page(aliases=(value,)), {}, base='https://e.org/blog/')
    assert (found.others, found.faults) == (('/',), ())


def test_sections_give_their_slug_to_what_is_below() -> None:
    sections = {
        'posts': page('posts/index', slug='newposts', section=True),
        'posts/sec': page('posts/sec/_index', slug='New Sec', section=True),
    }
    assert address(page('posts/sec/in/x'), {}, sections) == '/newposts/new-sec/in/x/'
    assert address(sections['posts/sec'], {}, sections) == '/newposts/new-sec/'


def test_permalinks_are_for_pages_of_the_section() -> None:
    patterns = {'posts': '/:year/:contentbasename/', 'blog posts': '/b/:slug', 'a/b': '/k/:slug'}
    assert address(page(), patterns) == '/2026/f/'
    assert address(page('posts/_index', section=True), patterns) == '/posts/'
    assert address(page('Blog Posts/x', slug='S'), patterns) == '/b/s/'
    assert address(page('a/b/c', slug='S'), patterns) == '/k/s/'
    # That of the first folder counts before one that is more exact.
    assert address(page('a/b/c', slug='S'), {**patterns, 'a': '/a/:slug/'}) == '/a/s/'
    # The root is no folder around all others.
    assert address(page('x', slug='S'), {'/': '/r/:slug/'}) == '/r/s/'
    assert address(page('posts/x', slug='S'), {'/': '/r/:slug/'}) == '/posts/s/'
    assert address(page('a/c', slug='S'), patterns) == '/a/s/'
    assert address(page(url='/mine/'), patterns) == '/mine/'


def test_permalinks_where_hugo_has_no_name_for_a_folder() -> None:
    page = Page('\U0001f600/a', title='A')
    assert address(page, {'posts': '/:year/:slug/'}) == '/a/'


def test_every_address() -> None:
    found = addresses(
        page(
            'posts/My File',
            slug='S',
            url='/u/',
            aliases=('/old/', 'beside', 'https://x.org', '/u/'),
            redirects=('blog/old',),
        ),
        {'posts': '/:year/:slug/'},
    )
    assert found.own == '/u/'
    assert found.others == ('/old/', '/beside/', '/blog/old/')
    assert found.spare == ('/2026/s/', '/posts/s/', '/2026/t-標題-x/', '/posts/my-file/')
    assert [(fault.key, fault.message.split("'")[1]) for fault in found.faults] == [
        ('aliases', 'https://x.org')
    ]


@pytest.mark.parametrize('url', ['https://x.org/', '/:year/:nope/', '/../../x/'])
def test_a_url_that_is_none_costs_itself(url: str) -> None:
    found = addresses(page(url=url, aliases=('beside',)), {})
    assert (found.own, found.others) == ('/posts/f/', ('/posts/beside/',))
    assert len(found.faults) == 1
    assert found.faults[0].key == 'url'
    assert url in found.faults[0].message


LONG = '產' * 90


@pytest.mark.parametrize(
    ('key', 'fields'),
    [
        ('url', {'url': '/.htaccess'}),
        ('url', {'url': '/_static/custom.js'}),
        ('url', {'url': '/_static/page/'}),
        ('url', {'url': '/.well-known/security.txt'}),
        ('url', {'url': '/x/.htaccess'}),
        ('url', {'url': '/feed.xml'}),
        ('url', {'url': f'/{LONG}/'}),
        ('url', {'url': '/a' * 301}),
        ('url', {'url': '/a\0b/'}),
        ('url', {'url': '/..\\..\\x.html'}),
        ('url', {'url': '/C:/x/'}),
        ('url', {'url': '\\server\\share\\x.html'}),
        ('permalink', {'permalink': '/assets/:title.js'}),
        ('permalink', {'permalink': '/C:/:title/'}),
        ('slug', {'slug': LONG}),
        ('slug', {'docname': 'top', 'slug': '.well-known'}),
        ('aliases', {'aliases': ('/.htaccess',)}),
        ('aliases', {'aliases': ('/x/.htaccess',)}),
        ('aliases', {'aliases': (f'/{LONG}.html',)}),
        ('redirect', {'redirects': ('_static/x',)}),
    ],
)
def test_what_can_be_no_file_costs_itself(key: str, fields: dict[str, Any]) -> None:
    found = addresses(page(**fields), {})
    assert (found.own, found.others) == ('/top/' if 'docname' in fields else '/posts/f/', ())
    assert [fault.key for fault in found.faults] == [key]
    assert len(found.faults[0].message) < 200


def test_a_title_that_is_too_long_for_a_pattern() -> None:
    found = addresses(page(title=LONG), {'posts': '/:year/:title/'})
    assert found.own == '/posts/f/'
    assert [fault.key for fault in found.faults] == ['title']


@pytest.mark.parametrize('slug', [LONG, '../../../x'])
def test_a_wrong_slug_of_a_section_is_said_once(slug: str) -> None:
    section = page('posts/index', section=True, slug=slug)
    sections = {'posts': usable(section)}
    assert addresses(page(), {}, sections) == Addresses('/posts/f/')
    assert [fault.key for fault in addresses(section, {}, sections).faults] == ['slug']


def test_what_hugo_does_not_read_has_the_addresses_it_names() -> None:
    found = addresses(page('posts/My File', native=False, aliases=('/old/',)), {})
    assert (found.own, found.others, found.spare) == ('', ('/old/',), ())
    assert addresses(page('posts/x', native=False, slug='s'), {}).own == '/posts/s/'


@given(st.text(), st.text(), st.lists(st.text()))
def test_nothing_leaves_the_site(slug: str, url: str, aliases: list[str]) -> None:
    found = addresses(page(slug=slug, url=url, aliases=tuple(aliases)), {})
    for one in (found.own, *found.others, *found.spare):
        assert one.startswith('/')
        assert '//' not in one
        assert '..' not in one.split('/')


@pytest.mark.parametrize(
    ('docname', 'fields', 'own'),
    [
        ('posts/x/index.en', {}, '/en/posts/x/'),
        ('posts/Tides.en', {}, '/en/posts/tides/'),
        ('posts/tides.en', {'slug': 'Low Tide'}, '/en/posts/low-tide/'),
        ('posts/tides.en', {'url': '/x/'}, '/x/'),
        ('posts/tides.en', {'root': ''}, '/posts/tides/'),
        ('index.en', {}, '/en/'),
    ],
)
def test_pages_in_another_language(docname: str, fields: dict[str, Any], own: str) -> None:
    assert addresses(page(docname, **{'language': 'en', 'root': '/en', **fields}), {}).own == own


def test_permalinks_in_another_language() -> None:
    found = addresses(
        page('posts/tides.en', language='en', root='/en'), {'posts': '/:year/:slug/'}
    )
    assert found.own == '/en/2026/t-標題-x/'
