"""Where documents have their pages: settled when all are read, before the first is written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sphinx.util.matching import Matcher

from sphinxext_podcast.extension.builders import (
    can_place,
    home_file,
    page_file,
    page_uri,
    places,
)
from sphinxext_podcast.extension.config.site import site
from sphinxext_podcast.extension.files.project import content
from sphinxext_podcast.extension.messages import Subtype, warn
from sphinxext_podcast.extension.outdir import clear
from sphinxext_podcast.model.addresses.places import assign, wishes

from . import last_build

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx

    from sphinxext_podcast.extension.catalogue.catalogue import Catalogue
    from sphinxext_podcast.model.record import Record

    from .made_files import MadeFiles


def on_builder_inited(app: Sphinx) -> None:
    """Begin where the last build had the pages: Sphinx looks for them before it reads."""
    if can_place(app.builder):
        known = last_build.read(app.outdir)
        places(app.builder).update(known.places if known else {})


def settle(made: MadeFiles) -> None:
    """Give every document its place in this build, beside all else that is *made*."""
    app, builder = made.app, made.app.builder
    known = places(builder)
    known.clear()
    if can_place(builder) and app.config.podcast_addresses == 'hugo':
        homes = {docname: home_file(builder, docname) for docname in app.env.found_docs}
        known.update(assign(wished(made.domain), homes, made.taken))


def wished(domain: Catalogue) -> dict[str, str]:
    """Return docname → the file that a document wants for its page."""
    env = domain.env
    project, covered = content(env), Matcher(tuple(env.config.podcast_articles))
    is_hugo = env.config.podcast_markdown == 'hugo'

    def is_content(docname: str) -> bool:
        below = is_hugo and (project.is_content() or project.is_below_index(docname))
        return below and covered(docname)

    return wishes(domain.pages, domain.address_book, is_content, env.config.root_doc)


def has_moved(app: Sphinx, old: Record) -> bool:
    """Return whether a document that had a page in the last build has it elsewhere now."""
    builder, there = app.builder, set(old.files)
    for docname in {*old.places, *places(builder)} & app.env.found_docs:
        was = old.places.get(docname) or home_file(builder, docname)
        if was in there and was != page_file(builder, docname):
            return True
    return False


def make_room(app: Sphinx) -> None:
    """Delete folders, with nothing in them but pages of ours that lead on, where pages are to be.

    A folder of somebody else stays, and there is a warning.
    """
    for docname, file in places(app.builder).items():
        path = app.outdir / file
        if path.is_dir():
            clear(path)
            if path.is_dir():
                message = f'{path}: a folder has the place of the page; delete it'
                warn(Subtype.LINK, message, docname)


def on_html_page_context(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Correct what themes make of the address of a page, which they take for that of a docname.

    Warn of a page of another extension that is written over that of a document.
    """
    known = places(app.builder)
    if pagename in known:
        if context.get('pageurl'):
            context['pageurl'] = site(app.env).join(page_uri(app.builder, pagename))
    elif known and doctree is None and pagename not in app.env.found_docs:
        file = home_file(app.builder, pagename)
        for docname in [docname for docname, place in known.items() if place == file]:
            message = f'the page {pagename!r} of another extension is written over that of'
            warn(Subtype.LINK, f'{message} {docname!r}; give it another address', docname)
