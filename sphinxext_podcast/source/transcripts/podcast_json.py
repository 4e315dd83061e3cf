"""The JSON of Podcasting 2.0, and lists of other hosts that name start, speaker and text."""

from __future__ import annotations

from sphinxext_podcast.model.transcript import Cue, Fault, Transcript, joined

from .json_entries import JsonFile, cues
from .markup import decoded

#: How the lists are called; '' is a file that is one.
LISTS = ('segments', 'transcript', 'transcripts', 'cues', 'lines', '')
_START = ('startTime', 'start_time', 'start')
_END = ('endTime', 'end_time', 'end')
_TEXT = ('body', 'text', 'content', 'transcript')


def read(file: JsonFile) -> Transcript:
    """Return the cues of *file*; a speaker who is not named is who spoke before."""
    found: list[Cue] = []
    faults: list[Fault] = []
    speaker = ''
    for value, one in cues(file.listed(*LISTS), _START, _END, _TEXT):
        if isinstance(one, Fault):
            faults.append(one)
        elif text := joined([decoded(one.text)]):
            speaker = one.speaker if {'speaker', 'voice'} & value.keys() else speaker
            found.append(one._replace(text=text, speaker=speaker))
    return Transcript(tuple(found), tuple(faults))
