"""Articles written for ABlog: the directive ``post``, and what its front matter means."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Any, NamedTuple

from sphinxext_podcast.model.characters import clean
from sphinxext_podcast.model.problem import Problem
from sphinxext_podcast.source import casting
from sphinxext_podcast.source.front_matter import yaml_scalars
from sphinxext_podcast.source.front_matter.reader import FrontMatter, Unreadable

_RST = re.compile(r'^\.\. post::(?P<date>[^\n]*)(?:\n|\Z)', re.MULTILINE)
_INDENTED = re.compile(r'[ \t]++(?P<text>\S[^\n]*)(?:\n|\Z)')
_OPTION = re.compile(r'[ \t]*:(?P<key>[a-z_]+):(?:[ \t]+(?P<value>[^\n]*))?')
_FENCE = re.compile(r' {0,3}(?P<mark>`{3,}|~{3,}|:{3,})(?P<info>[^\n]*)')
_MYST = re.compile(r'\{post\}(?P<date>[^\n]*)')
_RULE = re.compile(r'[ \t]*---[ \t]*(?:\n|\Z)')

#: Keys whose text is several names with commas between them.
_LISTS = ('tags', 'author', 'authors', 'category', 'categories', 'location')
#: Numbers of a paragraph and of a picture.
_NUMBERS = ('excerpt', 'image')
_FLAGS = ('exclude', 'nocomments')
_DATES = ('date', 'publishdate', 'published', 'pubdate', 'lastmod')

Names = Mapping[str, tuple[str, str]]


class Blog(NamedTuple):
    """What a project says of its articles for ABlog.

    *authors*, *locations*: key → name and address.  *date_format* is that of ``strftime``.
    """

    authors: Names = MappingProxyType({})
    locations: Names = MappingProxyType({})
    default_author: tuple[str, ...] = ()
    date_format: str = ''


def post(text: str, markup: str, first: FrontMatter | None) -> FrontMatter | None:
    """Return what the first directive ``post`` of *text* says, and *first*, its front matter.

    *first* alone if there is no such directive.  The directive stays in the text.
    Raises Unreadable for options that cannot be parsed.
    """
    if ('.. post::' if markup == 'rst' else '{post}') not in text:
        return first
    text = text.replace('\r\n', '\n')
    found = _rst(text) if markup == 'rst' else _myst(text, first.end if first else 0)
    if found is None:
        return first
    data, lines = found
    # The title of the directive is for lists; that of the page is its heading.
    if 'title' in data:
        data['linktitle'] = data.pop('title')
        lines['linktitle'] = lines.pop('title')
    if first is None:
        return FrontMatter('post', clean(data), lines, 0)
    return first._replace(
        format='post', data={**first.data, **data}, lines={**first.lines, **lines}
    )


_Found = tuple[dict[str, Any], dict[str, int]]


def _rst(text: str) -> _Found | None:
    start = _RST.search(text)
    if start is None:
        return None
    line = text.count('\n', 0, start.start()) + 1
    return _options(start['date'], _block(text, start.end()), line)


def _block(text: str, at: int) -> Iterator[str]:
    """Yield the indented lines from *at* on, to the first that is blank."""
    while at < len(text) and (match := _INDENTED.match(text, at)):
        yield match['text'].rstrip()
        at = match.end()


def _options(argument: str, block: Iterator[str], line: int) -> _Found:
    """Read the argument, which may go on below its line, and the options."""
    data: dict[str, Any] = {'date': argument.strip()}
    lines = {'date': line}
    key = 'date'
    for number, text in enumerate(block, line + 1):
        if option := _OPTION.fullmatch(text):
            key = option['key']
            data[key] = (option['value'] or '').strip()
            lines[key] = number
        else:
            data[key] = f'{data[key]} {text}'.strip()
    for flag in _FLAGS:
        if flag in data:
            data[flag] = data[flag].lower() != 'false'
    return data, lines


def _myst(text: str, start: int) -> _Found | None:
    lines = text.split('\n')
    mark = ''
    for number, line in enumerate(lines[start:], start):
        fence = _FENCE.match(line)
        if fence is None:
            continue
        if mark:
            if fence['mark'].startswith(mark) and not fence['info'].strip():
                mark = ''
        elif opened := _MYST.fullmatch(fence['info'].strip()):
            return _myst_options(opened['date'], lines[number + 1 :], number + 1)
        # Directives with colons hold text in which a post may be.
        elif fence['mark'][0] != ':':
            mark = fence['mark']
    return None


def _myst_options(argument: str, below: list[str], line: int) -> _Found:
    if not below or not _RULE.match(below[0]):
        block = []
        for text in below:
            if not _OPTION.fullmatch(text):
                break
            block.append(text)
        return _options(argument, iter(block), line)
    end = next((n for n, text in enumerate(below[1:], 1) if _RULE.match(text)), len(below))
    try:
        read = yaml_scalars.load('\n'.join(below[1:end]) + '\n')
    except yaml_scalars.Fault as fault:
        message = f'the options of "post" are not valid YAML: {fault.message}'
        raise Unreadable(Problem('front_matter', message, line + 1 + fault.line)) from None
    data = {'date': argument.strip(), **{k.lower(): v for k, v in read.data.items()}}
    lines = {'date': line, **{k.lower(): line + 1 + n for k, n in read.lines.items()}}
    return data, lines


def adapted(front: FrontMatter, blog: Blog, *, titled: bool = False) -> FrontMatter:
    """Return *front* with what its values mean for ABlog.

    Several names in one text are a list, keys of the project's authors and places are their
    names, numbers of paragraphs and pictures are numbers; a post without a date is a draft.
    In a text that is *titled* by a heading, another title is for lists.
    """
    data = dict(front.data)
    for key in _LISTS:
        if isinstance(data.get(key), str):
            data[key] = [item.strip() for item in data[key].split(',') if item.strip()]
    for key in _NUMBERS:
        if isinstance(data.get(key), str) and data[key].strip().isdecimal():
            data[key] = int(data[key])
    data |= _named(data, blog)
    for key in _DATES:
        if isinstance(data.get(key), str):
            data[key] = _date(data[key], blog.date_format)
    if titled and 'title' in data:
        data['linktitle'] = data.pop('title')
    post = front.format == 'post' or 'blogpost' in data
    if post and all(casting.empty(data.get(key)) for key in _DATES):
        data['draft'] = True
    return front._replace(data=data, dialect='ablog')


def _named(data: Mapping[str, Any], blog: Blog) -> dict[str, list[Any]]:
    """Return the authors and places of *data* by their names."""
    named: dict[str, list[Any]] = {}
    given = next((key for key in ('authors', 'author') if not casting.empty(data.get(key))), '')
    if given:
        named[given] = [_person(item, blog.authors) for item in _items(data[given])]
    elif blog.default_author:
        named['author'] = [_person(item, blog.authors) for item in blog.default_author]
    if not casting.empty(data.get('location')):
        places = map(str, _items(data['location']))
        named['location'] = [blog.locations.get(place, (place, ''))[0] for place in places]
    return named


def _items(value: object) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _person(item: object, authors: Names) -> object:
    """Return the author that *item* names by a key of the project, or *item*."""
    if isinstance(item, str) and item in authors:
        name, url = authors[item]
        return {'name': name, 'url': url}
    return item


def _date(text: str, form: str) -> str:
    """Return a date in the project's own form as ISO 8601, any other as it is."""
    try:
        return datetime.strptime(text.strip(), form).isoformat() if form else text  # noqa: DTZ007
    except ValueError:
        return text


def slug(name: str) -> str:
    """Return *name* as in ABlog's references: ``AI, now`` → ``ai-now``."""
    kept = re.sub(r'[^\w\s-]', '', unicodedata.normalize('NFKD', name)).strip().lower()
    return re.sub(r'[-\s]+', '-', kept)
