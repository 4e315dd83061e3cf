from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from sphinxext_podcast.cli.console import Refusal
from sphinxext_podcast.cli.serve import end_by_signals, free


@pytest.fixture
def handlers() -> Iterator[None]:
    """Put back what was there."""
    numbers = (signal.SIGTERM, signal.SIGHUP)
    before = [signal.getsignal(number) for number in numbers]
    yield
    for number, handler in zip(numbers, before, strict=True):
        signal.signal(number, handler)


@pytest.mark.skipif(os.name != 'posix', reason='there is no terminal to close')
@pytest.mark.usefixtures('handlers')
def test_a_terminal_that_is_closed_ends_all_unless_that_is_ignored() -> None:
    signal.signal(signal.SIGHUP, signal.SIG_DFL)
    end_by_signals()
    assert signal.getsignal(signal.SIGHUP) is signal.default_int_handler
    assert signal.getsignal(signal.SIGTERM) is signal.default_int_handler
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    end_by_signals()
    assert signal.getsignal(signal.SIGHUP) is signal.SIG_IGN


def test_no_two_write_into_one_folder(tmp_path: Path) -> None:
    places = [tmp_path / 'new' / 'out', tmp_path / 'new' / 'out-2']
    one, held = free(places)
    two, held_too = free(places)
    assert [one, two] == places
    with pytest.raises(Refusal, match=r'another "serve" writes into .*out;'):
        free(places)
    held.close()
    again, held = free(places)
    assert again == one
    held.close()
    held_too.close()


def test_what_cannot_be_written_is_refused(tmp_path: Path) -> None:
    (tmp_path / 'file').touch()
    with pytest.raises(Refusal, match='cannot be written'):
        free([tmp_path / 'file' / 'out'])
