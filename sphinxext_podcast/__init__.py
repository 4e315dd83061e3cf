"""Publish articles about podcast and video conversations with Sphinx."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

__version__ = '0.1.0'


def setup(app: Sphinx) -> ExtensionMetadata:
    """Set up the extension; Sphinx is imported only here."""
    from .extension import register

    return register.setup(app)
