"""Moments as authors write them."""

from __future__ import annotations

import pytest

from sphinxext_podcast.model.media import clock
from sphinxext_podcast.source import moment


@pytest.mark.parametrize(
    ('text', 'seconds', 'shown'),
    [
        ('1:02:33', 3753, '1:02:33'),
        ('62:33', 3753, '62:33'),
        ('3753', 3753, '1:02:33'),
        ('1h2m33s', 3753, '1:02:33'),
        (' 2h ', 7200, '2:00:00'),
        ('90s', 90, '1:30'),
        ('0', 0, '0:00'),
        ('0:00', 0, '0:00'),
        ('00:00:09', 9, '00:00:09'),
        ('１：０２：３３', 3753, '1:02:33'),
        ('12:34.5', 754.5, '12:34.5'),
    ],
)
def test_read(text: str, seconds: float, shown: str) -> None:
    assert moment.read(text) == seconds
    assert moment.shown(text) == shown


@pytest.mark.parametrize(
    'text',
    [
        '',
        ' ',
        'soon',
        '1:2',
        '1:75',
        '1:60:00',
        '-5',
        '1:02:33:04',
        '1h 2m',
        '9' * 30,
        '1000:00:00',
    ],
)
def test_refused(text: str) -> None:
    with pytest.raises(ValueError, match='is no time; write 1:02:33, 62:33 or 1h2m33s'):
        moment.read(text)


@pytest.mark.parametrize(
    ('seconds', 'shown'), [(0, '0:00'), (59.9, '0:59'), (754.5, '12:34'), (3600, '1:00:00')]
)
def test_a_clock_does_not_run_ahead(seconds: float, shown: str) -> None:
    assert clock(seconds) == shown
