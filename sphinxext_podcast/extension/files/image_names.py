"""The names of pictures in ``_images``, the same whatever was read first.

Sphinx names pictures of one file name in the order in which it reads them: ``cover.png``,
``cover1.png``.  So they would be others in several processes, and after a document is gone.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


def on_env_updated(app: Sphinx, env: BuildEnvironment) -> None:
    """Name the pictures in the order of their paths."""
    named = type(env.images)()
    for path, (docnames, _name) in sorted(env.images.items()):
        for docname in docnames:
            named.add_file(docname, path)
    env.images = named


def by_document(env: BuildEnvironment) -> Mapping[str, list[tuple[str, str]]]:
    """Return docname → path and name of each of its pictures."""
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for path, (docnames, name) in env.images.items():
        for docname in docnames:
            found[docname].append((path, name))
    return found
