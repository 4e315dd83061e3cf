"""Players: nothing before the click, and what the click does."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Literal, NamedTuple

import pytest

if TYPE_CHECKING:
    from tests.browser.conftest import Site, Visit

    Open = Callable[..., Visit]

pytestmark = pytest.mark.browser

PLAYERS = 'posts/players/'
YOUTUBE = '.podcast-embed-youtube'
PLAY = 'autoplay; clipboard-write; encrypted-media; fullscreen; picture-in-picture'


class Player(NamedTuple):
    """What is in the figure *css*: the provider's page, and the attributes of its iframe."""

    css: str
    page: str
    iframe: dict[str, str]


PROVIDERS = [
    Player(
        YOUTUBE,
        'https://www.youtube.com/watch?v=Kj2mTq7-xXA&t=90s',
        {
            'src': 'https://www.youtube-nocookie.com/embed/Kj2mTq7-xXA?start=90&autoplay=1',
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
        ('alabaster', 'posts/words/'),
        ('alabaster', ''),
        ('alabaster', 'tags/tides/'),
        ('furo', PLAYERS),
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
    expected = {'referrerpolicy': 'strict-origin-when-cross-origin', **player.iframe}
    names = [*expected, 'sandbox', 'allowfullscreen', 'frameborder']
    found = {name: iframe.get_attribute(name) for name in names}
    assert {name: value for name, value in found.items() if value is not None} == expected
    assert page.evaluate('document.activeElement.src') == player.iframe['src']
    assert link.count() == 0
    assert asked == [(player.iframe['src'], f'{site.address}/')]
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
        'src': 'https://www.youtube-nocookie.com/embed/pQ8rSt_uVwE',
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
    assert [request.url for request in asked] == [player.iframe['src'] for player in PROVIDERS]
