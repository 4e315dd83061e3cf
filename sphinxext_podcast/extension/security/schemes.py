"""Links and pictures of an article: none with an address that a page may not have."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms import SphinxTransform

from sphinxext_podcast.extension.draft import draft
from sphinxext_podcast.extension.elements import paragraphs
from sphinxext_podcast.extension.messages import Subtype, warn
from sphinxext_podcast.model.addresses import scheme

from .raw_html import is_closed, placed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.environment import BuildEnvironment


class RefusePictures(SphinxTransform):
    """Leave the words of pictures with such addresses, before anybody looks for a file (30)."""

    default_priority = 29

    def apply(self, **kwargs: Any) -> None:
        """Work through an article, or a document that may have no script."""
        if is_free(self.env):
            return
        for image in list(self.document.findall(nodes.image)):
            address = image.get('uri', '')
            if not scheme.is_shown(address, picture=True):
                warn(Subtype.LINK, scheme.fault(address), placed(image, self.env.docname))
                paragraphs.put_words(image)


class RefuseLinks(SphinxTransform):
    """Leave the words of links with such addresses, whatever made them, for every builder.

    When links of reStructuredText have their addresses (640), before others see them (880).
    """

    default_priority = 870

    def apply(self, **kwargs: Any) -> None:
        """Work through an article, or a document that may have no script."""
        if is_free(self.env):
            return
        for link in list(self.document.findall(nodes.reference)):
            address = link.get('refuri', '')
            if not scheme.is_linked(address):
                warn(Subtype.LINK, scheme.fault(address), placed(link, self.env.docname))
                link.replace_self(list(link.children))
        for tree in self.document.findall(addnodes.toctree):
            tree['entries'] = list(self.entries(tree))

    def entries(self, tree: addnodes.toctree) -> Iterator[tuple[str | None, str]]:
        """Yield the entries of *tree* that may be linked."""
        for title, target in tree['entries']:
            if scheme.is_linked(target):
                yield title, target
            else:
                warn(Subtype.LINK, scheme.fault(target), placed(tree, self.env.docname))


def is_free(env: BuildEnvironment) -> bool:
    """Return whether the document that is read now is none of ours, and may link to anything."""
    return draft(env).marked is None and not is_closed(env)
