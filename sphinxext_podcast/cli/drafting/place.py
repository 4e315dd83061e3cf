"""Where a new article stands: a name from its title, and a place that nothing else has."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from sphinxext_podcast.cli.console import Refusal
from sphinxext_podcast.cli.new_files import write_new
from sphinxext_podcast.model.addresses.file_name import fitted
from sphinxext_podcast.source.folders.file_name import MARKDOWN

if TYPE_CHECKING:
    from collections.abc import Callable

#: Characters of a name; what is longer is cut at a word.
_LONGEST = 60
#: The ends of names of files that would be the same document.
_DOCUMENTS = (*MARKDOWN, '.rst', '.txt', '.ipynb')


def slug(title: str) -> str:
    """Return a name for an article that is called *title*: letters and digits, and hyphens."""
    plain = unicodedata.normalize('NFC', title).lower()
    kept = ''.join(char if _is_kept(char) else ' ' for char in plain if char not in "'’")
    # Marks alone are left of symbols.
    words = (word for word in kept.split() if any(map(str.isalnum, word)))
    made = '-'.join(words)
    if len(made) > _LONGEST:
        cut = made.rfind('-', _LONGEST // 2, _LONGEST + 1)
        made = made[: cut if cut > 0 else _LONGEST]
    return fitted(made) if made else 'article'


def _is_kept(char: str) -> bool:
    """Return whether *char* is a letter, a digit, or a mark that one sees."""
    mark = unicodedata.category(char)[0] == 'M'
    return char.isalnum() or (mark and 'VARIATION SELECTOR' not in unicodedata.name(char, ''))


def free(
    srcdir: Path,
    named: Callable[[str], PurePosixPath],
    slug: str,
    taken: Callable[[PurePosixPath, str], bool] = lambda path, name: False,
) -> tuple[PurePosixPath, str]:
    """Return path and name of the article *slug*, with a number behind it if that is taken.

    *taken* says whether something else has the address.
    """
    for number in range(1, 1000):
        name = slug if number == 1 else f'{slug}-{number}'
        path = named(name)
        if not is_taken(srcdir, path) and not taken(path, name):
            return path, name
    raise Refusal(f'{path}: there are a thousand of this name; give another with --slug')


def is_taken(srcdir: Path, path: PurePosixPath) -> bool:
    """Return whether there is a document of this name, as a file or as a folder."""
    bundle = path.parent if path.stem == 'index' else path.with_suffix('')
    beside = [bundle.with_name(bundle.name + suffix) for suffix in _DOCUMENTS]
    inside = [bundle / f'{name}{suffix}' for name in ('index', '_index') for suffix in _DOCUMENTS]
    taken = bundle if path.stem == 'index' else path
    return any(os.path.lexists(srcdir / one) for one in (taken, *beside, *inside))


def write(srcdir: Path, path: PurePosixPath, text: str, picture: tuple[bytes, str] | None) -> Path:
    """Write an article, and its picture beside it; return its path.  Nothing is overwritten."""
    files: dict[str, str | bytes] = {str(path): text}
    if picture:
        content, suffix = picture
        files[str(path.with_name(picture_name(path, suffix)))] = content
    write_new(srcdir, files, needed=files)
    return srcdir / path


def picture_name(path: PurePosixPath, suffix: str) -> str:
    """Return the name of the picture of the article at *path*."""
    return f'cover{suffix}' if path.stem == 'index' else f'{path.stem}{suffix}'
