"""Which files of ``_images`` and ``_downloads`` are whose: Sphinx never deletes any of them."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.builders.html import StandaloneHTMLBuilder

from sphinxext_podcast.extension.catalogue.catalogue import podcast
from sphinxext_podcast.extension.files import pictures

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx.application import Sphinx


class ShownFiles:
    """Notes which pictures are on the pages that one build writes."""

    def __init__(self) -> None:
        """Begin with none."""
        self.pictures: dict[str, set[str]] = {}

    def on_doctree_resolved(self, app: Sphinx, doctree: nodes.document, docname: str) -> None:
        """Note the pictures of *docname*, each in all its formats, and that of its article."""
        found: set[str] = set()
        for image in doctree.findall(nodes.image):
            found.update(image.get('candidates', {}).values())
        if article := podcast(app.env).articles.get(docname):
            found.add(pictures.file(article, app.env))  # lists show it
        self.pictures[docname] = found

    def planned(self, app: Sphinx) -> set[str]:
        """Return all files that may be on pages, as paths below the output folder."""
        if not isinstance(app.builder, StandaloneHTMLBuilder):
            return set()
        images = {f'{app.builder.imagedir}/{name}' for _, name in app.env.images.values()}
        return images | {f'_downloads/{name}' for _, name in app.env.dlfiles.values()}

    def files(self, app: Sphinx, before: Mapping[str, list[str]]) -> dict[str, list[str]]:
        """Return docname → its files, as paths below the output folder.

        A document that is not written now has those that it had *before*.
        """
        builder, env = app.builder, app.env
        if not isinstance(builder, StandaloneHTMLBuilder):
            return {}
        downloads: dict[str, set[str]] = defaultdict(set)
        for docnames, name in env.dlfiles.values():
            for docname in docnames:
                downloads[docname].add(f'_downloads/{name.as_posix()}')
        found = {docname: names for docname, names in before.items() if docname in env.found_docs}
        for docname, paths in self.pictures.items():
            chosen = paths & builder.images.keys()
            names = {f'{builder.imagedir}/{builder.images[path]}' for path in chosen}
            found[docname] = sorted(names | downloads[docname])
        return {docname: names for docname, names in found.items() if names}
