"""What WCAG 2.2 asks of our parts of a page, where only a browser can tell."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from tests.browser import moments
from tests.browser.test_looks import BEYOND, PLAYERS, installed

if TYPE_CHECKING:
    from pathlib import Path

    from tests.browser.conftest import Site, Visit

    Open = Callable[..., Visit]

pytestmark = pytest.mark.browser

#: As wide as a window of 1,280 pixels is at 400 %.
NARROW = {'width': 320, 'height': 640}
THEMES = pytest.mark.parametrize('theme', ['alabaster', 'furo'])
#: What readers may set (1.4.12).
SPACED = (
    '* { line-height: 1.5 !important; letter-spacing: 0.12em !important;'
    ' word-spacing: 0.16em !important } p { margin-bottom: 2em !important }'
)
#: What of ours is smaller than 24 pixels and stands in no line of text, and around whose middle
#: there are no 24 pixels without another (2.5.8).  A link in several lines counts by its first.
CROWDED = """
() => {
  const box = element => {
    const whole = getComputedStyle(element, '::after').position === 'absolute';
    return whole ? element.offsetParent.getBoundingClientRect() : element.getClientRects()[0];
  };
  const all = [...document.querySelectorAll('a[href], button, input, summary')]
    .filter(element => element.checkVisibility() && element.getClientRects().length);
  const middle = ({ x, y, width, height }) => [x + width / 2, y + height / 2];
  const small = ({ width, height }) => width < 24 || height < 24;
  const near = (one, other) => {
    const [x, y] = middle(one);
    if (small(other)) return Math.hypot(x - middle(other)[0], y - middle(other)[1]) < 24;
    const across = Math.max(other.left - x, x - other.right, 0);
    return Math.hypot(across, Math.max(other.top - y, y - other.bottom, 0)) < 12;
  };
  const inText = element => [...element.parentElement.childNodes]
    .some(node => node.nodeType === Node.TEXT_NODE && /[\\p{L}\\p{N}]/u.test(node.data));
  return all
    .filter(element => element.closest('[class*=podcast-]') && !element.matches('.headerlink'))
    .filter(element => small(box(element)) && !inText(element))
    .filter(element => all.some(other => other !== element && near(box(element), box(other))))
    .map(element => element.outerHTML);
}
"""
#: What has the focus: a name for it, and whether something lies over all of it, once it is drawn:
#: a turn that the browser had skipped is not hit before that.
FOCUSED = """
async () => {
  for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
  const element = document.activeElement;
  const { left, top, width, height } = element.getClientRects()[0] || {};
  const places = [[0.5, 0.5], [0.1, 0.2], [0.9, 0.2], [0.1, 0.8], [0.9, 0.8]];
  const there = places.map(([x, y]) =>
    document.elementFromPoint(left + x * width, top + y * height));
  const under = element !== document.body && there.every(one => !element.contains(one));
  return [element.outerHTML.slice(0, 90), under];
}
"""


@THEMES
def test_targets_are_large_or_apart(site: Site, visit: Open, theme: str) -> None:
    page, _ = visit(site.url('', installed(site, theme)), viewport={'width': 390, 'height': 800})
    crowded = {}
    for path in ('', 'list/', 'tags/', 'tags/tides/', 'archive/', PLAYERS):
        page.goto(site.url(path, theme))
        crowded[path] = page.evaluate(CROWDED)
    assert {path: found for path, found in crowded.items() if found} == {}


@THEMES
def test_wide_spacing_fits_a_narrow_window(site: Site, visit: Open, theme: str) -> None:
    page, _ = visit(site.url('', installed(site, theme)), viewport=NARROW)
    wide = {}
    for path in ('', 'list/', 'tags/', 'archive/', PLAYERS):
        page.goto(site.url(path, theme))
        page.add_style_tag(content=SPACED)
        wide[path] = page.evaluate(BEYOND)
    assert {path: found for path, found in wide.items() if found} == {}


def test_no_heading_makes_the_page_wide(site: Site, visit: Open) -> None:
    page, _ = visit(site.url(PLAYERS), viewport=NARROW)
    page.add_style_tag(
        content='body, body * { margin-inline: 0 !important; padding: 0 !important }'
        ' .podcast-article h2 { font-size: 20px !important }'
    )
    # Its link to itself is behind it, wherever its line ends.
    widths = page.locator('.podcast-article h2').evaluate(
        """heading => Array.from({ length: 30 }, (_, number) => {
          heading.firstChild.data = '潮'.repeat(number);
          return document.documentElement.scrollWidth;
        })"""
    )
    assert set(widths) == {320}


@pytest.fixture(scope='module')
def spoken(site: Site, tmp_path_factory: pytest.TempPathFactory) -> str:
    """Build and serve a page with a recording, its transcript, and a long text."""
    src: Path = tmp_path_factory.mktemp('access')
    moments.write(src)
    moments.build(src, next(iter(site.folders.values())).with_name('access'))
    return f'{site.address}/access/p/spoken/'


def test_what_has_the_focus_is_never_under_the_bar(spoken: str, visit: Open) -> None:
    page, _ = visit(spoken, viewport={'width': 390, 'height': 500})
    page.locator('audio').evaluate('audio => { audio.muted = audio.loop = true; audio.play() }')
    page.locator('.podcast-transcript summary').click()
    page.evaluate('scrollTo(0, document.body.scrollHeight)')
    page.locator('.podcast-bar').wait_for()
    # The name of what plays may need two lines.
    title = page.locator('.podcast-bar-title')
    title.evaluate('title => { title.textContent = "Salt, wind and sand" }')
    page.add_style_tag(content=SPACED)
    assert title.evaluate('title => title.scrollHeight <= title.clientHeight + 2')
    assert title.evaluate('title => title.scrollWidth <= title.clientWidth')
    covered = []
    for key in ['Tab'] * 40 + ['Shift+Tab'] * 40:
        page.keyboard.press(key)
        name, under = page.evaluate(FOCUSED)
        covered += [name] if under else []
    assert covered == []
