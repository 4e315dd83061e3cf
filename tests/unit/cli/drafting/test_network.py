from __future__ import annotations

import gzip
import socket
import tracemalloc
from threading import Event, Thread
from typing import TYPE_CHECKING, Any

import pytest

from sphinxext_podcast.cli.drafting.network import (
    ANSWER,
    FEED,
    PICTURE,
    Kind,
    Network,
    NotFetched,
    is_public,
)

if TYPE_CHECKING:
    from .conftest import Server

#: This machine is allowed, which only tests do.
HERE = Network(seconds=60, loopback=True)
SMALL = Kind('feed', FEED.types, 1 << 20)


@pytest.mark.parametrize(
    ('address', 'public'),
    [
        ('93.184.216.34', True),
        ('2606:2800:220:1::1', True),
        ('127.0.0.1', False),
        ('127.8.8.8', False),
        ('0.0.0.0', False),  # noqa: S104 - nothing is bound to it
        ('10.1.2.3', False),
        ('172.16.0.1', False),
        ('172.32.0.1', True),
        ('192.168.1.1', False),
        ('169.254.169.254', False),
        ('100.64.0.1', False),
        ('224.0.0.1', False),
        ('240.0.0.1', False),
        ('255.255.255.255', False),
        ('::1', False),
        ('::', False),
        ('::7f00:1', False),
        ('fe80::1', False),
        ('fe80::1%eth0', False),
        ('fc00::1', False),
        ('fd12:3456::1', False),
        ('ff02::1', False),
        ('::ffff:127.0.0.1', False),
        ('::ffff:10.0.0.1', False),
        ('::ffff:93.184.216.34', True),
        ('2002:7f00:1::', False),
        ('2002:5db8:d822::1', True),
        ('2001:0:4136:e378:8000:63bf:3fff:fdd2', False),
        ('64:ff9b::7f00:1', False),
        ('64:ff9b::a00:1', False),
        ('64:ff9b::5db8:d822', True),
        ('2001:db8::1', False),
    ],
)
def test_public_addresses(address: str, public: bool) -> None:
    assert is_public(address) is public


def refused(url: str, kind: Kind = SMALL, way: Network = HERE) -> str:
    with pytest.raises(NotFetched) as found:
        way.fetch(url, kind)
    assert repr(url) in found.value.message
    return found.value.message


def test_what_is_there_is_fetched(server: Server) -> None:
    url = server.have('/a.xml', 'application/rss+xml; charset=utf-8', b'<a/>')
    found = HERE.fetch(f'{url}?x=1', SMALL)
    assert found == (
        f'{url}?x=1',
        b'<a/>',
        'application/rss+xml; charset=utf-8',
    )
    # The server is asked by its name, though the connection is made to a number.
    assert server.asked == [(f'shows.test:{server.server_port}', '/a.xml?x=1')]


def test_redirects_are_followed(server: Server) -> None:
    server.have('/a.xml', 'text/xml', b'<a/>')
    for number, status in enumerate([301, 302, 303, 307, 308], start=1):
        server.lead(f'/{number}', '/a.xml' if number == 1 else f'/{number - 1}', status)
    assert HERE.fetch(server.url('/5'), SMALL).url == server.url('/a.xml')
    server.lead('/6', '/5')
    assert 'is redirected more than 5 times' in refused(server.url('/6'))


@pytest.mark.parametrize(
    ('target', 'why'),
    [
        ('/circle', 'in a circle'),
        ('http://10.0.0.1/x', '10.0.0.1, which is not a public address'),
        ('http://169.254.169.254/latest/meta-data/', 'not a public address'),
        ('//inside.test/', '10.0.0.7, which is not a public address'),
        ('http://mapped.test/', '::ffff:127.0.0.1, which is not a public address'),
        ('file:///etc/passwd', "'file' is not http or https"),
        ('ftp://shows.test/', "'ftp' is not http or https"),
        ('http://someone:secret@shows.test/', 'with a password'),
        ('http://nobody.test/', 'nobody knows the name nobody.test'),
        ('http://x\x01y/', 'non-printable'),
        ('http://xn--/', 'cannot be fetched'),
        ('http://[::1', 'cannot be fetched'),
    ],
)
def test_each_redirect_is_checked(server: Server, target: str, why: str) -> None:
    assert why in refused(server.lead('/circle', target))
    assert len(server.asked) == 1


@pytest.mark.parametrize(
    ('url', 'why'),
    [
        ('http://127.0.0.1:9/', '127.0.0.1, which is not a public address'),
        ('http://[::1]:9/', '::1, which is not a public address'),
        ('http://[::ffff:127.0.0.1]:9/', 'not a public address'),
        ('http://2130706433/', 'not a public address'),
        ('http://0x7f.1/', 'not a public address'),
        ('http://0/', 'not a public address'),
        ('file:///etc/passwd', "'file' is not http or https"),
        ('gopher://shows.test/', 'not http or https'),
        ('http:///x', 'it names no host'),
        ('http://xn--/', 'cannot be fetched'),
        ('shows.test/feed', "'nothing' is not http or https"),
        ('http://shows.test:99999/', 'cannot be fetched'),
    ],
)
def test_addresses_that_are_not_asked(url: str, why: str) -> None:
    assert why in refused(url, way=Network())


def test_one_private_address_among_others_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    found = [
        (socket.AF_INET, socket.SOCK_STREAM, 6, '', (address, 80))
        for address in ('93.184.216.34', '192.168.0.1')
    ]
    monkeypatch.setattr(socket, 'getaddrinfo', lambda *args, **kwargs: found)
    assert '192.168.0.1' in refused('http://shows.test/', way=Network())


def test_a_name_is_looked_up_once_and_asked_where_it_was_checked(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name that means another machine at the second look leads nowhere."""
    server.have('/a.xml', 'text/xml', b'<a/>')
    ask, looked = socket.getaddrinfo, []

    def turning(host: Any, *args: Any, **kwargs: Any) -> Any:
        if host == 'shows.test':
            looked.append(host)
            return ask('shows.test' if len(looked) == 1 else '10.0.0.7', *args, **kwargs)
        return ask(host, *args, **kwargs)

    monkeypatch.setattr(socket, 'getaddrinfo', turning)
    assert HERE.fetch(server.url('/a.xml'), SMALL).content == b'<a/>'
    assert looked == ['shows.test']


def test_a_secure_server_is_asked_by_its_name(server: Server) -> None:
    """The name is what its certificate is checked for, though a number is asked."""
    hello = []
    with socket.create_server(('127.0.0.1', 0)) as listening:

        def listen() -> None:
            connection, _ = listening.accept()
            with connection:
                hello.append(connection.recv(4096))

        Thread(target=listen, daemon=True).start()
        url = f'https://shows.test:{listening.getsockname()[1]}/'
        assert 'no way to shows.test' in refused(url)
    assert b'shows.test' in hello[0]


def test_what_is_too_slow(server: Server) -> None:
    assert 'more than 0.3 s' in refused(server.url('/drip'), way=Network(0.3, loopback=True))


def test_a_server_that_says_nothing(server: Server) -> None:
    with socket.create_server(('127.0.0.1', 0)) as silent:
        url = f'http://shows.test:{silent.getsockname()[1]}/'
        assert 'more than 0.2 s' in refused(url, way=Network(0.2, loopback=True))


def test_a_name_that_takes_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, 'getaddrinfo', lambda *args, **kwargs: Event().wait(2))
    assert 'more than 0.1 s' in refused('http://shows.test/', way=Network(0.1))


@pytest.mark.parametrize('length', ['2097152', '9' * 17, ''])
def test_what_is_too_large(server: Server, length: str) -> None:
    """The size is counted where it is not told; one that is told too large is believed."""
    url = server.have('/a.xml', 'text/xml', b'<' * (2 << 20), Content_Length=length)
    assert 'more than 1 MB' in refused(url)


def test_packed_content(server: Server) -> None:
    url = server.have('/a.xml', 'text/xml', gzip.compress(b'<a/>'), Content_Encoding='gzip')
    assert HERE.fetch(url, SMALL).content == b'<a/>'


@pytest.mark.parametrize(
    ('content', 'coding', 'why'),
    [
        (gzip.compress(b'\0' * (16 << 20), mtime=0), 'gzip', 'more than 1 MB'),
        (b'no gzip', 'gzip', 'packed and broken'),
        (gzip.compress(b'<a/>' * 100, mtime=0)[:-12], 'gzip', 'ends too early'),
        (b'x', 'br', "packed as 'br'"),
        (b'x', 'gzip, gzip', 'which was not asked for'),
    ],
)
def test_packed_content_that_is_wrong(
    server: Server, content: bytes, coding: str, why: str
) -> None:
    assert why in refused(server.have('/a.xml', 'text/xml', content, Content_Encoding=coding))


def test_a_bomb_takes_no_more_memory_than_it_may(server: Server) -> None:
    bomb = gzip.compress(b'\0' * (16 << 20))
    url = server.have('/a.xml', 'text/xml', bomb, Content_Encoding='gzip')
    tracemalloc.start()
    try:
        refused(url)
        assert tracemalloc.get_traced_memory()[1] < 8 << 20
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize(
    ('kind', 'type', 'fits'),
    [
        (FEED, 'application/rss+xml', True),
        (FEED, 'Application/Atom+XML; charset=utf-8', True),
        (FEED, 'text/html', False),
        (FEED, '', False),
        (PICTURE, 'image/png', True),
        (PICTURE, 'image/svg+xml', False),
        (PICTURE, 'text/html', False),
        (ANSWER, 'application/json', True),
        (ANSWER, 'text/javascript', False),
    ],
)
def test_types(server: Server, kind: Kind, type: str, fits: bool) -> None:
    url = server.have('/x', type, b'x')
    if fits:
        assert HERE.fetch(url, kind).content == b'x'
    else:
        assert f'not a {kind.name}' in refused(url, kind)


def test_what_is_not_there(server: Server) -> None:
    assert 'answers 404 Not Found' in refused(server.url('/none'))


def test_no_network(server: Server) -> None:
    assert 'this machine is offline' in refused('http://nobody.test/feed.xml')
    with socket.socket() as unused:
        unused.bind(('127.0.0.1', 0))
        url = f'http://127.0.0.1:{unused.getsockname()[1]}/'
        assert 'is this machine online?' in refused(url)


def test_no_proxy_of_the_environment(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv('HTTP_PROXY', 'http://10.0.0.7:3128')
    monkeypatch.setenv('ALL_PROXY', 'http://10.0.0.7:3128')
    url = server.have('/a.xml', 'text/xml', b'<a/>')
    assert HERE.fetch(url, SMALL).content == b'<a/>'
