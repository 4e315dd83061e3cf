"""Read the chapters of an episode: a line, an entry of a list, many lines, a whole file.

Nothing here opens a file.  What one line or entry cannot be is a ValueError that says what to
write; where there are many, the others are kept.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from sphinxext_podcast.model.addresses import scheme
from sphinxext_podcast.model.article import Chapter
from sphinxext_podcast.model.problem import FEW
from sphinxext_podcast.model.transcript import Transcript

from . import casting, moment
from .dates import parse_duration
from .transcripts import webvtt

_TIME = r'\d{1,4}(?:[:：]\d{1,2}){1,2}(?:[.,]\d{1,3})?'
#: ``- 12:34 Title``, ``[12:34] Title``, ``00：00｜Title``, ``0:00 - 12:34 Title``, ``90.5 Title``.
_LINE = re.compile(
    r'(?:[-*+\u2022]\s+|\d{1,3}[.)]\s+)?'
    rf'(?:[(\[\uff08\u3010]?(?P<time>{_TIME})'
    rf'(?:\s*[-\u2013\u2014~\uff5e]\s*{_TIME})?[)\]\uff09\u3011]?(?![\d.]|[:：]\d)'
    r'|(?P<seconds>\d{1,6}(?:\.\d{1,3})?)(?=\s))'
    r'\s*(?:[-\u2013\u2014|:\u00b7](?=\s|$)|[\uff5c：\u2013\u2014])?\s*(?P<title>.*)'
)
#: How a chapter begins, unlike the name of a file.
_MARK = re.compile(r'\s*[0-9]+[:：][0-9]{2}\b')
_TARGET = re.compile(r'(?P<title>.*)<(?P<url>https?://[^\s<>]+)>')
_LINK = re.compile(r'\[(?P<title>[^\[\]]+)\]\((?P<url>https?://[^\s()]+)\)')
_WANTED = 'is not a chapter; write "12:34 Title"'


class Read(NamedTuple):
    """The chapters that are there, and what is wrong with the others."""

    chapters: tuple[Chapter, ...]
    faults: tuple[str, ...] = ()


class ChapterFile(NamedTuple):
    """What a file of chapters holds; *ready* if podcast apps read the file as it is."""

    read: Read
    ready: bool = False


def is_line(text: str) -> bool:
    """Return whether *text* begins as a chapter does, unlike the name of a file."""
    return bool(_MARK.match(text))


def from_line(text: str) -> Chapter:
    """Return the chapter of one line: ``12:34 Title <https://example.org/>``."""
    found = _LINE.fullmatch(' '.join(text.split()))
    title = found['title'] if found else ''
    target = _TARGET.fullmatch(title) or _LINK.fullmatch(title)
    name, url = (target['title'].strip(), target['url']) if target else (title, '')
    start = _moment(found['time'] or found['seconds']) if found else None
    if start is None or not (name or url):
        raise ValueError(f'{casting.shown(text)} {_WANTED}')
    return Chapter(start, name or url, url)


def from_entry(value: object) -> Chapter:
    """Return the chapter of an entry: a line, or a map of ``start``, ``title`` and the rest.

    The rest is ``url``, ``img`` and ``toc``, as Podcasting 2.0 calls them; what is in no list
    (``toc: false``) needs no title.  ``12:34: Title``, a map to YAML, is a line, too.
    """
    if isinstance(value, str):
        return from_line(value)
    if not isinstance(value, Mapping):
        raise ValueError(f'{casting.shown(value)} {_WANTED}')  # noqa: TRY004 - of the text
    if len(value) == 1:
        ((start, title),) = value.items()
        if re.fullmatch(_TIME, str(start)):
            return from_line(f'{start} {title}')
    toc = casting.part(value, 'toc')
    listed = toc is None or casting.flag(toc) is not False
    try:
        start = _moment(casting.part(value, 'start', 'starttime', 'time'))
        title, url, image = (
            casting.line(casting.part(value, *keys) or '')
            for keys in (('title', 'name'), ('url', 'href', 'link'), ('img', 'image'))
        )
    except ValueError:
        start, title = None, ''
    if start is None or (listed and not title):
        raise ValueError(f'{casting.shown(value)} {_WANTED}')
    return Chapter(start, title, url, image, listed)


def from_entries(values: Iterable[object]) -> Read:
    """Return the chapters of a list."""
    return _each((('', value) for value in values), from_entry)


def from_lines(text: str) -> Read:
    """Return the chapters of a text, one a line; faults begin with the number of their line."""
    numbered = enumerate(text.splitlines(), start=1)
    return _each(((f'line {n}: ', line) for n, line in numbered if line.strip()), from_line)


def from_file(text: str) -> ChapterFile:
    """Return what the file with *text* holds: Podcasting 2.0 JSON, WebVTT, or lines.

    Podcast apps get it as it is only if nothing in it could harm them.

    Raises ValueError for JSON that is broken or is about something else.
    """
    text = text.removeprefix('\ufeff')
    if text.startswith('WEBVTT'):
        return ChapterFile(_of_cues(webvtt.read('\n'.join(text.splitlines()))))
    if not text.lstrip().startswith(('{', '[')) or _LINE.fullmatch(text.strip().split('\n')[0]):
        return ChapterFile(from_lines(text))
    try:
        odd: list[str] = []
        data: Any = json.loads(text, parse_constant=odd.append)
    except json.JSONDecodeError as error:
        raise ValueError(f'line {error.lineno}: it is not valid JSON: {error.msg}') from None
    except (ValueError, RecursionError):
        raise ValueError('it is not valid JSON: a value is too long or too deep') from None
    listed = data.get('chapters') if isinstance(data, dict) else data
    if not isinstance(listed, list):
        raise ValueError('it has no list "chapters", as in the JSON of Podcasting 2.0')  # noqa: TRY004
    found = from_entries(listed)
    ready = isinstance(data, dict) and not odd and _is_faultless(found)
    return ChapterFile(found, ready=ready)


def _of_cues(said: Transcript) -> Read:
    """Return the cues of a track with chapters."""
    found = (Chapter(cue.start or 0, cue.text) for cue in said.cues)
    return Read(tuple(found), tuple(f'line {line}: {message}' for line, message in said.faults))


def _is_faultless(found: Read) -> bool:
    """Return whether all chapters could be read, in their order, with addresses of the web."""
    starts = [chapter.start for chapter in found.chapters]
    addresses = [one for chapter in found.chapters for one in (chapter.url, chapter.image) if one]
    return not found.faults and starts == sorted(starts) and all(map(scheme.is_web, addresses))


def from_value(value: object) -> str | tuple[Chapter, ...]:
    """Return what ``chapters`` in front matter has: the name of a file, or chapters.

    Raises PartlyReadError where some of them cannot be read.
    """
    if isinstance(value, str):
        lines = value.splitlines()
        if sum(bool(line.strip()) for line in lines) == 1 and not is_line(value):
            return casting.file(value)
        value = lines  # the chapters themselves
    if isinstance(value, Mapping):
        listed = casting.part(value, 'chapters')
        timed = [{key: title} for key, title in value.items() if re.fullmatch(_TIME, str(key))]
        value = (
            listed if isinstance(listed, list) else timed if len(timed) == len(value) else value
        )
    if not isinstance(value, list):
        what = 'a map' if isinstance(value, Mapping) else 'no list'
        message = f'{casting.shown(value)} is {what}; write a path, or a list of "12:34 Title"'
        raise ValueError(message)  # noqa: TRY004 - a fault of the text
    kept, parts = [], []
    for number, entry in enumerate(value):
        if isinstance(entry, str) and not entry.strip():
            continue
        try:
            kept.append(from_entry(entry))
        except ValueError as error:
            parts.append((number, str(error)))
    if parts:
        faults = tuple(message for _, message in parts)
        raise casting.PartlyReadError(said(faults), tuple(kept), tuple(parts))
    return tuple(kept)


def said(faults: tuple[str, ...]) -> str:
    """Return the first three of the *faults*, and how many there are besides."""
    first, more = faults[:FEW], len(faults) - FEW
    if len(first) > 1 and all(fault.endswith(_WANTED) for fault in faults):
        named = ', '.join(fault.removesuffix(_WANTED).rstrip() for fault in first)
        others = f' and {more} more' if more > 0 else ''
        return f'{named}{others}: each {_WANTED}'
    return '; '.join((*first, f'and {more} more like these') if more > 0 else first)


def _each(values: Iterable[tuple[str, Any]], read: Callable[[Any], Chapter]) -> Read:
    kept, faults = [], []
    for place, value in values:
        try:
            kept.append(read(value))
        except ValueError as error:
            faults.append(f'{place}{error}')
    return Read(tuple(kept), tuple(faults))


def _moment(value: object) -> float | None:
    if isinstance(value, str):
        value = unicodedata.normalize('NFKC', value).strip().replace(',', '.')
    try:
        seconds = parse_duration(value)
    except ValueError:
        return None
    return seconds if seconds is not None and seconds < moment.LATEST else None
