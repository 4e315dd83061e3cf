"""What front matter says about addresses."""

from __future__ import annotations

from datetime import UTC
from typing import Any

import pytest

from sphinxext_podcast.model.addresses.page import Page
from sphinxext_podcast.source.front_matter import reader
from sphinxext_podcast.source.front_matter.address_keys import page


def read(text: str) -> tuple[Page, list[str]]:
    front = reader.read(f'---\n{text}\n---\n', 'md')
    found, problems = page('about', front, None, UTC)
    return found, [f'{problem.line} {problem.key}' for problem in problems]


@pytest.mark.parametrize(
    ('text', 'fields'),
    [
        ('Title: 關於', {'title': '關於'}),
        ('slug: 123', {'slug': '123'}),
        ('URL: /x/', {'url': '/x/'}),
        ('aliases: /old/', {'aliases': ('/old/',)}),
        ('aliases: [/a/, b]', {'aliases': ('/a/', 'b')}),
        ('permalink: /p/', {'permalink': '/p/'}),
        ('redirect: blog/a, b', {'redirects': ('blog/a', 'b')}),
        ('redirect: [c]', {'redirects': ('c',)}),
        ('categories: [一]', {'categories': ('一',)}),
        ('weight: no\nexplicit: 3\nslug: s', {'slug': 's'}),
    ],
)
def test_values(text: str, fields: dict[str, Any]) -> None:
    assert read(text) == (Page('about')._replace(**fields), [])


def test_faults() -> None:
    found, problems = read('slug: [a]\npermalink: {a: b}\nredirect:\n - [x]\n - y')
    assert found == Page('about', redirects=('y',))
    assert problems == ['2 slug', '3 permalink', '4 redirect']


def test_without_front_matter() -> None:
    assert page('a', None, None, UTC, section=True) == (Page('a', section=True), [])
