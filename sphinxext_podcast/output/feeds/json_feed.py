"""JSON Feed 1.1: ``feed.json``."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from sphinxext_podcast.model.feeds.feed import media_type
from sphinxext_podcast.model.site import language_tag, web_address
from sphinxext_podcast.output.characters import allowed, line
from sphinxext_podcast.output.dates import rfc3339

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinxext_podcast.model.article import Person
    from sphinxext_podcast.model.feeds.feed import Entry, Feed

VERSION = 'https://jsonfeed.org/version/1.1'
#: How a feed of ours begins.
START = f'{{\n "version": "{VERSION}",\n'


def item(entry: Entry) -> dict[str, Any]:
    """Return *entry* as an object of the list ``items``.

    ``_source`` is an extension: the page and the show that the article is about, for
    ``external_url`` would make it a mere link.
    """
    related = entry.related and web_address(entry.related.url)
    source = {'url': related, 'title': line(entry.related.title)} if entry.related else {}
    content: dict[str, Any] = {'content_html': allowed(entry.content)}
    if not content['content_html']:
        # One of the two is required, even if there is no text.
        content = {'content_text': line(entry.summary)}
    return (
        _some(
            {
                'id': line(entry.guid) or web_address(entry.id) or line(entry.id),
                'url': web_address(entry.url),
                'title': line(entry.title),
                'summary': line(entry.summary),
                'image': web_address(entry.image),
                'date_published': rfc3339(entry.published),
                'date_modified': rfc3339(entry.changed),
                'authors': _authors(entry.authors),
                'tags': [name for category in entry.categories if (name := line(category.name))],
                'language': language_tag(entry.language),
                'attachments': _attachments(entry),
                '_source': _some(source) if related else {},
            }
        )
        | content
    )


def json_feed(feed: Feed, item: Callable[[Entry], dict[str, Any]] = item) -> str:
    """Return *feed* as a file; *item* may remember what it made of an entry for another feed."""
    head = _some(
        {
            'version': VERSION,
            'title': line(feed.title) or web_address(feed.home),
            'home_page_url': web_address(feed.home),
            'feed_url': web_address(feed.url),
            'description': line(feed.description),
            'next_url': web_address(feed.next),
            'icon': web_address(feed.image),
            'authors': _authors(feed.authors),
            'language': language_tag(feed.language),
        }
    )
    whole = head | {'items': [item(entry) for entry in feed.entries]}
    return json.dumps(whole, ensure_ascii=False, indent=1) + '\n'


def _authors(people: Iterable[Person]) -> list[dict[str, Any]]:
    known = [_some({'name': line(who.name), 'url': web_address(who.url)}) for who in people]
    return [person for person in known if person]


def _attachments(entry: Entry) -> list[dict[str, Any]]:
    file = entry.enclosure
    if file is None or not (address := web_address(file.url)):
        return []
    duration = entry.episode.duration if entry.episode else None
    attachment = {
        'url': address,
        'mime_type': line(media_type(file)) or 'application/octet-stream',
        'size_in_bytes': file.length,
        'duration_in_seconds': round(duration or 0),
    }
    return [_some(attachment)]


def _some(values: dict[str, Any]) -> dict[str, Any]:
    """Return what of *values* says something."""
    return {key: value for key, value in values.items() if value}
