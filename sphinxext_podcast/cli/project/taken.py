"""The pages and files of a site that are no documents: their addresses are taken."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from sphinxext_podcast.model.addresses.owners import Owners
from sphinxext_podcast.model.addresses.places import file_at, home
from sphinxext_podcast.model.groups.term import below_taxonomies
from sphinxext_podcast.model.paging import place, sheets

from .project_files import strings

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from pathlib import Path
    from typing import Any

    from sphinxext_podcast.model.library import Library

#: The pages that Sphinx makes itself.
PAGES_OF_SPHINX = ('search', 'genindex', 'py-modindex')
#: What a build writes into the root of a site besides pages.
ROOT = frozenset(
    [
        *('index.xml', 'atom.xml', 'feed.json', 'podcast.xml', 'podcast-feed.css', 'sitemap.xml'),
        *('robots.txt', '404.html', 'objects.inv', 'searchindex.js', 'CNAME', 'favicon.ico'),
    ]
)


def lists(library: Library, conf: Mapping[str, Any], size: int, root: str) -> list[str]:
    """Return the names of the pages of lists with *size* articles, and of those *conf* adds.

    *root* is the home.
    """
    found = []
    for section in library.sections():
        found.append(f'{section.folder}/index' if section.folder else root)
        pages = sheets(len(library.listed(section)), size)[1:]
        found += [place(section.place, sheet.number) for sheet in pages]
    for taxonomy in library.taxonomies:
        terms = library.terms(taxonomy)
        found += [taxonomy] * bool(terms)
        for term in terms:
            found.append(term.path)
            pages = sheets(len(term.docnames), size)[1:]
            found += [place(term.path, sheet.number) for sheet in pages]
    if library.archive.path:
        found += [library.archive.path, *(year.path for year in library.archive.years)]
    added = conf.get('html_additional_pages')
    return [*found, *map(str, added if isinstance(added, dict) else ())]


def roots(
    srcdir: Path, confdir: Path, conf: Mapping[str, Any], static: Iterable[str]
) -> list[str]:
    """Return the folders, some of them *static*, whose files the site has at its root."""
    return [
        *(os.path.normpath(srcdir / name) for name in static),
        *(os.path.normpath(confdir / name) for name in strings(conf, 'html_extra_path')),
    ]


class Taken:
    """The files of a site that are taken: by a generated page, or by a file of the author's."""

    def __init__(
        self,
        names: Iterable[str],
        docnames: Collection[str],
        roots: list[str],
        taxonomies: Iterable[str] = (),
    ) -> None:
        """Take in the *names* of generated pages, but for those that a document of *docnames* is.

        ``AI 產業``, a document below one of *taxonomies*, is the page of the list ``ai-產業``.
        The files in the folders *roots* are the author's, and at the root of the site.
        """
        homes = {home(docname) for docname in docnames}
        homes |= {home(path) for _, _, path in below_taxonomies(docnames, taxonomies)}
        pages = [name for name in (*names, *PAGES_OF_SPHINX[:2]) if home(name) not in homes]
        self.names = list(dict.fromkeys(pages))
        self._pages = Owners({file_at(home(name)): name for name in self.names})
        self._files = Owners({name: name for name in ROOT})
        self.roots = roots

    def of(self, file: str) -> str:
        """Return who has *file*, a path from the root of the site, or ''."""
        return self._pages.of(file) or self._own(file) or self._files.of(file)

    def _own(self, file: str) -> str:
        """Return *file* if it is the author's own."""
        return file if any(os.path.exists(f'{root}/{file}') for root in self.roots) else ''  # noqa: PTH110
