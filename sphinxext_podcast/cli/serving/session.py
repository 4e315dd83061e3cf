"""From a change to the page in the browser, and at last to the whole site.

A text that is saved is shown at once, by the process that has the project in memory; when
nothing has changed for a moment, the site is built as ``sphinx-build`` does it.
"""

from __future__ import annotations

import time
from contextlib import suppress
from pathlib import Path
from queue import Empty
from typing import TYPE_CHECKING, Any

from sphinxext_podcast.cli.console import note, say
from sphinxext_podcast.model.addresses.served import key

from .browsers import RELOAD
from .build_process import DiedError
from .watching import Change, meant

if TYPE_CHECKING:
    from queue import SimpleQueue

    from .browsers import Browsers
    from .build_process import BuildProcess
    from .pages import Pages

#: The seconds in which nothing has changed before the whole site is built.
QUIET = 0.3
#: The seconds after which it is built all the same: a file may grow for long.
LONGEST = 10.0


class Session:
    """The work of one ``serve``."""

    def __init__(
        self,
        process: BuildProcess,
        pages: Pages,
        browsers: Browsers,
        changed: SimpleQueue[set[str] | None],
    ) -> None:
        """Build by *process* when something has *changed*; None there says that all ends."""
        self.process, self.pages, self.browsers, self.changed = process, pages, browsers, changed
        self.page_folders: list[str] = []
        self.messages: list[dict[str, Any]] = []
        #: The change that a failed build did not finish; the next build starts from nothing.
        self.left = Change()

    def run(self) -> None:
        """Build, and again after each change, until all ends."""
        self.build(Change())
        while (paths := self.changed.get()) is not None:
            if not self.follow(paths):
                return

    def follow(self, paths: set[str]) -> bool:
        """Show and build what is new with *paths*; return whether to go on."""
        found = Change()
        until = time.monotonic() + LONGEST
        while True:
            change = meant(paths, self.page_folders)
            found = found.joined(change)
            if not (found.is_fresh or found.is_everywhere):
                self.show(change)
            if time.monotonic() > until:
                break
            try:
                more = self.changed.get(timeout=QUIET)
            except Empty:
                break
            if more is None:
                return False
            paths = more
        self.build(found)
        return True

    def show(self, change: Change) -> None:
        """Show the pages of *change* as they are now."""
        opened = [key(address) for address in self.browsers.addresses()]
        asked = {'do': 'show', 'changed': list(change.paths), 'open': opened}
        with suppress(DiedError):  # the build that follows says so
            found = self.process.ask(asked, self.show_page)
            self.tell(found['messages'])

    def show_page(self, address: str, file: str) -> None:
        """Show the page in *file* at *address*."""
        path = Path(file)
        self.pages.shown[key(address)] = path.read_bytes()
        path.unlink()
        self.browsers.check_all()

    def build(self, change: Change) -> None:
        """Build the site after *change*."""
        change = self.left.joined(change)
        if change.is_fresh or change.is_everywhere:
            self.process.stop()  # it has modules, words, and checksums in memory
        asked = {'do': 'build', 'fresh': change.is_fresh, 'all': change.is_everywhere}
        began = time.perf_counter()
        try:
            found = self.process.ask(asked)
        except DiedError as wrong:
            if self.process.is_ended:
                return
            found = {'failed': str(wrong), 'messages': self.messages}
        self.left = change._replace(is_fresh=True) if found['failed'] else Change()
        if not found['failed']:
            self.page_folders = found['folders']
            self.pages.base = found['base']
            self.pages.shown.clear()
        self.tell(found['messages'], found['failed'])
        self.report(time.perf_counter() - began, found)
        if change.is_seen and not found['failed']:
            self.browsers.send(RELOAD)
        else:
            self.browsers.check_all()

    def tell(self, messages: list[dict[str, Any]], failed: str = '') -> None:
        """Send the *messages* of a build to browsers, and why it *failed* if it did."""
        self.messages = messages
        self.browsers.tell({'messages': messages, 'failed': failed})

    def report(self, seconds: float, found: dict[str, Any]) -> None:
        """Print the messages of a build that took *seconds*, and how it ended."""
        for one in found['messages']:
            place = f'{one["file"]}:{one["line"]}: ' if one['line'] else f'{one["file"]}: '
            note(f'{place if one["file"] else ""}{one["level"].upper()}: {one["text"]}')
        if found['failed']:
            note(found['failed'])
            return
        number = len(found['messages'])
        warned = f', {number} warning{"s" * (number != 1)}' if number else ''
        say(f'Built in {seconds:.1f} s{warned}.')
