"""RSS 2.0: ``index.xml``."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape, unescape
from typing import TYPE_CHECKING

from sphinxext_podcast.model.feeds.feed import RSS, media_type
from sphinxext_podcast.model.site import language_tag, web_address
from sphinxext_podcast.output.characters import line
from sphinxext_podcast.output.dates import rfc822
from sphinxext_podcast.output.xml import document, element, parent

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sphinxext_podcast.model.article import Person
    from sphinxext_podcast.model.feeds.feed import Entry, Feed

GENERATOR = 'sphinxext-podcast'
NAMESPACES = (
    ('xmlns:atom', 'http://www.w3.org/2005/Atom'),
    ('xmlns:content', 'http://purl.org/rss/1.0/modules/content/'),
    ('xmlns:dc', 'http://purl.org/dc/elements/1.1/'),
    ('xmlns:media', 'http://search.yahoo.com/mrss/'),
)


def item(entry: Entry) -> str:
    """Return *entry* as an ``<item>``, the same in every feed that has it."""
    return parent('item', [*described(entry), *_creators(entry.authors), _thumbnail(entry)])


def rss(feed: Feed, item: Callable[[Entry], str] = item) -> str:
    """Return *feed* as a file; *item* may remember what it made of an entry for another feed."""
    children = [*channel(feed), *map(item, feed.entries)]
    return document(
        parent('rss', [parent('channel', children)], ('version', '2.0'), *NAMESPACES),
        feed.style,
    )


def channel(feed: Feed) -> Iterable[str]:
    """Yield what a ``<channel>`` says of itself."""
    title, home = line(feed.title) or feed.home, web_address(feed.home)
    image = web_address(feed.image)
    yield element('title', title)
    yield element('link', home)
    yield element('description', passage(feed.description) or passage(title))
    yield element('language', language_tag(feed.language))
    yield element('copyright', line(feed.copyright))
    yield element('managingEditor', _mailbox(feed))
    yield element('lastBuildDate', rfc822(feed.updated))
    yield element('generator', GENERATOR)
    if image:
        yield parent(
            'image',
            [element('url', image), element('title', title), element('link', home)],
        )
    yield _link('self', RSS, feed.url)
    for other in feed.formats:
        if other.type != RSS:
            yield _link('alternate', other.type, other.url, other.title)
    yield _link('next', RSS, feed.next)


def described(entry: Entry, below: Sequence[str] = ()) -> Iterable[str]:
    """Yield what every ``<item>`` says; lines *below* end its description."""
    yield element('title', line(entry.title))
    yield element('link', web_address(entry.url))
    address = '' if entry.guid else web_address(entry.id)
    # True promises that the page is there, and not only that this looks like an address.
    permanent = 'true' if address and address == web_address(entry.url) else 'false'
    name = line(entry.guid) or address or line(entry.id)
    yield element('guid', name, ('isPermaLink', permanent))
    yield element('pubDate', rfc822(entry.published))
    if entry.summary.strip() or not entry.title.strip() or below:
        text = passage(entry.summary, below)
        yield element('description', text or web_address(entry.url))
    yield element('content:encoded', entry.content)
    for category in entry.categories:
        if name := line(category.name):
            yield element('category', name, ('domain', web_address(category.scheme)))
    yield element('dc:language', language_tag(entry.language))
    if entry.related:
        yield _link('related', '', entry.related.url, entry.related.title)
    if entry.enclosure and (file := web_address(entry.enclosure.url)):
        # Both are required; 0 is what the format has for a size that nobody knows.
        kind = media_type(entry.enclosure) or 'application/octet-stream'
        size = str(entry.enclosure.length or 0)
        yield element('enclosure', '', ('url', file), ('length', size), ('type', kind))


def passage(text: str, below: Sequence[str] = ()) -> str:
    """Return plain *text*, and the lines *below*, for an element that readers take for HTML.

    Where that makes a difference, paragraphs say that it is HTML.
    """
    plain = [line(one) for one in (text, *below)]
    if below:
        shown = [f'<p>{escape(one, quote=False)}</p>' for one in plain if one]
        return '\n'.join(shown)
    same = '<' not in plain[0] and unescape(plain[0]) == plain[0]
    return plain[0] if same else f'<p>{escape(plain[0], quote=False)}</p>'


def _link(relation: str, kind: str, address: str, title: str = '') -> str:
    href = web_address(address)
    about = (('type', kind), ('href', href), ('title', line(title)))
    return element('atom:link', '', ('rel', relation), *about) if href else ''


def _creators(people: Iterable[Person]) -> Iterable[str]:
    return [element('dc:creator', line(person.name)) for person in people]


def _thumbnail(entry: Entry) -> str:
    return element('media:thumbnail', '', ('url', web_address(entry.image)))


def _mailbox(feed: Feed) -> str:
    """Return who answers for *feed* in the form of RSS: ``ann@example.org (Ann)``."""
    if not re.fullmatch(r'[^@\s<>()]+@[^@\s<>()]+', feed.email):
        return ''
    name = line(re.sub(r'[()]', '', feed.authors[0].name)) if feed.authors else ''
    return f'{feed.email} ({name})' if name else feed.email
