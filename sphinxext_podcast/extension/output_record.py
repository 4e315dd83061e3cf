"""What an output folder was given, so that the next build rewrites and deletes what it must.

It lies in the output folder and belongs to it: builders that share a doctree folder never
mislead each other.
"""

from __future__ import annotations

import json
import os
from html import escape
from typing import TYPE_CHECKING, Any, NamedTuple

from sphinx.builders.html import StandaloneHTMLBuilder

from sphinxext_podcast.model.owners import in_the_way
from sphinxext_podcast.output.page import generated

from . import (
    bundle_files,
    feed_files,
    guard,
    list_pages,
    not_found,
    other_files,
    page_digests,
    read_meanwhile,
    redirects,
    site_files,
    static_files,
)
from .content_files import source_name
from .digest import digest
from .domain import podcast
from .links import has_term_pages, is_data
from .list_writer import Writer, has_marks
from .made_files import MadeFiles
from .output_files import delete, page_file
from .shown_files import ShownFiles

if TYPE_CHECKING:
    from collections.abc import Collection, Container, Iterator, Mapping
    from pathlib import Path

    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment

    from sphinxext_podcast.model.redirects import Redirect

FILE = '.sphinxext-podcast.json'


class Record(NamedTuple):
    """What an output folder was given.

    *everywhere* is the digest of what all pages depend on, *relations* that of what decides the
    *surroundings*, which are digests by docname, as is what else is *shown*.  *pages* are
    digests of pages without a document by name, *shells* of what a theme makes around them,
    *redirects* that of all, *feeds* those of feeds by file.  *files* are those of documents and
    pages, *beside* those of bundles and folders, *shared* those that Sphinx puts where documents
    share them, by docname.
    """

    everywhere: str = ''
    relations: str = ''
    surroundings: dict[str, str] = {}  # noqa: RUF012 - nobody changes it
    shown: dict[str, str] = {}  # noqa: RUF012
    pages: dict[str, str] = {}  # noqa: RUF012
    shells: dict[str, str] = {}  # noqa: RUF012
    redirects: str = ''
    feeds: dict[str, str] = {}  # noqa: RUF012
    files: list[str] = []  # noqa: RUF012
    beside: list[str] = []  # noqa: RUF012
    shared: dict[str, list[str]] = {}  # noqa: RUF012


def load(outdir: Path) -> Record:
    """Read the record of *outdir*; without one, or with a broken one, nothing was given."""
    try:
        data = json.loads((outdir / FILE).read_text(encoding='utf-8'))
        return Record(*(data[name] for name in Record._fields))
    except (OSError, ValueError, KeyError, TypeError):
        return Record()


def save(outdir: Path, record: Record) -> None:
    """Write *record* if it changed."""
    text = json.dumps(record._asdict(), ensure_ascii=False, indent=0, sort_keys=True) + '\n'
    path = outdir / FILE
    if not path.exists() or path.read_text(encoding='utf-8') != text:
        path.write_text(text, encoding='utf-8')


def on_config_inited(app: Sphinx, config: Config) -> None:
    """Keep the record out of the EPUB."""
    config.epub_exclude_files = [*config.epub_exclude_files, FILE]


class OutputRecord:
    """Compares what one build makes with what its output folder was given before."""

    def __init__(self) -> None:
        """Begin with nothing made."""
        self.old = self.made = Record()
        self.shown_files = ShownFiles()
        self.redirects: list[Redirect] = []
        self.files: MadeFiles | None = None

    def on_env_updated(self, app: Sphinx, env: BuildEnvironment) -> list[str]:
        """Name the documents whose surroundings are not what their pages show."""
        self.files = files = MadeFiles(app)
        files.warn_of_lists()
        self.redirects = redirects.plan(app.builder, files)
        self.old = load(app.outdir)
        everywhere = page_digests.everywhere(app.builder)
        if self.old.everywhere != everywhere:
            left = {name: getattr(self.old, name) for name in ('files', 'beside', 'shared')}
            self.old = Record(everywhere, **left)
        written = {docname: _files(app, docname) for docname in env.found_docs}
        self.made = current(app, written, self.redirects, self.old, files.beside)
        for name in in_the_way(self.made.files, [*self.old.files, *self.old.beside]):
            delete(app.outdir, name)
        found = [name for name in stale(self.made, self.old) if name in env.found_docs]
        found += read_meanwhile.outdated(env, app.outdir, written)
        others = (self.made.pages, self.made.redirects) != (self.old.pages, self.old.redirects)
        # Else a builder may find nothing to do.
        return found or [app.config.root_doc] * others

    def on_html_collect_pages(self, app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
        """Write the pages of lists, or leave them to a builder that writes no HTML."""
        if not has_term_pages(app.builder):
            return
        domain = podcast(app.env)
        writer, shells = Writer(app.builder, domain), {}
        for page in domain.list_pages:
            if is_data(app.builder):
                heading = escape(list_pages.title(page, domain))
                body = generated(heading, writer.content(page))
                yield page.name, {'title': heading, 'body': body}, ''
                continue
            shells[page.name] = writer.shell(page).digest
            if not self.has(app, page.name, shells[page.name]):
                writer.write(page)
        self.made = self.made._replace(shells=shells)
        other_files.name_pages(app, (page.name for page in domain.list_pages if has_marks(page)))
        if not_found.is_made(app):
            not_found.write(app, writer)

    def has(self, app: Sphinx, name: str, shell: str) -> bool:
        """Say whether the output folder has the page *name* as it is made now in its *shell*."""
        return (
            self.old.pages.get(name) == self.made.pages[name]
            and self.old.shells.get(name) == shell
            and os.path.exists(f'{app.outdir}/{page_file(app.builder, name)}')  # noqa: PTH110
        )

    def on_build_finished(self, app: Sphinx, exception: Exception | None) -> None:
        """Delete what is no longer made, write what is no page, and remember both."""
        if exception is not None or not app.outdir.is_dir() or self.files is None:
            return
        old, now, files = self.old, self.made, self.files
        bundle_files.copy(now.beside, app.srcdir, app.outdir)
        left = {*old.files, *old.beside} - {*now.files, *now.beside}
        static, whole = files.static, site_files.plan(app, files)
        feeds = feed_files.plan(app, files)
        kept = {*static, *feeds.files, *whole.names(), *other_files.kept(app)}
        kept.update(page.file for page in self.redirects)
        for name in sorted(left - kept):
            delete(app.outdir, name)
        made = static_files.copy(static, app.outdir, left)
        left.difference_update(made)
        known = set(old.files) if now.redirects == old.redirects else ()
        made += redirects.write(podcast(app.env), app.builder, self.redirects, left, known)
        made += site_files.write(app, whole)
        digests = feed_files.write(app, feeds, now, old.feeds)
        everything = sorted({*now.files, *made, *feeds.files})
        shared = self.settle_shared(app, static)
        if guard.has_fired(app):  # the next build makes everything again
            now, digests = now._replace(everywhere=''), {}
        save(app.outdir, now._replace(files=everything, feeds=digests, shared=shared))

    def settle_shared(self, app: Sphinx, kept: Container[str]) -> dict[str, list[str]]:
        """Delete the shared files that nothing shows any more, but not what is *kept*."""
        shared = self.shown_files.files(app, self.old.shared)
        for name in _all(self.old.shared) - _all(shared):
            if name not in kept:
                delete(app.outdir, name)
        return shared


def current(
    app: Sphinx,
    written: Mapping[str, list[str]],
    planned: list[Redirect],
    old: Record,
    beside: Collection[str],
) -> Record:
    """Return the record of what this build makes, where *old* is what there was.

    *written* are the files of documents, *planned* the redirects, *beside* what is copied.
    """
    domain = podcast(app.env)
    pages = page_digests.pages(domain, app.builder)
    files = {name for names in written.values() for name in names}
    files.update(page_file(app.builder, page) for page in pages)
    if not_found.is_made(app):
        files.add(not_found.FILE)
        pages[not_found.FILE] = digest(not_found.state(domain))
    relations = page_digests.relations(domain)
    return Record(
        old.everywhere,
        relations,
        old.surroundings
        if old.relations == relations
        else {a.docname: page_digests.surroundings(domain, a) for a in domain.library.pages},
        page_digests.shown(domain),
        pages,
        old.shells,
        digest(redirects.shown(domain, planned)),
        old.feeds,
        sorted(files),
        sorted(set(beside) - files),
        old.shared,
    )


def stale(made: Record, old: Record) -> list[str]:
    """Return the documents whose pages show something else than what is *made* now."""
    pairs = [(made.shown, old.shown), (made.surroundings, old.surroundings)]
    names = {name for now, before in pairs for name in (*now, *before)}
    return [
        docname
        for docname in sorted(names)
        if any(now.get(docname) != before.get(docname) for now, before in pairs)
    ]


def _files(app: Sphinx, docname: str) -> list[str]:
    """Return the files of a document in the output folder: its page and its source."""
    if not hasattr(app.builder, 'out_suffix'):
        return []
    files = [page_file(app.builder, docname)]
    if isinstance(app.builder, StandaloneHTMLBuilder) and app.config.html_copy_source:
        files.append(f'_sources/{source_name(app, docname)}')
    return files


def _all(shared: Mapping[str, list[str]]) -> set[str]:
    return {name for names in shared.values() for name in names}
