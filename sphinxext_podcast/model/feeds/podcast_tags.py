"""What only Podcasting 2.0 knows: where something is, what is worth hearing, who is paid."""

from __future__ import annotations

from typing import NamedTuple


class Location(NamedTuple):
    """What a podcast or an episode is about, or where it was made.

    *geo* is ``geo:25.03,121.56``; *osm* an object of OpenStreetMap, such as ``R1293250``.
    """

    name: str
    geo: str = ''
    osm: str = ''


class Text(NamedTuple):
    """A text for programs; *purpose* says for which, '' if for anyone."""

    text: str
    purpose: str = ''


class Soundbite(NamedTuple):
    """A passage to begin with; *start* and *duration* in seconds."""

    start: float
    duration: float
    title: str = ''


class Recipient(NamedTuple):
    """Who gets *split* shares of what listeners pay; a *fee* is taken off before the shares."""

    type: str
    address: str
    split: int
    name: str = ''
    custom_key: str = ''
    custom_value: str = ''
    fee: bool = False


class Value(NamedTuple):
    """How listeners pay: *type* and *method* of the payment, *suggested* amount as digits."""

    type: str
    method: str
    recipients: tuple[Recipient, ...]
    suggested: str = ''


class Tags(NamedTuple):
    """What a podcast, or an episode, says in these tags; only a podcast has *texts*."""

    soundbites: tuple[Soundbite, ...] = ()
    location: Location | None = None
    value: Value | None = None
    texts: tuple[Text, ...] = ()


NO_TAGS = Tags()
