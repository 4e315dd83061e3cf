"""One site, two themes, a server for it, Chromium, and nobody else on the network."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, NoReturn

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Route

ROOT = Path(__file__).parent / 'root'
POLICY = (
    "default-src 'self'; frame-src https://www.youtube-nocookie.com https://open.spotify.com "
    'https://embed.podcasts.apple.com'
)
#: What every other host answers: a page that remembers what it is told.
ELSEWHERE = (
    '<!doctype html><title>Elsewhere</title><p>Playing.</p><script>'
    'const heard = []; addEventListener("message", event => heard.push(event.data))</script>'
)


class Request(NamedTuple):
    """A request that left the site."""

    url: str
    referer: str


class Visit(NamedTuple):
    """A page in a browser window of its own; *asked* grows with the requests that leave it."""

    page: Page
    asked: list[Request]


class Site(NamedTuple):
    """Where the pages are, by theme: as files, and served from *address*."""

    folders: dict[str, Path]
    address: str

    def url(self, path: str = '', theme: str = 'alabaster', *, policy: bool = False) -> str:
        """Return the address of the page *path*, if asked one with a security policy."""
        return f'{self.address}/{"policy/" if policy else ""}{theme}/{path}'


class Handler(SimpleHTTPRequestHandler):
    """Serves files; below ``/policy/`` the same ones with a Content-Security-Policy."""

    protocol_version = 'HTTP/1.1'
    strict = False

    def translate_path(self, path: str) -> str:
        """Find the file."""
        self.strict = path.startswith('/policy/')
        return super().translate_path(path.removeprefix('/policy') if self.strict else path)

    def do_GET(self) -> None:
        """Send a file, or the part that is asked for, without which nobody can seek in it."""
        asked = re.fullmatch(r'bytes=([0-9]+)-([0-9]*)', self.headers.get('Range', ''))
        path = Path(self.translate_path(self.path))
        if not asked or not path.is_file():
            super().do_GET()
            return
        data = path.read_bytes()
        part = data[int(asked[1]) : int(asked[2] or len(data)) + 1]
        last = int(asked[1]) + len(part) - 1
        self.send_response(206)
        self.send_header('Content-Type', self.guess_type(path))
        self.send_header('Content-Length', str(len(part)))
        self.send_header('Content-Range', f'bytes {asked[1]}-{last}/{len(data)}')
        self.end_headers()
        self.wfile.write(part)

    def end_headers(self) -> None:
        """Add the policy."""
        if self.strict:
            self.send_header('Content-Security-Policy', POLICY)
        super().end_headers()

    def log_message(self, format: str, *args: Any) -> None:
        """Keep quiet."""


class Server(ThreadingHTTPServer):
    """Serves until the tests end; a browser that hangs up early is no mistake."""

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Report other mistakes."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


def build(theme: str, out: Path, root: Path = ROOT) -> None:
    command = [sys.executable, '-m', 'sphinx', '-q', '-W', '-b', 'dirhtml']
    done = subprocess.run(
        [
            *command,
            '-D',
            f'html_theme={theme}',
            '-d',
            out.with_name(f'{theme}-doctrees'),
            root,
            out,
        ],
        capture_output=True,
        check=False,
        text=True,
    )
    assert not done.returncode, done.stderr


@contextmanager
def served(folders: dict[str, Path]) -> Iterator[Site]:
    """Serve the *folders*, all in one, by their names."""
    base = next(iter(folders.values())).parent
    server = Server(('127.0.0.1', 0), partial(Handler, directory=str(base)))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield Site(folders, f'http://127.0.0.1:{server.server_port}')
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture(scope='session')
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Build the site with each theme and serve it."""
    base = tmp_path_factory.mktemp('site')
    themes = [theme for theme in ('alabaster', 'furo') if find_spec(theme)]
    for theme in themes:
        build(theme, base / theme)
    with served({theme: base / theme for theme in themes}) as found:
        yield found


def missing(reason: str) -> NoReturn:
    """Skip the tests, except where a browser is promised."""
    if 'CI' in os.environ:
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope='session')
def chromium() -> Iterator[Browser]:
    """Start Chromium."""
    found = os.environ.get('CHROMIUM') or next(
        filter(None, map(shutil.which, ('chromium', 'chromium-browser', 'google-chrome'))), ''
    )
    if not find_spec('playwright'):
        missing('playwright is not installed')
    if not found:
        missing('no Chromium: put one on the path, or name it in the variable CHROMIUM')
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=found,
            args=['--no-sandbox', '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'],
        )
        yield browser
        browser.close()


@pytest.fixture
def visit(chromium: Browser) -> Iterator[Callable[..., Visit]]:
    """Return a function that opens a page; its options are those of a browser context."""
    contexts = []

    def open_page(url: str, **options: Any) -> Visit:
        asked: list[Request] = []

        def answer(route: Route) -> None:
            asked.append(Request(route.request.url, route.request.headers.get('referer', '')))
            route.fulfill(body=ELSEWHERE, content_type='text/html')

        context = chromium.new_context(**{'viewport': {'width': 1280, 'height': 900}, **options})
        contexts.append(context)
        # A machine that does something else beside is slow, not wrong.
        context.set_default_timeout(30_000)
        context.route(lambda url: url.startswith('http') and '//127.0.0.1:' not in url, answer)
        page = context.new_page()
        page.goto(url)
        return Visit(page, asked)

    yield open_page
    for context in contexts:
        context.close()
