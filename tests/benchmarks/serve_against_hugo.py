"""How long it takes from saving an article to its changed page, beside Hugo and `sphinx-build`.

    python -m tests.benchmarks.serve_against_hugo [--articles 500 2000] [--edits 9]

For each number of articles a site is served by ``sphinx-podcast serve``.  An article is saved
again and again; the time ends when the page at its address, asked for when the server says that
it has changed, has the new words.  In turn with each edit Hugo builds the same articles from
nothing, and after all edits ``sphinx-build`` builds once after one edit.  On a busy machine
look at the ratios: they are of neighbours in time.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from typing import NamedTuple

try:
    from tests.benchmarks import articles_by_number as archive
except ImportError:  # run as a file
    import articles_by_number as archive  # type: ignore[import-not-found, no-redef]

HUGO_CONF = """\
baseURL = 'https://lamp.example.org/'
title = '轉角的燈'
languageCode = 'en'
[taxonomies]
tag = 'tags'
category = 'categories'
"""
#: The plainest layouts with what a site has: a list, a page, its terms and its neighbours.
LAYOUTS = {
    'baseof.html': '<!doctype html><html><head><title>{{ .Title }}</title></head>'
    '<body>{{ block "main" . }}{{ end }}</body></html>',
    'list.html': '{{ define "main" }}<h1>{{ .Title }}</h1>{{ range .Pages }}<h2>'
    '<a href="{{ .RelPermalink }}">{{ .Title }}</a></h2>{{ .Summary }}{{ end }}{{ end }}',
    'single.html': '{{ define "main" }}<h1>{{ .Title }}</h1>{{ .Content }}'
    '{{ range .GetTerms "tags" }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}'
    '{{ with .PrevInSection }}{{ .Title }}{{ end }}'
    '{{ with .NextInSection }}{{ .Title }}{{ end }}{{ end }}',
}
EMBEDS = ('spotify', 'apple-podcast')


class Times(NamedTuple):
    """The seconds of each round: the page that was saved, the whole site, Hugo's build."""

    page: list[float]
    site: list[float]
    hugo: list[float]


def hugo_site(folder: Path, posts: Path) -> Path:
    """Write a site for Hugo with the same articles; return its folder."""
    site = folder / 'hugo'
    shutil.copytree(posts, site / 'content' / 'posts')
    (site / 'hugo.toml').write_text(HUGO_CONF, encoding='utf-8')
    for name, text in LAYOUTS.items():
        path = site / 'layouts' / '_default' / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding='utf-8')
    (site / 'layouts' / 'shortcodes').mkdir()
    for name in EMBEDS:
        path = site / 'layouts' / 'shortcodes' / f'{name}.html'
        path.write_text('<iframe src="https://player.example/{{ .Get 0 }}"></iframe>', 'utf-8')
    return site


def run(*command: str | Path) -> float:
    """Run *command*; return its seconds."""
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def free_port() -> int:
    """Return a port that is free."""
    with socket.socket() as one:
        one.bind(('127.0.0.1', 0))
        return int(one.getsockname()[1])


@contextmanager
def served(site: Path, port: int) -> Iterator[Iterator[bytes]]:
    """Serve *site* at *port*; give the lines of the server."""
    command = [sys.executable, '-m', 'sphinxext_podcast', 'serve', str(site)]
    command += ['--port', str(port), '--out', str(site.with_name('served'))]
    environment = {**os.environ, 'PYTHONUNBUFFERED': '1'}
    process = subprocess.Popen(command, stdout=subprocess.PIPE, env=environment)
    try:
        yield iter(process.stdout or ())
    finally:
        process.terminate()
        process.wait()


def get(port: int, path: str) -> HTTPResponse:
    """Ask for *path*."""
    connection = HTTPConnection('127.0.0.1', port)
    connection.request('GET', path)
    return connection.getresponse()


def events(port: int, page: str, digest: str) -> Iterator[dict[str, object]]:
    """Yield what a browser that shows *page* is told."""
    for line in get(port, f'/_podcast-serve/events?page={page}&digest={digest}'):
        if line.startswith(b'data: '):
            yield json.loads(line[6:])


def shown(port: int, page: str, words: str) -> tuple[bool, str]:
    """Return whether *words* are on *page*, and what tells it from others."""
    html = get(port, page).read().decode()
    return words in html, html.rpartition('data-digest="')[2].partition('"')[0]


def edit(article: Path, words: str, port: int) -> float:
    """Save *article* with *words* more; return the seconds until a browser has them."""
    page = f'/posts/{article.stem}/'
    _, digest = shown(port, page, words)
    told = events(port, page, digest)
    next(told)
    text = f'{article.read_text(encoding="utf-8")}\n{words}\n'
    start = time.perf_counter()
    article.write_text(text, encoding='utf-8')
    for said in told:
        if 'reload' in said and shown(port, page, words)[0]:
            return time.perf_counter() - start
    raise SystemExit('the server has hung up')


def wait_for_build(lines: Iterator[bytes]) -> None:
    """Wait until the server has said that everything is built."""
    for line in lines:
        if line.startswith(b'Built'):
            return
    raise SystemExit('the site does not build')


def measure(folder: Path, articles: int, edits: int, theme: str, hugo: str) -> Times:
    """Serve a site with as many *articles*, and save one of them as often as *edits* says."""
    site = archive.write(folder, articles, 0)
    conf = archive.CONF.replace("'basic'", repr(theme))
    (site / 'conf.py').write_text(conf, encoding='utf-8')
    other = hugo_site(folder, site / 'posts')
    article = site / 'posts' / f'{articles // 2:05}.md'
    found = Times([], [], [])
    port = free_port()
    with served(site, port) as lines:
        wait_for_build(lines)
        for number in range(edits):
            words = f'第 {number} 次補記。'
            start = time.perf_counter()
            found.page.append(edit(article, words, port))
            wait_for_build(lines)
            found.site.append(time.perf_counter() - start)
            out = folder / 'hugo-out'
            shutil.rmtree(out, ignore_errors=True)
            found.hugo.append(run(hugo, '--quiet', '--source', other, '--destination', out))
    return found


def line(name: str, seconds: list[float]) -> str:
    """Return the median and the spread of *seconds* in a line."""
    middle = statistics.median(seconds)
    return f'  {name}: {middle * 1000:.0f} ms ({min(seconds):.2f}–{max(seconds):.2f} s)'


def incremental(site: Path, builder: str) -> float:
    """Return the seconds of `sphinx-build` after one edit."""
    command = [sys.executable, '-m', 'sphinx', '-q', '-b', builder, str(site), f'{site}-out']
    run(*command)
    article = next(iter(sorted((site / 'posts').glob('*.md'))))
    article.write_text(f'{article.read_text(encoding="utf-8")}\n補。\n', encoding='utf-8')
    return run(*command)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument('--articles', type=int, nargs='+', default=[500, 2000])
    parser.add_argument('--edits', type=int, default=9)
    parser.add_argument('--theme', default='furo')
    parser.add_argument('--hugo', default=shutil.which('hugo') or '')
    options = parser.parse_args()
    for articles in options.articles:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            found = measure(folder, articles, options.edits, options.theme, options.hugo)
            print(f'{articles} articles, {options.theme}')
            print(line('saved until the page is in the browser', found.page))
            print(line('saved until the site is whole', found.site))
            print(line('Hugo from nothing', found.hugo))
            pairs = zip(found.page, found.hugo, strict=True)
            print(f'  page / Hugo: median {statistics.median(a / b for a, b in pairs):.2f}')
            again = incremental(folder / f'site-{articles}', 'dirhtml')
            print(f'  sphinx-build after one edit: {again * 1000:.0f} ms', flush=True)


if __name__ == '__main__':
    main()
