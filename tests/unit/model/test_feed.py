"""Feeds and their entries as records."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from sphinxext_podcast.model.article import Enclosure
from sphinxext_podcast.model.feed import Entry, Feed, media_type, newest

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
