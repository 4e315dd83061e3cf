"""Whose the files of an output folder are: no file may be where another's folder is."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping


class Owners:
    """Files, as paths below the output folder, and who has each: a name for messages."""

    def __init__(self, files: Mapping[str, str]) -> None:
        """Take in *files* with their owners."""
        self._files: dict[str, str] = {}
        self._folders: dict[str, str] = {}
        for file, owner in files.items():
            self.add(file, owner)

    def add(self, file: str, owner: str) -> None:
        """Give *file* to *owner*, unless somebody has it."""
        self._files.setdefault(file, owner)
        for folder in folders(file):
            if folder in self._folders:
                break
            self._folders[folder] = owner

    def of(self, file: str) -> str:
        """Return who has *file*, one below it, or one that would be its folder; '' if nobody."""
        if owner := self._files.get(file) or self._folders.get(file):
            return owner
        return next((self._files[above] for above in folders(file) if above in self._files), '')


class SiteFiles(Protocol):
    """Every file that a site will have, whoever makes it."""

    @property
    def pages(self) -> Owners:
        """The pages, by the names of documents and lists."""

    def keeper(self, path: str) -> str:
        """Return the page, or the author's file, that keeps the file *path* from us, or ''."""

    def place(self, owner: str) -> str | None:
        """Return where to look for *owner*, for a message: nowhere if it is no document."""


def folders(file: str) -> Iterator[str]:
    """Yield the folders that *file* is in, the innermost first."""
    while '/' in file:
        file = file.rpartition('/')[0]
        yield file


def folded(name: str) -> str:
    """Return what the names of files have in common that are one to some file systems."""
    return unicodedata.normalize('NFC', name).casefold()


def alike(files: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return pairs of names of *files* that are one to some file systems: the first, another.

    *files* are name → owner; one owner may have several.
    """
    first: dict[str, str] = {}
    pairs = [(first.setdefault(folded(file), file), file) for file in sorted(files)]
    return [(one, other) for one, other in pairs if files[one] != files[other]]


def in_the_way(now: Collection[str], before: Iterable[str]) -> set[str]:
    """Return the files from *before* that are folders *now*, or are in what is a file now."""
    files = set(now)
    needed = {folder for file in files for folder in folders(file)}
    return {
        file
        for file in set(before) - files
        if file in needed or any(folder in files for folder in folders(file))
    }
