"""Looks: phones, dark pages, printing, forced colours, the keyboard, cards."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.browser.conftest import Site, Visit

    Open = Callable[..., Visit]

pytestmark = pytest.mark.browser

PLAYERS = 'posts/players/'
PHONE = {'width': 360, 'height': 740}
THEMES = pytest.mark.parametrize('theme', ['alabaster', 'furo'])

#: Elements with text of their own, each with the least contrast of WCAG 2 with what is behind
#: it. Colours are painted on a canvas, which mixes transparent ones as the page does.
CONTRASTS = """
css => {
  const context = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  const painted = (...layers) => {
    context.globalAlpha = 1;
    context.fillStyle = matchMedia('(prefers-color-scheme: dark)').matches ? '#000' : '#fff';
    context.fillRect(0, 0, 1, 1);
    for (const [colour, alpha] of layers) {
      context.globalAlpha = alpha;
      context.fillStyle = colour;
      context.fillRect(0, 0, 1, 1);
    }
    const [red, green, blue] = [...context.getImageData(0, 0, 1, 1).data].map(value =>
      value <= 10 ? value / 3294 : ((value / 255 + 0.055) / 1.055) ** 2.4);
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const contrast = element => {
    const layers = [];
    let opacity = 1, stops = [];
    for (let node = element; node; node = node.parentElement) {
      const style = getComputedStyle(node);
      opacity *= Number(style.opacity);
      const image = style.backgroundImage.match(/(?:rgba?|color|oklab|oklch)\\([^()]*\\)/g);
      if (image && !stops.length) stops = image.map(colour => [colour, layers.length]);
      layers.unshift([style.backgroundColor, 1]);
    }
    const behind = stops.length
      ? stops.map(([colour, at]) => layers.toSpliced(layers.length - at, 0, [colour, 1]))
      : [layers];
    return Math.min(...behind.map(below => {
      const back = painted(...below);
      const text = painted(...below, [getComputedStyle(element).color, opacity]);
      return (Math.max(back, text) + 0.05) / (Math.min(back, text) + 0.05);
    }));
  };
  return [...document.querySelectorAll(css)].flatMap(root => [root, ...root.querySelectorAll('*')])
    .filter(element => element.offsetParent && [...element.childNodes].some(
      node => node.nodeType === Node.TEXT_NODE && /[\\p{L}\\p{N}]/u.test(node.data)))
    .map(element => [
      `${element.className} ${element.textContent.trim().slice(0, 40)}`, contrast(element)]);
}
"""

#: What of ours is wider than the window, or 'the page' that something else makes wide.  A table
#: scrolls in its own box.
BEYOND = """
() => [...document.querySelectorAll('[class*=podcast-]')]
  .filter(element => !element.parentElement.closest('.podcast-table-scroll'))
  .filter(element => element.getBoundingClientRect().right > innerWidth)
  .map(element => element.className)
  .concat(document.documentElement.scrollWidth > innerWidth ? ['the page'] : [])
"""


def installed(site: Site, theme: str) -> str:
    if theme not in site.folders:
        pytest.skip(f'{theme} is not installed')
    return theme


@THEMES
def test_phone_scrolls_only_down(site: Site, visit: Open, theme: str) -> None:
    page, _ = visit(site.url('', installed(site, theme)), viewport=PHONE)
    wide = {}
    for path in ('', 'list/', 'tags/', 'tags/tides/', PLAYERS):
        page.goto(site.url(path, theme))
        while page.locator('.podcast-embed-link').count():
            wide[f'{path} before a click'] = page.evaluate(BEYOND)
            page.locator('.podcast-embed-link').first.click()
        wide[path] = page.evaluate(BEYOND)
    assert {path: found for path, found in wide.items() if found} == {}


@THEMES
@pytest.mark.parametrize('scheme', ['light', 'dark'])
def test_text_contrasts_with_what_is_behind_it(
    site: Site, visit: Open, scheme: str, theme: str
) -> None:
    page, _ = visit(site.url('', installed(site, theme)), color_scheme=scheme)
    faint = {}
    for path, css in {
        '': '.podcast-layout-cards',
        'list/': '.podcast-article-list, .podcast-term-list',
        'tags/tides/': '.podcast-generated',
        PLAYERS: '.podcast-embed, .podcast-article-header, .podcast-article-footer',
    }.items():
        page.goto(site.url(path, theme))
        found = page.evaluate(CONTRASTS, css)
        assert len(found) > 5
        faint.update({text: ratio for text, ratio in found if ratio < 4.5})
    assert faint == {}


def test_players_are_as_wide_as_the_column_whatever_a_theme_makes_of_figures(
    site: Site, visit: Open
) -> None:
    page, _ = visit(site.url(PLAYERS))
    # As sphinx-immaterial has it, whose stylesheet comes last.
    page.add_style_tag(
        content='body figure { display: flow-root; margin: 1em auto; text-align: center; '
        'max-width: 100%; width: fit-content } body figcaption { margin: 1em auto; '
        'max-width: 9rem } body.typeset figure { width: fit-content }'
    )
    page.evaluate("document.body.classList.add('typeset')")
    widths = page.locator('.podcast-embed:has(img, .podcast-cover, figcaption)').evaluate_all(
        'all => all.map(e => [e.parentElement.clientWidth, e.offsetWidth, '
        'e.querySelector(".podcast-embed-covered > a, figcaption").offsetWidth])'
    )
    assert len(widths) == 2
    assert all(column == figure == inside for column, figure, inside in widths)


@THEMES
def test_lists_fit_the_smallest_phone(site: Site, visit: Open, theme: str) -> None:
    page, _ = visit(site.url('', installed(site, theme)), viewport={'width': 320, 'height': 640})
    widths = page.locator('.sd-card').evaluate_all('all => all.map(e => e.offsetWidth)')
    assert len(set(widths)) == 1
    for path in ('', 'list/', 'tags/tides/'):
        page.goto(site.url(path, theme))
        assert page.evaluate('document.documentElement.scrollWidth') == 320
    page.goto(site.url('list/', theme))
    dates = page.locator('table time')
    assert set(dates.evaluate_all('all => all.map(e => e.getClientRects().length)')) == {1}


@THEMES
def test_cards_in_a_row_are_alike(site: Site, visit: Open, theme: str) -> None:
    page, _ = visit(site.url('', installed(site, theme)))
    boxes = page.locator('.sd-card').evaluate_all(
        'all => all.map(e => { const { y, height } = e.getBoundingClientRect();'
        ' const top = e.firstElementChild.getBoundingClientRect();'
        ' return [Math.round(y), Math.round(height), (top.width / top.height).toFixed(2)]; })'
    )
    rows = {y: [height for other, height, _ in boxes if other == y] for y, _, _ in boxes}
    assert max(map(len, rows.values())) == 3
    assert all(len(set(heights)) == 1 for heights in rows.values())
    # A picture and a cover have one shape, also before the picture is there.
    assert {shape for _, _, shape in boxes} == {'1.78'}
    tops = page.locator('.sd-card-img-top').evaluate_all('all => all.map(e => e.localName)')
    assert set(tops) == {'img', 'div'}


@THEMES
def test_paper_has_no_covers(site: Site, visit: Open, theme: str) -> None:
    page, _ = visit(site.url('', installed(site, theme)))
    assert page.locator('.podcast-cover').first.is_visible()
    page.emulate_media(media='print')
    assert page.locator('.podcast-cover').first.is_hidden()


@THEMES
@pytest.mark.parametrize('width', [1280, 360])
def test_video_is_wide_and_high_enough(site: Site, visit: Open, width: int, theme: str) -> None:
    page, _ = visit(
        site.url(PLAYERS, installed(site, theme)), viewport={'width': width, 'height': 900}
    )
    page.locator('.podcast-embed-youtube .podcast-embed-link').click()
    box = page.locator('.podcast-embed-youtube > iframe').bounding_box()
    assert box
    # YouTube's player is at least 200 high, also where 16:9 would be less.
    assert box['height'] == pytest.approx(max(box['width'] * 9 / 16, 200), abs=1)


@THEMES
def test_print_has_links_and_their_addresses(site: Site, visit: Open, theme: str) -> None:
    page, asked = visit(site.url(PLAYERS, installed(site, theme)))
    page.emulate_media(media='print')
    links = page.locator('.podcast-embed-link')
    assert links.count() == 3
    for link in links.all():
        assert link.is_visible()
        assert link.locator('.podcast-embed-icon').is_hidden()
        after = link.evaluate('e => getComputedStyle(e, "::after").content')
        assert after == f'" {link.get_attribute("href")}"'
    assert page.locator('iframe').count() == 0
    assert asked == []


def test_what_has_the_focus_is_not_printed_over_the_text(site: Site, visit: Open) -> None:
    page, _ = visit(site.url(PLAYERS, installed(site, 'furo')))
    skip = page.locator('.skip-to-content')
    skip.focus()
    assert skip.is_visible()
    page.emulate_media(media='print')
    assert skip.is_hidden()


def test_forced_colours_keep_the_icon(site: Site, visit: Open) -> None:
    page, _ = visit(site.url(PLAYERS), forced_colors='active')
    for icon in page.locator('.podcast-embed-icon').all():
        assert icon.is_visible()
        arrow, behind = icon.evaluate(
            'icon => [getComputedStyle(icon, "::before").borderLeftColor,'
            ' getComputedStyle(icon).backgroundColor]'
        )
        assert arrow != behind


@THEMES
def test_focus_is_seen(site: Site, visit: Open, theme: str) -> None:
    page, _ = visit(site.url(PLAYERS, installed(site, theme)))
    seen = {}
    for _ in range(page.locator('a, button, input').count()):
        page.keyboard.press('Tab')
        style, provider = page.evaluate(
            '[getComputedStyle(document.activeElement).outlineStyle,'
            ' document.activeElement.closest("[data-podcast-provider]:has(> :focus)")'
            '?.dataset.podcastProvider]'
        )
        seen[provider] = style
    seen.pop(None)
    assert seen == dict.fromkeys(('youtube', 'spotify', 'apple-podcast'), 'solid')


@THEMES
def test_whole_card_is_a_link(site: Site, visit: Open, theme: str) -> None:
    page, _ = visit(site.url('', installed(site, theme)))
    box = page.locator('.sd-card', has_text='Three ways to hear the sea').bounding_box()
    assert box
    page.mouse.click(box['x'] + 6, box['y'] + box['height'] - 6)
    page.wait_for_url(site.url(PLAYERS, theme))


def test_nothing_moves_for_those_who_asked_so(site: Site, visit: Open) -> None:
    page, _ = visit(site.url('posts/every/'), reduced_motion='reduce')
    for link in page.locator('.podcast-embed-link').all()[:3]:
        link.hover()
        moving = page.locator('.podcast-embed, .podcast-embed *').evaluate_all(
            'all => all.map(e => [e.className, getComputedStyle(e)]).filter(([name, style]) =>'
            ' !/none|^$/.test(style.animationName) || parseFloat(style.transitionDuration))'
            '.map(([name, style]) => `${name} ${style.animationName} ${style.transitionDuration}`)'
        )
        assert moving == []
