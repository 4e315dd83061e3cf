"""Which files of a content folder are documents, and their names: those of Hugo's pages."""

from __future__ import annotations

import os
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any, cast

from sphinx.project import Project
from sphinx.util._pathlib import _StrPath
from sphinx.util.matching import Matcher

from sphinxext_podcast.model.section import above
from sphinxext_podcast.source import article_fields, front_matter

from .messages import logger

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

#: The home of a project that has none.
HOME = Path(__file__).parents[1] / 'templates/podcast/home.md'
MARKDOWN = ('.md', '.markdown')


class ContentProject(Project):
    """The documents of a project, where ``posts/_index.md`` is the page of ``posts/``.

    It replaces Sphinx's, and so everything that follows from names and paths does so by
    itself.  It is stored with the environment.
    """

    def __init__(self, old: Project, patterns: Iterable[str], root: str) -> None:
        """Go on from the documents of *old*; only those that *patterns* cover are treated."""
        super().__init__(old.srcdir, old.source_suffix)
        self.restore(old)
        self.patterns = tuple(patterns)
        self.root = root
        #: The folders with an ``_index``, whether it is published or not.
        self.folders: frozenset[str] = frozenset()
        #: Markdown files that belong to a bundle and are no documents.
        self.resources: frozenset[Path] = frozenset()
        self._before: dict[str, Path] = {}

    def discover(
        self, exclude_paths: Iterable[str] = (), include_paths: Iterable[str] = ('**',)
    ) -> set[str]:
        """Find the documents and give them their names."""
        self._before = dict(self._docname_to_path)
        super().discover(exclude_paths, include_paths)
        covered = Matcher(self.patterns)
        found = {d: p for d, p in self._docname_to_path.items() if covered(d)}
        inside = in_bundles(found, self.srcdir)
        self.resources = frozenset(found[docname] for docname in inside)
        for docname in inside:
            self._forget(docname)
        homes = {d: above(d) for d, p in found.items() if is_section(p) and d not in inside}
        self.folders = frozenset(homes.values())
        for docname, folder in homes.items():
            name = f'{folder}/index' if folder else self.root
            if name not in self.docnames and covered(name):
                self._place(name, self._forget(docname))
        contents = self.root == 'index' and 'contents' in self.docnames  # Sphinx sees to it
        if self.root not in self.docnames and not contents:
            self.provide_home()
        return self.docnames

    def moved(self) -> set[str]:
        """Return the documents that have another file than in the last build.

        They may be older than what was read; and how others are read depends on the home.
        """
        now = self._docname_to_path
        found = {d for d in self.docnames if self._before.get(d, now[d]) != now[d]}
        return set(self.docnames) if self.root in found else found

    def provide_home(self) -> None:
        """Let the home be a page with the newest articles."""
        if self.root in self._docname_to_path:
            self._forget(self.root)
        self._place(self.root, HOME)
        logger.info('there is no %r: the home is a list of the newest articles', self.root)

    def doc2path(self, docname: str, absolute: bool) -> _StrPath:
        """Return the file of a document; of a home from here no path that others lack."""
        path = super().doc2path(docname, absolute)
        ours = docname == self.root and not absolute and path == HOME
        return _StrPath(f'{docname}.md') if ours else path

    def is_content(self) -> bool:
        """Say whether the home, and so every document with front matter, is as Hugo has it."""
        home = self._docname_to_path.get(self.root)
        return home is not None and (home == HOME or is_section(home))

    def path2doc(self, filename: str | Path) -> str | None:  # type: ignore[override]
        """Return the name of a document, by its absolute path, too."""
        if os.path.isabs(filename) or self.resources:  # noqa: PTH117 - thousands of files
            path = Path(filename)
            if path.is_absolute() and path.is_relative_to(self.srcdir):
                path = path.relative_to(self.srcdir)
            return None if path in self.resources else super().path2doc(path)
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


def on_builder_inited(app: Sphinx) -> None:
    """Let the project find its documents in this way."""
    project = ContentProject(app.project, app.config.podcast_articles, app.config.root_doc)
    app.project = app.env.project = project


def on_html_page_context(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Name the source of a page after its file, which Sphinx thinks begins with the docname."""
    if context.get('sourcename') and is_section(app.env.doc2path(pagename)):
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


def is_section(path: str | Path) -> bool:
    """Say whether the file at *path* introduces its folder; it is no article, even with a date."""
    return PurePosixPath(path).stem == '_index'


def markup(path: str | Path) -> str:
    """Return ``rst`` or ``md``, by the file's name."""
    return 'rst' if str(path).endswith(('.rst', '.txt')) else 'md'


def in_bundles(found: Mapping[str, Path], srcdir: Path) -> set[str]:
    """Return the documents that Hugo reads as files of a bundle: Markdown below its index."""
    known: dict[str, bool] = {'': False}

    def is_bundle(folder: str) -> bool:
        if folder not in known:
            path = found.get(f'{folder}/index')
            named = path is not None and path.stem == 'index' and path.suffix in MARKDOWN
            known[folder] = is_bundle(above(folder)) or bool(
                named and path and _is_article(srcdir / path)
            )
        return known[folder]

    inside = set()
    for docname, path in found.items():
        folder = above(docname)
        around = above(folder) if docname == f'{folder}/index' else folder
        if path.suffix in MARKDOWN and is_bundle(around):
            inside.add(docname)
    return inside


def _is_article(path: Path) -> bool:
    try:
        front = front_matter.read(path.read_text(encoding='utf-8-sig'))
    except (front_matter.Unreadable, UnicodeDecodeError):
        return True  # it would be one if it could be read; its reader says what is wrong
    except OSError:
        return False
    return front is not None and (
        article_fields.is_article(front) or article_fields.is_unrendered(front)
    )
