"""Which doctrees are in memory, from reading to writing."""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING, Any

from sphinxext_podcast.extension.builders import has_term_pages

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


#: How many doctrees stay in memory from reading to writing.
MOST_DOCTREES = 1200


def on_doctree_read(app: Sphinx, doctree: nodes.document) -> None:
    """Forget the doctree before this one if there are many; it is on the disk by now.

    Sphinx keeps all that it reads until they are written, some 60 kB for each article.
    """
    # A later Sphinx may keep none.
    cache: dict[str, Any] = getattr(app.env, '_write_doc_doctree_cache', {})
    if len(cache) > MOST_DOCTREES:
        cache.popitem()


def on_doctree_resolved(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Forget the pickle of a doctree that had to be loaded; no other page needs it."""
    if has_term_pages(app.builder):
        let_go(app.env, docname)


def hold(env: BuildEnvironment, docname: str, doctree: nodes.document) -> None:
    """Let *doctree* be that of *docname* in this build; on the disk it stays what was read.

    Sphinx has no other place for this: only from here it takes what it has read already.
    """
    doctree.reporter = None  # type: ignore[assignment]
    doctree.settings.env = None
    env._pickled_doctree_cache[docname] = pickle.dumps(doctree, pickle.HIGHEST_PROTOCOL)
    env._write_doc_doctree_cache.pop(docname, None)


def let_go(env: BuildEnvironment, docname: str) -> None:
    """Let the doctree of *docname* be that on the disk again."""
    env._pickled_doctree_cache.pop(docname, None)
