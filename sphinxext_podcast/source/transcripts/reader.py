"""From the bytes of a file to its transcript, whatever its name and format."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from sphinxext_podcast.model.characters import authored, contained, name
from sphinxext_podcast.model.transcript import Cue, Fault, Transcript, joined
from sphinxext_podcast.source import bounds

from . import json_entries, plain_text, podcast_html, podcast_json, srt, webvtt, whisper, youtube
from .format import ELEMENT, Format, decoded, format_of
from .recognition import checked


def _refused(text: str) -> Transcript:
    """Say what to do about TTML, which would be read as HTML without its times."""
    found = ELEMENT.search(text)
    line = text.count('\n', 0, found.start()) + 1 if found else 1
    said = 'this is TTML (Timed Text), which is not read; export it as WebVTT or SRT'
    return Transcript((), (Fault(line, said),))


def _refused_ass(text: str) -> Transcript:
    """Say what to do about ASS and SSA, whose keys would be read as speakers."""
    said = 'these are subtitles in ASS or SSA, which is not read; export them as WebVTT or SRT'
    return Transcript((), (Fault(1, said),))


_READERS: dict[Format, Callable[[str], Transcript]] = {
    Format.WEBVTT: webvtt.read,
    Format.SRT: srt.read,
    Format.XML: youtube.read_xml,
    Format.TTML: _refused,
    Format.ASS: _refused_ass,
    Format.HTML: podcast_html.read,
    Format.TEXT: plain_text.read,
}


def read(data: bytes, *, collapse: bool = False, language: str = '') -> Transcript:
    """Return the transcript in *data*; it has what can be read, and what is wrong with the rest.

    *collapse* leaves out what speech recognition has made up.  By the *language*, BCP 47, the
    encoding of a file is told that is not in Unicode.
    """
    if len(data) > bounds.TRANSCRIPT_BYTES:
        size = f'{bounds.TRANSCRIPT_BYTES >> 20} MiB'
        return Transcript((), (Fault(1, f'the file is larger than {size}; it was not read'),))
    text, undecoded = decoded(data, language)
    if not text.strip():
        return Transcript((), (*undecoded, Fault(0, 'the file is empty')))
    kind = format_of(text)
    found = _json(text) if kind is Format.JSON else _READERS[kind](text)
    cues, faults = _bounded(found.cues)
    cues, unordered = _in_order(cues)
    doubts = checked(cues)
    faults = (*undecoded, *found.faults, *faults, *unordered)
    if not cues and not faults:
        faults = (Fault(0, f'there are no words in it; it was read as {kind.value}'),)
    faults = _few(faults)
    if collapse:
        return Transcript(doubts.cues, faults, found.language)
    return Transcript(cues, (*faults, *doubts.faults), found.language)


def _json(text: str) -> Transcript:
    """Return the transcript in JSON, whoever wrote it."""
    file = json_entries.read(text)
    if 'events' in file.lists:
        found = youtube.read_json(file)
    elif whisper.is_whisper(file):
        found = whisper.read(file)
    elif any(listed in file.lists for listed in podcast_json.LISTS):
        found = podcast_json.read(file)
    elif file.faults:
        found = Transcript()
    else:
        said = 'this JSON has no "segments", as Podcasting 2.0 and Whisper have, nor "events"'
        found = Transcript((), (Fault(1, said),))
    return found._replace(faults=(*found.faults, *file.faults))


def _bounded(cues: tuple[Cue, ...]) -> tuple[tuple[Cue, ...], tuple[Fault, ...]]:
    """Return as many *cues* as a page may show, with the characters that it may have."""
    faults: tuple[Fault, ...] = ()
    if len(cues) > bounds.CUES:
        line = cues[bounds.CUES].line
        faults = (Fault(line, f'there are more than {bounds.CUES:,} cues; the rest is left out'),)
    return tuple(cue for cue in map(_clean, cues[: bounds.CUES]) if cue.text), faults


def _clean(cue: Cue) -> Cue:
    """Return *cue* with characters that pages can hold: JSON can name others."""
    text, speaker = contained(authored(cue.text)), name(cue.speaker)
    if (text, speaker) == (cue.text, cue.speaker):
        return cue
    return cue._replace(text=joined([text]), speaker=speaker)


def _few(faults: tuple[Fault, ...]) -> tuple[Fault, ...]:
    """Return *faults* by their lines; many in one file have one cause."""
    known = sorted(faults)
    more = known[bounds.FAULTS :]
    if not more:
        return tuple(known)
    said = f'{len(more)} more lines like these, down to line {more[-1].line}'
    return (*known[: bounds.FAULTS], Fault(more[0].line, said))


def _in_order(cues: tuple[Cue, ...]) -> tuple[tuple[Cue, ...], tuple[Fault, ...]]:
    """Return *cues* by their times, if all have one; say where they were not in order."""
    late = next((b for a, b in pairwise(cues) if (b.start or 0.0) < (a.start or 0.0)), None)
    if late is None or any(cue.start is None for cue in cues):
        return cues, ()
    said = (
        f'what begins here ({late.start:g} s) is earlier than what stands above it; it was sorted'
    )
    return tuple(sorted(cues, key=lambda cue: cue.start or 0.0)), (Fault(late.line, said),)
