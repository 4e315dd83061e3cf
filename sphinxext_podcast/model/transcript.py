"""The words of a recording: cues with their times and speakers, and the turns that they make."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import zip_longest
from statistics import median
from typing import NamedTuple

#: A pause of so many seconds begins a paragraph, if a sentence has ended.
PAUSE = 3.0
#: A translation may begin so much earlier than the turn to which it belongs.
EARLY = 0.25
#: So many characters make a paragraph, if a sentence has ended; so many without.
LONG, LONGEST = 600, 1500
#: Words that stand alone are put together up to so many characters.
SENTENCE = 200
#: Files with shorter cues than that have a cue for each word; Chinese words have two characters.
WORD = 12
_HAN = '\u2e80-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff'
_IS_HAN = re.compile(f'[{_HAN}]')
#: How a sentence ends, with the marks that may close it.
_END = re.compile('[.?!…。？！｡]["\'”’」』)）\\]】]*$')


class Cue(NamedTuple):
    """Words that are said from *start* to *end*, in seconds; None where the file does not say.

    *turn* says that somebody else begins to speak whose name is unknown (``>>`` in captions);
    *line* is the 1-based line in the file, 0 where there is none.
    """

    start: float | None
    end: float | None
    speaker: str
    text: str
    turn: bool = False
    line: int = 0


class Fault(NamedTuple):
    """What is wrong with a file, or doubtful, at its 1-based *line*; 0 for the whole file."""

    line: int
    message: str


class Transcript(NamedTuple):
    """The cues of a file, what is wrong with it, and its language as BCP 47, or ''."""

    cues: tuple[Cue, ...] = ()
    faults: tuple[Fault, ...] = ()
    language: str = ''


class Turn(NamedTuple):
    """A paragraph of one speaker: its cues; a long turn is several, the later *continued*."""

    speaker: str
    cues: tuple[Cue, ...]
    continued: bool = False

    @property
    def start(self) -> float | None:
        """When the turn begins, if the file says so."""
        return self.cues[0].start

    @property
    def text(self) -> str:
        """All that is said in the turn."""
        return joined(cue.text for cue in self.cues)


class Row(NamedTuple):
    """Turns, and what was said in them in another language."""

    turns: tuple[Turn, ...]
    translation: tuple[Turn, ...] = ()


def joined(texts: Iterable[str]) -> str:
    """Return *texts* in one line: with a blank between two, but for scripts that have none."""
    made: list[str] = []
    for text in filter(None, (' '.join(text.split()) for text in texts)):
        if made:
            made.append(gap(made[-1], text))
        made.append(text)
    return ''.join(made)


def gap(before: str, after: str) -> str:
    """Return what stands between two texts in one line: a blank, or nothing."""
    return '' if _IS_HAN.match(before[-1:]) and _IS_HAN.match(after[:1]) else ' '


def is_finished(text: str) -> bool:
    """Return whether *text* ends as a sentence does."""
    return bool(_END.search(text[-8:]))


def turns(cues: Iterable[Cue]) -> tuple[Turn, ...]:
    """Return the paragraphs that *cues* make: each is what one speaker says."""
    made: list[Turn] = []
    current: list[Cue] = []
    length = 0
    continued = False
    for cue in sentences(tuple(cues)):
        if current:
            before = current[-1]
            other = cue.turn or cue.speaker != before.speaker
            if other or _is_paragraph(before, cue, length):
                made.append(Turn(before.speaker, tuple(current), continued))
                continued, current, length = not other, [], 0
        current.append(cue)
        length += len(cue.text)
    if current:
        made.append(Turn(current[-1].speaker, tuple(current), continued))
    return tuple(made)


def _is_paragraph(before: Cue, cue: Cue, length: int) -> bool:
    """Return whether a paragraph with *length* characters ends between two cues."""
    if length >= LONGEST or cue.start is None:  # what has no times is in paragraphs already
        return True
    ended = before.end if before.end is not None else before.start
    pause = ended is not None and cue.start - ended >= PAUSE
    return is_finished(before.text) and (pause or length >= LONG)


def sentences(cues: tuple[Cue, ...]) -> Iterator[Cue]:
    """Yield *cues*; where each of them is a word, those of a sentence as one."""
    if not is_word_by_word(cues):
        yield from cues
        return
    parts: list[Cue] = []
    length = 0
    for cue in cues:
        if parts and not _goes_on(parts[-1], cue, length):
            yield _one(parts)
            parts, length = [], 0
        parts.append(cue)
        length += len(cue.text)
    if parts:
        yield _one(parts)


def is_word_by_word(cues: tuple[Cue, ...]) -> bool:
    """Return whether most of *cues* are single words."""
    if len(cues) < 2:
        return False
    return median(map(_weight, cues)) <= WORD and all(cue.start is not None for cue in cues)


def _weight(cue: Cue) -> int:
    """Return how long the text of *cue* is; a blank in it makes it more than a word."""
    words = len(cue.text.split())
    return sum(4 if _IS_HAN.match(char) else 1 for char in cue.text) + WORD * (words - 1)


def _goes_on(before: Cue, cue: Cue, length: int) -> bool:
    """Return whether *cue* goes on with a sentence of *length* characters."""
    if cue.turn or cue.speaker != before.speaker or is_finished(before.text):
        return False
    ended = before.end if before.end is not None else before.start or 0.0
    return length + len(cue.text) <= SENTENCE and (cue.start or 0.0) - ended < PAUSE


def _one(cues: list[Cue]) -> Cue:
    return cues[0]._replace(end=cues[-1].end, text=joined(cue.text for cue in cues))


def aligned(cues: tuple[Cue, ...], translation: tuple[Cue, ...]) -> tuple[Row, ...]:
    """Return the turns of *cues*, each with what the *translation* says in its time.

    Where one of them has no times, turns stand beside each other in their order.
    """
    made = turns(cues)
    if not translation or not made:
        return (*(Row((turn,)) for turn in made), *_untimed((), turns(translation)))
    starts = [cue.start for cue in cues] + [cue.start for cue in translation]
    if None in starts:
        return tuple(_untimed(made, turns(translation)))
    begins = [turn.start or 0.0 for turn in made]
    found: list[list[Cue]] = [[] for _ in made]
    for cue in translation:
        at = bisect_right(begins, (cue.start or 0.0) + EARLY) - 1
        found[max(at, 0)].append(cue)
    return tuple(Row((turn,), turns(kept)) for turn, kept in zip(made, found, strict=True))


def _untimed(made: tuple[Turn, ...], translation: tuple[Turn, ...]) -> Iterator[Row]:
    for turn, other in zip_longest(made, translation):
        yield Row((turn,) if turn else (), (other,) if other else ())
