"""The menu of a site whose front page has no toctree: folders, taxonomies, archive, pages."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx import addnodes
from sphinx.domains.std import StandardDomain
from sphinx.util import url_re

from sphinxext_podcast.extension.builders import has_term_pages
from sphinxext_podcast.extension.catalogue import groups, way
from sphinxext_podcast.extension.catalogue.catalogue import podcast
from sphinxext_podcast.extension.catalogue.way import Stop
from sphinxext_podcast.extension.files.project import content
from sphinxext_podcast.extension.messages import Subtype, in_conf, warn
from sphinxext_podcast.model.groups.translations import speaks

from . import toctree
from .toctree import MENU

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

    from sphinxext_podcast.extension.catalogue.catalogue import Catalogue

AUTO = 'auto'
#: What shows the menu where a theme has the sidebar of Sphinx's own ``basic``.
GLOBAL, LOCAL = 'globaltoc.html', 'localtoc.html'
#: What shows the pages below one of the menu, with a heading even where there are none.
BELOW = frozenset({'sidebar-nav-bs', 'sidebar-collapse'})


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
    """Warn of names in the option that name nothing, and of an option without effect.

    A document in the menu needs no toctree.
    """
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
        page = chosen(written, podcast(env), known)
        if page is None:
            warn(Subtype.CONFIG, f'podcast_menu: there is no page {written!r}', place)
        elif page.name in env.all_docs:
            env.metadata[page.name].setdefault('orphan', groups.REACHED)


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


class Menus:
    """Shows the menu, which is made once for all pages from which its links look the same.

    Sphinx makes it anew for every page, though it differs only by the way to the root, and by
    the mark on the pages that are in it.
    """

    def __init__(self) -> None:
        """Begin with nothing made."""
        self.contents: nodes.Node | None = None
        self.names: list[str] = []
        self.made: dict[tuple[Any, ...], str] = {}

    def on_html_page_context(
        self,
        app: Sphinx,
        pagename: str,
        templatename: str,
        context: dict[str, Any],
        doctree: nodes.document | None,
    ) -> None:
        """Give the theme the menu, also where it has one only on demand."""
        if not has_term_pages(app.builder):
            return
        contents = app.env.tocs[MENU]
        if contents is not self.contents:
            self.contents, self.names, self.made = contents, flat(app.env), {}
        if self.names and pagename not in self.names and 'toctree' in context:
            context['toctree'] = partial(self.html, app.builder, pagename, context['toctree'])
        shown = context.get('sidebars') or []
        if pagename in self.names:
            kept = (name for name in shown if name.removesuffix('.html') not in BELOW)
            context['sidebars'] = shown = list(kept)
        # A site that has chosen sidebars has chosen where its menu is.
        if LOCAL not in shown or GLOBAL in shown or app.config.html_sidebars:
            return
        if contents.next_node(nodes.reference):
            context['sidebars'] = [GLOBAL, *shown]

    def html(
        self, builder: Builder, pagename: str, make: Callable[..., str], **options: Any
    ) -> str:
        """Return the menu on *pagename*, which is not in it, as *make* makes it."""
        links = (builder.get_relative_uri(pagename, name) for name in self.names)
        key = (repr(sorted(options.items())), *links)
        if key not in self.made:
            self.made[key] = make(**options)
        return self.made[key]


def flat(env: BuildEnvironment) -> list[str]:
    """Return the names of the pages in the menu; none if there is a toctree in one of them."""
    found = [str(node['refuri']) for node in env.tocs[MENU].findall(nodes.reference)]
    names = [name for name in found if url_re.match(name) is None]
    return [] if any(name in env.toctree_includes for name in names) else names


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
    """Yield the folders of the first level, the taxonomies in use, the archive, and the pages."""
    library = domain.library
    outer = [section for section in library.sections() if section.path and not section.parent]
    used = [path for path in library.taxonomies if library.terms(path)]
    for subject in (*outer, *used, *groups.archives(library)[:1]):
        yield way.stop(domain, subject)
    yield from pages(domain)


def pages(domain: Catalogue) -> list[Stop]:
    """Return the pages of the first level, such as ``about``, by their weight, then their titles.

    Those in the language of the site; the home and ``404`` are known without a menu.
    """
    env, found = domain.env, []
    others = {env.config.root_doc, '404', *content(env).languages, *domain.editions}
    for docname, page in domain.undated.items():
        if '/' in docname.removesuffix('/index') or docname in others or page.hidden:
            continue
        if not speaks(page.language or env.config.language or '', env.config.language or ''):
            continue
        title = page.link_title or env.titles[docname].astext()
        found.append((page.weight == 0, page.weight, title, docname))
    return [Stop(docname, title) for _last, _weight, title, docname in sorted(found)]


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
