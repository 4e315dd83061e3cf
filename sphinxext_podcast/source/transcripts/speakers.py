"""Who speaks: ``Name: text``, ``NAME:`` on a line of its own, ``>>``, a dash for each speaker.

Captions write the name where somebody begins; it holds until the next one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from sphinxext_podcast.model.transcript import Cue, is_finished, joined

_CHANGE = re.compile(r'(?:^|(?<=\s))(?:>>+|»)\s*')
_DASH = re.compile(r'[-\u2010-\u2015]\s')
_HAN = re.compile('[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]')
#: So long may a name be; one in Chinese characters is shorter.
_LENGTH, _HAN_LENGTH = 40, 10
_OPENING, _CLOSING = '[(（【<', '])）】>'
_NO_NAME = re.compile(r'[.,;!?…"“”。，、；！？「」『』/\\=@#|]')
#: Points of initials and titles.
_INITIALS = re.compile(r'\b(?:[A-Za-z]|[A-Z][a-z]{1,2})\.')
_PARTICLES = 'al and bin da de del der di du el ibn la le van von y the of & +'
_SMALL = frozenset(_PARTICLES.split())
_NO_NAMES = """
note warning example examples remember so but because however question answer first second third
finally meaning update spoiler quote conclusion summary tip hint step here http https
注意 例如 比如 比方 譬如 結論 重點 問題 答案 所以 但是 因為 第一 第二 第三 首先 最後 其次
另外 也就 換句話 提醒 補充 總結 例 註
"""
#: What stands before a colon and is no name, in small letters.
_WORDS = frozenset(_NO_NAMES.split())
#: Characters of sentences that no name has.
_SENTENCE = frozenset('的是了們這那麼嗎呢就說叫')


class Label(NamedTuple):
    """The name before a colon, and the text behind it."""

    name: str
    text: str


def label(line: str) -> Label | None:
    """Return the name with which *line* begins, and the rest of it."""
    found = [
        at for at in (line.find(':', 0, _LENGTH + 6), line.find('：', 0, _LENGTH + 6)) if at > 0
    ]
    if not found:
        return None
    at = min(found)
    name, rest = line[:at].strip(), line[at + 1 :]
    bracketed = name[:1] in _OPENING and name[-1:] in _CLOSING
    name = name.strip(_OPENING + _CLOSING + ' ') if bracketed else name
    free = not rest or rest[0].isspace() or line[at] == '：' or bool(_HAN.search(name))
    return Label(name, rest.strip()) if free and is_name(name) else None


def is_word(text: str) -> bool:
    """Return whether *text*, before a colon, is a word such as "Note"."""
    return text.lower() in _WORDS


def is_name(text: str) -> bool:
    """Return whether *text*, before a colon, looks like the name of somebody."""
    if not text or len(text) > _LENGTH or is_word(text) or not any(map(str.isalpha, text)):
        return False
    if _NO_NAME.search(_INITIALS.sub('', text)):
        return False
    if _HAN.search(text) and (len(text) > _HAN_LENGTH or not _SENTENCE.isdisjoint(text)):
        return False
    words = text.split()
    return len(words) <= 5 and all(word in _SMALL or not word[0].islower() for word in words)


class Piece(NamedTuple):
    """A line, or what stands behind a ``>>`` in it: there a *turn* of somebody else begins."""

    text: str
    turn: bool = False


def named(cues: Iterable[Cue]) -> Iterator[Cue]:
    """Yield *cues*, whose lines may begin with names, with their speakers and in one line.

    A cue in which somebody else begins to speak becomes two, with the same times.
    """
    pieces = _all_pieces(list(cues))
    names = Counter(found.name for _, each in pieces for one in each if (found := label(one.text)))
    everywhere = names.total() * 2 >= len(pieces)
    speaker, turn, before = '', False, ''
    for cue, each in pieces:
        made: list[tuple[str, bool, list[str]]] = []
        for piece in each:
            text, found = piece.text, label(piece.text)
            if piece.turn:
                speaker, turn = '', True
            if found and (everywhere or names[found.name] > 1 or piece.turn or _is_over(before)):
                speaker, turn, text = found.name, False, found.text
            if not text:
                continue
            if turn or not made or made[-1][0] != speaker:
                made.append((speaker, turn, []))
            made[-1][2].append(text)
            turn, before = False, text
        for who, other, texts in made:
            yield cue._replace(speaker=who, turn=other, text=joined(texts))


def _all_pieces(cues: list[Cue]) -> list[tuple[Cue, list[Piece]]]:
    known = [
        (cue, [line for line in map(str.strip, cue.text.split('\n')) if line]) for cue in cues
    ]
    marked = any(_CHANGE.match(line) for _, lines in known for line in lines)
    return [(cue, list(_pieces(lines, cue.turn, marked=marked))) for cue, lines in known]


def _pieces(lines: list[str], turn: bool, *, marked: bool) -> Iterator[Piece]:
    """Yield the pieces of a cue; *marked* says that ``>>`` is a mark in this file."""
    dashes = len(lines) > 1 and all(map(_DASH.match, lines))
    for line in lines:
        text = line
        if dashes:
            turn, text = True, line[2:].strip()
        for number, part in enumerate(_CHANGE.split(text) if marked else [text]):
            if part.strip() or number:
                yield Piece(part.strip(), turn or number > 0)
                turn = False


def _is_over(text: str) -> bool:
    """Return whether somebody else may begin to speak after *text*."""
    return not text or is_finished(text) or bool(_HAN.match(text[-1]))
