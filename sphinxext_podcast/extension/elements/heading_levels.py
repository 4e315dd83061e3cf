"""Headings keep their levels on websites: an ``####`` below an ``##`` is an ``<h4>``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinxext_podcast.extension.builders import is_website

from .nodes import podcast_deeper

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator

#: What stands for a heading without words.
NAMELESS = '…'


def on_doctree_resolved(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Mark sections that skip a level; only HTML can show it."""
    if is_website(app.builder):
        for section in list(doctree.findall(nodes.section)):
            if skips := section.get('podcast_skips'):
                deeper = podcast_deeper('', levels=skips)
                section.replace_self(deeper)
                deeper += section
    elif app.builder.format == 'texinfo':  # whose writer needs a name for each section
        for title in doctree.findall(nodes.title):
            if not title.astext().strip():
                title.append(nodes.Text(NAMELESS))


def visit_deeper(self: HTML5Translator, node: podcast_deeper) -> None:
    """Count the levels that were left out."""
    self.section_level += node['levels']


def depart_deeper(self: HTML5Translator, node: podcast_deeper) -> None:
    """Return to the level above."""
    self.section_level -= node['levels']
