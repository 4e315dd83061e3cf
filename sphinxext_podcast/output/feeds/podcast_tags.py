"""The tags that only Podcasting 2.0 knows, of a podcast and of an episode."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinxext_podcast.output.characters import line
from sphinxext_podcast.output.xml import element, parent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinxext_podcast.model.feeds.podcast_tags import Recipient, Tags, Value


def podcast_tags(tags: Tags) -> Iterator[str]:
    """Yield *tags* as elements."""
    for start, duration, title in tags.soundbites:
        times = (('startTime', number(start)), ('duration', number(duration)))
        yield element('podcast:soundbite', line(title), *times)
    if place := tags.location:
        about = (('geo', line(place.geo)), ('osm', line(place.osm)))
        yield element('podcast:location', line(place.name), *about)
    for text, purpose in tags.texts:
        yield element('podcast:txt', line(text), ('purpose', line(purpose)))
    if tags.value:
        yield _value(tags.value)


def number(seconds: float) -> str:
    """Return *seconds* in digits, to the millisecond: ``90`` or ``90.5``."""
    return f'{seconds:.3f}'.rstrip('0').rstrip('.')


def _value(value: Value) -> str:
    return parent(
        'podcast:value',
        map(_recipient, value.recipients),
        ('type', line(value.type)),
        ('method', line(value.method)),
        ('suggested', value.suggested),
    )


def _recipient(recipient: Recipient) -> str:
    return element(
        'podcast:valueRecipient',
        '',
        ('name', line(recipient.name)),
        ('customKey', line(recipient.custom_key)),
        ('customValue', line(recipient.custom_value)),
        ('type', line(recipient.type)),
        ('address', line(recipient.address)),
        ('split', str(recipient.split)),
        ('fee', 'true' if recipient.fee else ''),
    )
