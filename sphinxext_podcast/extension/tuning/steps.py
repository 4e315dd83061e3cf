"""What builders do in the middle of a step: documents in order, addresses in a book, EPUB."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from sphinxext_podcast.output.characters import allowed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from collections.abc import Set as AbstractSet

    from sphinx.builders import Builder
    from sphinx.builders.epub3 import Epub3Builder


def when_prepared(builder: Builder, do: Callable[[], None]) -> None:
    """Call *do* when *builder* knows what comes before and behind each document.

    Sphinx makes that of the toctrees (``prepare_writing``), and looks at the toctrees again for
    each page.
    """
    prepare_writing = builder.prepare_writing

    def prepare(docnames: AbstractSet[str]) -> None:
        prepare_writing(docnames)
        do()

    builder.prepare_writing = prepare  # type: ignore[method-assign]


@contextmanager
def every_page(builder: Builder) -> Iterator[None]:
    """Let every document have an address: a book knows its documents only when it is written."""
    own = vars(builder).copy()
    builder.get_target_uri = lambda docname, typ=None: docname  # type: ignore[method-assign]
    builder.get_relative_uri = lambda from_, to, typ=None: to  # type: ignore[method-assign]
    try:
        yield
    finally:
        vars(builder).clear()
        vars(builder).update(own)


def mend_epub(
    builder: Epub3Builder,
    cover: Callable[[Epub3Builder], tuple[str, ...]],
    finish: Callable[[Path], None],
    identify: Callable[[Path], None],
) -> None:
    """Let *builder* find chapters by their names, and keep titles to what XML allows.

    Sphinx looks for addresses, percent-encoded, where it should look for names.  *cover* returns
    the cover if the project says none; it is no option, for another would make Sphinx read all
    documents again.  *finish* is called with the output folder when the manifest is written,
    *identify* when the table of contents is.
    """
    build_content, toc_add_files = builder.build_content, builder.toc_add_files
    build_toc = builder.build_toc

    def with_names() -> None:
        addresses = builder.refnodes
        builder.refnodes = [{**node, 'refuri': unquote(node['refuri'])} for node in addresses]
        said = builder.config.epub_cover
        builder.config.epub_cover = said or cover(builder)
        build_content()
        builder.config.epub_cover = said
        builder.refnodes = addresses
        finish(Path(builder.outdir))

    def with_titles(refnodes: list[dict[str, Any]]) -> None:
        toc_add_files(refnodes)
        for node in refnodes:
            node['text'] = allowed(node['text'])

    def with_identifier() -> None:
        build_toc()
        identify(Path(builder.outdir))

    builder.build_toc = with_identifier  # type: ignore[method-assign]
    builder.build_content = with_names  # type: ignore[method-assign]
    builder.toc_add_files = with_titles  # type: ignore[method-assign]
