"""Answers browsers on this machine alone, with files as they are and pages that reload."""

from __future__ import annotations

import os
import re
import sys
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from queue import Empty
from typing import IO, TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

from . import pages
from .pages import HTML, Found

if TYPE_CHECKING:
    from .browsers import Browser, Browsers
    from .pages import Pages

HOST = '127.0.0.1'
#: How many ports are tried, from the one that is asked for.
TRIES = 50
#: The last port that there is.
LAST = 65535
#: How many bytes of a file are in memory at once.
PIECE = 1 << 16
#: The seconds after which a silent connection is tried.
SILENCE = 15.0
#: What a browser asks by on the same machine.  Under another name, a page of somebody else could
#: read what is shown.
NAMES = {'localhost', HOST, '[::1]'}
_RANGE = re.compile(r'bytes=([0-9]{0,18})-([0-9]{0,18})')


class Server(ThreadingHTTPServer):
    """The server of one site."""

    daemon_threads = True
    allow_reuse_address = sys.platform != 'win32'

    def __init__(self, port: int, site: Pages, browsers: Browsers) -> None:
        """Listen at *port*; raises OSError if it is taken."""
        self.site, self.browsers = site, browsers
        super().__init__((HOST, port), Handler)

    @property
    def address(self) -> str:
        """The address of the front page."""
        return f'http://{HOST}:{self.server_port}/'

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Report mistakes; a browser that hangs up early is none."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


def listen(port: int, site: Pages, browsers: Browsers) -> Server:
    """Return a server at *port*, or at the next that is free; raises OSError if none is."""
    for tried in range(port, min(port + TRIES, LAST + 1)):
        with suppress(OSError):
            return Server(tried, site, browsers)
    return Server(0, site, browsers)


class Handler(BaseHTTPRequestHandler):
    """Answers one browser."""

    protocol_version = 'HTTP/1.1'
    server: Server

    def do_GET(self) -> None:
        """Answer with what there is."""
        name = re.sub(r':[0-9]*$', '', self.headers.get('Host', HOST)).lower()
        path = urlsplit(self.path).path
        if name not in NAMES:
            self.answer(403, b'This is for the same machine only.\n', 'text/plain')
        elif path == pages.EVENTS:
            self.tell()
        elif path == pages.SCRIPT:
            self.answer(200, pages.script(), 'text/javascript; charset=utf-8')
        elif found := self.server.site.find(path):
            self.found(path, found)
        else:
            self.page(404, path, self.server.site.not_found(), known='')

    do_HEAD = do_GET  # noqa: N815 - the name is that of the method of HTTP

    def found(self, path: str, found: Found) -> None:
        """Answer with what was *found* at *path*."""
        if found.beyond:
            # Two slashes would be another site.
            beyond, query = '/' + found.beyond.lstrip('/'), urlsplit(self.path).query
            self.answer(301, b'', HTML, Location=f'{beyond}?{query}' if query else beyond)
            return
        try:
            file = found.file.open('rb') if found.file and found.type != HTML else None
            data = b'' if file else found.read()
        except OSError:  # written anew at this moment
            self.page(404, path, self.server.site.not_found(), known='')
            return
        if not file:
            self.page(200, path, data, known=pages.digest(data))
            return
        with file:
            self.part(file, found.type)

    def page(self, status: int, path: str, page: bytes, known: str) -> None:
        """Answer with a *page* that reloads itself when it has changed."""
        self.answer(status, pages.with_script(page, path, known), HTML)

    def part(self, file: IO[bytes], kind: str) -> None:
        """Answer with *file*, or the part that is asked for, without which nobody can seek."""
        size = os.fstat(file.fileno()).st_size
        asked = _RANGE.fullmatch(self.headers.get('Range', ''))
        if not asked or not (asked[1] or asked[2]):
            self.head(200, size, kind)
            self.send(file, size)
            return
        first = int(asked[1]) if asked[1] else max(size - int(asked[2]), 0)
        last = int(asked[2]) if asked[1] and asked[2] else size - 1
        last = min(last, size - 1)
        if first > last:
            self.answer(416, b'', kind, **{'Content-Range': f'bytes */{size}'})
            return
        said = f'bytes {first}-{last}/{size}'
        self.head(206, last - first + 1, kind, **{'Content-Range': said})
        file.seek(first)
        self.send(file, last - first + 1)

    def send(self, file: IO[bytes], size: int) -> None:
        """Send *size* bytes of *file*: a recording does not fit into memory for each who seeks."""
        while size and self.command != 'HEAD':
            if not (data := file.read(min(size, PIECE))):
                self.close_connection = True  # it is shorter since, and the browser waits
                return
            self.wfile.write(data)
            size -= len(data)

    def answer(self, status: int, data: bytes, kind: str, **headers: str) -> None:
        """Answer with *data*."""
        self.head(status, len(data), kind, **headers)
        if self.command != 'HEAD':
            self.wfile.write(data)

    def head(self, status: int, size: int, kind: str, **headers: str) -> None:
        """Begin to answer with *size* bytes, which nobody is to keep."""
        self.send_response(status)
        said = {'Content-Type': kind, 'Content-Length': str(size), **headers}
        said |= {'Cache-Control': 'no-store', 'Accept-Ranges': 'bytes'}
        # Or a page of somebody else could load the search index, and read drafts in it.
        said['Cross-Origin-Resource-Policy'] = 'same-origin'
        for name, value in said.items():
            self.send_header(name, value)
        self.end_headers()

    def tell(self) -> None:
        """Tell a browser what happens, as long as it listens."""
        asked = parse_qs(urlsplit(self.path).query)
        self.send_response(200)
        self.send_header('Content-Type', 'text/event-stream; charset=utf-8')
        self.send_header('Cache-Control', 'no-store')
        self.send_header('Connection', 'close')
        self.end_headers()
        address, known = (asked.get(name, [''])[0] for name in ('page', 'digest'))
        browser = self.server.browsers.add(address, known)
        try:
            self.go_on_telling(browser)
        except OSError:
            pass  # it is gone
        finally:
            self.server.browsers.remove(browser)

    def go_on_telling(self, browser: Browser) -> None:
        """Send what *browser* is to be told until all ends."""
        while True:
            try:
                said = browser.said.get(timeout=SILENCE)
            except Empty:
                self.wfile.write(b': still here\n\n')
                continue
            if said is None:
                return
            self.wfile.write(pages.event(said))

    def log_message(self, format: str, *args: Any) -> None:
        """Keep quiet."""
