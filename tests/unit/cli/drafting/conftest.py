"""A server of this machine that does what servers should not do."""

from __future__ import annotations

import contextlib
import socket
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

import pytest

#: Names that tests know, for which no server outside is asked.
NAMES = {'shows.test': '127.0.0.1', 'inside.test': '10.0.0.7', 'mapped.test': '::ffff:127.0.0.1'}

Pages = dict[str, tuple[int, dict[str, str], bytes]]


class Server(ThreadingHTTPServer):
    """What it has, what it was asked for, and by which name."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(('127.0.0.1', 0), _Handler)
        self.pages: Pages = {}
        self.asked: list[tuple[str, str]] = []

    def url(self, path: str, host: str = 'shows.test') -> str:
        return f'http://{host}:{self.server_port}{path}'

    def have(self, path: str, type: str, content: bytes, **headers: str) -> str:
        """Have *content* at *path*, and return its address."""
        named = {name.replace('_', '-'): value for name, value in headers.items()}
        self.pages[path] = (200, {'Content-Type': type, **named}, content)
        return self.url(path)

    def lead(self, path: str, target: str, status: int = 302) -> str:
        """Redirect *path* to *target*, and return its address."""
        self.pages[path] = (status, {'Location': target}, b'')
        return self.url(path)


class _Handler(BaseHTTPRequestHandler):
    server: Server

    def do_GET(self) -> None:
        path = self.path.partition('?')[0]
        self.server.asked.append((self.headers['Host'], self.path))
        if path == '/drip':
            self._drip()
            return
        status, headers, content = self.server.pages.get(path, (404, {}, b''))
        self.send_response(status)
        for name, value in headers.items():
            if value:
                self.send_header(name, value)
        if 'Content-Length' not in headers:
            self.send_header('Content-Length', str(len(content)))
        self.end_headers()
        with contextlib.suppress(OSError):
            self.wfile.write(content)

    def _drip(self) -> None:
        self.send_response(200)
        self.send_header('Content-Type', 'text/xml')
        self.end_headers()
        for _ in range(100):
            try:
                self.wfile.write(b'<')
            except OSError:
                return
            time.sleep(0.02)

    def log_message(self, format: str, *args: Any) -> None:
        pass


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    ask = socket.getaddrinfo

    def known(host: Any, port: Any, *args: Any, **kwargs: Any) -> Any:
        if isinstance(host, str) and not host[-1].isdecimal() and host not in NAMES:
            raise socket.gaierror(socket.EAI_NONAME, 'Name or service not known')
        return ask(NAMES.get(host, host), port, *args, **kwargs)

    monkeypatch.setattr(socket, 'getaddrinfo', known)
    with Server() as made:
        Thread(target=made.serve_forever, kwargs={'poll_interval': 0.01}, daemon=True).start()
        yield made
        made.shutdown()
