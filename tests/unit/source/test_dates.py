"""Dates, durations and time zones in every accepted spelling."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinxext_podcast.source.dates import jekyll_date, parse_date, parse_duration, timezone_named

TAIPEI = ZoneInfo('Asia/Taipei')
EAST = timezone(timedelta(hours=8))
MIDNIGHT = datetime(2026, 1, 26, tzinfo=EAST)
TEN = datetime(2026, 1, 26, 10, tzinfo=EAST)
TEN_UTC = datetime(2026, 1, 26, 10, tzinfo=UTC)


def day(year: int, month: int, number: int) -> datetime:
    return datetime(year, month, number, tzinfo=EAST)


@pytest.mark.parametrize(
    ('value', 'moment'),
    [
        ('2026-01-26T10:00:00+08:00', TEN),
        ('2026-01-26T10:00:00+0800', TEN),
        ('2026-01-26 10:00:00+08:00', TEN),
        ('2026-01-26 10:00:00 +0800', TEN),
        ('2026-01-26 10:00:00 +08:00', TEN),
        ('2026-01-26 10:00:00 +0800 CST', TEN),
        ('2026-01-26 10:00 +0800', TEN),
        ('2026-01-26T10:00+08:00', TEN),
        ('2026-01-26T10:00:00.000+08:00', TEN),
        ('2026-01-26T10:00:00Z', TEN_UTC),
        ('2026-01-26 10:00:00Z', TEN_UTC),
        ('2026-01-26 10:00:00 UTC', TEN_UTC),
        ('2026-01-26t10:00:00z', TEN_UTC),
        ('2026-01-26T10:00:00.000Z', TEN_UTC),
        ('2026-01-26T10:00:00-03:00', TEN_UTC + timedelta(hours=3)),
        ('2026-01-26T10:00:00', TEN),
        ('2026-01-26 10:00:00', TEN),
        ('2026-01-26 10:00', TEN),
        ('2026-01-26 10:00:00.5', TEN + timedelta(seconds=0.5)),
        ('2026-01-26 10:00:00.123456789', TEN + timedelta(microseconds=123456)),
        ('2026-01-26 9:05:00', TEN - timedelta(minutes=55)),
        ('2026-01-26T9:05:00Z', TEN_UTC - timedelta(minutes=55)),
        ('2026-01-26', MIDNIGHT),
        (' 2026-01-26 ', MIDNIGHT),
        ('2026-1-26', MIDNIGHT),
        ('2026-1-6', day(2026, 1, 6)),
        ('2026/01/26', MIDNIGHT),
        ('2026/1/26 10:00', TEN),
        ('26 Jan 2026', MIDNIGHT),
        ('6 Jan 2026', day(2026, 1, 6)),
        ('26 Jan, 2026', MIDNIGHT),
        ('Jan 26th, 2026', MIDNIGHT),
        ('January 26 2026', MIDNIGHT),
        ('Jan 26, 2026 10:00 AM', TEN),
        ('2026-01-26 10:00:00 pm', TEN + timedelta(hours=12)),
        ('2026-01-26 12:00 a.m.', MIDNIGHT),
        ('26 January 2026', MIDNIGHT),
        ('Jan 26, 2026', MIDNIGHT),
        ('Jan 26 2026', MIDNIGHT),
        ('Jan. 26, 2026 10:00', TEN),
        ('Oct 10, 2020', day(2020, 10, 10)),
        ('Jan 8th, 2024', day(2024, 1, 8)),
        ('15 Apr, 2013', day(2013, 4, 15)),
        ('September 01, 2021', day(2021, 9, 1)),
        ('Sept 1, 2021', day(2021, 9, 1)),
        ('16 April 2024', day(2024, 4, 16)),
        ('2026年1月26日', MIDNIGHT),
        ('2026 年 1 月 26 日 10:00', TEN),
        ('Mon, 26 Jan 2026 10:00:00 +0800', TEN),
        ('Mon, 26 Jan 2026 10:00:00 GMT', TEN_UTC),
        ('Mon Jan 26 10:00:00 2026', TEN),
        ('Mon Jan 26 10:00:00 +0800 2026', TEN),
        ('Mon Jan 26 10:00:00 UTC 2026', TEN_UTC),
        ('Monday, 26-Jan-26 10:00:00 UTC', TEN_UTC),
        ('26 Jan 26 10:00 UTC', TEN_UTC),
        ('26 Jan 26 10:00 +0800', TEN),
        ('26 Jan 99', day(1999, 1, 26)),
        (1769392800, TEN),
        ('1769392800', TEN),
        (1769392800.5, TEN + timedelta(seconds=0.5)),
        (1769392800000, TEN),
        ('1769392800000', TEN),
        (20260126, MIDNIGHT),
        ('20260126', MIDNIGHT),
        (0, datetime(1970, 1, 1, tzinfo=UTC)),
        (date(2026, 1, 26), MIDNIGHT),
        (datetime(2026, 1, 26, 10), TEN),
        (TEN_UTC, TEN_UTC),
    ],
)
def test_dates(value: object, moment: datetime) -> None:
    read = parse_date(value, TAIPEI)
    assert read == moment
    assert read is not None
    assert read.utcoffset() is not None


@pytest.mark.parametrize(
    ('value', 'moment'),
    [
        # As Jekyll 4.3 has them with ``timezone: Asia/Taipei``.
        ('2023-12-31 23:30:00', '2024-01-01T07:30+08:00'),
        ('2024-1-1 0:30:00', '2024-01-01T08:30+08:00'),
        ('2023-12-31T23:30:00Z', '2024-01-01T07:30+08:00'),
        ('2023-12-31 23:30:00 -0800', '2024-01-01T15:30+08:00'),
        ('2024-01-01 00:30:00 +0800', '2024-01-01T00:30+08:00'),
        ('2023-12-31 23:30', '2023-12-31T23:30+08:00'),
        ('2023-12-31', '2023-12-31T00:00+08:00'),
        ('Jan 1 2024', '2024-01-01T00:00+08:00'),
    ],
)
def test_dates_of_jekyll(value: str, moment: str) -> None:
    read = jekyll_date(value, TAIPEI)
    assert read is not None
    assert read.isoformat(timespec='minutes') == moment


def test_no_date_of_jekyll() -> None:
    assert jekyll_date('', TAIPEI) is None


@pytest.mark.parametrize('value', [None, '', ' \n', '0001-01-01T00:00:00Z', '0001-01-01'])
def test_no_date(value: object) -> None:
    assert parse_date(value, TAIPEI) is None


@pytest.mark.parametrize(
    'value',
    [
        '2026-01-45',
        '2026-13-01',
        '2026-02-29',
        '2026-01-126',
        '2026-01-26-T10:00:00Z',
        '2026-01-26-10:00:00',
        '2026-01-26T24:00:00',
        '2026-01-26T10:60:00',
        '2026-01-26T10:00:00+25:00',
        '2026-01/26',
        '2026-01-26 10:00 CST',
        '26 Foo 2026',
        '10:00AM',
        'Jan 26 10:00:00',
        'soon',
        '昨天',
        '\uff12\uff10\uff12\uff16-\uff10\uff11-\uff12\uff16',
        20260199,
        2026,
        '2026',
        10**30,
        float('nan'),
        float('inf'),
        '9999-12-31T23:59:59-08:00',
        True,
        False,
        ['2026-01-26'],
        {},
        time(10),
    ],
)
def test_no_readable_date(value: object) -> None:
    with pytest.raises(ValueError, match='is not a date; write ISO 8601'):
        parse_date(value, TAIPEI)


def test_the_message_shows_the_value() -> None:
    with pytest.raises(ValueError, match=r"^'2026-01-45' is not a date"):
        parse_date('2026-01-45', UTC)


@pytest.mark.parametrize(
    ('value', 'seconds'),
    [
        (None, None),
        ('', None),
        ('46:24', 2784),
        ('71:31', 4291),
        ('100:00', 6000),
        ('1:08:22', 4102),
        ('00:02:05', 125),
        ('0:46:24', 2784),
        ('55:42.000', 3342),
        ('1:02:03.5', 3723.5),
        ('"46:24', 2784),
        ("46:24'", 2784),
        ('\u201c46:24\u201d', 2784),
        (2784, 2784),
        ('2784', 2784),
        ('35.51', 35.51),
        (35.51, 35.51),
        (0, 0),
        ('PT1H2M3S', 3723),
        ('PT46M24S', 2784),
        ('pt90s', 90),
        ('P1DT1S', 86401),
        (time(0, 46, 24), 2784),
    ],
)
def test_durations(value: object, seconds: float | None) -> None:
    assert parse_duration(value) == seconds


@pytest.mark.parametrize(
    'value',
    [
        'long',
        '1:75',
        '1:60:00',
        '1:2:3:4',
        '46:2',
        ':30',
        '-5',
        -5,
        True,
        [46],
        'P',
        'PT',
        'P1DT',
        '\uff14\uff16:\uff12\uff14',
        float('nan'),
        float('inf'),
        10**400,
    ],
)
def test_no_readable_duration(value: object) -> None:
    with pytest.raises(ValueError, match='is not a duration; write'):
        parse_duration(value)


ANYTHING = (
    st.text(max_size=30)
    | st.text('0123456789-:/T +Z.,年月日JanMonPSUTC', max_size=30)
    | st.integers()
    | st.floats()
    | st.dates()
    | st.datetimes()
    | st.times()
    | st.lists(st.integers())
)


@given(ANYTHING)
def test_anything_is_read_or_refused(value: object) -> None:
    try:
        moment = parse_date(value, TAIPEI)
    except ValueError:
        pass
    else:
        assert moment is None or moment.astimezone(UTC).tzinfo is UTC
    try:
        seconds = parse_duration(value)
    except ValueError:
        pass
    else:
        assert seconds is None or seconds >= 0


@pytest.mark.parametrize(
    ('name', 'hours'),
    [('UTC', 0), ('Z', 0), ('+08:00', 8), ('-0330', -3.5), ('UTC+8', None), ('Asia/Taipei', 8)],
)
def test_time_zones(name: str, hours: float | None) -> None:
    if hours is None:
        with pytest.raises(ValueError, match='is not a time zone'):
            timezone_named(name)
    else:
        offset = timezone_named(name).utcoffset(datetime(2026, 1, 26))
        assert offset == timedelta(hours=hours)


@pytest.mark.parametrize(
    'name', ['', 'Taipei', '../etc/passwd', '/etc', 'Asia', 'a\0b', 'x' * 5000, '+99:00', '\ud800']
)
def test_no_time_zone(name: str) -> None:
    with pytest.raises(ValueError, match='is not a time zone; write UTC'):
        timezone_named(name)
