"""Turn front matter into an Article: aliases, casts, fallbacks, and what was not understood."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from sphinxext_podcast.model.addresses.named_file import is_remote
from sphinxext_podcast.model.article import Article
from sphinxext_podcast.model.feeds.podcast import episode_number
from sphinxext_podcast.model.problem import FEW, Problem
from sphinxext_podcast.source import casting, chapters
from sphinxext_podcast.source.dates import jekyll_date, parse_date, parse_duration

from . import publication_keys
from .podcast_tags import of_episode

if TYPE_CHECKING:
    from datetime import datetime, tzinfo

    from .reader import FrontMatter


class _Field(NamedTuple):
    """An Article field, the keys it may have (the first with a value counts), its cast."""

    name: str
    keys: tuple[str, ...]
    cast: Callable[[object], object]


_FIELDS = (
    _Field('title', ('title',), casting.line),
    _Field('link_title', ('linktitle',), casting.line),
    _Field('description', ('description',), casting.text),
    _Field('summary', ('summary', 'excerpt'), casting.passage),
    _Field('tags', ('tags',), casting.names),
    _Field('series', ('series',), casting.names),
    _Field('keywords', ('keywords',), casting.words),
    _Field('authors', ('authors', 'author'), casting.people),
    _Field('guests', ('guests',), casting.people),
    _Field('hosts', ('hosts',), casting.people),
    _Field('series_order', ('series_order',), casting.integer),
    _Field('weight', ('weight',), casting.integer),
    _Field('source_name', ('source_name',), casting.line),
    _Field('source_url', ('source_url',), casting.text),
    _Field('episode', ('episode',), casting.line),
    _Field('season', ('season',), casting.counted),
    _Field('duration', ('duration', 'podcast_duration'), parse_duration),
    _Field('explicit', ('explicit',), casting.explicit),
    _Field('episode_type', ('episodetype', 'episode_type'), casting.episode_type),
    _Field('guid', ('guid', 'episode_guid', 'podcast_guid'), casting.line),
    _Field('transcript', ('transcript',), casting.file),
    _Field('slug', ('slug',), casting.text),
    _Field('url', ('url',), casting.text),
    _Field('aliases', ('aliases',), casting.names),
    _Field('language', ('language',), casting.language),
    _Field('translation_key', ('translationkey',), casting.text),
)
_DATES = {
    'date': ('date',),
    'publish_date': ('publishdate', 'published', 'pubdate'),
    'lastmod': ('lastmod', 'modified', 'updated'),
    'expiry_date': ('expirydate', 'unpublishdate'),
}
_DATING = _DATES['date'] + _DATES['publish_date']
_UNDATED = 'the article is published without a date, last in every list'
_CATEGORIES = ('categories', 'category')
PICTURES = ('image', 'images', 'cover', 'thumbnail')
SOUNDS = ('audio', 'podcast_file', 'enclosure')
_KNOWN = frozenset(
    [key for field in _FIELDS for key in field.keys]
    + [key for keys in _DATES.values() for key in keys]
    + ['draft', 'status', 'image_alt', 'podcast_bytes', 'chapters']
    + [*_CATEGORIES, *PICTURES, *SOUNDS]
)


def keys(field: str) -> tuple[str, ...]:
    """Return the keys of front matter that may hold *field*, which may be any other key."""
    others = {'categories': _CATEGORIES, 'audio': SOUNDS, 'image': PICTURES, **_DATES}
    return others.get(field) or next((f.keys for f in _FIELDS if f.name == field), (field,))


def is_article(front: FrontMatter) -> bool:
    """Return whether *front* has a date that makes the document an article.

    What ABlog or Jekyll takes for a draft needs none.
    """
    dated = any(not casting.empty(_given(front, key)) for key in _DATING)
    return dated or (front.dialect != 'hugo' and front.data.get('draft') is True)


def is_unrendered(front: FrontMatter) -> bool:
    """Return whether *front* asks for no page: ``headless: true``, ``build: {render: never}``."""
    build = front.data.get('build', front.data.get('_build'))
    render = build.get('render') if isinstance(build, Mapping) else None
    return front.data.get('headless') is True or render is False or render == 'never'


def article(front: FrontMatter, docname: str, zone: tzinfo) -> tuple[Article, list[Problem]]:
    """Return the Article that *front* describes and what of it was not understood.

    Dates without a time zone are in *zone*.  A value that is not understood is left out.
    """
    reader = _Reader(_unfolded(front))
    values: dict[str, Any] = {}
    for field in _FIELDS:
        value = reader.first(field.keys, field.cast)
        if value is not None:
            values[field.name] = value
    values |= _dates(reader, zone)
    values |= _picture(reader)
    values |= _chapters(reader)
    values |= _withheld(reader)
    made = Article(
        docname=docname,
        categories=_categories(reader),
        audio=_audio(reader),
        params={key: value for key, value in front.data.items() if key not in _KNOWN},
        **values,
    )
    if made.audio:
        _check_episode(reader, made)
    return made, reader.problems


def with_prefix(article: Article, prefix: str) -> Article:
    """Return *article* with *prefix* before the bare name of its recording."""
    audio = article.audio
    if not prefix or audio is None or is_remote(audio.url) or audio.url.startswith(('/', '.')):
        return article
    return replace(article, audio=audio._replace(url=prefix + audio.url))


def _unfolded(front: FrontMatter) -> FrontMatter:
    """Return *front* with the two dates that ``date: {created: …, updated: …}`` has."""
    date = front.data.get('date')
    created, updated = (
        casting.part(date, key) if isinstance(date, Mapping) else None
        for key in ('created', 'updated')
    )
    if created is None and updated is None:
        return front
    lines = {'lastmod': front.lines.get('date', 0), **front.lines}
    return front._replace(data={'lastmod': updated, **front.data, 'date': created}, lines=lines)


def _given(front: FrontMatter, key: str) -> Any:
    """Return the value of *key*; Jekyll's ``published: true`` is no date."""
    value = front.data.get(key)
    if key == 'published' and publication_keys.is_flag(value):
        return None
    return value


class _Reader:
    """Casts values of one front matter and collects what went wrong."""

    def __init__(self, front: FrontMatter) -> None:
        self.front = front
        self.problems: list[Problem] = []

    def one(self, key: str, cast: Callable[[Any], Any]) -> Any:
        """Return the cast value of *key*, None if it is empty or not understood."""
        value = _given(self.front, key)
        return None if casting.empty(value) else self.cast(key, value, cast)

    def cast(self, key: str, value: Any, cast: Callable[[Any], Any]) -> Any:
        """Return the cast *value* of *key*, None if it is not understood."""
        try:
            return cast(value)
        except casting.PartlyReadError as error:
            for message, line in self._parts(key, error):
                self.report(key, message, line)
            return error.kept
        except ValueError as error:
            self.report(key, error)
            return None

    def first(self, keys: tuple[str, ...], cast: Callable[[Any], Any]) -> Any:
        """Return the first value among *keys*, None if there is none."""
        values = (self.one(key, cast) for key in keys)
        return next((value for value in values if value not in (None, '', ())), None)

    def _parts(self, key: str, error: casting.PartlyReadError) -> Iterator[tuple[str, int]]:
        """Yield what is wrong with the first items of *key*, and how many more; with lines."""
        if not error.parts:
            yield str(error), 0
        known = dict(self.front.items).get(key, ())
        lines = [known[number] if number < len(known) else 0 for number, _ in error.parts]
        for (_, message), line in list(zip(error.parts, lines, strict=True))[:FEW]:
            yield message, line
        if more := lines[FEW:]:
            yield f'{len(more)} more like these', more[0]

    def report(self, key: str, error: ValueError | str, line: int = 0) -> None:
        """Add a problem about *key*, at its line or that of a part of it."""
        line = line or self.front.lines.get(key, 0)
        self.problems.append(Problem('front_matter', f'{key}: {error}', line, key))


def _check_episode(reader: _Reader, article: Article) -> None:
    """Return what apps will not understand of an episode of the author's own."""
    if article.episode and not episode_number(article.episode):
        wrong = f'{casting.shown(article.episode)} holds no number, or several; write one: 12'
        reader.report('episode', wrong)
    for problem in of_episode(article.params, article.duration)[1]:
        reader.report(problem.key, problem.message.removeprefix(f'{problem.key}: '))


def _dates(reader: _Reader, zone: tzinfo) -> dict[str, datetime | None]:
    before = len(reader.problems)
    read = jekyll_date if reader.front.dialect == 'jekyll' else parse_date
    dates = {
        name: reader.first(keys, lambda value: read(value, zone)) for name, keys in _DATES.items()
    }
    dates['date'] = dates['date'] or dates['publish_date'] or dates['lastmod']
    dates['publish_date'] = dates['publish_date'] or dates['date']
    if dates['date'] is None and is_article(reader.front):
        reader.problems[before:] = [
            problem._replace(message=f'{problem.message}; {_UNDATED}')
            if problem.key in _DATING
            else problem
            for problem in reader.problems[before:]
        ]
    return dates


def _withheld(reader: _Reader) -> dict[str, bool]:
    data = reader.front.data
    field = 'draft' in data and reader.front.format == 'fields'
    draft = reader.cast('draft', data.get('draft'), partial(publication_keys.draft, field=field))
    before = len(reader.problems)
    withdrawn = reader.cast('published', data.get('published'), publication_keys.published)
    if len(reader.problems) > before:  # it is no date either, which is said already
        reader.problems[:before] = [p for p in reader.problems[:before] if p.key != 'published']
    status = reader.cast('status', data.get('status'), publication_keys.status)
    return {
        'draft': bool(draft or withdrawn or status == 'draft'),
        'hidden': status == 'hidden',
    }


def _categories(reader: _Reader) -> tuple[str, ...]:
    found = [reader.one(key, casting.names) or () for key in _CATEGORIES]
    return tuple(dict.fromkeys(name for names in found for name in names))


def _picture(reader: _Reader) -> dict[str, str]:
    image, alt = reader.first(PICTURES, casting.picture) or ('', '')
    return {'image': image, 'image_alt': reader.one('image_alt', casting.line) or alt}


def _audio(reader: _Reader) -> Any:
    audio = reader.first(SOUNDS, casting.enclosure)
    length = reader.one('podcast_bytes', casting.size)
    if audio is not None and audio.length is None:
        return audio._replace(length=length)
    return audio


def _chapters(reader: _Reader) -> dict[str, Any]:
    value = reader.one('chapters', chapters.from_value)
    if isinstance(value, str):
        return {'chapters_file': value}
    return {'chapters': value or ()}
