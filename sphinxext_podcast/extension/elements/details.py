"""Parts that the reader unfolds: Hugo's ``details``; off HTML they stand open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.builders.gettext import I18nBuilder

from sphinxext_podcast.extension.builders import is_website
from sphinxext_podcast.output.pages import elements

from .nodes import podcast_details

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator

    from .nodes import podcast_summary


def on_doctree_resolved(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Unfold everything where nothing can be unfolded."""
    if is_website(app.builder) or isinstance(app.builder, I18nBuilder):
        return
    for node in list(doctree.findall(podcast_details)):
        summary, *content = node.children
        heading = nodes.paragraph('', '', nodes.strong('', '', *summary.children))
        node.replace_self([heading, *content])


def visit_details(self: HTML5Translator, node: podcast_details) -> None:
    """Open the element."""
    attributes = {'name': node['group'], 'title': node['title']}
    if node['opened']:
        attributes['open'] = 'open'
    self.body.append(
        elements.opening('details', ['podcast-details', *node['classes']], **attributes)
    )


def depart_details(self: HTML5Translator, node: podcast_details) -> None:
    """Close the element."""
    self.body.append('</details>\n')


def visit_summary(self: HTML5Translator, node: podcast_summary) -> None:
    """Open the line."""
    self.body.append('<summary>')


def depart_summary(self: HTML5Translator, node: podcast_summary) -> None:
    """Close the line."""
    self.body.append('</summary>\n')
