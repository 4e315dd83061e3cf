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

from sphinxext_podcast.output.page import generated

from . import bundle_files, feed_files, list_pages, page_digests, redirects, static_files
from .content_files import source_name
from .digest import digest
from .domain import podcast
from .links import has_term_pages
from .list_writer import Writer

if TYPE_CHECKING:
    from collections.abc import Iterator
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
    *redirects* that of all, *feeds* those of feeds by file.  *files* are those of articles and
    pages, *beside* those of bundles and folders.
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
        self.redirects: list[Redirect] = []

    def on_env_updated(self, app: Sphinx, env: BuildEnvironment) -> list[str]:
        """Name the documents whose surroundings are not what their pages show."""
        self.redirects = redirects.plan(podcast(env), app.builder)
        self.old = load(app.outdir)
        everywhere = page_digests.everywhere(app.builder)
        if self.old.everywhere != everywhere:
            self.old = Record(everywhere, files=self.old.files, beside=self.old.beside)
        self.made = current(app, self.redirects, self.old)
        found = stale(self.made, self.old)
        if not found and (self.made.pages, self.made.redirects) != (
            self.old.pages,
            self.old.redirects,
        ):
            return [app.config.root_doc]  # else a builder may find nothing to do
        return found

    def on_html_collect_pages(self, app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
        """Write the pages of lists, or leave them to a builder that writes no HTML."""
        if not has_term_pages(app.builder):
            return
        domain = podcast(app.env)
        writer, shells = Writer(app.builder, domain), {}
        for page in domain.list_pages:
            if hasattr(app.builder, 'implementation'):  # JSON or pickle
                heading = escape(list_pages.title(page, domain))
                body = generated(heading, writer.content(page))
                yield page.name, {'title': heading, 'body': body}, ''
                continue
            shells[page.name] = writer.shell(page).digest
            if not self.has(app, page.name, shells[page.name]):
                writer.write(page)
        self.made = self.made._replace(shells=shells)

    def has(self, app: Sphinx, name: str, shell: str) -> bool:
        """Say whether the output folder has the page *name* as it is made now in its *shell*."""
        return (
            self.old.pages.get(name) == self.made.pages[name]
            and self.old.shells.get(name) == shell
            and os.path.exists(app.builder.get_outfilename(name))  # type: ignore[attr-defined] # noqa: PTH110
        )

    def on_build_finished(self, app: Sphinx, exception: Exception | None) -> None:
        """Delete what is no longer made, write what is no page, and remember both."""
        if exception is not None or not app.outdir.is_dir():
            return
        old, now = self.old, self.made
        bundle_files.copy(now.beside, app.srcdir, app.outdir)
        left = {*old.files, *old.beside} - {*now.files, *now.beside}
        if left:
            # A document may have taken the place of a page, or be no article any more.
            left -= {name for docname in app.env.found_docs for name in _files(app, docname)}
        static = static_files.files(app.builder)
        feeds = feed_files.plan(app, now, static)
        kept = {*static, *feeds.files, *(page.file for page in self.redirects)}
        for name in sorted(left - kept):
            _delete(app.outdir, name)
        made = static_files.copy(static, app.outdir, left)
        left.difference_update(made)
        known = set(old.files) if now.redirects == old.redirects else ()
        made += redirects.write(podcast(app.env), app.builder, self.redirects, left, known)
        digests = feed_files.write(app, feeds, now, old.feeds)
        files = sorted({*now.files, *made, *feeds.files})
        save(app.outdir, now._replace(files=files, feeds=digests))


def current(app: Sphinx, planned: list[Redirect], old: Record) -> Record:
    """Return the record of what this build makes, where *old* is what there was."""
    domain = podcast(app.env)
    pages = page_digests.pages(domain, app.builder)
    written = {docname: _files(app, docname) for docname in app.env.found_docs}
    ours = {*domain.articles, *domain.sections, *domain.pages} & written.keys()
    files = [name for docname in ours for name in written[docname]]
    files += [name for page in pages for name in _output(app, page)]
    names = {name for names in written.values() for name in names}
    beside = [*bundle_files.found(app, names), *feed_files.beside(app)]
    relations = page_digests.relations(domain)
    return Record(
        old.everywhere,
        relations,
        old.surroundings
        if old.relations == relations
        else {a.docname: page_digests.surroundings(domain, a) for a in domain.library.articles},
        page_digests.shown(domain),
        pages,
        old.shells,
        digest(redirects.shown(domain, planned)),
        old.feeds,
        sorted(files),
        sorted({*beside} - {*files}),
    )


def stale(made: Record, old: Record) -> list[str]:
    """Return the documents whose pages show something else than what is *made* now."""
    return [
        docname
        for docname in made.shown
        if old.shown.get(docname) != made.shown[docname]
        or old.surroundings.get(docname) != made.surroundings.get(docname)
    ]


def _files(app: Sphinx, docname: str) -> list[str]:
    """Return the files of an article in the output folder: its page and its source."""
    if not hasattr(app.builder, 'out_suffix'):
        return []
    files = _output(app, docname)
    if isinstance(app.builder, StandaloneHTMLBuilder):
        files.append(f'_sources/{source_name(app, docname)}')
    return files


def _output(app: Sphinx, pagename: str) -> list[str]:
    get = getattr(app.builder, 'get_outfilename', None)
    if get is None:
        return [f'{pagename}{app.builder.out_suffix}']  # type: ignore[attr-defined]
    return [str(get(pagename))[len(str(app.outdir)) + 1 :].replace(os.sep, '/')]


def _delete(outdir: Path, name: str) -> None:
    """Delete a file and the folders that it leaves empty."""
    path = outdir / name
    if path.is_dir():  # a page has taken its place
        return
    path.unlink(missing_ok=True)
    for folder in path.relative_to(outdir).parents[:-1]:
        if (outdir / folder).is_dir() and not any((outdir / folder).iterdir()):
            (outdir / folder).rmdir()
