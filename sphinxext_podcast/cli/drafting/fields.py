"""The fields of an article as keys of front matter, in the order and spelling of a site."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sphinxext_podcast.model.media import clock
from sphinxext_podcast.source import chapters
from sphinxext_podcast.source.front_matter import article_fields

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sphinxext_podcast.model.article import Article, Chapter, Enclosure, Person

    from .style import Style

#: The keys, in the order of a site that has none yet.
_ORDER = (
    *('title', 'date', 'draft', 'description', 'tags', 'categories', 'series', 'authors'),
    *('source_name', 'source_home', 'source_url', 'guests', 'hosts', 'season', 'episode'),
    *('episodeType', 'explicit', 'duration', 'guid', 'audio', 'image', 'transcript', 'chapters'),
)
#: Key → field of an article.
_FIELDS = {**{key: key for key in _ORDER}, 'episodeType': 'episode_type'}
#: What is of a show, and so the same only in articles about that show.
_OF_SHOW = frozenset({'source_name', 'source_home', 'hosts'})


def values(article: Article, style: Style, home: str = '') -> dict[str, Any]:
    """Return what *article* says as front matter of a site with *style*.

    Keys of the site for which it says nothing are empty, or what all its articles have there.
    """
    told = {key: value for key, value in _told(article, home).items() if value not in ('', None)}
    named = {_spelled(key, style): key for key in told}
    kept = _kept(told.get('source_name', ''), style)
    made: dict[str, Any] = {}
    for key in style.keys:
        if key in named:
            made[key] = _fitting(told[named[key]], style.empty.get(key))
        elif key in kept:
            made[key] = kept[key]
        elif key in style.empty:
            made[key] = style.empty[key]
    for spelled, key in named.items():
        if spelled not in made:
            made = _inserted(made, spelled, told[key], key)
    return made


def _kept(show: str, style: Style) -> Mapping[str, Any]:
    """Return what all articles of the site have alike, if it holds for *show*, too."""
    lowered = {key.lower(): value for key, value in style.kept.items()}
    if lowered.get('source_name') and show in ('', lowered['source_name']):
        return style.kept
    return {key: value for key, value in style.kept.items() if key.lower() not in _OF_SHOW}


def _told(article: Article, home: str) -> dict[str, Any]:
    """Return the values of *article* by the keys of our reference, empty ones as '' or None."""
    number = article.episode
    return {
        'title': article.title,
        'date': article.date,
        'draft': article.draft or None,
        'description': article.description,
        'tags': list(article.tags) or None,
        'source_name': article.source_name,
        'source_home': home,
        'source_url': article.source_url,
        'guests': _people(article.guests),
        'hosts': _people(article.hosts),
        'season': article.season,
        'episode': int(number) if number.isascii() and number.isdecimal() else number,
        'episodeType': article.episode_type if article.episode_type != 'full' else '',
        'explicit': article.explicit or None,
        'duration': clock(article.duration) if article.duration else None,
        'guid': article.guid,
        'audio': _audio(article.audio) if article.audio else None,
        'image': article.image,
        'transcript': article.transcript,
        'chapters': article.chapters_file or [_chapter(one) for one in article.chapters] or None,
    }


def _people(people: Iterable[Person]) -> list[Any] | None:
    found = [{'name': one.name, 'url': one.url} if one.url else one.name for one in people]
    return found or None


def _audio(audio: Enclosure) -> str | dict[str, Any]:
    more = {'length': audio.length, 'type': audio.type}
    known = {key: value for key, value in more.items() if value}
    return {'url': audio.url, **known} if known else audio.url


def _chapter(chapter: Chapter) -> str | dict[str, str]:
    """Return a chapter as a line, if a line can say it, else as a map."""
    start = clock(chapter.start)
    if part := f'{chapter.start % 1:.3f}'[2:].rstrip('0'):
        start += f'.{part}'
    line = f'{start} {chapter.title}' + (f' <{chapter.url}>' if chapter.url else '')
    try:
        if chapters.from_line(line) == chapter:
            return line
    except ValueError:
        pass
    more = {'url': chapter.url, 'img': chapter.image}
    known = {key: value for key, value in more.items() if value}
    return {'start': start, 'title': chapter.title, **known}


def _spelled(key: str, style: Style) -> str:
    """Return how the site calls *key*, if what it writes there is of the same kind."""
    others = article_fields.keys(_FIELDS[key])
    same = [one for one in style.keys if one.lower() == key.lower()]
    alike = [one for one in style.keys if one.lower() in others and one in style.empty]
    return next(iter((*same, *alike)), key)


def _fitting(value: Any, empty: Any) -> Any:
    """Return *value* as a list where the site has lists, and one name alone where it has texts."""
    if isinstance(empty, list) and isinstance(value, str):
        return [value]
    if isinstance(empty, str) and isinstance(value, list) and len(value) == 1:
        return value[0]
    return value


def _inserted(made: Mapping[str, Any], spelled: str, value: Any, key: str) -> dict[str, Any]:
    """Return *made* with one more key, behind all that usually come before it."""
    before = {
        name
        for one in _ORDER[: _ORDER.index(key)]
        for name in (one.lower(), *article_fields.keys(_FIELDS[one]))
    }
    after = max((n for n, one in enumerate(made, start=1) if one.lower() in before), default=0)
    pairs = list(made.items())
    return dict([*pairs[:after], (spelled, value), *pairs[after:]])
