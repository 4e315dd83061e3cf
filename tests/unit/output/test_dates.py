"""Moments and durations in the forms of feeds."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinxext_podcast.output.dates import iso_duration, rfc822, rfc3339


def zone(**offset: float) -> timezone:
    return timezone(timedelta(**offset))


@pytest.mark.parametrize(
    ('moment', 'atom', 'rss'),
    [
        (
            datetime(2026, 1, 26, 10, tzinfo=zone(hours=8)),
            '2026-01-26T10:00:00+08:00',
            'Mon, 26 Jan 2026 10:00:00 +0800',
        ),
        (
            datetime(2026, 1, 26, 10, 0, 1, 999999, UTC),
            '2026-01-26T10:00:01+00:00',
            'Mon, 26 Jan 2026 10:00:01 +0000',
        ),
        (
            datetime(1895, 1, 1, tzinfo=zone(hours=8, seconds=360)),
            '1895-01-01T00:00:00+08:06',
            'Tue, 01 Jan 1895 00:00:00 +0806',
        ),
        (
            datetime(1895, 1, 1, tzinfo=zone(hours=8, seconds=343)),
            '1894-12-31T15:54:17+00:00',
            'Mon, 31 Dec 1894 15:54:17 +0000',
        ),
        (
            datetime(2026, 1, 1, tzinfo=zone(hours=15)),
            '2025-12-31T09:00:00+00:00',
            'Wed, 31 Dec 2025 09:00:00 +0000',
        ),
        (
            datetime(1, 1, 1, tzinfo=zone(hours=15)),
            '0001-01-01T00:00:00+00:00',
            'Mon, 01 Jan 0001 00:00:00 +0000',
        ),
        (
            datetime(2026, 1, 1),
            '2026-01-01T00:00:00+00:00',
            'Thu, 01 Jan 2026 00:00:00 +0000',
        ),
        (None, '', ''),
    ],
)
def test_moments(moment: datetime | None, atom: str, rss: str) -> None:
    assert rfc3339(moment) == atom
    assert rfc822(moment) == rss


@given(st.datetimes(datetime(1900, 1, 2), timezones=st.timezones()))
def test_a_moment_comes_back(moment: datetime) -> None:
    whole = moment.replace(microsecond=0)
    assert datetime.fromisoformat(rfc3339(moment)) - whole == timedelta()
    assert parsedate_to_datetime(rfc822(moment)) - whole == timedelta()


@pytest.mark.parametrize(
    ('seconds', 'written'),
    [
        (3723.4, 'PT1H2M3S'),
        (3600, 'PT1H'),
        (59.6, 'PT1M'),
        (60, 'PT1M'),
        (90000, 'PT25H'),
        (0.2, ''),
        (0, ''),
        (None, ''),
    ],
)
def test_durations(seconds: float | None, written: str) -> None:
    assert iso_duration(seconds) == written
