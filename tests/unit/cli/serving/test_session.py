from __future__ import annotations

from pathlib import Path
from queue import SimpleQueue
from typing import Any

import pytest

from sphinxext_podcast.cli.serving import session
from sphinxext_podcast.cli.serving.browsers import Browsers
from sphinxext_podcast.cli.serving.build_process import BuildProcess, DiedError
from sphinxext_podcast.cli.serving.pages import Pages
from sphinxext_podcast.cli.serving.session import Session
from sphinxext_podcast.cli.serving.watching import Change

MESSAGE = {'level': 'warning', 'text': 'no such file', 'file': 'low.md', 'line': 3}


class Process(BuildProcess):
    """Answers as it is told; *asked* is what it was asked."""

    def __init__(self, folder: Path) -> None:
        super().__init__([])
        self.folder = folder
        self.asked: list[dict[str, Any]] = []
        self.stopped = 0
        self.failed = ''
        self.died = False

    def ask(self, request: dict[str, Any], page: Any = None) -> dict[str, Any]:
        self.asked.append(request)
        if self.died:
            raise DiedError('it has ended')
        if request['do'] == 'show':
            file = self.folder / 'shown.html'
            file.write_bytes(b'shown')
            page('low/', str(file))
            return {'do': 'show', 'messages': [MESSAGE]}
        about = {'folders': ['/site/_templates'], 'base': 'blog/'}
        return {'do': 'build', 'failed': self.failed, 'messages': [], **about}

    def stop(self, patience: float = 0) -> None:
        self.stopped += 1


@pytest.fixture
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Session:
    monkeypatch.setattr(session, 'QUIET', 0.01)
    pages = Pages(tmp_path / 'out')
    return Session(Process(tmp_path), pages, Browsers(pages), SimpleQueue())


def process(work: Session) -> Process:
    assert isinstance(work.process, Process)
    return work.process


def test_a_text_is_shown_and_then_built(work: Session, capsys: pytest.CaptureFixture[str]) -> None:
    browser = work.browsers.add('/low/', '')
    seen = []
    build = work.build

    def building(change: Any) -> None:
        seen.append(dict(work.pages.shown))
        build(change)

    work.build = building  # type: ignore[method-assign]
    work.changed.put({'/site/low.md'})
    work.changed.put(None)
    work.run()
    assert work.follow({'/site/low.md'})
    assert [asked['do'] for asked in process(work).asked] == ['build', 'show', 'show', 'build']
    assert process(work).asked[1] == {
        'do': 'show',
        'changed': ['/site/low.md'],
        'open': ['low/'],
    }
    assert seen == [{}, {'low/': b'shown'}]
    assert work.pages.shown == {}
    assert work.pages.base == 'blog/'
    assert 'Built in' in capsys.readouterr().out
    told = [browser.said.get() for _ in range(browser.said.qsize())]
    assert {'messages': [MESSAGE], 'failed': ''} in told
    assert {'reload': True} in told


def test_what_is_around_pages_begins_again(work: Session) -> None:
    work.build(Change())
    assert work.follow({'/site/_templates/page.html'})
    assert work.follow({'/site/conf.py'})
    built = [(a['all'], a['fresh']) for a in process(work).asked if a['do'] == 'build']
    assert built == [(False, False), (True, False), (False, True)]
    assert process(work).stopped == 2


def test_what_failed_is_done_by_the_next_build(
    work: Session, capsys: pytest.CaptureFixture[str]
) -> None:
    process(work).failed = 'no space left'
    assert work.follow({'/site/low.md'})
    process(work).failed = 'conf.py: no'
    assert work.follow({'/site/low.md'})
    process(work).died = True
    assert work.follow({'/site/low.md'})
    assert work.browsers.state == {'messages': [], 'failed': 'it has ended'}
    process(work).died, process(work).failed = False, ''
    assert work.follow({'/site/low.md'})
    assert [a['fresh'] for a in process(work).asked if a['do'] == 'build'] == [False, *[True] * 3]
    assert work.browsers.state == {'messages': [], 'failed': ''}
    work.build(Change())
    assert process(work).asked[-1]['fresh'] is False
    assert 'conf.py: no' in capsys.readouterr().err


def test_nothing_is_said_of_a_build_that_was_ended(
    work: Session, capsys: pytest.CaptureFixture[str]
) -> None:
    process(work).died = process(work).is_ended = True
    work.build(Change())
    assert work.browsers.state == {}
    assert capsys.readouterr() == ('', '')


def test_a_file_that_grows_does_not_keep_all_from_being_built(
    work: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(session, 'LONGEST', -1)
    work.changed.put({'/site/film.mp4'})
    assert work.follow({'/site/film.mp4'})
    assert process(work).asked[-1]['do'] == 'build'
    assert not work.changed.empty()


def test_files_that_no_html_tells_of_are_loaded_again(work: Session) -> None:
    browser = work.browsers.add('/nowhere/', '')
    assert work.follow({'/site/cover.png'})
    told = [browser.said.get() for _ in range(browser.said.qsize())]
    assert told[-1] == {'reload': True}


def test_the_process_that_builds_is_started_when_it_is_asked(tmp_path: Path) -> None:
    wrong = BuildProcess([], 'sphinxext_podcast.nowhere')
    with pytest.raises(DiedError, match='status 1'):
        wrong.ask({'do': 'build'})
    assert wrong.running is None
    wrong.end()
    with pytest.raises(DiedError, match='all has ended'):
        wrong.ask({'do': 'build'})


def test_a_process_that_goes_on_is_ended_by_another_ctrl_c(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    endless = BuildProcess(['while 1: pass'], 'timeit')
    running = endless.running = endless.start()
    wait = running.process.wait

    def interrupted(timeout: float | None = None) -> int:
        if timeout is None:
            return wait()
        raise KeyboardInterrupt

    monkeypatch.setattr(running.process, 'wait', interrupted)
    endless.end()
    assert running.process.returncode
