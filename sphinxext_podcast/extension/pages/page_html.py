"""HTML of what is no document: parts of pages, generated pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from docutils.utils import new_document

if TYPE_CHECKING:
    from sphinx.builders.html import StandaloneHTMLBuilder


class PageHTML:
    """Writes nodes as *builder* writes documents, with the translator of the theme."""

    def __init__(self, builder: StandaloneHTMLBuilder) -> None:
        """Make the translator, once."""
        self.builder = builder
        self._translator: Any = builder.create_translator(
            new_document('', builder.docsettings), builder
        )

    def html(self, *written: nodes.Node) -> str:
        """Return the HTML of the nodes *written*, whose references are resolved."""
        self._translator.body = []
        parent = nodes.section('', *written)  # visitors ask for it
        for node in parent.children:
            node.walkabout(self._translator)
        return ''.join(self._translator.body)
