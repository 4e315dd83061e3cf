"""What the last build left in an output folder, and how far that can be believed."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from sphinx.errors import ExtensionError

from sphinxext_podcast.extension.messages import Subtype, warn
from sphinxext_podcast.extension.outdir import delete
from sphinxext_podcast.model.addresses.owners import folders, in_the_way
from sphinxext_podcast.model.record import FILE, Record, loads

from . import unfinished, written_files

if TYPE_CHECKING:
    from collections.abc import Collection, Container
    from collections.abc import Set as AbstractSet

    from sphinx.builders import Builder


class Before(NamedTuple):
    """The *record* of an output folder, and what is wrong with that.

    It *is_whole* if it says all about the pages that are there, and *is_guessed* if it is made
    of what can be seen in them.  *damaged* files are not as they were written.
    """

    record: Record
    is_whole: bool = False
    is_guessed: bool = False
    damaged: set[str] = set()  # noqa: RUF012 - nobody changes it


def before(builder: Builder, made: Container[str]) -> Before:
    """Return what is known of the output folder before pages with the files *made* are there.

    Its record is not believed if the last build was interrupted, or did not write it.
    """
    outdir = Path(builder.outdir)
    record, begun = read(outdir), unfinished.left_behind(outdir)
    damaged: set[str] = set()
    if record is not None and begun is None:
        damaged = written_files.damaged(outdir, record.digests)
        if not damaged and _is_of(record, builder):
            return Before(record, is_whole=True)
    is_guessed = begun is None or record is None
    known = record or Record()
    if is_guessed:
        found = written_files.recovered(builder, made)
        digests = {**known.digests, **found.digests}
        known = known._replace(files=sorted({*known.files, *found.files}), digests=digests)
    if begun is not None:
        known = _interrupted(known, begun, builder)
    return Before(known.forgotten(), is_guessed=is_guessed, damaged=damaged)


def _interrupted(known: Record, begun: Record, builder: Builder) -> Record:
    """Return *known* with what the build that *begun* may have made, or made anew.

    Of other files than those of Sphinx the digests say which are as that build makes them.
    """
    known = known._replace(files=sorted({*known.files, *begun.files}))
    digests = dict(known.digests)
    for name in known.every_file():
        digest = written_files.digest_of(Path(builder.outdir, name))
        if digest == begun.digests.get(name) or written_files.is_of_sphinx(name, builder):
            digests[name] = digest
    return known._replace(digests=digests)


def clear_the_way(outdir: Path, now: Collection[str], before: Record) -> None:
    """Delete what the build *before* made where a folder is *now*, or a file.

    Raises ExtensionError for a file that is somebody else's.
    """
    for name in in_the_way(now, [*before.files, *before.beside]):
        if written_files.is_file(outdir, name) and written_files.is_ours(
            outdir / name, before.digests.get(name, '')
        ):
            delete(outdir, name)
    for folder in sorted({folder for name in now for folder in folders(name)}):
        if os.path.isfile(f'{outdir}/{folder}'):  # noqa: PTH113 - thousands of folders
            message = 'this file has the place of a folder; delete or rename it, then build again'
            raise ExtensionError(f'{outdir}/{folder}: {message}')


def _is_of(record: Record, builder: Builder) -> bool:
    """Return whether *record* can be that of the output folder as it is, and of no older one."""
    names = record.every_file()
    there = (name for name in names - record.digests.keys())
    if any(written_files.is_file(Path(builder.outdir), name) for name in there):
        return False
    return not written_files.unknown_pages(builder, names)


def warn_of_files_beside(outdir: Path, gone: Collection[str], made: AbstractSet[str]) -> None:
    """Warn of files beside the pages that are *gone*: they may be theirs or somebody else's."""
    pages = {os.path.dirname(name) for name in gone if name.endswith('/index.html')}  # noqa: PTH120
    folders = [folder for folder in pages if (outdir / folder).is_dir()]
    files = {f'{folder}/{name}' for folder in folders for name in os.listdir(outdir / folder)}  # noqa: PTH208
    files = files | written_files.named_by(outdir, gone)
    some = sorted(n for n in files - {*gone} - made - {FILE} if (outdir / n).is_file())
    if some:
        names = ', '.join(some[:3]) + ' …' * (len(some) > 3)
        message = 'this lies beside a page that is no more, and may belong to it; delete it if so'
        warn(Subtype.CONFIG, f'{outdir}: {names}: {message}')


def read(outdir: Path) -> Record | None:
    """Return the record in the folder *outdir*, None if there is none that can be believed."""
    path = outdir / FILE
    try:
        return loads(path.read_bytes()) if path.is_file() and not path.is_symlink() else None
    except OSError:
        return None
