"""Publish articles about podcast and video conversations with Sphinx.

The rooms: ``model`` what things are, ``source`` text to model, ``output`` model to text,
``extension`` all that is Sphinx's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .version import __version__

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment
    from sphinx.util.typing import ExtensionMetadata

    from .model.library import Library

__all__ = ['library', 'setup']
__all__ = ['__version__', 'library', 'setup']


def library(env: BuildEnvironment) -> Library:
    """Return the articles of a build, for reading only.

    Ask from the event ``env-updated`` on, when every document is read: what is returned
    earlier knows only the documents read so far.  Ask again in each build, and in each event
    before that one, instead of keeping it.
    """
    from .extension.catalogue.catalogue import podcast

    return podcast(env).library


def setup(app: Sphinx) -> ExtensionMetadata:
    """Set up the extension; Sphinx is imported only here."""
    import gc
    import sys

    # Modules are no garbage: looking for some among them is an eighth of the time to start.
    is_first = f'{__name__}.extension.register' not in sys.modules
    collects = gc.isenabled()
    gc.disable()
    try:
        from .extension import register

        return register.setup(app)
    finally:
        if is_first:
            gc.freeze()
        if collects:
            gc.enable()
