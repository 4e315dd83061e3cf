"""What cannot be broken between words stays within the window, in every theme."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from tests.browser.conftest import build, served
from tests.browser.test_looks import BEYOND
from tests.browser.test_measures import INSTALLED, PHONE, THEMES, WIDE, WIDER

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from tests.browser.conftest import Site

pytestmark = pytest.mark.browser

WORD = 'Rindfleischetikettierungsüberwachungsaufgaben'
SHOW = '不休息的潮水與守夜人在沒有月光的碼頭上談論記憶語言時間鹽分風向以及如何在噪音之中保持沉默'
ARTICLE = f"""\
---
title: {WORD}
date: 2026-03-02
tags: [{WORD}]
source_name: {SHOW}
---

A command, `curl --location https://example.org/{'a' * 90}`, and a table:

| {' | '.join(f'column {number}' for number in range(12))} |
{'|---' * 12}|
| {' | '.join(f'words {number}' for number in range(12))} |

> | {' | '.join(f'quoted {number}' for number in range(12))} |
> {'|---' * 12}|
"""
FILES = {
    'conf.py': "project = 'Words'\nextensions = ['sphinxext_podcast']\n"
    "podcast_now = '2030-01-01T00:00:00Z'\nsuppress_warnings = ['toc.not_included']\n",
    'index.md': '# Words\n\n```{article-list}\n```\n',
    'long.md': ARTICLE,
}
PAGES = ('', 'long/', 'tags/', f'tags/{WORD.lower()}/', 'archive/')


@pytest.fixture(scope='module')
def words(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    base = tmp_path_factory.mktemp('words')
    (root := base / 'root').mkdir()
    for name, text in FILES.items():
        root.joinpath(name).write_text(text, encoding='utf-8')
    folders = {theme: base / 'out' / theme for theme in INSTALLED}
    for theme, folder in folders.items():
        build(theme, folder, root)
    with served(folders) as found:
        yield found


@pytest.mark.parametrize('theme', THEMES)
def test_words_of_a_table_stay_whole(words: Site, chromium: Browser, theme: str) -> None:
    if theme not in words.folders:
        pytest.skip(f'{theme} is not installed')
    page = chromium.new_page(viewport=PHONE)
    page.goto(words.url('long/', theme))
    lines = page.locator('td p:not(blockquote *)').evaluate_all(
        """all => all.map(cell => {
          const range = document.createRange();
          range.setStart(cell.firstChild, 0);
          range.setEnd(cell.firstChild, 'words'.length);
          return range.getClientRects().length;
        })"""
    )
    page.close()
    assert lines == [1] * 12


@pytest.mark.parametrize('theme', THEMES)
def test_they_make_no_page_wide(words: Site, chromium: Browser, theme: str) -> None:
    if theme not in words.folders:
        pytest.skip(f'{theme} is not installed')
    beyond = {}
    for viewport in (WIDE, PHONE):
        page = chromium.new_page(viewport=viewport)
        for path in PAGES:
            page.goto(words.url(path, theme))
            allowed = WIDER.get((theme, viewport['width']), 0)
            wide = page.evaluate('document.documentElement.scrollWidth - innerWidth')
            if wide > allowed or (not allowed and page.evaluate(BEYOND)):
                beyond[path, viewport['width']] = wide
        page.close()
    assert beyond == {}
