"""Hugo's patterns of addresses: ``/:year/:slug/``."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from urllib.parse import unquote_plus

from .path import FOLDER_NAME, hugo_path, slug_path, spelled

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from .page import Page

_TOKEN = re.compile(r':\w++(?:\[[^\[\]\n]+\])?')
_SLICE = re.compile(r'\[(?:(\d+|last)|(\d+|last)?:(\d+|last)?)\]')
#: What stands for a part of a moment in Go.
_LAYOUT = re.compile(r'January|Jan(?![a-z])|Monday|Mon(?![a-z])|002|0[1-6]|15|2006|_2|[1-5]')
_LAYOUTS = {
    'January': '%B',
    'Jan': '%b',
    'Monday': '%A',
    'Mon': '%a',
    '01': '%m',
    '02': '%d',
    '03': '%I',
    '04': '%M',
    '05': '%S',
    '06': '%y',
    '002': '%j',
    '15': '%H',
}
_MONTHS = (
    *('January', 'February', 'March', 'April', 'May', 'June'),
    *('July', 'August', 'September', 'October', 'November', 'December'),
)
_DAYS = ('Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday')
_ZERO = datetime(1, 1, 1, tzinfo=UTC)
_LISTS = ('sections', 'sectionslugs')
#: What is short for a slice.
_SHORT = {'sectionslug': 'sectionslugs[:1]'}


def unknown(pattern: str) -> list[str]:
    """Return the tokens of *pattern* that Hugo does not know."""
    return [t for t in _TOKEN.findall(pattern.replace('\\:', '\0')) if not _is_known(t[1:])]


def expand(pattern: str, page: Page, sections: Mapping[str, Page]) -> str:
    """Fill *pattern* for *page*; *sections* are the pages of sections by their Hugo paths.

    As in Hugo what comes out is read like a query: ``+`` is a blank, ``%2B`` a plus.
    """

    def fill(match: re.Match[str]) -> str:
        return _value(match.group()[1:], page, sections)

    filled = _TOKEN.sub(fill, pattern.replace('\\:', '\0')).replace('\0', ':')
    return unquote_plus(filled)


def _is_known(token: str) -> bool:
    name, bracket, rest = _SHORT.get(token, token).partition('[')
    if bracket:
        return name in _LISTS and _SLICE.fullmatch(f'[{rest}') is not None
    return token in (*_TOKENS, *_LISTS) or _LAYOUT.search(token) is not None


def _value(token: str, page: Page, sections: Mapping[str, Page]) -> str:
    name, bracket, rest = _SHORT.get(token, token).partition('[')
    if name in _LISTS:
        found = _sections(page, sections, slugs=name == 'sectionslugs')
        return '/'.join(_sliced(found, f'[{rest}') if bracket else found)
    if name in _TOKENS:
        return _TOKENS[name](page)
    return _go_layout(token, _moment(page))


def _sections(page: Page, sections: Mapping[str, Page], *, slugs: bool) -> list[str]:
    """Return the sections that hold *page*: the first folder, and those with a page."""
    folders = hugo_path(page.docname).split('/')[:-1]
    found = []
    for at, name in enumerate(folders):
        section = sections.get('/'.join(folders[: at + 1]))
        if section and slugs:
            found.append(_slug(section) or name)
        elif section or not at:
            found.append(name)
    return found


def _sliced(found: list[str], brackets: str) -> list[str]:
    match = _SLICE.fullmatch(brackets)
    if match is None:
        return []
    last = max(len(found) - 1, 0)
    numbers = [last if n == 'last' else int(n) if n else None for n in match.groups()]
    if numbers[0] is not None:
        return found[numbers[0] : numbers[0] + 1]
    return found[numbers[1] : numbers[2]]


def _go_layout(token: str, moment: datetime) -> str:
    def part(match: re.Match[str]) -> str:
        layout = match.group()
        if layout in _LAYOUTS:
            return formatted(moment, _LAYOUTS[layout])
        numbers = {
            '2006': f'{moment.year:04}',
            '1': str(moment.month),
            '2': str(moment.day),
            '_2': f'{moment.day:2}',
            '3': str(moment.hour % 12 or 12),
            '4': str(moment.minute),
            '5': str(moment.second),
        }
        return numbers[layout]

    return _LAYOUT.sub(part, token)


def formatted(moment: datetime, layout: str) -> str:
    """Format *moment* in English, whatever the language of the process."""
    words = {
        '%B': _MONTHS[moment.month - 1],
        '%b': _MONTHS[moment.month - 1][:3],
        '%A': _DAYS[moment.weekday()],
        '%a': _DAYS[moment.weekday()][:3],
        '%Y': f'{moment.year:04}',
    }
    return words.get(layout) or moment.strftime(layout)


def _title(page: Page) -> str:
    made = spelled(page.title.replace('/', '-'))
    return made if made.strip('.') else ''  # no way out of the folder


def _slug(page: Page) -> str:
    return slug_path(page.slug) or _title(page)


def _name(page: Page) -> str:
    return spelled(FOLDER_NAME.sub('', page.docname).rsplit('/', 1)[-1])


def _slug_or_name(page: Page) -> str:
    return slug_path(page.slug) or _name(page)


def _section(page: Page) -> str:
    folder, slash, _ = hugo_path(page.docname).partition('/')
    return folder if slash else ''


def _moment(page: Page) -> datetime:
    return page.date or _ZERO


_TOKENS: Mapping[str, Callable[[Page], str]] = {
    'year': lambda page: str(_moment(page).year),
    'month': lambda page: f'{_moment(page).month:02}',
    'monthname': lambda page: _MONTHS[_moment(page).month - 1],
    'day': lambda page: f'{_moment(page).day:02}',
    'weekday': lambda page: str(_moment(page).isoweekday() % 7),
    'weekdayname': lambda page: _DAYS[_moment(page).weekday()],
    'yearday': lambda page: str(_moment(page).timetuple().tm_yday),
    'section': _section,
    'title': _title,
    'slug': _slug,
    'slugorfilename': _slug_or_name,
    'slugorcontentbasename': _slug_or_name,
    'filename': _name,
    'contentbasename': _name,
}
