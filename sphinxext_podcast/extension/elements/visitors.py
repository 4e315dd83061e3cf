"""Nodes → HTML, by the functions of ``output/``; other builders never see players."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinxext_podcast.output.pages import cover, elements

from .nodes import UNSEARCHED

if TYPE_CHECKING:
    from sphinx.writers.html5 import HTML5Translator

    from .nodes import (
        podcast_article,
        podcast_cover,
        podcast_head_cell,
        podcast_html,
        podcast_image,
        podcast_inline,
        podcast_part,
        podcast_picture,
        podcast_translation,
    )


def visit_html(self: HTML5Translator, node: podcast_html) -> None:
    """Write HTML that was made for this page."""
    self.body.append(node['html'])
    raise nodes.SkipNode


def visit_picture(self: HTML5Translator, node: podcast_picture) -> None:
    """Write the picture."""
    names = ('alt', 'width', 'height', 'srcset', 'sizes')
    known = {key: node[key] for key in names if key in node}
    self.body.append(cover.picture(node['uri'], node['classes'], **known))
    raise nodes.SkipNode


def visit_image(self: HTML5Translator, node: podcast_image) -> None:
    """Write the picture as Sphinx does, with what else is to say of it."""
    self.visit_image(node)
    self.body[-1] = self.body[-1].replace('<img', f'<img{node["html"]}', 1)


def depart_image(self: HTML5Translator, node: podcast_image) -> None:
    """Close what Sphinx has opened."""
    self.depart_image(node)


def visit_cover(self: HTML5Translator, node: podcast_cover) -> None:
    """Write the cover."""
    drawn = cover.letter if node.get('small') else cover.cover
    self.body.append(drawn(node['title'], node['show']))
    raise nodes.SkipNode


def visit_head_cell(self: HTML5Translator, node: podcast_head_cell) -> None:
    """Open the cell, and say that it is about its column."""
    self.visit_entry(node)
    self.body[-1] = self.body[-1].replace('<th', '<th scope="col"', 1)


def depart_head_cell(self: HTML5Translator, node: podcast_head_cell) -> None:
    """Close the cell."""
    self.depart_entry(node)


def visit_part(self: HTML5Translator, node: podcast_part) -> None:
    """Open the element; a part without a tag has none."""
    if not node['tag']:
        return
    said = {key: node.get(key, '') for key in ('lang', 'dir')}
    classes = [name for name in node['classes'] if name != UNSEARCHED]
    label = node.get('label', '')
    self.body.append(elements.opening(node['tag'], classes, aria_label=label, **said))


def depart_part(self: HTML5Translator, node: podcast_part) -> None:
    """Close the element."""
    if node['tag']:
        self.body.append(f'</{node["tag"]}>\n')


def visit_article(self: HTML5Translator, node: podcast_article) -> None:
    """Open the section, and say in which direction it is read."""
    self.visit_section(node)
    self.body[-1] = self.body[-1].replace('<section', f'<section dir="{node["dir"]}"', 1)


def depart_article(self: HTML5Translator, node: podcast_article) -> None:
    """Close the section."""
    self.depart_section(node)


def visit_translation(self: HTML5Translator, node: podcast_translation) -> None:
    """Open the link, and say in which language it leads."""
    self.visit_reference(node)
    self.body[-1] = self.body[-1].replace('<a', f'<a hreflang="{node["hreflang"]}"', 1)


def depart_translation(self: HTML5Translator, node: podcast_translation) -> None:
    """Close the link."""
    self.depart_reference(node)


def visit_inline(self: HTML5Translator, node: podcast_inline) -> None:
    """Open the element with its machine-readable value."""
    self.body.append(
        elements.opening(
            node['tag'],
            node['classes'],
            id=' '.join(node['ids']),
            datetime=node.get('datetime', ''),
            title=node.get('title', ''),
            data_podcast_minutes=node.get('minutes', ''),
            data_podcast_words=node.get('words', ''),
        )
    )


def depart_inline(self: HTML5Translator, node: podcast_inline) -> None:
    """Close the element."""
    self.body.append(f'</{node["tag"]}>')
