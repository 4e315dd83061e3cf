"""Players in HTML: a link, the provider's frame, or a file's controls, with all escaped."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinxext_podcast.model.addresses import scheme
from sphinxext_podcast.model.media import PLAY
from sphinxext_podcast.model.providers import PROVIDERS
from sphinxext_podcast.output.pages import cover
from sphinxext_podcast.output.pages.player import CLOSING, Figure, Track, link_opening, opening

APPLE = PROVIDERS['apple-podcast']
VIDEO = Figure(
    'youtube',
    'video',
    'VaCq4u5c78U',
    'https://www.youtube.com/watch?v=VaCq4u5c78U&t=62s',
    'https://www.youtube-nocookie.com/embed/VaCq4u5c78U?start=62&end=90',
    'YouTube',
    'Watch on YouTube',
    allow=PLAY,
)
EPISODE = Figure(
    'spotify',
    'episode',
    'ID',
    'https://open.spotify.com/episode/ID',
    'https://open.spotify.com/embed/episode/ID',
    'Spotify',
    '在 Spotify 收聽',
    title='第 1 集',
    length='1:02:33',
    allow=PLAY,
    height=152,
    classes=('wide', 'mine'),
    ids=('first', 'second'),
)
SHOW = Figure(
    'apple-podcast',
    'show',
    '123',
    'https://podcasts.apple.com/podcast/id123',
    'https://embed.podcasts.apple.com/podcast/id123',
    'Apple Podcasts',
    'Listen on Apple Podcasts',
    allow=APPLE.allow,
    sandbox=APPLE.sandbox,
    height=450,
    eager=True,
)
CARD = Figure(
    '', 'link', '', 'https://x.example/?a=1&b=2', '', 'x.example', 'Open x.example', eager=True
)
SOUND = Figure(
    'audio',
    'file',
    '',
    'https://x.example/1.mp3#t=90',
    'https://x.example/1.mp3#t=90',
    '',
    'Download',
    title='第 1 集',
    poster='never.jpg',
    height=54,
    element='audio',
    tracks=(Track('words.vtt', 'zh-Hant', '中文'), Track('more.vtt')),
)
POSTER = (
    '<img class="podcast-embed-poster" src="s.jpg" width="8" height="9" loading="lazy" alt="">'
)
FILM = Figure(
    'audio', 'video', '', '1.mp4', '1.mp4', '', 'Download', poster='still.jpg', element='video'
)


def test_video() -> None:
    assert opening(VIDEO) + CLOSING == (
        '<figure class="podcast-embed podcast-embed-youtube podcast-embed-kind-video'
        ' podcast-embed-wide podcast-embed-covered"'
        ' data-podcast-provider="youtube" data-podcast-kind="video"'
        ' data-podcast-id="VaCq4u5c78U"'
        ' data-podcast-src="https://www.youtube-nocookie.com/embed/VaCq4u5c78U'
        '?start=62&amp;end=90"'
        ' data-podcast-title="YouTube">\n'
        '<a class="podcast-embed-link"'
        ' href="https://www.youtube.com/watch?v=VaCq4u5c78U&amp;t=62s">'
        '<span class="podcast-cover podcast-hue-1" aria-hidden="true"></span>'
        '<span class="podcast-embed-icon" aria-hidden="true"></span>'
        '<span class="podcast-embed-text">'
        '<span class="podcast-embed-action">Watch on YouTube</span>'
        '</span></a>\n'
        '</figure>\n'
    )


@pytest.mark.parametrize(
    ('given', 'shown'),
    [
        (
            {
                'poster': 's.jpg',
                'image': 'a.jpg',
                'measures': (('width', '8'), ('height', '9')),
                'show': '夜航',
            },
            POSTER,
        ),
        (
            {'image': 'a.jpg', 'first': True},
            '<img class="podcast-embed-poster" src="a.jpg" alt="">',
        ),
        (
            {'show': 'A & B'},
            cover.behind('', 'A & B'),
        ),
        ({'image': 'a.jpg', 'short': 'YouTube'}, ''),
        ({'height': 152, 'show': 'A & B'}, ''),
    ],
)
def test_cover(given: dict[str, Any], shown: str) -> None:
    link = opening(VIDEO._replace(**given)).partition('\n')[2]
    inside = link.partition('>')[2].partition('<span class="podcast-embed-icon"')[0]
    assert inside == shown


@pytest.mark.parametrize(
    ('title', 'short', 'name', 'shown'),
    [
        ('', 'YouTube', 'Watch on YouTube', 'YouTube'),
        ('One', 'YouTube', 'Watch on YouTube: One', 'YouTube'),
        ('One', 'One', 'Watch on YouTube: One', 'One'),
    ],
)
def test_one_of_a_row_has_a_short_name(title: str, short: str, name: str, shown: str) -> None:
    page = _Page(opening(VIDEO._replace(title=title, short=short, length='9:00')))
    assert page.of('a')['aria-label'] == name
    assert page.texts['podcast-embed-action'] == f'{shown}\n'
    assert not {'podcast-embed-title', 'podcast-embed-length'} & {*page.texts}
    # It has the shape of a film as soon as it plays.
    assert 'podcast-embed-wide' in str(page.of('figure')['class'])
    assert 'podcast-embed-covered' not in str(page.of('figure')['class'])


@pytest.mark.parametrize(
    'figure',
    [VIDEO._replace(eager=True), VIDEO._replace(captioned=True), SOUND, FILM],
    ids=['eager', 'captioned', 'sound', 'film'],
)
def test_what_needs_a_whole_row(figure: Figure) -> None:
    assert 'podcast-embed-whole' in opening(figure)
    assert 'podcast-embed-whole' not in opening(VIDEO)


def test_audio_with_title_and_length() -> None:
    assert opening(EPISODE) == (
        '<figure class="podcast-embed podcast-embed-spotify podcast-embed-kind-episode wide mine"'
        ' id="first" data-podcast-provider="spotify" data-podcast-kind="episode"'
        ' data-podcast-id="ID" data-podcast-src="https://open.spotify.com/embed/episode/ID"'
        ' data-podcast-title="第 1 集 – Spotify"'
        ' data-podcast-height="152">\n'
        '<a class="podcast-embed-link" href="https://open.spotify.com/episode/ID">'
        '<span class="podcast-embed-icon" aria-hidden="true"></span>'
        '<span class="podcast-embed-text">'
        '<span class="podcast-embed-title">第 1 集</span> '
        '<span class="podcast-embed-action">在 Spotify 收聽</span> '
        '<span class="podcast-embed-length">1:02:33</span>'
        '</span></a>\n'
    )


def test_eager() -> None:
    assert opening(SHOW) == (
        '<figure class="podcast-embed podcast-embed-apple-podcast podcast-embed-kind-show'
        ' podcast-embed-whole"'
        ' data-podcast-provider="apple-podcast" data-podcast-kind="show" data-podcast-id="123"'
        ' data-podcast-src="https://embed.podcasts.apple.com/podcast/id123"'
        f' data-podcast-title="Apple Podcasts"'
        ' data-podcast-height="450">\n'
        '<iframe class="podcast-embed-player"'
        ' src="https://embed.podcasts.apple.com/podcast/id123" title="Apple Podcasts"'
        ' height="450" loading="lazy" referrerpolicy="strict-origin-when-cross-origin"'
        f' allow="{APPLE.allow}" sandbox="{APPLE.sandbox}"></iframe>'
        '<a class="podcast-embed-print" href="https://podcasts.apple.com/podcast/id123">'
        'Listen on Apple Podcasts</a>\n'
    )


def test_eager_with_title_and_without_height() -> None:
    figure = VIDEO._replace(eager=True, title='On Tides', length='9:00', poster='still.jpg')
    assert opening(figure).partition('\n')[2] == (
        '<iframe class="podcast-embed-player"'
        ' src="https://www.youtube-nocookie.com/embed/VaCq4u5c78U?start=62&amp;end=90&amp;enablejsapi=1"'
        ' title="On Tides – YouTube"'
        ' loading="lazy" referrerpolicy="strict-origin-when-cross-origin"'
        f' allow="{PLAY}"></iframe>'
        '<a class="podcast-embed-print"'
        ' href="https://www.youtube.com/watch?v=VaCq4u5c78U&amp;t=62s">'
        'On Tides Watch on YouTube</a>\n'
    )


@pytest.mark.parametrize('eager', [False, True])
def test_link_card(eager: bool) -> None:
    assert opening(CARD._replace(eager=eager)) == (
        '<figure class="podcast-embed podcast-embed-page podcast-embed-kind-link'
        ' podcast-embed-card" data-podcast-kind="link">\n'
        '<a class="podcast-embed-link" href="https://x.example/?a=1&amp;b=2">'
        '<span class="podcast-embed-icon" aria-hidden="true"></span>'
        '<span class="podcast-embed-text">'
        '<span class="podcast-embed-action">Open x.example</span>'
        '</span></a>\n'
    )


def test_link_card_of_a_provider() -> None:
    figure = CARD._replace(provider='overcast', kind='episode', id='+x', title='On Tides')
    assert opening(figure).partition('\n')[0] == (
        '<figure class="podcast-embed podcast-embed-overcast podcast-embed-kind-episode'
        ' podcast-embed-card" data-podcast-provider="overcast" data-podcast-kind="episode"'
        ' data-podcast-id="+x">'
    )


def test_link_with_poster() -> None:
    assert opening(EPISODE._replace(poster='a "still".jpg')).partition('\n')[2] == (
        '<a class="podcast-embed-link" href="https://open.spotify.com/episode/ID">'
        '<img class="podcast-embed-poster" src="a &quot;still&quot;.jpg" loading="lazy" alt="">'
        '<span class="podcast-embed-icon" aria-hidden="true"></span>'
        '<span class="podcast-embed-text">'
        '<span class="podcast-embed-title">第 1 集</span> '
        '<span class="podcast-embed-action">在 Spotify 收聽</span> '
        '<span class="podcast-embed-length">1:02:33</span>'
        '</span></a>\n'
    )


def test_audio_file_with_tracks() -> None:
    assert opening(SOUND) == (
        '<figure class="podcast-embed podcast-embed-audio podcast-embed-kind-file'
        ' podcast-embed-whole"'
        ' data-podcast-provider="audio" data-podcast-kind="file"'
        ' data-podcast-src="https://x.example/1.mp3#t=90">\n'
        '<p class="podcast-embed-title">第 1 集</p>\n'
        '<audio class="podcast-embed-player" src="https://x.example/1.mp3#t=90"'
        ' aria-label="第 1 集" preload="none" controls>'
        '<track kind="captions" src="words.vtt" srclang="zh-Hant" label="中文">'
        '<track kind="captions" src="more.vtt" srclang="und">'
        '<a href="https://x.example/1.mp3#t=90">Download</a></audio>\n'
    )


def test_video_file_with_poster() -> None:
    assert opening(FILM) == (
        '<figure class="podcast-embed podcast-embed-audio podcast-embed-kind-video'
        ' podcast-embed-wide podcast-embed-whole"'
        ' data-podcast-provider="audio" data-podcast-kind="video" data-podcast-src="1.mp4">\n'
        '<video class="podcast-embed-player" src="1.mp4" poster="still.jpg" preload="none"'
        ' controls><a href="1.mp4">Download</a></video>\n'
    )


@pytest.mark.parametrize(
    ('figure', 'wide'),
    [
        (VIDEO, True),
        (VIDEO._replace(height=300), False),
        (EPISODE, False),
        (EPISODE._replace(height=0), True),
        (CARD, False),
        (SOUND, False),
        (SOUND._replace(height=0), False),
        (FILM, True),
        (FILM._replace(height=300), False),
    ],
)
def test_the_shape_of_a_film(figure: Figure, wide: bool) -> None:
    assert (' podcast-embed-wide' in opening(figure)) is wide


@pytest.mark.parametrize('figure', [VIDEO, EPISODE, SHOW, CARD, SOUND, FILM])
@pytest.mark.parametrize(
    ('width', 'aspect', 'written'),
    [
        ('', '', ''),
        ('560', '', ' data-podcast-width="560"'),
        ('80%', '4:3', ' data-podcast-width="80%" data-podcast-aspect="4:3"'),
        ('', '1:1', ' data-podcast-aspect="1:1"'),
    ],
)
def test_width_and_aspect(figure: Figure, width: str, aspect: str, written: str) -> None:
    html = opening(figure._replace(width=width, aspect=aspect))
    head, _, rest = html.partition('\n')
    assert head.count('data-podcast-width') + head.count('data-podcast-aspect') == written.count(
        '='
    )
    assert written in head
    assert rest == opening(figure).partition('\n')[2]


class _Page(HTMLParser):
    """Collects tags with their attributes, and text by the class around it."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: dict[str | None, str] = {}
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len(dict(attrs)) == len(attrs)
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        key = self.tags[-1][1].get('class')
        self.texts[key] = self.texts.get(key, '') + data

    def of(self, tag: str) -> dict[str, str | None]:
        (attributes,) = [attributes for name, attributes in self.tags if name == tag]
        return attributes

    @property
    def shape(self) -> list[tuple[str, list[str]]]:
        return [(tag, list(attributes)) for tag, attributes in self.tags]


HOSTILE = [
    '"><script>alert(1)</script>',
    "' onload='x",
    '" onload="x',
    'a & b &amp; c &#34; &lt;',
    '「引號」',
    '</figure></a></audio></iframe>',
    '<!-- ',
    '\\',
    ' >',
]
ELEMENTS = [('', False), ('', True), ('audio', False), ('video', False)]


def filled(text: str, element: str, *, eager: bool) -> Figure:
    """Return a figure with *text* in every field."""
    return Figure(
        text,
        text,
        text,
        text,
        text,
        text,
        text,
        title=text,
        page_title=text,
        length=text,
        poster=text,
        allow=text,
        sandbox=text,
        height=90,
        width=text,
        aspect=text,
        element=element,
        tracks=(Track(text, text, text), Track(text)),
        eager=eager,
        classes=(text,),
        ids=(text,),
    )


def check_text(text: str, element: str, *, eager: bool) -> None:
    page = _Page(opening(filled(text, element, eager=eager)))
    assert page.shape == _Page(opening(filled('x', element, eager=eager))).shape
    name = f'{text} – {text}'
    ours = {
        'class': None,
        'kind': 'captions',
        'loading': 'lazy',
        'preload': 'none',
        'controls': None,
        'alt': '',
        'aria-hidden': 'true',
        'height': '90',
        'data-podcast-height': '90',
        'referrerpolicy': 'strict-origin-when-cross-origin',
        'title': name,
        'aria-label': name,
        'data-podcast-title': name,
    }
    for tag, attributes in page.tags:
        for key, value in attributes.items():
            expected = 'und' if (tag, key, value) == ('track', 'srclang', 'und') else text
            assert value == ours.get(key, expected) or key == 'class'
    opened = ' podcast-embed-whole' if element or eager else ''
    classes = f'podcast-embed podcast-embed-{text} podcast-embed-kind-{text}{opened} {text}'
    assert page.of('figure')['class'] == classes
    if not element and not eager:
        assert page.texts['podcast-embed-title'] == f'{text} '
        assert page.texts['podcast-embed-action'] == f'{text} '
        assert page.texts['podcast-embed-length'] == f'{text}\n'


@pytest.mark.parametrize(('element', 'eager'), ELEMENTS)
@pytest.mark.parametrize('text', HOSTILE)
def test_everything_is_escaped(text: str, element: str, eager: bool) -> None:
    check_text(text, element, eager=eager)


#: What has a scheme is left out as an address; test_attributes tries that.
TEXTS = st.text(min_size=1).filter(lambda text: not scheme.scheme(text))


@given(TEXTS, st.sampled_from(ELEMENTS))
def test_every_text_comes_back(text: str, how: tuple[str, bool]) -> None:
    element, eager = how
    check_text(text, element, eager=eager)


@pytest.mark.parametrize(
    ('title', 'page_title', 'label', 'name', 'shown'),
    [
        ('', '', 'YouTube', 'YouTube', None),
        ('第 1 集', '', 'YouTube', '第 1 集 – YouTube', '第 1 集 '),
        ('第 1 集', '文章', 'YouTube', '第 1 集 – YouTube', '第 1 集 '),
        ('', '文章', 'YouTube', '文章 – YouTube', None),
        ('', '文章', '', '文章', None),
        ('第 1 集', '文章', '', '第 1 集', '第 1 集 '),
        ('', '', '', None, None),
    ],
)
def test_the_page_names_a_player_without_a_title(
    title: str, page_title: str, label: str, name: str | None, shown: str | None
) -> None:
    figure = VIDEO._replace(title=title, page_title=page_title, label=label)
    page = _Page(opening(figure))
    assert figure.name == (name or '')
    assert page.of('figure').get('data-podcast-title') == name
    assert page.texts.get('podcast-embed-title') == shown
    assert _Page(opening(figure._replace(eager=True))).of('iframe').get('title') == name
    sound = _Page(opening(figure._replace(element='audio')))
    assert sound.of('audio').get('aria-label') == name
    assert sound.texts.get('podcast-embed-title') == (f'{title}\n' if title else None)


@pytest.mark.parametrize(
    ('track', 'language', 'label'),
    [
        (Track('w.vtt'), 'und', None),
        (Track('w.vtt', 'en'), 'en', 'en'),
        (Track('w.vtt', 'en', 'English'), 'en', 'English'),
        (Track('w.vtt', '', 'English'), 'und', 'English'),
    ],
)
def test_tracks(track: Track, language: str, label: str | None) -> None:
    attributes = _Page(opening(FILM._replace(tracks=(track,)))).of('track')
    assert attributes['src'] == 'w.vtt'
    assert (attributes['srclang'], attributes.get('label')) == (language, label)


def test_the_link_where_there_are_no_players() -> None:
    episode = EPISODE._replace(title='雨 & 夜', poster='still.jpg')
    assert link_opening(episode) == (
        '<div>\n<p><a href="https://open.spotify.com/episode/ID"><img src="still.jpg" alt="">'
        '雨 &amp; 夜 · 在 Spotify 收聽 · 1:02:33</a></p>\n'
    )
    bare = episode._replace(title='', poster='', length='', element='audio', page='../1.mp3')
    assert link_opening(bare) == '<div>\n<p><a href="../1.mp3">在 Spotify 收聽</a></p>\n'
