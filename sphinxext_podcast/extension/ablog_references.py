"""The labels that ABlog made: ``tag-…``, ``author-…``, ``blog-tags``, names of articles."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.errors import NoUri

from sphinxext_podcast.extension.catalogue.catalogue import at, podcast
from sphinxext_podcast.extension.catalogue.groups import archives, taxonomy_title
from sphinxext_podcast.extension.links.linker import Links
from sphinxext_podcast.model.groups.archive import Year
from sphinxext_podcast.source.dialects.ablog import slug

from .builders import has_term_pages
from .config import ablog_options
from .translation import _

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from sphinxext_podcast.extension.catalogue.catalogue import Catalogue

#: Label → front matter key of the taxonomy.
TERMS = {
    'tag': 'tags',
    'author': 'authors',
    'category': 'categories',
    'location': 'location',
    'language': 'language',
}
TAXONOMIES = {
    'blog-tags': 'tags',
    'blog-authors': 'authors',
    'blog-categories': 'categories',
    'blog-locations': 'location',
    'blog-languages': 'language',
}
_ALL = re.compile(r'blog-(?:posts|drafts|feed|archives)|archive-(?P<year>\d{4})')
_TERM = re.compile(rf'(?P<kind>{"|".join(TERMS)})-(?P<slug>.+)')


class Found(NamedTuple):
    """What a label means: a page, its name, and whether only a website has it."""

    page: str
    name: str
    made: bool = False


def found(domain: Catalogue, target: str) -> Found | None:
    """Return what the label *target* means, None if it is none of ABlog's."""
    taxonomies = {key: path for path, key in domain.library.taxonomies.items()}
    if match := _ALL.fullmatch(target):
        return _everything(domain, target, match['year'])
    if path := taxonomies.get(TAXONOMIES.get(target, '')):
        if domain.library.terms(path):
            return Found(at(domain.env, path), taxonomy_title(path), made=True)
        return None
    if (match := _TERM.fullmatch(target)) and (path := taxonomies.get(TERMS[match['kind']])):
        for term in domain.library.terms(path):
            if match['slug'] in (slug(term.name), term.key):
                return Found(at(domain.env, term.path), term.name, made=True)
    return next(
        (Found(a.docname, a.label) for a in domain.library.articles if _name(a.docname) == target),
        None,
    )


def _everything(domain: Catalogue, target: str, year: str | None) -> Found:
    """Return the page of all articles, or those of a *year*.

    It is where ABlog had it, if there is a document; else the archive, or the home.
    """
    env = domain.env
    wanted = ablog_options.path(env.config)
    made = {
        str(group.year) if isinstance(group, Year) else '': at(env, group.path)
        for group in archives(domain.library)
    }
    if (page := made.get(year or '')) and (year or target == 'blog-archives'):
        return Found(page, year or str(_('Archive')), made=page not in env.found_docs)
    names = [wanted, f'{wanted}/index', env.config.root_doc]
    page = next((name for name in names if name in env.found_docs), env.config.root_doc)
    titles = {'blog-archives': _('Archive'), 'blog-feed': _('Feed'), 'blog-drafts': _('Drafts')}
    return Found(page, year or str(titles.get(target, _('Posts'))))


def _name(docname: str) -> str:
    """Return the label of an article: the name of its file, or of the folder of an ``index``."""
    path = PurePosixPath(docname)
    name = path.parent.name if path.name == 'index' and path.parent.name else path.name
    return ' '.join(name.lower().split())


def on_doctree_read(app: Sphinx, doctree: nodes.document) -> None:
    """Note the labels that a document refers to: what they mean may change without it."""
    for node in doctree.findall(pending_xref):
        target = node.get('reftarget', '')
        if node.get('reftype') == 'ref' and (
            target in TAXONOMIES or _ALL.fullmatch(target) or _TERM.fullmatch(target)
        ):
            podcast(app.env).note_mention(app.env.docname, 'ref', target)


def on_missing_reference(
    app: Sphinx, env: BuildEnvironment, node: pending_xref, contnode: nodes.TextElement
) -> nodes.Element | None:
    """Link to what one of ABlog's labels means."""
    if node.get('refdomain') != 'std' or node.get('reftype') != 'ref':
        return None
    meant = found(podcast(env), node['reftarget'])
    if meant is None:
        return None
    if not node.get('refexplicit'):
        contnode = nodes.inline('', meant.name)
    if meant.made and not has_term_pages(app.builder):
        return contnode
    try:
        uri = Links(app.builder, node['refdoc']).address(meant.page)
    except NoUri:
        return contnode
    return nodes.reference('', '', contnode, internal=True, refuri=uri)
