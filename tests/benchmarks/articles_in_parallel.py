"""Compare what ``-j 2`` costs with ``-j 1``, of many articles and of the same texts as plain MyST.

    python -m tests.benchmarks.articles_in_parallel [--copies 1000] [--jobs 1 2]

Each build is a whole ``sphinx-build`` from nothing in a process of its own.  Printed are the
seconds of CPU of all its processes, system included, and the memory of its largest process at
its peak.  The figures to watch are those of plain MyST beside them: what ``-j 2`` costs more
than ``-j 1`` is to be no more of ours than of Sphinx.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

from tests.benchmarks.articles_against_plain_myst import SAMPLE, TAGS, make


class Cost(NamedTuple):
    """Seconds of CPU of a whole build, and MB of its largest process."""

    cpu: float
    memory: float


def cost(site: Path, builder: str, jobs: int) -> Cost:
    """Build *site* from nothing with so many *jobs*."""
    out = site / '_out'
    shutil.rmtree(out, ignore_errors=True)
    command = [sys.executable, '-m', 'sphinx', '-q', '-b', builder, '-j', str(jobs)]
    with subprocess.Popen([*command, str(site), str(out)], stderr=subprocess.DEVNULL) as process:
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f'{site} does not build: {process.returncode}')
    return Cost(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument('--article', type=Path, default=SAMPLE)
    parser.add_argument('--copies', type=int, default=1000)
    parser.add_argument('--jobs', type=int, nargs='+', default=[1, 2])
    parser.add_argument('--builder', default='html')
    parser.add_argument('--tags', choices=TAGS, default='pool')
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        article = options.article.read_text(encoding='utf-8')
        sites = make(Path(folder), article, options.copies, TAGS[options.tags])
        for site in sites:
            first = None
            for jobs in options.jobs:
                found = cost(site, options.builder, jobs)
                first = first or found
                print(
                    f'{site.name} -j {jobs}: {found.cpu:.1f} s ({found.cpu / first.cpu:.2f}), '
                    f'{found.cpu / options.copies * 1000:.1f} ms an article, '
                    f'{found.memory:.0f} MB ({found.memory / first.memory:.2f})',
                    flush=True,
                )


if __name__ == '__main__':
    main()
