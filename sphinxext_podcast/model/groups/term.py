"""Terms of taxonomies and their addresses."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from sphinxext_podcast.model.addresses.file_name import fitted
from sphinxext_podcast.model.addresses.owners import folded
from sphinxext_podcast.model.addresses.path import letter

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_LATER_PAGE = re.compile(r'(?<![^/])page/')


class Term(NamedTuple):
    """A tag, category, series, author or show with the docnames of its articles.

    *path* is where its page is, ``tags/ai-產業``, without a suffix.
    """

    taxonomy: str
    key: str
    name: str
    path: str
    docnames: tuple[str, ...]


class Collision(NamedTuple):
    """A term that has another address than its name makes, *wanted*.

    *other* is the name of the term that has this one, '' where no page can be there.
    """

    term: Term
    wanted: str
    other: str = ''


def term_key(name: str) -> str:
    """Return what two spellings of one term have in common: case and Unicode form aside."""
    return unicodedata.normalize('NFC', name).casefold()


def slug(name: str) -> str:
    """Return the address of a term as Hugo makes it: ``AI 產業`` → ``ai-產業``.

    Unlike Hugo's it is never empty, has no empty or dotted parts and no backslash, none of
    its parts is the ``page/`` of a list's later pages, and a page can be there.
    """
    return fitted(_slug(name))


def _slug(name: str) -> str:
    parts = [part for part in ''.join(map(letter, name)).split('/') if part.strip('.\ufe0f')]
    path = _LATER_PAGE.sub('page-', '/'.join(parts))
    return path or '-'.join(f'u{ord(char):x}' for char in name)


def terms(
    taxonomy: str, uses: Iterable[tuple[str, str]], slugs: Mapping[str, str] | None = None
) -> tuple[dict[str, Term], list[Collision]]:
    """Make the terms of *taxonomy* from its *uses*: pairs of docname and spelling, in order.

    The name shown is the commonest spelling, the first of several; addresses are given
    in the order of the keys, so that they do not depend on the order of reading, and first to
    those whose address the site chose: *slugs* maps names to these.
    """
    chosen = {term_key(name): own for name, own in (slugs or {}).items()}
    spellings: dict[str, Counter[str]] = {}
    docnames: dict[str, dict[str, None]] = {}
    for docname, spelling in uses:
        key = term_key(spelling)
        spellings.setdefault(key, Counter())[spelling] += 1
        docnames.setdefault(key, {})[docname] = None
    found: dict[str, Term] = {}
    collisions: list[Collision] = []
    owners: dict[str, str] = {}
    numbers: dict[str, int] = {}
    for key in sorted(spellings, key=lambda key: (key not in chosen, key)):
        name = min(spellings[key], key=lambda s: (-spellings[key][s], s))
        wanted = chosen.get(key) or _slug(name)
        place = f'{taxonomy}/{fitted(wanted)}'
        path = _free(place, owners, numbers)
        term = Term(taxonomy, key, name, path, tuple(docnames[key]))
        if path != f'{taxonomy}/{wanted}':
            other = owners.get(folded(place), '')
            collisions.append(Collision(term, f'{taxonomy}/{wanted}', other))
        owners[folded(path)] = name
        found[key] = term
    return found, collisions


def below_taxonomies(
    docnames: Iterable[str], taxonomies: Iterable[str]
) -> Iterator[tuple[str, str, str]]:
    """Yield docname, taxonomy and path of what is where terms have their pages.

    A file may be written as Hugo reads it: ``AI 產業`` for ``ai-產業``.
    """
    folded = {taxonomy: taxonomy.casefold() for taxonomy in taxonomies}
    for docname in sorted(docnames):
        place = docname.removesuffix('/index')
        if place.endswith('/_index'):
            continue  # an ordinary document has its place
        for taxonomy, start in folded.items():
            if place.casefold() == start:
                yield docname, taxonomy, taxonomy
            elif place.casefold().startswith(f'{start}/'):
                yield docname, taxonomy, f'{taxonomy}/{slug(place[len(taxonomy) + 1 :])}'


def _free(path: str, owners: Mapping[str, str], numbers: dict[str, int]) -> str:
    """Return *path*, or the first with a number that is free; *numbers* have the last of each."""
    candidate = path
    while folded(candidate) in owners:
        numbers[path] = numbers.get(path, 1) + 1
        candidate = f'{path}-{numbers[path]}'
    return candidate
