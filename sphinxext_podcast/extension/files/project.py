"""The documents of a project, as Sphinx asks for them: named as Hugo's pages are."""

from __future__ import annotations

import os
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from sphinx.project import Project
from sphinx.util._pathlib import _StrPath
from sphinx.util.matching import Matcher

from sphinxext_podcast.extension.messages import Subtype, logger, warn
from sphinxext_podcast.model.addresses.published import document_fault
from sphinxext_podcast.model.groups.section import above
from sphinxext_podcast.model.groups.translations import languages, split_language
from sphinxext_podcast.source.folders.documents import (
    Documents,
    hidden_message,
    is_article,
    is_left_out,
    named,
    suffix_message,
    unpublished,
)
from sphinxext_podcast.source.folders.file_name import ADDED, around, opens_folder
from sphinxext_podcast.source.folders.unread import PROGRAMS, unread

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment

    from sphinxext_podcast.source.document import File, Program

#: The home of a project that has none.
HOME = Path(str(files('sphinxext_podcast')), 'templates/podcast/home.md')


class ContentProject(Project):
    """The documents of a project, where ``posts/_index.md`` is the page of ``posts/``.

    It replaces Sphinx's, and so everything that follows from names and paths does so by
    itself.  It is stored with the environment.
    """

    def __init__(self, old: Project, config: Config) -> None:
        """Go on from the documents of *old*; only those that the patterns cover are treated."""
        super().__init__(old.srcdir, config.source_suffix)
        self.restore(old)
        self.patterns = tuple(config.podcast_articles)
        self.root = str(config.root_doc)
        self.language = str(config.language or '')
        self.filetypes = dict(config.source_suffix)
        self.known = Documents(self.root, {})
        #: Markdown files that are no documents, for the project chooses its suffixes.
        self.left_out: list[str] = []
        #: The folder of ``conf.py``.
        self.confdir = str(old.srcdir)
        self._before: dict[str, Path] = {}

    @property
    def folders(self) -> frozenset[str]:
        """The folders with an ``_index``, whether it is published or not."""
        return self.known.folders

    @property
    def languages(self) -> Mapping[str, str]:
        """Docname → language, of those that have it in the names of their files."""
        return self.known.languages

    def discover(
        self, exclude_paths: Iterable[str] = (), include_paths: Iterable[str] = ('**',)
    ) -> set[str]:
        """Find the documents and give them their names."""
        self._before = dict(self._docname_to_path)
        self.left_out = []
        self.known = Documents(self.root, {})
        super().discover(exclude_paths, include_paths)
        self.leave_out()
        covered = Matcher(self.patterns)
        found = {docname: path.as_posix() for docname, path in self._docname_to_path.items()}
        self.known = named(
            found, self.root, covered, lambda p: is_article(self.srcdir / p), self.language
        )
        for docname in found.keys() - self.known.paths.keys():
            self._forget(docname)
        for docname in self.known.paths.keys() - found.keys():
            self._place(docname, Path(self.known.paths[docname]))
        if self.known.needs_home:
            self.provide_home()
        self.warn_of_left_out(covered)
        return self.docnames

    def leave_out(self) -> None:
        """Forget the documents that can be no pages, and say so."""
        paths = {docname: path.as_posix() for docname, path in self._docname_to_path.items()}
        hidden, faulty = unpublished(paths, paths)
        for docname in paths:
            if document_fault(docname):
                self._forget(docname)
        for docname, wrong in faulty.items():
            path = paths[docname]
            place = f'{self.srcdir}/{path}:1' if path.isprintable() else None
            message = f'{ascii(path) if place is None else repr(path)}: {wrong}'
            logger.error(message, type='podcast', subtype='link', location=place)
        if hidden:
            warn(Subtype.CONFIG, hidden_message(hidden), f'{self.srcdir}/{hidden[0]}:1')

    def warn_of_left_out(self, covered: Matcher) -> None:
        """Warn of Markdown files whose suffix makes them no documents, with their number."""
        names = sorted(n for n in self.left_out if covered(os.path.splitext(n)[0]))  # noqa: PTH122
        if names:
            message = suffix_message(names, self.filetypes)
            warn(Subtype.CONFIG, message, f'{Path(self.srcdir, names[0])}:1')

    def moved(self) -> set[str]:
        """Return the documents that have another file than in the last build, or another place.

        They may be older than what was read; and how others are read depends on the home, on the
        ``_index`` of their folders, and on what stands beside them.
        """
        now, before = self._docname_to_path, self._before
        found = {d for d in self.docnames if before.get(d, now[d]) != now[d]}
        if self.root in found:
            return set(self.docnames)
        covered = Matcher(self.patterns)
        spoken = languages(before, self.language)
        was = {
            above(path.with_suffix('').as_posix())
            for docname, path in before.items()
            if opens_folder(path) and docname not in spoken and covered(docname)
        }
        changed = was ^ self.folders if before else frozenset()
        found |= {d for d in self.docnames if changed and any(f in changed for f in around(d))}
        found |= {d for d in before if d in now and spoken.get(d) != self.languages.get(d)}
        come_or_gone = now.keys() ^ before.keys()
        return found | {d for d in self.languages if split_language(d)[0] in come_or_gone}

    def is_below_index(self, docname: str) -> bool:
        """Return whether a folder that *docname* is in has an ``_index``."""
        return self.known.is_below_index(docname)

    def file(self, docname: str, pages: Iterable[str], program: Program) -> File:
        """Return what name and folder of *docname* say of it, and the patterns of *pages*."""
        return self.known.file(docname, pages, program)

    def provide_home(self) -> None:
        """Make the home a page with the newest articles."""
        if self.root in self._docname_to_path:
            self._forget(self.root)
        self._place(self.root, HOME)
        self.known = self.known.with_home()
        logger.info('there is no %r: the home is a list of the newest articles', self.root)

    def doc2path(self, docname: str, absolute: bool) -> _StrPath:
        """Return the file of a document; of a home from here no path that others lack."""
        path = super().doc2path(docname, absolute)
        ours = docname == self.root and not absolute and path == HOME
        return _StrPath(f'{docname}.md') if ours else path

    def is_content(self) -> bool:
        """Return whether the home, and so every document with front matter, is as Hugo has it."""
        return self.known.is_content

    def path2doc(self, filename: str | Path) -> str | None:  # type: ignore[override]
        """Return the name of a document, by its absolute path, too."""
        if is_left_out(str(filename), self.source_suffix):
            self.left_out.append(str(filename))
            return None
        resources = self.known.resources
        if os.path.isabs(filename) or resources:  # noqa: PTH117 - thousands of files
            path = Path(filename)
            if path.is_absolute() and path.is_relative_to(self.srcdir):
                path = path.relative_to(self.srcdir)
            return None if path.as_posix() in resources else super().path2doc(path)
        return super().path2doc(filename)

    def files(self) -> list[tuple[str, Path]]:
        """Return docname and path of every document, published or not."""
        return sorted(self._docname_to_path.items())

    def _forget(self, docname: str) -> Path:
        path = self._docname_to_path.pop(docname)
        self.docnames.discard(docname)
        del self._path_to_docname[path]
        return path

    def _place(self, docname: str, path: Path) -> None:
        self.docnames.add(docname)
        self._docname_to_path[docname] = path
        self._path_to_docname[path] = docname


def on_config_inited(app: Sphinx, config: Config) -> None:
    """Add suffixes of documents, unless the project chooses, and exclude folders of programs."""
    if 'source_suffix' not in {*config._raw_config, *config.overrides}:
        kind = app.registry.source_suffix.get('.md', 'markdown')
        config.source_suffix = {**config.source_suffix, **dict.fromkeys(ADDED, kind)}
    built = {str(app.outdir), str(app.doctreedir)}
    found = [pattern for name in PROGRAMS for pattern in (name, f'**/{name}')]
    found += unread(str(app.srcdir), built)
    config.exclude_patterns = [*config.exclude_patterns, *found]


def on_builder_inited(app: Sphinx) -> None:
    """Replace Sphinx's project by one that names documents as Hugo does."""
    project = ContentProject(app.project, app.config)
    project.confdir = str(app.confdir)
    app.project = app.env.project = project


def on_html_page_context(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Correct the link to the source of an ``_index``, whose file is not named as its docname."""
    if context.get('sourcename') and opens_folder(app.env.doc2path(pagename)):
        context['sourcename'] = source_name(app, pagename)
        context['page_source_suffix'] = app.env.doc2path(pagename).suffix


def source_name(app: Sphinx, docname: str) -> str:
    """Return the name of the copy of a document's source, below ``_sources``."""
    path = app.env.doc2path(docname, base=False)
    suffix = app.config.html_sourcelink_suffix
    return path.as_posix() + ('' if path.suffix == suffix else suffix)


def content(env: BuildEnvironment) -> ContentProject:
    """Return the project of *env*, which is ours from the first event on."""
    return cast('ContentProject', env.project)
