"""The chapters of an episode as a file that podcast apps read."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from .characters import line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinxext_podcast.model.article import Chapter

VERSION = '1.2.0'


def chapters_json(chapters: Iterable[Chapter]) -> str:
    """Return *chapters* as Podcasting 2.0 writes them, in the order of their time."""
    listed: list[dict[str, Any]] = [
        {
            'startTime': int(start) if start == int(start) else start,
            'title': line(title),
        }
        for start, title in sorted(chapters, key=lambda chapter: chapter.start)
    ]
    return json.dumps({'version': VERSION, 'chapters': listed}, ensure_ascii=False) + '\n'
