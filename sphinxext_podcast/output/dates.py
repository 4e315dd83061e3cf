"""Moments and durations as feeds and pages write them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

#: For what must have a date although its article has none.
NEVER = datetime(1970, 1, 1, tzinfo=UTC)
_FAR = timedelta(hours=14)


def rfc3339(moment: datetime | None) -> str:
    """Return ``2026-01-26T10:00:00+08:00`` in the author's zone, ``''`` for None."""
    return '' if moment is None else _plain(moment).isoformat(timespec='seconds')


def rfc822(moment: datetime | None) -> str:
    """Return ``Mon, 26 Jan 2026 10:00:00 +0800`` in the author's zone, ``''`` for None."""
    return '' if moment is None else format_datetime(_plain(moment))


def iso_duration(seconds: float | None) -> str:
    """Return ``PT1H2M3S``, to the second; ``''`` for None and for nothing."""
    whole = round(seconds or 0)
    minutes, rest = divmod(whole, 60)
    parts = ((minutes // 60, 'H'), (minutes % 60, 'M'), (rest, 'S'))
    return 'PT' + ''.join(f'{number}{unit}' for number, unit in parts if number) if whole else ''


def _plain(moment: datetime) -> datetime:
    """Return *moment* in a zone that the formats can write: whole minutes, at most 14 hours."""
    offset = moment.utcoffset()
    if offset is None:
        return moment.replace(tzinfo=UTC)
    if offset % timedelta(minutes=1) or abs(offset) > _FAR:
        # The ends of the calendar have no room for another zone.
        return moment.astimezone(UTC) if 1 < moment.year < 9999 else moment.replace(tzinfo=UTC)
    return moment
