"""The ``<meta>`` and ``<link>`` tags of a page."""

from __future__ import annotations

import re
from html import escape, unescape
from typing import TYPE_CHECKING

from sphinxext_podcast.model.feeds.feed import media_type
from sphinxext_podcast.model.site import language_tag, locale, web_address
from sphinxext_podcast.output.attributes import attributes as written
from sphinxext_podcast.output.characters import line
from sphinxext_podcast.output.dates import rfc3339

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinxext_podcast.model.feeds.feed import Format
    from sphinxext_podcast.model.head import Head, Version
    from sphinxext_podcast.model.site import Site

_ATTRIBUTES = re.compile(r"""(?<![\w:-])([\w:-]++)\s*+=\s*+(?:"([^"]*)"|'([^']*)')""")
# What is never closed goes to the end, so that it is looked through only once.
_TAGS = re.compile(
    r"""<(meta|link)\b((?:"[^"]*(?:"|\Z)|'[^']*(?:'|\Z)|[^"'>])*+)(?:>|\Z)""", re.IGNORECASE
)


def added(made: str, there: str) -> str:
    """Return those tags in *made*, one a line, that say what nothing *there* says.

    What is told of a thing goes with it: a picture that others name has none of our sizes.
    """
    known = named(there)
    kind = known.get('og:type', 'article').casefold()
    others = tuple(f'{name}:' for name in known) + (() if kind == 'article' else ('article:',))
    return ''.join(
        line
        for line in made.splitlines(keepends=True)
        if not any(name in known or name.startswith(others) for name in named(line))
    )


def named(tags: str) -> dict[str, str]:
    """Return what ``<meta>`` and ``<link>`` in *tags* say: name, or relation → value."""
    found: dict[str, str] = {}
    for tag, text in _TAGS.findall(tags):
        given = {
            key.lower(): unescape(double or single)
            for key, double, single in _ATTRIBUTES.findall(text)
        }
        if tag.lower() == 'meta':
            name = given.get('property') or given.get('name') or ''
            found.setdefault(name.lower(), given.get('content', ''))
        elif 'hreflang' in given or given.get('rel') == 'canonical':
            found.setdefault(given.get('hreflang', 'canonical').lower(), given.get('href', ''))
    found.pop('', None)
    return found


def description(text: str) -> str:
    """Return the tag that says what the page is about, in one line."""
    return f'<meta name="description" content="{escaped(text)}" />\n'


def escaped(text: str) -> str:
    """Return *text* in one line as an attribute holds it."""
    return escape(' '.join(text.split()))


def canonical(url: str) -> str:
    """Return the tag with the address that the page is to be known by."""
    return _tag('link', ('rel', 'canonical'), ('href', web_address(url)))


def open_graph(head: Head) -> str:
    """Return what makes a card of the article elsewhere: Open Graph, and the size of the card."""
    properties = [*_page(head), *_picture(head), *_article(head)]
    return ''.join(_property(name, value) for name, value in properties) + _named(
        'twitter:card', 'summary_large_image' if _shown(head) else 'summary'
    )


def website(title: str, text: str, url: str, site: Site, language: str = '') -> str:
    """Return what makes a card of a page that is no article, of which *text* tells."""
    properties = [
        ('og:type', 'website'),
        ('og:title', title),
        ('og:description', text),
        ('og:url', web_address(url)),
        ('og:site_name', site.title),
        ('og:locale', locale(language or site.language)),
        ('og:image', web_address(site.image)),
    ]
    written = ''.join(_property(name, value) for name, value in properties)
    return written + _named('twitter:card', 'summary_large_image' if site.image else 'summary')


def alternates(versions: Iterable[Version], default: str = '') -> str:
    """Return links to all translations of a page, to itself, too; ``''`` if it has none.

    Who reads none of the languages gets the version in *default*, else the first.
    """
    known = {tag: url for tag, url in map(_version, versions) if tag and url}
    if len(known) < 2:
        return ''
    fallback = known.get(language_tag(default)) or next(iter(known.values()))
    return ''.join(
        _tag('link', ('rel', 'alternate'), ('hreflang', tag), ('href', url))
        for tag, url in [*known.items(), ('x-default', fallback)]
    )


def feed_links(feeds: Iterable[Format]) -> str:
    """Return links to feeds, by which browsers and readers find them."""
    return ''.join(
        _tag('link', ('rel', 'alternate'), ('type', kind), ('title', line(title)), ('href', href))
        for kind, url, title in feeds
        if (href := web_address(url))
    )


def _page(head: Head) -> Iterator[tuple[str, str]]:
    yield 'og:type', 'article'
    yield 'og:title', head.article.title
    yield 'og:description', head.description
    yield 'og:url', web_address(head.url)
    yield 'og:site_name', head.site.title
    own = locale(head.language or head.site.language)
    yield 'og:locale', own
    others = dict.fromkeys(locale(version.language) for version in head.versions)
    yield from (('og:locale:alternate', other) for other in others if other != own)


def _picture(head: Head) -> Iterator[tuple[str, str]]:
    if image := _shown(head):
        own = head.picture if head.picture and web_address(head.picture.url) == image else None
        yield 'og:image', image
        if own:
            yield 'og:image:width', str(own.width or '')
            yield 'og:image:height', str(own.height or '')
            yield 'og:image:alt', own.alt
    if head.audio and (file := web_address(head.audio.url)):
        yield 'og:audio', file
        yield 'og:audio:type', media_type(head.audio)


def _article(head: Head) -> Iterator[tuple[str, str]]:
    article = head.article
    published, modified = article.publish_date or article.date, article.lastmod
    yield 'article:published_time', rfc3339(published)
    if modified and (published is None or modified >= published):
        yield 'article:modified_time', rfc3339(modified)
    for person in article.authors:
        # The standard asks for a profile; readers show what they get.
        yield 'article:author', web_address(person.url) or person.name
    yield from (('article:section', name) for name in article.categories[:1])
    yield from (('article:tag', name) for name in article.tags)


def _shown(head: Head) -> str:
    """Return the picture of the article, else of the site."""
    return (head.picture and web_address(head.picture.url)) or web_address(head.site.image)


def _version(version: Version) -> tuple[str, str]:
    return language_tag(version.language), web_address(version.url)


def _property(name: str, value: str) -> str:
    text = line(value)
    return _tag('meta', ('property', name), ('content', text)) if text else ''


def _named(name: str, value: str) -> str:
    return _tag('meta', ('name', name), ('content', value))


def _tag(name: str, *attributes: tuple[str, str]) -> str:
    """Return a tag without its empty *attributes*; ``''`` if the last one is empty."""
    if not attributes[-1][1]:
        return ''
    return f'<{name}{written(attributes)} />\n'
