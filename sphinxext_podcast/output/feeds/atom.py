"""Atom 1.0: ``atom.xml``."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from sphinxext_podcast.model.feeds.feed import ATOM, media_type
from sphinxext_podcast.model.site import language_tag, web_address
from sphinxext_podcast.output.characters import line
from sphinxext_podcast.output.dates import NEVER, rfc3339
from sphinxext_podcast.output.xml import document, element, parent

from .rss import GENERATOR, passage

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinxext_podcast.model.article import Person
    from sphinxext_podcast.model.feeds.feed import Entry, Feed

#: What Atom takes as an id.
_IRI = re.compile(r'[A-Za-z][A-Za-z0-9+.-]*:[^\s<>"{}|\\^`]+')
NAMESPACES = (
    ('xmlns', 'http://www.w3.org/2005/Atom'),
    ('xmlns:media', 'http://search.yahoo.com/mrss/'),
)


def entry(entry: Entry) -> str:
    """Return *entry* as an ``<entry>``, the same in every feed that has it."""
    return parent('entry', _parts(entry), ('xml:lang', language_tag(entry.language)))


def atom(feed: Feed, entry: Callable[[Entry], str] = entry) -> str:
    """Return *feed* as a file; *entry* may remember what it made of one for another feed."""
    children = [*_head(feed), *map(entry, feed.entries)]
    return document(
        parent('feed', children, *NAMESPACES, ('xml:lang', language_tag(feed.language))),
        feed.style,
    )


def _head(feed: Feed) -> Iterable[str]:
    title = line(feed.title) or feed.home
    yield element('title', title)
    yield element('subtitle', line(feed.description))
    yield _link('self', ATOM, feed.url)
    yield _link('alternate', 'text/html', feed.home)
    for other in feed.formats:
        if other.type != ATOM:
            yield _link('alternate', other.type, other.url, other.title)
    yield _link('next', ATOM, feed.next)
    yield element('id', web_address(feed.url))
    yield element('updated', rfc3339(feed.updated or NEVER))
    # An entry without authors has those of the feed, and somebody there must be.
    people = _people(feed.authors, feed.email)
    yield from people or [parent('author', [element('name', title)])]
    yield element('rights', line(feed.copyright))
    yield element('logo', web_address(feed.image))
    yield element('generator', GENERATOR)


def _parts(entry: Entry) -> Iterable[str]:
    yield element('title', line(entry.title) or web_address(entry.url) or entry.id)
    yield _link('alternate', 'text/html', entry.url)
    if entry.related:
        yield _link('related', '', entry.related.url, entry.related.title)
    if entry.enclosure:
        file = entry.enclosure
        yield _link('enclosure', media_type(file), file.url, length=str(file.length or ''))
    given = entry.guid if _IRI.fullmatch(entry.guid) else ''
    yield element('id', given or web_address(entry.id) or line(entry.id))
    yield element('published', rfc3339(entry.published))
    yield element('updated', rfc3339(entry.changed or NEVER))
    yield from _people(entry.authors)
    for category in entry.categories:
        if name := line(category.name):
            scheme = web_address(category.scheme)
            yield element('category', '', ('term', name), ('scheme', scheme), ('label', name))
    yield element('media:thumbnail', '', ('url', web_address(entry.image)))
    summary = passage(entry.summary)
    marked = 'html' if summary != line(entry.summary) else ''
    yield element('summary', summary, ('type', marked)) if summary else ''
    if entry.content:
        yield element('content', entry.content, ('type', 'html'))


def _link(relation: str, kind: str, address: str, title: str = '', length: str = '') -> str:
    href = web_address(address)
    about = (('type', kind), ('href', href), ('title', line(title)), ('length', length))
    return element('link', '', ('rel', relation), *about) if href else ''


def _people(people: Iterable[Person], email: str = '') -> list[str]:
    found = []
    for person in people:
        if name := line(person.name):
            address = element('uri', web_address(person.url))
            found.append(
                parent('author', [element('name', name), address, element('email', email)])
            )
            email = ''
    return found
