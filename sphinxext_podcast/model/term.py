"""Terms of taxonomies and their addresses."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from .path import letter

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_LATER_PAGE = re.compile(r'(?<![^/])page/')
#: Last parts of an address that a list page needs for itself.
_RESERVED = frozenset({'index', 'page', 'index.xml'})


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
    """Two terms with one address; *term* got a suffix."""

    term: Term
    other: str


def term_key(name: str) -> str:
    """Return what two spellings of one term have in common: case and Unicode form aside."""
    return unicodedata.normalize('NFC', name).casefold()


def slug(name: str) -> str:
    """Return the address of a term as Hugo makes it: ``AI 產業`` → ``ai-產業``.

    Unlike Hugo's it is never empty, has no empty or dotted parts and no backslash, and
    none of its parts is the ``page/`` of a list's later pages.
    """
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
    for key in sorted(spellings, key=lambda key: (key not in chosen, key)):
        name = min(spellings[key], key=lambda s: (-spellings[key][s], s))
        wanted = f'{taxonomy}/{chosen.get(key) or slug(name)}'
        path = _free(wanted, owners)
        term = Term(taxonomy, key, name, path, tuple(docnames[key]))
        if path != wanted:
            collisions.append(Collision(term, owners.get(_folded(wanted), wanted)))
        owners[_folded(path)] = name
        found[key] = term
    return found, collisions


def _free(path: str, owners: dict[str, str]) -> str:
    candidate, number = path, 1
    while _folded(candidate) in owners or candidate.rsplit('/', 1)[-1] in _RESERVED:
        number += 1
        candidate = f'{path}-{number}'
    return candidate


def _folded(path: str) -> str:
    """Return what *path* is for file systems that know neither case nor Unicode forms."""
    return unicodedata.normalize('NFC', path).casefold()
