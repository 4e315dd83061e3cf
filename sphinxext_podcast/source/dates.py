"""Read every form of date, duration and time zone that authors write."""

from __future__ import annotations

import math
import re
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

from .casting import shown

#: Numbers from here on are milliseconds: as seconds they would lie after the year 5000.
_MILLISECONDS = 10**11

_ISO = re.compile(
    r'[0-9]{4}-[0-9]{2}-[0-9]{2}'
    r'(?:[T ](?:[01][0-9]|2[0-3]):[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,9})?)?'
    r'(?:Z|[+-][0-9]{2}:?[0-9]{2})?)?'
)
_CLOCK = (
    r'(?P<hour>[0-9]{1,2}):(?P<minute>[0-9]{2})'
    r'(?::(?P<second>[0-9]{2})(?:[.,](?P<fraction>[0-9]{1,9}))?)?(?:\ *(?P<half>[ap])\.?m\.?)?'
)
_ZONE = r'(?P<zone>[Zz]|UTC|GMT|[+-][0-9]{2}:?[0-9]{2})(?:\ +\(?[A-Z]{2,5}\)?)?'
_TIME = rf'(?:(?:\ *[Tt]\ *|,?\ +){_CLOCK}(?:\ *{_ZONE})?)?'
_WEEKDAY = r'(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\ +)?'
_MONTH = r'(?P<month>[a-z]{3,9})\.?'
_DAY = r'(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?'
_FORMS = tuple(
    re.compile(form, re.IGNORECASE | re.ASCII)
    for form in (
        rf'(?P<year>[0-9]{{4}})([-/.])(?P<month>[0-9]{{1,2}})\2(?P<day>[0-9]{{1,2}}){_TIME}',
        rf'{_WEEKDAY}{_DAY}(?:-|\ +){_MONTH},?(?:-|\ +)(?P<year>[0-9]{{4}}|[0-9]{{2}}){_TIME}',
        rf'{_WEEKDAY}{_MONTH}\ +{_DAY},?\ +(?P<year>[0-9]{{4}}){_TIME}',
        rf'{_WEEKDAY}{_MONTH}\ +{_DAY}\ +{_CLOCK}(?:\ +{_ZONE})?\ +(?P<year>[0-9]{{4}})',
        (
            r'(?P<year>[0-9]{4})\ *年\ *(?P<month>[0-9]{1,2})\ *月\ *(?P<day>[0-9]{1,2})\ *日'
            rf'(?:\ *{_CLOCK}(?:\ *{_ZONE})?)?'
        ),
    )
)
_MONTHS = {
    spelling: number
    for number, name in enumerate(
        [
            'january',
            'february',
            'march',
            'april',
            'may',
            'june',
            'july',
            'august',
            'september',
            'october',
            'november',
            'december',
        ],
        start=1,
    )
    for spelling in (name, name[:3])
} | {'sept': 9}

#: What YAML 1.1 reads as a moment though it carries no zone.
_YAML_TIME = re.compile(
    r'[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt]|\s+)[0-9]{1,2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]*)?'
)
_NUMBER = re.compile(r'-?[0-9]{1,15}(?:\.[0-9]{1,9})?')
_COLONS = re.compile(
    r'(?:(?P<hours>[0-9]{1,4}):(?=[0-5]?[0-9]:))?'
    r'(?P<minutes>[0-9]{1,4}):(?P<seconds>[0-5][0-9](?:\.[0-9]{1,9})?)'
)
_PERIOD = re.compile(
    r'P(?=[0-9T])(?:(?P<days>[0-9]{1,4})D)?'
    r'(?:T(?=[0-9])(?:(?P<hours>[0-9]{1,6})H)?(?:(?P<minutes>[0-9]{1,6})M)?'
    r'(?:(?P<seconds>[0-9]{1,9}(?:\.[0-9]{1,9})?)S)?)?',
    re.IGNORECASE,
)
#: White space and the quotation marks that get stuck to a duration.
_QUOTES = ' \t\n\'"\u201c\u201d\u2018\u2019'
_OFFSET = re.compile(r'(?:UTC|GMT)?([+-])([0-9]{2}):?([0-9]{2})')


def parse_date(value: object, zone: tzinfo) -> datetime | None:
    """Return the moment *value* names, with a time zone; None for an empty value.

    *value* is what a front matter parser gives: text, a date, or a number (seconds since
    1970, milliseconds from 10**11 on, or a date such as 20260126).  What carries no zone
    is in *zone*.  Raises ValueError for what cannot be read.
    """
    if value is None or (isinstance(value, str) and not value.strip()):
        return None
    try:
        moment = _moment(value, zone)
        if moment is not None:
            if moment.tzinfo is None:
                moment = moment.replace(tzinfo=zone)
            if moment.year == 1:
                # Hugo's zero date, which it also writes out, stands for "no date".
                return None
            moment.astimezone(UTC)
            return moment
    except (ValueError, OverflowError, OSError):
        pass
    raise ValueError(
        f'{shown(value)} is not a date; '
        'write ISO 8601, such as 2026-01-26 or 2026-01-26T10:00:00+08:00'
    )


def jekyll_date(value: object, zone: tzinfo) -> datetime | None:
    """Return the moment *value* names as Jekyll has it, which is always in *zone*.

    There a date with a time to the second, but no zone, is in UTC, as YAML reads it.
    """
    exact = isinstance(value, str) and _YAML_TIME.fullmatch(value.strip())
    moment = parse_date(value, UTC if exact else zone)
    return moment and moment.astimezone(zone)


def _moment(value: object, zone: tzinfo) -> datetime | None:
    if isinstance(value, str):
        text = ' '.join(value.split())
        if _ISO.fullmatch(text):
            return datetime.fromisoformat(text)
        if _NUMBER.fullmatch(text):
            return _from_number(float(text) if '.' in text else int(text))
        matches = (form.fullmatch(text) for form in _FORMS)
        found = next((match for match in matches if match), None)
        return _from_parts(found.groupdict()) if found else None
    if isinstance(value, datetime):
        return value
    if isinstance(value, date):
        return datetime.combine(value, time())
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return _from_number(value)
    return None


def _from_number(number: float) -> datetime | None:
    if 1900 <= number < 3000:
        # A bare year; as seconds it would silently be the first hour of 1970.
        return None
    if isinstance(number, int) and 1900_00_00 <= number < 3000_00_00:
        return datetime(number // 10000, number // 100 % 100, number % 100)
    if abs(number) >= _MILLISECONDS:
        number /= 1000
    return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=number)


def _from_parts(parts: dict[str, str | None]) -> datetime | None:
    month = parts['month'] or ''
    number = int(month) if month.isdecimal() else _MONTHS.get(month.lower())
    if number is None:
        return None
    year = int(parts['year'] or '')
    if year < 100:
        # The pivot of Go and of POSIX.
        year += 1900 if year >= 69 else 2000
    return datetime(
        year,
        number,
        int(parts['day'] or ''),
        _hour(int(parts['hour'] or 0), parts['half']),
        int(parts['minute'] or 0),
        int(parts['second'] or 0),
        int((parts['fraction'] or '0').ljust(6, '0')[:6]),
        tzinfo=_offset(parts['zone']) if parts['zone'] else None,
    )


def _hour(hour: int, half: str | None) -> int:
    """Return an hour of the day; *half* is the ``a`` or ``p`` of a clock of twelve hours."""
    if not half:
        return hour
    if not 1 <= hour <= 12:
        raise ValueError
    return hour % 12 + (12 if half in 'pP' else 0)


def _offset(text: str) -> timezone | None:
    if text.upper() in {'Z', 'UTC', 'GMT'}:
        return UTC
    found = _OFFSET.fullmatch(text)
    if not found:
        return None
    hours, minutes = int(found[2]), int(found[3])
    if hours > 23 or minutes > 59:
        raise ValueError
    span = timedelta(hours=hours, minutes=minutes)
    return timezone(-span if found[1] == '-' else span)


def parse_duration(value: object) -> float | None:
    """Return a duration in seconds; None for an empty value.

    *value* is ``H:MM:SS``, ``MM:SS`` with any number of minutes, a number of seconds,
    or ISO 8601 such as ``PT1H2M3S``.  Raises ValueError for anything else.
    """
    if value is None:
        return None
    seconds: float | None = None
    if isinstance(value, str):
        text = value.strip(_QUOTES)
        if not text:
            return None
        seconds = _seconds(text)
    elif isinstance(value, time):
        # TOML reads an unquoted 00:46:24 as a time of day.
        seconds = value.hour * 3600 + value.minute * 60 + value.second + value.microsecond / 1e6
    elif isinstance(value, (int, float)) and not isinstance(value, bool):
        # A number of more digits is no duration and may be too large for a float.
        seconds = float(value) if abs(value) < 1e15 else None
    if seconds is None or not math.isfinite(seconds) or seconds < 0:
        raise ValueError(
            f'{shown(value)} is not a duration; write 1:02:03, 62:03 or a number of seconds'
        )
    return seconds


def _seconds(text: str) -> float | None:
    if _NUMBER.fullmatch(text):
        return float(text)
    found = _COLONS.fullmatch(text) or _PERIOD.fullmatch(text)
    if not found:
        return None
    parts = {name: float(number or 0) for name, number in found.groupdict().items()}
    minutes = (parts.get('days', 0) * 24 + parts['hours']) * 60 + parts['minutes']
    return minutes * 60 + parts['seconds']


def timezone_named(name: str) -> tzinfo:
    """Return the time zone *name*: ``UTC``, an offset such as ``+08:00``, or ``Asia/Taipei``.

    Raises ValueError for any other name.
    """
    try:
        zone = _offset(name.strip())
        return zone if zone is not None else ZoneInfo(name.strip())
    except (ValueError, KeyError, OSError):
        raise ValueError(
            f'{shown(name)} is not a time zone; '
            'write UTC, an offset such as +08:00, or a name such as Asia/Taipei'
        ) from None
