from __future__ import annotations

import json
from contextlib import suppress

import pytest

from sphinxext_podcast.cli.console import Refusal
from sphinxext_podcast.cli.drafting import players
from sphinxext_podcast.cli.drafting.feed import Episode
from sphinxext_podcast.model.article import Article
from sphinxext_podcast.model.providers import PROVIDERS
from sphinxext_podcast.source import media_url
from tests.build.corpora import SHARED

CASES = SHARED / 'reference/embed-urls.json'
FILM = 'https://www.youtube.com/watch?v=VaCq4u5c78U'
SOUND = 'https://open.spotify.com/episode/25L83ov7Wrray30Ctlk0IY'
OTHER = 'https://youtu.be/gCNNwjyQQIA'
SHOW = 'https://open.spotify.com/show/25L83ov7Wrray30Ctlk0IY'
APPLE = 'https://podcasts.apple.com/tw/podcast/a-b/id1700171470?i=1000745165498'


@pytest.mark.parametrize(
    ('address', 'shortcode'),
    [
        (FILM, '{{< youtube VaCq4u5c78U >}}'),
        ('https://youtu.be/VaCq4u5c78U?si=x&feature=share', '{{< youtube VaCq4u5c78U >}}'),
        ('https://youtu.be/-aCq4u5c78U', '{{< youtube "-aCq4u5c78U" >}}'),
        (
            'https://youtu.be/VaCq4u5c78U?t=90',
            '{{< youtube "https://www.youtube.com/watch?v=VaCq4u5c78U&t=90s" >}}',
        ),
        (f'{SOUND}?si=1', '{{< spotify "episode/25L83ov7Wrray30Ctlk0IY" >}}'),
        (
            APPLE,
            '{{< apple-podcast "tw/podcast/a-b/id1700171470?i=1000745165498" >}}',
        ),
        ('https://soundcloud.com/user/track', '{{< soundcloud "user/track" >}}'),
        ('https://vimeo.com/123456789', '{{< vimeo 123456789 >}}'),
        ('https://overcast.fm/+AbCdEfGhI', '{{< embed "https://overcast.fm/+AbCdEfGhI" >}}'),
        ('https://a.example/a.mp3', '{{< audio "https://a.example/a.mp3" >}}'),
    ],
)
def test_shortcodes(address: str, shortcode: str) -> None:
    (media,) = players.of_addresses([address], PROVIDERS)
    assert players.body([media], PROVIDERS, '') == f'{shortcode}\n'


@pytest.mark.skipif(not CASES.is_file(), reason='the table of addresses is not here')
def test_what_is_written_plays_the_same() -> None:
    """Of each provider, what is written is read as the address was."""
    cases = json.loads(CASES.read_text(encoding='utf-8'))['cases']
    given = {one['input'] for one in cases if one['input'].startswith('http')}
    read = []
    for url in sorted(given):
        with suppress(Refusal):
            read += [(url, media) for media in players.of_addresses([url], PROVIDERS)]
    assert {media.provider for _, media in read} > {'youtube', 'spotify', 'peertube', 'overcast'}
    for url, media in read:
        name, said = players.body([media], PROVIDERS, '```')[4:].split('\n')[0].split('} ')
        again = media_url.read(said, name)
        assert again._replace(kind=media.kind) == media, url


def test_directives() -> None:
    media = players.of_addresses([FILM, SOUND, FILM], PROVIDERS)
    assert players.body(media, PROVIDERS, ':::') == (
        ':::{youtube} VaCq4u5c78U\n:::\n\n:::{spotify} episode/25L83ov7Wrray30Ctlk0IY\n:::\n'
    )


@pytest.mark.parametrize(
    ('address', 'why'),
    [
        ('https://example.org/x', 'there are YouTube, Spotify, .*, and files such as'),
        ('https://youtu.be/short', 'is nothing that YouTube plays; an id has 11 characters'),
        ('VaCq4u5c78U', 'is not a plain https address'),
    ],
)
def test_addresses_that_play_nothing(address: str, why: str) -> None:
    with pytest.raises(Refusal, match=why):
        players.of_addresses([address], PROVIDERS)


@pytest.mark.parametrize(
    ('address', 'text'),
    [
        ('https://a.example/a.mp3?x=1', '{{< audio "https://a.example/a.mp3?x=1" >}}\n'),
        ('https://a.example/stream', ''),
        ('https://a.example/a.mp3?x="', ''),
    ],
)
def test_players_of_a_recording(address: str, text: str) -> None:
    assert players.body(players.of_recording(address, PROVIDERS), PROVIDERS, '') == text


@pytest.mark.parametrize(
    ('links', 'mentioned', 'names'),
    [
        ([FILM], [], ['youtube:VaCq4u5c78U']),
        ([SOUND, FILM], [], ['youtube:VaCq4u5c78U', 'spotify:25L83ov7Wrray30Ctlk0IY']),
        (['https://show.example/1'], [], []),
        # A description names the episode itself once, others besides.
        ([], [FILM, 'https://a.example/'], ['youtube:VaCq4u5c78U']),
        ([], [FILM, OTHER], []),
        ([FILM], [OTHER], ['youtube:VaCq4u5c78U']),
        ([FILM], [SOUND], ['youtube:VaCq4u5c78U', 'spotify:25L83ov7Wrray30Ctlk0IY']),
        ([], [SHOW], []),
        ([], ['https://a.example/a.mp3'], []),
        ([], ['javascript:x', 'https://youtu.be/bad'], []),
    ],
)
def test_players_of_an_episode(links: list[str], mentioned: list[str], names: list[str]) -> None:
    made = Episode(Article(docname=''), tuple(links), tuple(mentioned))
    found = players.of_episode(made, PROVIDERS)
    assert [f'{one.provider}:{one.id}' for one in found] == names
