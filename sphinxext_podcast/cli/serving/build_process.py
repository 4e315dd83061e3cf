"""The process that builds: it lives from build to build, and is started again when it has died."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from contextlib import suppress
from typing import IO, TYPE_CHECKING, Any, NamedTuple, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

#: What is run: with ``-P`` no file beside the site stands in for a module.
MODULE = 'sphinxext_podcast.extension.serving'
#: The seconds that a build has to come to its end when all ends.
PATIENCE = 5.0


class DiedError(Exception):
    """The process has ended before it had answered."""


class Running(NamedTuple):
    """A process, and its pipes."""

    process: subprocess.Popen[bytes]
    asked: IO[bytes]
    answers: IO[bytes]

    def close(self) -> None:
        """Close the pipes, for the process has ended."""
        for pipe in (self.asked, self.answers):
            with suppress(OSError):  # what it never read
                pipe.close()

    def kill(self) -> None:
        """End it at once, with those that it has started."""
        if os.name == 'posix':
            with suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGKILL)
        else:
            self.process.kill()
        self.process.wait()


class BuildProcess:
    """A process that answers with lines of JSON, started when it is asked."""

    def __init__(self, arguments: Sequence[str], module: str = MODULE) -> None:
        """Give it these *arguments* whenever it is started."""
        self.command = [sys.executable, '-P', '-m', module, *arguments]
        self.running: Running | None = None
        self.is_ended = False

    def ask(
        self, request: dict[str, Any], page: Callable[[str, str], None] | None = None
    ) -> dict[str, Any]:
        """Return the answer to *request*; *page* is called with address and file of pages.

        Raises DiedError.
        """
        running = self.running = self.running or self.start()
        if self.is_ended:  # maybe at this moment
            self.stop(0)
            raise DiedError('all has ended')
        with suppress(OSError, ValueError):  # its pipes are closed when all ends
            running.asked.write(json.dumps(request).encode() + b'\n')
            running.asked.flush()
            for line in running.answers:
                answer: dict[str, Any] = json.loads(line)
                if answer['do'] == request['do']:
                    return answer
                if page:
                    page(answer['address'], answer['file'])
        code = running.process.wait()
        self.running = None
        running.close()
        message = f'the process that builds has ended with status {code}; save to try again'
        raise DiedError(message)

    def start(self) -> Running:
        """Start it, where no Ctrl-C of the terminal stops it in the middle of a file."""
        apart = os.name == 'posix'
        process = subprocess.Popen(  # noqa: S603 - the command is ours
            self.command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, start_new_session=apart
        )
        return Running(
            process, cast('IO[bytes]', process.stdin), cast('IO[bytes]', process.stdout)
        )

    def end(self) -> None:
        """Stop it for good."""
        self.is_ended = True
        self.stop()

    def stop(self, patience: float = PATIENCE) -> None:
        """End it after its build; after as many seconds, or with another Ctrl-C, at once."""
        running, self.running = self.running, None
        if running is None:
            return
        with suppress(OSError):
            running.asked.close()
        try:
            running.process.wait(patience)
        except (subprocess.TimeoutExpired, KeyboardInterrupt):
            running.kill()
        running.close()
