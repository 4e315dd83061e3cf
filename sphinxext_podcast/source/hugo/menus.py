"""The menus of a Hugo site: entries of its configuration, and in the front matter of pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from .settings import listed, table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping


class Entry(NamedTuple):
    """An entry: where it leads, by an *address*, the path of a page, or a *docname*.

    *level* is 1 below another entry.
    """

    name: str
    address: str = ''
    page: str = ''
    docname: str = ''
    weight: int = 0
    identifier: str = ''
    parent: str = ''
    level: int = 0


def menus(
    given: Mapping[str, Any], pages: Mapping[str, Mapping[str, Any]]
) -> dict[str, list[Entry]]:
    """Return name → entries of each menu, in Hugo's order, those below another one behind it.

    *given* is the table ``menus`` of the configuration, *pages* are docname → front matter.
    """
    found: dict[str, list[Entry]] = {}
    for name, entries in given.items():
        found.setdefault(name, []).extend(_entry(table(one)) for one in listed(entries))
    for docname, front in pages.items():
        for name, entry in _of_page(docname, front):
            found.setdefault(name, []).append(entry)
    return {name: list(_nested(entries)) for name, entries in found.items()}


def _of_page(docname: str, front: Mapping[str, Any]) -> Iterator[tuple[str, Entry]]:
    """Yield the menus that a page is in, each with its entry."""
    given = front.get('menus', front.get('menu'))
    title = str(front.get('linktitle') or front.get('title') or docname)
    own = {'name': title, 'weight': front.get('weight', 0)}
    named = given if isinstance(given, dict) else {str(name): {} for name in listed(given)}
    for name, entry in named.items():
        lowered = {str(key).lower(): value for key, value in table(entry).items()}
        yield str(name).lower(), _entry({**own, **lowered})._replace(docname=docname)


def _entry(given: Mapping[str, Any]) -> Entry:
    weight = given.get('weight', 0)
    name = str(given.get('name') or given.get('title') or given.get('identifier') or '')
    return Entry(
        ' '.join(name.split()),
        str(given.get('url') or '').strip(),
        str(given.get('pageref') or '').strip(),
        '',
        weight if isinstance(weight, int) else 0,
        str(given.get('identifier') or name),
        str(given.get('parent') or ''),
    )


def _nested(entries: Iterable[Entry]) -> Iterator[Entry]:
    """Yield *entries* by weight and name, each with those that it is the parent of."""
    ordered = sorted(entries, key=lambda one: (one.weight == 0, one.weight, one.name.casefold()))
    known = {name for one in ordered for name in (one.identifier, one.name)}
    for entry in ordered:
        if entry.parent in known and entry.parent:
            continue
        yield entry
        yield from (
            below._replace(level=1)
            for below in ordered
            if below.parent and below.parent in {entry.identifier, entry.name}
        )
