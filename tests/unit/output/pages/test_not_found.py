"""The page of an address that there is not."""

from __future__ import annotations

import pytest

from sphinxext_podcast.output.pages.not_found import Words, content, from_root
from tests.markup import read_html
from tests.unit.output.samples import HARD

WORDS = Words(HARD, HARD, HARD, HARD, HARD)


@pytest.mark.parametrize(
    ('html', 'page', 'root', 'expected'),
    [
        ('<a href="x.html">', '404.html', '/', '<a href="/x.html">'),
        ('<a href="../x/">', '404/', '/', '<a href="/x/">'),
        ('<a class="b" href="../x/#y">', '404/', '/en/1.0/', '<a class="b" href="/en/1.0/x/#y">'),
        (
            "<script src='_static/a.js?v=1'></script>",
            '404.html',
            '/sub/',
            "<script src='/sub/_static/a.js?v=1'></script>",
        ),
        (
            '<html lang="en" data-content_root="./">',
            '404.html',
            '/sub/',
            '<html lang="en" data-content_root="/sub/">',
        ),
        (
            '<form method="get" action="search.html">',
            '404.html',
            '/s/',
            '<form method="get" action="/s/search.html">',
        ),
        (
            '<img src="a.png" alt="" data-x="src=1" href="b">',
            '404.html',
            '/',
            '<img src="/a.png" alt="" data-x="src=1" href="/b">',
        ),
        ('<a href="#top">', '404.html', '/', '<a href="#top">'),
        ('<a href="/x">', '404.html', '/s/', '<a href="/x">'),
        ('<a href="//h/x">', '404.html', '/s/', '<a href="//h/x">'),
        ('<a href="https://h/x">', '404.html', '/s/', '<a href="https://h/x">'),
        ('<a href="mailto:a@b.c">', '404.html', '/s/', '<a href="mailto:a@b.c">'),
        ('<img src="data:x,y">', '404.html', '/s/', '<img src="data:x,y">'),
        ('<p>write href="x.html"</p>', '404.html', '/s/', '<p>write href="x.html"</p>'),
    ],
)
def test_links_hold_at_every_address(html: str, page: str, root: str, expected: str) -> None:
    assert from_root(html, page, root) == expected


def test_content() -> None:
    page = read_html(f'<main>{content(WORDS, "index.html", "search.html", "<ul></ul>")}</main>')
    assert page.one('form').attrs['action'] == 'search.html'
    assert page.one('input').attrs == {'type': 'search', 'name': 'q', 'aria-label': HARD}
    for tag in ('p', 'button', 'h2', 'a'):
        assert HARD in [found.text for found in page.all(tag)]


def test_content_without_search_and_articles() -> None:
    html = content(WORDS, 'index.html', '', '')
    assert '<form' not in html
    assert '<h2' not in html
