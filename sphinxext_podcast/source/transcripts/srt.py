"""SRT, whose texts may have empty lines and the names of speakers."""

from __future__ import annotations

from sphinxext_podcast.model.transcript import Transcript

from .timing import blocks
from .webvtt import captions


def read(text: str) -> Transcript:
    """Return the cues of *text*."""
    return captions(blocks(text))
