"""What tells files that we have written from those of others, when nothing else does."""

from __future__ import annotations

import re

from sphinxext_podcast.output.feeds.json_feed import START
from sphinxext_podcast.output.feeds.rss import GENERATOR

from .redirect import MARK

#: The page of an article or a list; minifiers drop the quotes.
_CLASS = re.compile(rb'class=["\']?[^"\'<>]{0,300}?\bpodcast-(?:article|generated)\b')
_PNG = b'\x89PNG\r\n\x1a\n'
_PNG_END = b'IEND\xaeB`\x82'


def is_page(data: bytes) -> bool:
    """Return whether *data* is the page of an article or a list, or one that leads on."""
    return data.startswith(MARK.encode()) or bool(_CLASS.search(data))


def is_feed(data: bytes) -> bool:
    """Return whether *data* is a feed of ours."""
    return f'<generator>{GENERATOR}</generator>'.encode() in data or data.startswith(
        START.encode()
    )


def is_whole_picture(data: bytes) -> bool:
    """Return whether *data* is a PNG with its end."""
    return data.startswith(_PNG) and data.endswith(_PNG_END)
