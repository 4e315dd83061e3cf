"""What an output folder was given, as a file beside it says, which may come from anywhere.

It lies in the published folder, so it goes through caches and deploy branches: it is believed
only if it is whole, and no name in it leads out of the folder.
"""

from __future__ import annotations

import json
from hashlib import blake2b
from typing import Any, NamedTuple

FILE = '.sphinxext-podcast.json'
#: The key of the digest of all other keys.
_CHECK = 'check'


class Record(NamedTuple):
    """What an output folder was given.

    *everywhere* is the digest of what all pages depend on, *relations* that of what decides the
    *surroundings*, which are digests by docname, as is what else is *shown*.  *pages* are
    digests of pages without a document by name, *shells* of what a theme makes around them,
    *redirects* that of all, *feeds* those of feeds by file.  *files* are those of documents and
    pages, *beside* those of bundles and folders, *shared* those that Sphinx puts where documents
    share them, by docname.  *digests* are those of all these files as they were written.
    *places* are the files of documents that are elsewhere than their docnames say, by docname.
    """

    everywhere: str = ''
    relations: str = ''
    surroundings: dict[str, str] = {}  # noqa: RUF012 - nobody changes it
    shown: dict[str, str] = {}  # noqa: RUF012
    pages: dict[str, str] = {}  # noqa: RUF012
    shells: dict[str, str] = {}  # noqa: RUF012
    redirects: str = ''
    feeds: dict[str, str] = {}  # noqa: RUF012
    files: list[str] = []  # noqa: RUF012
    beside: list[str] = []  # noqa: RUF012
    shared: dict[str, list[str]] = {}  # noqa: RUF012
    digests: dict[str, str] = {}  # noqa: RUF012
    places: dict[str, str] = {}  # noqa: RUF012

    def every_file(self) -> set[str]:
        """Return the paths of all files below the output folder."""
        return {*self.files, *self.beside, *(f for names in self.shared.values() for f in names)}

    def forgotten(self) -> Record:
        """Return the record without what its pages show, so that all are written again."""
        return Record(
            files=self.files, beside=self.beside, shared=self.shared, digests=self.digests
        )


def dumps(record: Record) -> bytes:
    """Return the file of *record*."""
    data: dict[str, Any] = record._asdict()
    return _encoded({**data, _CHECK: _digest(data)})


def loads(data: bytes) -> Record | None:
    """Return the record in a file with *data*, None if it is not just as it was written."""
    try:
        found = json.loads(data.decode('utf-8', 'surrogateescape'))
        check = found.pop(_CHECK)
        whole = found.keys() == {*Record._fields} and check == _digest(found)
    except (ValueError, AttributeError, KeyError, TypeError, RecursionError):
        return None
    if not whole or not all(_fits(found[name], name) for name in Record._fields):
        return None
    record = Record(**found)
    placed = record.places.values()
    names = (*record.every_file(), *record.digests, *record.feeds, *placed)
    # A key may stand twice.
    return record if all(map(is_inside, names)) and dumps(record) == data else None


def is_inside(name: str) -> bool:
    r"""Return whether *name* is the path of a file below the folder that it is relative to.

    On every system: ``\`` is a slash on some, and ``C:`` a drive.
    """
    parts = name.replace('\\', '/').split('/')
    if not {'', '.', '..'}.isdisjoint(parts):
        return False
    return '\\' not in name and '\0' not in name and ':' not in parts[0][1:2]


def _fits(value: object, name: str) -> bool:
    """Return whether *value* is made as the field *name* of a record is."""
    like = getattr(Record(), name)
    if isinstance(like, dict) and isinstance(value, dict):
        every = _is_list if name == 'shared' else _is_text
        return all(map(every, value.values()))
    return (isinstance(like, list) and _is_list(value)) or (
        isinstance(like, str) and _is_text(value)
    )


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _is_list(value: object) -> bool:
    return isinstance(value, list) and all(map(_is_text, value))


def _digest(data: dict[str, Any]) -> str:
    return blake2b(_encoded(data), digest_size=9).hexdigest()


def _encoded(data: dict[str, Any]) -> bytes:
    text = json.dumps(data, ensure_ascii=False, indent=0, sort_keys=True)
    # Names of files may be no text.
    return f'{text}\n'.encode('utf-8', 'surrogateescape')
