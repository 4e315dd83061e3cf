"""What is wrong with the shortcodes of a document, said in the order of its lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sphinxext_podcast.extension.messages import Subtype, warn
from sphinxext_podcast.model.problem import FEW

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinxext_podcast.source.shortcodes.placeholders import Taken


class Fault(NamedTuple):
    """What is wrong with a shortcode."""

    taken: Taken
    subtype: Subtype
    message: str


def say(faults: Iterable[Fault], docname: str) -> None:
    """Write the *faults* of *docname* and of the files that it includes.

    A mistake that is made many times in one file is one message, at the first place.
    """
    found = sorted(faults, key=lambda fault: fault.taken.line)
    alike: dict[tuple[str, str], list[int]] = {}
    for taken, _, message in found:
        alike.setdefault((taken.file, message), []).append(taken.line)
    for taken, subtype, message in found:
        lines = alike.get((taken.file, message), [])
        place = f'{taken.file}:{taken.line}' if taken.file else (docname, taken.line)
        if len(lines) > FEW:
            warn(subtype, f'{message} ({counted(lines)})', place)
            del alike[taken.file, message]  # the others are in it
        elif lines:
            warn(subtype, message, place)


def counted(lines: list[int]) -> str:
    """Return how often a mistake is made, and where first: ``40 times, in lines 5, 6, 9 …``."""
    first = ', '.join(map(str, list(dict.fromkeys(lines))[:FEW]))
    return f'{len(lines)} times, in lines {first} …'
