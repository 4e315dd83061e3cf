"""Measures of an article in every theme: what is on the first screen, and how long a line is."""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from typing import TYPE_CHECKING, NamedTuple

import pytest

from tests.browser.conftest import build, served

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Route, ViewportSize

    from tests.browser.conftest import Site

pytestmark = pytest.mark.browser

THEMES = (
    *('alabaster', 'classic', 'furo', 'pydata_sphinx_theme', 'sphinx_book_theme'),
    *('sphinx_rtd_theme', 'shibuya'),
)
INSTALLED = [theme for theme in THEMES if theme == 'classic' or find_spec(theme)]
WIDE: ViewportSize = {'width': 1280, 'height': 1000}
PHONE: ViewportSize = {'width': 390, 'height': 844}
#: On a phone this theme keeps its side bar, and is wider than the window by it.
WIDER = {('classic', 390): 240}
CONF = """\
project = '潮間帶'
language = 'zh_TW'
extensions = ['sphinxext_podcast']
podcast_now = '2030-01-01T00:00:00Z'
suppress_warnings = ['toc.not_included']
"""
INDEX = '# 潮間帶\n\n```{article-list}\n```\n'
PLAYERS = """\
{{< youtube "Kj2mTq7-xXA" >}}

{{< spotify "episode/4Rk9vTqLmXw2ZbNcYdPe7h" >}}

{{< apple-podcast "tw/podcast/low-tide/id1234509876?i=1000567812345" >}}
"""
ZH = f"""\
---
title: 退潮以後的碼頭：一位燈塔管理員談等待、記錄與不急著說話
date: 2026-03-02T10:00:00+08:00
description: 三十年的燈塔管理員談如何記錄一片海：先聽，再寫，最後才說。\
他也談一個人守夜時讀的書，以及為什麼慢一點的人看見的比較多。
image: cover.png
duration: 58:10
tags: [海洋, 寫作]
categories: [田野筆記]
authors: [林小安]
guests: [吳可]
source_name: 港口夜話
source_url: https://www.youtube.com/watch?v=Kj2mTq7-xXA
---

> 本文整理自節目的一段對談，略有刪節。

{PLAYERS}
---

潮水退去之後，礁石上留下一層薄薄的鹽。{'聽得慢一點的人，才聽得見它在陽光下裂開的聲音。' * 6}

## 先聽，再寫

{'海面上的霧還沒有散，他已經把今天的風向寫在簿子上了。' * 8}

### 最後才說

{'海面上的霧還沒有散，他已經把今天的風向寫在簿子上了。' * 8}
"""
BLOCKS = """\
---
title: 引文與清單
date: 2026-03-04
description: 潮水的描述。
---

潮水。

> 潮水退去。
>
> 潮水再退。

- 潮一
  - 潮二

1. 潮三

   潮四
"""
EN = f"""\
---
title: What a lighthouse keeper learns from waiting
date: 2026-03-03T10:00:00+08:00
description: Thirty years of keeping a light, and a notebook. First listen, then write, \
and only then speak, says the keeper; the sea has time.
image: cover.png
language: en
categories: [Field notes]
authors: [Noor Vance]
source_name: The Harbour Wall
---

{PLAYERS}
The sea does not hurry. {'Those who listen to it for a while hear salt crack in the sun. ' * 12}

## First listen

{'The fog has not lifted, and the wind of the day is in the book already. ' * 10}
"""

#: From the top of the page: the lede and the first sentence of the text; characters in a full
#: line, a mean where they differ in width; line height and size of the text; how much wider than
#: the window the page is.
MEASURE = """
() => {
  const top = element => Math.round(element.getBoundingClientRect().top + scrollY);
  const article = document.querySelector('.podcast-article');
  const text = [...article.querySelectorAll('p')].find(p => p.textContent.length > 150);
  const node = [...text.childNodes].find(child => child.data?.length > 99);
  const range = document.createRange();
  const lines = new Map();
  for (let at = 0; at < node.length; at++) {
    range.setStart(node, at);
    range.setEnd(node, at + 1);
    const line = Math.round(range.getBoundingClientRect().bottom);
    lines.set(line, (lines.get(line) || 0) + 1);
  }
  const full = [...lines.values()].slice(0, -2);
  const style = getComputedStyle(text);
  return {
    lede: top(article.querySelector('.podcast-article-lede')),
    body: top(text),
    line: article.lang === 'en'
      ? full.reduce((sum, one) => sum + one, 0) / full.length
      : Math.max(...full),
    size: parseFloat(style.fontSize),
    height: parseFloat(style.lineHeight) / parseFloat(style.fontSize),
    beyond: document.documentElement.scrollWidth - innerWidth,
  };
}
"""


class Measures(NamedTuple):
    """What is measured of a page; *line* is in characters, *height* in sizes, others in pixels.

    *without* is what *body* is before the pictures have come.
    """

    lede: float
    body: float
    line: float
    size: float
    height: float
    beyond: float
    without: float


def picture(width: int, height: int) -> bytes:
    """Return a grey PNG."""

    def chunk(name: bytes, data: bytes) -> bytes:
        body = name + data
        return struct.pack('>I', len(data)) + body + struct.pack('>I', zlib.crc32(body))

    rows = b''.join(b'\0' + bytes([90 + 80 * y // height]) * width for y in range(height))
    head = struct.pack('>IIBBBBB', width, height, 8, 0, 0, 0, 0)
    ends = (chunk(b'IDAT', zlib.compress(rows)), chunk(b'IEND', b''))
    return b'\x89PNG\r\n\x1a\n' + chunk(b'IHDR', head) + b''.join(ends)


def write(root: Path) -> None:
    """Write the site."""
    files = {
        'conf.py': CONF,
        'index.md': '# 潮間帶\n\n```{article-list}\n```\n',
        'zh.md': ZH,
        'en.md': EN,
        'blocks.md': BLOCKS,
    }
    for name, text in files.items():
        root.joinpath(name).write_text(text, encoding='utf-8')
    root.joinpath('cover.png').write_bytes(picture(1200, 675))


@pytest.fixture(scope='module')
def themed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    base = tmp_path_factory.mktemp('measures')
    (root := base / 'root').mkdir()
    write(root)
    for theme in INSTALLED:
        build(theme, base / 'out' / theme, root)
    folders = {theme: base / 'out' / theme for theme in INSTALLED}
    with served(folders) as found:
        yield found


@pytest.fixture(scope='module')
def measure(themed: Site, chromium: Browser) -> Callable[..., Measures]:
    """Return a function that opens a page whose pictures come late, and measures it."""

    def measured(theme: str, page: str, viewport: ViewportSize) -> Measures:
        context = chromium.new_context(viewport=viewport)
        held: list[Route] = []

        def hold(route: Route) -> None:
            held.append(route)

        context.route(re.compile('/(_images|podcast-pictures)/'), hold)
        window = context.new_page()
        window.goto(themed.url(f'{page}/', theme), wait_until='domcontentloaded')
        window.wait_for_function('document.fonts.status === "loaded"')
        window.wait_for_timeout(300)
        without = window.evaluate(MEASURE)['body']
        assert held
        for route in held:
            route.continue_()
        window.wait_for_load_state('networkidle')
        found = Measures(**window.evaluate(MEASURE), without=without)
        context.close()
        return found

    return measured


@pytest.mark.parametrize('viewport', [WIDE, PHONE], ids=['wide', 'phone'])
@pytest.mark.parametrize('page', ['zh', 'en'])
@pytest.mark.parametrize('theme', THEMES)
def test_measures(
    themed: Site, measure: Callable[..., Measures], theme: str, page: str, viewport: ViewportSize
) -> None:
    if theme not in themed.folders:
        pytest.skip(f'{theme} is not installed')
    found = measure(theme, page, viewport)
    wide = viewport is WIDE
    # With three players and a picture, both are on the first screen.
    assert found.lede < (300 if wide else 350)
    assert found.body < 800
    if page == 'zh':
        assert found.line in (range(38, 42) if wide else range(19, 22))
        assert found.height == pytest.approx(1.8, abs=0.01)
    else:
        assert 64 <= found.line <= 80 or not wide
        assert found.height == pytest.approx(1.65, abs=0.01)
    # Pictures move nothing when they come.
    assert found.without == found.body
    assert found.beyond <= WIDER.get((theme, viewport['width']), 0)


@pytest.mark.parametrize('theme', THEMES)
def test_quotations_and_lists_read_as_the_text(
    themed: Site, chromium: Browser, theme: str
) -> None:
    if theme not in themed.folders:
        pytest.skip(f'{theme} is not installed')
    page = chromium.new_page(viewport=WIDE)
    page.goto(themed.url('blocks/', theme))
    found = page.locator('.podcast-article').evaluate(
        """article => [...article.querySelectorAll('header > p, p, li')]
          .filter(element => element.textContent.includes('潮'))
          .map(element => {
            const style = getComputedStyle(element);
            const height = parseFloat(style.lineHeight) / parseFloat(style.fontSize);
            return [element.parentElement.localName, style.textAlign, height.toFixed(2)];
          })"""
    )
    page.close()
    lede, *others = found
    assert lede == ['header', 'start', '1.60']
    assert {parent for parent, *_ in others} >= {'div', 'li', 'ol', 'section', 'ul'}
    assert {tuple(rest) for _, *rest in others} == {('start', '1.80')}


def test_a_phone_has_no_room_for_the_title_over_the_title(themed: Site, chromium: Browser) -> None:
    if 'pydata_sphinx_theme' not in themed.folders:
        pytest.skip('the theme is not installed')
    page = chromium.new_page(viewport=PHONE)
    page.goto(themed.url('zh/', 'pydata_sphinx_theme'))
    here = page.locator('.bd-breadcrumbs [aria-current]')
    assert here.is_hidden()
    page.set_viewport_size(WIDE)
    assert here.is_visible()
    page.close()


def test_what_plays_moves_nothing_above_it(themed: Site, chromium: Browser) -> None:
    context = chromium.new_context(viewport=WIDE)
    page = context.new_page()
    page.route('https://**', lambda route: route.fulfill(body='', content_type='text/html'))
    page.goto(themed.url('zh/', 'alabaster'))
    places = """() => ['youtube', 'spotify', 'apple-podcast'].map(name => {
      const box = document.querySelector(`.podcast-embed-${name}`).getBoundingClientRect();
      return { x: box.x, y: box.y, width: box.width, bottom: box.bottom };
    })"""
    video, spotify, apple = page.evaluate(places)
    assert video['y'] == spotify['y'] < apple['y']
    assert apple['bottom'] < video['bottom']
    page.locator('.podcast-embed-spotify a').click()
    later, spotify, apple = page.evaluate(places)
    assert later == video
    assert spotify['y'] > video['bottom'] > apple['bottom']
    assert spotify['width'] > 1.9 * video['width']
    page.locator('.podcast-embed-youtube a').click()
    video, *others = page.evaluate(places)
    assert video['width'] == spotify['width']
    assert (video['x'], video['y']) == (later['x'], later['y'])
    assert all(other['y'] > video['bottom'] for other in others)
    context.close()
