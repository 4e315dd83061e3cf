"""A transcript in HTML: its turns with their times, each cue in a span; beside a translation."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, NamedTuple

from sphinxext_podcast.model.media import clock
from sphinxext_podcast.model.transcript import Turn, gap
from sphinxext_podcast.output.attributes import attributes

from .elements import opening

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sphinxext_podcast.model.transcript import Cue, Row


class File(NamedTuple):
    """A file for download: its address, and the words of the link."""

    href: str
    words: str


class Sheet(NamedTuple):
    """What the HTML of a transcript is made of.

    *address* returns where a moment, in seconds, is played without a script; '' if nowhere,
    where the times are no links.
    Languages are BCP 47, '' for that of the page.
    """

    id: str
    title: str
    rows: tuple[Row, ...]
    files: tuple[File, ...] = ()
    language: str = ''
    translated: str = ''
    address: Callable[[float], str] = lambda seconds: ''


def section(sheet: Sheet) -> str:
    """Return the section, which the reader unfolds."""
    two = any(row.translation for row in sheet.rows)
    named = f'{sheet.id}-title'
    links = ' · '.join(
        f'<a{attributes([("href", file.href)])} download>{escape(file.words)}</a>'
        for file in sheet.files
    )
    return ''.join(
        [
            opening(
                'section',
                ['podcast-transcript', *(['podcast-transcript-translated'] if two else [])],
                id=sheet.id,
                lang='' if two else sheet.language,
                aria_labelledby=named,
            ),
            f'\n<details>{opening("summary", id=named)}{escape(sheet.title)}</summary>\n',
            '<div class="podcast-transcript-text">\n',
            *(_pair(row, sheet) if two else _turns(row.turns, sheet) for row in sheet.rows),
            '</div>\n',
            f'<p class="podcast-transcript-files">{links}</p>\n' if links else '',
            '</details></section>\n',
        ]
    )


def link(id: str, title: str) -> str:
    """Return a link to the section *id*, which stands for it in feeds."""
    return f'<p>{opening("a", href=f"#{id}")}{escape(title)}</a></p>\n'


def _pair(row: Row, sheet: Sheet) -> str:
    """Return the turns of a row, and behind them their translation."""
    original = f'{opening("div", lang=sheet.language)}\n{_turns(row.turns, sheet)}</div>\n'
    other = _turns(row.translation, sheet, marked=False)
    translation = f'{opening("div", lang=sheet.translated)}\n{other}</div>\n'
    return f'<div class="podcast-turns">\n{original}{translation}</div>\n'


def _turns(turns: Iterable[Turn], sheet: Sheet, *, marked: bool = True) -> str:
    return ''.join(_turn(turn, sheet, marked=marked) for turn in turns)


def _turn(turn: Turn, sheet: Sheet, *, marked: bool) -> str:
    """Return a paragraph; only that of the original has a link to its time."""
    parts = ['<p class="podcast-turn">']
    if turn.speaker and not turn.continued:
        parts.append(f'<b class="podcast-speaker">{escape(turn.speaker)}</b> ')
    if marked and turn.start is not None:
        at = int(turn.start)
        href = sheet.address(at)
        tag = 'a' if href else 'span'
        time = opening(tag, ['podcast-at'], data_podcast_at=at, href=href)
        parts.append(f'{time}{clock(at)}</{tag}> ')
    before = ''
    for cue in turn.cues:
        parts += [gap(before, cue.text) if before else '', _cue(cue)]
        before = cue.text
    return f'{"".join(parts)}</p>\n'


def _cue(cue: Cue) -> str:
    if cue.start is None:
        return f'<span>{escape(cue.text, quote=False)}</span>'
    # Written by hand: there are thousands of them, and all of it is digits.
    end = '' if cue.end is None else f' data-podcast-end="{_number(cue.end)}"'
    text = escape(cue.text, quote=False)
    return f'<span data-podcast-start="{_number(cue.start)}"{end}>{text}</span>'


def _number(seconds: float) -> str:
    """Return *seconds* with as many decimals as are needed, to the millisecond."""
    return f'{seconds:.3f}'.rstrip('0').rstrip('.')
