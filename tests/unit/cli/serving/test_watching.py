from __future__ import annotations

from pathlib import Path
from queue import SimpleQueue
from threading import Event

import pytest

from sphinxext_podcast.cli.serving.watching import Change, Folders, meant


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


def test_changes_are_seen_in_folders_that_are_new_too(tmp_path: Path) -> None:
    (tmp_path / 'posts').mkdir()
    (tmp_path / 'venv').mkdir()
    (tmp_path / 'venv' / 'pyvenv.cfg').touch()
    folders = Folders([tmp_path], [])
    assert folders.below() == [tmp_path / 'posts']
    changed: SimpleQueue[set[str] | None] = SimpleQueue()
    stop = Event()
    threads = folders.watch(changed, stop)
    seen: set[str] = set()

    def wait_for(path: Path) -> None:
        """Write *path* until that is seen: a folder is not watched at once."""
        for _ in range(200):
            path.write_text(f'{len(seen)}', encoding='utf-8')
            stop.wait(0.03)
            while not changed.empty():
                seen.update(changed.get() or ())
            if str(path) in seen:
                return
        pytest.fail(f'{path} was not seen')

    try:
        wait_for(tmp_path / 'index.md')
        wait_for(tmp_path / 'posts' / 'low.md')
        (tmp_path / 'talks').mkdir()
        wait_for(tmp_path / 'talks' / 'rope.md')
    finally:
        stop.set()
        for thread in threads:
            thread.join()
