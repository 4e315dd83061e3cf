"""Values as Hugo's templates print them, which is how Go does."""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import date, datetime, time
from decimal import Decimal

#: From this power of ten on, and below the other, a float has an exponent.
_LARGE, _SMALL = 6, -4


def printed(value: object) -> str:
    """Return *value* of front matter, or of an argument, as text."""
    match value:
        case None:
            return '<nil>'
        case bool():
            return str(value).lower()
        case float():
            return _float(value)
        case datetime() if value.tzinfo:
            return _moment(value)
        case datetime() | date() | time():
            return value.isoformat()
        case Mapping():
            pairs = sorted((str(key), printed(one)) for key, one in value.items())
            return f'map[{" ".join(f"{key}:{one}" for key, one in pairs)}]'
        case list() | tuple():
            return f'[{" ".join(map(printed, value))}]'
    return str(value)


def _float(value: float) -> str:
    if not math.isfinite(value):
        return 'NaN' if math.isnan(value) else f'{"+" if value > 0 else "-"}Inf'
    number = Decimal(repr(value)).normalize()
    power = number.adjusted() if number else 0
    if _SMALL <= power < _LARGE:
        return f'{number:f}'
    return f'{number.scaleb(-power).normalize():f}e{"-" if power < 0 else "+"}{abs(power):02d}'


def _moment(value: datetime) -> str:
    """Return date, time, offset, and the name of the zone, which is the offset without one."""
    fraction = f'.{value.microsecond:06d}'.rstrip('0').rstrip('.')
    offset = f'{value:%z}'
    name = value.tzname() or ''
    zone = offset if not name or name.startswith(('UTC+', 'UTC-')) else name
    return f'{value:%Y-%m-%d %H:%M:%S}{fraction} {offset} {zone}'
