"""One name for an episode, however its address is written."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlencode, urlsplit

from . import media_url

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinxext_podcast.model.media import Provider

#: Kinds of media that hold many episodes; two articles that play one have little in common.
_COLLECTIONS = frozenset(
    {'album', 'artist', 'channel', 'playlist', 'podcast', 'set', 'show', 'user'}
)
#: Parameters that only say where a reader came from.
_NOISE = re.compile(r'utm_\w+|fbclid|gclid|igshid|mc_[ce]id|si|feature')


def name(url: str, known: Mapping[str, Provider]) -> str:
    """Return one name for all addresses of the episode at *url*; '' for no address.

    Of a provider in *known* it is that of its media, ``youtube:VaCq4u5c78U``; else the address
    without scheme, ``www.``, fragment, and parameters that only say where a reader came from.
    """
    media = media_url.find(url, known) if url else None
    if media and (found := media_name(media.provider, media.kind, media.id)):
        return found
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return url.strip()
    if parts.scheme not in ('http', 'https'):
        return url.strip()
    host = parts.netloc.lower().removeprefix('www.')
    query = [pair for pair in parse_qsl(parts.query) if not _NOISE.fullmatch(pair[0])]
    # Half a surrogate pair, which JSON can hold, is no reason to end.
    asked = f'?{urlencode(query, errors="replace")}' if query else ''
    return f'{host}{parts.path.rstrip("/")}{asked}'


def media_name(provider: str, kind: str, id: str) -> str:
    """Return the name of one film or episode; '' for a show, a playlist and the like.

    A short film is a film, so its *kind* is no part of the name.
    """
    return f'{provider}:{id}' if provider and id and kind not in _COLLECTIONS else ''
