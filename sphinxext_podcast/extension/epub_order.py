"""The order of an EPUB: documents whose names are not plain ASCII keep their place in it."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote

from sphinx.builders.epub3 import Epub3Builder

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def on_builder_inited(app: Sphinx) -> None:
    """Let Sphinx find the files of documents by their names; it looks for addresses."""
    if isinstance(app.builder, Epub3Builder):
        build_content = app.builder.build_content
        builder = app.builder

        def with_names() -> None:
            addresses = builder.refnodes
            builder.refnodes = [{**node, 'refuri': unquote(node['refuri'])} for node in addresses]
            build_content()
            builder.refnodes = addresses

        builder.build_content = with_names  # type: ignore[method-assign]
