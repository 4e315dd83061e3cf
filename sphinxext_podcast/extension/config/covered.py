"""Which documents ``podcast_articles`` covers: what is true of articles is asked of no other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx.util.matching import Matcher

if TYPE_CHECKING:
    from sphinx.config import Config


def is_covered(docname: str, config: Config) -> bool:
    """Return whether the front matter of a document is looked at."""
    return Matcher(tuple(config.podcast_articles))(docname)
