"""Sections: folders of articles, and which of them has which articles."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from .translations import speaks, split_language


class Section(NamedTuple):
    """A folder with a page of its own.

    *path* is the folder, ``posts``, and '' for the home; *parent* is the path of the section
    that it is in.  *docnames* are its articles, those of sections in it aside; *children* are
    the paths of these sections.

    An edition is what a folder has in one *language*, and its path is its document:
    ``posts/index.en``, whose file is ``posts/_index.en.md``.
    """

    path: str
    parent: str = ''
    docnames: tuple[str, ...] = ()
    children: tuple[str, ...] = ()
    language: str = ''

    @property
    def folder(self) -> str:
        """The folder, '' for the home, of an edition, too."""
        return above(self.path) if self.language else self.path

    @property
    def place(self) -> str:
        """Where its feeds are, and further pages of its list: ``en/posts``, as Hugo has them."""
        if not self.language:
            return self.path
        return f'{self.path.rpartition(".")[2].lower()}/{self.folder}'.strip('/')


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


def with_editions(
    found: Mapping[str, Section], editions: Mapping[str, str], spoken: Mapping[str, str]
) -> dict[str, Section]:
    """Return the sections *found*, and *editions* of them, which take the articles they speak.

    *editions* maps docname to language, *spoken* the docname of each article to its own.  An
    edition is in that of the folder around it, else in its folder.
    """
    made = dict(found)
    for docname, language in sorted(editions.items()):
        folder = above(docname)
        if folder not in found:
            continue
        whole, name = made[folder], docname.rpartition('/')[2]
        own = tuple(d for d in whole.docnames if speaks(spoken[d], language))
        made[folder] = whole._replace(docnames=tuple(d for d in whole.docnames if d not in own))
        around = [f'{outer}/{name}' if outer else name for outer in _outer(folder)]
        parent = next((one for one in around if one in editions), folder)
        made[docname] = Section(docname, parent, own, (), language)
    for section in list(made.values()):
        if section.language and section.parent in editions:
            outer = made[section.parent]
            made[section.parent] = outer._replace(children=(*outer.children, section.path))
    return made


def homes(found: Iterable[Section]) -> dict[str, tuple[Section, int]]:
    """Return docname → the section that it is in, and its place there."""
    return {d: (one, place) for one in found for place, d in enumerate(one.docnames)}


def editions_beside(section: Section, found: Iterable[Section]) -> tuple[Section, ...]:
    """Return what the folder of *section* has in each language, that of the site first."""
    beside = [one for one in found if one.folder == section.folder]
    return tuple(sorted(beside, key=lambda one: (one.language, one.path)))


def at_home(home: Section, found: Iterable[Section], spoken: Mapping[str, str]) -> list[str]:
    """Return the docnames of *spoken*, of all articles, that *home* lists: each is in one home.

    *spoken* maps them to their languages.
    """
    others = [one for one in found if one.language and not one.folder]
    return [
        docname
        for docname, language in spoken.items()
        if home.path == next((s.path for s in others if speaks(language, s.language)), '')
    ]


def _outer(folder: str) -> list[str]:
    found = []
    while folder:
        folder = above(folder)
        found.append(folder)
    return found


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
