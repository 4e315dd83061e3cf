"""Where pages are, and how their addresses are written."""

from __future__ import annotations

from functools import cache, partial, wraps
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from sphinx.builders.dirhtml import DirectoryHTMLBuilder
from sphinx.writers.text import TextWrapper

from sphinxext_podcast.extension.builders import SAFE, can_place, places
from sphinxext_podcast.model.addresses.places import address_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def on_builder_inited(app: Sphinx) -> None:
    """Let pages stand where their places say, with encoded addresses, in texts unbroken."""
    keep_addresses_whole()
    if can_place(app.builder):
        place_pages(app.builder)
    if isinstance(app.builder, DirectoryHTMLBuilder):
        encode_addresses(app.builder)


def place_pages(builder: DirectoryHTMLBuilder) -> None:
    """Let *builder* have documents where their places say: it makes addresses of docnames.

    On this builder alone: other extensions compare its class, and there are builders of others
    that are made of it.
    """
    known = places(builder)
    file_of, address = builder.get_output_path, builder.get_target_uri

    def placed_file(page_name: str, /) -> Path:
        file = known.get(page_name)
        return Path(builder.outdir, file) if file else file_of(page_name)

    def placed_address(docname: str, typ: str | None = None) -> str:
        file = known.get(docname)
        return address_of(file)[1:] if file else address(docname, typ)

    builder.get_output_path = placed_file  # type: ignore[method-assign]
    builder.get_target_uri = placed_address  # type: ignore[method-assign]


def encode_addresses(builder: DirectoryHTMLBuilder) -> None:
    """Percent-encode the addresses of folders, too; Sphinx does so for files only."""
    plain = builder.get_target_uri
    # Asked many times for each page.
    encoded = cache(partial(quote, safe=SAFE))
    builder.get_target_uri = (  # type: ignore[method-assign]
        lambda docname, typ=None: encoded(plain(docname, typ))
    )


def ends_in_address(text: str) -> bool:
    """Return whether *text* ends with an address, maybe a half one."""
    before, scheme, after = text.rpartition('://')
    return bool(scheme) and before.endswith(('http', 'https')) and after.isascii()


def keep_addresses_whole() -> None:
    """Let Sphinx break no line of a text within an address (``TextWrapper``, 8.2 to 9.2)."""
    cut = getattr(TextWrapper._split, '__wrapped__', TextWrapper._split)
    fold = getattr(TextWrapper._handle_long_word, '__wrapped__', TextWrapper._handle_long_word)

    @wraps(cut)
    def split(self: TextWrapper, text: str) -> list[str]:
        found: list[str] = []
        for chunk in cut(self, text):
            if found and chunk.isascii() and not chunk.isspace() and ends_in_address(found[-1]):
                found[-1] += chunk
            else:
                found.append(chunk)
        return found

    @wraps(fold)
    def handle(
        self: TextWrapper, chunks: list[str], line: list[str], length: int, width: int
    ) -> None:
        if not ends_in_address(chunks[-1]):
            fold(self, chunks, line, length, width)
        elif not line:
            line.append(chunks.pop())

    setattr(TextWrapper, '_split', split)  # noqa: B010 - not exported
    setattr(TextWrapper, '_handle_long_word', handle)  # noqa: B010 - not exported
