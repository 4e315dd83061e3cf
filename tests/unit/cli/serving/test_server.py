from __future__ import annotations

import json
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from typing import Any

import pytest

from sphinxext_podcast.cli.serving.browsers import Browsers
from sphinxext_podcast.cli.serving.pages import EVENTS, SCRIPT, Pages, digest
from sphinxext_podcast.cli.serving.server import HOST, LAST, Server, listen

PAGE = b'<html><body>low</body></html>'


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    (tmp_path / 'low').mkdir()
    (tmp_path / 'low' / 'index.html').write_bytes(PAGE)
    (tmp_path / 'tone.mp3').write_bytes(b'0123456789')
    site = Pages(tmp_path)
    found = listen(0, site, Browsers(site))
    thread = threading.Thread(target=found.serve_forever, args=(0.01,))
    thread.start()
    yield found
    found.browsers.send(None)
    found.shutdown()
    found.server_close()
    thread.join()


@contextmanager
def get(server: Server, path: str, method: str = 'GET', **headers: str) -> Iterator[HTTPResponse]:
    connection = HTTPConnection(HOST, server.server_port, timeout=60)
    try:
        connection.request(method, path, headers=headers)
        with connection.getresponse() as found:
            yield found
    finally:
        connection.close()


def told(response: HTTPResponse) -> dict[str, Any]:
    """Return what a browser is told next."""
    line = b''
    while not line.startswith(b'data: '):
        line = response.readline()
    found: dict[str, Any] = json.loads(line[6:])
    return found


def test_pages_have_the_script_and_files_have_not(server: Server) -> None:
    with get(server, '/low/?q=1') as found:
        assert (found.status, found.headers['Cache-Control']) == (200, 'no-store')
        assert found.headers['Cross-Origin-Resource-Policy'] == 'same-origin'
        text = found.read()
    assert SCRIPT.encode() in text
    assert f'data-digest="{digest(PAGE)}"'.encode() in text
    with get(server, '/low') as found:
        assert (found.status, found.headers['Location']) == (301, '/low/')
    with get(server, '/low?q=1') as found:
        assert found.headers['Location'] == '/low/?q=1'
    with get(server, '/nowhere/') as found:
        assert found.status == 404
        assert SCRIPT.encode() in found.read()
    with get(server, '/low/', 'HEAD') as found:
        assert (found.read(), found.headers['Content-Length']) == (b'', str(len(text)))


@pytest.mark.parametrize(
    ('asked', 'status', 'data'),
    [
        ('bytes=2-4', 206, b'234'),
        ('bytes=8-', 206, b'89'),
        ('bytes=-3', 206, b'789'),
        ('bytes=8-99', 206, b'89'),
        ('bytes=10-', 416, b''),
        ('bytes=4-2', 416, b''),
        ('bytes=-', 200, b'0123456789'),
        ('lines=1-2', 200, b'0123456789'),
    ],
)
def test_parts_of_a_file(server: Server, asked: str, status: int, data: bytes) -> None:
    with get(server, '/tone.mp3', Range=asked) as found:
        assert (found.status, found.read()) == (status, data)


def test_a_recording_of_any_size(server: Server) -> None:
    size = 1 << 38  # more than fits into memory
    with (server.site.out / 'long.mp3').open('wb') as file:
        file.truncate(size)
    with get(server, '/long.mp3', Range='bytes=-2') as found:
        assert (found.status, found.read()) == (206, b'\0\0')
    with get(server, '/long.mp3', 'HEAD') as found:
        assert (found.read(), found.headers['Content-Length']) == (b'', str(size))


@pytest.mark.parametrize(
    ('name', 'status'),
    [
        ('localhost:80', 200),
        ('127.0.0.1', 200),
        ('[::1]:9000', 200),
        ('LOCALHOST', 200),
        ('site.example', 403),
        ('127.0.0.1.site.example', 403),
    ],
)
def test_only_the_same_machine_is_answered(server: Server, name: str, status: int) -> None:
    with get(server, '/low/', Host=name) as found:
        assert found.status == status


def test_browsers_are_told_what_happens(server: Server) -> None:
    state = {'messages': [{'text': '<b>'}], 'failed': ''}
    server.browsers.tell(state)
    with get(server, f'{EVENTS}?page=/low/&digest={digest(PAGE)}') as found:
        assert told(found) == state
        server.browsers.check_all()
        server.browsers.tell({'failed': 'as it is'})
        assert told(found) == {'failed': 'as it is'}, 'the page has not changed'
        server.site.shown['low/'] = b'new'
        server.browsers.check_all()
        assert told(found) == {'reload': True}
        assert server.browsers.addresses() == ['/low/']


def test_a_browser_that_has_an_older_page_loads_it_at_once(server: Server) -> None:
    with get(server, f'{EVENTS}?page=/low/&digest=older') as found:
        assert [told(found), told(found)] == [{}, {'reload': True}]


def test_the_next_port_is_taken_if_one_is_not_free(tmp_path: Path) -> None:
    site = Pages(tmp_path)
    with socket.socket() as taken:
        taken.bind((HOST, 0))
        taken.listen()
        with listen(taken.getsockname()[1], site, Browsers(site)) as found:
            assert found.server_port > taken.getsockname()[1]
            assert found.server_address[0] == HOST


def test_there_is_no_port_after_the_last(tmp_path: Path) -> None:
    site = Pages(tmp_path)
    with socket.socket() as taken:
        with suppress(OSError):  # somebody else has it
            taken.bind((HOST, LAST))
            taken.listen()
        with listen(LAST, site, Browsers(site)) as found:
            assert found.server_port < LAST
