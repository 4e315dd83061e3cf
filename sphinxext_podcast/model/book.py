"""Which documents become chapters of which other, where documents are put together."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence


def chapters(
    starts: Iterable[str],
    includes: Mapping[str, Sequence[str]],
    lists: Mapping[str, Sequence[str]],
) -> dict[str, tuple[str, ...]]:
    """Return docname → its chapters, in the order of its list; those without any are left out.

    *starts* are the documents that books begin with; *includes* are the documents that others
    put in their place by themselves, which stay there; *lists* are those that others name.
    In a book each document has one place: what several documents list is a chapter of the one
    with the longest list.  Only documents in a book get chapters, so that none is lost in
    a circle of lists.
    """
    placed = {name for names in includes.values() for name in names}
    named = {docname: tuple(dict.fromkeys(names)) for docname, names in lists.items()}
    found: dict[str, tuple[str, ...]] = {}
    for start in starts:
        inside = reached([start], includes, found)
        while waiting := [name for name in inside if name in named and name not in found]:
            longest = max(waiting, key=lambda name: len(named[name]))
            new = [n for n in named[longest] if n not in placed and n not in inside]
            found[longest] = tuple(new)
            inside |= reached(new, includes, found)
    return {docname: names for docname, names in found.items() if names}


def reached(starts: Iterable[str], *includes: Mapping[str, Sequence[str]]) -> dict[str, None]:
    """Return *starts* and what they include, and so on, each before what is in it."""
    found: dict[str, None] = {}
    waiting = [*starts][::-1]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found[name] = None
            waiting += [inner for part in includes for inner in part.get(name, ())][::-1]
    return found
