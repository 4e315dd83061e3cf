"""What may be published, and where: one table for files, one for addresses, on every system."""

from __future__ import annotations

from pathlib import PurePath, PurePosixPath, PureWindowsPath
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinxext_podcast.model.addresses.address import addresses
from sphinxext_podcast.model.addresses.page import Page
from sphinxext_podcast.model.addresses.published import Folders, address_fault, hidden, is_suited
from sphinxext_podcast.model.addresses.redirects import Redirect

SYSTEMS = [(PurePosixPath, '/'), (PureWindowsPath, 'C:/')]


@pytest.mark.parametrize(
    ('file', 'refused'),
    [
        ('repo/docs/posts/a.png', ''),
        ('repo/docs', ''),
        ('repo/docs/conf.py', 'hidden'),
        ('repo/docs/example/conf.py', ''),
        ('repo/docs/.env', 'hidden'),
        ('repo/docs/posts/.git/config', 'hidden'),
        ('repo/docs/posts/.htaccess', 'hidden'),
        ('repo/docs/.well-known/x', 'hidden'),
        ('repo/docs/a.png~', 'hidden'),
        ('repo/docs/.assets/a.png', ''),
        ('repo/docs/.assets/.well-known/security.txt', ''),
        ('repo/static/.htaccess', ''),
        ('repo/static/.htpasswd', 'hidden'),
        ('repo/static/.well-known/.git/config', 'hidden'),
        ('repo/static/posts/.nojekyll', ''),
        ('repo/static2/a.png', 'outside'),
        ('repo/docs.old/a.png', 'outside'),
        ('repo/a.png', 'outside'),
        ('proc/self/environ', 'outside'),
        ('', 'outside'),
    ],
)
@pytest.mark.parametrize(('path', 'root'), SYSTEMS)
def test_files(path: type[PurePath], root: str, file: str, refused: str) -> None:
    here = path(root)
    folders = Folders(
        static=(here / 'repo/static', here / 'repo/docs/.assets'),
        others=(here / 'repo/docs', here / 'repo/docs/_static'),
        settings=here / 'repo/docs/conf.py',
    )
    assert folders.refusal(here / file) == refused


def test_a_drive_and_a_server_are_outside() -> None:
    folders = Folders((), (PureWindowsPath('C:/docs'),), PureWindowsPath('C:/docs/conf.py'))
    assert folders.refusal(PureWindowsPath('D:/docs/a.png')) == 'outside'
    assert folders.refusal(PureWindowsPath('//server/docs/a.png')) == 'outside'
    assert folders.refusal(PureWindowsPath('c:/DOCS/a.png')) == ''


@pytest.mark.parametrize(
    ('name', 'why'),
    [
        ('a/b.txt', ''),
        ('a.b/c.d', ''),
        ('~user/x', ''),
        ('Thumbs.db', 'tool'),
        ('a/.git/x', 'tool'),
        ('.env.production', 'tool'),
        ('conf.py~', 'tool'),
        ('#a.md#', 'tool'),
        ('a/.a.md.swp', 'tool'),
        ('._a.png', 'tool'),
        ('.htpasswd', 'hidden'),
        ('.ssh/id', 'hidden'),
        ('.nojekyll', 'hidden'),
    ],
)
def test_hidden(name: str, why: str) -> None:
    assert hidden(name) == why


@pytest.mark.parametrize(
    ('kind', 'good', 'bad'),
    [
        ('image', 'a.JPG a.b.webp a.svg', 'conf.py .env config png a.png.txt a.mp4 a.pdf'),
        ('poster', 'a.png', 'a.txt'),
        ('picture', 'a.png a.pdf a.mp4', 'conf.py passwd a.html a.csv'),
        ('player', 'a.mp3 a.MP4', 'a.py a'),
        ('track', 'a.vtt a.srt', 'a.env a'),
        ('audio', 'a.mp3 a.m4a a.mpga a.AMR a.spx a.aifc a.mpa a.3ga a.pdf', 'a.key'),
        ('transcript', 'a.vtt a.json a.txt a.lrc', 'a.py'),
        ('chapters', 'a.json a.txt', 'id_rsa'),
        ('download', 'a.zip a a.md', ''),
    ],
)
def test_what_a_file_is_named_for(kind: str, good: str, bad: str) -> None:
    assert [name for name in good.split() if not is_suited(name, kind)] == []
    assert [name for name in bad.split() if is_suited(name, kind)] == []


#: Values of ``url``, ``slug`` and ``aliases`` that are none on any system.
REFUSED = [
    '/..\\..\\x.html',
    '..\\x',
    '/C:/x/',
    '/c:x',
    '/x/C:/y/',
    '/\\server\\share\\x.html',
    '//server/share/',
    '/a\0b/',
    '/CON',
    '/x/aux.html',
    '/nul/y/',
    '/Com1.tar/',
    '/lpt\u00b9/',
    '/x./',
    '/x. ./y.html',
    '/x /',
    '/a:b/',
    '/?p=123',
    '/a*/',
    '/a|b/',
    '/<b>/',
    '/"a"/',
    '/a.html:stream',
    '/\ud800/',
    '/\ufffe/',
    '/x\u2028y/',
    '/.htaccess',
    '/x/.htaccess/',
    '/.well-known/security.txt',
    '/_static/custom.js',
    '/_static/x.html',
    '/x/_y/',
    '/../../x/',
]


@pytest.mark.parametrize('value', REFUSED)
@pytest.mark.parametrize('key', ['url', 'aliases', 'permalink'])
def test_refused_addresses(key: str, value: str) -> None:
    if key == 'permalink' and ':x' in value.replace(':b', ':x').replace(':s', ':x'):
        value = value.replace(':', '/C:/')  # else a token of Jekyll's
    fields: dict[str, Any] = {key: (value,) if key == 'aliases' else value}
    found = addresses(Page('posts/f', 'T', None, **fields), {})
    assert (found.own, found.others) == ('/posts/f/', ())
    assert [fault.key for fault in found.faults] == [key]


@pytest.mark.parametrize('suffix', ['js', 'XML', 'txt', '7z', 'php'])
def test_a_page_is_no_other_file(suffix: str) -> None:
    assert address_fault(f'/x/y.{suffix}')
    assert not address_fault(f'/x/y.{suffix}/')
    assert not address_fault('/x/y.html')
    assert not address_fault('/x/v1.2')


@pytest.mark.parametrize(
    ('title', 'own'),
    [
        ('And so on ...', '/2026/and-so-on-/'),
        ('Acme Inc.', '/2026/acme-inc/'),
        ('..', '/2026/'),
        ('C:\\x', '/2026/cx/'),
        ('a:b', '/2026/ab/'),
        ('../../x', '/posts/f/'),  # Hugo has a folder that begins with a point
        ('a/../x', '/2026/a-..-x/'),
        ('Con', '/posts/f/'),
        ('.htaccess', '/posts/f/'),
    ],
)
def test_titles_in_patterns(title: str, own: str) -> None:
    found = addresses(Page('posts/f', title), {'posts': '/2026/:title/'})
    assert found.own == own


@pytest.mark.parametrize(
    ('fields', 'faulty'), [({}, ['title']), ({'slug': 'x'}, []), ({'url': '/x/'}, [])]
)
def test_a_title_that_makes_no_address(fields: dict[str, Any], faulty: list[str]) -> None:
    """It is no fault where the author gives an address."""
    found = addresses(Page('posts/f', 'Con', **fields), {'posts': '/:slug/'})
    assert [fault.key for fault in found.faults] == faulty


#: What Windows takes for no file, whatever follows a point.
DEVICES = {'CON', 'PRN', 'AUX', 'NUL', *(f'{n}{i}' for n in ('COM', 'LPT') for i in range(10))}


def is_safe(file: str, path: type[PurePath], out: PurePath) -> bool:
    """Return whether *file* is in *out*, and is what it seems to be, with Windows, too."""
    joined = out / file
    parts = joined.relative_to(out).parts if joined.is_relative_to(out) else ('..',)
    return not any(
        part == '..'
        or part != part.rstrip('. ')
        or ':' in part
        or part.split('.')[0].rstrip().upper() in DEVICES
        for part in parts
    )


@given(st.text(), st.text(), st.lists(st.text()), st.text())
def test_what_is_written_is_inside(slug: str, url: str, aliases: list[str], title: str) -> None:
    page = Page('posts/f', title, slug=slug, url=url, aliases=tuple(aliases))
    found = addresses(page, {'posts': '/:title/:slug/'})
    for address in (found.own, *found.others, *found.spare):
        for path, root in SYSTEMS:
            assert is_safe(Redirect(address, 'posts/f').file, path, path(root) / 'out')
