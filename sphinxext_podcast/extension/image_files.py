"""Pictures whose file names Markdown has percent-encoded: 港口.png, a b.png."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import unquote

from docutils import nodes
from sphinx.transforms import SphinxTransform


class ImageFiles(SphinxTransform):
    """Name the file of a picture as it is on the disk, where MyST has encoded it."""

    default_priority = 500  # before Sphinx collects pictures

    def apply(self, **kwargs: Any) -> None:
        """Decode the addresses that are no files as they are."""
        for image in self.document.findall(nodes.image):
            uri = image.get('uri', '')
            if '%' not in uri or '://' in uri or self.is_file(uri):
                continue
            if self.is_file(unquote(uri)):
                image['uri'] = unquote(uri)

    def is_file(self, uri: str) -> bool:
        """Say whether *uri* is a file, seen from the document."""
        try:
            return Path(self.env.relfn2path(uri, self.env.docname)[1]).is_file()
        except (OSError, ValueError):
            return False  # no name that a file can have
