"""A process that reads for another one, with ``-j``, sends back what it read and nothing else.

Sphinx sends the whole environment, with what was known of all other documents, once for each
chunk of them: of thousands of articles that costs more than to read them.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from .domain import podcast

if TYPE_CHECKING:
    from sphinx.application import Sphinx

#: Before anything is stored of the document.
FIRST = 1


class ReaderProcess:
    """Notices that it is in another process than the one it was made in."""

    def __init__(self) -> None:
        """Remember this process."""
        self.pid = os.getpid()

    def on_source_read(self, app: Sphinx, docname: str, source: list[str]) -> None:
        """Let go, once, what the other process knows already."""
        if os.getpid() != self.pid:
            self.pid = os.getpid()
            domain = podcast(app.env)
            domain.forget()
            for name in domain.initial_data:
                domain.data[name].clear()
