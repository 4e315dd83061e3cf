"""Sections: folders of articles, and which of them has which articles."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from .translations import split_language


class Section(NamedTuple):
    """A folder with a page of its own.

    *path* is the folder, ``posts``, and '' for the home; *parent* is the path of the section
    that it is in.  *docnames* are its articles, those of sections in it aside; *children* are
    the paths of these sections.
    """

    path: str
    parent: str = ''
    docnames: tuple[str, ...] = ()
    children: tuple[str, ...] = ()


def sections(
    docnames: Iterable[str], folders: Iterable[str], taxonomies: Iterable[str] = ()
) -> dict[str, Section]:
    """Return path → section, in the order of the paths; the home is always among them.

    Sections are, as in Hugo, the *folders* that have an ``_index`` and every first folder on
    the way to one or to an article.  Folders of *taxonomies* belong to these.
    """
    apart = tuple(f'{path.casefold()}/' for path in taxonomies)
    pages = {d: _page(d) for d in docnames if not f'{_page(d)}/'.casefold().startswith(apart)}
    known = {f for f in folders if not f'{f}/'.casefold().startswith(apart)}
    known |= {path.partition('/')[0] for path in [*known, *map(above, pages.values())]} | {''}
    articles: dict[str, list[str]] = {path: [] for path in sorted(known)}
    parents = {path: _around(path, known) for path in articles if path}
    children: dict[str, list[str]] = {path: [] for path in articles}
    for path, parent in parents.items():
        children[parent].append(path)
    for docname, page in pages.items():
        articles[_around(page, known)].append(docname)
    return {
        path: Section(path, parents.get(path, ''), tuple(found), tuple(children[path]))
        for path, found in articles.items()
    }


def above(path: str) -> str:
    """Return the folder that *path* is in, '' for the first level."""
    return path.rpartition('/')[0]


def _page(docname: str) -> str:
    """Return the path of the page of *docname*: a bundle's is that of its folder."""
    return above(docname) if split_language(docname)[0].endswith('/index') else docname


def _around(path: str, known: set[str]) -> str:
    folder = above(path)
    while folder not in known:
        folder = above(folder)
    return folder
