"""The page of a document as it is now, long before a build has come to its end.

Nothing of it is stored: not in the output folder, and not beside the doctrees.  The build that
follows finds everything as the last one left it.
"""

from __future__ import annotations

from contextlib import contextmanager
from inspect import signature
from typing import TYPE_CHECKING, Any

from sphinx.util.build_phase import BuildPhase

from sphinxext_podcast.extension.navigation import menu

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.builders.html import StandaloneHTMLBuilder


def read(app: Sphinx, docnames: Iterable[str], folder: Path) -> None:
    """Read the files of *docnames* again; their doctrees go into *folder*, where nobody looks."""
    env = app.env
    with instead(app.builder, doctreedir=folder):
        for docname in docnames:
            enter(app, BuildPhase.READING)
            app.emit('env-purge-doc', env, docname)
            env.clear_doc(docname)
            app.builder.read_doc(docname)
            if docname == app.config.root_doc:
                # What is in the menu is added to what was read.
                menu.on_write_started(app, app.builder)


def page(app: Sphinx, docname: str, file: Path) -> Path:
    """Write the page of *docname* into *file*; return that."""
    builder: StandaloneHTMLBuilder = app.builder  # type: ignore[assignment]
    enter(app, BuildPhase.RESOLVING)
    resolve: Any = app.env.get_and_resolve_doctree
    # Sphinx 8.2 knows the tags of its application.
    tags = {'tags': app.tags} if 'tags' in signature(resolve).parameters else {}
    doctree = resolve(docname, builder, **tags)
    enter(app, BuildPhase.WRITING)
    # Without the source of the page, and without a place in the index of the search.
    with instead(
        builder,
        get_output_path=lambda page_name, /: file,
        copysource=False,
        indexer=None,
        podcast_shows_only=True,
    ):
        builder.write_doc_serialized(docname, doctree)
        builder.write_doc(docname, doctree)
    return file


def enter(app: Sphinx, phase: BuildPhase) -> None:
    """Say in which *phase* of a build this is, as Sphinx does: 8.2 in *app*, 9 in its builder."""
    holder: Any = app if 'phase' in vars(app) else app.builder
    holder.phase = phase


@contextmanager
def instead(builder: Builder, **values: Any) -> Iterator[None]:
    """Let attributes of *builder* have other *values*."""
    own = {name: vars(builder)[name] for name in values if name in vars(builder)}
    vars(builder).update(values)
    try:
        yield
    finally:
        for name in values:
            del vars(builder)[name]
        vars(builder).update(own)
