"""What a provider says of an episode where it is asked: its title, its show, a picture."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urlencode

from sphinxext_podcast.source import casting

from .network import ANSWER, PICTURE, NotFetched

if TYPE_CHECKING:
    from sphinxext_podcast.model.media import Media

    from .network import Network

#: Where providers answer, by the oEmbed of https://oembed.com/.
ASKED = {
    'youtube': 'https://www.youtube.com/oembed',
    'spotify': 'https://open.spotify.com/oembed',
    'apple-podcast': 'https://podcasts.apple.com/api/oembed',
    'soundcloud': 'https://soundcloud.com/oembed',
    'vimeo': 'https://vimeo.com/api/oembed.json',
    'acast': 'https://oembed.acast.com/v1/embed-player',
    'spreaker': 'https://api.spreaker.com/oembed',
}
#: How the files of pictures begin → the end of their names.
_BEGINNINGS = ((b'\xff\xd8\xff', '.jpg'), (b'\x89PNG\r\n\x1a\n', '.png'), (b'GIF8', '.gif'))


class Answer(NamedTuple):
    """What a provider says; *author* is the show or the channel, *picture* an address."""

    title: str = ''
    author: str = ''
    picture: str = ''


def ask(media: Media, network: Network, asked: dict[str, str] = ASKED) -> Answer | None:
    """Return what the provider of *media* says of it, None if it cannot be asked.

    Raises NotFetched.
    """
    if media.provider not in asked:
        return None
    url = f'{asked[media.provider]}?{urlencode({"url": media.page, "format": "json"})}'
    found = network.fetch(url, ANSWER)
    try:
        said: Any = json.loads(found.content)
        title, author, picture = (
            _text(said.get(key)) for key in ('title', 'author_name', 'thumbnail_url')
        )
    except (ValueError, AttributeError, RecursionError):
        raise NotFetched(f'the answer of {media.provider} at {url} is no oEmbed') from None
    return Answer(title, author, picture)


def picture(url: str, network: Network) -> tuple[bytes, str]:
    """Return the picture at *url*, and the end of the name of its file; raises NotFetched."""
    content = network.fetch(url, PICTURE).content
    for beginning, suffix in _BEGINNINGS:
        if content.startswith(beginning):
            return content, suffix
    if content[:4] == b'RIFF' and content[8:12] == b'WEBP':
        return content, '.webp'
    if content[4:12] in (b'ftypavif', b'ftypavis'):
        return content, '.avif'
    raise NotFetched(f'the picture at {url!r} is none, whatever its server says')


def _text(value: object) -> str:
    return casting.line(value) if isinstance(value, str) else ''
