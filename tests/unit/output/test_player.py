"""Players in HTML: a link, or the provider's frame, with everything escaped."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinxext_podcast.model.media import PLAY, PLAY_APPLE, PROVIDERS, SANDBOX_APPLE
from sphinxext_podcast.output.player import CLOSING, Figure, opening

VIDEO = Figure(
    'youtube',
    'video',
    'VaCq4u5c78U',
    'https://www.youtube.com/watch?v=VaCq4u5c78U&t=62s',
    'https://www.youtube-nocookie.com/embed/VaCq4u5c78U?start=62&end=90',
    'Watch on YouTube',
)
EPISODE = Figure(
    'spotify',
    'episode',
    'ID',
    'https://open.spotify.com/episode/ID',
    'https://open.spotify.com/embed/episode/ID',
    '在 Spotify 收聽',
    title='第 1 集',
    classes=('wide', 'mine'),
    ids=('first', 'second'),
)
APPLE = Figure(
    'apple-podcast',
    'show',
    '123',
    'https://podcasts.apple.com/podcast/id123',
    'https://embed.podcasts.apple.com/podcast/id123',
    'Listen on Apple Podcasts',
    eager=True,
)


def test_video() -> None:
    assert opening(VIDEO) + CLOSING == (
        '<figure class="podcast-embed podcast-embed-youtube podcast-embed-kind-video'
        ' podcast-embed-wide"'
        ' data-podcast-provider="youtube" data-podcast-kind="video"'
        ' data-podcast-id="VaCq4u5c78U"'
        ' data-podcast-src="https://www.youtube-nocookie.com/embed/VaCq4u5c78U'
        '?start=62&amp;end=90"'
        f' data-podcast-title="YouTube" data-podcast-allow="{PLAY}"'
        ' data-podcast-autoplay="autoplay">\n'
        '<a class="podcast-embed-link"'
        ' href="https://www.youtube.com/watch?v=VaCq4u5c78U&amp;t=62s">'
        '<span class="podcast-embed-icon" aria-hidden="true"></span>'
        '<span class="podcast-embed-text">'
        '<span class="podcast-embed-action">Watch on YouTube</span>'
        '</span></a>\n'
        '</figure>\n'
    )


def test_audio_with_title() -> None:
    assert opening(EPISODE) == (
        '<figure class="podcast-embed podcast-embed-spotify podcast-embed-kind-episode wide mine"'
        ' id="first" data-podcast-provider="spotify" data-podcast-kind="episode"'
        ' data-podcast-id="ID" data-podcast-src="https://open.spotify.com/embed/episode/ID"'
        f' data-podcast-title="第 1 集 – Spotify" data-podcast-allow="{PLAY}">\n'
        '<a class="podcast-embed-link" href="https://open.spotify.com/episode/ID">'
        '<span class="podcast-embed-icon" aria-hidden="true"></span>'
        '<span class="podcast-embed-text">'
        '<span class="podcast-embed-title">第 1 集</span> '
        '<span class="podcast-embed-action">在 Spotify 收聽</span>'
        '</span></a>\n'
    )


def test_eager() -> None:
    assert opening(APPLE) == (
        '<figure class="podcast-embed podcast-embed-apple-podcast podcast-embed-kind-show"'
        ' data-podcast-provider="apple-podcast" data-podcast-kind="show" data-podcast-id="123"'
        ' data-podcast-src="https://embed.podcasts.apple.com/podcast/id123"'
        f' data-podcast-title="Apple Podcasts" data-podcast-allow="{PLAY_APPLE}"'
        f' data-podcast-sandbox="{SANDBOX_APPLE}">\n'
        '<iframe class="podcast-embed-player"'
        ' src="https://embed.podcasts.apple.com/podcast/id123" title="Apple Podcasts"'
        ' loading="lazy" referrerpolicy="strict-origin-when-cross-origin"'
        f' allow="{PLAY_APPLE}" sandbox="{SANDBOX_APPLE}"></iframe>'
        '<a class="podcast-embed-print" href="https://podcasts.apple.com/podcast/id123">'
        'Listen on Apple Podcasts</a>\n'
    )


class _Page(HTMLParser):
    """Collects tags with their attributes, and text by the class around it."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: dict[str | None, str] = {}
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        key = self.tags[-1][1].get('class')
        self.texts[key] = self.texts.get(key, '') + data

    def of(self, tag: str) -> dict[str, str | None]:
        (attributes,) = [attributes for name, attributes in self.tags if name == tag]
        return attributes


HOSTILE = [
    '"><script>alert(1)</script>',
    "' onload='x",
    'a & b &amp; c',
    '「引號」',
    '</figure>',
    '\\',
]


@pytest.mark.parametrize('eager', [False, True])
@pytest.mark.parametrize('text', HOSTILE)
def test_everything_is_escaped(text: str, eager: bool) -> None:
    figure = Figure('youtube', 'video', text, text, text, text, text)
    page = _Page(opening(figure._replace(eager=eager, classes=(text,), ids=(text,))))
    tags = ['figure', 'iframe', 'a'] if eager else ['figure', 'a', *['span'] * 4]
    assert [tag for tag, _ in page.tags] == tags
    outer = page.of('figure')
    assert str(outer['class']).endswith(f' {text}')
    assert outer['id'] == outer['data-podcast-id'] == outer['data-podcast-src'] == text
    assert outer['data-podcast-title'] == f'{text} – YouTube'
    if eager:
        frame = page.of('iframe')
        assert (frame['src'], frame['title']) == (text, f'{text} – YouTube')
    assert page.of('a')['href'] == text
    if not eager:
        assert page.texts['podcast-embed-action'].strip() == text


@pytest.mark.parametrize(
    ('title', 'page_title', 'name', 'shown'),
    [
        ('', '', 'YouTube', None),
        ('第 1 集', '', '第 1 集 – YouTube', '第 1 集 '),
        ('第 1 集', '文章', '第 1 集 – YouTube', '第 1 集 '),
        ('', '文章', '文章 – YouTube', None),
    ],
)
def test_the_page_names_a_player_without_a_title(
    title: str, page_title: str, name: str, shown: str | None
) -> None:
    figure = VIDEO._replace(title=title, page_title=page_title)
    page = _Page(opening(figure))
    assert page.of('figure')['data-podcast-title'] == name
    assert page.texts.get('podcast-embed-title') == shown
    assert _Page(opening(figure._replace(eager=True))).of('iframe')['title'] == name


@given(st.text(min_size=1), st.booleans())
def test_a_title_comes_back_unchanged(title: str, eager: bool) -> None:
    page = _Page(opening(VIDEO._replace(title=title, eager=eager)))
    name = f'{title} – YouTube'
    assert page.of('figure')['data-podcast-title'] == name
    if eager:
        assert page.of('iframe')['title'] == name
    else:
        assert page.texts['podcast-embed-title'] == f'{title} '


@pytest.mark.parametrize(
    ('provider', 'kind'),
    [(name, kind) for name, provider in PROVIDERS.items() for kind in provider.kinds],
)
def test_every_kind_names_its_provider(provider: str, kind: str) -> None:
    known = PROVIDERS[provider]
    outer = _Page(opening(Figure(provider, kind, 'ID', '/page', '/player', 'Play'))).of('figure')
    classes = str(outer['class']).split()
    assert classes[:3] == [
        'podcast-embed',
        f'podcast-embed-{provider}',
        f'podcast-embed-kind-{kind}',
    ]
    assert ('podcast-embed-wide' in classes) is known.kinds[kind].wide
    assert outer['data-podcast-title'] == known.label
    assert outer['data-podcast-allow'] == known.allow
    assert outer.get('data-podcast-sandbox', '') == known.sandbox
    assert outer.get('data-podcast-autoplay', '') == known.autoplay
