"""Which addresses of a site are taken, and which files it would not read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinxext_podcast.cli.project import project_files
from sphinxext_podcast.cli.project.taken import PAGES_OF_SPHINX
from sphinxext_podcast.model.addresses.address import addresses
from sphinxext_podcast.model.addresses.address_book import AddressBook
from sphinxext_podcast.model.addresses.page import Page
from sphinxext_podcast.source.folders.patterns import either
from sphinxext_podcast.source.folders.walk import EXCLUDED

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import PurePosixPath

    from sphinxext_podcast.cli.project.project import Project


class Addresses:
    """What the documents of a project have, those that are written now included."""

    def __init__(self, project: Project) -> None:
        """Remember the addresses of *project*."""
        conf, static = project.conf, project.options['podcast_static']
        left_out = project_files.excluded(project.srcdir, conf, static)
        self._unread = either([*left_out, *EXCLUDED])
        self._read = either(conf.get('include_patterns', ['**']))
        self._covers = project.covers
        self._program = project.options['podcast_dialect']
        self._permalinks = project.options['podcast_permalinks']
        pages = project.all_pages
        self._book = AddressBook(pages, pages, {}, self._permalinks, project.site.base)
        self._addresses = {one.own for one in self._book.addresses.values()}
        self._addresses.update(f'/{name}/' for name in PAGES_OF_SPHINX)

    def address(self, path: PurePosixPath, slug: str, title: str, date: datetime) -> str:
        """Return where the site would have an article at *path*, '' if that can be no address."""
        page = Page(str(path.with_suffix('')), title, date, slug, program=self._program)
        found = addresses(page, self._permalinks, self._book.sections, self._book.base)
        return '' if found.faults else found.own

    def has(self, address: str) -> bool:
        """Return whether something is at *address*."""
        return address in self._addresses

    def add(self, address: str) -> None:
        """Remember that something is at *address*."""
        self._addresses.add(address)

    def is_read(self, path: PurePosixPath) -> bool:
        """Return whether a file at *path* would be an article of the project."""
        ways = [str(path), *(str(above) for above in path.parents if above.name)]
        if self._unread and any(self._unread.match(way) for way in ways):
            return False
        included = self._read is not None and self._read.match(str(path)) is not None
        return included and self._covers(str(path.with_suffix('')))
