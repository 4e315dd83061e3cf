"""The browsers that show a page now, and what they are told: messages, or to load it again."""

from __future__ import annotations

from queue import SimpleQueue
from threading import Lock
from typing import TYPE_CHECKING, Any

from .pages import digest

if TYPE_CHECKING:
    from .pages import Pages

RELOAD: dict[str, object] = {'reload': True}


class Browser:
    """One that shows the page at *address*, which has the digest *known*."""

    def __init__(self, address: str, known: str) -> None:
        """Begin with nothing to tell."""
        self.address, self.known = address, known
        #: What it is still to be told; None says that all ends.
        self.said: SimpleQueue[dict[str, object] | None] = SimpleQueue()


class Browsers:
    """All of them, for several threads."""

    def __init__(self, pages: Pages) -> None:
        """Begin with none."""
        self.pages = pages
        self.lock = Lock()
        self.all: list[Browser] = []
        self.state: dict[str, object] = {}

    def add(self, address: str, known: str) -> Browser:
        """Return a new one, which is told what is the case."""
        browser = Browser(address, known)
        with self.lock:
            self.all.append(browser)
            browser.said.put(self.state)
        self.check(browser)
        return browser

    def remove(self, browser: Browser) -> None:
        """Forget *browser*, which is gone."""
        with self.lock:
            self.all.remove(browser)

    def check(self, browser: Browser) -> None:
        """Let *browser* load its page again if that is another now."""
        known = digest(self.pages.page(browser.address))
        if known != browser.known:
            browser.known = known
            browser.said.put(RELOAD)

    def look(self) -> None:
        """Let those load their pages again whose pages have changed."""
        for browser in self.listed():
            self.check(browser)

    def tell(self, state: dict[str, Any]) -> None:
        """Tell all what is the case."""
        with self.lock:
            self.state = state
        for browser in self.listed():
            browser.said.put(state)

    def reload(self) -> None:
        """Let all load their pages again."""
        for browser in self.listed():
            browser.said.put(RELOAD)

    def end(self) -> None:
        """Hang up."""
        for browser in self.listed():
            browser.said.put(None)

    def listed(self) -> list[Browser]:
        """Return all that there are at this moment."""
        with self.lock:
            return [*self.all]

    def addresses(self) -> list[str]:
        """Return the pages that are shown, those of the last to come first."""
        return [*dict.fromkeys(browser.address for browser in reversed(self.listed()))]
