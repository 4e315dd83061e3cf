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
    ],
)
def test_sections(pattern: str, expected: str) -> None:
    sections = {
        'posts/a-b': Page('posts/a b/index', slug='zz', section=True),
        'posts/a-b/c': Page('posts/a b/C/_index', 'T 標題: x', section=True),
    }
    assert unknown(pattern) == []
    assert address(Page('posts/a b/C/p', 'P', DATE), {'posts': pattern}, sections) == expected


def test_a_folder_without_a_page_is_no_section() -> None:
    sections = {'posts/a/b': Page('posts/a/b/_index', section=True)}
    page = Page('posts/a/b/c/d', 'D', DATE)
    assert address(page, {'posts': ':sections/x'}, sections) == '/posts/b/x/'


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
