"""Compare what a full build costs with the package as it is here and with that of other checkouts.

    python -m tests.benchmarks.versions_against_each_other CHECKOUT ... [--articles 2000]

The versions take turns, each build in a process of its own and from nothing.  The figures are
those of the cheapest round: seconds of the processor, the most memory in megabytes, and both over
those of the first other checkout.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

from tests.benchmarks.articles_by_number import write

HERE = Path(__file__).parents[2]


class Cost(NamedTuple):
    """What a build took: seconds of the processor, and megabytes of memory at most."""

    cpu: float
    memory: float


def cost(site: Path, checkout: Path, options: argparse.Namespace) -> Cost:
    """Build *site* with the package in *checkout*."""
    with tempfile.TemporaryDirectory() as out:
        arguments = ['-q', '-b', options.builder, '-j', str(options.jobs), str(site), out]
        process = subprocess.Popen(
            [sys.executable, '-m', 'sphinx', *arguments],
            env={**os.environ, 'PYTHONPATH': str(checkout)},
            cwd=site,
        )
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, 'sphinx-build')
    return Cost(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument('checkouts', type=Path, nargs='+')
    parser.add_argument('--articles', type=int, default=2000)
    parser.add_argument('--tags', type=int, default=200, help='0: twice as many as articles')
    parser.add_argument('--builder', default='dirhtml')
    parser.add_argument('--jobs', type=int, default=1)
    parser.add_argument('--rounds', type=int, default=2)
    options = parser.parse_args()
    versions = [*(path.resolve() for path in options.checkouts), HERE]
    found: dict[Path, list[Cost]] = {version: [] for version in versions}
    with tempfile.TemporaryDirectory() as folder:
        site = write(Path(folder), options.articles, options.tags)
        for _ in range(options.rounds):
            for version in versions:
                found[version].append(cost(site, version, options))
    least = {v: Cost(*map(min, zip(*costs, strict=True))) for v, costs in found.items()}
    first = least[versions[0]]
    for version, (cpu, memory) in least.items():
        print(
            f'{cpu:6.1f} s ({cpu / first.cpu:.2f})  {memory:5.0f} MB ({memory / first.memory:.2f})'
            f'  {version.name}'
        )


if __name__ == '__main__':
    main()
