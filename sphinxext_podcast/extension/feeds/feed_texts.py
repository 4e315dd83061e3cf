"""The texts of articles as feeds have them, kept from build to build.

The HTML of an article exists only when its page is written: often in another process, and in
most builds not at all.  A text that is not kept is made of the doctree again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx.util.logging import suppress_logging

from sphinxext_podcast.extension.kept import Kept
from sphinxext_podcast.output.feeds.content import feed_content

from .feed_html import html_again

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sphinx.builders.html import StandaloneHTMLBuilder


class Texts:
    """The texts for the feeds of one output folder."""

    def __init__(
        self,
        builder: StandaloneHTMLBuilder,
        state: Callable[[str], object],
        address: Callable[[str], str],
    ) -> None:
        """Keep texts by docname while their *state* stays the same.

        *address* returns the absolute one of an article.
        """
        self.builder, self.address = builder, address
        self.kept = Kept(builder, 'podcast-feeds', lambda name: (state(name), address(name)))

    def keep(self, docname: str, html: str) -> tuple[str, str]:
        """Store what a feed has of *html*, the text of *docname*; return its digest and itself."""
        text = feed_content(html, self.address(docname))
        return self.kept.put(docname, text.encode('utf-8', 'replace')), text

    def digest(self, docname: str) -> str:
        """Return the digest of the text of *docname*, which is made if it is not there."""
        return self.kept.digest(docname) or self._again(docname)[0]

    def text(self, docname: str) -> str:
        """Return the text of *docname*, which is made if it is not there."""
        data = self.kept.get(docname)
        return self._again(docname)[1] if data is None else data.decode('utf-8', 'replace')

    def clear(self, docnames: Iterable[str]) -> None:
        """Delete the texts of all but *docnames*."""
        self.kept.clear(docnames)

    def _again(self, docname: str) -> tuple[str, str]:
        with suppress_logging():  # all was said when the page was written
            return self.keep(docname, html_again(self.builder, docname))
