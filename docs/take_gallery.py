"""Take every kind of page in every theme that is installed, and put the themes side by side.

``tox -e gallery`` runs it.  ``docs/_build/gallery`` has the sites in ``sites``, the pictures in
``pictures``, and one sheet for each kind of page and size of window in ``sheets``.  Other sites in
``sites`` are taken as well.  Words behind the command choose kinds: ``article home-wide``.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib.util import find_spec
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PIL import Image, ImageDraw
from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from playwright.sync_api import Browser, ViewportSize

HERE = Path(__file__).parent
OUT = HERE / '_build' / 'gallery'
THEMES = (
    *('alabaster', 'classic', 'furo', 'pydata_sphinx_theme', 'sphinx_book_theme'),
    *('sphinx_rtd_theme', 'shibuya', 'sphinx_immaterial'),
)
#: Those that are never dark.
LIGHT = {'alabaster', 'classic', 'sphinx_rtd_theme'}
SIZES: dict[str, ViewportSize] = {
    'wide': {'width': 1280, 'height': 1000},
    'phone': {'width': 390, 'height': 844},
}
#: How large a picture is on a sheet, in parts of its own size.
SCALE = {'wide': 0.5, 'phone': 0.75}


class Kind(NamedTuple):
    """A kind of page: its address, and what is at the top of the window."""

    address: str
    top: str = ''


COVERED = 'posts/20260209-jagged-mathematics/'
SPOKEN = 'posts/20260316-last-bus/'
KINDS = {
    'article': Kind(COVERED),
    'article-text': Kind(COVERED, '.podcast-article h2'),
    'article-en': Kind('posts/20260420-empathy-circuits-en/'),
    'chapters': Kind(SPOKEN, '.podcast-quote'),
    'transcript': Kind(SPOKEN, '.podcast-transcript'),
    'episode': Kind('posts/20260504-a-horn-and-a-bell/'),
    'article-end': Kind(COVERED, '.podcast-article-footer'),
    'home': Kind(''),
    'home-end': Kind('', '.podcast-beside, .podcast-pager'),
    'section': Kind('posts/'),
    'term': Kind('tags/ai-產業/'),
    'terms-few': Kind('categories/'),
    'terms-many': Kind('topics/'),
    'shows': Kind('shows/'),
    'show': Kind('shows/azeem-azhars-exponential-view/'),
    'series': Kind('series/讀懂模型的能力/'),
    'archive': Kind('archive/'),
    'year': Kind('archive/2026/'),
    'found': Kind('search/?q=模型'),
    'not-found': Kind('search/?q=鯨魚座'),
    'empty': Kind('empty/'),
    '404': Kind('404.html'),
}

CONF = """\
project = html_title = '聽見之後'
copyright = '2026'
language = 'zh_TW'
extensions = ['sphinxext_podcast']
podcast_now = '2026-07-01'
podcast_taxonomies = {
    'tags': 'tags', 'categories': 'categories', 'shows': 'source_name', 'series': 'series',
    'authors': 'authors', 'topics': 'topics',
}
podcast_channel = {
    'title': 'Harbour sounds', 'description': '夜裡的港口。', 'authors': ['Nora Lin'],
    'email': 'harbour@example.org', 'categories': ['Arts'],
}
suppress_warnings = ['podcast.feed']


def setup(app):
    if app.config.html_theme == 'sphinx_immaterial':
        # It would ask Google for a font.
        app.config.html_theme_options = {'font': False}
"""
HOME = '---\ntitle: 聽見之後\n---\n\n聽完一段長談，寫下還留著的那幾句。\n'
SECTION = '---\ntitle: 所有文章\n---\n\n談話、筆記，還有一點海風。\n'
EMPTY = '# 待聽\n\n還沒寫的，先記在這裡。\n\n```{article-list}\n:tags: 鯨魚\n```\n'
NOTE = """\
---
title: {day}的筆記：{words}
date: 2025-{month:02}-{date:02}T09:00:00+08:00
description: 從{words}談起的短筆記，寫給明天再聽一遍的自己。
categories: [短筆記]
topics: [{topics}]
source_name: 港口夜話
---

今天聽到的是{words}。句子很短，想的時間很長，所以只記下這一段。
"""
FIRST = '海風雨雪山林田野河港橋船燈塔夜晨春秋星月雲霧沙石火木草花鳥魚'
SECOND = '聲光影色味心事路門窗書信詩歌畫夢話語字聞邊口上下中外前後間底'


def notes(content: Path) -> None:
    """Write short articles with 1,200 topics into *content*."""
    topics = [one + other for one, other in product(FIRST, SECOND)]
    topics += [f'Topic {number}' for number in range(1200 - len(topics))]
    for number in range(24):
        mine = topics[number::24]
        month, date = number // 2 + 1, 10 * (number % 2) + 3
        words = '、'.join(mine[:2])
        text = NOTE.format(
            day=f'{month} 月 {date} 日',
            words=words,
            month=month,
            date=date,
            topics=', '.join(mine),
        )
        (content / f'note-{number}.md').write_text(text, encoding='utf-8')


def write(content: Path) -> None:
    """Write the site: the sample magazine, its own home, and short notes."""
    shutil.rmtree(content, ignore_errors=True)
    shutil.copytree(HERE / 'magazine', content / 'posts')
    (content / 'posts' / 'index.md').unlink()
    texts = {
        'conf.py': CONF,
        '_index.md': HOME,
        'posts/_index.md': SECTION,
        'empty.md': EMPTY,
    }
    for name, text in texts.items():
        (content / name).parent.mkdir(exist_ok=True)
        (content / name).write_text(text, encoding='utf-8')
    (content / 'notes').mkdir()
    notes(content / 'notes')


def build(theme: str, content: Path) -> None:
    """Build the site in *content* with *theme*."""
    site = OUT / 'sites' / theme
    command = [sys.executable, '-m', 'sphinx', '-q', '-E', '-b', 'dirhtml']
    own = ['-D', f'html_theme={theme}', '-d', str(OUT / 'doctrees' / theme)]
    if theme == 'sphinx_immaterial':
        own += ['-D', f'extensions=sphinxext_podcast,{theme}']
    subprocess.run([*command, *own, content, site], check=True)


class Quiet(SimpleHTTPRequestHandler):
    """Serves files and says nothing."""

    def log_message(self, format: str, *args: object) -> None:
        """Keep quiet."""


def take(browser: Browser, address: str, theme: str, wanted: list[str]) -> None:
    """Take every page of the site at *address* in each size, light and dark."""
    for (size, window), scheme in product(SIZES.items(), ('light', 'dark')):
        if scheme == 'dark' and theme in LIGHT:
            continue
        context = browser.new_context(
            viewport=window, color_scheme='dark' if scheme == 'dark' else 'light'
        )
        page = context.new_page()
        page.route(lambda url: not url.startswith(address), lambda route: route.abort())
        for name, kind in KINDS.items():
            if not chosen(f'{name}-{size}', wanted):
                continue
            answer = page.goto(address + kind.address, wait_until='load')
            if answer is None or not answer.ok:
                print(f'{theme}: no page {kind.address}')
                continue
            if name in ('found', 'not-found'):
                page.wait_for_timeout(900)
            if name == 'transcript':
                page.locator('.podcast-transcript summary').first.click()
                page.wait_for_timeout(400)
            if kind.top and page.locator(kind.top).count():
                page.locator(kind.top).first.evaluate(
                    'element => scrollTo(0, scrollY + element.getBoundingClientRect().top - 90)'
                )
            page.wait_for_timeout(150)
            page.screenshot(path=OUT / 'pictures' / f'{name}-{size}-{theme}-{scheme}.png')
        context.close()


def chosen(name: str, wanted: list[str]) -> bool:
    """Return whether *name* begins with one of *wanted*, if there are any."""
    return not wanted or any(name.startswith(one) for one in wanted)


def sheet(name: str, size: str, themes: list[str]) -> None:
    """Put the pictures of the kind *name* side by side: light above, dark below."""
    scale, window, head = SCALE[size], SIZES[size], 24
    width, height = int(window['width'] * scale), int(window['height'] * scale)
    paper = Image.new('RGB', (len(themes) * (width + 8), 2 * (height + head)), '#888')
    pen = ImageDraw.Draw(paper)
    for (column, theme), (row, scheme) in product(enumerate(themes), enumerate(('light', 'dark'))):
        file = OUT / 'pictures' / f'{name}-{size}-{theme}-{scheme}.png'
        if not file.exists():
            continue
        left, top = column * (width + 8), row * (height + head)
        pen.text((left + 4, top + 6), f'{name} {size} · {theme} {scheme}', fill='#fff')
        with Image.open(file) as opened:
            small = opened.convert('RGB').resize((width, height), Image.Resampling.LANCZOS)
        paper.paste(small, (left, top + head))
    paper.save(OUT / 'sheets' / f'{name}-{size}.png')


def main(wanted: list[str]) -> None:
    """Build the sites, take their pictures, and make the sheets."""
    for folder in ('sites', 'pictures', 'sheets'):
        (OUT / folder).mkdir(parents=True, exist_ok=True)
    write(content := OUT / 'content')
    for theme in THEMES:
        if theme == 'classic' or find_spec(theme):
            build(theme, content)
    themes = [theme for theme in THEMES if (OUT / 'sites' / theme).is_dir()]
    found = os.environ.get('CHROMIUM') or shutil.which('chromium')
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=['--no-sandbox'])
        for theme in themes:
            # One server for each, for a page that is not found has addresses from the root.
            handler = partial(Quiet, directory=str(OUT / 'sites' / theme))
            with ThreadingHTTPServer(('127.0.0.1', 0), handler) as server:
                threading.Thread(target=server.serve_forever, daemon=True).start()
                take(browser, f'http://127.0.0.1:{server.server_port}/', theme, wanted)
                server.shutdown()
        browser.close()
    for name, size in product(KINDS, SIZES):
        if chosen(f'{name}-{size}', wanted):
            sheet(name, size, themes)
    print(f'{OUT / "sheets"}: look at them')


if __name__ == '__main__':
    main(sys.argv[1:])
