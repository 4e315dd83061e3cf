"""Transcripts: found when closed, followed while playing, searched, copied, quick when long."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from tests.browser import moments

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.browser.conftest import Site, Visit

    Open = Callable[..., Visit]

pytestmark = pytest.mark.browser

PERMISSIONS = ['clipboard-read', 'clipboard-write']
CURRENT = '[aria-current="true"]'
#: The words that the browser shows as found.
HIGHLIGHTED = '[...CSS.highlights.get("podcast-found")].map(range => `${range}`)'
BOX = '.podcast-transcript-text'
#: Whether the browser lays out a few turns of many, and has laid out those.
DRAWN = """() => {
  const drawn = [...document.querySelectorAll(".podcast-turn")].filter(
    turn => turn.firstElementChild.checkVisibility({ contentVisibilityAuto: true }));
  return drawn.length > 2 && drawn.length < 100;
}"""
#: Keeps what changes in the transcript from now on in *changes*.
WATCH = """() => {
  window.changes = [];
  new MutationObserver(list => changes.push(
    ...list.map(one => `${one.type} ${one.attributeName}`)
  )).observe(document.querySelector(".podcast-transcript"), {
    attributes: true, childList: true, characterData: true, subtree: true });
}"""


@pytest.fixture(scope='module')
def src(tmp_path_factory: pytest.TempPathFactory) -> Path:
    src = tmp_path_factory.mktemp('transcripts')
    moments.write(src)
    return src


@pytest.fixture(scope='module')
def address(site: Site, src: Path) -> str:
    """Build and serve the site; return the address of its pages."""
    moments.build(src, site.folders['alabaster'].with_name('transcripts'))
    return f'{site.address}/transcripts/p'


@pytest.fixture
def spoken(address: str, visit: Open) -> Page:
    """Open a page with a recording and its transcript."""
    page, _ = visit(f'{address}/spoken/', permissions=PERMISSIONS)
    return page


def play_at(page: Page, seconds: float) -> None:
    """Let the recording be at a second, as if it had played until then."""
    page.evaluate(
        's => { const audio = document.querySelector("audio");'
        ' audio.currentTime = s; audio.dispatchEvent(new Event("timeupdate")) }',
        seconds,
    )


def begin(page: Page, seconds: float = 0) -> None:
    page.evaluate(
        'async () => { const audio = document.querySelector("audio"); audio.muted = true;'
        ' await audio.play(); audio.pause() }'
    )
    play_at(page, seconds)


def test_closed_text_is_found_by_the_browser(spoken: Page) -> None:
    text = spoken.locator(BOX)
    assert text.get_attribute('hidden') == 'until-found'
    assert spoken.get_by_text('Cue 3:').evaluate('cue => cue.checkVisibility()') is False
    spoken.locator('summary').click()
    spoken.locator(BOX).get_by_text('Cue 3:').wait_for()
    spoken.locator('summary').click()
    spoken.wait_for_function(f'document.querySelector("{BOX}").hidden === "until-found"')


#: Furo does not show what is hidden, as most themes do.
@pytest.mark.parametrize('theme', ['alabaster', 'furo'])
def test_text_fragment_opens_it(
    address: str, visit: Open, site: Site, src: Path, theme: str
) -> None:
    if theme not in site.folders:
        pytest.skip(f'{theme} is not installed')
    if theme != 'alabaster':
        out = site.folders[theme].with_name(f'transcripts-{theme}')
        moments.build(src, out, '-D', f'html_theme={theme}')
        address = address.replace('/transcripts/', f'/{out.name}/')
    page, _ = visit('about:blank')
    page.goto(f'{address}/spoken/#t=1:00:~:text=Cue%20150')
    page.wait_for_function('document.querySelector(".podcast-transcript details").open')
    assert page.locator('audio').evaluate('audio => audio.currentTime') == 60
    page.wait_for_function('scrollY > 0')
    assert page.get_by_text('Cue 150:').is_visible()
    box = page.get_by_text('Cue 150:').bounding_box()
    assert box
    assert 0 < box['y'] < 900


def test_without_javascript(address: str, visit: Open) -> None:
    page, _ = visit(f'{address}/spoken/', java_script_enabled=False)
    page.locator('summary').click()
    assert page.get_by_text('Cue 0:').is_visible()
    assert page.locator('.podcast-transcript-tools').count() == 0


def test_current_line(spoken: Page) -> None:
    begin(spoken)
    spoken.locator('summary').click()
    for seconds, cue in ((0, 0), (1.9, 0), (2, 1), (61, 30), (118, 59), (3, 1)):
        play_at(spoken, seconds)
        spoken.locator(CURRENT).get_by_text(f'Cue {cue}:').wait_for()
        assert spoken.locator(CURRENT).count() == 1


def in_box(page: Page) -> bool:
    found: bool = page.evaluate(
        f"() => {{ const at = document.querySelector('{CURRENT}').getBoundingClientRect();"
        f' const box = document.querySelector("{BOX}").getBoundingClientRect();'
        ' return at.top >= box.top && at.bottom <= box.bottom }'
    )
    return found


def test_it_follows_until_the_reader_scrolls(spoken: Page) -> None:
    begin(spoken)
    spoken.locator('summary').click()
    spoken.locator(BOX).scroll_into_view_if_needed()
    page_at = spoken.evaluate('scrollY')
    for seconds in (60, 119, 10):
        play_at(spoken, seconds)
        spoken.wait_for_timeout(100)
        assert in_box(spoken)
    assert spoken.evaluate('scrollY') == page_at
    back = spoken.get_by_text('Back to the current line')
    assert back.is_hidden()
    spoken.locator(BOX).hover()
    spoken.mouse.wheel(0, 900)
    back.wait_for()
    spoken.wait_for_timeout(1100)
    at = spoken.locator(BOX).evaluate('box => box.scrollTop')
    play_at(spoken, 60)
    assert spoken.locator(BOX).evaluate('box => box.scrollTop') == at
    back.click()
    spoken.wait_for_timeout(100)
    assert in_box(spoken)
    assert back.is_hidden()


def test_it_follows_although_it_comes_into_sight_late(address: str, visit: Open) -> None:
    page, _ = visit(f'{address}/spoken/', viewport={'width': 320, 'height': 700})
    begin(page)
    page.evaluate('document.querySelector(".podcast-embed").style.marginBottom = "300vh"')
    page.locator('summary').evaluate('summary => summary.click()')
    play_at(page, 60)
    page.locator(CURRENT).get_by_text('Cue 30:').wait_for(state='attached')
    page.wait_for_timeout(1200)
    # Its turns are higher than they seemed.
    page.locator('summary').evaluate('summary => summary.scrollIntoView()')
    page.wait_for_timeout(500)
    assert in_box(page)
    assert page.get_by_text('Back to the current line').is_hidden()


def test_a_click_on_the_words_plays_from_there(spoken: Page) -> None:
    spoken.locator('summary').click()
    spoken.get_by_text('Cue 7:').click()
    spoken.wait_for_function('document.querySelector("audio").currentTime > 14')
    assert spoken.url.endswith('#t=0:14')
    spoken.locator('audio').evaluate('audio => audio.pause()')
    spoken.get_by_text('Cue 3:').dblclick()  # selects a word
    assert spoken.evaluate('String(getSelection()).length') > 0
    spoken.evaluate(
        'getSelection().selectAllChildren(document.querySelector("[data-podcast-start=\'20\']"))'
    )
    spoken.locator("[data-podcast-start='20']").dispatch_event('click')
    assert spoken.locator('audio').evaluate('audio => audio.currentTime') < 18


def test_keys(spoken: Page) -> None:
    begin(spoken, 60)
    spoken.locator('summary').click()
    # The script that hears keys comes with the tools.
    spoken.locator('.podcast-transcript-tools').wait_for()
    audio = spoken.locator('audio')
    at = 'audio => [audio.currentTime, audio.paused]'
    mark = spoken.locator(f'{BOX} a.podcast-at').first
    mark.focus()
    spoken.keyboard.press('ArrowRight')
    assert audio.evaluate(at) == [65, True]
    spoken.keyboard.press('ArrowLeft')
    spoken.keyboard.press('ArrowLeft')
    assert audio.evaluate(at) == [55, True]
    spoken.keyboard.press('Space')  # of a link
    assert audio.evaluate(at) == [55, True]
    spoken.locator(BOX).evaluate('box => { box.tabIndex = 0; box.focus() }')
    spoken.keyboard.press('Space')
    spoken.wait_for_function('!document.querySelector("audio").paused')
    spoken.keyboard.press('Space')
    spoken.wait_for_function('document.querySelector("audio").paused')
    search = spoken.locator('.podcast-transcript-search')
    search.fill('ab')
    before = audio.evaluate(at)
    for key in ('Space', 'ArrowLeft', 'ArrowRight'):
        search.press(key)
    assert search.input_value() == 'ab '
    assert audio.evaluate(at) == before
    audio.focus()
    spoken.keyboard.press('ArrowRight')
    assert audio.evaluate(at) == [before[0] + 5, True]
    for paused in ('!', ''):
        spoken.keyboard.press('Space')
        spoken.wait_for_function(f'{paused}document.querySelector("audio").paused')
    before = audio.evaluate(at)
    spoken.locator('.podcast-article h1').click()
    spoken.keyboard.press('ArrowRight')
    assert audio.evaluate(at) == before


def test_search(spoken: Page) -> None:
    spoken.locator('summary').click()
    found = spoken.get_by_role('status')
    turns = spoken.locator('.podcast-turn:visible')
    turns.first.wait_for()
    assert turns.count() == 50
    for query, number in (('CUE 17:', 1), ('王小明', 25), ('<b>', 0), ('no such', 0), ('', 50)):
        spoken.locator('.podcast-transcript-search').fill(query)
        expected = f'Found: {number}' if query else ''
        spoken.wait_for_function(
            'text => document.querySelector(".podcast-transcript-found").textContent === text',
            arg=expected,
        )
        assert turns.count() == number
        # The words of each are shown; those of the name in the text node of the name.
        assert spoken.evaluate(HIGHLIGHTED) == [query.replace('CUE', 'Cue')] * (
            number if query else 0
        )
    assert found.inner_text() == ''
    spoken.locator('.podcast-transcript-search').fill('turns. cue 6: the')
    spoken.wait_for_function(f'({HIGHLIGHTED}).length === 1')
    assert spoken.evaluate(HIGHLIGHTED) == ['turns. Cue 6: the']
    assert spoken.evaluate('document.querySelectorAll("mark").length') == 0


def copied(page: Page) -> str:
    text: str = page.evaluate('navigator.clipboard.readText()')
    return text


def test_copies(spoken: Page) -> None:
    spoken.locator('summary').click()
    said = [f'Cue {n}: the well-known tide, it turns & turns.' for n in range(4)]
    spoken.get_by_text('Copy', exact=True).click()
    lines = copied(spoken).split('\n')
    assert len(lines) == 50
    assert lines[0] == f'Noor: {" ".join(said)}'
    assert lines[-1].startswith('王小明：Cue 196:')
    spoken.get_by_text('Copy with times').click()
    assert copied(spoken).split('\n')[0] == f'Noor 0 {" ".join(said)}'


def test_link_to_a_selection(spoken: Page, address: str) -> None:
    spoken.locator('summary').click()
    button = spoken.get_by_text('Copy link to the selection')
    assert button.is_hidden()
    spoken.evaluate("""() => {
      const text = document.querySelector('[data-podcast-start="6"]').firstChild;
      getSelection().setBaseAndExtent(text, 7, text, 27);
    }""")
    button.click()
    assert copied(spoken) == f'{address}/spoken/#t=0:06:~:text=the%20well%2Dknown%20tide%2C'
    # Browsers find whole words only.
    spoken.evaluate("""() => {
      const text = document.querySelector('[data-podcast-start="6"]').firstChild;
      getSelection().setBaseAndExtent(text, 8, text, 25);
    }""")
    button.click()
    assert copied(spoken) == f'{address}/spoken/#t=0:06:~:text=the%20well%2Dknown%20tide'
    spoken.evaluate('getSelection().selectAllChildren(document.querySelector("h1"))')
    button.wait_for(state='hidden')


def test_a_long_transcript_is_drawn_where_it_is_seen(address: str, visit: Open) -> None:
    """Of 5,000 lines the browser lays out a screen; how long that takes, a benchmark says."""
    page, _ = visit(f'{address}/long/')
    page.locator('summary').click()
    turns = page.locator('.podcast-turn')
    turns.first.locator('span').first.wait_for()
    page.wait_for_function(DRAWN)
    assert turns.count() == 1250
    page.locator(f'{BOX} a.podcast-at').first.click()
    frame = page.locator('iframe').element_handle().content_frame()
    assert frame
    page.evaluate(WATCH)
    for at in (3, 9000, 5):
        info = {'currentTime': at, 'playerState': 1}
        frame.evaluate('info => parent.postMessage({ event: "infoDelivery", info }, "*")', info)
        page.locator(CURRENT).get_by_text(f'Cue {at // 2}:').wait_for()
    # The mark leaves a line and comes to another, each time.
    changes = page.evaluate('changes')
    assert set(changes) == {'attributes aria-current'}
    assert len(changes) <= 6
    search = page.locator('.podcast-transcript-search')
    search.fill('cue 4999')
    page.get_by_text('Found: 1').wait_for()
    assert page.evaluate(HIGHLIGHTED) == ['Cue 4999']
    search.fill('')
    page.evaluate('getSelection().selectAllChildren(document.querySelector(".podcast-turn"))')
    page.wait_for_function(DRAWN)


def test_nothing_moves_but_the_mark(address: str, visit: Open) -> None:
    """One attribute changes, on the line before and on the line now."""
    page, _ = visit(f'{address}/spoken/')
    begin(page)
    page.locator('summary').click()
    play_at(page, 4)
    page.wait_for_timeout(300)
    page.evaluate(WATCH)
    play_at(page, 6)
    play_at(page, 6.5)
    page.wait_for_timeout(50)
    assert page.evaluate('changes') == ['attributes aria-current'] * 2
