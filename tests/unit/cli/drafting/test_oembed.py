from __future__ import annotations

import json
from typing import TYPE_CHECKING
from urllib.parse import parse_qs

import pytest

from sphinxext_podcast.cli.drafting import oembed
from sphinxext_podcast.cli.drafting.network import Network, NotFetched
from sphinxext_podcast.model.providers import PROVIDERS
from sphinxext_podcast.source import media_url

if TYPE_CHECKING:
    from .conftest import Server

HERE = Network(loopback=True)
FILM = media_url.read('https://youtu.be/VaCq4u5c78U', 'embed')


def test_providers_that_are_asked() -> None:
    assert set(oembed.ASKED) <= set(PROVIDERS)
    assert all(url.startswith('https://') for url in oembed.ASKED.values())


def test_an_answer(server: Server) -> None:
    said = {'title': ' A\nB ', 'author_name': 'C', 'thumbnail_url': 'https://x', 'html': '<b>'}
    url = server.have('/oembed', 'application/json', json.dumps(said).encode())
    assert oembed.ask(FILM, HERE, {'youtube': url}) == ('A B', 'C', 'https://x')
    query = parse_qs(server.asked[0][1].partition('?')[2])
    assert query == {'url': [FILM.page], 'format': ['json']}


def test_a_provider_that_cannot_be_asked() -> None:
    assert oembed.ask(FILM, HERE, {}) is None


@pytest.mark.parametrize('said', [b'no json', b'[]', b'"x"', b'null', b'[' * 100_000])
def test_answers_that_are_none(server: Server, said: bytes) -> None:
    url = server.have('/oembed', 'application/json', said)
    with pytest.raises(NotFetched, match='is no oEmbed'):
        oembed.ask(FILM, HERE, {'youtube': url})


def test_values_that_are_no_text(server: Server) -> None:
    url = server.have('/oembed', 'application/json', b'{"title": 5, "author_name": null}')
    assert oembed.ask(FILM, HERE, {'youtube': url}) == ('', '', '')


@pytest.mark.parametrize(
    ('content', 'suffix'),
    [
        (b'\xff\xd8\xff\xe0', '.jpg'),
        (b'\x89PNG\r\n\x1a\n', '.png'),
        (b'GIF89a', '.gif'),
        (b'RIFF0000WEBPVP8 ', '.webp'),
        (b'\0\0\0\x1cftypavif', '.avif'),
    ],
)
def test_pictures(server: Server, content: bytes, suffix: str) -> None:
    """What a picture is shows in it, whatever its server says."""
    assert oembed.picture(server.have('/a', 'image/jpeg', content), HERE) == (content, suffix)


@pytest.mark.parametrize('content', [b'', b'<svg/>', b'RIFF0000WAVE', b'<html>'])
def test_pictures_that_are_none(server: Server, content: bytes) -> None:
    with pytest.raises(NotFetched, match='is none, whatever its server says'):
        oembed.picture(server.have('/a', 'image/jpeg', content), HERE)
