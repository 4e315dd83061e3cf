"""Every file that a website will have, and whose it is, before the first is written."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from sphinxext_podcast.extension import builders
from sphinxext_podcast.extension.builders import (
    has_feeds,
    has_site_files,
    has_term_pages,
    home_file,
    page_file,
    places,
)
from sphinxext_podcast.extension.catalogue import list_pages
from sphinxext_podcast.extension.catalogue.catalogue import podcast
from sphinxext_podcast.extension.config.base_address import base
from sphinxext_podcast.extension.feeds import site_feeds
from sphinxext_podcast.extension.files import static
from sphinxext_podcast.extension.messages import Subtype, warn
from sphinxext_podcast.extension.pages import not_found
from sphinxext_podcast.model.addresses.owners import Owners

from . import copies, site_files

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx.application import Sphinx

#: What Sphinx writes into the root of a website besides pages, and what others look for there,
#: whether this build makes it or not.
_ROOT = (
    *('searchindex.js', 'objects.inv', 'CNAME', 'favicon.ico', 'robots.txt', 'sitemap.xml'),
    *('404.html', 'podcast.xml', 'podcast-feed.css'),
)


class MadeFiles:
    """The files of one build."""

    def __init__(self, app: Sphinx) -> None:
        """Look at what is known when all documents are read."""
        self.app = app
        self.domain = podcast(app.env)

    @cached_property
    def own_pages(self) -> list[str]:
        """The names of the pages that Sphinx itself makes."""
        return [
            *self.app.config.html_additional_pages,
            *builders.pages_of_sphinx(self.app, made=True),
        ]

    @cached_property
    def pages(self) -> Owners:
        """The pages, by the names of documents, lists and Sphinx's own."""
        env, builder = self.app.env, self.app.builder
        lists = [page.name for page in self.domain.list_pages] if has_term_pages(builder) else []
        names = [*self.own_pages, *sorted(env.found_docs), *lists]
        return Owners({page_file(builder, name): name for name in reversed(names)})

    @cached_property
    def _others(self) -> Owners:
        """What does not depend on where documents are: other pages, and the author's files."""
        builder = self.app.builder
        lists = [page.name for page in self.domain.list_pages] if has_term_pages(builder) else []
        pages = {home_file(builder, name): name for name in [*lists, *self.own_pages]}
        files = (*extra(self.app), *self.static, *self._found)
        return Owners({**{path: path for path in files}, **pages})

    def taken(self, path: str) -> str:
        """Return who has the place of *path* wherever documents are, or ''."""
        return self._others.of(path) or self.ours.of(path)

    @cached_property
    def static(self) -> dict[str, Path]:
        """The files of ``podcast_static``: path below the output folder → file."""
        return static.files(self.app.builder)

    @cached_property
    def _found(self) -> set[str]:
        """The files of bundles and folders, and of episodes, by their paths in the source."""
        return {*copies.found(self.app), *site_feeds.beside(self.app)}

    @cached_property
    def beside(self) -> dict[str, str]:
        """The files of bundles and folders, and of episodes: path in the output → in the source.

        Those that belong to a page elsewhere are also there, as with Hugo.
        """
        builder = self.app.builder
        left = {home_file(builder, docname) for docname in places(builder)}
        there = copies.placed(self._found, self.app)
        also = {path: source for path, source in there.items() if not self.taken(path)}
        found = {**also, **{path: path for path in self._found - left}}
        return {path: source for path, source in found.items() if not self.pages.of(path)}

    @cached_property
    def kept(self) -> Owners:
        """The author's own files, each its own owner."""
        return Owners({path: path for path in (*extra(self.app), *self.static, *self.beside)})

    @cached_property
    def ours(self) -> Owners:
        """What is made besides pages."""
        known = [*site_files.names(self.app), *_ROOT]
        known += site_feeds.wanted(self.app).files if has_feeds(self.app.builder) else []
        return Owners({path: path for path in known})

    def keeper(self, path: str) -> str:
        """Return the page, or the author's file, that keeps the file *path* from us, or ''."""
        return self.pages.of(path) or self.kept.of(path)

    def owner(self, path: str) -> str:
        """Return the page, by its name, or the file that has the place of *path*, or ''."""
        return self.keeper(path) or self.ours.of(path)

    def warn_of_lists(self) -> None:
        """Warn of lists that Sphinx's own pages would be written over."""
        lists = {page.name: page for page in self.domain.list_pages}
        for name, owner in builders.replaced_by_sphinx(self.app, lists).items():
            message = f"the page {owner!r} is Sphinx's own, and replaces the list of {name!r}"
            listed = list_pages.articles_on(
                lists[name], self.domain.library, self.app.config.podcast_page_size
            )
            place = listed[0].docname if listed else None
            warn(Subtype.LINK, f'{message}; rename that folder', place)
        wanted = self.app.config.podcast_404 and has_site_files(self.app.builder)
        for name in not_found.in_the_way(self.app)[:1] if wanted else ():
            message = f'{not_found.FILE} is left out, for the page {name!r} has its place'
            warn(Subtype.CONFIG, f'{message}; rename that', name)

    def place(self, owner: str) -> str | None:
        """Return where to look for *owner*, for a message: nowhere if it is no document."""
        return owner if owner in self.app.env.found_docs else None


def linkable(app: Sphinx) -> frozenset[str]:
    """Return the files besides pages that a website of this project has, with any builder."""
    feeds = site_feeds.wanted(app).files if base(app.env) else []
    styles = (f'_static/{name}' for name in _below(app, app.config.html_static_path))
    return frozenset([*site_files.on_website(app), *feeds, *extra(app), *styles])


def extra(app: Sphinx) -> Iterator[str]:
    """Yield the files of ``html_extra_path``, as paths below the output folder."""
    return _below(app, app.config.html_extra_path)


def _below(app: Sphinx, paths: Iterable[str]) -> Iterator[str]:
    """Yield the files at and below *paths*, each as a path from there."""
    for name in paths:
        path = Path(app.confdir, name)
        if path.is_file():
            yield path.name
        else:
            yield from (f.relative_to(path).as_posix() for f in path.rglob('*') if f.is_file())
