"""Sphinx's own search page: each article once, under it the words of its author."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.browser.conftest import Site, Visit

    Open = Callable[..., Visit]

#: The words for how many were found come last.
DONE = "document.querySelector('.search-summary')?.textContent.length > 9"
pytestmark = pytest.mark.browser


@pytest.mark.parametrize('theme', ['alabaster', 'furo'])
def test_results(site: Site, visit: Open, theme: str) -> None:
    if theme not in site.folders:
        pytest.skip(f'{theme} is not installed')
    page, _ = visit(site.url('search/?q=hopes', theme))
    results = page.locator('#search-results li')
    results.locator('.context').first.wait_for()
    page.wait_for_function(DONE)
    assert results.count() == 1
    assert results.locator('a').first.inner_text().startswith('Three ways to hear the sea')
    excerpt = results.locator('.context').inner_text()
    assert excerpt.startswith('The sea does not hurry. An ordinary link does not play.')
    assert 'Low tide, high hopes' in excerpt
    assert 'Between the video and the episode' in excerpt
    assert 'Watch on' not in excerpt


def test_the_words_around_find_nothing(site: Site, visit: Open) -> None:
    page, _ = visit(site.url('search/?q=YouTube'))
    page.wait_for_function(DONE)
    assert page.locator('#search-results li').count() == 0
