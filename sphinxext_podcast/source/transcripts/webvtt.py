"""WebVTT, also without its header, with commas, or as YouTube's captions roll."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sphinxext_podcast.model.transcript import Cue, Fault, Transcript, joined

from .markup import stretches
from .rolling import unrolled
from .speakers import named
from .timing import Block, blocks

#: What is no cue.
_NOTES = ('NOTE', 'STYLE', 'REGION', 'WEBVTT')
_LANGUAGE = re.compile(r'Language: *([A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*) *')


def read(text: str) -> Transcript:
    """Return the cues of *text*."""
    head = text.partition('\n\n')[0].split('\n') if text.startswith('WEBVTT') else []
    language = next((said[1] for line in head if (said := _LANGUAGE.fullmatch(line))), '')
    return captions(blocks(text, _NOTES))._replace(language=language)


def captions(found: Iterator[Block | Fault]) -> Transcript:
    """Return what *found* holds, with the names of speakers."""
    every = list(found)
    kept = unrolled([one for one in every if isinstance(one, Block)])
    cues = [cue for block in kept for cue in _cues(block)]
    faults = tuple(one for one in every if isinstance(one, Fault))
    if not any(cue.speaker for cue in cues):
        return Transcript(tuple(named(cues)), faults)
    plain = (cue._replace(text=joined(cue.text.split('\n'))) for cue in cues)
    return Transcript(tuple(cue for cue in plain if cue.text), faults)


def _cues(block: Block) -> Iterator[Cue]:
    """Yield the cue of *block*, or one for each voice, and for each ``>>`` whose time is known."""
    cue = Cue(block.start, block.end, '', '', line=block.line)
    texts: list[str] = []
    for voice, start, text in stretches('\n'.join(block.lines)):
        if not text.strip():
            texts.append(text)
            continue
        speaker = voice or ''
        begins = start is not None and text.lstrip().startswith('>>')
        if begins or speaker != cue.speaker:
            if said := ''.join(texts).strip():
                yield cue._replace(text=said, end=start if begins else cue.end)
            texts = []
            cue = cue._replace(speaker=speaker, start=start if begins else cue.start)
        texts.append(text)
    if said := ''.join(texts).strip():
        yield cue._replace(text=said)
