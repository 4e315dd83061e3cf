"""Feeds and their entries as records."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from sphinxext_podcast.model.addresses.published import ENDINGS
from sphinxext_podcast.model.article import Article, Enclosure, Person
from sphinxext_podcast.model.feeds.feed import (
    Entry,
    Feed,
    Related,
    entry,
    media_type,
    newest,
    without_guid,
)
from sphinxext_podcast.model.site import Site

FIRST = datetime(2026, 1, 5, 9, tzinfo=UTC)
LATER = datetime(2026, 2, 5, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ('published', 'updated', 'changed'),
    [
        (FIRST, LATER, LATER),
        (LATER, FIRST, LATER),
        (FIRST, None, FIRST),
        (None, LATER, LATER),
        (None, None, None),
    ],
)
def test_an_entry_never_changed_before_it_was_published(
    published: datetime | None, updated: datetime | None, changed: datetime | None
) -> None:
    assert Entry(id='a', published=published, updated=updated).changed == changed


def test_a_feed_is_as_new_as_its_newest_entry() -> None:
    entries = (
        Entry(id='a', published=LATER),
        Entry(id='b'),
        Entry(id='c', published=FIRST, updated=LATER + timedelta(seconds=1)),
    )
    feed = Feed(title='', home='', url='', entries=entries)
    assert feed.updated == LATER + timedelta(seconds=1)
    assert Feed(title='', home='', url='').updated is None


def test_moments_are_compared_across_zones() -> None:
    taipei = datetime(2026, 1, 5, 12, tzinfo=timezone(timedelta(hours=8)))
    assert newest([taipei, None, FIRST]) == FIRST


def about(docname: str, guid: str = 'sea-12', audio: str = '', language: str = '') -> Article:
    return Article(
        docname=docname, guid=guid, language=language, audio=Enclosure(audio) if audio else None
    )


@pytest.mark.parametrize(
    ('newest_first', 'without'),
    [
        ([about('c'), about('b'), about('a')], {'c', 'b'}),
        ([about('b', audio='12.mp3'), about('a')], {'a'}),
        # A build warns of these.
        ([about('b', audio='12.mp3'), about('a', audio='12.mp3')], set()),
        ([about('b', language='en'), about('a')], set()),
        ([about('b', guid=''), about('a', guid='')], set()),
        ([about('b', guid='sea-13'), about('a')], set()),
    ],
)
def test_several_articles_about_one_episode_have_one_guid(
    newest_first: list[Article], without: set[str]
) -> None:
    assert without_guid(newest_first) == without


def test_an_article_as_an_entry() -> None:
    article = Article(
        docname='posts/1',
        title='夜車',
        date=FIRST,
        lastmod=LATER,
        authors=(Person('An'),),
        language='en_US',
        source_name='The Show',
        source_url='https://show.example/1',
    )
    url, site = 'https://x.example/posts/1/', Site(language='zh_TW')
    made = entry(article, site, url, summary='a', content='<p>b</p>', image='https://x.example/i')
    assert made == Entry(
        id=url,
        url=url,
        title='夜車',
        published=FIRST,
        updated=LATER,
        authors=(Person('An'),),
        summary='a',
        content='<p>b</p>',
        image='https://x.example/i',
        language='en-US',
        related=Related('https://show.example/1', 'The Show'),
    )


@pytest.mark.parametrize(
    ('article', 'site', 'expected'),
    [('zh-TW', 'zh_TW', ''), ('', 'zh_TW', ''), ('en', 'zh_TW', 'en'), ('en', '', 'en')],
)
def test_an_entry_names_only_another_language(article: str, site: str, expected: str) -> None:
    made = entry(Article(docname='a', language=article), Site(language=site), 'https://x.example/')
    assert (made.language, made.related) == (expected, None)


@pytest.mark.parametrize(
    ('file', 'expected'),
    [
        (Enclosure('https://x.example/1.mp3'), 'audio/mpeg'),
        (Enclosure('https://x.example/1.MP3?t=1#x'), 'audio/mpeg'),
        (Enclosure('https://x.example/1.m4a'), 'audio/x-m4a'),
        (Enclosure('https://x.example/1.mp3', 1, 'audio/mp4'), 'audio/mp4'),
        (Enclosure('https://x.example/mp3'), ''),
        (Enclosure('https://x.example/a.xyz'), ''),
    ],
)
def test_media_type(file: Enclosure, expected: str) -> None:
    assert media_type(file) == expected


@pytest.mark.parametrize('ending', sorted(ENDINGS['audio']))
def test_every_recording_that_is_published_has_a_type(ending: str) -> None:
    kind = media_type(Enclosure(f'https://e.org/a.{ending.upper()}'))
    assert kind.startswith(('audio/', 'video/', 'application/'))
