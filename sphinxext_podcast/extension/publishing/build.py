"""What an output folder was given, so that the next build rewrites and deletes what it must.

It lies in the output folder and belongs to it: builders that share a doctree folder never
mislead each other.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx.builders.html import StandaloneHTMLBuilder

from sphinxext_podcast.extension import builders
from sphinxext_podcast.extension.builders import has_term_pages, is_data, page_file
from sphinxext_podcast.extension.catalogue.catalogue import podcast
from sphinxext_podcast.extension.feeds import site_feeds
from sphinxext_podcast.extension.files import brought, static
from sphinxext_podcast.extension.files.project import source_name
from sphinxext_podcast.extension.messages import Subtype, warn
from sphinxext_podcast.extension.outdir import (
    delete,
    digest,
    is_same,
    write_if_changed,
    write_texts,
)
from sphinxext_podcast.extension.pages import not_found
from sphinxext_podcast.extension.pages.generated import Writer, alike
from sphinxext_podcast.extension.search.site_search import SiteSearch
from sphinxext_podcast.extension.security import guard
from sphinxext_podcast.model.addresses.owners import folded
from sphinxext_podcast.model.record import FILE, Record, dumps

from . import (
    address_warnings,
    copies,
    last_build,
    page_digests,
    places,
    read_meanwhile,
    redirects,
    site_files,
    unfinished,
    written_files,
)
from .made_files import MadeFiles
from .shown_files import ShownFiles
from .unfinished import Unfinished

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from collections.abc import Set as AbstractSet

    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment

    from sphinxext_podcast.extension.catalogue.list_pages import Page
    from sphinxext_podcast.model.addresses.redirects import Redirect


def on_config_inited(app: Sphinx, config: Config) -> None:
    """Exclude the record from EPUBs."""
    config.epub_exclude_files = [*config.epub_exclude_files, FILE, unfinished.FILE]


class OutputRecord:
    """Compares what one build makes with what its output folder was given before."""

    def __init__(self) -> None:
        """Begin with nothing made."""
        self.search = SiteSearch(lambda: self.made)
        self.old = self.made = Record()
        self.is_guessed = False
        self.damaged: set[str] = set()
        self.shown_files = ShownFiles()
        self.redirects: list[Redirect] = []
        self.files: MadeFiles | None = None
        self.unfinished: Unfinished | None = None

    def on_env_updated(self, app: Sphinx, env: BuildEnvironment) -> list[str]:
        """Return the documents whose pages show something else than they would now."""
        self.files = made = MadeFiles(app)
        places.settle(made)
        made.warn_of_lists()
        address_warnings.warn_of_likeness(app.builder, made.domain)
        self.redirects = redirects.plan(app.builder, made)
        written = {docname: _files(app, docname) for docname in env.found_docs}
        found = last_build.before(app.builder, pages_of(app, written))
        self.old, self.is_guessed = found.record, found.is_guessed
        self.damaged = found.damaged
        everywhere = page_digests.everywhere(app.builder)
        is_same = self.old.everywhere == everywhere and not places.has_moved(app, self.old)
        is_whole = found.is_whole and is_same
        if not is_same:
            self.old = self.old.forgotten()._replace(everywhere=everywhere)
        self.made = current(app, written, self.redirects, self.old, made.beside)
        self.unfinished = Unfinished(app.outdir)
        wanted = self.made.every_file() | self.shown_files.planned(app)
        copied = {name: app.srcdir / source for name, source in made.beside.items()}
        self.unfinished.begin(wanted - self.old.every_file(), copied, self.old.digests)
        last_build.clear_the_way(app.outdir, self.made.files, self.old)
        places.make_room(app)
        if not is_whole:
            return sorted(env.found_docs)
        names = [name for name in stale(self.made, self.old) if name in env.found_docs]
        names += read_meanwhile.outdated(env, app.outdir, written)
        names += [d for d, files in written.items() if not self.damaged.isdisjoint(files)]
        others = (self.made.pages, self.made.redirects) != (self.old.pages, self.old.redirects)
        # Else a builder may find nothing to do.
        return names or [app.config.root_doc] * (others or bool(self.damaged))

    def on_html_collect_pages(self, app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
        """Write the pages of lists, or leave them to a builder that writes no HTML."""
        if not has_term_pages(app.builder):
            return
        domain = podcast(app.env)
        writer = Writer(app.builder, domain)
        if is_data(app.builder):
            yield from writer.data(domain.list_pages)
            return
        for group in alike(domain.list_pages):
            self.write_lists(app, writer, group)
        if not_found.is_made(app):
            not_found.write(app, writer)

    def write_lists(self, app: Sphinx, writer: Writer, group: list[Page]) -> None:
        """Write the pages of *group* that the output folder has not as they are now.

        The first is always made, with the list that it has if that is as it was: it shows what
        the theme puts around them all.
        """
        first = group[0]
        own = writer.write(first, lists_the_same=self.has_list(app, first.name))
        around = digest(writer.around(first, own))
        kept = {page.name for page in group[1:] if self.has(app, page.name, around)}
        for page in group[1:]:
            if page.name not in kept:
                writer.write(page)
        self.made.shells.update(dict.fromkeys((page.name for page in group), around))
        brought.name_pages(app, kept)

    def has(self, app: Sphinx, name: str, around: str) -> bool:
        """Return whether the output folder has the page *name* as it is now, *around* its list."""
        return self.old.shells.get(name) == around and self.has_list(app, name)

    def has_list(self, app: Sphinx, name: str) -> bool:
        """Return whether the output folder has the page *name* with the list that it has now."""
        return (
            self.old.pages.get(name) == self.made.pages[name]
            and (file := page_file(app.builder, name)) not in self.damaged
            and os.path.exists(f'{app.outdir}/{file}')  # noqa: PTH110
        )

    def on_build_finished(self, app: Sphinx, exception: Exception | None) -> None:
        """Delete what is no longer made, write what is no page, and remember both."""
        if self.files is None or self.unfinished is None:
            return
        if exception is not None or not app.outdir.is_dir():
            self.unfinished.listen_no_more()
            return
        old, now, files = self.old, self.made, self.files
        whole, feeds = site_files.plan(app, files), site_feeds.plan(app, files)
        shared = self.shown_files.files(app, old.shared)
        index = self.search.files(app)
        others = {*files.static, *feeds.files, *whole.names(), *index}
        others.update(page.file for page in self.redirects)
        data: dict[str, Path | str] = {**files.static, **whole.texts, **feeds.texts(), **index}
        self.unfinished.begin(others - old.every_file(), data, old.digests)
        for name in self.damaged & {*others, *now.beside}:
            delete(app.outdir, name)
        copies.copy({n: files.beside[n] for n in now.beside}, app.srcdir, app.outdir)
        mine = {*old.files, *old.beside} - {*now.files, *now.beside}
        left = old.every_file() - now._replace(shared=shared).every_file() - others
        kept = self.delete_all(app.outdir, left - brought.kept(app), others)
        made = static.copy(files.static, app.outdir, mine)
        mine.difference_update(made)
        known = {*old.files} - self.damaged if now.redirects == old.redirects else ()
        made += redirects.write(podcast(app.env), app.builder, self.redirects, mine, known)
        made += site_files.write(app, whole)
        made += write_texts(app.outdir, index)
        digests = site_feeds.write(app, feeds, now, self.sound(old.feeds))
        if guard.has_fired(app):  # the next build makes everything again
            now, digests = now._replace(everywhere=''), {}
        everything = sorted({*now.files, *made, *feeds.files, *kept})
        self.made = now._replace(files=everything, feeds=digests, shared=shared)
        self.save(app.outdir, kept, self.unfinished.began)
        self.unfinished.end()

    def sound(self, digests: Mapping[str, str]) -> dict[str, str]:
        """Return those *digests* by file whose files are as they were written."""
        return {name: digest for name, digest in digests.items() if name not in self.damaged}

    def delete_all(
        self, outdir: Path, names: AbstractSet[str], others: AbstractSet[str]
    ) -> list[str]:
        """Delete the files *names* that were made and are no more; return those of somebody else.

        *others* are made besides pages.
        """
        if self.is_guessed:
            now = self.made.every_file() | others
            last_build.warn_of_files_beside(outdir, names, now)
            names = names - written_files.still_shown(outdir, now)
        there = [name for name in sorted(names) if written_files.is_file(outdir, name)]
        kept: list[str] = []
        alike = {folded(name): name for name in self.made.every_file() | others} if there else {}
        for name in there:
            if is_same(outdir, name, alike.get(folded(name), name)):
                continue
            if written_files.is_ours(outdir / name, self.old.digests.get(name, '')):
                delete(outdir, name)
            else:
                kept.append(name)
        if kept:
            some = ', '.join(kept[:3]) + ' …' * (len(kept) > 3)
            message = 'an earlier build made this, and it was changed since; delete it yourself'
            warn(Subtype.CONFIG, f'{outdir}: {some}: {message}')
        return kept

    def save(self, outdir: Path, kept: Collection[str], since: int) -> None:
        """Write the record if it changed.

        It has new digests of files that changed *since*, but of those that were *kept*.
        """
        names, sound = sorted(self.made.every_file()), self.sound(self.old.digests)
        digests = written_files.digests_of(outdir, names, sound, since)
        digests |= {name: self.old.digests.get(name, '') for name in kept}
        record = self.made._replace(digests={n: digest for n, digest in digests.items() if digest})
        write_if_changed(outdir / FILE, dumps(record))


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
    files = pages_of(app, written)
    if not_found.is_made(app):
        pages[not_found.FILE] = digest(not_found.state(domain))
    relations = page_digests.relations(domain)
    return Record(
        old.everywhere,
        relations,
        old.surroundings
        if old.relations == relations
        else {a.docname: page_digests.surroundings(domain, a) for a in domain.library.pages},
        page_digests.shown(domain, app.builder),
        pages,
        {},
        digest(redirects.shown(domain, app.builder, planned)),
        old.feeds,
        sorted(files),
        sorted(set(beside) - files),
        old.shared,
        places=dict(sorted(builders.places(app.builder).items())),
    )


def pages_of(app: Sphinx, written: Mapping[str, list[str]]) -> set[str]:
    """Return the files of all pages, where *written* are those of documents."""
    files = {name for names in written.values() for name in names}
    if has_term_pages(app.builder):
        files.update(page_file(app.builder, page.name) for page in podcast(app.env).list_pages)
    return files | ({not_found.FILE} if not_found.is_made(app) else set())


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
