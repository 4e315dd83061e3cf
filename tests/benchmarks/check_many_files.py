"""Measure how long ``sphinx-podcast check`` takes for a large archive.

    python -m tests.benchmarks.check_many_files [--number 3000] [--times 5]

Each time is a whole process.  The articles are those of ``articles_by_number``.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.benchmarks.articles_by_number import write


def seconds(site: Path) -> float:
    """Return how long one check of *site* takes."""
    start = time.perf_counter()
    command = [sys.executable, '-m', 'sphinxext_podcast', 'check', str(site)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode not in {0, 1}:
        raise SystemExit(done.stderr)
    return time.perf_counter() - start


def main() -> None:
    """Print the median and the spread."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument('--number', type=int, default=3000)
    parser.add_argument('--times', type=int, default=5)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        site = write(Path(folder), options.number, 200)
        took = sorted(seconds(site) for _ in range(options.times))
    middle = statistics.median(took)
    print(f'{options.number} files: {middle:.2f} s, from {took[0]:.2f} to {took[-1]:.2f}')


if __name__ == '__main__':
    main()
