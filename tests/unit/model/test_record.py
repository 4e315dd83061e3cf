"""The record of an output folder: believed only as it was written, and inside its folder."""

from __future__ import annotations

import json

import pytest

from sphinxext_podcast.model.record import Record, dumps, is_inside, loads

RECORD = Record(
    everywhere='e',
    surroundings={'海': 'd'},
    files=['a/index.html', '海.html', 'raw-\udcff.txt'],
    beside=['a/x.mp3'],
    shared={'a': ['_images/x.png']},
    digests={'a/index.html': 'f'},
    places={'b': 'a/index.html'},
)


def test_a_record_is_read_as_it_was_written() -> None:
    assert loads(dumps(RECORD)) == RECORD
    assert RECORD.every_file() == {*RECORD.files, 'a/x.mp3', '_images/x.png'}
    assert RECORD.forgotten() == Record(
        files=RECORD.files, beside=RECORD.beside, shared=RECORD.shared, digests=RECORD.digests
    )


@pytest.mark.parametrize('cut', range(0, len(dumps(RECORD)) - 1, 7))
def test_half_a_record_is_none(cut: int) -> None:
    assert loads(dumps(RECORD)[:cut]) is None


@pytest.mark.parametrize(
    'change',
    [
        {'files': [*RECORD.files, '../src/p.md']},
        {'files': 'a/index.html'},
        {'files': {}},
        {'shared': []},
        {'check': ''},
        {'check': None},
        {'more': 1},
    ],
)
def test_a_changed_record_is_none(change: dict[str, object]) -> None:
    data = json.loads(dumps(RECORD).decode('utf-8', 'surrogateescape')) | change
    assert loads(json.dumps(data).encode()) is None


@pytest.mark.parametrize('place', ['../index.html', '/index.html', 'a//b.html', 'c:/b.html'])
def test_a_record_with_a_place_outside_is_none(place: str) -> None:
    assert loads(dumps(RECORD._replace(places={'b': place}))) is None


def test_a_record_with_a_line_twice_is_none() -> None:
    lines = dumps(RECORD).splitlines(keepends=True)
    assert loads(b''.join(lines)) == RECORD
    assert loads(b''.join([*lines[:2], *lines[1:]])) is None


@pytest.mark.parametrize(
    'data', [b'', b'{}', b'[]', b'null', b'"x"', b'1' * 5000, b'[' * 100_000, b'\xff', b'{"a": 1}']
)
def test_something_else_is_none(data: bytes) -> None:
    assert loads(data) is None


@pytest.mark.parametrize(
    'record',
    [
        RECORD._replace(files=['../src/p.md']),
        RECORD._replace(beside=['/etc/passwd']),
        RECORD._replace(shared={'a': ['a/../../p.md']}),
        RECORD._replace(digests={'C:/x': ''}),
        RECORD._replace(feeds={'..': ''}),
        RECORD._replace(files=[1]),  # type: ignore[list-item]
        RECORD._replace(files=None),  # type: ignore[arg-type]
        RECORD._replace(pages={'a': 1}),  # type: ignore[dict-item]
        RECORD._replace(shared={'a': 'b'}),  # type: ignore[dict-item]
        RECORD._replace(digests={'a': ['b']}),  # type: ignore[dict-item]
        RECORD._replace(everywhere=[]),  # type: ignore[arg-type]
    ],
)
def test_a_record_that_leads_out_or_is_something_else_is_none(record: Record) -> None:
    """Its digest is right: whoever made it knew how."""
    assert loads(dumps(record)) is None


@pytest.mark.parametrize(
    ('name', 'answer'),
    [
        ('a', True),
        ('a/b.html', True),
        ('...', True),
        ('.nojekyll', True),
        ('ab:c', True),
        ('海/a b', True),
        ('', False),
        ('.', False),
        ('/a', False),
        ('a/', False),
        ('a//b', False),
        ('a/./b', False),
        ('..', False),
        ('a/..', False),
        ('../a', False),
        ('a/../../b', False),
        ('..\\a', False),
        ('a\\b', False),
        ('C:/a', False),
        ('c:a', False),
        ('a:b', False),
        ('\\\\server\\share', False),
        ('a\0', False),
    ],
)
def test_names_inside(name: str, answer: bool) -> None:
    assert is_inside(name) is answer
