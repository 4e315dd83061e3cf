"""What ``params`` of Hugo's configuration, which are for its theme, say of the site itself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from sphinxext_podcast.model.feeds.topic import Topic, usable
from sphinxext_podcast.model.site import web_address
from sphinxext_podcast.source.hugo.settings import listed, table

from .carried_options import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from .carried_options import Findings
    from .hugo_site import HugoSite

#: The table ``feed`` of podcast themes → the keys of ``podcast_channel``.
_FEED = {
    'itunes_owner_name': 'owner',
    'itunes_owner_email': 'email',
    'itunes_image': 'image',
    'copyright': 'copyright',
    'language': 'language',
}
#: What is no placeholder of a sample.
_PATH = re.compile(r'[^<>\s]+')
#: The end of the names of places where one subscribes.
_SUBSCRIBE = '_subscribe'
_NAMES = {'itunes': 'apple', 'google_play': 'google', 'mailchimp': '', 'rss': ''}


def add(site: HugoSite, found: Findings) -> set[str]:
    """Add to *found* what the ``params`` of *site* say; return which of them are left."""
    params = {key: value for key, value in site.params.items() if value not in ('', None, [], {})}
    used = {'author', 'mainsections'}
    for key, option in (('description', 'podcast_description'), ('mail', 'podcast_email')):
        if text := plain(params.get(key) or ''):
            found.put(f'params.{key}', option, text)
            used.add(key)
    email = table(params.get('author')).get('email') or params.get('email')
    if email and isinstance(email, str):
        found.put('params.author.email', 'podcast_email', email)
        used.add('email')
    images = [str(one) for one in listed(params.get('images'))]
    if images and _PATH.fullmatch(images[0]):
        found.put('params.images', 'podcast_image', images[0].lstrip('/'))
        used.add('images')
    prefix = str(params.get('media_prefix') or '')
    if prefix:
        found.put('params.media_prefix', 'podcast_media_prefix', prefix)
        used.add('media_prefix')
    if channel := dict(_channel(params)):
        found.put('params.feed', 'podcast_channel', channel)
        used |= {'feed', *(key for key in params if key.endswith(_SUBSCRIBE))}
    return params.keys() - used


def _channel(params: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """Yield what ``podcast.xml`` says of the podcast."""
    feed = table(params.get('feed'))
    if not feed:
        return
    for key, name in _FEED.items():
        if text := plain(feed.get(key) or ''):
            yield name, text
    if about := plain(feed.get('itunes_summary') or feed.get('itunes_subtitle') or ''):
        yield 'description', about
    if author := plain(feed.get('itunes_author') or ''):
        yield 'authors', [author]
    if categories := _categories(feed):
        yield 'categories', categories
    if links := _links(params):
        yield 'links', links


def _categories(feed: Mapping[str, Any]) -> list[str]:
    """Return the categories of the podcast: Apple has changed them since themes were written."""
    top = plain(feed.get('itunes_top_category') or '')
    below = [plain(feed.get(f'itunes_{nth}_sub_category') or '') for nth in ('first', 'second')]
    known = usable([*(Topic(top, part) for part in below if part), Topic(top)])
    names = dict.fromkeys(f'{name} > {part}' if part else name for name, part in known)
    if len(names) > 1:
        names.pop(top, None)
    return list(names)


def _links(params: Mapping[str, Any]) -> dict[str, str]:
    """Return where one subscribes."""
    links = {}
    for key, value in params.items():
        name = key.removesuffix(_SUBSCRIBE)
        address = web_address(str(value))
        if name != key and address and _NAMES.get(name, name):
            links[_NAMES.get(name, name)] = address
    return links
