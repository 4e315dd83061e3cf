"""Which addresses an author's text may lead to, and which it may show: a matter of the scheme."""

from __future__ import annotations

import re
from html import unescape

#: Addresses of the web.
WEB = frozenset({'http', 'https'})
#: What a link may lead to besides places on the site itself: pages, files, people, and the
#: subscriptions of programs that play podcasts.  Whatever runs, holds or opens something on the
#: reader's own machine is missing: ``javascript``, ``data``, ``blob``, ``file``, ``ms-msdt`` …
LINKED = WEB | {
    *('ftp', 'ftps', 'sftp', 'gemini', 'gopher', 'git', 'ssh', 'magnet', 'doi', 'urn', 'geo'),
    *('mailto', 'tel', 'sms', 'xmpp', 'irc', 'ircs', 'matrix', 'sip', 'sips', 'skype', 'tg'),
    *('whatsapp', 'signal', 'line', 'viber', 'weixin', 'nostr', 'news', 'nntp', 'webcal', 'maps'),
    *('youtube', 'vnd.youtube', 'soundcloud', 'music', 'rss', 'obsidian', 'zotero'),
    *('feed', 'pcast', 'itpc', 'itms', 'itmss', 'podcast', 'podcasts', 'overcast', 'pktc'),
    *('castro', 'castbox', 'downcast', 'podcastaddict', 'antennapod-subscribe', 'spotify'),
    *('podfriend', 'steno', 'podverse', 'fountain'),
    *('bitcoin', 'lightning', 'ethereum', 'lnurlp', 'keysend'),
}

#: Schemes that stand before the address of a page or a feed, which a program then opens.
_WRAPPING = frozenset({'feed', 'rss', 'pcast', 'itpc', 'podcast', 'podcasts', 'webcal'})
#: What may stand behind those.
_OPEN = WEB | {''}
#: What runs, holds or opens something, and is never meant for a name: no program gets to see it.
RUNNING = frozenset(
    [
        *('javascript', 'vbscript', 'livescript', 'mocha', 'data', 'file', 'blob', 'filesystem'),
        *('about', 'view-source', 'jar', 'chrome', 'resource', 'intent', 'ms-msdt', 'search-ms'),
    ]
)
#: A host and its port, which looks like a scheme.
_PORT = re.compile(r'[\w.-]+:[0-9]+(?:[/?#]|\Z)', re.ASCII)
#: A path with the name of a file, which has a colon in it.
_FILE = re.compile(r'(?![^/]*://)[^?#]*\.\w+(?:[?#]|\Z)')

_SCHEME = re.compile(r'([a-z][a-z0-9+.-]*):', re.IGNORECASE | re.ASCII)
#: What browsers pass over in an address, or what other programs may: everything that is no mark.
_UNSEEN = re.compile(
    '[\x00-\x20\x7f-\xa0\xad\u1680\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f'
    '\u3000\ufeff\ufff0-\uffff]+'
)
#: A picture in the address itself; none that may have script in it.
_PICTURE = re.compile(r'data:image/(?:png|jpe?g|gif|webp|avif|bmp)[;,]', re.IGNORECASE | re.ASCII)
#: Characters references that are written out may stand one in another.
_DEPTH = 3


def scheme(address: str) -> str:
    """Return the scheme of *address* in small letters, ``''`` if it has none.

    It is what a program could see in it: without control characters and blanks anywhere, and
    with character references resolved.
    """
    return _split(address)[0]


def _split(address: str) -> tuple[str, str]:
    """Return the scheme of *address* and what is behind it, as a program could see them."""
    text = _UNSEEN.sub('', address)
    for _ in range(_DEPTH):
        if found := _SCHEME.match(text):
            return found[1].lower(), text[found.end() :]
        plain = _UNSEEN.sub('', unescape(text[:200])) + text[200:]
        if plain == text:
            break
        text = plain
    return '', text


def is_linked(address: str) -> bool:
    """Return whether a link may lead to *address*: a known scheme, or a place on a site.

    An address that it holds, which a program may open, has to be such a one, too.
    """
    found, rest = _split(address)
    if not found or found in WEB:
        return True
    inner = _inner(rest)
    return found in LINKED and inner not in RUNNING and (found not in _WRAPPING or inner in _OPEN)


def _inner(rest: str) -> str:
    """Return the scheme of the address that another one holds in its *rest*, or ``''``."""
    held = _UNSEEN.sub('', rest).lstrip('/\\')
    found = scheme(held)
    return '' if found not in RUNNING and _PORT.match(held) else found


def is_shown(address: str, *, picture: bool = False) -> bool:
    """Return whether a page may load *address*; a *picture* may be in the address itself."""
    found = scheme(address)
    return not found or found in WEB or (picture and is_picture(address))


def is_picture(address: str) -> bool:
    """Return whether *address* is a picture itself, of a kind that has no script in it."""
    return bool(_PICTURE.match(_UNSEEN.sub('', address)))


def is_web(address: str) -> bool:
    """Return whether *address* is an absolute one of the web."""
    return scheme(address) in WEB and '//' in address


def fault(address: str) -> str:
    """Return what is wrong with *address*, which is not linked, and what to write."""
    name = ascii(address if len(address) <= 60 else f'{address[:60]}…')
    found, rest = _split(address)
    begins = f'{found}:{_inner(rest)}:' if found in LINKED else f'{found}:'
    message = f'{name} is left out: a page has no address that begins with {begins}'
    if found not in LINKED | RUNNING and address.startswith(f'{found}:'):
        if _PORT.match(address):
            return f'{message}; write http://{address[:60]}'
        if _FILE.match(address):
            return f'{message}; write ./{address[:60]}'
    return f'{message}; write https://…'
