"""Addresses by the patterns of Jekyll, Pelican and Material for MkDocs."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from sphinxext_podcast.model.addresses import other_permalinks
from sphinxext_podcast.model.addresses.address import address, addresses
from sphinxext_podcast.model.addresses.page import Page

DATE = datetime(2026, 1, 5, 7, 8, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ('program', 'pattern', 'docname', 'fields', 'expected'),
    [
        ('jekyll', 'date', '_posts/2026-01-05-My Post', {}, '/2026/01/05/My-Post.html'),
        ('jekyll', '/:title', '_posts/2026-01-05-v1.0', {}, '/v1.0/'),
        ('jekyll', '/:title/', '_posts/26-01-05-a', {}, '/a/'),
        ('jekyll', '/:slug/', '_posts/2026-01-05-v1.0_b', {}, '/v1-0-b/'),
        ('jekyll', '/:title/', '_posts/2026-01-05-a', {'slug': 'B c!'}, '/B-c!/'),
        ('jekyll', '/:collection/:path/', 'x/_recipes/Sea/cake', {}, '/recipes/Sea/cake/'),
        ('jekyll', '/:path:output_ext', 'docs/About', {}, '/docs/About.html'),
        ('jekyll', '/:path:output_ext', 'docs/index', {}, '/docs/'),
        (
            'pelican',
            '/:slug.html',
            'a',
            {'title': 'Ünïcode & C++ <b>2</b>.0'},
            '/unicode-c-20.html',
        ),
        ('pelican', '/:slug.html', 'a', {'title': '海'}, '/海.html'),
        ('pelican', '/:unicode_slug/', 'a', {'title': 'Ü 海'}, '/ü-海/'),
        ('pelican', '/:name_slug/', 'x/My File', {'title': '海'}, '/my-file/'),
        ('pelican', '/:category/:slug/', 'a', {'title': 'a', 'categories': ('A B',)}, '/a-b/a/'),
        ('material', '/b/:year/:slug/', 'a', {'title': 'A & b: C'}, '/b/2026/a--b-c/'),
        ('material', '/:basename/', 'posts/My File', {'title': 'x'}, '/My File/'),
    ],
)
def test_addresses(
    program: str, pattern: str, docname: str, fields: dict[str, Any], expected: str
) -> None:
    page = Page(docname, date=DATE, program=program, **fields)
    assert address(page, {'/': pattern}) == expected


def test_without_a_pattern_the_page_stays() -> None:
    page = Page('docs/about', title='About', program='jekyll')
    assert addresses(page, {'_posts': '/:title/'}).own == '/docs/about/'


def test_a_page_in_restructuredtext_has_its_pattern() -> None:
    page = Page('a', title='About', native=False, program='pelican')
    assert addresses(page, {'/': '/:slug/'}).own == '/about/'


def test_a_slug_is_no_part_of_a_folder_of_posts() -> None:
    page = Page('_posts/2026-01-05-a', date=DATE, slug='My Slug', program='jekyll')
    found = addresses(page, {'/': '/:title/'})
    assert (found.own, found.faults) == ('/My-Slug/', ())


def test_tokens_that_nobody_fills() -> None:
    assert other_permalinks.unknown('/:year/:author/:slug') == [':author']
    assert other_permalinks.unknown('pretty') == []
