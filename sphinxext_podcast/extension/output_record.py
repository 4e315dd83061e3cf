"""What an output folder was given, so that the next build rewrites and deletes what it must.

It lies in the output folder and belongs to it: builders that share a doctree folder never
mislead each other.
"""

from __future__ import annotations

import json
import os
from hashlib import blake2b
from typing import TYPE_CHECKING, Any, NamedTuple

from docutils import nodes
from sphinx.builders.html import StandaloneHTMLBuilder

from sphinxext_podcast.model.section import Section

from . import (
    ablog_references,
    address_links,
    bundle_files,
    image_names,
    list_pages,
    listings,
    read_meanwhile,
    redirects,
    static_files,
    subjects,
)
from .content_files import source_name
from .domain import podcast
from .links import at, has_term_pages, label
from .listings import summary
from .shown_files import ShownFiles

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping
    from pathlib import Path

    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment

    from sphinxext_podcast.model.article import Article
    from sphinxext_podcast.model.redirects import Redirect
    from sphinxext_podcast.model.term import Term

    from .domain import PodcastDomain

FILE = '.sphinxext-podcast.json'


class _Names:
    """Stands for links in a digest: what they name and say."""

    def __init__(self, env: BuildEnvironment) -> None:
        self.env = env

    def article(self, article: Article) -> nodes.Element:
        return nodes.inline('', label(article), target=article.docname)

    def term(self, term: Term) -> nodes.Element:
        return nodes.inline('', term.name, target=at(self.env, term.path))

    def names(self, terms: Iterable[Term]) -> list[tuple[str, str]]:
        return [(at(self.env, term.path), term.name) for term in terms]

    def section(self, section: Section) -> nodes.Element:
        target = at(self.env, section.path)
        return nodes.inline('', subjects.title(section, self.env), target=target)


class Record(NamedTuple):
    """Docname → digest of what its page shows of others; generated and documents' files.

    *beside* are the files of bundles and folders, *shared* those that Sphinx puts where
    documents share them, by docname.
    """

    shown: dict[str, str]
    pages: str
    files: list[str]
    beside: list[str]
    shared: dict[str, list[str]]


EMPTY = Record({}, '', [], [], {})


def load(outdir: Path) -> Record:
    """Read the record of *outdir*; without one, or with a broken one, nothing was given."""
    try:
        data = json.loads((outdir / FILE).read_text(encoding='utf-8'))
        return Record(*(data[field] for field in Record._fields))
    except (OSError, ValueError, KeyError, TypeError):
        return EMPTY


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
        self.made = EMPTY
        self.shown_files = ShownFiles()
        self.redirects: list[Redirect] = []

    def on_env_updated(self, app: Sphinx, env: BuildEnvironment) -> list[str]:
        """Name the documents whose surroundings are not what their pages show."""
        old = load(app.outdir)
        self.redirects = redirects.plan(podcast(env), app.builder)
        self.made = current(app, self.redirects)
        shown = self.made.shown
        stale = [name for name, digest in shown.items() if old.shown.get(name) != digest]
        stale += read_meanwhile.outdated(env, app.outdir, _pages(app))
        if self.made.pages != old.pages and not stale:
            stale = [app.config.root_doc]  # else a builder may find nothing to do
        return stale

    def on_build_finished(self, app: Sphinx, exception: Exception | None) -> None:
        """Delete what is no longer made, write what is no page, and remember both."""
        if exception is not None or not app.outdir.is_dir():
            return
        bundle_files.copy(self.made.beside, app.srcdir, app.outdir)
        old, now = load(app.outdir), self.made
        left = {*old.files, *old.beside} - {*now.files, *now.beside}
        if left:
            # A document may have taken the place of a page, or be no article any more.
            left -= {name for docname in app.env.found_docs for name in _files(app, docname)}
        static = static_files.files(app.builder)
        for name in sorted(left - static.keys() - {page.file for page in self.redirects}):
            _delete(app.outdir, name)
        made = static_files.copy(static, app.outdir, left)
        left.difference_update(made)
        made += redirects.write(podcast(app.env), app.builder, self.redirects, left)
        shared = self.settle_shared(app, old, static)
        save(app.outdir, now._replace(files=sorted({*now.files, *made}), shared=shared))

    def settle_shared(
        self, app: Sphinx, old: Record, kept: Container[str]
    ) -> dict[str, list[str]]:
        """Delete the shared files that nothing shows any more, but not what is *kept*."""
        shared = self.shown_files.files(app, old.shared)
        for name in _all(old.shared) - _all(shared):
            if name not in kept:
                _delete(app.outdir, name)
        return shared


def current(app: Sphinx, planned: list[Redirect]) -> Record:
    """Return the record of what this build makes."""
    domain = podcast(app.env)
    library = domain.library
    named = image_names.by_document(app.env)
    shown = {
        docname: _digest([*_around(domain, docname), named.get(docname)])
        for docname in sorted(_aware(domain) | (named.keys() & app.env.found_docs))
    }
    pages = list_pages.pages(library, app.env) if has_term_pages(app.builder) else []
    made = [(page.name, page.subject, _entries(domain, page)) for page in pages]
    written = {docname: _files(app, docname) for docname in app.env.found_docs}
    files = [name for names in written.values() for name in names]
    files += [name for page in pages for name in _output(app, page.name)]
    beside = bundle_files.found(app, {name for names in written.values() for name in names})
    beside = sorted({*beside} - {*files})
    digest = _digest([made, redirects.shown(domain, planned)])
    return Record(shown, digest, sorted(files), beside, {})


def _aware(domain: PodcastDomain) -> set[str]:
    """Return the documents that show something of other documents."""
    lists = domain.subjects.documents
    return {*domain.articles, *domain.listings, *domain.mentions, *lists} & domain.env.found_docs


def _around(domain: PodcastDomain, docname: str) -> list[Any]:
    library = domain.library
    names = _Names(domain.env)
    found: list[Any] = []
    for wanted in domain.listings.get(docname, ()):
        made = listings.build(wanted, library, names, domain.env.config)
        found.append([node.pformat() for node in made])
    if subject := domain.subjects.documents.get(docname):
        made = listings.about(subject, library, names, domain.env.config)
        found.append([subjects.title(subject, domain.env), *(node.pformat() for node in made)])
    for kind, target in domain.mentions.get(docname, ()):
        if kind == 'ref':
            found.append([target, ablog_references.found(domain, target)])
            continue
        if kind in address_links.KINDS:
            found.append(address_links.state(domain, docname, kind, target))
            continue
        term = None if kind == 'article' else domain.term_named(kind, target)
        named = domain.article_named(target) if kind == 'article' else None
        title = domain.articles[named].title if named else None
        found.append([kind, target, term and names.names([term]), named, title])
    if article := library.get(docname):
        config = domain.env.config
        found += [article, config.podcast_header, config.podcast_footer, config.podcast_embed]
        around = library.surroundings(article)
        found += [names.names(terms) for terms in around.terms.values()]
        found.append(
            [[names.names([p.term]), p.number, p.total, _named(p.articles)] for p in around.series]
        )
        found += [_named(around.same_episode), _named(around.related)]
        found += [_named(a for a in (around.newer,) if a), _named(a for a in (around.older,) if a)]
    return found


def _entries(domain: PodcastDomain, page: list_pages.Page) -> list[Any]:
    if isinstance(page.subject, str):
        return []
    found: list[Any] = [
        (a.docname, label(a), a.title, str(a.date), a.source_name, summary(a), a.draft)
        for a in domain.library.listed(page.subject)
    ]
    if isinstance(page.subject, Section):
        names = _Names(domain.env)
        made = listings.section_list(page.subject, domain.library, names)
        found += [subjects.title(page.subject, domain.env), *(node.pformat() for node in made)]
        above = subjects.parent(page.subject, domain.library)
        found.append(subjects.title(above, domain.env))
    return found


def _named(articles: Iterable[Article]) -> list[tuple[str, str, str]]:
    return [(article.docname, article.title, article.link_title) for article in articles]


def _digest(value: Any) -> str:
    return blake2b(repr(value).encode(), digest_size=12).hexdigest()


def _files(app: Sphinx, docname: str) -> list[str]:
    """Return the files of a document in the output folder: its page and its source."""
    if not hasattr(app.builder, 'out_suffix'):
        return []
    files = _output(app, docname)
    if isinstance(app.builder, StandaloneHTMLBuilder) and app.config.html_copy_source:
        files.append(f'_sources/{source_name(app, docname)}')
    return files


def _pages(app: Sphinx) -> dict[str, str]:
    found = {docname: _files(app, docname) for docname in app.env.found_docs}
    return {docname: files[0] for docname, files in found.items() if files}


def _output(app: Sphinx, pagename: str) -> list[str]:
    get = getattr(app.builder, 'get_outfilename', None)
    if get is None:
        return [f'{pagename}{app.builder.out_suffix}']  # type: ignore[attr-defined]
    return [str(get(pagename))[len(str(app.outdir)) + 1 :].replace(os.sep, '/')]


def _all(shared: Mapping[str, list[str]]) -> set[str]:
    return {name for names in shared.values() for name in names}


def _delete(outdir: Path, name: str) -> None:
    """Delete a file and the folders that it leaves empty."""
    path = outdir / name
    path.unlink(missing_ok=True)
    for folder in path.relative_to(outdir).parents[:-1]:
        if (outdir / folder).is_dir() and not any((outdir / folder).iterdir()):
            (outdir / folder).rmdir()
