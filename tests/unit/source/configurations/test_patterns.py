"""Pelican's and Material's patterns of addresses in our tokens."""

from __future__ import annotations

import pytest

from sphinxext_podcast.source.configurations import patterns


@pytest.mark.parametrize(
    ('pattern', 'expected'),
    [
        ('{slug}.html', '/:slug.html'),
        ('posts/{date:%Y}/{date:%b}/{date:%d}/{slug}/', '/posts/:year/:short_month/:day/:slug/'),
        ('{date:%Y-%m-%d}-{slug}', '/:year-:month-:day-:slug'),
        ('/{category}/{slug}.html', '/:category/:slug.html'),
        ('{author}/{slug}', ''),
        ('{slug}-{lang}.html', ''),
        ('{date:%Q}/{slug}', ''),
        ('{date}/{slug}', ''),
        ('{', ''),
    ],
)
def test_pelican(pattern: str, expected: str) -> None:
    assert patterns.pelican(pattern) == expected


@pytest.mark.parametrize(
    ('pattern', 'dates', 'expected'),
    [
        ('{date}/{slug}', 'yyyy/MM/dd', '/:year/:month/:day/:slug/'),
        ('{slug}', 'yyyy', '/:slug/'),
        ('{date}/{file}', 'y-M-d', '/:year-:i_month-:i_day/:basename/'),
        ('{categories}/{slug}', 'yyyy', '/:category/:slug/'),
        ('{date}/{slug}', 'yyyy-QQ', ''),
        ('{nothing}', 'yyyy', ''),
    ],
)
def test_material(pattern: str, dates: str, expected: str) -> None:
    assert patterns.material(pattern, dates) == expected


def test_several_categories_in_an_address() -> None:
    assert patterns.material('{categories}/{slug}', 'yyyy', categories=2) == ''
