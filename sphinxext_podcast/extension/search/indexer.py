"""What stands in the place of Sphinx's index where there are pairs: it takes the texts.

Sphinx feeds its index with every document that it writes, in one process and in order.
"""

from __future__ import annotations

from typing import IO, TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from docutils import nodes
    from sphinx.search import IndexBuilder

#: What is in the files of Sphinx's search, which themes ask for by name.
STUB = '/* The search of this site is in _podcast-search. */\n'


class Indexer:
    """Has the methods of Sphinx's ``IndexBuilder``."""

    def __init__(
        self,
        take: Callable[[str, nodes.document], object],
        stemmer: IndexBuilder | None = None,
    ) -> None:
        """Let *take* have the docname and the doctree of each document.

        *stemmer* has the scripts of the language, if its words have stems.
        """
        self.take, self.stemmer = take, stemmer

    def feed(self, docname: str, filename: str, title: str, doctree: nodes.document) -> None:
        """Take a document."""
        self.take(docname, doctree)

    def load(self, stream: IO[Any], format: Any) -> None:
        """Read nothing: what is kept of other documents lies beside the doctrees."""

    def prune(self, docnames: Iterable[str]) -> None:
        """Forget nothing."""

    def dump(self, stream: IO[str], format: Any) -> None:
        """Write what is in the file of Sphinx's index."""
        stream.write(STUB)

    def label(self) -> str:
        """Return the name of the index."""
        return 'pairs of characters'

    def context_for_searchtool(self) -> dict[str, str]:
        """Return what ``language_data.js`` holds: the stems of words, if there are any."""
        stems = self.stemmer.context_for_searchtool() if self.stemmer else {}
        return {
            'search_language_stemming_code': stems.get('search_language_stemming_code', ''),
            'search_language_stop_words': '[]',
            'search_scorer_tool': '',
            'search_word_splitter_code': '',
        }

    def get_js_stemmer_rawcodes(self) -> list[Any]:
        """Return the scripts to copy."""
        return self.stemmer.get_js_stemmer_rawcodes() if self.stemmer else []

    def get_js_stemmer_rawcode(self) -> str | None:
        """Return the script to copy."""
        return self.stemmer.get_js_stemmer_rawcode() if self.stemmer else None
