"""What is wrong with something an author wrote, and what to do about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

#: More problems than this with one cause are one message.
FEW = 3


class Cause(NamedTuple):
    """What may be at fault in many files at once: what is said of them all, and what to do."""

    many: str
    advice: str


class Problem(NamedTuple):
    """One fault in one file.

    *subtype* is the warning subtype (``front_matter``, ``embed``, ``shortcode`` …),
    *line* the 1-based line in the file, 0 where no single line is at fault,
    *key* the front matter key, if it is about one.  *cause* is what it may share with
    others, *name* what is at fault here.
    """

    subtype: str
    message: str
    line: int = 0
    key: str = ''
    cause: Cause | None = None
    name: str = ''


def gathered(found: Iterable[tuple[str, Problem]]) -> list[tuple[str, Problem]]:
    """Return docnames with problems, where many with one cause are one, at the first of them.

    It names the cause, the number, the first three and what to do.
    """
    known = list(found)
    alike: dict[tuple[str, Cause], list[tuple[str, Problem]]] = {}
    for docname, problem in known:
        if problem.cause:
            same = alike.setdefault((problem.subtype, problem.cause), [])
            same.append((docname, problem))
    said: set[tuple[str, Cause]] = set()
    kept = []
    for docname, problem in known:
        group = (problem.subtype, problem.cause) if problem.cause else None
        if group is None or len(alike[group]) <= FEW:
            kept.append((docname, problem))
        elif group not in said:
            said.add(group)
            kept.append((docname, problem._replace(message=together(alike[group]))))
    return kept


def together(same: list[tuple[str, Problem]]) -> str:
    """Return one message for problems of one cause, docname and problem, that are many."""
    many, advice = same[0][1].cause or ('', '')
    places = (
        f'{docname}:{problem.line}' if problem.line else docname for docname, problem in same
    )
    first = ', '.join(
        f'{problem.name} in {place}' if problem.name else place
        for (_, problem), place in list(zip(same, places, strict=True))[:FEW]
    )
    return f'{len(same)} {many}: {first} …; {advice}'
