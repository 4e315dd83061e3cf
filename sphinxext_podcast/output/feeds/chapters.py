"""The chapters of an episode as a file that podcast apps read."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from sphinxext_podcast.model.site import web_address
from sphinxext_podcast.output.characters import line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinxext_podcast.model.article import Chapter

VERSION = '1.2.0'


def chapters_json(chapters: Iterable[Chapter]) -> str:
    """Return *chapters* as Podcasting 2.0 writes them, in the order of their time."""
    listed = [_entry(chapter) for chapter in sorted(chapters, key=lambda one: one.start)]
    return json.dumps({'version': VERSION, 'chapters': listed}, ensure_ascii=False) + '\n'


def _entry(chapter: Chapter) -> dict[str, Any]:
    start = chapter.start
    said: dict[str, Any] = {
        'startTime': int(start) if start == int(start) else start,
        'title': line(chapter.title),
        'img': web_address(chapter.image),
        'url': web_address(chapter.url),
    }
    entry = {key: value for key, value in said.items() if value != ''}
    return entry if chapter.listed else {**entry, 'toc': False}
