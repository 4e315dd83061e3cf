"""Try every property of ``tests/unit/…/test_properties_*.py`` with inputs that Atheris finds.

    python -m tests.fuzz [WORD …]

Only properties with a WORD in their names are tried, if one is given.  They share
``PODCAST_FUZZ_SECONDS`` (60).  Atheris watches which lines an input reaches, and changes those
that reach new ones.  What fails is printed as hypothesis prints it and kept in ``.hypothesis``,
where ``PODCAST_EXAMPLES=100 pytest`` finds it again; make it an ``@example``.
"""

from __future__ import annotations

import importlib
import inspect
import os
import random
import re
import sys
import tempfile
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

from hypothesis import settings

SECONDS = float(os.environ.get('PODCAST_FUZZ_SECONDS', '60'))
ROOT = Path(__file__).parents[2]
KEPT = ROOT / '.hypothesis'


class Property(NamedTuple):
    """A test that takes nothing but what hypothesis gives."""

    name: str
    try_bytes: Callable[[bytes], bytes | None]


def properties(modules: list[ModuleType], words: list[str]) -> Iterator[Property]:
    """Yield the properties in *modules*, those with one of *words* in their names."""
    for module in modules:
        for name, test in vars(module).items():
            if not hasattr(test, 'hypothesis') or inspect.signature(test).parameters:
                continue
            if not words or any(word in name for word in words):
                yield Property(f'{module.__name__}.{name}', test.hypothesis.fuzz_one_input)


def loaded(atheris: Any) -> list[ModuleType]:
    """Import the tests, and all of ours that they use in such a way that it can be watched."""
    paths = sorted(ROOT.glob('tests/unit/*/test_properties_*.py'))
    names = ['.'.join(path.relative_to(ROOT).with_suffix('').parts) for path in paths]
    with atheris.instrument_imports(include=['sphinxext_podcast']):
        return [importlib.import_module(name) for name in names]


def seeds(folder: Path) -> Path:
    """Write bytes to begin with into *folder*: of few, hypothesis can make nothing."""
    chance = random.Random(1)  # noqa: S311 - no secret
    for number in range(40):
        folder.joinpath(str(number)).write_bytes(chance.randbytes(100 * (1 + number)))
    return folder


def fuzz(atheris: Any, one: Property, seconds: float, folder: Path) -> None:
    """Try *one*, and end the process; all that is said goes into a file of *folder*."""
    with said(folder).open('wb') as file:
        os.dup2(file.fileno(), 1)
        os.dup2(file.fileno(), 2)
    corpus = folder / one.name
    corpus.mkdir()
    # 20 seconds or 2 GB for one input are a fault, too.
    limits = ['-timeout=20', '-rss_limit_mb=2048', '-max_len=4096', '-len_control=0']
    told = ['-print_final_stats=1', f'-artifact_prefix={KEPT}/']
    allowed = f'-max_total_time={max(1, round(seconds))}'

    def take(data: bytes) -> None:
        one.try_bytes(data)

    try:
        atheris.Setup(['fuzz', allowed, *limits, *told, str(seeds(corpus))], take)
        atheris.Fuzz()
    finally:
        traceback.print_exc()
        os._exit(1)


def run(atheris: Any, one: Property, seconds: float, folder: Path) -> bool:
    """Try *one* for so many *seconds* in a process of its own; return whether it holds."""
    child = os.fork()
    if not child:
        fuzz(atheris, one, seconds, folder)
    holds = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    text = said(folder).read_text('utf-8', 'replace')
    runs = re.search(r'number_of_executed_units: (\d+)', text)
    print(f'{one.name}: {runs[1] if runs else "?"} inputs', flush=True)
    print('' if holds else text, end='')
    return holds


def said(folder: Path) -> Path:
    """Return the file for what is said."""
    return folder / 'said.txt'


def main() -> int:
    """Try all, and return how many failed."""
    try:
        atheris: Any = importlib.import_module('atheris')
    except ImportError:
        print('Atheris has files for Linux with glibc on x86-64 and Python 3.11 to 3.14 only.')
        return 0
    settings.register_profile('fuzz', deadline=None, derandomize=False)
    settings.load_profile('fuzz')
    found = [*properties(loaded(atheris), sys.argv[1:])]
    KEPT.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        failed = [
            one.name for one in found if not run(atheris, one, SECONDS / len(found), Path(folder))
        ]
    print(f'\n{len(found)} properties, {len(failed)} failed', *failed, sep='\n  ')
    return min(len(failed), 1)


if __name__ == '__main__':
    sys.exit(main())
