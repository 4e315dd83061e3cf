"""Which files of a content folder are documents, and their names: those of Hugo's pages."""

from __future__ import annotations

import os
from importlib.resources import files
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any, cast

from sphinx.project import Project
from sphinx.util._pathlib import _StrPath
from sphinx.util.matching import Matcher

from sphinxext_podcast.extension.messages import Subtype, logger, warn
from sphinxext_podcast.model.addresses.published import HIDDEN, document_fault
from sphinxext_podcast.model.groups.section import above
from sphinxext_podcast.model.groups.translations import languages, split_language
from sphinxext_podcast.source.front_matter import article_fields, reader

from .unread import PROGRAMS, unread

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment

#: The home of a project that has none.
HOME = Path(str(files('sphinxext_podcast')), 'templates/podcast/home.md')
#: What Hugo takes for Markdown.
MARKDOWN = ('.md', '.markdown', '.mdown', '.mkd', '.mkdn')
#: What we add to the suffixes of documents, for MyST-Parser has only ``.md``.
ADDED = (*MARKDOWN[1:], '.MD')


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
        self.filetypes = dict(config.source_suffix)
        #: The folders with an ``_index``, whether it is published or not.
        self.folders: frozenset[str] = frozenset()
        #: Markdown files that belong to a bundle and are no documents.
        self.resources: frozenset[Path] = frozenset()
        #: Docname → language, of those that have it in the names of their files.
        self.languages: dict[str, str] = {}
        #: Markdown files that are no documents, for the project chooses its suffixes.
        self.left_out: list[str] = []
        #: The folder of ``conf.py``.
        self.confdir = str(old.srcdir)
        self._before: dict[str, Path] = {}

    def discover(
        self, exclude_paths: Iterable[str] = (), include_paths: Iterable[str] = ('**',)
    ) -> set[str]:
        """Find the documents and give them their names."""
        self._before = dict(self._docname_to_path)
        self.left_out = []
        super().discover(exclude_paths, include_paths)
        self.leave_out()
        covered = Matcher(self.patterns)
        found = {d: p for d, p in self._docname_to_path.items() if covered(d)}
        inside = in_bundles(found, self.srcdir)
        self.resources = frozenset(found[docname] for docname in inside)
        for docname in inside:
            self._forget(docname)
        homes = {d: p for d, p in found.items() if opens_folder(p) and d not in inside}
        self.folders = frozenset(above(d) for d, p in homes.items() if is_section(p))
        for docname, path in homes.items():
            name = f'{above(docname)}/{path.stem[1:]}' if above(docname) else path.stem[1:]
            name = self.root if name == 'index' else name
            if name not in self.docnames and covered(name):
                self._place(name, self._forget(docname))
        self.languages = languages(filter(covered, self.docnames))
        contents = self.root == 'index' and 'contents' in self.docnames  # Sphinx sees to it
        if self.root not in self.docnames and not contents:
            self.provide_home()
        self.warn_of_left_out(covered)
        return self.docnames

    def leave_out(self) -> None:
        """Forget the documents that can be no pages, and say so."""
        hidden = []
        for docname in sorted(self.docnames):
            if not (wrong := document_fault(docname)):
                continue
            path = self._forget(docname).as_posix()
            if wrong == HIDDEN:
                hidden.append(path)
                continue
            place = f'{self.srcdir}/{path}:1' if path.isprintable() else None
            message = f'{ascii(path) if place is None else repr(path)}: {wrong}'
            logger.error(message, type='podcast', subtype='link', location=place)
        if hidden:
            names = f'{", ".join(hidden[:3])}{" …" if len(hidden) > 3 else ""}'
            message = f'{len(hidden)} hidden documents are left out: {names}'
            message += '; rename them, or name them in exclude_patterns'
            warn(Subtype.CONFIG, message, f'{self.srcdir}/{hidden[0]}:1')

    def warn_of_left_out(self, covered: Matcher) -> None:
        """Warn of Markdown files whose suffix makes them no documents, with their number."""
        names = sorted(n for n in self.left_out if covered(os.path.splitext(n)[0]))  # noqa: PTH122
        if names:
            added = {os.path.splitext(name)[1]: 'markdown' for name in names}  # noqa: PTH122
            many = 'files are no documents and' if len(names) > 1 else 'file is no document and is'
            message = (
                f'{len(names)} Markdown {many} left out: '
                f'{", ".join(names[:3])}{" …" if len(names) > 3 else ""}; write '
                f'source_suffix = {self.filetypes | added} to have them'
            )
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
        was = {
            above(path.with_suffix('').as_posix())
            for docname, path in before.items()
            if is_section(path) and covered(docname)
        }
        changed = was ^ self.folders if before else frozenset()
        found |= {d for d in self.docnames if changed and any(f in changed for f in around(d))}
        spoken = languages(before)
        return found | {d for d in before if d in now and spoken.get(d) != self.languages.get(d)}

    def is_below_index(self, docname: str) -> bool:
        """Return whether a folder that *docname* is in has an ``_index``."""
        return not self.folders.isdisjoint(around(docname))

    def provide_home(self) -> None:
        """Make the home a page with the newest articles."""
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
        """Return whether the home, and so every document with front matter, is as Hugo has it."""
        home = self._docname_to_path.get(self.root)
        return home is not None and (home == HOME or is_section(home))

    def path2doc(self, filename: str | Path) -> str | None:  # type: ignore[override]
        """Return the name of a document, by its absolute path, too."""
        name = str(filename)
        if name.lower().endswith(MARKDOWN) and not name.endswith(self.source_suffix):
            self.left_out.append(name)
            return None
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


def is_section(path: str | Path) -> bool:
    """Return whether the file at *path* is an ``_index``, which is no article even with a date."""
    return PurePosixPath(path).stem == '_index'


def opens_folder(path: str | Path) -> bool:
    """Return whether the file at *path* introduces its folder, in whatever language."""
    return split_language(PurePosixPath(path).stem)[0] == '_index'


def around(docname: str) -> list[str]:
    """Return the folders that *docname* is in, '' at last."""
    found = [above(docname)]
    while found[-1]:
        found.append(above(found[-1]))
    return found


def markup(path: str | Path) -> str:
    """Return ``rst`` or ``md``, by the file's name."""
    return 'rst' if str(path).endswith(('.rst', '.txt')) else 'md'


def in_bundles(found: Mapping[str, Path], srcdir: Path) -> set[str]:
    """Return the documents that Hugo reads as files of a bundle: Markdown below its index."""
    known: dict[str, bool] = {'': False}
    markdown = {d: p for d, p in found.items() if p.suffix.lower() in MARKDOWN}
    indexes: dict[str, list[Path]] = {}
    for path in markdown.values():
        if split_language(path.stem)[0] == 'index' and len(path.parts) > 1:
            indexes.setdefault(path.parent.as_posix(), []).append(path)

    def is_bundle(folder: str) -> bool:
        if folder not in known:
            own = any(_is_article(srcdir / path) for path in indexes.get(folder, ()))
            known[folder] = own or is_bundle(above(folder))
        return known[folder]

    inside = set()
    for docname, path in markdown.items():
        folder = above(docname)
        outer = above(folder) if path in indexes.get(folder, ()) else folder
        if is_bundle(outer):
            inside.add(docname)
    return inside


def _is_article(path: Path) -> bool:
    try:
        front = reader.read(path.read_text(encoding='utf-8-sig'))
    except (reader.Unreadable, UnicodeDecodeError):
        return True  # it would be one if it could be read; its reader says what is wrong
    except OSError:
        return False
    return front is not None and (
        article_fields.is_article(front) or article_fields.is_unrendered(front)
    )
