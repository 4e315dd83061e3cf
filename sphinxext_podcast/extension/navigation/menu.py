"""The menu of a site whose front page has no toctree: folders, taxonomies, the archive."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx import addnodes
from sphinx.domains.std import StandardDomain
from sphinx.util import url_re

from sphinxext_podcast.extension.builders import has_term_pages
from sphinxext_podcast.extension.catalogue import groups, way
from sphinxext_podcast.extension.catalogue.catalogue import podcast
from sphinxext_podcast.extension.catalogue.way import Stop
from sphinxext_podcast.extension.messages import Subtype, in_conf, warn

from . import toctree
from .toctree import MENU

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

    from sphinxext_podcast.extension.catalogue.catalogue import Catalogue

AUTO = 'auto'
#: What shows the menu where a theme has the sidebar of Sphinx's own ``basic``.
GLOBAL, LOCAL = 'globaltoc.html', 'localtoc.html'


def on_doctree_read(app: Sphinx, doctree: nodes.document) -> None:
    """Give the front page a toctree if it has none, after Sphinx has looked for those."""
    if app.env.docname != app.config.root_doc or any(doctree.findall(addnodes.toctree)):
        return
    doctree += addnodes.toctree(
        parent=app.env.docname,
        entries=[(None, MENU)],
        includefiles=[],
        maxdepth=-1,
        caption=None,
        glob=False,
        hidden=False,
        includehidden=False,
        numbered=0,
        titlesonly=False,
    )


def on_doctree_resolved(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Keep the menu out of the text."""
    for node in [n for n in doctree.findall(addnodes.toctree) if n['entries'] == [(None, MENU)]]:
        node.parent.remove(node)


def on_env_updated(app: Sphinx, env: BuildEnvironment) -> None:
    """Warn of names in the option that name nothing, and of an option without effect."""
    wanted = env.config.podcast_menu
    if not wanted or wanted == AUTO or not has_term_pages(app.builder):
        return
    place = in_conf(app.confdir, 'podcast_menu')
    if not is_ours(env):
        message = f'podcast_menu does nothing: {env.config.root_doc!r} has a toctree of its own'
        warn(Subtype.CONFIG, message, place)
        return
    known = toctree.titles(podcast(env))
    for written in wanted:
        if chosen(written, podcast(env), known) is None:
            warn(Subtype.CONFIG, f'podcast_menu: there is no page {written!r}', place)


def on_write_started(app: Sphinx, builder: Builder) -> None:
    """Fill the menu."""
    env = builder.env
    pages = list(entries(podcast(env))) if has_term_pages(builder) else []
    env.tocs[MENU] = toctree.contents(pages)
    if not pages:
        return
    for page in pages:
        if url_re.match(page.name) is None and page.name not in StandardDomain._virtual_doc_names:
            toctree.introduce(env, page)
    root = env.config.root_doc
    # For themes that look there for what is below the front page.
    menu = addnodes.toctree(parent=root, includefiles=[], hidden=True)
    menu['entries'] = [(page.title, page.name) for page in pages]
    env.tocs[root] += menu
    toctree.include(builder, root, [p.name for p in pages if url_re.match(p.name) is None])


def on_html_page_context(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Show the menu where a theme has it only on demand, unless the site has chosen sidebars."""
    shown = context.get('sidebars') or []
    if not has_term_pages(app.builder) or LOCAL not in shown or app.config.html_sidebars:
        return
    if GLOBAL not in shown and app.env.tocs[MENU].next_node(nodes.reference):
        context['sidebars'] = [GLOBAL, *shown]


def is_ours(env: BuildEnvironment) -> bool:
    """Return whether the front page has no toctree of its author's, before pages are prepared."""
    return env.config.root_doc not in env.toctree_includes


def entries(domain: Catalogue) -> Iterator[Stop]:
    """Yield the pages in the menu: those that the site chose, else all that there are."""
    env, wanted = domain.env, domain.env.config.podcast_menu
    if not is_ours(env):
        return
    if wanted == AUTO:
        yield from everything(domain)
        return
    known = toctree.titles(domain)
    yield from filter(None, (chosen(written, domain, known) for written in wanted))


def everything(domain: Catalogue) -> Iterator[Stop]:
    """Yield the folders of the first level, the taxonomies in use, and the archive."""
    library = domain.library
    outer = [section for section in library.sections() if section.path and not section.parent]
    used = [path for path in library.taxonomies if library.terms(path)]
    for subject in (*outer, *used, *groups.archives(library)[:1]):
        yield way.stop(domain, subject)


def chosen(written: str, domain: Catalogue, known: dict[str, str]) -> Stop | None:
    """Return the page that *written* names: ``tags/index``, ``Topics <tags/index>``."""
    title, name = toctree.split(written)
    if url_re.match(name):
        return Stop(name, title or name)
    if name in StandardDomain._virtual_doc_names:
        name, plain = StandardDomain._virtual_doc_names[name]
        return Stop(name, title or str(plain))
    page = toctree.resolved(domain, name, known)
    return Stop(page.name, title or page.title) if page else None


def state(domain: Catalogue) -> list[Stop]:
    """Return what the menu of all pages shows, for a digest."""
    return list(entries(domain))
