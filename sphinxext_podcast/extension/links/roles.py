"""The roles for articles, terms and pages of lists: ``{podcast:article}``, ``{podcast:tag}``."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from docutils import nodes
from sphinx.errors import NoUri
from sphinx.roles import XRefRole
from sphinx.util.nodes import make_refnode
from sphinx.util.osutil import relative_uri

from sphinxext_podcast.extension.builders import has_term_pages, page_uri
from sphinxext_podcast.extension.catalogue import groups, way
from sphinxext_podcast.extension.catalogue.catalogue import at, has
from sphinxext_podcast.extension.messages import Subtype, warn
from sphinxext_podcast.model.groups.archive import Year

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx.addnodes import pending_xref
    from sphinx.builders import Builder
    from sphinx.domains import Domain
    from sphinx.environment import BuildEnvironment

    from sphinxext_podcast.extension.catalogue.catalogue import Catalogue
    from sphinxext_podcast.extension.catalogue.groups import Subject
    from sphinxext_podcast.model.article import Article
    from sphinxext_podcast.model.groups.term import Term
    from sphinxext_podcast.model.library import Library

#: Role → front matter key of the taxonomy whose terms it names.
TERM_ROLES = {
    'tag': 'tags',
    'category': 'categories',
    'series': 'series',
    'author': 'authors',
    'show': 'source_name',
}


def term_named(library: Library, role: str, name: str) -> Term | None:
    """Return the term that *name* is for *role*."""
    for taxonomy, key in library.taxonomies.items():
        if key == TERM_ROLES[role] and (term := library.term(taxonomy, name)):
            return term
    return None


#: Roles for pages of lists: of a taxonomy, of the archive or one year, of a folder.
PAGE_ROLES = ('taxonomy', 'archive', 'section')


def subject_named(library: Library, role: str, name: str) -> Subject | None:
    """Return what the page that *name* is for *role* lists: ``tags``, ``2026``, ``posts``."""
    path = name.strip('/')
    if role == 'taxonomy':
        return path if path in library.taxonomies and library.terms(path) else None
    if role == 'section':
        return library.section(path)
    archives = groups.archives(library)
    if path == 'archive':
        return next(iter(archives), None)
    years = (one for one in archives if isinstance(one, Year) and str(one.year) == path)
    return next((one for one in archives if one.path == path), next(years, None))


def article_named(articles: Mapping[str, Article], name: str) -> str | None:
    """Find an article by its docname, or by the end of that."""
    if name in articles:
        return name
    ends = (docname for docname in sorted(articles) if docname.endswith(f'/{name}'))
    return next(ends, None)


class MentionRole(XRefRole):
    """A reference whose target may change without its document: it is noted."""

    def process_link(
        self,
        env: BuildEnvironment,
        refnode: nodes.Element,
        has_explicit_title: bool,
        title: str,
        target: str,
    ) -> tuple[str, str]:
        """Note the mention; the text stays what the author wrote."""
        target = target.strip()
        domain = cast('Catalogue', env.domains['podcast'])  # which imports this module
        domain.note_mention(env.docname, refnode['reftype'], target)
        return title, target


def to_article(
    domain: Catalogue,
    fromdocname: str,
    builder: Builder,
    target: str,
    node: pending_xref,
    contnode: nodes.Element,
) -> nodes.reference | None:
    """Link to the article *target*, None if there is none; words alone where it has no page."""
    docname = article_named(domain.articles, target)
    if docname is None:
        return None
    if not node['refexplicit'] and contnode.astext() == target:
        contnode = nodes.inline('', domain.articles[docname].title)
    try:
        if not has(builder, docname):
            return contnode  # type: ignore[return-value]
        return make_refnode(builder, fromdocname, docname, '', contnode)
    except NoUri:
        return contnode  # type: ignore[return-value]


def to_term(
    domain: Catalogue,
    fromdocname: str,
    builder: Builder,
    role: str,
    target: str,
    contnode: nodes.Element,
) -> nodes.reference | None:
    """Link to the page of a term, None if there is none; words alone where terms have no pages."""
    term = term_named(domain.library, role, target)
    if term is None:
        return None
    if not has_term_pages(builder):
        return contnode  # type: ignore[return-value]
    path = page_uri(builder, at(domain.env, term.path))
    uri = relative_uri(page_uri(builder, fromdocname), path)
    return nodes.reference('', '', contnode, internal=True, refuri=uri)


def to_page(
    domain: Catalogue,
    fromdocname: str,
    builder: Builder,
    role: str,
    target: str,
    node: pending_xref,
    contnode: nodes.Element,
) -> nodes.reference | None:
    """Link to the page of a list, None if there is none; words alone where it has no page."""
    subject = subject_named(domain.library, role, target)
    if subject is None:
        return None
    page = way.stop(domain, subject)
    if not node['refexplicit'] and contnode.astext() == target:
        contnode = nodes.inline('', page.title)
    try:
        if page.name in domain.env.found_docs and has(builder, page.name):
            return make_refnode(builder, fromdocname, page.name, '', contnode)
    except NoUri:
        return contnode  # type: ignore[return-value]
    if not has_term_pages(builder):
        return contnode  # type: ignore[return-value]
    uri = relative_uri(page_uri(builder, fromdocname), page_uri(builder, page.name))
    return nodes.reference('', '', contnode, internal=True, refuri=uri)


def on_warn_missing_reference(
    app: object, domain: Domain | None, node: pending_xref
) -> bool | None:
    """Name what a role refers to and does not exist."""
    if domain is None or domain.name != 'podcast':
        return None
    target = node['reftarget']
    if node['reftype'] in domain.roles:
        warn(Subtype.LINK, f'there is no {node["reftype"]} {target!r}', node)
    return True
