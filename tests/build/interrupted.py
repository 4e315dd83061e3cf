"""Stopping a build at any moment, as the reader of a terminal or the lack of memory does."""

from __future__ import annotations

import os
import signal
import sys
import traceback
from io import StringIO
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils

#: What the interpreter tells of before it touches a file.
EVENTS = frozenset({'open', 'os.rename', 'os.remove', 'os.mkdir', 'os.rmdir', 'shutil.copyfile'})
DONE, FAILED = 0, 70


class Stop:
    """Counts what a process does to the files below *folders*, and stops it at number *at*."""

    def __init__(self, folders: list[Path], at: int, how: signal.Signals, count: int) -> None:
        self.folders = tuple(f'{folder}{os.sep}' for folder in folders)
        self.at, self.how, self.count, self.seen = at, how, count, 0

    def __call__(self, event: str, arguments: tuple[Any, ...]) -> None:
        if event not in EVENTS or self.seen > self.at:
            return
        path = arguments[-1] if event == 'os.rename' else arguments[0]
        if event == 'open' and not (arguments[2] & (os.O_WRONLY | os.O_RDWR)):
            return
        if isinstance(path, (str, os.PathLike)) and os.fspath(path).startswith(self.folders):
            self.seen += 1
            os.write(self.count, b'.')
            if self.seen > self.at:
                os.killpg(0, self.how)


def build(
    src: Path, out: Path, builder: str, doctrees: Path, jobs: int, at: int, how: signal.Signals
) -> tuple[bool, int]:
    """Build in another process, with all its children stopped by *how* at the file number *at*.

    Return whether it was stopped, and how many files it got to.
    """
    read, write = os.pipe()
    process = os.fork()
    if not process:
        os.close(read)
        os._exit(_child(src, out, builder, doctrees, jobs, Stop([out, doctrees], at, how, write)))
    os.close(write)
    with os.fdopen(read, 'rb') as counted:
        number = len(counted.read())
    _, status = os.waitpid(process, 0)
    code = os.waitstatus_to_exitcode(status)
    assert code != FAILED
    return code != DONE, number


def _child(src: Path, out: Path, builder: str, doctrees: Path, jobs: int, stop: Stop) -> int:
    os.setpgid(0, 0)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        with patch_docutils(src), docutils_namespace():
            app = Sphinx(
                *(src, src, out, doctrees, builder),
                status=StringIO(),
                warning=StringIO(),
                parallel=jobs,
            )
            sys.addaudithook(stop)
            app.build()
    except KeyboardInterrupt:
        return 130
    except BaseException as wrong:  # noqa: BLE001 - whatever it is, the parent is to know
        if 'KeyboardInterrupt' in repr(wrong) or 'interrupt' in str(wrong).lower():
            return 130
        traceback.print_exc()
        return FAILED
    return DONE
