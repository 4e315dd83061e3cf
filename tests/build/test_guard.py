"""What nobody foresaw in one document: an error that names it, and the rest of the site."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from sphinxext_podcast.extension.feeds import feed_entries
from sphinxext_podcast.extension.head import article_head
from sphinxext_podcast.extension.markdown import renderer
from sphinxext_podcast.extension.pages import generated, languages
from sphinxext_podcast.extension.players import rendering
from sphinxext_podcast.extension.reading import document, reader, text
from sphinxext_podcast.extension.search import site_search
from sphinxext_podcast.extension.shortcodes import known_shortcodes
from sphinxext_podcast.model import record
from tests.build.conftest import CONF

if TYPE_CHECKING:
    from tests.build.conftest import Build, Built

    Site = Callable[[Mapping[str, str | bytes]], Path]

ARTICLE = """\
---
title: {name} 篇
date: 2026-01-0{day}
tags: [海]
---

內容 {name}。

{{{{< youtube harbour-010 >}}}}
"""
FILES = {
    'conf.py': f"{CONF}html_baseurl = 'https://pod.example.org/'\npodcast_search = 'pairs'\n",
    'index.md': '# 一冊\n\n```{article-list}\n```\n',
    'posts/甲.md': ARTICLE.format(name='甲', day=1),
    'posts/丙.md': ARTICLE.format(name='丙', day=3),
}
#: Where it fails while a document is read → the function that fails where it meets the words.
READING = {
    'look': (document, 'read', 'posts/look'),
    'source-read': (reader, 'prepare', '內容 source-read'),
    'parse': (renderer.ArticleRenderer, 'render_inline', '內容 parse'),
    'transform': (known_shortcodes, 'make', 'posts/transform'),
    'process_doc': (text, 'complete', 'posts/process_doc'),
}
#: The same while pages, lists and feeds are written, with what is said to be lost.
WRITING = {
    'doctree-resolved': (languages, 'mark', "the page 'posts/doctree-resolved' lacks something"),
    'html-page-context': (article_head, 'head', "the page 'posts/html-page-context' lacks some"),
    'visitor': (rendering, 'visit_embed', "the page 'posts/visitor' lacks something"),
    'feed': (feed_entries, 'entry', 'feeds are without this article'),
    'entry': (generated.Writer, '_entry', 'lists are without this article'),
    'search': (site_search, 'prepare', 'the search is without it'),
}


def files(names: Iterable[str]) -> dict[str, str]:
    """Return the site with an article of each of the *names*."""
    return {**FILES, **{f'posts/{name}.md': ARTICLE.format(name=name, day=2) for name in names}}


def failing(monkeypatch: pytest.MonkeyPatch, owner: Any, name: str, where: str) -> None:
    """Let the function *name* fail where it is given something with the words *where*."""
    there = getattr(owner, name)

    def fail(*given: Any, **named: Any) -> Any:
        if where in said(given):
            raise KeyError('nobody foresaw this')
        return there(*given, **named)

    fail.__name__ = name
    monkeypatch.setattr(owner, name, fail)


def said(given: tuple[Any, ...]) -> str:
    keys = ('docname', 'current_docname', 'content', 'name', 'address')
    found = [one for one in given if isinstance(one, str | list)]
    for one in (*given, *(getattr(one, 'builder', None) for one in given)):
        found += [getattr(one, key, '') for key in keys]
    return ' '.join(map(str, found))


def expected(built: Built, parts: Mapping[str, str]) -> None:
    """Check that there is one error for each document, and that it says its part."""
    errors = {line.split(': ')[0]: line for line in built.warnings}
    assert len(built.warnings) == len(errors) == len(parts), '\n'.join(built.warnings)
    for place, part in parts.items():
        assert f'ERROR: {part}' in errors[place]
        assert 'unexpected KeyError (test_guard.py:' in errors[place]
        assert 'please report it' in errors[place]
        assert errors[place].endswith('[podcast.fault]')
    assert built.code == 1


def different(built: Built, other: Built) -> list[str]:
    """Name the files that differ, but for the record, which says that this build failed."""
    return [name for name in built.unlike(other) if name != record.FILE]


@pytest.mark.parametrize('jobs', [1, 2])
def test_a_document_that_cannot_be_read_is_left_out(
    build: Build, site: Site, monkeypatch: pytest.MonkeyPatch, jobs: int
) -> None:
    src = site(FILES)
    without = build(src, src.with_name('without'))
    site(files(READING))
    whole = build(src, src.with_name('whole'))
    out = src.with_name('out')
    shutil.copytree(whole.out, out)  # the pages of an earlier build
    with monkeypatch.context() as patch:
        for owner, name, words in READING.values():
            failing(patch, owner, name, words)
        built = build(src, out, jobs=jobs)
    expected(built, {f'posts/{name}.md': 'the document is left out' for name in READING})
    assert different(built, without) == []
    again = build(src, out)  # though no file has changed
    assert (again.code, again.warnings) == (0, [])
    assert again.unlike(whole) == []


@pytest.mark.parametrize('jobs', [1, 2])
def test_a_page_that_cannot_be_written_lacks_what_fails(
    build: Build, site: Site, monkeypatch: pytest.MonkeyPatch, jobs: int
) -> None:
    src = site(files(WRITING))
    whole = build(src, src.with_name('whole'))
    with monkeypatch.context() as patch:
        for place, (owner, name, _) in WRITING.items():
            failing(patch, owner, name, f'posts/{place}')
        built = build(src, src.with_name('out'), jobs=jobs)
    expected(built, {f'posts/{place}.md': lost for place, (_, _, lost) in WRITING.items()})
    unlike = different(built, whole)
    assert not {'posts/甲.html', 'posts/丙.html', 'posts/feed.html', 'index.html'} & {*unlike}
    for place in WRITING:
        assert f'內容 {place}。' in built.path(f'posts/{place}').read_text(encoding='utf-8')
    again = build(src, built.out)
    assert (again.code, again.warnings) == (0, [])
    assert again.unlike(whole) == []


def test_a_list_that_cannot_be_written_is_not_there(
    build: Build, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    src = site(FILES)
    whole = build(src, src.with_name('out'))
    site(files(['乙']))
    with monkeypatch.context() as patch:
        failing(patch, generated.Writer, 'content', 'tags/海')
        built = build(src, whole.out)
    assert [line.partition(' after')[0] for line in built.warnings] == [
        "ERROR: the page 'tags/海' is left out"
    ]
    assert built.code == 1
    assert not built.path('tags/海').exists()


def test_what_is_meant_to_end_a_build_ends_it(
    build: Build, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(*given: Any) -> Any:
        raise KeyboardInterrupt

    monkeypatch.setattr(text, 'complete', stop)
    src = site(FILES)
    with pytest.raises(KeyboardInterrupt):
        build(src, src.with_name('out'))
