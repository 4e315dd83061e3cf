"""YouTube's own formats: json3, and the XML of two ages, srv1 and srv3."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any, NamedTuple
from xml.parsers import expat

from sphinxext_podcast.model.transcript import Cue, Fault, Transcript
from sphinxext_podcast.source.casting import shown

from .json_entries import JsonFile, text_of
from .markup import plain
from .speakers import named
from .timing import LONGEST, moment


class _Word(NamedTuple):
    """A piece of an event: its *text*, and when it is said, in seconds."""

    start: float
    text: str


class DoctypeError(ValueError):
    """A file declares what its entities mean, which YouTube never does."""


def read_json(file: JsonFile) -> Transcript:
    """Return the cues of json3."""
    found: list[Cue] = []
    faults: list[Fault] = []
    for line, event in file.lists.get('events', []):
        segments = event.get('segs') if isinstance(event, Mapping) else None
        # What is appended is the end of a line that rolls up.
        if not isinstance(segments, list) or event.get('aAppend'):
            continue
        start = _seconds(event.get('tStartMs', 0))
        if start is None:
            said = f'tStartMs {shown(event.get("tStartMs"))} is no time; the event was left out'
            faults.append(Fault(line, said))
            continue
        length = _seconds(event.get('dDurationMs'))
        words = [
            _Word(_sum(start, _seconds(one.get('tOffsetMs'))), text_of(one.get('utf8')))
            for one in segments
            if isinstance(one, Mapping)
        ]
        found += _cues(words, None if length is None else _sum(start, length), line)
    return Transcript(tuple(named(_apart(found))), tuple(faults))


def _seconds(milliseconds: Any) -> float | None:
    """Return *milliseconds*, a number or its digits, in seconds; None if it is none."""
    if isinstance(milliseconds, str) and milliseconds.isascii() and milliseconds.isdigit():
        milliseconds = int(milliseconds[:12])
    if isinstance(milliseconds, bool) or not isinstance(milliseconds, (int, float)):
        return None
    return milliseconds / 1000 if 0 <= milliseconds < LONGEST * 1000 else None


def _sum(start: float, more: float | None) -> float:
    """Return a time in seconds, of which the milliseconds are exact."""
    return round(start + (more or 0.0), 3)


def _cues(words: list[_Word], end: float | None, line: int) -> Iterator[Cue]:
    """Yield the cue of an event, or one for each ``>>`` at the beginning of a word."""
    texts: list[str] = []
    start = words[0].start if words else 0.0
    for word in words:
        if word.text.lstrip().startswith('>>') and (said := ''.join(texts)).strip():
            yield Cue(start, word.start, '', said, line=line)
            texts, start = [], word.start
        texts.append(word.text)
    if (said := ''.join(texts)).strip():
        yield Cue(start, end, '', said, line=line)


def _apart(cues: list[Cue]) -> Iterator[Cue]:
    """Yield *cues*, each up to the next: a line stays in the picture while the next is said."""
    for cue, after in pairwise(cues):
        late = None not in {cue.end, after.start} and (cue.end or 0.0) > (after.start or 0.0)
        cut = late and (after.start or 0.0) > (cue.start or 0.0)
        yield cue._replace(end=after.start) if cut else cue
    yield from cues[-1:]


def read_xml(text: str) -> Transcript:
    """Return the cues of srv1 or srv3; of a file that breaks off, those before that."""
    reader = _XmlReader()
    faults: tuple[Fault, ...] = ()
    try:
        reader.parser.Parse(text, True)
    except DoctypeError:
        said = 'a file with a DOCTYPE is not read, for it could define anything; delete it'
        return Transcript((), (Fault(reader.parser.CurrentLineNumber, said),))
    except expat.ExpatError as error:
        faults = (
            Fault(
                error.lineno,
                f'it is not valid XML from here on: {expat.errors.messages[error.code]}',
            ),
        )
    return Transcript(tuple(named(_apart(reader.cues))), (*reader.faults, *faults))


class _XmlReader:
    """Takes the elements of a file: ``<text start dur>``, or ``<p t d>`` with ``<s t>`` in it."""

    def __init__(self) -> None:
        self.cues: list[Cue] = []
        self.faults: list[Fault] = []
        self.words: list[_Word] | None = None
        self.parts: list[str] = []
        self.start, self.word_start, self.line = 0.0, 0.0, 0
        self.end: float | None = None
        self.twice = False
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartDoctypeDeclHandler = self.doctype
        self.parser.StartElementHandler = self.opened
        self.parser.EndElementHandler = self.closed
        self.parser.CharacterDataHandler = self.parts.append

    def doctype(self, *declared: Any) -> None:
        raise DoctypeError

    def opened(self, name: str, given: dict[str, str]) -> None:
        if name in {'p', 'text'}:
            self._event(name, given)
        elif name == 's' and self.words is not None:
            self._word()
            self.word_start = _sum(self.start, _seconds(given.get('t')))
        elif name == 'br':
            self.parts.append('\n')

    def closed(self, name: str) -> None:
        if name == 's' and self.words is not None:
            self._word()
        elif name in {'p', 'text'} and self.words is not None:
            self._word()
            self.cues += _cues(self.words, self.end, self.line)
            self.words = None

    def _event(self, name: str, given: dict[str, str]) -> None:
        self.parts.clear()
        # Those of srv2, between the two ages, have milliseconds, too.
        self.words, self.twice = None, name == 'text' and 't' not in given
        self.line = self.parser.CurrentLineNumber
        read, keys = (moment, ('start', 'dur')) if self.twice else (_seconds, ('t', 'd'))
        start = read(given.get(keys[0], '0'))
        if start is None:
            said = f'{keys[0]}={shown(given[keys[0]])} is no time; the line was left out'
            self.faults.append(Fault(self.line, said))
        elif not given.get('a'):
            length = read(given.get(keys[1]))
            self.words, self.start, self.word_start = [], start, start
            self.end = None if length is None else _sum(start, length)

    def _word(self) -> None:
        text = ''.join(self.parts)
        self.parts.clear()
        if self.words is not None and text:
            self.words.append(_Word(self.word_start, plain(text) if self.twice else text))
