"""Which addresses of a site are taken, and which files it would not read."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from sphinxext_podcast.cli import project_files
from sphinxext_podcast.cli.project import PAGES_OF_SPHINX
from sphinxext_podcast.model.addresses.path import FOLDER_NAME, hugo_path, slug_path
from sphinxext_podcast.source.folders.patterns import either
from sphinxext_podcast.source.folders.walk import EXCLUDED

if TYPE_CHECKING:
    from sphinxext_podcast.cli.project import Project


class Taken:
    """What the articles of a project have, those that are written now included."""

    def __init__(self, project: Project) -> None:
        """Remember the addresses of *project*."""
        conf, static = project.conf, project.options['podcast_static']
        left_out = project_files.excluded(project.srcdir, conf, static)
        self._unread = either([*left_out, *EXCLUDED])
        self._read = either(conf.get('include_patterns', ['**']))
        self._covers = project.covers
        self._addresses = {('', name) for name in PAGES_OF_SPHINX}
        for docname, article in project.all_articles.items():
            self._addresses.add(_address(docname, article.slug))

    def has(self, path: PurePosixPath, slug: str = '') -> bool:
        """Return whether an article has the address that one at *path* with *slug* would have."""
        return _address(str(path.with_suffix('')), slug) in self._addresses

    def add(self, path: PurePosixPath, slug: str = '') -> None:
        """Remember the article at *path*."""
        self._addresses.add(_address(str(path.with_suffix('')), slug))

    def is_read(self, path: PurePosixPath) -> bool:
        """Return whether a file at *path* would be an article of the project."""
        ways = [str(path), *(str(above) for above in path.parents if above.name)]
        if self._unread and any(self._unread.match(way) for way in ways):
            return False
        included = self._read is not None and self._read.match(str(path)) is not None
        return included and self._covers(str(path.with_suffix('')))


def _address(docname: str, slug: str) -> tuple[str, str]:
    """Return folder and name of the address of *docname*, as Hugo spells them."""
    folder, _, name = FOLDER_NAME.sub('', docname).rpartition('/')
    return hugo_path(folder), slug_path(slug) or hugo_path(name)
