"""The quickstart of the README, copied line by line, ends with an article in the browser.

It prints how long that takes: typing is not counted, installing is.
"""

from __future__ import annotations

import os
import re
import shutil
import socket
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from tests.tutorial.terminal import Terminal, environment

if TYPE_CHECKING:
    from playwright.sync_api import Page

ROOT = Path(__file__).parents[2]
README = (ROOT / 'README.md').read_text(encoding='utf-8')
IN_CHINESE = 'sphinx-podcast init --language zh_TW'
#: Seconds after which a server that has shown nothing never will.
PATIENCE = 60

pytestmark = pytest.mark.tutorial


class Article(NamedTuple):
    """What the reader sees of the article that `init` wrote."""

    title: str
    words: str
    watch: str


ARTICLES = {
    'sphinx-podcast init': Article('Useful is harder than beautiful', 'min read', 'YouTube'),
    IN_CHINESE: Article('寫得有用，比寫得漂亮更難', '閱讀時間', '在 YouTube 觀看'),
}


def lines() -> list[str]:
    """Return what the README has its reader type."""
    found = re.search(r'## Quickstart\n.*?```console\n(.*?)```', README, re.DOTALL)
    assert found
    return found[1].splitlines()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(('127.0.0.1', 0))
        return int(probe.getsockname()[1])


def opened(terminal: Terminal, line: str, browser: Path) -> str:
    """Begin *line*, which serves the site, and return the address that it opens."""
    asked = terminal.folder.parent / 'asked'
    browser.write_text(f'#!/bin/sh\necho "$1" >{asked}\n', encoding='utf-8')
    browser.chmod(0o755)
    terminal.begin(f'BROWSER={browser} {line} --port {free_port()}')
    for _ in range(PATIENCE * 20):
        if asked.is_file() and (address := asked.read_text(encoding='utf-8').strip()):
            return address
        time.sleep(0.05)
    raise AssertionError(f'$ {line}\n{terminal.stop()}\nNo browser was asked for.')


def read(page: Page, address: str, article: Article) -> None:
    """Go to the front page and on to *article*, as a reader does."""
    page.goto(address)
    page.get_by_role('link', name=article.title).first.click()
    page.get_by_role('heading', name=article.title).first.wait_for()
    assert article.words in page.inner_text('.podcast-article-header')
    assert article.watch in page.inner_text('.podcast-embed >> nth=0')
    assert page.locator('.podcast-embed').count() == 3


@pytest.mark.parametrize('start', ARTICLES)
def test_the_quickstart_ends_with_an_article(
    start: str, tmp_path: Path, constraints: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert f'`{IN_CHINESE}`' in README
    folder, home = tmp_path / 'empty', tmp_path / 'home'
    folder.mkdir()
    home.mkdir()
    typed = [start if line == 'sphinx-podcast init' else line for line in lines()]
    assert start in typed
    found = os.environ.get('CHROMIUM') or shutil.which('chromium')
    took: dict[str, float] = {}
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright, Terminal(folder, environment(home, constraints)) as desk:
        browser = playwright.chromium.launch(executable_path=found, args=['--no-sandbox'])
        page = browser.new_page()
        page.route(re.compile(r'^(?!http://(127\.0\.0\.1|localhost))'), lambda one: one.abort())
        for line in typed:
            before = time.perf_counter()
            if line.startswith('sphinx-podcast serve'):
                read(page, opened(desk, line, tmp_path / 'browser'), ARTICLES[start])
            else:
                desk.type(line)
            took[line] = time.perf_counter() - before
        said = desk.stop()
        browser.close()
    assert not re.search('WARNING|ERROR|Traceback', said), said
    with capsys.disabled():
        print()
        for line, seconds in {**took, 'all of it': sum(took.values())}.items():
            print(f'{seconds:6.1f} s  {line}')
