"""How deep the table of contents of a printed book goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes

from .latex_settings import CONTENTS

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def depth_of(app: Sphinx, doctree: nodes.document, docname: str) -> list[nodes.Node]:
    """Return what lets the contents name each document of the book, and not each heading.

    Chapters are 0 deep; where documents stand below a heading of others, they are deeper.
    """
    parts = doctree.findall(addnodes.start_of_file)
    # The outermost section is the book.
    deepest = max((sections_around(part) - 1 for part in parts), default=0)
    if deepest < 1 or is_said(app, docname):
        return []
    tell = rf'\addtocontents{{toc}}{{\protect\setcounter{{tocdepth}}{{{deepest}}}}}'
    return [nodes.raw('', tell, format='latex')]


def sections_around(node: nodes.Node) -> int:
    """Return in how many sections *node* is."""
    found, parent = 0, node.parent
    while parent is not None:
        found += isinstance(parent, nodes.section)
        parent = parent.parent
    return found


def is_said(app: Sphinx, docname: str) -> bool:
    """Return whether the project says how deep the contents go."""
    if app.config.latex_elements.get('tocdepth') != CONTENTS:
        return True
    first = app.env.get_doctree(docname).next_node(addnodes.toctree)
    return first is not None and first.get('maxdepth', -1) > 0
