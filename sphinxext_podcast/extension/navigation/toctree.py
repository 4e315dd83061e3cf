"""Pages of lists in a toctree: ``tags/index``, ``posts/index``, ``tags/openai/index``.

Which pages there are is known when all documents are read, so that an entry that may be one is
kept as it is written.  Before pages are written, Sphinx is given what it needs to know of each
of them, as it knows it of documents: a title, and a table of contents.  Nothing of this is
stored, for with other builders there are no such pages.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from docutils.parsers.rst import directives
from docutils.statemachine import StringList
from sphinx import addnodes
from sphinx.directives.other import TocTree
from sphinx.domains.std import StandardDomain
from sphinx.util import docname_join, url_re
from sphinx.util.docutils import new_document
from sphinx.util.matching import Matcher

from sphinxext_podcast.extension.builders import has_term_pages
from sphinxext_podcast.extension.catalogue import list_pages
from sphinxext_podcast.extension.catalogue.catalogue import Entry, podcast
from sphinxext_podcast.extension.catalogue.way import Stop
from sphinxext_podcast.extension.messages import logger
from sphinxext_podcast.extension.tuning.doctrees import hold
from sphinxext_podcast.extension.tuning.steps import when_prepared

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

    from sphinxext_podcast.extension.catalogue.catalogue import Catalogue

#: The one entry of the toctree that a front page without one gets: it stands for the menu.
MENU = 'podcast-menu'
#: What Sphinx takes for an address, and leaves alone.
_ASIDE = 'podcast-page://'
#: What makes a name a pattern where a toctree has the option ``glob``.
_GLOB = frozenset('*?[')


def directive() -> type[TocTree]:
    """Return the directive ``toctree`` that there is, which takes our pages, too."""
    known: dict[str, Any] = getattr(directives, '_directives', {})  # not exported
    there = known.get('toctree', TocTree)
    base = there if isinstance(there, type) and issubclass(there, TocTree) else TocTree
    return base if issubclass(base, PagesToo) else type('TocTree', (PagesToo, base), {})


class PagesToo(TocTree):
    """A toctree, some entries of which name what is no document and may become a page."""

    def run(self) -> list[nodes.Node]:
        """Keep such entries from Sphinx, which would warn of them."""
        names: dict[str, str] = {}
        written = [self._aside(line, names) for line in self.content]
        if not names:
            return super().run()
        self.content = StringList(written, self.state.document.current_source or '')
        made = super().run()
        for toctree in (found for node in made for found in node.findall(addnodes.toctree)):
            toctree['entries'] = [
                (title, names.get(ref, ref)) for title, ref in toctree['entries']
            ]
        domain, docname = podcast(self.env), self.env.docname
        noted = (Entry(name, self.lineno) for name in names.values())
        domain.toctrees[docname] = (*domain.toctrees.get(docname, ()), *noted)
        return made

    def _aside(self, line: str, names: dict[str, str]) -> str:
        """Return *line* as Sphinx leaves it alone if it is such an entry, and add to *names*."""
        title, ref = split(line)
        name = named(self.env, self.env.docname, ref)
        if not name or ('glob' in self.options and not _GLOB.isdisjoint(name)):
            return line
        names[f'{_ASIDE}{name}'] = name
        return f'{title} <{_ASIDE}{name}>' if title else f'{_ASIDE}{name}'


def split(entry: str) -> tuple[str, str]:
    """Return title and name of an *entry*, ``Topics <tags/index>``; the title may be ''."""
    title, _bracket, name = entry.removesuffix('>').rpartition('<')
    return (title.strip(), name.strip()) if entry.endswith('>') and title.strip() else ('', entry)


def named(env: BuildEnvironment, docname: str, ref: str) -> str:
    """Return the name of the page that *ref* in *docname* may mean, '' if it can be none."""
    if not ref or ref == 'self' or url_re.match(ref):
        return ''
    for suffix in env.config.source_suffix:
        if ref.endswith(suffix):
            ref = ref.removesuffix(suffix)
            break
    name = docname_join(docname, ref)
    known = name in env.found_docs or name in StandardDomain._virtual_doc_names
    excluded = Matcher(env.config.exclude_patterns)(str(env.doc2path(name, base=False)))
    return '' if known or excluded or not may_be_page(name, env.config) else name


def may_be_page(name: str, config: Any) -> bool:
    """Return whether a page of a list may have the *name*."""
    folders = [*config.podcast_taxonomies, *filter(None, [config.podcast_archive])]
    return name.endswith('/index') or any(f'{name}/'.startswith(f'{f}/') for f in folders)


def on_env_get_outdated(
    app: Sphinx,
    env: BuildEnvironment,
    added: set[str],
    changed: set[str],
    removed: set[str],
) -> list[str]:
    """Return the documents whose toctrees name a page that is a document now, or is none now."""
    domain = podcast(env)
    found = {
        docname
        for docname, entries in domain.toctrees.items()
        if any(entry.name in env.found_docs for entry in entries)
    }
    if gone := {name for name in removed if may_be_page(name, env.config)}:
        includes = env.toctree_includes.items()
        found.update(docname for docname, names in includes if not gone.isdisjoint(names))
    return sorted(found & env.found_docs)


def on_env_get_updated(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Let Sphinx find no numbered figures on these pages: it looks wherever toctrees lead."""
    entries = (entry.name for noted in podcast(env).toctrees.values() for entry in noted)
    if env.config.numfig:
        for name in {MENU, *entries} - env.found_docs:
            hold(env, name, new_document(name))
    return []


def on_env_updated(app: Sphinx, env: BuildEnvironment) -> None:
    """Warn of entries that name nothing, as Sphinx does."""
    domain = podcast(env)
    known = titles(domain)
    for docname, entries in sorted(domain.toctrees.items()):
        for entry in entries:
            if not resolved(domain, entry.name, known):
                message = 'toctree contains reference to nonexisting document %r'
                place = (docname, entry.line)
                logger.warning(
                    message, entry.name, location=place, type='toc', subtype='not_readable'
                )


def on_write_started(app: Sphinx, builder: Builder) -> None:
    """Let Sphinx know the pages that toctrees name, or pass them over."""
    domain = podcast(builder.env)
    if domain.toctrees:
        tell(builder, domain)


def tell(builder: Builder, domain: Catalogue) -> None:
    """Let Sphinx know the pages in the toctrees of documents."""
    env = builder.env
    known = titles(domain) if has_term_pages(builder) else {}
    for docname, entries in domain.toctrees.items():
        pages = {entry.name: resolved(domain, entry.name, known) for entry in entries}
        for name, page in pages.items():
            env.tocs[name] = contents([page] if page else [])
            if page:
                introduce(env, page)
        for toctree in env.tocs[docname].findall(addnodes.toctree):  # what some themes read
            toctree['entries'] = [
                (title, page.name if page else ref)
                for title, ref in toctree['entries']
                if (page := pages.get(ref)) or ref not in pages
            ]
        include(builder, docname, [page.name for page in pages.values() if page])


def introduce(env: BuildEnvironment, page: Stop) -> None:
    """Let Sphinx know the title of *page*, and that there is nothing below it."""
    if page.name not in env.found_docs:
        env.tocs[page.name] = contents([page])
        env.titles[page.name] = env.longtitles[page.name] = nodes.title('', page.title)


def include(builder: Builder, docname: str, names: Iterable[str]) -> None:
    """Let the pages *names* be below *docname* in menus, and not on the way through documents.

    That way, by which documents have a previous and a next one, is made when pages are prepared.
    """
    env, below = builder.env, list(names)

    def put() -> None:
        env.toctree_includes[docname] = [*env.toctree_includes.get(docname, ()), *below]

    if below:
        when_prepared(builder, put)


def contents(pages: Iterable[Stop]) -> nodes.bullet_list:
    """Return *pages* as entries of a menu; without any, what Sphinx passes over in silence."""
    made = nodes.bullet_list()
    for page in pages:
        made += nodes.list_item('', addnodes.compact_paragraph('', '', _link(page)))
    if not made.children:
        made += addnodes.toctree(entries=[], includefiles=[], hidden=False)
    return made


def _link(page: Stop) -> nodes.reference:
    inside = url_re.match(page.name) is None
    return nodes.reference('', page.title, internal=inside, refuri=page.name, anchorname='')


def titles(domain: Catalogue) -> dict[str, str]:
    """Return the title of every page of a list by its name."""
    return {page.name: list_pages.title(page, domain.env) for page in domain.list_pages}


def resolved(domain: Catalogue, name: str, known: Mapping[str, str]) -> Stop | None:
    """Return the page that *name* means among those that are *known*, or the document.

    The page of the tags is ``tags``, as its address says, and ``tags/index``, as that of a
    document would be.
    """
    for place in (name, name.removesuffix('/index')):
        page = domain.subjects.at(place)
        if page in known:
            return Stop(page, known[page])
        if page in domain.env.found_docs:
            return Stop(page, domain.env.titles[page].astext())
    return None


def state(domain: Catalogue) -> list[Any]:
    """Return what the menus of all pages show of pages of lists, for a digest."""
    known = titles(domain) if domain.toctrees else {}
    return [
        (docname, entry.name, resolved(domain, entry.name, known))
        for docname, entries in sorted(domain.toctrees.items())
        for entry in entries
    ]
