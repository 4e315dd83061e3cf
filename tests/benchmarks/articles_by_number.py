"""Measure how the time of a full build grows with the number of articles.

    python tests/benchmarks/articles_by_number.py [--numbers 500 1000 2000 4000] [--tags 200]

Every number is a whole ``sphinx-build`` of its own from nothing.  Each article is Chinese, of
about 1,200 characters, with three shortcodes, six tags, and an alias.  The tags are from a pool
that grows with the archive as those of real ones do, or from as many as are given.  The figure
to watch is the last: what one article costs in the largest archive over what it costs in the
smallest.  1 is linear.
"""

from __future__ import annotations

import argparse
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

CONF = """\
extensions = ['sphinxext_podcast']
html_theme = 'basic'
html_baseurl = 'https://lamp.example.org/'
podcast_now = '2026-06-01T00:00:00Z'
podcast_timezone = 'Asia/Taipei'
"""
INDEX = '# 轉角的燈\n\n```{article-list}\n:limit: 10\n```\n'
SUBJECTS = [
    '司機',
    '船長',
    '麵包師傅',
    '圖書館員',
    '攝影師',
    '護理師',
    '樂手',
    '記者',
    '農夫',
    '譯者',
    '木匠',
    '店員',
]
PLACES = [
    '港口',
    '山上',
    '末班車',
    '市場',
    '廚房',
    '錄音室',
    '河邊',
    '教室',
    '月台',
    '倉庫',
    '書店',
    '巷子',
]
VERBS = ['想起', '說到', '離開', '記得', '走過', '打開', '修好', '寫下', '等待', '聽見']
THINGS = [
    '一盞燈',
    '那封信',
    '舊地圖',
    '第一集',
    '雨聲',
    '鑰匙',
    '麥克風',
    '湯',
    '夜班',
    '錄音帶',
    '一張票',
    '名字',
]
SENTENCES = (
    '{a}在{b}{c}{d}，停了一下才往下說。',
    '「其實{d}不重要，」他說，「重要的是{b}還在。」',
    '那年冬天，{a}每天都會{c}{d}，沒有人問為什麼。',
    '如果再來一次，**{d}**大概還是會留在{b}。',
    '後來的事大家都知道：{a}{c}{d}，然後回到{b}。',
)
ARTICLE = """\
---
title: "{a}與{b}：第 {number} 次訪談"
date: {date}
description: "{a}談{b}。"
tags: [{tags}]
categories: [訪談]
source_name: 轉角電台
aliases: [/old/{number}/]
---

> 整理自轉角電台的訪談。

{{{{< youtube lamplight{two}0 >}}}}

{{{{< spotify "episode/{number:022}" >}}}}

{{{{< apple-podcast "tw/podcast/lamp/id1234567890?i=1000{number:09}" >}}}}

---

{body}
"""


class Cost(NamedTuple):
    """What a build took, in seconds: on the clock, and of the processor."""

    clock: float
    cpu: float


def article(number: int, pool: int) -> str:
    """Return the text of an article; the same *number* and *pool* of tags give the same."""
    chance = random.Random(number)  # noqa: S311 - nothing is secret

    def sentence() -> str:
        return chance.choice(SENTENCES).format(
            a=chance.choice(SUBJECTS),
            b=chance.choice(PLACES),
            c=chance.choice(VERBS),
            d=chance.choice(THINGS),
        )

    parts = []
    for section in range(4):
        parts.append(f'## {chance.choice(PLACES)}的第 {section + 1} 段')
        parts += [''.join(sentence() for _ in range(4)) for _ in range(3)]
    day = f'{2010 + number % 16}-{1 + number % 12:02}-{1 + number % 28:02}'
    return ARTICLE.format(
        a=chance.choice(SUBJECTS),
        b=chance.choice(PLACES),
        number=number,
        date=f'{day}T10:{number % 60:02}:00+08:00',
        tags=', '.join(f'標籤 {chance.randrange(pool)}' for _ in range(6)),
        two=f'{chance.randrange(10)}',
        body='\n\n'.join(parts),
    )


def write(folder: Path, number: int, tags: int) -> Path:
    """Write a site with *number* articles, whose tags are from *tags*; return its folder."""
    posts = folder / f'site-{number}' / 'posts'
    posts.mkdir(parents=True)
    (posts.parent / 'conf.py').write_text(CONF, encoding='utf-8')
    (posts.parent / 'index.md').write_text(INDEX, encoding='utf-8')
    for each in range(number):
        text = article(each, tags or max(number * 2, 6))
        (posts / f'{each:05}.md').write_text(text, encoding='utf-8')
    return posts.parent


def cost(site: Path, builder: str) -> Cost:
    """Build *site* from nothing, in a process of its own."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    command = [sys.executable, '-m', 'sphinx', '-q', '-b', builder, str(site), f'{site}-out']
    subprocess.run(command, check=True)
    after, end = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    return Cost(
        end - start,
        after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime,
    )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument('--numbers', type=int, nargs='+', default=[500, 1000, 2000, 4000])
    parser.add_argument('--tags', type=int, default=0, help='0: twice as many as articles')
    parser.add_argument('--builder', default='dirhtml')
    options = parser.parse_args()
    each = []
    with tempfile.TemporaryDirectory() as folder:
        for number in options.numbers:
            clock, cpu = cost(write(Path(folder), number, options.tags), options.builder)
            each.append(cpu / number)
            print(
                f'{number} articles: {clock:.1f} s, {cpu:.1f} s of CPU, '
                f'{1000 * cpu / number:.1f} ms for each',
                flush=True,
            )
    first, *_, last = options.numbers
    print(f'one article of {last} costs {each[-1] / each[0]:.2f} times one of {first}')


if __name__ == '__main__':
    main()
