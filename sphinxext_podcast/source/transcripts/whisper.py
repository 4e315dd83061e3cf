"""The JSON of Whisper, WhisperX and whisper.cpp: segments, with words and speakers or without."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from sphinxext_podcast.model.transcript import Cue, Fault, Transcript, joined

from .json_entries import Entry, JsonFile, cues, text_of
from .timing import moment


def is_whisper(file: JsonFile) -> bool:
    """Return whether *file* was written by one of them."""
    first = next((entry.value for entry in file.listed('segments', 'transcription')), None)
    return (
        isinstance(first, Mapping) and 'text' in first and ('start' in first or 'offsets' in first)
    )


def read(file: JsonFile) -> Transcript:
    """Return the cues of *file*, one for each segment and speaker."""
    entries = file.lists.get('segments') or [
        Entry(line, _times(value)) for line, value in file.lists.get('transcription', [])
    ]
    found: list[Cue] = []
    faults: list[Fault] = []
    for value, one in cues(entries, ('start',), ('end',), ('text',)):
        if isinstance(one, Fault):
            faults.append(one)
        elif _has_speakers(value):
            found += _by_speaker(one, value['words'])
        else:
            found.append(one._replace(text=joined([one.text])))
    return Transcript(tuple(cue for cue in found if cue.text), tuple(faults), _language(file))


def _language(file: JsonFile) -> str:
    """Return the code of the language; OpenAI's server writes its English name instead."""
    result = file.values.get('result')
    said = file.values.get('language') or (
        result.get('language') if isinstance(result, Mapping) else ''
    )
    code = text_of(said)
    return code if len(code) in {2, 3} and code.isalpha() else ''


def _times(value: Any) -> Any:
    """Return a segment of whisper.cpp, whose times are milliseconds, as Whisper has it."""
    offsets = value.get('offsets') if isinstance(value, Mapping) else None
    if not isinstance(offsets, Mapping):
        return value
    times = {'start': offsets.get('from'), 'end': offsets.get('to')}
    known = {key: time / 1000 for key, time in times.items() if isinstance(time, (int, float))}
    return {**value, **known}


def _has_speakers(value: Mapping[str, Any]) -> bool:
    """Return whether the words of a segment were said by more than one."""
    words = value.get('words')
    if not isinstance(words, list):
        return False
    return len({text_of(word.get('speaker')) for word in words if isinstance(word, Mapping)}) > 1


def _by_speaker(cue: Cue, words: list[Any]) -> Iterator[Cue]:
    """Yield what each speaker says of *cue*; a word without one belongs to who spoke."""
    made: list[tuple[Cue, list[str]]] = []
    for word in words:
        text = text_of(word.get('word')) if isinstance(word, Mapping) else ''
        if not text.strip():
            continue
        before = made[-1][0] if made else cue._replace(end=cue.start)
        start, end = moment(word.get('start')), moment(word.get('end'))
        speaker = text_of(word.get('speaker')) or before.speaker
        # WhisperX has no time for numbers.
        if not made or speaker != before.speaker:
            begins = before.end if start is None else start
            made.append((Cue(begins, end, speaker, '', line=cue.line), []))
        elif end is not None:
            made[-1] = (before._replace(end=end), made[-1][1])
        made[-1][1].append(text)
    if made:
        made[-1] = (made[-1][0]._replace(end=cue.end), made[-1][1])
    for one, texts in made:
        yield one._replace(text=joined(texts))
