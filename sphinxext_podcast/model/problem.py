"""What is wrong with something an author wrote, and what to do about it."""

from __future__ import annotations

from typing import NamedTuple


class Problem(NamedTuple):
    """One fault in one file.

    *subtype* is the warning subtype (``front_matter``, ``embed``, ``shortcode`` …),
    *line* the 1-based line in the file, 0 where no single line is at fault,
    *key* the front matter key, if it is about one.
    """

    subtype: str
    message: str
    line: int = 0
    key: str = ''
