"""Which values of options are used, and what is said of the others."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from sphinxext_podcast.source.settings import values
from sphinxext_podcast.source.settings.ablog_options import blog
from sphinxext_podcast.source.settings.options import OPTIONS
from sphinxext_podcast.source.settings.sound import sound


def test_without_any() -> None:
    found, problems = sound({})
    assert found == {option.name: option.default for option in OPTIONS}
    assert not problems


@pytest.mark.parametrize(
    ('name', 'given', 'used', 'said'),
    [
        ('podcast_page_size', 5, 5, []),
        (
            'podcast_page_size',
            'five',
            10,
            ["podcast_page_size = 'five' must be int; using 10"],
        ),
        (
            'podcast_page_size',
            -1,
            10,
            ['podcast_page_size = -1 must be 0, for all on one page, or more; using 10'],
        ),
        (
            'podcast_feeds',
            {'site': ['rss'], 'sites': ['rss']},
            {'site': ['rss']},
            ["podcast_feeds: an entry is left out: there is no key 'sites'; do you mean 'site'?"],
        ),
        (
            'podcast_permalinks',
            {'posts': '/:yaer/', 'notes': '/:slug/'},
            {'notes': '/:slug/'},
            ["podcast_permalinks: 'posts': '/:yaer/' is ignored, for Hugo knows no :yaer"],
        ),
    ],
)
def test_values(name: str, given: Any, used: Any, said: list[str]) -> None:
    found, problems = sound({name: given})
    assert found[name] == used
    assert [problem.message for problem in problems] == said
    assert {problem.key for problem in problems} <= {name}


def test_the_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv('SOURCE_DATE_EPOCH', '86400')
    assert values.now('', UTC) == datetime(1970, 1, 2, tzinfo=UTC)
    assert values.now('2026-05-01', UTC) == datetime(2026, 5, 1, tzinfo=UTC)


def test_slugs_of_terms() -> None:
    chosen = {'C++': 'cpp', 'tags': {'C#': 'csharp'}}
    assert values.term_slugs(chosen, ['tags', 'series']) == {
        'tags': {'C++': 'cpp', 'C#': 'csharp'},
        'series': {'C++': 'cpp'},
    }


def test_a_project_for_ablog() -> None:
    assert blog({'blog_path': None}, by_ablog=False) is None
    assert blog({}, by_ablog=True) is not None
    found = blog({'blog_authors': {'a': ('Ann', None), 1: []}}, by_ablog=False)
    assert found is not None
    assert found.authors == {'a': ('Ann', '')}
