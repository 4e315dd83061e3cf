"""Measure how long a long transcript keeps the browser busy, beside a short one.

    python -m tests.benchmarks.long_transcript_in_browser [--cues 5000] [--rounds 5]

Needs Chromium and Playwright, as the tests in a browser do.  A reader opens the transcript,
plays, follows the marked line, searches and selects.  For each step the longest task of the
page's own thread is taken, in milliseconds; the median of the rounds is printed.  A task of more
than 50 ms is what browsers call long; shorter ones are told as 0.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.browser import moments
from tests.browser.conftest import ELSEWHERE, served

if TYPE_CHECKING:
    from playwright.sync_api import Page

SHORT = 40
STEPS = ('open', 'play', 'at 3', 'at 60', 'at 5', 'search', 'all', 'select')
WATCH = (
    'window.tasks = []; new PerformanceObserver(list => tasks.push(...list.getEntries()'
    '.map(entry => [window.step, entry.duration]))).observe({ type: "longtask" })'
)
SELECT = 'getSelection().selectAllChildren(document.querySelector(".podcast-turn"))'
TELL = 'info => parent.postMessage({ event: "infoDelivery", info }, "*")'


def acts(page: Page) -> Iterator[tuple[str, Callable[[], Any]]]:
    """Yield each step and what the reader does in it."""
    yield 'open', page.locator('summary').click
    yield 'play', page.locator('.podcast-transcript-text a.podcast-at').first.click
    frame = page.locator('iframe').element_handle().content_frame()
    assert frame
    for at in (3, 60, 5):
        yield f'at {at}', partial(frame.evaluate, TELL, {'currentTime': at, 'playerState': 1})
    search = page.locator('.podcast-transcript-search')
    yield 'search', partial(search.fill, 'cue 39')
    yield 'all', partial(search.fill, '')
    yield 'select', partial(page.evaluate, SELECT)


def longest(page: Page, address: str) -> dict[str, float]:
    """Use the page at *address*; return the longest task of each step in milliseconds."""
    page.add_init_script(WATCH)
    page.goto(address)
    page.wait_for_timeout(500)
    # Reading the page itself is the browser's.
    page.evaluate('tasks.length = 0')
    for name, act in acts(page):
        page.evaluate('name => { window.step = name }', name)
        act()
        page.wait_for_timeout(250)
    found: list[tuple[str, float]] = page.evaluate('tasks')
    return {step: max((took for name, took in found if name == step), default=0) for step in STEPS}


@contextmanager
def opened() -> Iterator[Callable[[], Page]]:
    """Start Chromium; yield a function that opens a window in which other hosts are made up."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which('chromium'), args=['--no-sandbox']
        )

        def window() -> Page:
            page = browser.new_context().new_page()
            page.route(
                lambda url: '//127.0.0.1:' not in url,
                lambda route: route.fulfill(body=ELSEWHERE, content_type='text/html'),
            )
            return page

        yield window
        browser.close()


def measure(address: str, cues: int, rounds: int) -> None:
    """Use both pages in turns and print the medians."""
    found: dict[int, list[dict[str, float]]] = {SHORT: [], cues: []}
    with opened() as window:
        for _ in range(rounds):
            for number, times in found.items():
                page = window()
                times.append(longest(page, f'{address}/{number}/'))
                page.context.close()
    for step in STEPS:
        medians = [statistics.median(one[step] for one in times) for times in found.values()]
        print(f'{step:8} {SHORT} cues {medians[0]:4.0f} ms, {cues} cues {medians[1]:4.0f} ms')


def main() -> None:
    """Write the site, build, measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument('--cues', type=int, default=5000)
    parser.add_argument('--rounds', type=int, default=5)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        src, out = Path(temporary, 'src'), Path(temporary, 'out')
        src.mkdir()
        (src / 'conf.py').write_text(moments.CONF, encoding='utf-8')
        (src / 'index.md').write_text('# Home\n', encoding='utf-8')
        for number in (SHORT, options.cues):
            head = f'---\ntitle: {number} cues\ndate: 2026-05-01\n---\n\n'
            text = f'{moments.PLAYERS["youtube"]}\n\n{moments.transcript(number)}\n'
            (src / f'{number}.md').write_text(head + text, encoding='utf-8')
        moments.build(src, out)
        with served({'out': out}) as site:
            measure(f'{site.address}/out', options.cues, options.rounds)


if __name__ == '__main__':
    main()
