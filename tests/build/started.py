"""Projects as their first build left them: so an edit costs the build after it alone."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tests.build.project import Files, digest, put, restore

if TYPE_CHECKING:
    from tests.build.conftest import Build, Built


class Started(NamedTuple):
    """A project in *work*, built once; *between* shares its doctrees and is built before."""

    work: Path
    builder: str
    between: str
    build: Build
    kept: dict[tuple[str, str], Built]

    @property
    def src(self) -> Path:
        """The folder with the sources."""
        return self.work / 'src'

    def again(self, jobs: int = 1) -> Built:
        """Build what changed."""
        doctrees = self.work / 'doctrees'
        if self.between:
            self.build(self.src, self.work / self.between, self.between, doctrees=doctrees)
        return self.build(self.src, self.work / 'out', self.builder, doctrees=doctrees, jobs=jobs)

    def fresh(self) -> Built:
        """Return a build into a new folder; one for all tests that come to the same sources."""
        key = (self.builder, digest(self.src))
        if key not in self.kept:
            out = self.work.with_name(f'fresh-{len(self.kept)}')
            self.kept[key] = self.build(self.src, out, self.builder)
        return self.kept[key]


class Starts:
    """Brings projects back to their first build.

    Each always to the same folder: Sphinx reads everything again when a project has moved.
    """

    def __init__(self, base: Path, build: Build) -> None:
        self.base, self.build = base, build
        self.first: dict[tuple[str, str, int, str], Path] = {}
        self.kept: dict[tuple[str, str], Built] = {}

    def __call__(
        self, files: Files, builder: str = 'html', between: str = '', jobs: int = 1
    ) -> Started:
        """Return the project of *files* as its first build, of *jobs* processes, left it."""
        key = (builder, between, jobs, digest(files))
        folder = self.first.setdefault(key, self.base / str(len(self.first)))
        started = Started(folder / 'work', builder, between, self.build, self.kept)
        if folder.is_dir():
            restore(folder / 'kept', started.work)
        else:
            put(started.src, files)
            started.again(jobs)
            shutil.copytree(started.work, folder / 'kept')
        return started
