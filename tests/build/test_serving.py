"""After any edits `serve` leaves what a fresh `sphinx-build` makes; pages are shown before.

The process that builds is asked as the command asks it.
"""

from __future__ import annotations

import gc
import os
import shutil
import weakref
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings

from sphinxext_podcast.cli.serving.build_process import BuildProcess, DiedError
from sphinxext_podcast.cli.serving.watching import meant
from sphinxext_podcast.extension.serving.project import Folders, Project
from tests.build.any_steps import Gone, Moved, Put, Round, Site, Step, Text, rounds
from tests.build.conftest import Built

if TYPE_CHECKING:
    from tests.build.conftest import Build

#: How many sequences there are; `tox -e sequences` tries more.
SEQUENCES = -(-int(os.environ.get('PODCAST_SEQUENCES', '6')) // 6)
SHOWN = {'podcast_drafts': True, 'podcast_future': True, 'podcast_expired': True}
LAYOUT = '{% extends "!layout.html" %}{% block footer %}<p>{{ title }}</p>{% endblock %}'


class Served:
    """A site that is served, without browsers."""

    def __init__(self, base: Path, process: BuildProcess) -> None:
        self.base, self.process = base, process
        self.site = Site(base / 'src')
        self.folders: list[str] = []
        self.said: list[dict[str, Any]] = []
        self.shown: dict[str, bytes] = {}

    def take(self, *steps: Step) -> dict[str, Any]:
        """Let an author take *steps*; return the last answer."""
        before = self.files()
        for step in steps:
            self.site.take(step)
        after = self.files()
        names = before.keys() | after.keys()
        return self.changed({name for name in names if before.get(name) != after.get(name)})

    def files(self) -> dict[str, tuple[int, int]]:
        found = (path for path in self.site.src.rglob('*') if path.is_file())
        return {str(path): (path.stat().st_mtime_ns, path.stat().st_ino) for path in found}

    def write(self, name: str, text: str) -> dict[str, Any]:
        self.site.write(name, text)
        return self.changed({str(self.site.src / name)})

    def changed(self, paths: set[str]) -> dict[str, Any]:
        change = meant(paths, self.folders)
        self.shown.clear()
        if change.is_fresh or change.is_everywhere:
            self.process.stop()
        else:
            asked = {'do': 'show', 'changed': list(change.paths), 'open': ['']}
            self.process.ask(asked, self.show)
        return self.build(change.is_fresh, change.is_everywhere)

    def show(self, address: str, file: str) -> None:
        self.shown[address] = Path(file).read_bytes()

    def build(self, fresh: bool = False, every_page: bool = False) -> dict[str, Any]:
        found = self.process.ask({'do': 'build', 'fresh': fresh, 'all': every_page})
        self.folders = found['folders'] or self.folders
        self.said = found['messages']
        return found

    def out(self) -> Built:
        return Built(self.base / 'out', [], '', 0)

    def said_of(self, name: str) -> list[tuple[int, str]]:
        return [(one['line'], one['text']) for one in self.said if one['file'] == name]


@contextmanager
def serving(base: Path) -> Iterator[Served]:
    folders = (str(base / name) for name in ('src', 'src', 'out', 'doctrees'))
    process = BuildProcess([*folders, '--jobs', '2'])
    served = Served(base, process)
    served.site.start()
    try:
        yield served
    finally:
        process.end()


@pytest.fixture(scope='module')
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with serving(tmp_path_factory.mktemp('served')) as found:
        assert found.build()['failed'] == ''
        yield found


@pytest.fixture
def unlike(build: Build, tmp_path: Path) -> Callable[[Served], list[str]]:
    """Return a function that names the files which a fresh build makes otherwise."""

    def compare(served: Served) -> list[str]:
        shutil.rmtree(tmp_path / 'fresh', ignore_errors=True)
        shutil.rmtree(tmp_path / 'doctrees', ignore_errors=True)
        out, doctrees = tmp_path / 'fresh', tmp_path / 'doctrees'
        fresh = build(served.site.src, out, 'dirhtml', conf=SHOWN, doctrees=doctrees)
        return served.out().unlike(fresh)

    return compare


def test_texts(served: Served, unlike: Callable[[Served], list[str]]) -> None:
    for step in (Put('posts/fog.md', 'body', 1), Put('posts/low.md', 'title', 1)):
        served.take(step)
        # The front page lists them, and was open.
        assert served.shown
        for address, page in served.shown.items():
            assert page == (served.out().out / address / 'index.html').read_bytes()
    served.take(Put('posts/salt.md', 'draft', 0))
    served.take(Put('posts/fog.md', 'expiryDate', 0))
    assert served.out().path('posts/salt').is_file()
    served.take(Gone('wind.md'), Moved('talks/rope.md', 'talks/salt.md'))
    served.take(Text('posts/ferry/cover.png', 2), Text('posts/_index.md', 1))
    served.take(Text('index.md', 1))
    assert unlike(served) == []


def test_faults_are_said_until_they_are_mended(
    served: Served, unlike: Callable[[Served], list[str]]
) -> None:
    served.write('manual/pen.md', '# Pen\n\n![no](such.png)\n\n{doc}`nowhere`\n')
    pen = served.said_of('manual/pen.md')
    assert [line for line, _ in pen][-2:] == [3, 5]
    served.take(Put('posts/low.md', 'broken', 0))
    assert served.said_of('manual/pen.md') == pen, 'nobody has mended it'
    assert len(served.said_of('posts/low.md')) == 1
    assert unlike(served) == []
    served.take(Put('posts/low.md', 'broken', 1))
    served.write('manual/pen.md', '---\norphan: true\n---\n\n# Pen\n')
    assert served.said_of('manual/pen.md') == served.said_of('posts/low.md') == []
    assert unlike(served) == []


def test_faults_are_known_to_the_next_process(
    tmp_path: Path, unlike: Callable[[Served], list[str]]
) -> None:
    with serving(tmp_path / 'again') as served:
        assert served.build()['failed'] == ''
        served.write('manual/pen.md', '# Pen\n\n![no](such.png)\n\n{doc}`nowhere`\n')
        said = served.said_of('manual/pen.md')
        assert said
        served.process.stop()
        served.build()
        assert served.said_of('manual/pen.md') == said, 'nothing has changed'
        served.process.stop()
        served.build(every_page=True)
        assert served.said_of('manual/pen.md') == said, 'it is not read again'
        assert served.process.running
        served.process.running.kill()
        (tmp_path / 'again' / 'doctrees' / 'podcast-serve.json').unlink()
        with pytest.raises(DiedError):
            served.build()
        served.build()
        assert served.said_of('manual/pen.md') == said, 'a build was broken off'
        served.process.stop()
        for number in range(8):  # as many as are read by several processes
            served.site.write(f'manual/pen{number}.md', '---\norphan: true\n---\n\n# Pen\n')
        served.write('manual/pen.md', '---\norphan: true\n---\n\n# Pen\n')
        assert served.said_of('manual/pen.md') == []
        assert unlike(served) == []


def test_everything_around_pages(served: Served, unlike: Callable[[Served], list[str]]) -> None:
    templates = "templates_path = ['_templates']\nhtml_static_path = ['_static']\n"
    more = "html_css_files = ['own.css']\n"
    served.site.write('_templates/layout.html', LAYOUT)
    served.site.write('_static/own.css', 'p {}')
    conf = (served.site.src / 'conf.py').read_text(encoding='utf-8')
    served.write('conf.py', conf + templates + more)
    assert '<p>' in served.out().path('posts/fog').read_text(encoding='utf-8')
    assert unlike(served) == []
    served.write('_templates/layout.html', LAYOUT.replace('p>', 'b>'))
    served.write('_static/own.css', 'b {}')
    assert unlike(served) == []
    served.write('conf.py', f"{conf}{templates}{more}podcast_addresses = 'hugo'\n")
    assert unlike(served) == []


def test_earlier_builds_take_no_memory(tmp_path: Path) -> None:
    Site(tmp_path / 'src').start()
    folders = Folders(*(tmp_path / name for name in ('src', 'src', 'out', 'doctrees')))
    project = Project(folders, tmp_path, 'dirhtml', jobs=1, published=False)
    builds = []
    for _ in range(4):
        assert project.build() == ''
        assert project.app
        builds.append(weakref.ref(project.app))
        gc.freeze()  # as in a process that is to build but once
        project.tidy()
    project.around.close()
    # Other tests may hold the first.
    assert [build() is not None for build in builds[1:]] == [False, False, True]


def test_what_fails_is_said_and_tried_again(served: Served) -> None:
    conf = (served.site.src / 'conf.py').read_text(encoding='utf-8')
    found = served.write('conf.py', f'{conf}\nproject = (\n')
    assert 'never closed' in found['failed']
    assert served.write('conf.py', conf)['failed'] == ''
    running = served.process.running
    assert running
    running.kill()
    with pytest.raises(DiedError, match='save to try again'):
        served.build()
    assert served.build()['failed'] == ''


@settings(max_examples=SEQUENCES, deadline=None, suppress_health_check=list(HealthCheck))
@given(rounds=rounds([]))
def test_any_sequence(
    tmp_path_factory: pytest.TempPathFactory,
    unlike: Callable[[Served], list[str]],
    rounds: list[Round],
) -> None:
    with serving(tmp_path_factory.mktemp('any')) as served:
        served.build()
        for steps, *_ in rounds:
            served.take(*steps)
        assert unlike(served) == []
