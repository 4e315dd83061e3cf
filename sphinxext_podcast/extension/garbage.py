"""What was stored of thousands of documents is no garbage: Python need not look through it.

Without this a build after one edit spends a third of its time there.
"""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx

#: Before all others, when everything that was stored is there.
FIRST = 1


def on_builder_inited(app: Sphinx) -> None:
    """Set aside all that there is now."""
    gc.freeze()


def on_build_finished(app: Sphinx, exception: Exception | None) -> None:
    """Take it back, for a process may build more than once."""
    gc.unfreeze()
