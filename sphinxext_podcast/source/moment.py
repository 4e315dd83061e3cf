"""A moment in an episode, as authors write it: ``1:02:33``, ``62:33``, ``3753``, ``1h2m33s``."""

from __future__ import annotations

import unicodedata

from sphinxext_podcast.model.media import clock

from . import casting, media_url
from .dates import parse_duration

#: The last second of an episode; what is longer is a mistake.
LATEST = 1000 * 3600


def read(text: str) -> float:
    """Return the seconds from the beginning to the moment in *text*, whose digits may be wide.

    Raises ValueError with what to write.
    """
    plain = unicodedata.normalize('NFKC', text).strip()
    try:
        seconds = parse_duration(plain)
    except ValueError:
        seconds = None if ':' in plain else media_url.seconds(plain)
    if seconds is None or seconds >= LATEST:
        raise ValueError(f'{casting.shown(text)} is no time; write 1:02:33, 62:33 or 1h2m33s')
    return seconds


def shown(text: str) -> str:
    """Return *text*, a moment that can be read, as a clock shows it."""
    plain = unicodedata.normalize('NFKC', text).strip()
    return plain if ':' in plain else clock(read(text))
