"""Compare our search of a site in Chinese with Sphinx's and jieba's, and with Pagefind's.

    python -m tests.benchmarks.search_against_sphinx [--articles 500] [--phrases 100]

The same articles are built with plain MyST-Parser and Sphinx's search, and with this extension
and all that it does.  CPU is that of a full build and of one after an edit, in seconds, the
cheapest of two.  The index is in kilobytes, each file gzipped.  Then phrases of one to eight
characters, cut at random from the articles, are searched in Chromium: of the articles that have
a phrase, how many are found (recall), of those that are found, how many have it (precision), how
many kilobytes a query loads with the script, beside the texts (median), and how long it takes.
Needs jieba, Playwright and Chromium; Pagefind is left out where it is not installed.
"""

from __future__ import annotations

import argparse
import gzip
import os
import random
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote

from playwright.sync_api import sync_playwright

from sphinxext_podcast.output.search.simplified import TRADITIONAL
from tests.benchmarks.articles_by_number import PLACES, SENTENCES, SUBJECTS, THINGS, VERBS
from tests.browser.conftest import served

HERE = Path(__file__).parents[2]
STOCK, OURS = "extensions = ['myst_parser']\n", "extensions = ['sphinxext_podcast']\n"
CONF = "project = '轉角的燈'\nlanguage = 'zh_TW'\nsuppress_warnings = ['toc.not_included']\n"
ARTICLE = """\
---
title: {title}
date: 2025-{month:02}-{day:02}
tags: [{tag}, {other}]
source_name: {show}
---

# {title}

{text}
"""
#: Characters as often as in real texts, by the law of Zipf, so that pairs are as different.
#: None is simplified, which would find its traditional one, too.
CHARACTERS = [chr(code) for code in range(0x4E00, 0x9FA5, 5) if chr(code) not in TRADITIONAL]
OFTEN = [1 / (rank + 3) for rank in range(len(CHARACTERS))]
DONE = "document.documentElement.dataset.podcastSearch === 'done'"
#: Sphinx shows one result after the other, at last as many as it has said.
SHOWN = "document.querySelectorAll('#search-results li').length"
PAGEFIND = """async (phrase) => {
  const pagefind = await import(new URL('pagefind/pagefind.js', location));
  const found = await pagefind.search(phrase);
  return (await Promise.all(found.results.map((one) => one.data()))).map((one) => one.url);
}"""


class Search(NamedTuple):
    """What one search does on the site below *folder*."""

    name: str
    conf: str
    cpu: float
    edit: float
    size: float
    folder: Path


def write(src: Path, number: int) -> list[str]:
    """Write *number* articles into *src*; return their texts."""
    chosen = random.Random(1)  # noqa: S311
    (src / 'posts').mkdir(parents=True)
    texts = []
    for at in range(number):
        lines = []
        for _ in range(12):
            parts = []
            for _ in range(6):
                words = {'a': SUBJECTS, 'b': PLACES, 'c': VERBS, 'd': THINGS}
                sentence = chosen.choice(SENTENCES)
                parts.append(sentence.format(**{k: chosen.choice(v) for k, v in words.items()}))
                rare = ''.join(chosen.choices(CHARACTERS, OFTEN, k=chosen.randint(4, 16)))
                parts.append(f'{rare}，')
            lines.append(''.join(parts).replace('**', ''))
        texts.append('\n\n'.join(lines))
        title = f'{chosen.choice(SUBJECTS)}與{chosen.choice(THINGS)}，第 {at} 篇'
        said = {'tag': chosen.choice(PLACES), 'other': chosen.choice(THINGS)}
        article = ARTICLE.format(
            title=title,
            month=at % 12 + 1,
            day=at % 28 + 1,
            show='轉角電台',
            text=texts[-1],
            **said,
        )
        (src / 'posts' / f'p{at:05}.md').write_text(article, encoding='utf-8')
    (src / 'index.md').write_text('# 首頁\n', encoding='utf-8')
    return texts


def build(src: Path, out: Path) -> float:
    """Build *src* into *out*; return the seconds of the processor."""
    command = [sys.executable, '-m', 'sphinx', '-q', '-b', 'dirhtml', str(src), str(out)]
    # Modules of an installed package are not compiled at each start.
    inherited = {k: v for k, v in os.environ.items() if k != 'PYTHONDONTWRITEBYTECODE'}
    environment = {**inherited, 'PYTHONPATH': str(HERE)}
    process = subprocess.Popen(command, env=environment, cwd=src)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, 'sphinx-build')
    return used.ru_utime + used.ru_stime


def measured(name: str, conf: str, src: Path, out: Path, index: str) -> Search:
    """Build with *conf*, twice from nothing and twice after an edit; weigh the *index*."""
    (src / 'conf.py').write_text(CONF + conf, encoding='utf-8')
    full, edits = [], []
    for round in range(2):
        shutil.rmtree(out, ignore_errors=True)
        full.append(build(src, out))
        article = src / 'posts' / 'p00003.md'
        article.write_text(article.read_text('utf-8') + f'\n改了第 {round} 次。\n', 'utf-8')
        edits.append(build(src, out))
    files = [path for path in out.glob(index) if path.is_file() and path.parent.name != 'texts']
    size = sum(len(gzip.compress(path.read_bytes())) for path in files) / 1000
    return Search(name, conf, min(full), min(edits), size, out)


def phrases(texts: list[str], number: int) -> list[str]:
    """Return phrases cut at random from *texts*."""
    chosen = random.Random(2)  # noqa: S311
    made: list[str] = []
    while len(made) < number:
        text, size = chosen.choice(texts), chosen.randint(1, 8)
        at = chosen.randrange(len(text) - size)
        if not set(text[at : at + size]) & set('\n ，。「」：；？、'):
            made.append(text[at : at + size])
    return made


def by_pagefind(stock: Search, folder: Path) -> Search:
    """Let Pagefind index a copy of the pages of *stock*, into *folder*."""
    shutil.copytree(stock.folder, folder)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, '-m', 'pagefind', '--site', str(folder)]
    subprocess.run(command, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    files = [path for path in (folder / 'pagefind').rglob('*') if path.is_file()]
    index = [path for path in files if path.parent.name != 'fragment']
    size = sum(len(gzip.compress(path.read_bytes())) for path in index) / 1000
    # Pagefind reads all pages again after each edit.
    return Search('Sphinx, Pagefind', '', stock.cpu + cpu, stock.edit + cpu, size, folder)


def ask_pagefind(page: Any, address: str, phrase: str) -> tuple[set[str], float]:
    """Return what Pagefind finds, and after how many milliseconds there were results."""
    page.goto(address)
    start = time.perf_counter()
    links = page.evaluate(PAGEFIND, phrase)
    took = time.perf_counter() - start
    return {link.rstrip('/').rpartition('/')[2] for link in links if '/p0' in link}, took * 1000


def ask(page: Any, address: str, one: Search) -> tuple[set[str], float]:
    """Return what is found at *address*, and after how many milliseconds there were results."""
    page.goto(address)
    start = time.perf_counter()
    if one.conf == OURS:
        page.wait_for_function("'podcastSearch' in document.documentElement.dataset")
        took = time.perf_counter() - start
        page.wait_for_function(DONE)
    else:
        page.wait_for_function("document.querySelector('.search-summary, #search-results p')")
        took = time.perf_counter() - start
        seen = -1
        while seen != (seen := page.evaluate(SHOWN)):
            page.wait_for_timeout(120)
    links = page.eval_on_selector_all(
        '#search-results li > a', "all => all.map((one) => one.pathname.split('/').at(-2))"
    )
    return {link for link in links if link.startswith('p0')}, took * 1000


def row(one: Search, address: str, texts: list[str], asked: list[str], browser: Any) -> str:
    """Return the line of the table for a search."""
    found = right = all = 0
    loads, times = [], []
    for phrase in asked:
        context = browser.new_context()
        page = context.new_page()
        loaded: list[int] = []
        page.on('response', lambda answer, loaded=loaded: loaded.append(zipped(answer)))
        wanted = {f'p{at:05}' for at, text in enumerate(texts) if phrase in text}
        if one.conf:
            listed, took = ask(page, f'{address}search/?q={quote(phrase)}&all', one)
        else:
            listed, took = ask_pagefind(page, address, phrase)
        page.wait_for_load_state('networkidle')
        times.append(took)
        loads.append(sum(loaded) / 1000)
        found, right, all = found + len(listed), right + len(listed & wanted), all + len(wanted)
        context.close()
    return (
        f'| {one.name} | {right / all:.3f} | {right / max(found, 1):.3f} | {one.size:.0f} '
        f'| {statistics.median(loads):.0f} | {statistics.median(times):.0f} '
        f'| {one.cpu:.1f} | {one.edit:.1f} |'
    )


def zipped(answer: Any) -> int:
    """Return how many bytes of the search an answer has, gzipped; texts are no index."""
    name = answer.url.partition('?')[0]
    search = ('podcast-search', 'searchindex', 'searchtools', 'language_data', '/pagefind/')
    texts = '/texts/' in name or '/fragment/' in name
    if not any(part in name for part in search) or texts or answer.status != 200:
        return 0
    return len(gzip.compress(answer.body()))


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument('--articles', type=int, default=500)
    parser.add_argument('--phrases', type=int, default=100)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary, sync_playwright() as playwright:
        base = Path(temporary)
        texts = write(base / 'src', options.articles)
        searches = [
            measured('Sphinx, jieba', STOCK, base / 'src', base / 'stock', 'searchindex.js'),
            measured('pairs', OURS, base / 'src', base / 'ours', '_podcast-search/**/*.js'),
        ]
        stock, ours = searches
        if find_spec('pagefind'):
            searches.insert(1, by_pagefind(stock, base / 'found'))
        found = shutil.which('chromium') or shutil.which('google-chrome')
        browser = playwright.chromium.launch(executable_path=found, args=['--no-sandbox'])
        print('| search | recall | precision | index, kB | query, kB | ms | build, s | edit, s |')
        print('| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |')
        asked = phrases(texts, options.phrases)
        with served({one.folder.name: one.folder for one in searches}) as site:
            for one in searches:
                address = site.url('', one.folder.name)
                print(row(one, address, texts, asked, browser), flush=True)
        print(f'\nbuild {ours.cpu / stock.cpu:.2f}, edit {ours.edit / stock.edit:.2f} of Sphinx')
        browser.close()


if __name__ == '__main__':
    main()
