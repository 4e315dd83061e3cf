"""One playable thing at one provider, and the table of providers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import NamedTuple

#: What an ``<iframe>`` may do: enough to play, nothing to look around.
PLAY = 'autoplay; clipboard-write; encrypted-media; fullscreen; picture-in-picture'
#: Apple's player asks for its rights with an explicit origin.
PLAY_APPLE = 'autoplay *; encrypted-media *; fullscreen *; clipboard-write'
SANDBOX_APPLE = (
    'allow-forms allow-popups allow-same-origin allow-scripts '
    'allow-top-navigation-by-user-activation'
)


class Media(NamedTuple):
    """One playable thing.

    *page* is the provider's page for readers, *player* the address of its player;
    both are rebuilt from the id and hold the times.  *start* and *end* are seconds
    from the beginning, None where not given.
    """

    provider: str
    kind: str
    id: str
    page: str
    player: str
    start: int | None = None
    end: int | None = None


class Kind(NamedTuple):
    """Addresses of one kind of media as templates over its parts; *wide* is 16:9."""

    page: str
    player: str
    wide: bool = False


@dataclass(frozen=True, slots=True)
class Provider:
    """A service with a player.

    *page_start*, *player_start* and *player_end* are query templates over the seconds,
    *autoplay* names the parameter that makes the player begin; each is empty where the
    provider has none.  *watched* tells pictures from sound.
    """

    name: str
    label: str
    hosts: frozenset[str]
    kinds: Mapping[str, Kind]
    page_start: str = ''
    player_start: str = ''
    player_end: str = ''
    autoplay: str = ''
    allow: str = PLAY
    sandbox: str = ''
    watched: bool = False

    def media(
        self,
        kind: str,
        id: str,
        parts: Mapping[str, str],
        start: int | None = None,
        end: int | None = None,
    ) -> Media:
        """Build the addresses of *kind* from its checked *parts*."""
        templates = self.kinds[kind]
        page = templates.page.format_map(parts)
        player = templates.player.format_map(parts)
        if start:
            page = _with_query(page, self.page_start, start)
            player = _with_query(player, self.player_start, start)
        if end:
            player = _with_query(player, self.player_end, end)
        return Media(self.name, kind, id, page, player, start, end)


def _with_query(url: str, template: str, seconds: int) -> str:
    if not template:
        return url
    return f'{url}{"&" if "?" in url else "?"}{template.format(seconds)}'


def _table(*providers: Provider) -> Mapping[str, Provider]:
    return MappingProxyType({provider.name: provider for provider in providers})


_YOUTUBE = 'https://www.youtube.com'
_YOUTUBE_PLAYER = 'https://www.youtube-nocookie.com/embed'
_YOUTUBE_VIDEO = Kind(f'{_YOUTUBE}/watch?v={{id}}', f'{_YOUTUBE_PLAYER}/{{id}}', wide=True)
_SPOTIFY = 'https://open.spotify.com'
_SPOTIFY_KIND = Kind(f'{_SPOTIFY}/{{type}}/{{id}}', f'{_SPOTIFY}/embed/{{type}}/{{id}}')
_APPLE = '{country}podcast/{slug}id{show}'

#: Sources: the providers' own embed codes and public documentation.
PROVIDERS = _table(
    Provider(
        'youtube',
        'YouTube',
        hosts=frozenset(
            {
                'youtube.com',
                'music.youtube.com',
                'youtu.be',
                'youtube-nocookie.com',
            }
        ),
        kinds={
            'video': _YOUTUBE_VIDEO,
            'short': _YOUTUBE_VIDEO,
            'playlist': Kind(
                f'{_YOUTUBE}/playlist?list={{id}}',
                f'{_YOUTUBE_PLAYER}/videoseries?list={{id}}',
                wide=True,
            ),
        },
        page_start='t={}s',
        player_start='start={}',
        player_end='end={}',
        autoplay='autoplay',
        watched=True,
    ),
    Provider(
        'spotify',
        'Spotify',
        hosts=frozenset({'open.spotify.com', 'embed.spotify.com'}),
        kinds={
            **dict.fromkeys(
                ('track', 'episode', 'show', 'album', 'artist', 'playlist'), _SPOTIFY_KIND
            ),
            'video': Kind(
                f'{_SPOTIFY}/{{type}}/{{id}}', f'{_SPOTIFY}/embed/{{type}}/{{id}}/video', wide=True
            ),
        },
        page_start='t={}',
        player_start='t={}',
    ),
    Provider(
        'apple-podcast',
        'Apple Podcasts',
        hosts=frozenset({'podcasts.apple.com', 'embed.podcasts.apple.com'}),
        kinds={
            'episode': Kind(
                f'https://podcasts.apple.com/{_APPLE}?i={{id}}',
                f'https://embed.podcasts.apple.com/{_APPLE}?i={{id}}',
            ),
            'show': Kind(
                f'https://podcasts.apple.com/{_APPLE}',
                f'https://embed.podcasts.apple.com/{_APPLE}',
            ),
        },
        allow=PLAY_APPLE,
        sandbox=SANDBOX_APPLE,
    ),
)

#: Other names that writers use for a provider.
ALIASES: Mapping[str, str] = MappingProxyType({'apple-podcasts': 'apple-podcast'})
