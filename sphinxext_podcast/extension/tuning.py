"""What is changed in Sphinx and MyST-Parser themselves, in one place, each with its reason."""

from __future__ import annotations

import gc
from copy import copy
from functools import cache
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from docutils.frontend import get_default_settings
from myst_parser.mdit_to_docutils import base as myst
from sphinx.builders.dirhtml import DirectoryHTMLBuilder

from .builders import SAFE, has_term_pages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docutils.frontend import Values
    from sphinx.application import Sphinx

#: Before all others, when everything that was stored is there.
FIRST = 1


def spare_the_settings() -> None:
    """Let MyST-Parser make docutils' settings once, not once a document.

    It makes an empty document before it looks for the one that it is given (``setup_render``,
    4.0 to 5.2), which is 3 % of a build.
    """
    setattr(myst, 'get_default_settings', settings)  # noqa: B010 - not exported


def settings(*components: Any) -> Values:
    """Return docutils' default settings for *components*."""
    return copy(_settings(*components))


@cache
def _settings(*components: Any) -> Values:
    return get_default_settings(*components)


def on_builder_inited(app: Sphinx) -> None:
    """Set aside what was loaded, and encode the addresses of folders."""
    spare_the_garbage_collector()
    if isinstance(app.builder, DirectoryHTMLBuilder):
        encode_addresses(app.builder)


def spare_the_garbage_collector() -> None:
    """Set aside all that there is now; a process that builds again takes it back.

    What was stored of thousands of documents is no garbage.  Without this a build after one
    edit spends a third of its time there, most of it at the very end, to free what the system
    frees anyway.
    """
    if gc.get_freeze_count():
        gc.unfreeze()
    else:
        gc.freeze()


def encode_addresses(builder: DirectoryHTMLBuilder) -> None:
    """Percent-encode the addresses of folders, too; Sphinx does so for files only."""
    plain = builder.get_target_uri
    builder.get_target_uri = lambda docname, typ=None: quote(  # type: ignore[method-assign]
        plain(docname, typ), safe=SAFE
    )


def on_html_collect_pages(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Tidy Sphinx's search index before it is written: the same whatever was built before."""
    indexer: Any = getattr(app.builder, 'indexer', None) if has_term_pages(app.builder) else None
    if indexer is not None:
        indexer._mapping = tidy(indexer._mapping)
        indexer._title_mapping = tidy(indexer._title_mapping)
    return iter(())


def tidy(words: dict[str, set[str]]) -> dict[str, set[str]]:
    """Return *words* in order, without those that Sphinx left of documents that are gone."""
    return {word: found for word, found in sorted(words.items()) if found}
