"""What the bytes of a file are: their encoding, and which format their text has.

The name of a file says neither: hosts serve SRT as ``.vtt``, and editors save UTF-16.
"""

from __future__ import annotations

import codecs
import re
from enum import Enum
from typing import NamedTuple

from sphinxext_podcast.model.characters import authored
from sphinxext_podcast.model.transcript import Fault

from .timing import timings

_MARKS = {
    codecs.BOM_UTF8: 'utf-8-sig',
    codecs.BOM_UTF16_LE: 'utf-16',
    codecs.BOM_UTF16_BE: 'utf-16',
}


class _Encoding(NamedTuple):
    """An encoding of the East, and the first bytes of the characters that are common in it.

    é and other letters of the West, followed by a letter, make rare ones.
    """

    name: str
    common: frozenset[int]


_BIG5 = _Encoding('big5hkscs', frozenset(range(0xA1, 0xC7)))
_GB = _Encoding('gb18030', frozenset((0xA1, 0xA3, *range(0xB0, 0xD8))))
_KOREAN = _Encoding('cp949', frozenset((0xA1, *range(0xB0, 0xC9))))
_SHIFT_JIS = _Encoding('cp932', frozenset(range(0x81, 0x98)))
_EUC_JP = _Encoding('euc_jp', frozenset((0xA1, 0xA4, 0xA5, *range(0xB0, 0xD0))))
#: What is tried before Big5, by the beginning of a language.
_TRIES = {
    'zh-cn': (_GB,),
    'zh-sg': (_GB,),
    'zh-hans': (_GB,),
    'ko': (_KOREAN,),
    'ja': (_SHIFT_JIS, _EUC_JP),
}
#: So many characters show the format.
_BEGINNING = 4000
_JSON = re.compile(r'[{\[]\s*(?:["{\[\]}]|\Z)')
_HTML = re.compile(r'<(?:cite|time|p|html|body|div|!doctype\s+html)\b', re.I)
_XML = re.compile(r'<(?:timedtext|transcript)\b')
#: The first element of XML, with its name behind any prefix.
ELEMENT = re.compile(r'<(?:[A-Za-z][\w.-]{0,40}:)?([A-Za-z][\w.-]{0,40})')


class Format(Enum):
    """The formats that are read; the values are what messages call them."""

    WEBVTT = 'WebVTT'
    SRT = 'SRT'
    JSON = 'JSON'
    XML = 'XML of YouTube'
    TTML = 'TTML'
    ASS = 'ASS'
    HTML = 'HTML'
    TEXT = 'text'


class Decoded(NamedTuple):
    """The *text* of a file, its lines ended by line feeds; what could not be decoded."""

    text: str
    faults: tuple[Fault, ...] = ()


def decoded(data: bytes, language: str = '') -> Decoded:
    """Return the text in *data*: UTF-8, UTF-16 or Big5, else Windows-1252, with a fault.

    In *language*, BCP 47, it may be in what is usual for that, such as GB18030.
    """
    encoding = next((name for mark, name in _MARKS.items() if data.startswith(mark)), '')
    start = data[:_BEGINNING]
    # A few of them are an accident in a text of single bytes.
    if not encoding and start.count(0) * 10 >= len(start) > 0:
        little = start[1::2].count(0) >= start[::2].count(0)
        encoding = 'utf-16-le' if little else 'utf-16-be'
    faults: tuple[Fault, ...] = ()
    try:
        text = data.decode(encoding or 'utf-8')
    except UnicodeDecodeError as error:
        line = data.count(b'\n', 0, error.start) + 1
        if encoding or _is_damaged(data):
            encoding = encoding or 'utf-8'
            text, said = data.decode(encoding, 'replace'), 'it is damaged here'
        elif (eastern := _eastern(data, language)) is not None:
            return Decoded(_lines(eastern))
        else:
            text, said = data.decode('cp1252', 'replace'), 'it was read as Windows-1252'
        faults = (
            Fault(line, f'this is not {encoding.upper() or "UTF-8"}; {said}; save it as UTF-8'),
        )
    return Decoded(_lines(text), faults)


def _lines(text: str) -> str:
    return authored(text.replace('\r\n', '\n').replace('\r', '\n').removeprefix('\ufeff'))


def _is_damaged(data: bytes) -> bool:
    """Return whether *data* is UTF-8 but for a few bytes, such as the end of a file cut off."""
    text = data.decode('utf-8', 'replace')
    lost = text.count('\ufffd')
    return sum(not char.isascii() for char in text) > 5 * lost


def _eastern(data: bytes, language: str) -> str | None:
    """Return the text in *data*, of which more than half the characters are common ones."""
    tag = language.lower().replace('_', '-')
    known = (tries for start, tries in _TRIES.items() if f'{tag}-'.startswith(f'{start}-'))
    for encoding, common in (*next(known, ()), _BIG5):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        wide = [char.encode(encoding)[0] for char in text[:_BEGINNING] if not char.isascii()]
        if sum(first in common for first in wide) * 2 > len(wide):
            return text
    return None


def format_of(text: str) -> Format:
    """Return what the format of *text* is; whatever nothing else claims is text."""
    start = text[:_BEGINNING].lstrip()
    if start.startswith('WEBVTT'):
        return Format.WEBVTT
    if start.lower().startswith('[script info]'):
        return Format.ASS
    if _JSON.match(start):
        return Format.JSON
    if start.startswith('<'):
        if (first := ELEMENT.search(start)) and first[1] in {'tt', 'TT'}:
            return Format.TTML
        if _XML.search(start):
            return Format.XML
        if _HTML.search(start):
            return Format.HTML
    lines = text.split('\n')
    if (first_timing := next(timings(lines), None)) is not None:
        return _without_header(text, lines[first_timing])
    return Format.HTML if _HTML.match(start) else Format.TEXT


def _without_header(text: str, timing: str) -> Format:
    """Return which of the two formats with lines like *timing* has *text*, by its marks."""
    voices = '<v' in text or '\nNOTE' in text or '\nSTYLE' in text
    numbered = text.lstrip().split('\n', 1)[0].strip().isdecimal()
    return Format.SRT if (numbered or ',' in timing) and not voices else Format.WEBVTT
