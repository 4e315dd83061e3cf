"""What the rules know of a project: its documents, the addresses that it has, its files."""

from __future__ import annotations

import os
import posixpath
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from sphinxext_podcast.cli.project.parallel import each
from sphinxext_podcast.cli.project.project_files import strings
from sphinxext_podcast.cli.project.taken import PAGES_OF_SPHINX, ROOT, lists
from sphinxext_podcast.model.addresses.address_book import AddressBook, split
from sphinxext_podcast.model.addresses.named_file import from_root, is_site_path, readings
from sphinxext_podcast.source.outline import Wanted

from .body import Body, body
from .finding import Edit, Finding

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinxext_podcast.cli.project.project import Project
    from sphinxext_podcast.cli.project.project_files import Entry
    from sphinxext_podcast.model.article import Article
    from sphinxext_podcast.model.library import Library
    from sphinxext_podcast.model.problem import Cause

#: Extensions that make documents, which are on no disk before a build.
_MAKERS = ('autoapi.extension', 'sphinx_gallery.gen_gallery', 'sphinx.ext.autosummary', 'ablog')
#: What a build writes into the root of a site, or into each folder with a list.
_MADE = ROOT.union(
    PAGES_OF_SPHINX, (f'{name}.html' for name in PAGES_OF_SPHINX), ['chapters.json']
)


class Known:
    """A project as the rules see it: all of its documents, as if they were published."""

    def __init__(self, project: Project) -> None:
        """Look at *project*."""
        self.project = project
        self._there: dict[str, bool] = {}

    @cached_property
    def bodies(self) -> Mapping[str, Body]:
        """Docname → text of each document that the rules are about, taken apart."""
        extensions = strings(self.project.conf, 'myst_enable_extensions')
        wanted = Wanted(
            formulas=not {'dollarmath', 'amsmath'}.isdisjoint(extensions),
            emphasis='podcast_cjk_emphasis' not in self.project.conf,
        )
        colons = 'colon_fence' in extensions
        is_hugo = self.project.options['podcast_markdown'] == 'hugo'
        settings, own = self.project.settings, self.own_shortcodes

        def one(docname: str) -> Body:
            entry = self.entries[docname]
            opened = colons or (is_hugo and bool(entry.read.described))
            return body(entry, settings, own, wanted._replace(colons=opened))

        names = [*self.entries]
        return dict(zip(names, each(one, names), strict=True))

    @cached_property
    def own_shortcodes(self) -> Mapping[str, str]:
        """The shortcodes of the project, in small letters, and what they mean."""
        own = self.project.options['podcast_shortcodes']
        return {name.lower(): meaning for name, meaning in own.items()}

    @cached_property
    def entries(self) -> Mapping[str, Entry]:
        """The documents that the rules are about: those that can be read and are covered."""
        project = self.project
        return {
            docname: entry
            for docname, entry in project.entries.items()
            if entry.path
            and not entry.fatal
            and project.covers(docname)
            and project.held.get(docname) != ('unrendered',)
        }

    @cached_property
    def articles(self) -> Mapping[str, Article]:
        """Docname → article, published or not."""
        return {d: a for d, a in self.project.all_articles.items() if d in self.entries}

    @cached_property
    def library(self) -> Library:
        """All articles, those that are held back, too."""
        return self.project.library_of(self.articles)

    @cached_property
    def book(self) -> AddressBook:
        """The addresses of all documents and lists, when everything is published."""
        project = self.project
        return AddressBook(
            project.all_pages,
            {d for d in project.entries if project.held.get(d) != ('unrendered',)},
            dict.fromkeys(self.lists, ''),
            project.options['podcast_permalinks'],
            project.site.base,
        )

    @cached_property
    def lists(self) -> list[str]:
        """The names of the pages of lists, and of those that ``conf.py`` adds."""
        size = self.project.options['podcast_page_size']
        return lists(self.library, self.project.conf, size, self.project.root)

    @cached_property
    def makes_documents(self) -> bool:
        """Whether an extension may make documents that nobody sees before a build."""
        loaded = strings(self.project.conf, 'extensions')
        return not set(_MAKERS).isdisjoint(loaded)

    def is_made(self, href: str) -> bool:
        """Return whether *href* may be a file that a build makes."""
        parts = split(href).path.strip('/').split('/')
        return parts[-1] in _MADE or any(part.startswith('_') for part in parts[:-1])

    def file(self, address: str, docname: str) -> bool:
        """Return whether there is a file that *docname* may mean by *address*."""
        return any(
            self.is_there(path)
            for name, _ in readings(address)
            for path in self.places(name, docname)
        )

    def places(self, name: str, docname: str) -> list[str]:
        """Return where the file *name* may be, as *docname* writes it."""
        srcdir = str(self.project.srcdir)
        found = []
        for reading in from_root(name, self.project.site.base):
            path = self.project.entries[docname].path
            folder = '' if reading.startswith('/') else posixpath.dirname(path)
            found.append(os.path.normpath(f'{srcdir}/{folder}/{reading.lstrip("/")}'))
            if is_site_path(reading):
                found += [f'{root}/{reading.strip("/")}' for root in self.project.taken.roots]
        return found

    def is_there(self, path: str) -> bool:
        """Return whether there is a file, or a folder with a page, at *path*; asked once."""
        if path not in self._there:
            try:
                there = any(map(os.path.isfile, (path, f'{path}/index.html')))
                self._there[path] = there
            except (OSError, ValueError):
                self._there[path] = False
        return self._there[path]

    def line(self, docname: str, *keys: str) -> int:
        """Return the line of the first of *keys* in the front matter of *docname*, else 1."""
        front = self.entries[docname].read.front
        lines = front.lines if front else {}
        return next((lines[key] for key in keys if lines.get(key)), 1)

    def finding(
        self,
        rule: str,
        docname: str,
        line: int,
        message: str,
        *,
        cause: Cause | None = None,
        name: str = '',
        edit: Edit | None = None,
    ) -> Finding:
        """Return what *rule* finds in *docname*; what *edit* changes has to be there once."""
        if edit:
            lines = self.project.entries[docname].text.split('\n')
            part = '\n'.join(lines[edit.lines.start - 1 : edit.lines.stop - 1])
            edit = edit if part.count(edit.old) == 1 else None
        path = Path(self.project.srcdir, self.project.entries[docname].path)
        return Finding(rule, path, line, message, docname, cause, name, edit)
