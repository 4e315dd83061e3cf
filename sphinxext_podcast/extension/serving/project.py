"""A project that is built whenever something changed, and stays in memory until then.

Each build is one of a new application, just as that of a new ``sphinx-build`` is: nothing of an
earlier one can get into its files.  What takes long is there already: modules, and the disk in
memory.  Between builds the last application shows pages.
"""

from __future__ import annotations

import gc
import os
import time
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils

from sphinxext_podcast.model.addresses.served import key

from . import preview
from .said import Early, Said

if TYPE_CHECKING:
    from collections.abc import Iterator

#: What is held back for readers, and shown to the writer with a mark.
SHOWN = dict.fromkeys(('podcast_drafts', 'podcast_future', 'podcast_expired'), True)
#: With more documents at once, somebody has changed more than a text: all waits for the build.
MOST = 5


class Folders(NamedTuple):
    """The folders of a project."""

    src: Path
    conf: Path
    out: Path
    doctrees: Path


class Project:
    """One project, and the application of its last build, None before the first."""

    def __init__(
        self, folders: Folders, shown: Path, builder: str, jobs: int, published: bool
    ) -> None:
        """Build with the *builder* of that name; pages are shown in the folder *shown*."""
        self.folders, self.shown, self.builder, self.jobs = folders, shown, builder, jobs
        self.options = {} if published else dict(SHOWN)
        self.said = Said(folders.src, folders.doctrees / 'podcast-serve.json')
        #: Whether what is true of documents that are not read again is known.
        self.is_known = False
        self.app: Sphinx | None = None
        self.names: dict[str, str] = {}
        self.around = ExitStack()

    def build(self, *, every_page: bool = False, fresh: bool = False) -> str:
        """Build what changed, or *every_page*, or from nothing; return why that failed, or ''."""
        self.is_known = self.is_known or self.said.take_up()
        fresh = fresh or not self.is_known
        # Many are read in several processes; for a few that costs more than it gives.
        jobs = self.jobs if every_page or fresh or self.app is None else 1
        self.app = None
        self.around.close()
        try:
            self.said.begin(in_parallel=jobs > 1)
            app = self.start(fresh, jobs)
            app.build(force_all=every_page or fresh)
            self.said.end(app)
            self.said.keep()
            self.is_known = True
        except Exception as wrong:  # noqa: BLE001 - the writer mends it, and saves again
            self.around.close()
            self.said.end(None)
            return f'{type(wrong).__name__}: {wrong}'
        self.app = app
        uri = app.builder.get_target_uri
        self.names = {key(uri(docname)): docname for docname in app.env.found_docs}
        return ''

    def tidy(self) -> None:
        """Free the memory of earlier builds, which the garbage collector was told to spare."""
        gc.unfreeze()
        gc.collect()

    def start(self, fresh: bool, jobs: int) -> Sphinx:
        """Return a new application, one that has read nothing yet if it is to be *fresh*."""
        src, conf, out, doctrees = self.folders
        self.around.enter_context(patch_docutils(conf))
        self.around.enter_context(docutils_namespace())
        app = Sphinx(
            *(src, conf, out, doctrees, self.builder),
            confoverrides=self.options,
            status=None,
            warning=Early(self.said.take_early),
            freshenv=fresh,
            parallel=jobs,
        )
        self.said.watch(app)
        return app

    def show(self, changed: list[str], opened: list[str]) -> Iterator[tuple[str, Path]]:
        """Yield address and page of the documents in the files *changed*, as they are now.

        Also of those at the addresses *opened*, which may show something of them; these first.
        Whatever goes wrong is left to the build.
        """
        if self.app is None:
            return
        env = self.app.env
        named = (env.path2doc(path) for path in changed)
        found = {docname for docname in named if docname in env.found_docs}
        if not 0 < len(found) <= MOST:
            return
        names = [self.names[address] for address in opened[:MOST] if address in self.names]
        ordered = dict.fromkeys([*sorted(names, key=lambda name: name not in found), *found])
        self.said.resume()
        try:
            preview.read(self.app, found, self.shown)
            for docname in ordered:
                page = preview.page(self.app, docname, self.shown / f'{time.time_ns()}.html')
                yield self.app.builder.get_target_uri(docname), page
        except Exception:  # noqa: BLE001
            return
        finally:
            self.said.end(self.app)

    def folders_of_pages(self) -> list[str]:
        """Return the folders in which a change is one of every page."""
        if self.app is None:
            return []
        config, conf = self.app.config, self.folders.conf
        named = (*config.templates_path, *config.html_static_path, *config.html_theme_path)
        paths = (Path(os.path.normpath(conf / name)) for name in named)
        return sorted(str(path) for path in paths if path.is_dir())

    def base(self) -> str:
        """Return the path of the address that the site will have, '' for that of a host."""
        address = self.app.config.html_baseurl if self.app else ''
        path = urlsplit(address).path.strip('/')
        return f'{path}/' if path else ''
