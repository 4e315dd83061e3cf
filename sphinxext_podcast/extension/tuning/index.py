"""Sphinx's own index of the search."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sphinx.search import IndexBuilder

from sphinxext_podcast.extension.builders import has_term_pages

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from collections.abc import Set as AbstractSet

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.builders.html import StandaloneHTMLBuilder


def on_html_collect_pages(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Tidy Sphinx's search index before it is written: the same whatever was built before."""
    indexer: Any = getattr(app.builder, 'indexer', None) if has_term_pages(app.builder) else None
    if isinstance(indexer, IndexBuilder):
        indexer._mapping = tidy(indexer._mapping)
        indexer._title_mapping = tidy(indexer._title_mapping)
    return iter(())


def tidy(words: dict[str, set[str]]) -> dict[str, set[str]]:
    """Return *words* in order, without those that Sphinx left of documents that are gone."""
    return {word: found for word, found in sorted(words.items()) if found}


def replace_index(builder: StandaloneHTMLBuilder, index: object) -> None:
    """Let Sphinx feed and write *index* in the place of its own, which is not made.

    Sphinx makes its index in ``prepare_writing`` (8.2 to 9.2); an extension can choose the words
    of a language, but neither its files nor that there is none.
    """
    prepare_writing = builder.prepare_writing

    def prepare(docnames: AbstractSet[str]) -> None:
        builder.search = False
        try:
            prepare_writing(docnames)
        finally:
            builder.search = True
        builder.indexer = index  # type: ignore[assignment]

    builder.prepare_writing = prepare  # type: ignore[method-assign]


def index_instead(
    builder: StandaloneHTMLBuilder, shown: Callable[[str, nodes.document], nodes.document]
) -> None:
    """Let Sphinx index what *shown* returns of each page and its doctree."""
    index_page = builder.index_page

    def index(pagename: str, doctree: nodes.document, title: str) -> None:
        index_page(pagename, shown(pagename, doctree), title)

    builder.index_page = index  # type: ignore[method-assign]
