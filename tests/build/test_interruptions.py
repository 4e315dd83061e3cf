"""A build that was interrupted leaves nothing of what was taken back afterwards.

``tox -e interruptions`` stops a hundred; PODCAST_INTERRUPTIONS says how many.
"""

from __future__ import annotations

import os
import shutil
import signal
from functools import cache
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import pytest

from sphinxext_podcast.extension.outdir import NEW
from sphinxext_podcast.extension.publishing.unfinished import FOLDER
from tests.build import interrupted
from tests.build.any_steps import Put, Set, Site, Step, Text
from tests.build.conftest import Built, forking
from tests.build.project import restore

if TYPE_CHECKING:
    from tests.build.conftest import Build

NUMBER = int(os.environ.get('PODCAST_INTERRUPTIONS', '8'))
#: What is taken back: an article that is nobody's business, and marks of it everywhere.
WITHDRAWN = 'posts/secret/index.md'
EDITS: list[list[Step]] = [
    [Put(WITHDRAWN, 'tags', 2), Put(WITHDRAWN, 'source_name', 0), Put(WITHDRAWN, 'aliases', 0)],
    [Put('posts/low.md', 'title', 1), Put('posts/fog.md', 'tags', 3)],
    [Set('podcast_page_size', 1), Set('podcast_term_slugs', 1)],
    [Put('posts/low.md', 'draft', 0), Text('posts/ferry/cover.png', 2)],
    [Put('posts/ferry/index.md', 'url', 0), Text('index.md', 1), Text('talks/_index.md', 1)],
]


class Work:
    """One folder with a site and its output, again and again as it was at the beginning."""

    def __init__(self, base: Path, build: Build) -> None:
        self.base, self.build = base, build
        self.src, self.doctrees = base / 'work/src', base / 'work/doctrees'
        self.out = base / 'work/out'

    @cache  # noqa: B019 - it lives as long as the module's tests
    def first(self, builder: str) -> Path:
        """Return where the site and its first output with *builder* are kept."""
        shutil.rmtree(self.base / 'work', ignore_errors=True)
        Site(self.src).start()
        assert self.make(builder).warnings == []
        return Path(shutil.copytree(self.base / 'work', self.base / builder))

    def begin(self, builder: str) -> None:
        kept = self.first(builder)
        restore(kept, self.base / 'work')

    def edit(self, steps: list[Step]) -> None:
        site = Site(self.src)
        for step in steps:
            site.take(step)
            if isinstance(step, Put) and step.path == WITHDRAWN:
                (self.src / WITHDRAWN).with_name('secret.txt').write_text('祕密', encoding='utf-8')

    def revert(self, builder: str, *, times: bool) -> None:
        """Bring every file back to what it was, with its time or with that of now."""
        kept = self.first(builder) / 'src'
        shutil.rmtree(self.src)
        shutil.copytree(kept, self.src, copy_function=shutil.copy2 if times else shutil.copy)

    def make(self, builder: str) -> Built:
        return self.build(self.src, self.out, builder, doctrees=self.doctrees)

    def stop(self, builder: str, jobs: int, at: int, how: signal.Signals) -> tuple[bool, int]:
        with forking():
            return interrupted.build(self.src, self.out, builder, self.doctrees, jobs, at, how)

    @cache  # noqa: B019
    def length(self, builder: str, edit: int) -> int:
        """Return how many files a build touches after an edit."""
        self.begin(builder)
        self.edit(EDITS[edit])
        stopped, number = self.stop(builder, 1, 1_000_000, signal.SIGINT)
        assert not stopped
        return number


@pytest.fixture(scope='module')
def work(build: Build, tmp_path_factory: pytest.TempPathFactory) -> Work:
    return Work(tmp_path_factory.mktemp('interrupted'), build)


@pytest.mark.parametrize('number', range(NUMBER))
def test_after_an_interruption(work: Work, number: int) -> None:
    random = Random(number)  # noqa: S311 - the same each time
    builder = ('html', 'dirhtml')[number % 2]
    jobs, how = (1, 2)[number // 2 % 2], (signal.SIGKILL, signal.SIGINT)[number // 4 % 2]
    edit, times = random.randrange(len(EDITS)), random.random() < 0.5
    at = random.randrange(work.length(builder, edit))
    work.begin(builder)
    work.edit(EDITS[edit])
    stopped, _ = work.stop(builder, jobs, at, how)
    assert stopped or jobs == 2, 'a share of the files is written by each process'
    work.revert(builder, times=times)
    again = work.make(builder)
    assert again.code == 0
    assert again.unlike(Built(work.first(builder) / 'out', [], '', 0)) == []
    assert not (again.out / FOLDER).exists()
    assert [*again.out.rglob(NEW)] == []
