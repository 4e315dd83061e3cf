"""What may be published: which files of a project, and at which addresses pages are written.

Nothing from outside the project gets in, and nothing is written outside the site.  Both are
decided here alone, and alike on every system: what only Windows takes for a drive, a device or
a stream is refused everywhere.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from sphinxext_podcast.model.characters import is_name
from sphinxext_podcast.model.problem import Cause

from .file_name import DEVICE, LONGEST, LONGEST_PATH, size

if TYPE_CHECKING:
    from pathlib import PurePath

#: Hidden files and folders that servers and hosts read, for a folder of ``podcast_static``.
SERVER = frozenset({'.well-known', '.nojekyll', '.htaccess', '.domains'})
#: What tools leave behind: nobody expects that it is published, so nobody is told.
_TOOLS = re.compile(
    r'\.(?:git|hg|svn|bzr|fslckout|jj)|\.git(?:attributes|ignore|keep|modules)|\.hg(?:ignore|tags)'
    r'|CVS|_darcs|\.DS_Store|\._.*|Thumbs\.db|desktop\.ini|\.env.*|\.keep|\.editorconfig'
    r'|.*~|#.*#|\.#.*|\..*\.sw[a-p]|__pycache__|\.(?:idea|vscode|venv|cache|pytest_cache)',
    re.IGNORECASE | re.DOTALL,
)

#: What is wrong with documents that are hidden, or in a hidden folder.
HIDDEN = 'hidden'
#: The folders of a website into which Sphinx copies files, and files that it makes.
SPHINX = frozenset({'_static', '_sources', '_images', '_downloads'})
_MADE = frozenset({'searchindex.js', 'objects.inv'})

_PICTURES = 'apng avif bmp gif heic ico jfif jpe jpeg jpg jxl png svg svgz tif tiff webp'
_MEDIA = (
    '3ga aac aif aifc aiff amr au caf flac m4a m4b mka mp2 mp3 mpa mpga oga ogg opus spx wav weba '
    'wma 3g2 3gp avi m3u8 m4v mkv mov mp4 mpeg mpg ogv qt webm wmv'
)
_WORDS = 'htm html json lrc srt txt vtt'
#: What a file is named for → the ends of the names that it may have, in small letters.
_SUFFIXES = {
    'image': _PICTURES,
    'poster': _PICTURES,
    # Of a text, for each builder: films are pictures to some programs.
    'picture': f'{_PICTURES} {_MEDIA} drawio eps pdf ps',
    'player': _MEDIA,
    'track': 'vtt srt ttml dfxp sbv sub ass ssa',
    'audio': f'{_MEDIA} pdf epub',
    'transcript': f'{_WORDS} md markdown rst pdf doc docx odt rtf ttml xml '
    'json3 srv1 srv2 srv3 dfxp ass ssa',
    'list': f'{_WORDS} md xml psc cue csv tsv ffmeta ffmetadata yaml yml toml',
    # What is read and shown, besides what is only offered.
    'words': f'{_WORDS} md markdown xml json3 srv1 srv2 srv3 ttml dfxp ass ssa',
    'chapters': f'{_WORDS} md xml psc cue csv tsv ffmeta ffmetadata yaml yml toml',
}
#: The ends of names, in small letters, by what a file is named for.
ENDINGS = {kind: frozenset(names.split()) for kind, names in _SUFFIXES.items()}

_HTML = re.compile(r'\.x?html?$', re.IGNORECASE)
#: ``.2`` is no suffix, but the end of a number.
_SUFFIX = re.compile(r'\.(?=\d*[a-z])\w+$', re.IGNORECASE)
#: What leaves the folder on some system, ends a name, or is no character: ``:`` is for drives
#: and streams.
_IMPOSSIBLE = re.compile(r'[\x00-\x1f\x7f-\x9f\\:\u2028\u2029\ud800-\udfff\ufffe\uffff]')

#: What begins the query of an address for a server, or is in no file of Windows.
_UNSERVED = re.compile(r'[?*|<>"]')
#: What is said where many old addresses have such a character.
UNSERVED = Cause(
    'addresses have a character such as ? or *, which is in no file that every server can have',
    'let the server redirect them, and take them out',
)


class Folders(NamedTuple):
    """The folders that a project consists of, with all links resolved.

    The *static* ones may have files for servers; *others* are those of documents and settings.
    *settings* is the file ``conf.py``.
    """

    static: tuple[PurePath, ...]
    others: tuple[PurePath, ...]
    settings: PurePath

    def refusal(self, file: PurePath) -> str:
        """Return why *file*, a path with all links resolved, is not published; '' if it may be.

        It is ``outside``, or ``hidden``.
        """
        roots = [folder for folder in (*self.static, *self.others) if file.is_relative_to(folder)]
        if not roots:
            return 'outside'
        root = max(roots, key=lambda folder: len(folder.parts))
        name = file.relative_to(root).as_posix()
        closed = file == self.settings or hidden(name, static=root in self.static)
        return 'hidden' if closed else ''


def hidden(name: str, *, static: bool = False) -> str:
    """Return why the file at the path *name* in a folder of the project is not for readers.

    It is a ``tool``'s, of which nobody expects anything else, or ``hidden``.  *static* files may
    be those that servers read.
    """
    for part in name.split('/'):
        if _TOOLS.fullmatch(part):
            return 'tool'
        if part.startswith('.') and part != '.' and not (static and part in SERVER):
            return 'hidden'
    return ''


def is_suited(name: str, kind: str) -> bool:
    """Return whether a file called *name* can be of *kind*, which may be any."""
    known = ENDINGS.get(kind)
    _, point, ending = name.rpartition('.')
    return known is None or (bool(point) and ending.casefold() in known)


def document_fault(docname: str) -> str:
    """Return why the document *docname* is no page, '' if it may be one.

    With some builder its page would be among the files of Sphinx; or it is HIDDEN.
    """
    first = docname.partition('/')[0].casefold()
    if not is_name(docname):
        return 'a line break or control character in the name; it is left out, rename it'
    if docname.casefold() in _MADE or (first in SPHINX and first != docname.casefold()):
        return f"{first!r} is Sphinx's own; it is left out, rename it"
    return HIDDEN if any(part.startswith('.') for part in docname.split('/')) else ''


def is_unserved(address: str) -> bool:
    """Return whether no server has a file at *address*, for a character in it."""
    return bool(_UNSERVED.search(address))


def address_fault(address: str) -> str:
    """Return why no page can be at *address*, from the root of the site; '' if one can.

    What begins with a point or an underscore is for the server, or Sphinx's own.
    """
    parts = address.strip('/').split('/')
    name = '' if address.endswith('/') else parts[-1]
    if _IMPOSSIBLE.search(address):
        return 'has a character that no file may have; write a path such as "/old/name/"'
    if mark := _UNSERVED.search(address):
        return (
            f'has the character {mark[0]}, which is in no file that every server can have; write '
            'a path such as "/old/name/", or let the server redirect that address'
        )
    if long := next((part for part in parts if size(part) > LONGEST), ''):
        return f'has a part of {size(long)} bytes, where {LONGEST} are possible; make it shorter'
    if size(address) > LONGEST_PATH:
        return f'has {size(address)} bytes, where {LONGEST_PATH} are possible; make it shorter'
    if any(part.startswith(('.', '_')) for part in parts):
        return (
            'has a part that begins with "." or "_", as files of servers and of Sphinx do; '
            'write a path such as "/old/name/"'
        )
    if odd := next((part for part in parts if part and part != part.rstrip('. ')), ''):
        return f'has a part that ends in {odd[-1]!r}, which Windows drops; write it without'
    if any(map(DEVICE.fullmatch, parts)):
        return 'has the name of a device of Windows in it; choose another'
    if _SUFFIX.search(name) and not _HTML.search(name):
        return 'is that of no page; write one that ends in ".html" or "/"'
    return ''
