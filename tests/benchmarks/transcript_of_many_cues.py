"""Measure what a long transcript costs in a build.

    python -m tests.benchmarks.transcript_of_many_cues [--cues 5000]

The same article is built with a transcript and without one, in turns.  CPU is in seconds, the
cheapest of three.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
from pathlib import Path

from tests.benchmarks.search_against_sphinx import CONF, OURS, build

ARTICLE = (
    '---\ntitle: 夜車\ndate: 2026-01-05\n---\n\n{{< youtube Kj2mTq7-xXA >}}\n\n夜車上讀的書。\n'
)
SAID = '我們在夜車上讀的是一本講海邊的書，貓頭鷹在窗外，一路到天亮'


def words(number: int) -> str:
    """Return a transcript in WebVTT of *number* cues, by two speakers."""
    cues = [
        f'{at // 1200:02}:{at // 20 % 60:02}:{at % 20 * 3:02}.000 --> '
        f'{at // 1200:02}:{at // 20 % 60:02}:{at % 20 * 3 + 2:02}.900\n'
        f'<v {"林小安" if at // 6 % 2 else "吳可"}>{SAID[at % 12 : at % 12 + 14]}，第 {at} 句。\n'
        for at in range(number)
    ]
    return '\n'.join(['WEBVTT\n', *cues])


def cheapest(src: Path, out: Path) -> float:
    """Build *src* anew three times; return the seconds of the processor of the cheapest."""
    costs = []
    for _ in range(3):
        shutil.rmtree(out, ignore_errors=True)
        costs.append(build(src, out))
    return min(costs)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument('--cues', type=int, default=5000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        src = Path(temporary, 'src')
        src.mkdir()
        (src / 'conf.py').write_text(CONF + OURS, encoding='utf-8')
        (src / 'index.md').write_text('# 首頁\n', encoding='utf-8')
        (src / 'talk.vtt').write_text(words(options.cues), encoding='utf-8')
        article = src / 'a.md'
        article.write_text(ARTICLE, encoding='utf-8')
        without = cheapest(src, Path(temporary, 'without'))
        article.write_text(ARTICLE + '\n```{transcript} talk.vtt\n```\n', encoding='utf-8')
        cost = cheapest(src, Path(temporary, 'with'))
        page = Path(temporary, 'with', 'a', 'index.html').stat().st_size
    print(
        f'without {without:.2f} s, with {options.cues} cues {cost:.2f} s: {cost - without:.2f} s'
    )
    print(f'the page has {page / 1000:.0f} kB')


if __name__ == '__main__':
    main()
