"""Compare the CPU time of many articles with that of the same texts as plain MyST.

    python tests/benchmarks/articles_against_plain_myst.py [--article FILE] [--copies 500]

Each side is a whole ``sphinx-build`` in a process of its own, in turn, on the same machine;
the figure is the median of the ratios, pair by pair.  The plain side has the title as its
heading, the players as raw HTML, and nothing else.
"""

from __future__ import annotations

import argparse
import re
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

SAMPLE = next(
    iter(sorted((Path(__file__).parents[2] / 'docs' / 'magazine').glob('2026*.md'))), None
)
IFRAME = '<iframe src="https://player.example/{}" width="560" height="315"></iframe>'
PLAIN = 'extensions = ["myst_parser"]\nlanguage = "en"\nsuppress_warnings = ["myst.header"]\n'
OURS = 'extensions = ["sphinxext_podcast"]\nlanguage = "en"\n'


def make(folder: Path, article: str, copies: int, tags: str) -> tuple[Path, Path]:
    """Write both sites below *folder*."""
    front, body = article.split('---\n', 2)[1:]
    ours, plain = folder / 'ours', folder / 'plain'
    for site, conf in ((ours, OURS), (plain, PLAIN)):
        site.mkdir(parents=True)
        (site / 'conf.py').write_text(conf, encoding='utf-8')
        (site / 'index.md').write_text('# Site\n', encoding='utf-8')
    body_plain = re.sub(r'\{\{< (\S+) "?([^" ]+)"? >\}\}', lambda m: IFRAME.format(m[2]), body)
    for number in range(copies):
        title = f'Article {number}'
        date = f'2025-{1 + number % 12:02}-{1 + number % 28:02}T10:00:{number % 60:02}+08:00'
        words = tags.format(n=number, pool=number % 40, other=(number * 7) % 40)
        head = re.sub(r'^title: .*$', f'title: "{title}"', front, flags=re.M)
        head = re.sub(r'^date: .*$', f'date: {date}', head, flags=re.M)
        head = re.sub(r'^tags: .*$', f'tags: [{words}]', head, flags=re.M)
        name = f'article-{number:04}.md'
        (ours / name).write_text(f'---\n{head}---\n{body}', encoding='utf-8')
        text = f'---\norphan: true\n---\n# {title}\n{body_plain}'
        (plain / name).write_text(text, encoding='utf-8')
    return ours, plain


def cpu(site: Path, builder: str) -> float:
    """Build *site* from nothing; return the seconds of CPU, system included."""
    out = site / '_out'
    shutil.rmtree(out, ignore_errors=True)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, '-m', 'sphinx', '-q', '-b', builder, str(site), str(out)]
    subprocess.run(command, check=True, stderr=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


TAGS = {
    'pool': '"tag {pool}", "tag {other}", "tag a{pool}", OpenAI, Google, Podcast',
    'own': ', '.join(f'"tag {{n}}-{i}"' for i in range(6)),
}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument('--article', type=Path, default=SAMPLE)
    parser.add_argument('--copies', type=int, default=500)
    parser.add_argument('--pairs', type=int, default=3)
    parser.add_argument('--builder', default='html')
    parser.add_argument(
        '--tags',
        choices=TAGS,
        default='pool',
        help='six from a pool of about 80, or six of its own',
    )
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        article = options.article.read_text(encoding='utf-8')
        ours, plain = make(Path(folder), article, options.copies, TAGS[options.tags])
        ratios = []
        for _ in range(options.pairs):
            a, b = cpu(ours, options.builder), cpu(plain, options.builder)
            ratios.append(a / b)
            print(f'ours {a:.2f} s, plain {b:.2f} s, ratio {a / b:.3f}', flush=True)
    print(f'median ratio {statistics.median(ratios):.3f}')


if __name__ == '__main__':
    main()
