"""What nobody foresaw in one document: an error that names it, and the rest of the site."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from sphinxext_podcast.extension import (
    article_head,
    article_renderer,
    article_text,
    feed_entries,
    languages,
    list_writer,
    output_record,
    reading,
    shortcodes,
    visitors,
)
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
    'conf.py': f"{CONF}html_baseurl = 'https://pod.example.org/'\n",
    'index.md': '# 一冊\n\n```{article-list}\n```\n',
    'posts/甲.md': ARTICLE.format(name='甲', day=1),
    'posts/丙.md': ARTICLE.format(name='丙', day=3),
}
BAD = 'posts/bad'
WHOLE = {**FILES, f'{BAD}.md': ARTICLE.format(name='bad', day=2)}

#: Where it fails while the document is read → the function that fails where it meets the words.
READING = {
    'look': (reading, 'read_document', BAD),
    'source-read': (reading, 'prepare', '內容 bad'),
    'parse': (article_renderer.ArticleRenderer, 'render_inline', '內容 bad'),
    'transform': (shortcodes, 'make', BAD),
    'process_doc': (article_text, 'complete', BAD),
}
#: The same while pages, lists and feeds are written, with what is said to be lost.
WRITING = {
    'doctree-resolved': (languages, 'mark', BAD, 'lacks something'),
    'html-page-context': (article_head, 'head', BAD, 'lacks something'),
    'visitor': (visitors, 'visit_embed', BAD, 'lacks something'),
    'feed': (feed_entries, 'entry', BAD, 'feeds are without this article'),
    'entry': (list_writer.Writer, '_entry', BAD, 'lists are without this article'),
    'list': (list_writer, 'title', 'tags/海', "the page 'tags/海' is left out"),
}


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
    keys = ('docname', 'current_docname', 'content', 'name')
    found = [one for one in given if isinstance(one, str | list)]
    for one in (*given, *(getattr(one, 'builder', None) for one in given)):
        found += [getattr(one, key, '') for key in keys]
    return ' '.join(map(str, found))


def others(built: Built, other: Built) -> list[str]:
    """Name the files that differ besides the record, and the bad page."""
    found = built.unlike(other)
    return [name for name in found if BAD not in name and not name.startswith('.sphinxext')]


def expected(built: Built, place: str, part: str) -> None:
    errors = [line for line in built.warnings if 'ERROR' in line]
    assert len(errors) == 1, '\n'.join(errors)
    assert errors[0].startswith(place)
    assert part in errors[0]
    assert 'unexpected KeyError (test_guard.py:' in errors[0]
    assert 'please report it' in errors[0]
    assert errors[0].endswith('[podcast.fault]')
    assert built.code == 1


@pytest.fixture(scope='module')
def whole(build: Build, tmp_path_factory: pytest.TempPathFactory) -> Callable[[bool], Built]:
    """Return what builds the site, with the bad document or without, where nothing fails."""
    made = {}
    for bad in (True, False):
        base = tmp_path_factory.mktemp('whole')
        for name, text in (WHOLE if bad else FILES).items():
            path = base / 'src' / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding='utf-8')
        made[bad] = build(base / 'src', base / 'out')
        assert made[bad].warnings == []
    return made.__getitem__


@pytest.mark.parametrize('jobs', [1, 2])
@pytest.mark.parametrize('where', READING)
def test_a_document_that_cannot_be_read_is_left_out(
    build: Build,
    site: Site,
    whole: Callable[[bool], Built],
    monkeypatch: pytest.MonkeyPatch,
    where: str,
    jobs: int,
) -> None:
    if jobs == 2 and where in ('look', 'transform'):
        pytest.skip('the same as with the others')
    src = site(WHOLE)
    first = build(src, src.with_name('out'))
    assert first.path(BAD).is_file()
    (src / f'{BAD}.md').write_text(f'{WHOLE[f"{BAD}.md"]}\n', encoding='utf-8')
    with monkeypatch.context() as patch:
        failing(patch, *READING[where])
        built = build(src, first.out, jobs=jobs, here=True)
    expected(built, f'{BAD}.md: ERROR: the document is left out', '')
    assert not built.path(BAD).exists()
    assert others(built, whole(False)) == []
    (src / f'{BAD}.md').write_text(WHOLE[f'{BAD}.md'], encoding='utf-8')
    again = build(src, first.out)
    assert (again.code, again.warnings) == (0, [])
    assert again.unlike(whole(True)) == []


def test_it_is_read_again_though_nothing_changed(
    build: Build, site: Site, whole: Callable[[bool], Built], monkeypatch: pytest.MonkeyPatch
) -> None:
    src = site(WHOLE)
    with monkeypatch.context() as patch:
        failing(patch, *READING['process_doc'])
        built = build(src, src.with_name('out'))
    assert not built.path(BAD).exists()
    again = build(src, built.out)
    assert (again.code, again.warnings) == (0, [])
    assert again.unlike(whole(True)) == []


@pytest.mark.parametrize('where', WRITING)
def test_a_page_that_cannot_be_written_lacks_what_fails(
    build: Build,
    site: Site,
    whole: Callable[[bool], Built],
    monkeypatch: pytest.MonkeyPatch,
    where: str,
) -> None:
    src = site(WHOLE)
    with monkeypatch.context() as patch:
        owner, name, words, lost = WRITING[where]
        failing(patch, owner, name, words)
        built = build(src, src.with_name('out'))
    place = 'ERROR' if where == 'list' else f'{BAD}.md: ERROR'
    expected(built, place, lost)
    assert built.path(BAD).is_file()
    unlike = others(built, whole(True))
    assert not [name for name in unlike if name in ('posts/甲.html', 'posts/丙.html')]
    again = build(src, built.out)
    assert (again.code, again.warnings) == (0, [])
    assert again.unlike(whole(True)) == []


def test_what_is_meant_to_end_a_build_ends_it(
    build: Build, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(*given: Any) -> Any:
        raise KeyboardInterrupt

    monkeypatch.setattr(article_text, 'complete', stop)
    src = site(FILES)
    with pytest.raises(KeyboardInterrupt):
        build(src, src.with_name('out'))


def test_the_record_of_a_failed_build_is_not_believed(
    build: Build, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    src = site(WHOLE)
    with monkeypatch.context() as patch:
        failing(patch, *WRITING['feed'][:3])
        built = build(src, src.with_name('out'))
    assert output_record.load(built.out).everywhere == ''
