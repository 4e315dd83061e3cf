"""One walk over a doctree, which finds all that is stored of a document."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, TypeVar

from docutils import nodes
from sphinx import addnodes

from sphinxext_podcast.extension.elements.nodes import (
    podcast_at,
    podcast_chapters,
    podcast_embed,
    podcast_transcript,
)

N = TypeVar('N', bound=nodes.Element)

#: Where the paragraphs of a text stand.
_OUTER = (nodes.section, nodes.document)
#: Not words of the text.
_SKIPPED = (nodes.comment, nodes.system_message, nodes.substitution_definition)


#: What else is looked for.
_KINDS = (
    podcast_at,
    podcast_chapters,
    podcast_embed,
    podcast_transcript,
    addnodes.pending_xref,
    nodes.comment,
    nodes.meta,
    nodes.raw,
    nodes.section,
)


@dataclass(frozen=True)
class Survey:
    """What is in a document, each in its order."""

    document: nodes.document
    heading: nodes.title | None
    #: The blocks of text, but the first heading.
    texts: list[nodes.TextElement] = field(default_factory=list)
    #: Those that are paragraphs, outside of quotes, lists and the like.
    paragraphs: list[nodes.Element] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    _by_kind: dict[type[nodes.Element], list[Any]] = field(
        default_factory=lambda: {kind: [] for kind in _KINDS}
    )

    def all(self, kind: type[N]) -> list[N]:
        """Return the nodes of *kind*, one of those that are looked for."""
        return self._by_kind[kind]

    def note(self, node: nodes.Element) -> None:
        """Add *node* to those of its kind."""
        self.ids.extend(node.attributes.get('ids', ()))
        if type(node) in self._by_kind:
            self._by_kind[type(node)].append(node)


def survey(document: nodes.document) -> Survey:
    """Return what is in *document*."""
    found = Survey(document, document.next_node(nodes.title))
    found.note(document)
    _walk(document, found, is_text=False)
    return found


def _walk(node: nodes.Element, found: Survey, is_text: bool) -> None:
    """Add what is below *node*; a node that *is_text* has no other blocks of text in it."""
    for child in node.children:
        if not isinstance(child, nodes.Element):
            continue
        found.note(child)
        passed = is_text or isinstance(child, (podcast_embed, *_SKIPPED)) or child is found.heading
        if not passed and isinstance(child, nodes.TextElement):
            found.texts.append(child)
            passed = True
            if isinstance(child, nodes.paragraph) and isinstance(node, _OUTER):
                found.paragraphs.append(child)
        _walk(child, found, passed)
