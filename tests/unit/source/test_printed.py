"""Values as Hugo 0.168 prints them, by ``{{ . }}`` in a template."""

from __future__ import annotations

import math
from datetime import UTC, date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from sphinxext_podcast.source.printed import printed

EAST = timezone(timedelta(hours=8))


@pytest.mark.parametrize(
    ('value', 'text'),
    [
        ('007', '007'),
        ('', ''),
        (7, '7'),
        (-2, '-2'),
        (True, 'true'),
        (False, 'false'),
        (None, '<nil>'),
        (1.5, '1.5'),
        (2.0, '2'),
        (0.0, '0'),
        (-0.5, '-0.5'),
        (123456.5, '123456.5'),
        (1234567.5, '1.2345675e+06'),
        (100000000.5, '1.000000005e+08'),
        (1e21, '1e+21'),
        (0.0001, '0.0001'),
        (0.00001, '1e-05'),
        (math.inf, '+Inf'),
        (-math.inf, '-Inf'),
        (math.nan, 'NaN'),
        (['a', 'b'], '[a b]'),
        ([1, 2.5, True, date(2026, 5, 3)], '[1 2.5 true 2026-05-03]'),
        ({'b': 1, 'a': ['x', True, 1.5]}, 'map[a:[x true 1.5] b:1]'),
        ({'a': None, 'c': [], 'd': {}}, 'map[a:<nil> c:[] d:map[]]'),
        (['Ann', {'name': 'Bob', 'url': 'u'}], '[Ann map[name:Bob url:u]]'),
        (datetime(2026, 5, 1, tzinfo=UTC), '2026-05-01 00:00:00 +0000 UTC'),
        (datetime(2026, 5, 1, 10, 0, 0, 120000, EAST), '2026-05-01 10:00:00.12 +0800 +0800'),
        (
            datetime(2026, 5, 1, 9, 5, tzinfo=ZoneInfo('Asia/Taipei')),
            '2026-05-01 09:05:00 +0800 CST',
        ),
        (datetime(2026, 5, 3, 10), '2026-05-03T10:00:00'),
        (date(2026, 5, 3), '2026-05-03'),
        (time(10), '10:00:00'),
    ],
)
def test_printed(value: object, text: str) -> None:
    assert printed(value) == text
