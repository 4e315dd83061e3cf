"""What is fetched from the network, and what is refused.

Only ``new`` comes here, when a writer names an address or says ``--fetch``.  A server may be
slow, endless, mistaken or hostile: time, size, type and redirects have limits, and no address
of this machine or its neighbours is ever asked.
"""

from __future__ import annotations

import socket
import zlib
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from queue import Empty, SimpleQueue
from threading import Event, Thread
from typing import TYPE_CHECKING, NamedTuple

import httpx

from sphinxext_podcast.cli.console import Refusal
from sphinxext_podcast.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Seconds for everything together, names and redirects included.
SECONDS = 30.0
REDIRECTS = 5
#: Of the addresses of one host, so many are tried.
_TRIED = 4
_HEADERS = {
    'User-Agent': f'sphinx-podcast/{__version__}',
    'Accept-Encoding': 'gzip',
}
#: IPv4 addresses in those of IPv6, where a network has no others.
_NAT64 = IPv6Network('64:ff9b::/96')
_MEBIBYTE = 1 << 20


class Kind(NamedTuple):
    """What is expected: its name, the types that a server may give it, the most bytes.

    A type that ends with ``+xml`` stands for all such.
    """

    name: str
    types: tuple[str, ...]
    size: int


FEED = Kind('feed', ('+xml', 'application/xml', 'text/xml', 'text/plain'), 32 * _MEBIBYTE)
ANSWER = Kind('answer', ('application/json', 'text/json'), _MEBIBYTE)
CHAPTERS = Kind(
    'list of chapters',
    ('application/json', 'application/json+chapters', 'text/plain', 'application/octet-stream'),
    4 * _MEBIBYTE,
)
PICTURE = Kind(
    'picture',
    ('image/jpeg', 'image/png', 'image/webp', 'image/gif', 'image/avif'),
    12 * _MEBIBYTE,
)


class Fetched(NamedTuple):
    """What a server gave: the *url* after all redirects, the whole header of the type."""

    url: str
    content: bytes
    content_type: str = ''


class NotFetched(Refusal):
    """What could not be fetched, and why."""


class _Failed(Exception):  # noqa: N818 - becomes NotFetched, with the address
    """Why it could not be fetched."""


class Network(NamedTuple):
    """The way to the network.

    *seconds* are for one address with its redirects.  *loopback* allows this machine itself,
    which only tests do.
    """

    seconds: float = SECONDS
    loopback: bool = False

    def fetch(self, url: str, kind: Kind) -> Fetched:
        """Return what is at *url*; raises NotFetched."""
        answers: SimpleQueue[Fetched | Exception] = SimpleQueue()
        late = Event()

        def work() -> None:
            try:
                answers.put(self._followed(url, kind, late))
            except Exception as error:  # noqa: BLE001 - it is raised where it is waited for
                answers.put(error)

        # A name that is looked up, and a header that comes byte by byte, cannot be interrupted.
        Thread(target=work, daemon=True).start()
        try:
            answer = answers.get(timeout=self.seconds)
        except Empty:
            late.set()
            answer = _Failed(f'it took more than {self.seconds:g} s')
        if isinstance(answer, Fetched):
            return answer
        # Names that are none, and what a server says against the protocol.
        if isinstance(answer, (_Failed, httpx.InvalidURL, httpx.HTTPError, ValueError)):
            raise NotFetched(f'the {kind.name} at {url[:200]!r} cannot be fetched: {answer}')
        raise answer

    def _followed(self, url: str, kind: Kind, late: Event) -> Fetched:
        """Follow redirects from *url*, each of which is checked as the first address is."""
        seen: set[str] = set()
        # No proxy of the environment: behind it nobody could check which address is asked.
        with httpx.Client(trust_env=False, timeout=min(10.0, self.seconds)) as client:
            target = httpx.URL(url)
            while len(seen) <= REDIRECTS:
                if str(target) in seen:
                    raise _Failed('its redirects lead in a circle')
                seen.add(str(target))
                found = self._asked(client, target, kind, late)
                if isinstance(found, Fetched):
                    return found
                target = found
        raise _Failed(f'it is redirected more than {REDIRECTS} times')

    def _asked(
        self, client: httpx.Client, target: httpx.URL, kind: Kind, late: Event
    ) -> Fetched | httpx.URL:
        """Return what is at *target*, or where it leads to; the first server that answers counts.

        The connection is made to the address that was checked, not to the name once more.
        """
        if target.scheme not in ('http', 'https'):
            raise _Failed(f'{target.scheme or "nothing"!r} is not http or https')
        if not target.raw_host:
            raise _Failed('it names no host')
        if target.userinfo:
            raise _Failed('an address with a password is not asked')
        host = target.raw_host.decode('ascii')
        wrong: Exception | None = None
        for address in self._addresses(host, target.port or (443, 80)[target.scheme == 'http']):
            request = client.build_request(
                'GET',
                target.copy_with(host=address, fragment=None),
                headers={**_HEADERS, 'Host': target.netloc.decode('ascii')},
                extensions={} if _is_numeric(host) else {'sni_hostname': host},
            )
            try:
                response = client.send(request, stream=True)
            except httpx.TransportError as error:
                wrong = error
                continue
            try:
                return _answer(response, target, kind, late)
            except httpx.TransportError as error:
                raise _Failed(f'the connection to {host} broke off: {_said(error)}') from None
            finally:
                response.close()
        if isinstance(wrong, httpx.ConnectError | httpx.ConnectTimeout):
            raise _Failed(f'no way to {host}: {_said(wrong)}; is this machine online?')
        raise _Failed(f'no answer from {host}: {_said(wrong)}')

    def _addresses(self, host: str, port: int) -> list[str]:
        """Return the numeric addresses of *host*, if all of them are public."""
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError, OverflowError):
            raise _Failed(f'nobody knows the name {host}, or this machine is offline') from None
        numeric = list(dict.fromkeys(str(place[4][0]) for place in found))
        for address in numeric:
            if not (is_public(address) or (self.loopback and ip_address(address).is_loopback)):
                raise _Failed(f'{host} is {address}, which is not a public address')
        return numeric[:_TRIED]


def is_public(address: str) -> bool:
    """Return whether the numeric *address* is one that everybody on the internet can ask."""
    found: IPv4Address | IPv6Address = ip_address(address.partition('%')[0])
    if isinstance(found, IPv6Address):
        inner = found.ipv4_mapped or found.sixtofour
        if found in _NAT64:
            inner = IPv4Address(int(found) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
        if found.teredo:
            return False
    return found.is_global and not (found.is_multicast or found.is_reserved)


def _is_numeric(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


def _said(error: Exception | None) -> str:
    if isinstance(error, httpx.TimeoutException):
        return 'it is too slow'
    return str(error) or type(error).__name__


def _answer(
    response: httpx.Response, target: httpx.URL, kind: Kind, late: Event
) -> Fetched | httpx.URL:
    """Return what *response* holds, or where it leads to."""
    if response.has_redirect_location:
        return target.join(response.headers['Location'])
    if response.status_code != httpx.codes.OK:
        reason = httpx.codes.get_reason_phrase(response.status_code)
        raise _Failed(f'the server answers {response.status_code} {reason}'.rstrip())
    whole = response.headers.get('Content-Type', '')
    type = whole.partition(';')[0].strip().lower()
    if not any(type == one or (one[0] == '+' and type.endswith(one)) for one in kind.types):
        raise _Failed(f'it is {type or "of no type"!r}, not a {kind.name}')
    if (length := response.headers.get('Content-Length', '')).isdecimal():
        _check_size(int(length[:18]), kind)
    parts, size = [], 0
    for part in _plain(response, kind.size):
        if late.is_set():
            break
        parts.append(part)
        size += len(part)
        _check_size(size, kind)
    return Fetched(str(target), b''.join(parts), whole)


def _check_size(size: int, kind: Kind) -> None:
    if size > kind.size:
        raise _Failed(f'it has more than {kind.size // _MEBIBYTE} MB')


def _plain(response: httpx.Response, most: int) -> Iterator[bytes]:
    """Yield the content, unpacked; of a bomb not much more than *most* bytes in one piece."""
    coding = response.headers.get('Content-Encoding', 'identity').strip().lower()
    if coding in ('', 'identity'):
        yield from response.iter_raw()
        return
    if coding not in ('gzip', 'x-gzip'):
        raise _Failed(f'it is packed as {coding!r}, which was not asked for')
    unpacker = zlib.decompressobj(zlib.MAX_WBITS | 16)
    for packed in response.iter_raw():
        try:
            yield unpacker.decompress(packed, most + 1)
        except zlib.error:
            raise _Failed('it is packed and broken') from None
    if not unpacker.eof:
        raise _Failed('it ends too early')
