"""Sphinx's search index, the same whatever was built before."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .links import has_term_pages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx


def on_html_collect_pages(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Tidy the index before it is written; it holds no pages."""
    indexer: Any = getattr(app.builder, 'indexer', None) if has_term_pages(app.builder) else None
    if indexer is not None:
        indexer._mapping = tidy(indexer._mapping)
        indexer._title_mapping = tidy(indexer._title_mapping)
    return iter(())


def tidy(words: dict[str, set[str]]) -> dict[str, set[str]]:
    """Return *words* in order, without those that Sphinx left of documents that are gone."""
    return {word: found for word, found in sorted(words.items()) if found}
