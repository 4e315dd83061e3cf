"""The same work for many documents, shared among the cores of the machine."""

from __future__ import annotations

import os
import threading
from contextlib import suppress
from multiprocessing import get_all_start_methods, get_context
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from multiprocessing.connection import Connection

    T = TypeVar('T')
    R = TypeVar('R')

#: With fewer items for each process, starting one takes longer than it saves.
FEWEST = 250


def each(make: Callable[[T], R], items: Sequence[T], cores: int = 0) -> list[R]:
    """Return what *make* returns for each of *items*, in their order.

    *cores* are at most used, 0 for those of the machine.  *make* changes nothing and prints
    nothing; what it returns can be pickled.  A process that fails leaves its part to this one.
    """
    processes = min(cores or os.cpu_count() or 1, len(items) // FEWEST)
    if processes < 2 or not _may_fork():
        return [make(item) for item in items]
    parts = [items[first::processes] for first in range(processes)]
    answers = [_start(make, part) for part in parts[1:]]
    made = [[make(item) for item in parts[0]]]
    for part, answer in zip(parts[1:], answers, strict=True):
        try:
            made.append(answer.recv())
        except EOFError:
            made.append([make(item) for item in part])
    return [made[at % processes][at // processes] for at in range(len(items))]


def _may_fork() -> bool:
    """Return whether a copy of this process can run: locks of other threads stay closed in it."""
    return 'fork' in get_all_start_methods() and threading.active_count() == 1


def _start(make: Callable[[T], R], part: Sequence[T]) -> Connection:
    """Let a copy of this process do *part*; return where its answer comes from."""
    fork = get_context('fork')
    receive, send = fork.Pipe(duplex=False)
    fork.Process(target=_work, args=(make, part, send), daemon=True).start()
    send.close()
    return receive


def _work(make: Callable[[T], R], part: Sequence[T], send: Connection) -> None:
    # The process that waits does it again, and says what is wrong.
    with suppress(BaseException):
        send.send([make(item) for item in part])
