"""Raw HTML in an EPUB, whose pages are XHTML: one ``<br>`` would make a chapter unreadable."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.builders.epub3 import Epub3Builder

from sphinxext_podcast.output.xhtml import closed

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def on_doctree_resolved(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Close the empty elements of raw HTML."""
    if isinstance(app.builder, Epub3Builder):
        for raw in list(doctree.findall(nodes.raw)):
            if 'html' in raw.get('format', '').split():
                raw.replace_self(nodes.raw('', closed(raw.astext()), **raw.attributes))
