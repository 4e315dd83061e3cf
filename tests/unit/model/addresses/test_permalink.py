"""Patterns of addresses, with what Hugo 0.168 made of them."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest

from sphinxext_podcast.model.addresses.address import address
from sphinxext_podcast.model.addresses.page import Page
from sphinxext_podcast.model.addresses.permalink import unknown

DATE = datetime(2026, 3, 5, 15, 4, 9, tzinfo=timezone(timedelta(hours=8)))
DEEP = 'posts/Sub Dir/My File'


@pytest.mark.parametrize(
    ('pattern', 'expected'),
    [
        (':year/:month/:day', '/2026/03/05/'),
        (':monthname', '/march/'),
        (':weekday-:weekdayname', '/4-thursday/'),
        (':yearday', '/64/'),
        (':section', '/posts/'),
        (':sections', '/posts/'),
        (':title', '/t-標題-x/'),
        (':slug', '/my-slug-中文/'),
        (':slugorcontentbasename', '/my-slug-中文/'),
        (':slugorfilename', '/my-slug-中文/'),
        (':contentbasename', '/my-file/'),
        (':filename', '/my-file/'),
        (':2006-01', '/2026-01/'),
        (':2006-:01', '/2026-03/'),
        (':06', '/26/'),
        (':Jan2', '/mar5/'),
        (':January/:Mon/:Monday', '/march/thu/thursday/'),
        (':15:04:05', '/150409/'),
        (':3:4:5', '/349/'),
        ('x:year', '/x2026/'),
        ('a-:slug-b.html', '/a-my-slug-中文-b.html/'),
        ('A b & c/:year', '/a-b-c/2026/'),
        ('a//:year', '/a/2026/'),
        (r':contentbasename\:x', '/my-filex/'),
    ],
)
def test_tokens(pattern: str, expected: str) -> None:
    page = Page(DEEP, 'T 標題: x', DATE, slug='My Slug 中文')
    assert unknown(pattern) == []
    assert address(page, {'posts': pattern}) == expected


@pytest.mark.parametrize(
    ('pattern', 'expected'),
    [
        (':sections', '/posts/a-b/c/'),
        (':sections[1:]', '/a-b/c/'),
        (':sections[:1]', '/posts/'),
        (':sections[1]', '/a-b/'),
        (':sections[last]', '/c/'),
        (':sections[:last]', '/posts/a-b/'),
        (':sections[1:last]', '/a-b/'),
        (':sections[9]', '/'),
        (':sectionslugs', '/posts/zz/t-標題-x/'),
        (':sectionslugs[1:]', '/zz/t-標題-x/'),
        (':sectionslug', '/posts/'),
    ],
)
def test_sections(pattern: str, expected: str) -> None:
    sections = {
        'posts/a-b': Page('posts/a b/index', slug='zz', section=True),
        'posts/a-b/c': Page('posts/a b/C/_index', 'T 標題: x', section=True),
    }
    assert unknown(pattern) == []
    assert address(Page('posts/a b/C/p', 'P', DATE), {'posts': pattern}, sections) == expected


@pytest.mark.parametrize(
    ('name', 'expected'),
    [
        ('A - B', 'a-b'),
        ('a  b', 'a-b'),
        ('a -b', 'a-b'),
        ('-a b-', '-a-b-'),
        ('a_ - _b', 'a_-_b'),
        ('海(一) - 岸', '海一-岸'),
        ('a – b', 'a-b'),
        ('a + b', 'a--b'),
        ('a+b', 'a-b'),
        ('c++ - d', 'c-d'),
        ('é - É', 'é-é'),
    ],
)
@pytest.mark.parametrize('token', [':filename', ':contentbasename', ':slugorfilename'])
def test_names(name: str, expected: str, token: str) -> None:
    for docname in (f'posts/{name}', f'posts/{name}/index'):
        assert address(Page(docname, 'T', DATE), {'posts': token}) == f'/{expected}/'


@pytest.mark.parametrize(
    ('written', 'by_slug', 'by_title'),
    [
        ('a/b', '/a/b/', '/a-b/'),
        ('A/B c/+d', '/a/b-c/-d/', '/a-b-c-d/'),
        ('/lead', '/lead/', '/-lead/'),
        ('- x -', '/x/', '/-x-/'),
        ('a/../b', '/b/', '/a-..-b/'),
        ('x+', '/x/', '/x/'),
        ('C++ - d', '/c-d/', '/c-d/'),
        ('+x', '/-x/', '/-x/'),
        ('a%2Bb', '/a+b/', '/a+b/'),
        ('a%20b', '/a-b/', '/a-b/'),
        ('a%25b', '/ab/', '/ab/'),
        ('%E5%A4%9C車', '/夜車/', '/夜車/'),
        ('100%', '/100/', '/100/'),
    ],
)
def test_slugs_and_titles(written: str, by_slug: str, by_title: str) -> None:
    page = Page('posts/1', written, DATE)
    assert address(page, {'posts': '/:title/'}) == by_title
    assert address(page, {'posts': '/:slug/'}) == by_title
    assert address(page._replace(slug=written), {'posts': '/:slug/'}) == by_slug


@pytest.mark.parametrize(
    ('pattern', 'expected'),
    [
        ('/b+c/:slug/', '/b-c/x/'),
        ('/b - c/:slug', '/b-c/x/'),
        ('/b%20c/x--y/:slug', '/b-c/x--y/x/'),
        ('/b%2Bc/:slug', '/b+c/x/'),
    ],
)
def test_patterns_are_read_like_queries(pattern: str, expected: str) -> None:
    assert address(Page('posts/1', slug='x'), {'posts': pattern}) == expected


def test_a_folder_without_a_page_is_no_section() -> None:
    sections = {'posts/a/b': Page('posts/a/b/_index', section=True)}
    page = Page('posts/a/b/c/d', 'D', DATE)
    assert address(page, {'posts': ':sections/x'}, sections) == '/posts/b/x/'


def test_the_first_section_by_its_slug_or_title() -> None:
    page, pattern = Page('posts/a/b', 'B', DATE), {'posts': '/:sectionslug/:slug/'}
    for section in (Page('posts/_index', 'My  - Title'), Page('posts/_index', slug='My Title')):
        assert address(page, pattern, {'posts': section}) == '/my-title/b/'


def test_without_a_date_or_title() -> None:
    page = Page('posts/nodate')
    assert address(page, {'posts': '/:year/:month/:day/:title/:contentbasename/'}) == (
        '/1/01/01/nodate/'
    )
    assert address(page, {'posts': '/:year/:2006/:slug/'}) == '/1/0001/'


@pytest.mark.parametrize(
    ('pattern', 'tokens'),
    [
        ('/:nope/:slug/', [':nope']),
        (':sections[a]', [':sections[a]']),
        (':Title/x:y', [':Title', ':y']),
        (r'\:nope', []),
        (':pm', [':pm']),
        ('plain', []),
    ],
)
def test_unknown(pattern: str, tokens: list[str]) -> None:
    assert unknown(pattern) == tokens
