"""Sphinx's search: it knows titles, headings and the author's words, each article once."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest
from sphinx.util.inventory import InventoryFile

from tests.build.conftest import CONF

if TYPE_CHECKING:
    from tests.build.conftest import Build, Built

FILES = {
    'conf.py': CONF + "html_baseurl = 'https://pod.example.org/'\n",
    'index.md': '# Home\n\n```{article-list}\n```\n',
    'a.md': """\
---
title: Talk & <b>more</b>
date: 2026-05-01
lastmod: 2026-05-03
draft: false
tags: [lanternfish]
authors: [Quillfeather]
guests: [Brambleton]
source_name: Saltmarsh
source_url: https://pod.example.org/episode
image_alt: A quince
description: A heron waits.
---

Whiskers purr.

{{< youtube id="Kj2mTq7-xXA" title="Nightjar" >}}

## Thistledown

More of the gooseberries.
""",
    'b.md': '---\ntitle: Persimmon\ndate: 2026-05-02\ntags: [lanternfish]\n---\n\nMarzipan.\n',
    'tags/lanternfish/_index.md': '---\ntitle: The fish\n---\n\nWhat glows.\n',
}


@pytest.fixture(scope='module', params=['html', 'dirhtml'])
def built(
    build: Build, tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> Built:
    src = tmp_path_factory.mktemp('search') / 'src'
    for name, text in FILES.items():
        path = src / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding='utf-8')
    return build(src, src.with_name('out'), request.param)


@pytest.fixture(scope='module')
def index(built: Built) -> dict[str, Any]:
    text = (built.out / 'searchindex.js').read_text(encoding='utf-8')
    found: dict[str, Any] = json.loads(text.removeprefix('Search.setIndex(').removesuffix(')'))
    return found


@pytest.fixture(scope='module')
def where(index: dict[str, Any]) -> Callable[[str], list[str]]:
    """Return a function that names the documents in whose text or titles a stem is."""

    def find(stem: str) -> list[str]:
        numbers: set[int] = set()
        for terms in (index['terms'], index['titleterms']):
            found = terms.get(stem, [])
            numbers.update([found] if isinstance(found, int) else found)
        return sorted(index['docnames'][number] for number in numbers)

    return find


def test_an_article_is_no_object_besides(index: dict[str, Any], built: Built) -> None:
    assert index['objects'] == {}
    # Sphinx 8 escapes titles where it writes them, later versions where they are shown.
    title = index['titles'][index['docnames'].index('a')]
    assert title in {'Talk & <b>more</b>', 'Talk &amp; &lt;b&gt;more&lt;/b&gt;'}
    assert 'a' in index['docnames']
    # Other projects find it all the same.
    data = (built.out / 'objects.inv').read_bytes()
    known = InventoryFile.loads(data, uri='').data
    assert set(known['podcast:article']) == {'a', 'b'}
    assert set(known['podcast:tag']) == {'lanternfish'}


@pytest.mark.parametrize(
    ('stem', 'documents'),
    [
        *(('talk', ['a']), ('whisker', ['a']), ('thistledown', ['a']), ('gooseberri', ['a'])),
        *(('nightjar', ['a']), ('marzipan', ['b']), ('persimmon', ['b'])),
        # What an article is about: a show, people, its description.
        *(('quillfeath', ['a']), ('brambleton', ['a']), ('saltmarsh', ['a']), ('heron', ['a'])),
        *(('fish', ['tags/lanternfish/index']), ('glow', ['tags/lanternfish/index'])),
    ],
)
def test_the_words_of_authors_are_found(
    where: Callable[[str], list[str]], stem: str, documents: list[str]
) -> None:
    assert where(stem) == documents


@pytest.mark.parametrize(
    'stem',
    [
        # Of the header, of players, of the footer, of lists.
        *('min', 'read', 'origin', 'episod', 'updat', 'guest', 'author'),
        *('watch', 'youtub', 'tag', 'lanternfish', 'newer', 'older', 'relat'),
    ],
)
def test_what_stands_around_is_not(where: Callable[[str], list[str]], stem: str) -> None:
    assert where(stem) == []


def test_the_search_page_alone_loads_what_cuts_excerpts(built: Built) -> None:
    found = [
        name
        for name, page in built.pages().items()
        for script in page.all('script')
        if 'sphinxext-podcast-excerpts.js' in script.attrs.get('src', '')
    ]
    assert found == [built.path('search').relative_to(built.out).as_posix()]
    assert 'no-search' not in built.path('a').read_text(encoding='utf-8')
