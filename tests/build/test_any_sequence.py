"""After any steps of an author, building again gives what a fresh build gives, and no more.

``tox -e sequences`` runs many more of them.
"""

from __future__ import annotations

import difflib
import os
import re
import shutil
import signal
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, note, settings

from sphinxext_podcast.model.record import FILE, loads
from tests.build import interrupted
from tests.build.any_steps import Round, Site, rounds
from tests.build.conftest import Built, forking
from tests.build.project import restore

if TYPE_CHECKING:
    from tests.build.conftest import Build

#: How many sequences there are, of all kinds together.
SEQUENCES = int(os.environ.get('PODCAST_SEQUENCES', '6'))
#: A builder, those that may be run before it, and whether all share their doctrees.
KINDS = [
    ('html', ['dummy', 'text', 'dirhtml'], True),
    ('html', ['dirhtml'], False),
    ('dirhtml', ['html', 'dummy'], True),
]
#: What Sphinx writes in every build.
ALWAYS = (
    '.buildinfo',
    '_static/',
    'genindex',
    'objects.inv',
    'search',
)
#: What Sphinx says of a document that it reads in every build.
AGAIN = ('file not readable', 'reference to nonexisting document')
#: Lines of a difference that are shown.
SHOWN = 40


class Work:
    """One folder, always the same: Sphinx reads everything again when a project has moved."""

    def __init__(self, base: Path, build: Build, shared: bool) -> None:
        self.base, self.build, self.shared = base / 'work', build, shared
        self.src = self.base / 'src'

    def make(self, builder: str, jobs: int = 1) -> Built:
        doctrees = self.base / ('doctrees' if self.shared else f'doctrees-{builder}')
        return self.run(builder, self.base / builder, doctrees, jobs)

    def interrupt(self, builder: str, jobs: int, at: int) -> None:
        doctrees = self.base / ('doctrees' if self.shared else f'doctrees-{builder}')
        how = (signal.SIGKILL, signal.SIGINT)[at % 2]
        with forking():
            interrupted.build(self.src, self.base / builder, builder, doctrees, jobs, at, how)

    def fresh(self, builder: str) -> Built:
        return self.run(builder, self.base / 'fresh', self.base / 'fresh-doctrees', 1)

    def run(self, builder: str, out: Path, doctrees: Path, jobs: int) -> Built:
        return self.build(self.src, out, builder, doctrees=doctrees, jobs=jobs)


Pages = dict[str, tuple[bytes, int]]
Start = Callable[[str, bool], 'tuple[Work, Site, Built]']


@pytest.fixture(scope='module')
def start(build: Build, tmp_path_factory: pytest.TempPathFactory) -> Start:
    """Return a function that brings the site back to its first build."""
    base = tmp_path_factory.mktemp('any')
    first: dict[Path, Built] = {}

    def begin(builder: str, shared: bool) -> tuple[Work, Site, Built]:
        work = Work(base, build, shared)
        site = Site(work.src)
        kept = base / f'{builder}-{shared}'
        if kept not in first:
            shutil.rmtree(work.base, ignore_errors=True)
            site.start()
            first[kept] = work.make(builder)
            assert first[kept].warnings == []
            shutil.copytree(work.base, kept)
        else:
            restore(kept, work.base)
        return work, site, first[kept]

    return begin


def pieces(path: Path) -> list[str]:
    text = path.read_text('utf-8', 'replace') if path.exists() else ''
    return re.split(r'(?<=[>,])|\n', text)


def differences(again: Built, fresh: Built) -> list[str]:
    """Name the files that differ, and note how."""
    unlike = again.unlike(fresh)
    for name in unlike:
        one, other = (pieces(built.out / name) for built in (again, fresh))
        lines = list(difflib.unified_diff(one, other, f'again/{name}', f'fresh/{name}', n=1))
        note('\n'.join(line[:300].rstrip('\n') for line in lines[:SHOWN]))
    return unlike


def times(built: Built) -> dict[str, int]:
    return {
        name: path.stat().st_mtime_ns
        for name, path in built.files().items()
        if not name.startswith(ALWAYS)
    }


def generated(built: Built, src: Path) -> Pages:
    """Return content and time of the pages that are made of no document."""
    sources = [path.relative_to(src).with_suffix('') for path in src.rglob('*.md')]
    documents = {path.as_posix() for path in sources} | {'index'}
    documents |= {docname.replace('_index', 'index') for docname in documents}
    documents |= {docname.removesuffix('/index') for docname in documents}
    record = built.out / FILE
    known = loads(record.read_bytes()) if record.is_file() else None
    placed = set(known.places.values()) if known else set()
    return {
        name: (built.out.joinpath(name).read_bytes(), time)
        for name, time in times(built).items()
        if name.endswith('.html')
        and name not in placed
        and not {re.sub(r'(/index)?\.html$', '', name), name.removesuffix('.html')} & documents
    }


def rewritten(old: Pages, new: Pages) -> list[str]:
    """Name the pages that were written though they are as before."""
    both = ((name, old[name], new[name]) for name in old.keys() & new.keys())
    return sorted(name for name, was, now in both if was[0] == now[0] and was[1] != now[1])


@pytest.mark.parametrize(('builder', 'others', 'shared'), KINDS)
def test_any_sequence(start: Start, builder: str, others: list[str], shared: bool) -> None:
    @settings(
        max_examples=-(-SEQUENCES // len(KINDS)),
        suppress_health_check=list(HealthCheck),
        report_multiple_bugs=False,
    )
    @given(rounds=rounds(others))
    def run(rounds: list[Round]) -> None:
        work, site, again = start(builder, shared)
        for steps, jobs, before, stop in rounds:
            for step in steps[:-1]:
                site.take(step)
            if stop:
                work.interrupt(builder, jobs, stop)
            site.take(steps[-1])
            if before:
                work.make(before, jobs)
            old = generated(again, work.src)
            again = work.make(builder, jobs)
        fresh = work.fresh(builder)
        assert again.code == fresh.code
        assert differences(again, fresh) == []
        assert rewritten(old, generated(again, work.src)) == []
        if any(said in warning for said in AGAIN for warning in fresh.warnings):
            return
        written = times(again)
        assert times(work.make(builder)) == written

    run()
