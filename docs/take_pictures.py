"""Take the pictures of the README: the sample magazine as a site of its own, in Chromium.

``tox -e pictures`` runs it.  The files are written into ``docs/pictures``, beside this one.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

HERE = Path(__file__).parent
PICTURES = HERE / 'pictures'
# Name of the picture → its page, and how much of it is seen, in pixels.
PAGES = {'home': ('', 1000), 'article': ('posts/20260420-empathy-circuits-en/', 1000)}
# Pixels of a page, and how many of the picture each is.
WIDTH, SCALE = 1100, 1.5

CONF = """
project = html_title = 'Evening conversations'
copyright = '2026, the authors'
language = 'en'
extensions = ['sphinxext_podcast']
html_theme = 'furo'
# The magazine is in two languages: so is its font.
html_theme_options = {
    'light_css_variables': {'font-stack': '"Noto Sans", Arial, "Noto Sans CJK TC", sans-serif'}
}
podcast_now = '2026-07-01'
"""
HOME = """---
title: Evening conversations
---

We listen to long conversations, and write about those that stay with us.
"""
ABOUT = '# About\n\nWho we are.\n'
SECTION = '---\ntitle: All articles\n---\n'


def build(folder: Path) -> Path:
    """Build the sample magazine below *folder* and return the site."""
    content, site = folder / 'content', folder / 'site'
    shutil.copytree(HERE / 'magazine', content / 'posts')
    (content / 'posts' / 'index.md').unlink()
    texts = {'conf.py': CONF, '_index.md': HOME, 'about.md': ABOUT, 'posts/_index.md': SECTION}
    for name, text in texts.items():
        (content / name).write_text(text, encoding='utf-8')
    command = [sys.executable, '-m', 'sphinx', '-q', '-W', '-b', 'dirhtml']
    subprocess.run([*command, '-d', folder / 'doctrees', content, site], check=True)
    return site


class Quiet(SimpleHTTPRequestHandler):
    """Serves files and says nothing."""

    def log_message(self, format: str, *args: object) -> None:
        """Keep quiet."""


def take(address: str) -> None:
    """Take every picture, light and dark, of the site at *address*."""
    PICTURES.mkdir(exist_ok=True)
    found = os.environ.get('CHROMIUM') or shutil.which('chromium')
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=['--no-sandbox'])
        for scheme in ('light', 'dark'):
            page = browser.new_page(
                device_scale_factor=SCALE,
                color_scheme=scheme,
            )
            for name, (path, height) in PAGES.items():
                page.set_viewport_size({'width': WIDTH, 'height': height})
                page.goto(address + path)
                page.wait_for_load_state('networkidle')
                file = PICTURES / f'{name}-{scheme}.png'
                page.screenshot(path=file)
                shrink(file)
        browser.close()


def shrink(file: Path) -> None:
    """Write the picture *file* again with 256 colours.

    Most are those that it has most of, for its gradients; the others are as different as can
    be, so that a small button keeps its own.
    """
    with Image.open(file) as opened:
        picture = opened.convert('RGB')
    palette = Image.new('P', (1, 1))
    often = picture.quantize(159, Image.Quantize.MEDIANCUT).getpalette() or []
    apart = picture.quantize(96, Image.Quantize.MAXCOVERAGE).getpalette() or []
    palette.putpalette([255, 255, 255, *often[: 3 * 159], *apart[: 3 * 96]])
    few = picture.quantize(palette=palette, dither=Image.Dither.NONE)
    few.save(file, optimize=True)
    print(f'{file}: {file.stat().st_size // 1000} kB')


def main() -> None:
    """Build the site, serve it, and take the pictures."""
    with tempfile.TemporaryDirectory() as folder:
        site = build(Path(folder))
        handler = partial(Quiet, directory=str(site))
        with ThreadingHTTPServer(('127.0.0.1', 0), handler) as server:
            threading.Thread(target=server.serve_forever, daemon=True).start()
            take(f'http://127.0.0.1:{server.server_port}/')
            server.shutdown()


if __name__ == '__main__':
    main()
