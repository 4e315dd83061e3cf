"""The texts of articles as feeds have them, kept from build to build.

The HTML of an article exists only when its page is written: often in another process, and in
most builds not at all.  What a feed has of it is kept beside the doctrees, which nobody
publishes, and apart for each output folder, whose pages it belongs to.  A text that is not
there is made of the doctree again.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.util.logging import suppress_logging

from sphinxext_podcast.extension.outdir import digest
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
        self.builder, self.state, self.address = builder, state, address
        place = digest((builder.name, str(builder.outdir)))
        self.folder = Path(builder.doctreedir, 'podcast-feeds', place)

    def keep(self, docname: str, html: str) -> tuple[str, str]:
        """Store what a feed has of *html*, the text of *docname*; return its digest and itself."""
        text = feed_content(html, self.address(docname))
        known = digest(text)
        path = self._path(docname)
        # Renamed when it is whole, for a build may be stopped at any moment.
        new = path.with_name(f'{path.name}.new')
        with suppress(OSError):  # what cannot be kept is made again
            path.parent.mkdir(parents=True, exist_ok=True)
            new.write_bytes(f'{self._state(docname)} {known}\n{text}'.encode('utf-8', 'replace'))
            os.replace(new, path)  # noqa: PTH105
        return known, text

    def digest(self, docname: str) -> str:
        """Return the digest of the text of *docname*, which is made if it is not there."""
        try:
            with self._path(docname).open('rb') as file:
                state, _, known = file.readline().decode().strip().partition(' ')
        except (OSError, UnicodeDecodeError):
            state = known = ''
        return known if state == self._state(docname) else self._again(docname)[0]

    def text(self, docname: str) -> str:
        """Return the text of *docname*, after its digest was asked for."""
        try:
            head, _, text = self._path(docname).read_bytes().decode().partition('\n')
        except (OSError, UnicodeDecodeError):
            head = text = ''
        return text if head.endswith(f' {digest(text)}') else self._again(docname)[1]

    def clear(self, docnames: Iterable[str]) -> None:
        """Delete the texts of all but *docnames*."""
        there = {path.name for path in self.folder.iterdir()} if self.folder.is_dir() else set()
        for name in there - {_name(docname) for docname in docnames}:
            with suppress(OSError):  # a folder is not ours
                (self.folder / name).unlink(missing_ok=True)

    def _path(self, docname: str) -> Path:
        return self.folder / _name(docname)

    def _state(self, docname: str) -> str:
        return digest((self.state(docname), self.address(docname)))

    def _again(self, docname: str) -> tuple[str, str]:
        with suppress_logging():  # all was said when the page was written
            return self.keep(docname, html_again(self.builder, docname))


def _name(docname: str) -> str:
    return f'{digest(docname)}.html'
