"""The players of an episode: what addresses play, and how the body of an article names it."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import TYPE_CHECKING

from sphinxext_podcast.cli.console import Refusal
from sphinxext_podcast.source import episode, media_url

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sphinxext_podcast.model.media import Media, Provider

    from .feed import Episode

#: Providers that anybody can run, at any address.
_ANYWHERE = ('peertube',)
_BARE = re.compile(r'[A-Za-z0-9][\w-]*', re.ASCII)


def of_addresses(addresses: Iterable[str], providers: Mapping[str, Provider]) -> list[Media]:
    """Return what the *addresses* play, each once; raises Refusal for one of no provider."""
    return list(dict.fromkeys(_of_address(address, providers) for address in addresses))


def _of_address(address: str, providers: Mapping[str, Provider]) -> Media:
    try:
        media = media_url.read(address, 'embed', providers=providers)
    except media_url.NotPlayable as error:
        raise Refusal(f'--url {error}') from None
    for name in _ANYWHERE if not media.provider else ():
        with suppress(media_url.NotPlayable):
            return media_url.read(address, name, providers=providers)
    if not media.provider:
        known = ', '.join(one.label for one in providers.values() if one.label)
        message = f'--url {address}: no provider that is known; there are {known}, and files'
        raise Refusal(f'{message} such as https://…/a.mp3')
    return media


def of_episode(made: Episode, providers: Mapping[str, Provider]) -> list[Media]:
    """Return the players to which the links of an episode lead, one of each provider.

    What a description mentions is the episode itself only if it names nothing else there.
    """
    found: dict[str, list[Media]] = {}
    for group in (made.links, made.mentioned):
        known = [media for link in group if (media := media_url.find(link, providers))]
        new: dict[str, list[Media]] = {}
        for media in dict.fromkeys(known):
            is_one = episode.media_name(media.provider, media.kind, media.id)
            if is_one and media.provider != media_url.FILES:
                new.setdefault(media.provider, []).append(media)
        alone = {name: several for name, several in new.items() if len(several) == 1}
        found = {**alone, **found}
    return [media for name in providers for media in found.get(name, ())]


def of_recording(address: str, providers: Mapping[str, Provider]) -> list[Media]:
    """Return the player of the recording at *address*, none if no player takes it."""
    try:
        return [media_url.read(address, media_url.FILES, providers=providers)]
    except media_url.NotPlayable:
        return []


def body(media: Iterable[Media], providers: Mapping[str, Provider], fence: str) -> str:
    """Return the players as they stand in an article: directives with a *fence*, or shortcodes."""
    written = []
    for one in media:
        name = one.provider if one.player or one.provider == media_url.FILES else 'embed'
        said = _argument(one, name, providers)
        if fence:
            written.append(f'{fence}{{{name}}} {said}\n{fence}\n')
        else:
            said = said if _BARE.fullmatch(said) else f'"{said}"'
            written.append(f'{{{{< {name} {said} >}}}}\n')
    return '\n'.join(written)


def _argument(media: Media, name: str, providers: Mapping[str, Provider]) -> str:
    """Return the shortest that the player *name* reads as *media*: a path, an id, an address."""
    provider = providers[media.provider]
    paths = [media.page.removeprefix(one) for one in (provider.bare, provider.bare_id) if one]
    for said in (*(one for one in paths if one and one != media.page), media.id):
        try:
            found = media_url.read(said, name, providers=providers)
        except media_url.NotPlayable:
            continue
        if found._replace(kind=media.kind) == media:
            return said
    return media.page
