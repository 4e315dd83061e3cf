"""Links by the addresses that a site has with Hugo, and by the names of its files."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from docutils import nodes
from sphinx.errors import NoUri
from sphinx.util.nodes import clean_astext, make_refnode
from sphinx.util.osutil import relative_uri

from sphinxext_podcast.extension.builders import has_term_pages, is_website, page_uri
from sphinxext_podcast.extension.catalogue.catalogue import at, has
from sphinxext_podcast.extension.config.base_address import base
from sphinxext_podcast.extension.files import static
from sphinxext_podcast.extension.messages import Subtype, warn
from sphinxext_podcast.model.addresses import scheme
from sphinxext_podcast.model.addresses.address_book import IN_BROWSERS, Href, Target, split
from sphinxext_podcast.model.addresses.named_file import printable, shown

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.addnodes import pending_xref
    from sphinx.builders import Builder

    from sphinxext_podcast.extension.catalogue.catalogue import Catalogue

#: Fragments that no page has to have: its beginning, words, moments of what it plays.
#: Types of references: by an address, and by what Hugo's ``ref`` takes.
ADDRESS, PAGE = 'address', 'page'
KINDS = (ADDRESS, PAGE)


def note(domain: Catalogue, docname: str, found: Iterable[pending_xref]) -> None:
    """Note those links, *found* in *docname*, whose targets may change without it."""
    for node in found:
        if node.get('refdomain') == domain.name and node.get('reftype') in KINDS:
            node.setdefault('refdoc', docname)
            domain.note_mention(docname, node['reftype'], node['reftarget'])


def state(domain: Catalogue, docname: str, kind: str, href: str) -> list[Any]:
    """Return what the page of *docname* shows of the target of a link, for a digest."""
    targets = find(domain, kind, href, docname)
    file = None if targets else file_of(domain, docname, href)
    fragment = split(href).fragment
    return [kind, href, [[target, title(domain, target, fragment)] for target in targets], file]


def find(domain: Catalogue, kind: str, href: str, docname: str) -> list[Target]:
    """Return what *href*, in *docname*, may mean."""
    if kind == PAGE:
        return domain.address_book.find_page(href, docname)
    if domain.address_book.is_outside(href):
        return []
    found = domain.address_book.find(href, docname)
    return [found] if found else []


def title(domain: Catalogue, target: Target, fragment: str = '') -> str:
    """Return the title of *target*, or of its heading that *fragment* names."""
    if heading := _headings(domain, target.name).get(fragment):
        return str(heading[-1])
    if article := domain.articles.get(target.name):
        return article.title
    if target.document:
        known = domain.env.titles.get(target.name)
        return clean_astext(known) if known is not None else target.name
    return domain.address_book.generated[target.name]


def _headings(domain: Catalogue, docname: str) -> dict[str, Any]:
    """Return what MyST-Parser keeps of the headings of *docname*: id → …, text."""
    return domain.env.metadata.get(docname, {}).get('myst_slugs', {})  # type: ignore[no-any-return]


def resolve(
    domain: Catalogue,
    docname: str,
    builder: Builder,
    node: pending_xref,
    contnode: nodes.Element,
) -> nodes.Node:
    """Return the link that *node*, in *docname*, stands for; its address in a tag of HTML."""
    made = _resolved(domain, docname, builder, node, contnode)
    if 'in_tag' not in node:
        return made
    written = node['reftarget'].rpartition('|')[2]  # without its language
    address = f'#{made["refid"]}' if 'refid' in made else made.get('refuri', written)
    return nodes.Text(escape(address))


def _resolved(
    domain: Catalogue,
    docname: str,
    builder: Builder,
    node: pending_xref,
    contnode: nodes.Element,
) -> nodes.Element:
    kind, href = node['reftype'], node['reftarget']
    targets = find(domain, kind, href, docname)
    if len(targets) > 1:
        names = ', '.join(repr(f'/{target.name}') for target in targets)
        warn_once(domain, f'{href!r} may mean {names}; write one of these', node)
        return contnode
    if targets:
        if not node.get('refexplicit'):
            contnode = nodes.inline('', title(domain, targets[0], split(href).fragment))
        return link(domain, docname, builder, targets[0], node, contnode)
    if kind == PAGE:
        message = f'there is no page {href!r}; write its path from the root, such as "/posts/name"'
        warn_once(domain, message, node)
        return contnode
    return other(domain, docname, builder, node, contnode)


def link(
    domain: Catalogue,
    docname: str,
    builder: Builder,
    target: Target,
    node: pending_xref,
    contnode: nodes.Element,
) -> nodes.Element:
    """Link to *target*, or show the mere text where the builder has no such page."""
    parts = split(node['reftarget'])
    if not target.document:
        if not has_term_pages(builder):
            return contnode
        uri = page_uri(builder, at(builder.env, target.name))
        uri = relative_uri(page_uri(builder, docname), uri)
        fragment = f'#{quote(parts.fragment)}' if parts.fragment else ''
        return _reference(f'{uri}{_query(builder, parts)}{fragment}', contnode)
    id = fragment_id(domain, target.name, parts.fragment, node, is_website(builder))
    try:
        if not has(builder, target.name):
            return contnode
        made = make_refnode(builder, docname, target.name, id, contnode)
    except NoUri:
        return contnode
    if 'refuri' in made and (query := _query(builder, parts)):
        uri, mark, rest = made['refuri'].partition('#')
        made['refuri'] = f'{uri}{query}{mark}{rest}'
    return made


def fragment_id(
    domain: Catalogue, docname: str, fragment: str, node: nodes.Element, website: bool
) -> str:
    """Return the id that *fragment* means in *docname*.

    One that is not there stays on a *website*: browsers know more of them, such as ``top``, and
    our script moments.
    """
    known = domain.anchors.get(docname)
    if known is None or not fragment:
        return fragment
    if fragment not in known and not IN_BROWSERS.match(fragment):
        message = f'{docname!r} has no heading or id {fragment!r}; the link leads to its beginning'
        warn_once(domain, message, node)
    return known.get(fragment, fragment if website else '')


def file_of(domain: Catalogue, docname: str, href: str) -> str | None:
    """Return the file that *href* in *docname* leads to, also one that a build makes."""
    return static.linked(href, docname, domain.address_book, domain.env, domain.made)


def other(
    domain: Catalogue,
    docname: str,
    builder: Builder,
    node: pending_xref,
    contnode: nodes.Element,
) -> nodes.Element:
    """Link to a file, to another site, or to nothing, as it is written."""
    href = node['reftarget']
    if not scheme.is_linked(href):
        warn_once(domain, scheme.fault(href), node)
        return contnode
    if domain.address_book.is_outside(href):
        return nodes.reference('', '', contnode, internal=False, refuri=href)
    file = file_of(domain, docname, href)
    if file is None:
        message = (
            f'no page and no file has the address {shown(href)}; correct it, or give the page '
            'that you mean this address in its "aliases"'
        )
        warn_once(domain, message, node)
        return nodes.reference('', '', contnode, internal=False, refuri=printable(href))
    parts = split(href)
    fragment = f'#{quote(parts.fragment)}' if parts.fragment else ''
    uri, rest = quote(file), (f'?{parts.query}' if parts.query else '') + fragment
    if is_website(builder):
        return _reference(f'{relative_uri(page_uri(builder, docname), uri)}{rest}', contnode)
    if root := base(domain.env):
        return nodes.reference('', '', contnode, internal=False, refuri=f'{root}{uri}{rest}')
    return contnode


def warn_once(domain: Catalogue, message: str, node: nodes.Element) -> None:
    """Warn of a link, once although an EPUB resolves some documents several times."""
    said = (node.source, node.line, message)
    if said not in domain.said:
        domain.said.add(said)
        warn(Subtype.LINK, message, node)


def _query(builder: Builder, parts: Href) -> str:
    return f'?{parts.query}' if parts.query and is_website(builder) else ''


def _reference(uri: str, contnode: nodes.Element) -> nodes.reference:
    return nodes.reference('', '', contnode, internal=True, refuri=uri)
