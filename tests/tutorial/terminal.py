"""A terminal of somebody whose machine has nothing but Python, and what is typed into it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple, Self

END = 'end-of-command'


class File(NamedTuple):
    """A file that the reader writes."""

    path: str
    text: str


class Terminal:
    """A shell that stays open, so that ``cd`` and ``activate`` last."""

    def __init__(self, folder: Path, environment: dict[str, str]) -> None:
        self.folder = folder
        self.shell = subprocess.Popen(
            ['/bin/bash', '--norc', '--noprofile'],
            cwd=folder,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding='utf-8',
        )

    def type(self, line: str) -> str:
        """Run *line* and return what it said; fail where it fails."""
        assert self.shell.stdin
        assert self.shell.stdout
        self.shell.stdin.write(f'{line}\nprintf "\\n{END} %s %s\\n" "$?" "$PWD"\n')
        self.shell.stdin.flush()
        said: list[str] = []
        for answer in self.shell.stdout:
            if answer.startswith(END):
                _, status, folder = answer.rstrip('\n').split(' ', 2)
                self.folder = Path(folder)
                assert status == '0', f'$ {line}\n{"".join(said)}'
                return ''.join(said)
            said.append(answer)
        raise AssertionError(f'$ {line}\n{"".join(said)}\nThe shell has ended.')

    def write(self, file: File) -> None:
        """Write *file* where the reader is, as an editor does."""
        path = self.folder / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(file.text, encoding='utf-8')

    def begin(self, line: str) -> None:
        """Start *line* and let it run; ``stop`` ends it."""
        self.type(f'{line} >{self._log()} 2>&1 &')

    def stop(self) -> str:
        """End what was begun, as Ctrl+C does, and return what it said."""
        # A shell without job control starts such a command deaf to Ctrl+C.
        self.type('kill -TERM $! && wait $! || true')
        return self._log().read_text(encoding='utf-8')

    def _log(self) -> Path:
        """Return the file with what a command says that runs on: not in the reader's folder."""
        return self.folder.with_name('running.txt')

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End the shell."""
        self.shell.communicate()


def environment(home: Path, constraints: Path, remote: Path | None = None) -> dict[str, str]:
    """Return the variables of a machine on which nothing is set up."""
    how_to_reach_an_index = re.compile(r'PIP_|SSL_CERT_|.*_PROXY$', re.IGNORECASE)
    return {
        **{key: value for key, value in os.environ.items() if how_to_reach_an_index.match(key)},
        # The Python below any virtual environment, before what the system has.
        'PATH': f'{Path(sys._base_executable).parent}:/usr/bin:/bin',  # type: ignore[attr-defined]
        'HOME': str(home),
        'LANG': 'C.UTF-8',
        # The working tree is what `pip install sphinxext-podcast` finds.
        'PIP_CONSTRAINT': str(constraints),
        'PIP_FIND_LINKS': f'{constraints.parent} {os.environ.get("PIP_FIND_LINKS", "")}',
        'PIP_DISABLE_PIP_VERSION_CHECK': '1',
        **(_remote(remote) if remote else {}),
    }


def _remote(folder: Path) -> dict[str, str]:
    """Return the variables by which *folder* is what ``git push`` reaches."""
    return {
        'GIT_CONFIG_COUNT': '1',
        'GIT_CONFIG_KEY_0': f'url.{folder.as_uri()}.insteadOf',
        'GIT_CONFIG_VALUE_0': 'https://github.com/YOU/magazine.git',
    }
