"""Lines of facts, and the classes of lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinxext_podcast.extension.elements.nodes import podcast_part, podcast_translation

if TYPE_CHECKING:
    from collections.abc import Iterable

#: Between facts; no line begins with it.
SEPARATOR = '\u00a0· '


def line(children: Iterable[nodes.Node], *classes: str) -> nodes.paragraph:
    """Make a paragraph with *classes*."""
    return nodes.paragraph('', '', *children, classes=list(classes))


def joined(items: Iterable[nodes.Node], separator: str = SEPARATOR) -> list[nodes.Node]:
    """Put *separator* between the *items*."""
    result: list[nodes.Node] = []
    for item in items:
        result += [nodes.Text(separator), item] if result else [item]
    return result


def translation(link: nodes.Element, language: str) -> nodes.Element:
    """Make of *link* one to a page in *language*, a BCP 47 tag, whose name is its text."""
    link['classes'].append(f'language-{language}')
    if isinstance(link, nodes.reference):
        link = podcast_translation('', '', *link.children, **link.attributes)
        link['hreflang'] = language
    return link


def classes(kind: str, layout: str) -> list[str]:
    """Return the classes of a list of *kind* article, section or term."""
    return [f'podcast-{kind}-list', f'podcast-layout-{layout}']


def jump(links: Iterable[nodes.Node], label: str) -> podcast_part:
    """Make the *links* to the parts of a long page; *label* is what screen readers call them."""
    return podcast_part(
        '', line(joined(links, ' ')), tag='nav', classes=['podcast-jump'], label=label
    )
