"""The titles of images, which docutils has no place for, on websites."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinxext_podcast.extension.builders import is_website

from .nodes import podcast_inline

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def on_doctree_resolved(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Wrap an image with a title in an element that shows it."""
    if is_website(app.builder):
        for image in list(doctree.findall(nodes.image)):
            if title := image.get('podcast_title'):
                titled = podcast_inline('', tag='span', title=title)
                image.replace_self(titled)
                titled += image
