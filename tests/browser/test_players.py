"""Players: nothing before the click, and what the click does."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Literal, NamedTuple
from urllib.parse import quote

import pytest

if TYPE_CHECKING:
    from tests.browser.conftest import Site, Visit

    Open = Callable[..., Visit]

pytestmark = pytest.mark.browser

PLAYERS = 'posts/players/'
EVERY = 'posts/every/'
SIZED = 'posts/sized/'
YOUTUBE = '.podcast-embed-youtube'
PLAY = 'autoplay; clipboard-write; encrypted-media; fullscreen; picture-in-picture'


class Player(NamedTuple):
    """What is in the figure *css*: the provider's page, and the attributes of its iframe.

    HERE in its address is the origin of the page.
    """

    css: str
    page: str
    iframe: dict[str, str]

    def src(self, site: Site) -> str:
        """Return the address of the iframe."""
        return self.iframe['src'].replace('HERE', quote(site.address, safe=''))


PROVIDERS = [
    Player(
        YOUTUBE,
        'https://www.youtube.com/watch?v=Kj2mTq7-xXA&t=90s',
        {
            'src': 'https://www.youtube-nocookie.com/embed/Kj2mTq7-xXA?start=90&autoplay=1'
            '&enablejsapi=1&origin=HERE',
            'title': 'Low tide, high hopes – YouTube',
            'allow': PLAY,
        },
    ),
    Player(
        '.podcast-embed-spotify',
        'https://open.spotify.com/episode/4Rk9vTqLmXw2ZbNcYdPe7h',
        {
            'src': 'https://open.spotify.com/embed/episode/4Rk9vTqLmXw2ZbNcYdPe7h',
            'title': 'Three ways to hear the sea, and what each of them costs a listener in a '
            'hurry – Spotify',
            'allow': PLAY,
        },
    ),
    Player(
        '.podcast-embed-apple-podcast',
        'https://podcasts.apple.com/tw/podcast/low-tide/id1234509876?i=1000567812345',
        {
            'src': 'https://embed.podcasts.apple.com/tw/podcast/low-tide/id1234509876'
            '?i=1000567812345',
            'title': 'The same, for another app – Apple Podcasts',
            'allow': 'autoplay *; encrypted-media *; fullscreen *; clipboard-write',
            'sandbox': 'allow-forms allow-popups allow-same-origin allow-scripts '
            'allow-top-navigation-by-user-activation',
        },
    ),
]


@pytest.mark.parametrize(
    ('theme', 'path'),
    [
        ('alabaster', PLAYERS),
        ('alabaster', EVERY),
        ('alabaster', 'posts/words/'),
        ('alabaster', ''),
        ('alabaster', 'tags/tides/'),
        ('furo', EVERY),
    ],
)
def test_nothing_is_asked_before_the_click(site: Site, visit: Open, theme: str, path: str) -> None:
    if theme not in site.folders:
        pytest.skip(f'{theme} is not installed')
    page, asked = visit(site.url(path, theme))
    page.keyboard.press('End')
    for link in page.locator('.podcast-embed-link, .podcast-article-item a').all():
        link.hover()
    for _ in range(page.locator('a').count()):
        page.keyboard.press('Tab')
    page.wait_for_load_state('networkidle')
    assert asked == []
    assert (
        page.locator('link[rel*=prefetch], link[rel=preconnect], link[rel=preload]').count() == 0
    )


@pytest.mark.parametrize(
    ('player', 'way'),
    [*((player, 'click') for player in PROVIDERS), (PROVIDERS[0], 'Enter')],
    ids=lambda value: value.css if isinstance(value, Player) else value,
)
def test_player_takes_the_place_of_its_link(
    site: Site, visit: Open, player: Player, way: str
) -> None:
    page, asked = visit(site.url(PLAYERS))
    link = page.locator(f'{player.css} .podcast-embed-link')
    assert link.get_attribute('href') == player.page
    if way == 'click':
        link.click()
    else:
        link.focus()
        page.keyboard.press(way)
    iframe = page.locator(f'{player.css} > iframe')
    page.frame_locator(f'{player.css} > iframe').get_by_text('Playing.').wait_for()
    expected = {
        'referrerpolicy': 'strict-origin-when-cross-origin',
        'class': 'podcast-embed-player',
        **player.iframe,
        'src': player.src(site),
    }
    names = [*expected, 'sandbox', 'allowfullscreen', 'frameborder']
    found = {name: iframe.get_attribute(name) for name in names}
    assert {name: value for name, value in found.items() if value is not None} == expected
    assert page.evaluate('document.activeElement.src') == player.src(site)
    assert link.count() == 0
    assert asked == [(player.src(site), f'{site.address}/')]
    kept = page.locator(f'{player.css} > a.podcast-embed-print')
    assert kept.get_attribute('href') == player.page
    assert kept.is_hidden()
    page.emulate_media(media='print')
    assert kept.is_visible()
    assert iframe.is_hidden()
    assert page.url == site.url(PLAYERS)


def test_players_are_independent(site: Site, visit: Open) -> None:
    page, asked = visit(site.url(PLAYERS))
    for css, links in ((PROVIDERS[1].css, 2), (YOUTUBE, 1), (PROVIDERS[2].css, 0)):
        page.locator(f'{css} .podcast-embed-link').click()
        page.frame_locator(f'{css} > iframe').get_by_text('Playing.').wait_for()
        assert page.locator('.podcast-embed-link').count() == links
    assert page.locator('.podcast-embed > iframe').count() == 3
    assert page.locator('.podcast-embed figcaption').inner_text() == (
        'A caption with emphasis and a link.'
    )
    assert len(asked) == 3


@pytest.mark.parametrize(
    ('key', 'button'), [('Control', 'left'), ('Shift', 'left'), ('', 'middle')]
)
def test_other_clicks_open_the_page_of_the_provider(
    site: Site,
    visit: Open,
    key: Literal['Control', 'Shift', ''],
    button: Literal['left', 'middle'],
) -> None:
    page, asked = visit(site.url(PLAYERS))
    link = page.locator(f'{YOUTUBE} .podcast-embed-link')
    with page.context.expect_page() as opened:
        link.click(button=button, modifiers=[key] if key else [])
    opened.value.wait_for_load_state()
    # Playwright cannot answer for such a page, so Chromium shows that there is no network.
    history = page.context.new_cdp_session(opened.value).send('Page.getNavigationHistory')
    assert [entry['url'] for entry in history['entries']] == [PROVIDERS[0].page]
    assert link.is_visible()
    assert page.locator('iframe').count() == 0
    assert [request.url for request in asked if 'embed' in request.url] == []


@pytest.mark.parametrize('key', ['Meta', 'Alt'])
def test_keys_of_other_systems_leave_the_link_alone(
    site: Site, visit: Open, key: Literal['Meta', 'Alt']
) -> None:
    page, _ = visit(site.url(PLAYERS))
    page.evaluate(
        'addEventListener("click", event => {'
        ' window.prevented = event.defaultPrevented; event.preventDefault() })'
    )
    page.locator(f'{YOUTUBE} .podcast-embed-link').click(modifiers=[key])
    assert page.evaluate('window.prevented') is False
    assert page.locator('iframe').count() == 0


@pytest.mark.parametrize('how', ['without JavaScript', 'from disk'])
def test_link_stays_a_link(site: Site, visit: Open, how: str) -> None:
    if how == 'from disk':
        file = site.folders['alabaster'] / PLAYERS / 'index.html'
        page, asked = visit(file.as_uri())
    else:
        page, asked = visit(site.url(PLAYERS), java_script_enabled=False)
    assert asked == []
    page.locator(f'{YOUTUBE} .podcast-embed-link').click()
    page.wait_for_url(PROVIDERS[0].page)
    assert [request.url for request in asked] == [PROVIDERS[0].page]


def test_eager_player_is_there_from_the_beginning(site: Site, visit: Open) -> None:
    page, asked = visit(site.url('posts/eager/'))
    page.frame_locator('.podcast-embed > iframe').get_by_text('Playing.').wait_for()
    iframe = page.locator('.podcast-embed > iframe')
    expected = {
        'src': 'https://www.youtube-nocookie.com/embed/pQ8rSt_uVwE?enablejsapi=1',
        'title': 'At once – YouTube',
        'loading': 'lazy',
        'referrerpolicy': 'strict-origin-when-cross-origin',
        'allow': PLAY,
    }
    assert {name: iframe.get_attribute(name) for name in expected} == expected
    assert page.locator('.podcast-embed-link').count() == 0
    assert asked == [(expected['src'], f'{site.address}/')]


def test_security_policy(site: Site, visit: Open) -> None:
    """The theme breaks the policy with a script and a style inside its page; we add nothing."""
    page, asked = visit(site.url('plain/'))
    page.add_init_script(
        'window.violations = []; addEventListener("securitypolicyviolation", event =>'
        ' violations.push(`${event.effectiveDirective} ${event.blockedURI}`))'
    )
    found = {}
    for path in ('plain/', '', PLAYERS):
        page.goto(site.url(path, policy=True))
        found[path] = page.evaluate('violations')
    for player in PROVIDERS:
        page.locator(f'{player.css} .podcast-embed-link').click()
        page.frame_locator(f'{player.css} > iframe').get_by_text('Playing.').wait_for()
    found['after the clicks'] = page.evaluate('violations')
    assert set(map(tuple, found.values())) == {('style-src-attr inline', 'script-src-elem inline')}
    assert [request.url for request in asked] == [player.src(site) for player in PROVIDERS]


#: What is on the page with one of each: the figure, the height of its iframe, and the
#: provider's page.
EVERY_PLAYER = {
    'youtube': (None, 'https://www.youtube.com/watch?v=Kj2mTq7-xXA'),
    'spotify': ('152', 'https://open.spotify.com/episode/4Rk9vTqLmXw2ZbNcYdPe7h'),
    'apple-podcast': (
        '175',
        'https://podcasts.apple.com/tw/podcast/low-tide/id1234509876?i=1000567812345',
    ),
    'vimeo': (None, 'https://vimeo.com/76543210'),
    'peertube': (None, 'https://video.example.org/w/9kmNnPqRsTuVwXyZabcdef'),
    'soundcloud': ('166', 'https://soundcloud.com/low-tide/salt-air'),
    'bilibili': (None, 'https://www.bilibili.com/video/BV1Ko4Ti8dE2'),
    'firstory': ('182', 'https://open.firstory.fm/story/clowtide0123456789abcdefg'),
    'soundon': ('140', 'https://player.soundon.fm/p/11112222-3333-4444-5555-666677778888'),
    'castbox': ('220', 'https://castbox.fm/episode/id1234567-id7654321'),
    'pocketcasts': ('160', 'https://pca.st/lowtide1'),
    'transistor': ('180', 'https://share.transistor.fm/s/0a1b2c3d'),
    'buzzsprout': ('200', 'https://www.buzzsprout.com/1234567/7654321'),
    'simplecast': ('200', 'https://player.simplecast.com/9999aaaa-bbbb-cccc-dddd-eeeeffff0000'),
    'libsyn': ('192', 'https://play.libsyn.com/embed/episode/id/12345678/height/192/'),
    'podbean': ('150', 'https://www.podbean.com/ew/pb-low12-tide34'),
    'acast': ('190', 'https://shows.acast.com/low-tide/episodes/salt'),
    'megaphone': ('200', 'https://player.megaphone.fm/LOW1234567890'),
    'spreaker': ('200', 'https://www.spreaker.com/episode/12345678'),
    'anchor': ('102', 'https://anchor.fm/low-tide/episodes/Salt-e1a2b3c'),
    'archive-org': ('60', 'https://archive.org/details/low-tide-2026'),
}
CARD = 'https://www.xiaoyuzhoufm.com/episode/0123456789abcdef01234567'


def test_every_player_has_its_height(site: Site, visit: Open) -> None:
    page, asked = visit(site.url(EVERY))
    for link in page.locator('.podcast-embed:not(.podcast-embed-card) .podcast-embed-link').all()[
        ::-1
    ]:
        link.click()
    figures = page.locator('.podcast-embed:has(> iframe)')
    found = figures.evaluate_all(
        'all => all.map(f => [f.dataset.podcastProvider, f.firstElementChild.getAttribute('
        '"height"), f.firstElementChild.offsetHeight, f.firstElementChild.offsetWidth])'
    )
    assert [(name, height) for name, height, *_ in found] == [
        (name, height) for name, (height, _) in EVERY_PLAYER.items()
    ]
    for name, height, high, wide in found:
        assert high == pytest.approx(int(height) if height else wide * 9 / 16, abs=1), name
    assert len({request.url.partition('?')[0] for request in asked}) == len(EVERY_PLAYER)


def test_every_player_is_a_link_without_javascript(site: Site, visit: Open) -> None:
    page, asked = visit(site.url(EVERY), java_script_enabled=False)
    links = page.locator('.podcast-embed-link')
    assert [link.get_attribute('href') for link in links.all()] == [
        *(address for _, address in EVERY_PLAYER.values()),
        CARD,
    ]
    assert all(link.is_visible() for link in links.all())
    page.locator('.podcast-embed-anchor .podcast-embed-link').click()
    page.wait_for_url(EVERY_PLAYER['anchor'][1])
    assert [request.url for request in asked] == [EVERY_PLAYER['anchor'][1]]


def test_card_is_a_link_and_needs_no_script(site: Site, visit: Open) -> None:
    page, asked = visit(site.url('card/'))
    assert page.locator('link[href*="sphinxext-podcast.css"]').count() == 1
    assert page.locator('script[src*="sphinxext-podcast"]').count() == 0
    assert asked == []
    page.locator('.podcast-embed-link').click()
    page.wait_for_url(CARD)
    assert [request.url for request in asked] == [CARD]


def test_card_beside_players_is_a_link(site: Site, visit: Open) -> None:
    page, _ = visit(site.url(EVERY))
    page.locator('.podcast-embed-card .podcast-embed-link').click()
    page.wait_for_url(CARD)


PLAYER_JS = '{"context":"player.js","version":"0.0.11","method":"pause"}'
#: What pauses a player.
PAUSES: dict[str, Any] = {
    'youtube': '{"event":"command","func":"pauseVideo","args":[],"id":1,"channel":"widget"}',
    'spotify': {'command': 'pause'},
    'vimeo': {'method': 'pause'},
    'soundcloud': '{"method":"pause"}',
    'acast': PLAYER_JS,
    'buzzsprout': PLAYER_JS,
    'firstory': PLAYER_JS,
    'podbean': PLAYER_JS,
    'spreaker': PLAYER_JS,
}


def test_second_player_pauses_the_first(site: Site, visit: Open) -> None:
    page, _ = visit(site.url(EVERY))
    frames = {}
    for name in (*PAUSES, 'megaphone'):
        page.locator(f'.podcast-embed-{name} .podcast-embed-link').click()
        page.frame_locator(f'.podcast-embed-{name} > iframe').get_by_text('Playing.').wait_for()
        frame = page.locator(f'.podcast-embed-{name} > iframe').element_handle().content_frame()
        assert frame
        frames[name] = frame
    heard = {name: frame.evaluate('heard') for name, frame in frames.items()}
    assert heard.pop('megaphone') == []
    heard = {name: [m for m in told if m == PAUSES[name]] for name, told in heard.items()}
    # Each was told so by each of those that began after it.
    assert heard == {
        name: [message] * (len(PAUSES) - number)
        for number, (name, message) in enumerate(PAUSES.items())
    }


def test_recording_and_players_pause_each_other(site: Site, visit: Open) -> None:
    page, asked = visit(site.url(EVERY))
    files: list[str] = []
    page.on('request', lambda request: files.append(request.url.rpartition('/')[2]))
    audio = page.locator('audio')
    audio.scroll_into_view_if_needed()
    assert audio.get_attribute('preload') == 'none'
    page.wait_for_load_state('networkidle')
    assert 'tide.wav' not in files
    audio.evaluate('audio => audio.play()')
    assert 'tide.wav' in files
    assert audio.evaluate('audio => audio.paused') is False
    page.locator('.podcast-embed-vimeo .podcast-embed-link').click()
    assert audio.evaluate('audio => audio.paused') is True
    page.frame_locator('.podcast-embed-vimeo > iframe').get_by_text('Playing.').wait_for()
    frame = page.locator('.podcast-embed-vimeo > iframe').element_handle().content_frame()
    assert frame
    assert PAUSES['vimeo'] not in frame.evaluate('heard')
    audio.evaluate('audio => audio.play()')
    frame.wait_for_function('heard.some(message => message.method === "pause")')
    assert frame.evaluate('heard').count(PAUSES['vimeo']) == 1
    assert len(asked) == 1


@pytest.mark.parametrize('policy', [False, True])
def test_sizes_are_as_asked(site: Site, visit: Open, policy: bool) -> None:
    page, _ = visit(site.url(SIZED, policy=policy))
    room = page.locator('.podcast-embed').first.evaluate('f => f.parentElement.clientWidth')
    found = page.locator('.podcast-embed > :is(a, iframe, video)').evaluate_all(
        'all => all.map(e => [e.offsetWidth, e.offsetHeight])'
    )
    assert found[0] == [400, 225]
    assert found[1][0] <= room / 2
    assert found[2] == [320, 240]
    assert found[-1][0] == pytest.approx(found[-1][1] * 4 / 3, abs=2)
    page.locator('.podcast-embed-spotify .podcast-embed-link').click()
    box = page.locator('.podcast-embed-spotify > iframe').bounding_box()
    assert box
    assert box['width'] == pytest.approx(room / 2, abs=1)
    assert box['height'] == 232


def test_poster_is_in_the_link_and_from_the_own_host(site: Site, visit: Open) -> None:
    page, asked = visit(site.url(SIZED))
    posters = page.locator('.podcast-embed-link > img.podcast-embed-poster')
    assert posters.count() == 3  # one is the picture of the article
    for poster in posters.all():
        poster.scroll_into_view_if_needed()
        assert poster.is_visible()
        src, width, alt = poster.evaluate('img => [img.src, img.naturalWidth, img.alt]')
        assert src.startswith(f'{site.address}/alabaster/_images/')
        assert (width, alt) == (8, '')
    assert page.locator('video').evaluate('video => video.poster').startswith(site.address)
    eager = 'https://www.youtube-nocookie.com/embed/pQ8rSt_uVwE?enablejsapi=1'
    assert {request.url for request in asked} <= {eager}


def test_pasted_iframe_waits_for_the_click(site: Site, visit: Open) -> None:
    page, asked = visit(site.url(SIZED))
    figure = page.locator('.podcast-embed:has([href*="slowread-04"])')
    figure.scroll_into_view_if_needed()
    page.wait_for_load_state('networkidle')
    assert [request.url for request in asked if 'slowread-04' in request.url] == []
    figure.locator('.podcast-embed-link').click()
    assert figure.locator('iframe').get_attribute('title') == 'Pasted – YouTube'
    figure.locator('iframe').content_frame.get_by_text('Playing.').wait_for()
    assert len([request.url for request in asked if 'slowread-04' in request.url]) == 1
