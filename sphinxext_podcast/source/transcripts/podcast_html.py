"""The HTML of Podcasting 2.0: ``<cite>`` the speaker, ``<time>`` the start, ``<p>`` the words."""

from __future__ import annotations

import re
from html import unescape

from sphinxext_podcast.model.transcript import Cue, Fault, Transcript, joined
from sphinxext_podcast.source.casting import shown

from .timing import moment

_TAG = re.compile(r'(<[^<>]*>)')
_NAME = re.compile(r'<(/?)([A-Za-z][A-Za-z0-9]*)')
_COMMENT = re.compile(r'<!--')
#: What holds no words.
_HIDDEN = frozenset({'script', 'style', 'head', 'title', 'template'})
_LANGUAGE = re.compile(r'<html\b[^<>]*\blang="?([A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*)', re.I)


def read(text: str) -> Transcript:
    """Return the cues of *text*: each paragraph, with the speaker and time above or in it."""
    reader = _Reader()
    for number, part in enumerate(_TAG.split(_without_comments(text))):
        if number % 2:
            found = _NAME.match(part)
            if found:
                reader.tag(found[2].lower(), closing=bool(found[1]))
        else:
            reader.text(unescape(part))
        reader.line += part.count('\n')
    reader.end()
    language = _LANGUAGE.search(text[:4000])
    found_language = language[1] if language else ''
    return Transcript(tuple(reader.cues), tuple(reader.faults), found_language)


def _without_comments(text: str) -> str:
    """Return *text* without comments; the lines are as many as before."""
    parts = _COMMENT.split(text)
    made = parts[:1]
    for part in parts[1:]:
        comment, _, rest = part.partition('-->')
        made += ['\n' * comment.count('\n'), rest]
    return ''.join(made)


class _Reader:
    """What was read up to a tag: in which element the text is, and whose words it is."""

    def __init__(self) -> None:
        self.cues: list[Cue] = []
        self.faults: list[Fault] = []
        self.line = self.began = 1
        self.speaker = ''
        self.start: float | None = None
        self.kept: dict[str, list[str]] = {'p': [], 'cite': [], 'time': []}
        self.inside = 'p'
        self.hidden = ''

    def tag(self, name: str, *, closing: bool) -> None:
        """Take a tag."""
        if name in _HIDDEN:
            self.hidden = '' if closing else self.hidden or name
        elif name in {'cite', 'time'}:
            if closing:
                self._end_mark()
            else:
                self.end()
                self.inside = name
        elif name in {'p', 'div', 'body', 'li', 'section', 'article'}:
            self.end()
        elif name == 'br':
            self.text(' ')

    def text(self, text: str) -> None:
        """Take the text between two tags."""
        if self.hidden:
            return
        if self.inside == 'p' and not self.kept['p'] and text.strip():
            self.began = self.line + text[: len(text) - len(text.lstrip())].count('\n')
        if text.strip() or self.kept[self.inside]:
            self.kept[self.inside].append(text)

    def _end_mark(self) -> None:
        if self.inside == 'p':
            return
        said = joined([''.join(self.kept[self.inside])])
        if self.inside == 'cite':
            self.speaker = said.rstrip(':：').rstrip()
        else:
            self.start = moment(said.strip('[]()'))
            if self.start is None:
                self.faults.append(Fault(self.line, f'{shown(said)} is no time; write 1:02:03'))
        self.kept[self.inside] = []
        self.inside = 'p'

    def end(self) -> None:
        """Make a cue of the words up to here."""
        self._end_mark()
        if text := joined([''.join(self.kept['p'])]):
            self.cues.append(Cue(self.start, None, self.speaker, text, line=self.began))
            self.start = None
        self.kept['p'] = []
