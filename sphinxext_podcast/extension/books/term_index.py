"""The index at the end of a book: which article is about which term, and on which page."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.domains import Index, IndexEntry
from sphinx.util import texescape
from sphinx.util.texescape import tex_replace_map

from sphinxext_podcast.extension.catalogue.catalogue import podcast
from sphinxext_podcast.extension.catalogue.groups import taxonomy_title
from sphinxext_podcast.extension.translation import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx.application import Sphinx

    from sphinxext_podcast.extension.catalogue.catalogue import Catalogue
    from sphinxext_podcast.model.library import Library

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
        domain = podcast(self.domain.env)
        # In LaTeX it has each term once, for which Sphinx has no way.
        if docnames is None or domain.format == 'latex':
            return [], False
        library = domain.library
        return [
            (title, [_entry(name, place, library) for name, places in terms for place in places])
            for title, terms in pages(domain, docnames)
        ], False


def pages(
    domain: Catalogue, docnames: Iterable[str]
) -> Iterator[tuple[str, list[tuple[str, list[str]]]]]:
    """Yield the title of each taxonomy in use, and its terms with their articles in *docnames*."""
    inside, library = {*docnames}, domain.library
    for taxonomy in library.taxonomies:
        found = [
            (term.name, [a.docname for a in library.listed(term) if a.docname in inside])
            for term in library.terms(taxonomy)
        ]
        if used := [(name, places) for name, places in found if places]:
            yield taxonomy_title(taxonomy), used


def on_builder_inited(app: Sphinx) -> None:
    """Note for which format the index will be; Sphinx does not say so."""
    podcast(app.env).format = app.builder.format


def _entry(term: str, docname: str, library: Library) -> IndexEntry:
    article = library.get(docname)
    title = article.title if article else ''
    return IndexEntry(term, 0, docname, BEGINNING, title, '', title)


def in_latex(app: Sphinx, docnames: Iterable[str]) -> list[nodes.Node]:
    """Return the index of a printed book of *docnames*: each term once, with its pages."""
    wanted = app.config.latex_domain_indices
    if wanted is not True and not (wanted and 'podcast-terms' in wanted):
        return []
    escaped = partial(texescape.escape, latex_engine=app.config.latex_engine)
    lines: list[str] = []
    for taxonomy, terms in pages(podcast(app.env), docnames):
        lines += [r'\indexspace'] if lines else []
        lines.append(rf'\sphinxstyleindexlettergroup{{{escaped(taxonomy)}}}')
        for name, places in terms:
            listed = ', '.join(rf'\pageref{{{latex_label(place)}}}' for place in places)
            lines.append(rf'\podcastterm{{{escaped(name)}}}{listed}')
    if not lines:
        return []
    title = escaped(str(TermIndex.localname))
    begin = [rf'\renewcommand{{\indexname}}{{{title}}}', r'\begin{sphinxtheindex}']
    text = '\n'.join([*begin, *lines, r'\end{sphinxtheindex}'])
    return [nodes.raw('', text, format='latex')]


def latex_label(docname: str) -> str:
    """Return the label that Sphinx puts at the beginning of *docname*."""
    name = docname.translate(tex_replace_map).encode('ascii', 'backslashreplace').decode('ascii')
    return '\\detokenize{' + name.replace('\\', '_') + f':{BEGINNING}}}'
