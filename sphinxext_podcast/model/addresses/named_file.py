"""The files that authors name: what a name may mean, and what is said where it means nothing."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote, unquote, urlsplit

from sphinxext_podcast.model.problem import Cause, Problem
from sphinxext_podcast.model.site import web_address

from . import scheme

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

#: The longest part of a path, in bytes, that file systems take.
LONGEST = 255
#: The end of the name of a file.
_EXAMPLE = re.compile(r'\.\w+')
_FOLDER = 'put it beside the article, or into a folder of podcast_static'
_MANY = 'put them beside the articles, or their folder into podcast_static'


class Kind(NamedTuple):
    """What files are named for: the subtype of messages, and what is said of *many*.

    *one* is what a file has to be, with an example.
    """

    subtype: str
    many: str
    one: str
    advice: str = _MANY


_PICTURE = 'picture, such as a.jpg'
_FILM = 'recording, such as a.mp3 or a.mp4'


#: What a file is named for → its kind.
KINDS = {
    'image': Kind('front_matter', 'articles name a picture that is not there', _PICTURE),
    'audio': Kind(
        'feed',
        'recordings are not there',
        _FILM,
        f'{_MANY}; for those that are elsewhere write podcast_media_prefix = "https://…/", '
        'which stands before bare names',
    ),
    'transcript': Kind('feed', 'transcripts are not there', 'transcript, such as a.vtt'),
    'words': Kind('transcript', 'transcripts are not there', 'transcript, such as a.vtt'),
    'chapters': Kind('feed', 'files of chapters are not there', 'list of chapters: a.json, a.txt'),
    'list': Kind('embed', 'lists of chapters are not there', 'list of chapters: a.json, a.txt'),
    'picture': Kind('link', 'pictures are not there', _PICTURE),
    'download': Kind('link', 'files for download are not there', 'file'),
    'player': Kind('embed', 'files of players are not there', _FILM),
    'poster': Kind('embed', 'posters of players are not there', _PICTURE),
    'track': Kind('embed', 'tracks of players are not there', 'track, such as a.vtt'),
}

#: Those of the author's own episode.
EPISODE = frozenset({'audio', 'transcript', 'chapters'})


class Use(NamedTuple):
    """A file that a document names: *what* for, *kind* of KINDS, *line* 0 where unknown.

    *path* is the file from the source folder, '' if *fault* says why there is none.  *passed*
    are the places where there is none: a file there would be the one that is meant.
    """

    kind: str
    what: str
    address: str
    line: int = 0
    path: str = ''
    fault: str = ''
    passed: tuple[str, ...] = ()


def is_remote(address: str) -> bool:
    """Return whether *address* is on another site, or is the file itself."""
    return '://' in address or address.startswith(('//', 'data:'))


def is_somewhere(address: str) -> bool:
    """Return whether *address* is a path, one of the web, or a picture itself."""
    found = scheme.scheme(address)
    if found in scheme.WEB:
        return bool(web_address(address))
    known = found in scheme.LINKED | scheme.RUNNING or f'{found}://' in address.lower()
    return not found or scheme.is_picture(address) or not known


def is_possible(path: str) -> bool:
    """Return whether a file can have the *path*, which is not percent-encoded."""
    parts = path.encode('utf-8', 'replace').split(b'/')
    return path.isprintable() and max(map(len, parts)) <= LONGEST and len(path) < LONGEST * 4


def readings(address: str) -> Iterator[tuple[str, str]]:
    """Yield each path that *address* may mean, and what of the address is left.

    The whole comes first, for the name of a file may hold ``#`` and ``?``; percent-encoded or
    not.  Impossible paths are left out.
    """
    plain, hash, fragment = address.partition('#')
    path, mark, query = plain.partition('?')
    cuts = ((address, ''), (plain, hash + fragment), (path, mark + query + hash + fragment))
    given = [(name, rest) for text, rest in cuts for name in (unquote(text), text)]
    for name, rest in dict.fromkeys(given):
        if name.strip() and is_possible(name):
            yield name, rest


def from_root(path: str, base: str) -> list[str]:
    """Return *path*, and what it is without the path of the site's address *base* before it."""
    below = urlsplit(base).path.rstrip('/')
    inner = path.removeprefix(below) if below and path.startswith(f'{below}/') else path
    return [*dict.fromkeys([path, inner])]


def is_site_path(path: str) -> bool:
    """Return whether *path* stays below the root of the site, and is not the root."""
    return bool(path.strip('/')) and '..' not in path.split('/') and '\0' not in path


def shown(address: str) -> str:
    """Return *address* for a message, shortened."""
    plain = unquote(address)
    text = repr(plain if plain.isprintable() else address)
    return text if len(text) <= 100 else f'{text[:60]}…{text[-20:]}'


def printable(address: str) -> str:
    """Return *address* with what cannot be printed percent-encoded again."""
    return ''.join(char if char.isprintable() else quote(char) for char in address)


def fault(address: str, found: str, kind: str = 'picture') -> str:
    """Return what is wrong with *address* of a file of *kind*.

    *found* is folder, outside, hidden, unsuited, unreadable or ''.
    """
    name = shown(address)
    if not address.strip():
        return 'the name of the file is missing; write it'
    known = {
        'folder': 'is a folder; write the name of a file',
        'outside': f'is outside the project and is not published; {_FOLDER}',
        'hidden': 'is hidden, or a setting, and is not published; name another file',
        'unsuited': f'is by its name no {KINDS[kind].one}, and is not published'
        + _renamed(address, kind),
        'unreadable': 'cannot be read; give yourself the right to',
    }
    if found in known:
        return f'{name} {known[found]}'
    if not any(readings(address)):
        return f'{name} is no name of a file; write a path or an address'
    return f'there is no file {name}; {_FOLDER}'


def _renamed(address: str, kind: str) -> str:
    """Return the advice how to name the file at *address*, of whose *kind* there is an example."""
    name = posixpath.basename(unquote(address.partition('#')[0].partition('?')[0]))
    example = _EXAMPLE.search(KINDS[kind].one)
    stem = name.strip('.').rpartition('.')[0] or name.strip('.')
    return f'; if it is one, rename it: {shown(stem + example[0])}' if example and stem else ''


def is_missing(use: Use) -> bool:
    """Return whether *use* names what could be a file and is none."""
    return use.fault.startswith('there is no file')


def problems(uses: Iterable[tuple[str, Use]]) -> list[tuple[str, Problem]]:
    """Return what is wrong with the files that documents name, as docname and problem.

    Those of one kind, in one folder, have one cause where hardly any of them is there.  What the
    front matter names and the text shows is told once.
    """
    known = list(uses)
    told: dict[tuple[str, ...], str] = {}
    there: dict[tuple[str, str], list[bool]] = {}
    for _, use in known:
        there.setdefault(_group(use), []).append(not is_missing(use))
    found = []
    for docname, use in known:
        same = (docname, use.what, use.address, use.fault)
        if use.fault and told.setdefault(same, use.kind) == use.kind:
            kind, all_of = KINDS[use.kind], there[_group(use)]
            whole = is_missing(use) and sum(all_of) * 10 < len(all_of)
            cause = Cause(kind.many, kind.advice) if whole else None
            message = f'{use.what}: {use.fault}'
            key = use.kind if use.kind in EPISODE | {'image'} else ''
            name = shown(use.address)
            found.append((docname, Problem(kind.subtype, message, use.line, key, cause, name)))
    return found


def _group(use: Use) -> tuple[str, str]:
    """Return the kind of a file and the first folder of its path from the root, if it has one."""
    folder = use.address.split('/')[1] if use.address.count('/') > 1 else ''
    return use.kind, folder if use.address.startswith('/') else ''
