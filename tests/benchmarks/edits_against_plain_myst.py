"""Compare a build after one edit among many articles with plain Sphinx and MyST doing the same.

    python tests/benchmarks/edits_against_plain_myst.py [--articles 2000] [--tags 200]

Both sides have the same texts; the plain one has the titles as headings and no front matter
but ``orphan``.  After a full build of each, a line of one article is changed, then its title,
then an article is added; each time both are built again, in turn, several times.  The figures
are the medians of the ratios of CPU time, pair by pair, and how many files were written.
"""

from __future__ import annotations

import argparse
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

try:
    from tests.benchmarks import articles_by_number as archive
except ImportError:  # run as a file
    import articles_by_number as archive  # type: ignore[import-not-found, no-redef]

PLAIN = 'extensions = ["myst_parser"]\nhtml_theme = "basic"\nsuppress_warnings = ["myst.header"]\n'
CALL = re.compile(r'\{\{< (\S+) "?([^" ]+)"? >\}\}')
IFRAME = '<iframe src="https://player.example/{}" width="560" height="315"></iframe>'
Edit = Callable[[str, int], str]


def plain(text: str) -> str:
    """Return the text of an article as plain MyST."""
    front, body = text.split('---\n', 2)[1:]
    title = next(line for line in front.splitlines() if line.startswith('title: '))[8:-1]
    body = CALL.sub(lambda call: IFRAME.format(call[2]), body)
    return f'---\norphan: true\n---\n# {title}\n{body}'


def put(sites: tuple[Path, Path], number: int, text: str) -> None:
    """Write the article *number* of both sites."""
    for site, written in zip(sites, (text, plain(text)), strict=True):
        (site / 'posts' / f'{number:05}.md').write_text(written, encoding='utf-8')


def make(folder: Path, articles: int, tags: int) -> tuple[Path, Path]:
    """Write both sites; return their folders."""
    sites = folder / 'ours', folder / 'plain'
    for site, conf in zip(sites, (archive.CONF, PLAIN), strict=True):
        (site / 'posts').mkdir(parents=True)
        (site / 'conf.py').write_text(conf, encoding='utf-8')
    (sites[0] / 'index.md').write_text(archive.INDEX, encoding='utf-8')
    (sites[1] / 'index.md').write_text('# 轉角的燈\n', encoding='utf-8')
    for number in range(articles):
        put(sites, number, archive.article(number, tags))
    return sites


def build(site: Path, builder: str) -> tuple[float, int]:
    """Build *site*; return the seconds of CPU and the number of files written."""
    out = site.with_name(f'{site.name}-out')
    start, before = time.time_ns(), resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, '-m', 'sphinx', '-q', '-b', builder, str(site), str(out)]
    subprocess.run(command, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    written = sum(path.stat().st_mtime_ns >= start for path in out.rglob('*.html'))
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return cpu, written


def body(text: str, time: int) -> str:
    """Change a line of the text."""
    return f'{text}\n第 {time} 次補記。\n'


def title(text: str, time: int) -> str:
    """Change the title."""
    return re.sub(r'^title: "', f'title: "第 {time} 版：', text, flags=re.M)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument('--articles', type=int, default=2000)
    parser.add_argument('--tags', type=int, default=200)
    parser.add_argument('--pairs', type=int, default=5)
    parser.add_argument('--builder', default='dirhtml')
    options = parser.parse_args()
    middle = options.articles // 2
    with tempfile.TemporaryDirectory() as folder:
        sites = make(Path(folder), options.articles, options.tags)
        first = [build(site, options.builder)[0] for site in sites]
        print(f'all: ours {first[0]:.1f} s, plain {first[1]:.1f} s', flush=True)
        old = archive.article(middle, options.tags)

        def edited(edit: Edit) -> Callable[[int], None]:
            return lambda time: put(sites, middle, edit(old, time))

        def added(time: int) -> None:
            put(sites, options.articles + time, archive.article(middle + time, options.tags))

        steps = {'body': edited(body), 'title': edited(title), 'one more': added}
        for name, step in steps.items():
            ratios = []
            for pair in range(options.pairs):
                step(pair)
                (ours, written), (other, _) = (build(site, options.builder) for site in sites)
                ratios.append(ours / other)
                print(
                    f'{name}: ours {ours:.2f} s, plain {other:.2f} s, '
                    f'ratio {ours / other:.2f}, {written} pages written',
                    flush=True,
                )
            print(f'{name}: median ratio {statistics.median(ratios):.2f}', flush=True)


if __name__ == '__main__':
    main()
