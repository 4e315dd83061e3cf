"""How a site writes its articles, learned from the newest of them by plain rules.

What most of them do counts; where no rule decides, the newest does.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime, tzinfo
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, NamedTuple

from sphinxext_podcast.model.groups.translations import split_language
from sphinxext_podcast.source.dates import parse_date
from sphinxext_podcast.source.folders.file_name import MARKDOWN

from .front_matter import DateForm, Spelling, date_form, spelling

if TYPE_CHECKING:
    from sphinxext_podcast.source.front_matter.reader import FrontMatter

#: So many of the newest articles are looked at.
NEWEST = 10
FORMATS = ('yaml', 'toml', 'json')
#: What says nothing while it is empty, and might be taken for an answer.
_LEFT_OUT = frozenset(
    """
    publishdate published pubdate lastmod modified updated expirydate unpublishdate status url
    permalink aliases redirect_from translationkey guid episode_guid podcast_guid audio
    podcast_file podcast_bytes podcast_duration enclosure duration episode season episodetype
    transcript chapters linktitle
    """.split()  # noqa: SIM905 - a list of this length is read as text
)
#: What is never the same in two articles, or means nothing in a new one.
_OWN = _LEFT_OUT | {
    *('title', 'date', 'draft', 'slug', 'description', 'summary', 'excerpt', 'source_url'),
    *('series_order', 'weight', 'guests', 'image', 'images', 'cover', 'thumbnail', 'image_alt'),
    *('tags', 'keywords'),
}
_DATED = re.compile(r'[0-9]{4}(-?)[0-9]{2}(-?)[0-9]{2}([-_])(?=.)')
#: A pattern for all documents of a folder.
_FOLDER = re.compile(r'([^*?!\[\]{}]+)/\*{1,2}')
_SHORTCODE = re.compile(r'\{\{<\s*[A-Za-z][\w-]*\s')
_DIRECTIVE = re.compile(r'^(```|:::)\{[A-Za-z][\w-]*\} \S', re.MULTILINE)


class Sample(NamedTuple):
    """An article that is there: its path below the source folder, and its text."""

    path: str
    text: str
    front: FrontMatter
    date: datetime


class Style(NamedTuple):
    """How articles are written.

    *shape* is their path with ``{year}``, ``{month}``, ``{day}`` and ``{slug}``.  *keys* are in
    their order, as they are spelled.  *kept* are values that all have in common, *empty* what
    stands for nothing.  *fence* opens the directives of players, '' where shortcodes are used.
    """

    shape: str = 'posts/{year}{month}{day}-{slug}.md'
    format: str = 'yaml'
    keys: tuple[str, ...] = ('title', 'date', 'draft', 'description', 'tags')
    kept: Mapping[str, Any] = {}
    empty: Mapping[str, Any] = {'description': '', 'tags': []}
    spelling: Spelling = Spelling()
    date: DateForm = DateForm()
    zone: tzinfo = UTC
    fence: str = ''

    def path(self, slug: str, moment: datetime) -> PurePosixPath:
        """Return where an article of *moment* stands that is named *slug*."""
        made = self.shape
        for name, part in (('year', '%Y'), ('month', '%m'), ('day', '%d')):
            made = made.replace(f'{{{name}}}', f'{moment:{part}}')
        return PurePosixPath(made.replace('{slug}', slug))


def learn(
    samples: Iterable[Sample], zone: tzinfo, articles: Sequence[str] = (), folder: str = ''
) -> Style:
    """Return the style of *samples*; *zone* is that of the site, for dates that name none.

    *articles* are the patterns of the site for what may be one, for a site without any.
    *folder* is where the article shall stand, '' for that of most.
    """
    every = list(samples)
    known = [one for one in every if not split_language(PurePosixPath(one.path).stem)[1]]
    newest = sorted(known or every, key=lambda one: (one.date, one.path), reverse=True)
    there = [one for one in newest if one.path.startswith(f'{folder}/')] if folder else newest
    if folder and not there:
        style = learn(newest, zone)
        return style._replace(shape=_within(folder, style.shape))
    if there:
        most = _most(map(_folder, there[:NEWEST]))
        there = [one for one in there if _folder(one) == most]
    read = [
        one for one in there if one.front.format in FORMATS and one.path.lower().endswith(MARKDOWN)
    ][:NEWEST]
    return _learned(read, zone) if read else Style(_place(there, articles), zone=zone)


def _learned(samples: Sequence[Sample], zone: tzinfo) -> Style:
    """Return the style of *samples*, the newest first, which all have front matter."""
    format = _most(one.front.format for one in samples)
    alike = [one for one in samples if one.front.format == format]
    keys = _keys(alike)
    form, own_zone = _dates(alike, zone)
    return Style(
        shape=_most(shape(one.path, one.date) for one in alike),
        format=format,
        keys=keys,
        kept=_kept(alike, keys),
        empty=_empty(alike, keys),
        spelling=spelling(format, map(_lines, alike), alike[0].text),
        date=form,
        zone=own_zone,
        fence=_fence(alike),
    )


def _folder(sample: Sample) -> str:
    """Return the folder of an article, which its own folder stands in; years are as others."""
    made = PurePosixPath(shape(sample.path, sample.date))
    return str(made.parent.parent if made.stem == 'index' else made.parent)


def _within(folder: str, shape: str) -> str:
    """Return the *shape* of a path in another folder; years stay folders."""
    parts = PurePosixPath(shape).parts
    first = next(n for n, part in enumerate(parts) if '{' in part)
    return '/'.join([folder, *parts[first:]])


def _place(samples: Sequence[Sample], articles: Iterable[str]) -> str:
    """Return the shape of the path of an article where no other can be copied."""
    if samples:
        known = _most(shape(one.path, one.date) for one in samples)
        return str(PurePosixPath(known).with_suffix('.md'))
    own = (found[1] for pattern in articles if (found := _FOLDER.fullmatch(pattern)))
    return f'{next(own, "posts")}/{{year}}{{month}}{{day}}-{{slug}}.md'


def shape(path: str, moment: datetime) -> str:
    """Return *path* with names in the place of what is of one article alone."""
    *folders, name = PurePosixPath(path).parts
    tail = PurePosixPath(name).suffix
    name = PurePosixPath(name).stem
    if name == 'index' and folders:
        tail, name = f'/index{tail}', folders.pop()
    parts = {f'{moment:%Y}': '{year}', f'{moment:%m}': '{month}', f'{moment:%d}': '{day}'}
    above: list[str] = []
    for folder in folders:
        named = parts.get(folder, folder)
        # A number is a month or a day only below a year.
        above.append(named if named == '{year}' or '{year}' in above else folder)
    dated = _DATED.match(name)
    begin = f'{{year}}{dated[1]}{{month}}{dated[2]}{{day}}{dated[3]}' if dated else ''
    return '/'.join([*above, f'{begin}{{slug}}{tail}'])


def _most(values: Iterable[str]) -> str:
    """Return the most frequent of *values*, the first of those that are as frequent."""
    return Counter(values).most_common(1)[0][0]


def _lines(sample: Sample) -> Iterator[tuple[str, Any, str]]:
    """Yield each key of a sample as it is spelled, its value, and what is written behind it.

    A key that is written in another one is left out.
    """
    lines = sample.text.replace('\r\n', '\n').split('\n')
    for key, value in sample.front.data.items():
        number = sample.front.lines.get(key, 0)
        line = lines[number - 1] if 0 < number <= len(lines) else ''
        at = line.lower().find(key)
        if at < 0 or line[:at].strip(' \t"\'{[,'):
            continue
        rest = '\n'.join([line[at + len(key) :].lstrip('"\' \t').lstrip(':='), *lines[number:]])
        yield line[at : at + len(key)], value, rest[:500]


def _keys(samples: Sequence[Sample]) -> tuple[str, ...]:
    """Return the keys of at least half of *samples*, in the order of the newest that has them."""
    spelled = [[key for key, _, _ in _lines(one)] for one in samples]
    counted = Counter(key.lower() for keys in spelled for key in keys)
    order: list[str] = []
    for keys in spelled:
        before = -1
        for key in keys:
            names = [one.lower() for one in order]
            if key.lower() in names:
                before = names.index(key.lower())
            elif 2 * counted[key.lower()] >= len(samples):
                before += 1
                order.insert(before, key)
    return tuple(order)


def _values(samples: Sequence[Sample], key: str) -> list[Any]:
    return [one.front.data[key.lower()] for one in samples if key.lower() in one.front.data]


def _kept(samples: Sequence[Sample], keys: Iterable[str]) -> dict[str, Any]:
    """Return what all *samples* that say it say alike, if they are several."""
    found = {}
    for key in keys:
        values = _values(samples, key)
        alike = len(values) > 1 and all(value == values[0] for value in values)
        if key.lower() not in _OWN and alike and _is_plain(values[0]):
            found[key] = values[0]
    return found


def _is_plain(value: object) -> bool:
    """Return whether *value* says something, in one line of any format."""
    items = value if isinstance(value, list) else [value]
    return value not in ('', []) and all(isinstance(one, (str, int)) for one in items)


def _empty(samples: Sequence[Sample], keys: Iterable[str]) -> dict[str, Any]:
    """Return what stands for nothing: an empty text or list, as the newest has one."""
    found: dict[str, Any] = {}
    for key in keys:
        value = _values(samples, key)[0]
        if key.lower() not in _LEFT_OUT and isinstance(value, (str, list)):
            found[key] = [] if isinstance(value, list) else ''
    return found


def _dates(samples: Sequence[Sample], zone: tzinfo) -> tuple[DateForm, tzinfo]:
    """Return how dates are written, and in which zone."""
    for one in samples:
        for key, value, rest in _lines(one):
            form = date_form(rest.split('\n')[0]) if key.lower() == 'date' else None
            if form is None:
                continue
            if form.zone == 'Z':
                return form, UTC
            moment = parse_date(value, zone)
            offset = moment.tzinfo if moment and form.zone else None
            # The zone of the site knows summers; the newest article only knows its own offset.
            return form, zone if offset is None or _has(zone, moment) else offset
    return DateForm(), zone


def _has(zone: tzinfo, moment: datetime | None) -> bool:
    """Return whether *moment* has the offset that *zone* has then."""
    return bool(moment and moment.utcoffset() == moment.astimezone(zone).utcoffset())


def _fence(samples: Sequence[Sample]) -> str:
    """Return what opens the directives of players, '' where shortcodes are as frequent."""
    bodies = ['\n'.join(one.text.split('\n')[one.front.end :]) for one in samples]
    shortcodes = sum(len(_SHORTCODE.findall(body)) for body in bodies)
    fences = Counter(found[1] for body in bodies for found in _DIRECTIVE.finditer(body))
    return _most(fences.elements()) if fences.total() > shortcodes else ''
