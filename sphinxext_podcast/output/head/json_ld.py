"""The page of an article as search engines read it: JSON-LD in the words of schema.org.

What is not known is left out; nothing is made up.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from sphinxext_podcast.model.feeds.feed import media_type
from sphinxext_podcast.model.head import Clip
from sphinxext_podcast.model.site import language_tag, web_address
from sphinxext_podcast.output.characters import line
from sphinxext_podcast.output.dates import iso_duration, rfc3339
from sphinxext_podcast.output.feeds.podcast_tags import number

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sphinxext_podcast.model.article import Chapter, Person
    from sphinxext_podcast.model.head import Crumb, Head, Picture, Quotation, Recording

Thing = dict[str, Any]

#: What could end the ``<script>`` or begin a comment in it, and line ends of old JavaScript.
_UNSAFE = {ord(char): f'\\u{ord(char):04x}' for char in '<>&\u2028\u2029'}

#: What says nothing.
_NONE: tuple[Any, ...] = ('', [], {}, None, 0)


def json_ld(head: Head) -> str:
    """Return the ``<script>`` with the article, its episode and the way to its page."""
    graph = [_posting(head), *breadcrumbs(head.crumbs)]
    return script({'@context': 'https://schema.org', '@graph': graph})


def script(data: Thing) -> str:
    """Return *data* in a ``<script>`` that nothing in it can end."""
    written = json.dumps(data, ensure_ascii=False, separators=(',', ':')).translate(_UNSAFE)
    return f'<script type="application/ld+json">{written}</script>\n'


def breadcrumbs(crumbs: Sequence[Crumb]) -> list[Thing]:
    """Return the way to a page, if all its steps have addresses and there are at least two."""
    steps = [(line(name), web_address(url)) for name, url in crumbs]
    if len(steps) < 2 or not all(name and url for name, url in steps):
        return []
    listed = [
        {'@type': 'ListItem', 'position': at, 'name': name, 'item': url}
        for at, (name, url) in enumerate(steps, 1)
    ]
    return [{'@type': 'BreadcrumbList', 'itemListElement': listed}]


def _posting(head: Head) -> Thing:
    article, site, url = head.article, head.site, web_address(head.url)
    published = article.publish_date or article.date
    modified = max((d for d in (published, article.lastmod) if d), default=None)
    films = [made for one in head.recordings if one.watched and (made := _film(one))]
    sounds = [made for one in head.recordings if not one.watched and (made := _sound(one))]
    own = _own_file(head)
    return _thing(
        'BlogPosting',
        {
            '@id': url and f'{url}#article',
            'url': url,
            'mainEntityOfPage': url,
            'headline': line(article.title),
            'description': line(head.description),
            'image': _images(head),
            'datePublished': rfc3339(published),
            'dateModified': rfc3339(modified),
            'author': _people(article.authors or site.authors),
            'publisher': _publisher(head),
            'isPartOf': _website(head),
            'inLanguage': language_tag(head.language or site.language),
            'keywords': _names(article.tags + article.keywords),
            'articleSection': _names(article.categories),
            'wordCount': article.words,
            'timeRequired': iso_duration(article.minutes * 60),
            'isBasedOn': _episode(head),
            'citation': web_address(article.source_url),
            'mentions': _people(article.guests),
            'video': films,
            'audio': [own] if own else sounds,
            'hasPart': [_quotation(one) for one in head.quotations if line(one.text)],
        },
    )


def _episode(head: Head) -> Thing:
    """Return the episode that the article is about, or is; nothing if it is about none."""
    article = head.article
    numbered = bool(article.episode) or article.season is not None
    own = not (article.source_name or article.source_url)
    if own and not (head.audio and (numbered or head.podcast)):
        return {}
    pages = dict.fromkeys(web_address(one.page) for one in head.recordings)
    url = web_address(head.url if own else article.source_url)
    season = {'seasonNumber': article.season} if article.season is not None else {}
    return _thing(
        'PodcastEpisode',
        {
            'url': url,
            'name': line(article.title) if own else '',
            'episodeNumber': line(article.episode),
            'partOfSeason': _thing('PodcastSeason', season) if season else {},
            'partOfSeries': _series(head),
            'duration': iso_duration(article.duration),
            'actor': _people(article.guests),
            'sameAs': [page for page in pages if page and page != url],
            'hasPart': _clips(head.clips, article.duration),
        },
    )


def _quotation(quotation: Quotation) -> Thing:
    """Return what somebody said, as a part of the article."""
    original = line(quotation.original)
    said = {'text': original, 'inLanguage': language_tag(quotation.language)}
    name = line(quotation.speaker)
    return _thing(
        'Quotation',
        {
            'text': line(quotation.text),
            'spokenByCharacter': _thing('Person', {'name': name}) if name else {},
            'citation': web_address(quotation.url),
            'translationOfWork': _thing('Quotation', said) if original else {},
        },
    )


def _series(head: Head) -> Thing:
    name = line(head.article.source_name or head.podcast)
    hosts = _people(head.article.hosts)
    return _thing('PodcastSeries', {'name': name, 'author': hosts}) if name else {}


def _film(recording: Recording) -> Thing:
    """Return a film with all that search engines require of one, else nothing."""
    thumbnail, uploaded = web_address(recording.thumbnail), rfc3339(recording.uploaded)
    if not (line(recording.name) and thumbnail and uploaded):
        return {}
    known = {'thumbnailUrl': [thumbnail], 'uploadDate': uploaded}
    return _thing('VideoObject', _recording(recording) | known)


def _sound(recording: Recording) -> Thing:
    """Return a sound with a name and a file of its own, else nothing."""
    if not (line(recording.name) and web_address(recording.file)):
        return {}
    uploaded = {'uploadDate': rfc3339(recording.uploaded)}
    return _thing('AudioObject', _recording(recording) | uploaded)


def _recording(recording: Recording) -> Thing:
    return {
        'name': line(recording.name),
        'description': line(recording.description),
        'url': web_address(recording.page),
        'embedUrl': web_address(recording.player),
        'contentUrl': web_address(recording.file),
        'duration': iso_duration(recording.duration),
        'hasPart': _clips(_within(recording.file, recording.chapters), recording.duration),
    }


def _within(file: str, chapters: Iterable[Chapter]) -> list[Clip]:
    """Return *chapters* as parts of the *file*; its address with a time plays from there."""
    whole = web_address(file).partition('#')[0]
    return [Clip(one, f'{whole}#t={number(one.start)}') for one in chapters if whole]


def _clips(found: Iterable[Clip], duration: float | None) -> list[Thing]:
    """Return the clips *found* as parts of a recording.

    A part ends where the next begins, the last with the recording, if its *duration* is known.
    """
    end = duration or None
    clips: list[Thing] = []
    for chapter, url in sorted(found, key=lambda one: one.chapter.start, reverse=True):
        name, start = line(chapter.title), chapter.start
        if not (name and chapter.listed) or (end is not None and start >= end):
            continue
        clip = {'@type': 'Clip', 'name': name, 'startOffset': _offset(start), 'url': url}
        clips.insert(0, clip if end is None else clip | {'endOffset': _offset(end)})
        end = start
    return clips


def _offset(seconds: float) -> float:
    return int(seconds) if seconds == int(seconds) else round(seconds, 3)


def _own_file(head: Head) -> Thing:
    """Return the author's own episode: it came out with the article."""
    article = head.article
    url = web_address(head.audio.url) if head.audio else ''
    if not (head.audio and url and article.title):
        return {}
    kind = line(media_type(head.audio))
    return _thing(
        'AudioObject',
        {
            'name': line(article.title),
            'contentUrl': url,
            'encodingFormat': kind,
            'contentSize': str(head.audio.length or ''),
            'duration': iso_duration(article.duration),
            'uploadDate': rfc3339(article.publish_date or article.date),
            'hasPart': _clips(_within(url, head.chapters), article.duration),
        },
    )


def _images(head: Head) -> list[Any]:
    pictures = [head.picture] if head.picture else []
    found: list[Any] = [_image(one) for one in pictures if web_address(one.url)]
    site = web_address(head.site.image)
    return found or ([site] if site else [])


def _image(picture: Picture) -> Any:
    """Return a picture, as a mere address if nothing else is known of it."""
    url = web_address(picture.url)
    about = {'width': picture.width, 'height': picture.height, 'caption': line(picture.alt)}
    return _thing('ImageObject', {'url': url, **about}) if any(about.values()) else url


def _website(head: Head) -> Thing:
    site = head.site
    known = {'url': site.base, 'name': line(site.title)}
    language = {'inLanguage': language_tag(site.language)}
    return _thing('WebSite', known | language) if all(known.values()) else {}


def _publisher(head: Head) -> Thing:
    site = head.site
    name, logo = line(site.title), web_address(site.image)
    return _thing('Organization', {'name': name, 'url': site.base, 'logo': logo}) if name else {}


def _people(people: Iterable[Person]) -> list[Thing]:
    return [
        _thing('Person', {'name': name, 'url': web_address(person.url)})
        for person in people
        if (name := line(person.name))
    ]


def _names(names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(name for text in names if (name := line(text))))


def _thing(kind: str, values: Thing) -> Thing:
    """Return a thing of type *kind* with those *values* that say something."""
    return {'@type': kind, **{key: value for key, value in values.items() if value not in _NONE}}
