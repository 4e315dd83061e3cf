"""The index at the end of a book: which article is about which term, and on which page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx.domains import Index, IndexEntry
from sphinx.util.texescape import tex_replace_map

from sphinxext_podcast.extension.catalogue.catalogue import podcast
from sphinxext_podcast.extension.catalogue.groups import taxonomy_title
from sphinxext_podcast.extension.translation import _

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.application import Sphinx

#: The name that Sphinx's writers give to the beginning of a document.
BEGINNING = ':doc'


class TermIndex(Index):
    """The terms of every taxonomy.

    A website and an EPUB have none: terms have pages of their own, or no page numbers.
    """

    name = 'terms'
    localname = _('Index of terms')
    shortname = ''

    def generate(
        self, docnames: Iterable[str] | None = None
    ) -> tuple[list[tuple[str, list[IndexEntry]]], bool]:
        """Return title of a taxonomy → an entry for each term and article among *docnames*."""
        if docnames is None:
            return [], False
        inside, domain = {*docnames}, podcast(self.domain.env)
        library = domain.library
        groups = []
        for taxonomy in library.taxonomies:
            entries = [
                _entry(term.name, article.docname, article.title, domain.format)
                for term in library.terms(taxonomy)
                for article in library.listed(term)
                if article.docname in inside
            ]
            if entries:
                groups.append((taxonomy_title(taxonomy), entries))
        return groups, False


def on_builder_inited(app: Sphinx) -> None:
    """Note for which format the index will be; Sphinx does not say so."""
    podcast(app.env).format = app.builder.format


def _entry(term: str, docname: str, title: str, format: str) -> IndexEntry:
    place = latex_name(docname) if format == 'latex' else docname
    return IndexEntry(term, 0, place, BEGINNING, title, '', title)


def latex_name(docname: str) -> str:
    """Return how labels name *docname*: Sphinx escapes these, but not what indices refer to."""
    name = docname.translate(tex_replace_map).encode('ascii', 'backslashreplace').decode('ascii')
    return '\\detokenize{' + name.replace('\\', '_') + '}'
