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
    """A browser that shows the page at *address*; *known* is the digest of what it shows."""

    def __init__(self, address: str, known: str) -> None:
        """Begin with nothing to send."""
        self.address, self.known = address, known
        #: The messages that are still to be sent; None ends the connection.
        self.said: SimpleQueue[dict[str, object] | None] = SimpleQueue()


class Browsers:
    """The browsers that show pages of the site; several threads use it."""

    def __init__(self, pages: Pages) -> None:
        """Begin with no browser."""
        self.pages = pages
        self.lock = Lock()
        self.all: list[Browser] = []
        self.state: dict[str, object] = {}

    def add(self, address: str, known: str) -> Browser:
        """Add the browser that shows *address*, send it the state of the build, and return it."""
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
        """Let *browser* load its page again if the page has changed."""
        known = digest(self.pages.page(browser.address))
        if known != browser.known:
            browser.known = known
            browser.said.put(RELOAD)

    def check_all(self) -> None:
        """Let each browser load its page again if that has changed."""
        for browser in self.listed():
            self.check(browser)

    def tell(self, state: dict[str, Any]) -> None:
        """Send the *state* of the build to all, and to those that come later."""
        with self.lock:
            self.state = state
        self.send(state)

    def send(self, said: dict[str, object] | None) -> None:
        """Send a message to all; None ends their connections."""
        for browser in self.listed():
            browser.said.put(said)

    def listed(self) -> list[Browser]:
        """Return all browsers of this moment."""
        with self.lock:
            return [*self.all]

    def addresses(self) -> list[str]:
        """Return the addresses that are shown, that of the newest browser first."""
        return [*dict.fromkeys(browser.address for browser in reversed(self.listed()))]
