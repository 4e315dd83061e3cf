"""What a name of a file may mean, and what is said where it means nothing."""

from __future__ import annotations

import pytest

from sphinxext_podcast.model.addresses import named_file
from sphinxext_podcast.model.addresses.named_file import Use

LONG = '長' * 100


@pytest.mark.parametrize(
    ('address', 'found'),
    [
        ('x.png', [('x.png', '')]),
        ('a%20b.png', [('a b.png', ''), ('a%20b.png', '')]),
        ('x.png#center', [('x.png#center', ''), ('x.png', '#center')]),
        (
            'x.png?raw=true#c',
            [('x.png?raw=true#c', ''), ('x.png?raw=true', '#c'), ('x.png', '?raw=true#c')],
        ),
        ('a%00b', [('a%00b', '')]),
        ('', []),
        (' ', []),
        (LONG, []),
        (f'{LONG}/x', []),
        ('a\0b', []),
        ('a\nb', []),
        ('a/' * 2500, []),
        ('長' * 85, [('長' * 85, '')]),
    ],
)
def test_readings(address: str, found: list[tuple[str, str]]) -> None:
    assert list(named_file.readings(address)) == found


@pytest.mark.parametrize(
    ('path', 'found'),
    [
        ('/zh/a.png', ['/zh/a.png', '/a.png']),
        ('/zhu/a.png', ['/zhu/a.png']),
        ('zh/a.png', ['zh/a.png']),
    ],
)
def test_from_root(path: str, found: list[str]) -> None:
    assert named_file.from_root(path, 'https://e.org/zh/') == found
    assert named_file.from_root(path, '') == [path]


@pytest.mark.parametrize(
    ('address', 'remote'),
    [
        ('//e.org/x.png', True),
        ('https://e.org/x.png', True),
        ('data:image/png;base64,AA', True),
        ('/x.png', False),
        ('x//y.png', False),
    ],
)
def test_is_remote(address: str, remote: bool) -> None:
    assert named_file.is_remote(address) is remote


@pytest.mark.parametrize(
    ('address', 'found', 'said'),
    [
        ('', '', 'the name of the file is missing'),
        ('/', 'folder', "'/' is a folder"),
        ('../x', 'outside', "'../x' is outside the project"),
        ('x', 'unreadable', "'x' cannot be read"),
        ('a%20b', '', "there is no file 'a b'"),
        ('a\0b', '', r"'a\x00b' is no name of a file"),
    ],
)
def test_fault(address: str, found: str, said: str) -> None:
    assert named_file.fault(address, found).startswith(said)


def test_a_long_name_is_shortened() -> None:
    said = named_file.fault(LONG, '')
    assert 'is no name of a file' in said
    assert len(said) < 150


def uses(kind: str, *, there: int, missing: int, folder: str = '') -> list[tuple[str, Use]]:
    gone = [Use(kind, kind, f'{folder}{n}.x', 4, fault='there is no file') for n in range(missing)]
    return [
        *(('p', Use(kind, kind, f'{folder}y.x', path='y.x')) for _ in range(there)),
        *((f'p{n}', use) for n, use in enumerate(gone)),
    ]


@pytest.mark.parametrize(
    ('used', 'grouped'),
    [
        (uses('audio', there=0, missing=5), 5),
        (uses('audio', there=1, missing=5), 0),
        (uses('audio', there=1, missing=20), 20),
        (uses('picture', there=5, missing=0) + uses('audio', there=0, missing=2), 2),
        (
            uses('picture', there=5, missing=0)
            + uses('picture', there=0, missing=4, folder='/i/'),
            4,
        ),
        ([('p', Use('audio', 'audio', '/', fault="'/' is a folder"))], 0),
    ],
)
def test_a_kind_that_is_missing_has_one_cause(used: list[tuple[str, Use]], grouped: int) -> None:
    found = named_file.problems(used)
    assert len(found) == sum(bool(use.fault) for _, use in used)
    assert sum(problem.cause is not None for _, problem in found) == grouped


def test_what_is_said() -> None:
    ((docname, problem),) = named_file.problems(
        [('p', Use('image', 'image', 'x.png', 4, fault='there is no file'))]
    )
    assert (docname, problem[:4]) == (
        'p',
        ('front_matter', 'image: there is no file', 4, 'image'),
    )


@pytest.mark.parametrize(
    ('address', 'kind', 'advice'),
    [
        ('cover', 'image', "; if it is one, rename it: 'cover.jpg'"),
        ('/a.b/co%20ver?x=1', 'image', "; if it is one, rename it: 'co ver.jpg'"),
        ('sound', 'audio', "; if it is one, rename it: 'sound.mp3'"),
        ('subs', 'track', "; if it is one, rename it: 'subs.vtt'"),
        ('a.csv', 'image', "; if it is one, rename it: 'a.jpg'"),
        ('.x', 'poster', "; if it is one, rename it: 'x.jpg'"),
    ],
)
def test_the_message_says_how_to_name_a_file(address: str, kind: str, advice: str) -> None:
    assert named_file.fault(address, 'unsuited', kind).endswith(advice)
