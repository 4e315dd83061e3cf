from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import SimpleQueue
from threading import Event
from typing import Any

import pytest
import watchfiles

from sphinxext_podcast.cli.serving.watching import Change, Folders, Watch, meant


@pytest.mark.parametrize(
    ('path', 'flags'),
    [
        ('/site/posts/low.md', (False, False, False)),
        ('/site/posts/cover.png', (False, False, True)),
        ('/site/conf.py', (True, False, True)),
        ('/site/locale/de.po', (True, False, True)),
        ('/site/docutils.conf', (True, False, True)),
        ('/site/_templates/layout.html', (False, True, True)),
        ('/site/_templates.md', (False, False, False)),
    ],
)
def test_what_a_change_means(path: str, flags: tuple[bool, bool, bool]) -> None:
    found = meant([path], ['/site/_templates'])
    assert found == Change((path,), *flags)


def test_changes_are_joined() -> None:
    one = meant(['/site/a.md'], []).joined(meant(['/site/conf.py', '/site/a.md'], []))
    assert one.paths == ('/site/a.md', '/site/conf.py')
    assert one.is_fresh


@pytest.mark.parametrize(
    ('path', 'watched'),
    [
        ('posts/low.md', True),
        ('posts/low/cover.png', True),
        ('_templates/layout.html', True),
        ('posts/.low.md.swp', False),
        ('posts/low.md~', False),
        ('posts/#low.md#', False),
        ('posts/4913', False),
        ('posts/4913.md', True),
        ('.git/index', False),
        ('_build/html/index.html', False),
        ('out/index.html', False),
        ('outside/index.md', True),
        ('_ext/__pycache__/a.pyc', False),
        ('', False),
    ],
)
def test_which_files_are_watched(tmp_path: Path, path: str, watched: bool) -> None:
    folders = Folders([tmp_path], [tmp_path / 'out'])
    assert folders.is_watched(str(tmp_path / path)) is watched


class Seen:
    """The files in *changed* whose changes were seen."""

    def __init__(self, changed: SimpleQueue[set[str] | None]) -> None:
        self.changed = changed
        self.paths: set[str] = set()

    def wait_for(self, path: Path, *, again: bool = True) -> None:
        """Write *path* until that is seen, *again*: a folder is not watched at once."""
        path.write_text('new', encoding='utf-8')
        for number in range(2000):  # a minute, for machines that are busy
            time.sleep(0.03)
            while not self.changed.empty():
                self.paths.update(self.changed.get() or ())
            if str(path) in self.paths:
                return
            if again:
                path.write_text(f'{number}', encoding='utf-8')
        pytest.fail(f'{path} was not seen')


@contextmanager
def watched(folders: Folders) -> Iterator[Seen]:
    changed: SimpleQueue[set[str] | None] = SimpleQueue()
    stop = Event()
    threads = folders.watch(changed, stop)
    try:
        yield Seen(changed)
    finally:
        stop.set()
        for thread in threads:
            thread.join()


def test_changes_are_seen_in_folders_that_are_new_too(tmp_path: Path) -> None:
    (tmp_path / 'posts').mkdir()
    (tmp_path / 'venv').mkdir()
    (tmp_path / 'venv' / 'pyvenv.cfg').touch()
    folders = Folders([tmp_path], [])
    assert folders.below() == [tmp_path / 'posts']
    with watched(folders) as seen:
        seen.wait_for(tmp_path / 'index.md')
        seen.wait_for(tmp_path / 'posts' / 'low.md')
        (tmp_path / 'talks').mkdir()
        seen.wait_for(tmp_path / 'talks' / 'rope.md')
        (tmp_path / 'posts' / 'linked').symlink_to(tmp_path / 'venv', target_is_directory=True)
        seen.wait_for(tmp_path / 'posts' / 'linked' / 'low.md')


def test_nothing_is_missed_while_folders_are_made(tmp_path: Path) -> None:
    (tmp_path / 'posts').mkdir()
    with watched(Folders([tmp_path], [])) as seen:
        seen.wait_for(tmp_path / 'posts' / 'low.md')
        for number in range(20):
            (tmp_path / f'new{number}').mkdir()
            seen.wait_for(tmp_path / 'posts' / f'low{number}.py', again=False)


def test_a_folder_that_is_gone_at_once_costs_no_other(tmp_path: Path) -> None:
    (tmp_path / 'posts').mkdir()
    changed: SimpleQueue[set[str] | None] = SimpleQueue()
    watch = Watch(Folders([tmp_path], []), changed, Event())
    watch.begin(watch.inside, [tmp_path / 'gone', tmp_path / 'posts'])
    Seen(changed).wait_for(tmp_path / 'posts' / 'low.md')
    watch.stop.set()
    watch.threads[0].join()


def test_a_root_may_go_and_come_back(tmp_path: Path) -> None:
    root = tmp_path / 'docs'
    (root / 'posts').mkdir(parents=True)
    with watched(Folders([root], [])) as seen:
        seen.wait_for(root / 'index.md')
        root.rename(tmp_path / 'gone')
        time.sleep(0.1)
        (root / 'posts').mkdir(parents=True)
        seen.wait_for(root / 'new.md')
        assert str(root / 'conf.py') in seen.paths, 'anything may be another'
        seen.wait_for(root / 'posts' / 'low.md')


def test_files_are_read_again_where_no_more_folders_are_watched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    watch = watchfiles.watch

    def limited(*folders: Path, force_polling: bool | None, **options: Any) -> Any:
        if not force_polling:
            raise OSError('OS file watch limit reached')
        return watch(*folders, force_polling=True, poll_delay_ms=20, **options)

    monkeypatch.setattr(watchfiles, 'watch', limited)
    with watched(Folders([tmp_path], [])) as seen:
        seen.wait_for(tmp_path / 'index.md')
    assert 'OS file watch limit reached; all files are looked' in capsys.readouterr().err


@pytest.mark.skipif(os.name != 'posix' or not os.geteuid(), reason='everything may be read')
def test_a_folder_that_may_not_be_read_is_left_out(tmp_path: Path) -> None:
    (tmp_path / 'posts').mkdir()
    (tmp_path / 'data').mkdir(0o000)
    (tmp_path / 'posts' / 'data').mkdir(0o000)
    with watched(Folders([tmp_path], [])) as seen:
        seen.wait_for(tmp_path / 'posts' / 'low.md')
