"""A click on a time plays the page's player from there; the address, the bar and keys know it."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest

from tests.browser import moments

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Frame, Page, Route

    from tests.browser.conftest import Site, Visit

    Open = Callable[..., Visit]
    Show = Callable[..., tuple[Page, list[str]]]

pytestmark = pytest.mark.browser

#: A stand-in for every player: it notes what it is told, in order and by whom.
PLAYER = (
    '<!doctype html><title>Player</title><p>Playing.</p><script>const heard = [];'
    'addEventListener("message", event => {'
    ' heard.push(event.data); origins.add(event.origin); });'
    'const origins = new Set(); const tell = message => parent.postMessage(message, "*")</script>'
)
#: How much a page with all of it loads of ours, compressed, in bytes.
MOST = 8192
YOUTUBE = 'https://www.youtube-nocookie.com'
TO_YOUTUBE = '"id":1,"channel":"widget"}'
GREETING = f'{{"event":"listening",{TO_YOUTUBE}'


def youtube(func: str, args: str = '[]') -> str:
    return f'{{"event":"command","func":"{func}","args":{args},{TO_YOUTUBE}'


def widget(method: str, value: Any) -> str:
    return f'{{"context":"player.js","version":"0.0.11","method":"{method}","value":{value}}}'


@pytest.fixture(scope='module')
def address(site: Site, tmp_path_factory: pytest.TempPathFactory) -> str:
    """Build and serve the site; return the address of its pages."""
    src = tmp_path_factory.mktemp('moments')
    moments.write(src)
    moments.build(src, folder(site))
    return f'{site.address}/moments/p'


def folder(site: Site) -> Path:
    return site.folders['alabaster'].with_name('moments')


@pytest.fixture
def show(address: str, visit: Open) -> Show:
    """Return a function that opens a page where players are stand-ins."""

    def show_page(path: str, **options: Any) -> tuple[Page, list[str]]:
        page, _ = visit('about:blank', **options)
        asked: list[str] = []

        def answer(route: Route) -> None:
            asked.append(route.request.url)
            route.fulfill(body=PLAYER, content_type='text/html')

        page.context.route(lambda url: url.startswith('https://'), answer)
        page.goto(path if '://' in path else f'{address}/{path}')
        return page, asked

    return show_page


def click(page: Page, at: str) -> None:
    page.locator(f'.podcast-article a.podcast-at[data-podcast-at="{at}"]').last.click()


def stand_in(page: Page, css: str = 'iframe') -> Frame:
    page.frame_locator(css).get_by_text('Playing.').wait_for()
    frame = page.locator(css).element_handle().content_frame()
    assert frame
    return frame


def heard(frame: Frame, number: int) -> list[Any]:
    """Return what *frame* has heard, when it is at least *number*."""
    frame.wait_for_function('number => heard.length >= number', arg=number)
    found: list[Any] = frame.evaluate('heard')
    return found


def origins(frame: Frame) -> list[str]:
    found: list[str] = frame.evaluate('[...origins]')
    return found


def test_youtube(show: Show) -> None:
    page, asked = show('youtube/')
    page.evaluate('scrollTo(0, 0)')
    click(page, '3753')
    frame = stand_in(page)
    assert (
        frame.url
        == f'{YOUTUBE}/embed/Kj2mTq7-xXA?start=3753&autoplay=1&enablejsapi=1&origin='
        + (page.evaluate('encodeURIComponent(location.origin)'))
    )
    assert page.url.endswith('/youtube/#t=1:02:33')
    assert page.evaluate('document.activeElement.dataset.podcastAt') == '3753'
    assert asked == [frame.url]
    # It listens to nothing before it is asked to, and is asked again until it answers.
    assert heard(frame, 3)[:3] == [GREETING] * 3
    frame.evaluate('tell(\'{"event":"initialDelivery","info":{"currentTime":3753}}\')')
    click(page, '90')
    frame.evaluate('heard.length = 0')
    frame.evaluate('tell({ event: "onReady", info: null })')
    assert heard(frame, 2) == [youtube('seekTo', '[90,true]'), youtube('playVideo')]
    click(page, '3753')
    assert heard(frame, 4)[2:] == [youtube('seekTo', '[3753,true]'), youtube('playVideo')]
    assert page.locator('iframe').count() == 1
    # At its end it is loaded again.
    frame.evaluate('tell({ event: "onStateChange", info: { playerState: 0 } })')
    page.wait_for_timeout(50)
    click(page, '90')
    page.wait_for_function('document.querySelector("iframe").src.includes("start=90")')
    assert len(asked) == 2


def test_youtube_is_greeted_ten_times(show: Show) -> None:
    page, _ = show('youtube/')
    page.clock.install()
    click(page, '90')
    frame = stand_in(page)
    page.clock.run_for(30_000)
    assert [one for one in heard(frame, 10) if one == GREETING] == [GREETING] * 10
    assert origins(frame) == [page.evaluate('location.origin')]


def test_spotify(show: Show) -> None:
    page, _ = show('spotify/')
    click(page, '90')
    frame = stand_in(page)
    assert frame.url == 'https://open.spotify.com/embed/episode/4Rk9vTqLmXw2ZbNcYdPe7h?t=90'
    assert frame.evaluate('heard') == []
    click(page, '3753')
    frame.evaluate('tell({ type: "ready" })')
    seek = {'command': 'seek', 'timestamp': 3753}
    expected = [seek, {'command': 'resume'}, {'command': 'load_complete_ack'}]
    assert heard(frame, 3) == expected
    payload = {'isPaused': False, 'position': 3753000, 'duration': 29900}
    frame.evaluate('payload => tell({ type: "playback_update", payload })', payload)
    page.locator('.podcast-preview').wait_for()
    frame.evaluate('payload => tell({ type: "playback_update", payload })', payload)
    page.wait_for_timeout(50)
    assert page.locator('.podcast-preview').count() == 1


@pytest.mark.parametrize(
    ('name', 'ready', 'messages'),
    [
        (
            'vimeo',
            {'event': 'ready'},
            [{'method': 'setCurrentTime', 'value': 3753}, {'method': 'play'}],
        ),
        (
            'soundcloud',
            '{"method":"ready"}',
            ['{"method":"seekTo","value":3753000}', '{"method":"play"}'],
        ),
        (
            'acast',
            '{"context":"player.js","event":"ready"}',
            [widget('setCurrentTime', 3753), widget('play', 0).replace(',"value":0', '')],
        ),
    ],
)
@pytest.mark.parametrize('when', ['early', 'late', 'never'])
def test_widgets(show: Show, name: str, ready: Any, messages: list[Any], when: str) -> None:
    page, _ = show(f'{name}/')
    click(page, '90')
    frame = stand_in(page)
    page.wait_for_timeout(100)
    click(page, '3753')

    def wishes() -> list[Any]:
        frame.wait_for_timeout(300)
        told: list[Any] = frame.evaluate('heard')
        return [one for one in told if one in messages]

    if when == 'early':
        assert wishes() == []
        frame.evaluate('tell', None)
        frame.evaluate('ready => tell(ready)', ready)
        assert wishes() == messages
        return
    page.wait_for_timeout(2500)
    said = wishes()
    assert said[:2] == messages
    if when == 'late':
        frame.evaluate('heard.length = 0')
        frame.evaluate('ready => tell(ready)', ready)
        assert wishes() == messages
        frame.evaluate('ready => tell(ready)', ready)
        assert wishes() == messages


def test_vimeo_begins_there(show: Show) -> None:
    page, asked = show('vimeo/')
    click(page, '90')
    stand_in(page)
    assert page.locator('iframe').get_attribute('src') == (
        'https://player.vimeo.com/video/76543210?dnt=1&autoplay=1#t=90s'
    )
    assert len(asked) == 1


def test_a_player_that_hears_nothing_is_loaded_again(show: Show) -> None:
    page, asked = show('bilibili/')
    for at in ('90', '3753'):
        click(page, at)
        page.wait_for_function(f'document.querySelector("iframe")?.src.endsWith("&t={at}")')
        assert '&autoplay=1&' in str(page.locator('iframe').get_attribute('src'))
    assert len(asked) == 2


def test_eager_youtube_hears(show: Show) -> None:
    page, asked = show('eager/#t=1:00')
    frame = stand_in(page)
    frame.evaluate('tell({ event: "onReady" })')
    page.wait_for_timeout(50)
    assert youtube('playVideo') not in frame.evaluate('heard')
    click(page, '3753')
    assert youtube('seekTo', '[3753,true]') in heard(frame, 2)
    assert len(asked) == 1
    assert 'autoplay' not in asked[0]


def test_players_wait_at_the_moment_in_the_address(show: Show) -> None:
    page, asked = show('eager-bilibili/#t=1:00')
    page.wait_for_function('document.querySelector("iframe").src.endsWith("&t=60")')
    length = page.evaluate('history.length')
    click(page, '90')
    page.wait_for_function('document.querySelector("iframe").src.endsWith("&t=90")')
    stand_in(page)
    page.evaluate('location.hash = "t=2:00"')
    page.wait_for_function('document.querySelector("iframe").src.endsWith("&t=120")')
    stand_in(page)
    assert ['autoplay=1' in url for url in asked[-3:]] == [False, True, False]
    # That of the address.
    assert page.evaluate('history.length') == length + 1


def test_a_player_that_hears_nothing_stops_when_another_begins(show: Show) -> None:
    page, asked = show('deaf/')
    click(page, '90')
    stand_in(page)
    page.locator('audio').evaluate('audio => audio.play()')
    page.wait_for_function('document.querySelector("iframe").src.includes("autoplay=0")')
    stand_in(page)
    assert ['autoplay=1' in url for url in asked] == [True, False]


def test_a_mark_behind_the_end_of_a_part(show: Show) -> None:
    page, _ = show('part/')
    click(page, '90')
    query = stand_in(page).url.partition('?')[2]
    assert query.startswith('start=90&autoplay=1')
    page, _ = show('part/#t=1:00')
    page.locator('a.podcast-embed-link').click()
    assert 'start=60&end=80&' in stand_in(page).url


def test_marks_below_another_heading_of_the_first_rank(show: Show) -> None:
    page, _ = show('headed/')
    click(page, '90')
    assert 'start=90' in stand_in(page).url
    assert page.locator('.podcast-article').count() == 1


def test_audio(show: Show) -> None:
    page, asked = show('audio/#t=1m1s')
    audio = page.locator('audio')
    assert audio.evaluate('audio => [audio.currentTime, audio.paused, audio.readyState]') == [
        61,
        True,
        0,
    ]
    click(page, '90')
    page.wait_for_function('document.querySelector("audio").currentTime > 90')
    assert audio.evaluate('audio => audio.paused') is False
    page.evaluate('location.hash = "t=0:30"')
    page.wait_for_function('Math.floor(document.querySelector("audio").currentTime / 10) === 3')
    assert asked == []


def test_audio_from_disk(show: Show, site: Site, address: str) -> None:
    page, asked = show((folder(site) / 'p/audio/index.html').as_uri())
    click(page, '90')
    page.wait_for_function('document.querySelector("audio").currentTime > 90')
    assert page.url.endswith('#t=1:30')
    assert asked == []


def test_frames_from_disk_stay_links(show: Show, site: Site, address: str) -> None:
    page, _ = show((folder(site) / 'p/youtube/index.html').as_uri())
    click(page, '90')
    page.wait_for_url(f'{moments.ELSEWHERE}90')


def test_other_clicks_follow_the_link(show: Show) -> None:
    page, _ = show('youtube/')
    page.evaluate(
        'addEventListener("click", event => {'
        ' window.prevented = event.defaultPrevented; event.preventDefault() })'
    )
    for key in ('Control', 'Meta', 'Shift', 'Alt'):
        page.locator('a.podcast-at').first.click(modifiers=[key])
        assert page.evaluate('window.prevented') is False
    assert page.locator('iframe').count() == 0


def test_which_player(show: Show) -> None:
    # Apple's cannot seek.
    page, asked = show('two/')
    click(page, '90')
    stand_in(page, '.podcast-embed-youtube iframe')
    click(page, '61')
    spotify = stand_in(page, '.podcast-embed-spotify iframe')
    assert spotify.url.endswith('?t=61')
    spotify.evaluate('tell({ type: "ready" })')
    # The one in use from now on.
    page.wait_for_timeout(50)
    click(page, '3753')
    assert {'command': 'seek', 'timestamp': 3753} in heard(spotify, 2)
    assert len(asked) == 2
    page, _ = show('apple-podcast/')
    click(page, '90')
    page.wait_for_url(f'{moments.ELSEWHERE}90')


@pytest.mark.parametrize(
    ('hash', 'start'),
    [
        ('#t=1:02:33', 3753),
        ('#t=3753', 3753),
        ('#t=62:33', 3753),
        ('#t=62%3A33', 3753),
        ('#t=1h2m33s', 3753),
        ('#t=2m', 120),
        ('#t=90s:~:text=Paragraph%205', 90),
        ('#x=1&t=90', 90),
        ('#t=', None),
        ('#t=abc', None),
        ('#t=-5', None),
        ('#t=1:2:3:4', None),
        ('#transcript', None),
    ],
)
def test_address(show: Show, hash: str, start: int | None) -> None:
    page, asked = show(f'youtube/{hash}')
    page.wait_for_load_state('networkidle')
    assert asked == []
    assert page.locator('iframe').count() == 0
    page.locator('a.podcast-embed-link').click()
    frame = stand_in(page)
    found = re.search(r'start=(\d+)', frame.url)
    assert (int(found[1]) if found else None) == start


def test_a_changed_address_seeks_what_plays(show: Show) -> None:
    page, _ = show('youtube/#t=5')
    click(page, '90')
    frame = stand_in(page)
    frame.evaluate('tell({ event: "onReady" })')
    page.wait_for_timeout(50)
    frame.evaluate('heard.length = 0')
    page.evaluate('location.hash = "#t=2:00"')
    assert heard(frame, 1) == [youtube('seekTo', '[120,true]')]


def test_marks_do_not_fill_the_history(show: Show) -> None:
    page, _ = show('youtube/')
    length = page.evaluate('history.length')
    click(page, '90')
    click(page, '3753')
    assert page.evaluate('history.length') == length


def test_foreign_messages_leave_no_trace(show: Show) -> None:
    page, _ = show('whole/')
    faults: list[str] = []
    page.on('pageerror', lambda error: faults.append(str(error)))
    page.locator('.podcast-embed-youtube a.podcast-embed-link').click()
    frame = stand_in(page)
    frame.evaluate('tell({ event: "onReady" })')
    page.wait_for_timeout(900)
    before = page.evaluate('document.documentElement.outerHTML')
    told = frame.evaluate('heard.length')
    flood = """async (target) => {
      let seed = 7;
      const random = (n) => (seed = (seed * 48271) %% 2147483647) %% n;
      const names = ['event', 'method', 'type', 'info', 'payload', 'value', 'data', 'context'];
      const values = ['onReady', 'play', 'ready', 'timeupdate', 'infoDelivery', 'playback_update',
        'player.js', 1, -1, null, true, [], { currentTime: 9, seconds: 9, playerState: 1 }, '{'];
      const one_of = (all) => all[random(all.length)];
      for (let i = 0; i < %d; i++) {
        const one = {};
        for (let n = random(5); n--;) one[one_of(names)] = one_of(values);
        const message = one_of([one, JSON.stringify(one), one_of(values)]);
        target.postMessage(message, '*');
        if (i %% 50 === 0) await new Promise(setTimeout);
      }
    }"""
    # From the page itself, from a frame that is no player, and as if from a player elsewhere.
    page.evaluate(f'({flood % 1000})(window)')
    page.evaluate('document.body.append(document.createElement("iframe"))')
    page.frames[-1].evaluate(f'({flood % 1000})(parent)')
    page.evaluate("""() => {
      const source = document.querySelector('.podcast-embed iframe').contentWindow;
      const data = { event: 'infoDelivery', info: { playerState: 1, currentTime: 9 } };
      const like = 'https://www.youtube-nocookie.com.evil.example';
      for (const origin of ['https://evil.example', 'null', '', like])
        dispatchEvent(new MessageEvent('message', { data, origin, source }));
      document.body.lastElementChild.remove();
    }""")
    page.wait_for_timeout(100)
    assert page.evaluate('document.documentElement.outerHTML') == before
    assert frame.evaluate('heard.length') == told
    assert faults == []
    # From the player, nonsense: it may not throw.
    frame.evaluate(f'({flood % 1000})(parent)')
    page.wait_for_timeout(100)
    assert faults == []


def test_link_to_a_moment_is_copied(show: Show) -> None:
    page, _ = show('youtube/', permissions=['clipboard-read', 'clipboard-write'])
    assert page.locator('.podcast-button').count() == 0
    click(page, '3753')
    click(page, '90')
    button = page.locator('a.podcast-at[data-podcast-at="90"] + .podcast-button')
    button.wait_for()
    assert page.locator('.podcast-button:visible').count() == 1
    box = button.bounding_box()
    assert box
    assert box['height'] >= 24
    button.click()
    assert page.evaluate('navigator.clipboard.readText()').endswith('/p/youtube/#t=1:30')
    assert button.inner_text() == 'Copied'


def test_bar(show: Show) -> None:
    page, _ = show('youtube/')
    click(page, '3753')
    frame = stand_in(page)
    frame.evaluate('tell({ event: "onReady" })')
    info = {'currentTime': 3760, 'playerState': 1}
    bar = page.locator('.podcast-bar')
    page.mouse.wheel(0, 3000)
    page.wait_for_timeout(200)
    assert bar.count() == 0
    frame.evaluate('info => tell({ event: "infoDelivery", info })', info)
    bar.wait_for()
    assert bar.locator('.podcast-bar-time').inner_text() == '1:02:40'
    assert bar.locator('a').inner_text() == 'About youtube – YouTube'
    # The end of the page is above it.
    page.keyboard.press('End')
    page.wait_for_timeout(300)
    ends = page.locator('.podcast-article, .footer').evaluate_all(
        'all => all.map(e => e.getBoundingClientRect().bottom)'
    )
    top = bar.bounding_box()
    assert top
    assert max(ends) <= top['y']
    frame.evaluate('heard.length = 0')
    bar.get_by_text('Back 15 s').click()
    assert heard(frame, 1) == [youtube('seekTo', '[3745,true]')]
    bar.get_by_text('Pause').click()
    assert heard(frame, 2)[1:] == [youtube('pauseVideo')]
    bar.get_by_text('Play', exact=True).click()
    assert heard(frame, 3)[2:] == [youtube('playVideo')]
    bar.locator('a').click()
    bar.wait_for(state='hidden')
    assert page.locator('.podcast-embed').bounding_box()


def test_bar_is_below_the_end_of_the_page(show: Show) -> None:
    page, _ = show('audio/')
    click(page, '90')
    page.wait_for_function('document.querySelector("audio").currentTime > 90')
    page.locator('.podcast-bar-room').wait_for()
    # It comes while the page is on its way.
    page.keyboard.press('End')
    bar = page.locator('.podcast-bar')
    bar.wait_for()
    page.wait_for_timeout(500)
    ends = page.locator('.podcast-article, .footer').evaluate_all(
        'all => all.map(e => e.getBoundingClientRect().bottom)'
    )
    top = bar.bounding_box()
    assert top
    assert max(ends) <= top['y']


def test_bar_can_be_left_out(show: Show, site: Site, tmp_path: Path, address: str) -> None:
    moments.write(tmp_path)
    out = folder(site).with_name('barless')
    moments.build(tmp_path, out, '-D', 'podcast_player_bar=0')
    page, _ = show(f'{site.address}/barless/p/youtube/')
    click(page, '3753')
    frame = stand_in(page)
    frame.evaluate('tell({ event: "infoDelivery", info: { currentTime: 1, playerState: 1 } })')
    page.mouse.wheel(0, 3000)
    page.wait_for_timeout(300)
    assert page.locator('.podcast-bar, .podcast-bar-room').count() == 0


def test_one_plays_at_a_time(show: Show) -> None:
    page, _ = show('two/')
    click(page, '90')
    first = stand_in(page, '.podcast-embed-youtube iframe')
    first.evaluate('tell({ event: "onReady" })')
    click(page, '61')
    second = stand_in(page, '.podcast-embed-spotify iframe')
    second.evaluate('tell({ type: "ready" })')
    assert youtube('pauseVideo') in first.evaluate('heard')
    # What was on its way when it was told to pause is not taken for a beginning.
    playing = 'tell({ event: "infoDelivery", info: { playerState: 1 } })'
    second.wait_for_timeout(50)
    second.evaluate('heard.length = 0')
    first.evaluate(playing)
    second.wait_for_timeout(50)
    assert second.evaluate('heard') == []
    # A reader who presses its button is.
    second.wait_for_timeout(1000)
    first.evaluate(playing)
    assert heard(second, 1) == [{'command': 'pause'}]


def test_nothing_is_asked_before_a_click(show: Show) -> None:
    page, asked = show('whole/#t=1:30')
    page.keyboard.press('End')
    for _ in range(page.locator('a, button, summary').count()):
        page.keyboard.press('Tab')
    page.wait_for_load_state('networkidle')
    assert asked == []


def test_targets_are_large_enough(show: Show) -> None:
    page, _ = show('whole/', viewport={'width': 390, 'height': 800})
    page.locator('summary').click()
    page.locator('.podcast-transcript-tools').wait_for()
    sizes = page.locator(
        'a.podcast-at, summary, .podcast-button:visible, .podcast-transcript-search'
    ).evaluate_all(
        'all => all.map(e => e.getBoundingClientRect()).map(box => [box.width, box.height])'
    )
    assert len(sizes) > 8
    assert all(width >= 24 and height >= 24 for width, height in sizes), sizes
    assert page.evaluate('document.documentElement.scrollWidth') <= 390


@pytest.mark.parametrize('language', ['en', 'zh_TW'])
def test_files_are_small(site: Site, address: str, tmp_path: Path, language: str) -> None:
    out = folder(site)
    if language != 'en':
        moments.write(tmp_path)
        moments.build(tmp_path, out := tmp_path / 'out', '-D', f'language={language}')
    text = (out / 'p/whole/index.html').read_text(encoding='utf-8')
    names = set(re.findall(r'_static/(sphinxext-podcast[\w-]*\.(?:js|css))', text))
    assert names == {'sphinxext-podcast.js', 'sphinxext-podcast.css'}
    sizes = {name: len(gzip.compress((out / '_static' / name).read_bytes())) for name in names}
    assert sum(sizes.values()) <= MOST, sizes
