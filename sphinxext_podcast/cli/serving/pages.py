"""What there is at an address: a file of the output, or a page that is not written yet."""

from __future__ import annotations

import html
import json
import mimetypes
from hashlib import blake2b
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote

from sphinxext_podcast.model.addresses.published import hidden
from sphinxext_podcast.model.addresses.served import key

#: Below this address is what belongs to no site.
OWN = '/_podcast-serve/'
SCRIPT, EVENTS = f'{OWN}script.js', f'{OWN}events'
#: What Python does not know on every system.
TYPES = {
    '.js': 'text/javascript',
    '.mjs': 'text/javascript',
    '.json': 'application/json',
    '.xml': 'application/xml',
    '.svg': 'image/svg+xml',
    '.webp': 'image/webp',
    '.avif': 'image/avif',
    '.woff': 'font/woff',
    '.woff2': 'font/woff2',
    '.vtt': 'text/vtt',
    '.srt': 'text/plain',
    '.mp3': 'audio/mpeg',
    '.m4a': 'audio/mp4',
    '.ogg': 'audio/ogg',
    '.opus': 'audio/ogg',
}
HTML = 'text/html; charset=utf-8'
WAITING = """\
<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{title}</title></head>
<body><p>{title}</p></body></html>
"""


class Found(NamedTuple):
    """What is at an address: *data* or a *file*; or where its folder is, *beyond* a slash."""

    data: bytes = b''
    file: Path | None = None
    type: str = HTML
    beyond: str = ''

    def read(self) -> bytes:
        """Return what is in it."""
        return self.file.read_bytes() if self.file else self.data


class Pages:
    """The site as it is shown."""

    def __init__(self, out: Path) -> None:
        """Show what is in the folder *out*."""
        self.out = out
        #: Address → page that is newer than its file.
        self.shown: dict[str, bytes] = {}
        #: The path of the address that the site will have.
        self.base = ''

    def find(self, address: str) -> Found | None:
        """Return what is at *address*, a path as a browser sends it."""
        path = unquote(address, errors='replace').removeprefix('/')
        if self.base and path.startswith(self.base) and not (self.out / path).exists():
            path = path.removeprefix(self.base)
        if (data := self.shown.get(key(path))) is not None:
            return Found(data)
        if not is_sound(path):
            return None
        file = self.out / path
        try:
            if file.is_dir():
                if path and not path.endswith('/'):
                    return Found(beyond=f'{address}/')
                file /= 'index.html'
            elif path.endswith('/'):
                return None
            return Found(file=file, type=type_of(file)) if file.is_file() else None
        except (OSError, ValueError):
            return None  # no file can have that name

    def not_found(self) -> bytes:
        """Return the page for an address at which there is nothing."""
        if (file := self.out / '404.html').is_file():
            return file.read_bytes()
        is_built = (self.out / 'index.html').is_file()
        return waiting('404: there is no such page.' if is_built else 'The site is being built …')

    def page(self, address: str) -> bytes | None:
        """Return the HTML at *address*, None if there is none."""
        found = self.find(address)
        try:
            return found.read() if found and found.type == HTML and not found.beyond else None
        except OSError:
            return None


def is_sound(path: str) -> bool:
    """Return whether *path* leads to nothing above, and to nothing that is no part of a site."""
    parts = path.replace('\\', '/').split('/')
    odd = '\0' in path or '..' in parts or path.startswith('/')
    return not (odd or hidden(path))


def type_of(file: Path) -> str:
    """Return what a server says of the kind of *file*."""
    if file.suffix.lower() in {'.html', '.htm'}:
        return HTML
    kind = TYPES.get(file.suffix.lower()) or mimetypes.guess_type(file.name)[0]
    kind = kind or 'application/octet-stream'
    is_text = kind.startswith('text/') or kind in {'application/json', 'application/xml'}
    return f'{kind}; charset=utf-8' if is_text else kind


def digest(page: bytes | None) -> str:
    """Return what tells *page* from others, '' if there is none."""
    return '' if page is None else blake2b(page, digest_size=9).hexdigest()


def with_script(page: bytes, address: str, known: str) -> bytes:
    """Return *page* with the script that reloads it; *known* is the digest of what is shown."""
    given = f'data-page="{html.escape(address)}" data-digest="{known}"'
    tag = f'<script src="{SCRIPT}" data-events="{EVENTS}" {given}></script>'.encode()
    before, end, after = page.rpartition(b'</body>')
    return before + tag + end + after if end else page + tag


def waiting(title: str) -> bytes:
    """Return a page that says nothing but *title*."""
    return WAITING.format(title=html.escape(title)).encode()


def script() -> bytes:
    """Return the script."""
    return files('sphinxext_podcast').joinpath('browser', 'serving.js').read_bytes()


def event(said: dict[str, object]) -> bytes:
    """Return *said* as browsers are told it."""
    return f'data: {json.dumps(said)}\n\n'.encode()
