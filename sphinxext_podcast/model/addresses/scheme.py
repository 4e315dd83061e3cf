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

#: Schemes that stand before another address, which a program then opens.
_WRAPPING = frozenset({'feed', 'rss', 'pcast', 'itpc', 'podcast'})
#: A host and its port, which looks like a scheme.
_PORT = re.compile(r'[\w.-]+:[0-9]+(?:[/?#]|\Z)', re.ASCII)

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
    text = _UNSEEN.sub('', address)
    for _ in range(_DEPTH):
        if found := _SCHEME.match(text):
            return found[1].lower()
        plain = _UNSEEN.sub('', unescape(text[:200]))
        if plain == text[:200]:
            break
        text = plain
    return ''


def is_linked(address: str) -> bool:
    """Return whether a link may lead to *address*: a known scheme, or a place on a site."""
    found = scheme(address)
    if found in _WRAPPING:
        inner = _UNSEEN.sub('', unescape(address))[len(found) + 1 :]
        return scheme(inner) in WEB | {''}
    return not found or found in LINKED


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
    found = scheme(address)
    message = f'{name} is left out: a page has no address that begins with {found}:'
    if _PORT.match(address):
        return f'{message}; write http://{address[:60]}'
    if '.' in address.rpartition('/')[2] and address.startswith(f'{found}:'):
        return f'{message}; write https://…, or ./{address[:60]} for a file of that name'
    return f'{message}; write https://…'
