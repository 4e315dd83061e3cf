"""The line of facts under the title of a list page, and the chips below its list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinxext_podcast.extension.catalogue import groups, list_pages
from sphinxext_podcast.extension.catalogue.catalogue import at
from sphinxext_podcast.extension.elements.nodes import podcast_inline, podcast_part
from sphinxext_podcast.extension.links.linker import reference
from sphinxext_podcast.extension.translation import _, language_name, ngettext
from sphinxext_podcast.model.groups.section import Section
from sphinxext_podcast.model.groups.term import Term
from sphinxext_podcast.model.site import language_tag

from .all_terms import cloud
from .lines import joined, line, translation

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

    from sphinx.environment import BuildEnvironment

    from sphinxext_podcast.extension.catalogue.groups import Subject
    from sphinxext_podcast.extension.catalogue.list_pages import Beside
    from sphinxext_podcast.extension.links.linker import Linker
    from sphinxext_podcast.model.groups.archive import Archive
    from sphinxext_podcast.model.library import Library


def facts(
    subject: Subject, told: Beside, above: Iterable[nodes.Node], links: Linker
) -> list[nodes.Element]:
    """Make the line of facts of *subject*: what is *above*, number, years, other pages, feed."""
    found = list(above)
    at_home = isinstance(subject, Section) and not subject.path
    if isinstance(subject, str):
        found.append(nodes.Text(number_of_terms(told.number)))
    elif told.number and not at_home:
        found.append(nodes.Text(number_of_articles(told.number)))
    if told.years and not at_home and isinstance(subject, (Section, Term)):
        found.append(nodes.Text('–'.join(map(str, told.years))))
    found += [links.page(path, groups.title(path, links.env)) for path in told.ways]
    if told.own:
        found.append(nodes.reference('', str(_('Website')), refuri=told.own))
    if feed := links.feed(subject):
        found.append(feed_link(feed))
    found += [version(one, links) for one in told.versions]
    return [line(joined(found), 'podcast-item-meta', 'podcast-facts')] if found else []


def version(section: Section, links: Linker) -> nodes.Element:
    """Link to the list of *section*, which is in another language, by the name of that."""
    language = language_tag(section.language or links.env.config.language)
    return translation(links.page(section.path, language_name(language)), language)


def of_page(subject: Subject, library: Library, links: Linker) -> list[nodes.Element]:
    """Make the line of facts for the document that is the page of *subject*."""
    if not links.has_term_pages:
        return []
    told = list_pages.beside(subject, library)
    at_home = isinstance(subject, Section) and not subject.path
    # What else would be on a home without articles?
    menu = in_menu(links.env) if at_home and told.number else frozenset()
    told = told._replace(ways=tuple(p for p in told.ways if at(links.env, p) not in menu))
    return facts(subject, told, above(subject, library, links, menu), links)


def in_menu(env: BuildEnvironment) -> frozenset[str]:
    """Return the names of the pages that the theme's navigation has beside the home.

    None where the site has chosen sidebars, and no navigation among them.
    """
    chosen = [str(name) for names in env.config.html_sidebars.values() for name in names]
    if chosen and not any(word in name for name in chosen for word in ('toc', 'nav')):
        return frozenset()
    return frozenset(env.toctree_includes.get(env.config.root_doc, ()))


def above(
    subject: Subject, library: Library, links: Linker, menu: Container[str] = ()
) -> list[nodes.Element]:
    """Link to what *subject* belongs to; on the home to what belongs to it beside the *menu*."""
    if isinstance(subject, str):
        return []
    if isinstance(subject, Section) and not subject.path:
        inner = list_pages.inner_to(subject, library)
        return [link(one, links) for one in inner if at(links.env, one.path) not in menu]
    outer = groups.parent(subject, library)
    return [links.page(groups.path_of(outer), groups.title(outer, links.env))]


def link(child: Section | Archive, links: Linker) -> nodes.Element:
    """Link to the page of *child*, which is inner to a section."""
    if isinstance(child, Section):
        return links.section(child)
    return links.page(child.path, str(_('Archive')))


def chips(told: Beside, links: Linker) -> list[nodes.Element]:
    """Make the chips below a list, each kind under its name."""
    found: list[nodes.Element] = []
    for kind, terms in told.chips if links.has_term_pages else ():
        words = str(_('Often together')) if kind == 'together' else groups.title(kind, links.env)
        named = podcast_inline('', words, tag='h2', classes=['podcast-heading'])
        found.append(
            podcast_part('', named, cloud(terms, links), tag='div', classes=['podcast-beside'])
        )
    return found


def feed_link(address: str) -> nodes.Element:
    """Make the link to the feed at *address*."""
    return reference(address, str(_('Feed')), 'podcast-feed')


def number_of_articles(number: int) -> str:
    """Return how many articles there are, in words."""
    return ngettext('%d article', '%d articles', number)


def number_of_terms(number: int) -> str:
    """Return how many entries a taxonomy has, in words."""
    return ngettext('%d entry', '%d entries', number)
