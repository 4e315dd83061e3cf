"""Answer requests, one a line, with JSON: ``python -m sphinxext_podcast.extension.serving``.

A request is ``{"do": "show", "changed": [files], "open": [addresses]}``, or ``{"do": "build",
"all": …, "fresh": …}``, to write every page again, and to read every document, too.  Of pages
that are shown it says ``{"do": "page", "address": …, "file": …}``; the last answer to a request
is of the same kind as that.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .project import Folders, Project

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TextIO


def arguments() -> argparse.Namespace:
    """Return what the command was called with."""
    parser = argparse.ArgumentParser()
    for name in ('src', 'conf', 'out', 'doctrees'):
        parser.add_argument(name, type=Path)
    parser.add_argument('--builder', default='dirhtml')
    parser.add_argument('--jobs', type=int, default=1)
    parser.add_argument('--published', action='store_true')
    return parser.parse_args()


def answers() -> TextIO:
    """Return where to answer; whatever else is printed is for the terminal."""
    kept = os.dup(1)
    os.dup2(2, 1)
    return open(kept, 'w', encoding='utf-8')  # noqa: PTH123 - it is no path


def answer(project: Project, asked: dict[str, Any], say: Callable[[dict[str, Any]], None]) -> None:
    """Do what is *asked*."""
    if asked['do'] == 'show':
        for address, file in project.show(asked['changed'], asked['open']):
            say({'do': 'page', 'address': address, 'file': str(file)})
        say({'do': 'show', 'messages': messages(project)})
        return
    failed = project.build(every_page=asked['all'], fresh=asked['fresh'])
    about = {'folders': project.folders_of_pages(), 'base': project.base()}
    say({'do': 'build', 'failed': failed, 'messages': messages(project), **about})


def messages(project: Project) -> list[dict[str, Any]]:
    """Return what is known to be wrong in *project*."""
    return [message._asdict() for message in project.said.known()]


def main() -> None:
    """Answer until there are no more requests."""
    given = arguments()
    out = answers()

    def say(found: dict[str, Any]) -> None:
        out.write(json.dumps(found) + '\n')
        out.flush()

    folders = Folders(given.src, given.conf, given.out, given.doctrees)
    with tempfile.TemporaryDirectory() as shown:
        project = Project(folders, Path(shown), given.builder, given.jobs, given.published)
        # The encoding of a pipe depends on the system.
        for line in sys.stdin.buffer:
            asked = json.loads(line)
            answer(project, asked, say)
            if asked['do'] == 'build':
                project.tidy()


if __name__ == '__main__':
    main()
