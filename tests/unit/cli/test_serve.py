from __future__ import annotations

import os
import signal
from collections.abc import Iterator

import pytest

from sphinxext_podcast.cli.serve import end_by_signals

pytestmark = pytest.mark.skipif(os.name != 'posix', reason='there is no terminal to close')


@pytest.fixture(autouse=True)
def handlers() -> Iterator[None]:
    """Put back what was there."""
    numbers = (signal.SIGTERM, signal.SIGHUP)
    before = [signal.getsignal(number) for number in numbers]
    yield
    for number, handler in zip(numbers, before, strict=True):
        signal.signal(number, handler)


def test_a_terminal_that_is_closed_ends_all_unless_that_is_ignored() -> None:
    signal.signal(signal.SIGHUP, signal.SIG_DFL)
    end_by_signals()
    assert signal.getsignal(signal.SIGHUP) is signal.default_int_handler
    assert signal.getsignal(signal.SIGTERM) is signal.default_int_handler
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    end_by_signals()
    assert signal.getsignal(signal.SIGHUP) is signal.SIG_IGN
