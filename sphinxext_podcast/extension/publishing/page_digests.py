"""Digests of what pages show of other documents: a page whose digest changed is written again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

import docutils
import sphinx
from docutils import nodes

from sphinxext_podcast.extension import ablog_references
from sphinxext_podcast.extension.builders import has_term_pages
from sphinxext_podcast.extension.catalogue import feeds, groups, list_pages, way
from sphinxext_podcast.extension.catalogue.catalogue import at, podcast
from sphinxext_podcast.extension.config.site import site
from sphinxext_podcast.extension.files import pictures, smaller_pictures
from sphinxext_podcast.extension.head import cards
from sphinxext_podcast.extension.links import by_address, roles
from sphinxext_podcast.extension.moments import spoken
from sphinxext_podcast.extension.navigation import menu, order, sidebars, toctree
from sphinxext_podcast.extension.outdir import digest
from sphinxext_podcast.extension.overviews import empty, facts
from sphinxext_podcast.extension.pages import entries, lists
from sphinxext_podcast.model.article import Article
from sphinxext_podcast.model.groups.archive import Archive, Year
from sphinxext_podcast.model.groups.section import Section
from sphinxext_podcast.model.groups.term import Term
from sphinxext_podcast.source.settings.options import OPTIONS
from sphinxext_podcast.version import __version__

if TYPE_CHECKING:
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

    from sphinxext_podcast.extension.catalogue.catalogue import Catalogue
    from sphinxext_podcast.extension.catalogue.groups import Subject
    from sphinxext_podcast.extension.links.linker import Labelled
    from sphinxext_podcast.model.library import Library

#: Options that decide which documents there are, and their marks, which digests have.
CHOOSING = frozenset({'podcast_now', 'podcast_drafts', 'podcast_future', 'podcast_expired'})
#: Options that no page shows anything of.
APART = frozenset({'podcast_channel', 'podcast_feed_limit', 'podcast_check'})


class Names:
    """Stands for links in a digest: what they name and say."""

    has_term_pages = True

    def __init__(self, env: BuildEnvironment, library: Library) -> None:
        """Name what is in *env*, whose articles are in *library*."""
        self.env, self.library = env, library

    def article(self, article: Labelled) -> nodes.Element:
        """Name *article*."""
        return nodes.inline('', article.label, target=article.docname)

    def picture(self, path: str) -> str:
        """Name the file that the picture *path* has on a website."""
        return str(self.env.images[path][1])

    def measures(self, path: str, room: str) -> dict[str, str]:
        """Name what is in the picture *path*, and for which *room*."""
        return {'srcset': smaller_pictures.state(path, self.env), 'sizes': room}

    def feed(self, subject: Subject) -> str:
        """Name the feed of *subject*; whether there are any is the same for all pages."""
        return feeds.readable(subject, self.library, self.env.config)

    def site_feeds(self) -> list[tuple[str, str]]:
        """Name the feeds of the site."""
        return feeds.of_site(self.library, self.env.config)

    def term(self, term: Term) -> nodes.Element:
        """Name *term*."""
        return nodes.inline('', term.name, target=at(self.env, term.path))

    def section(self, section: Section) -> nodes.Element:
        """Name *section*."""
        target = at(self.env, section.path)
        return nodes.inline('', groups.title(section, self.env), target=target)

    def page(self, path: str, text: str, fragment: str = '') -> nodes.Element:
        """Name the list at *path*."""
        return nodes.inline('', text, target=f'{at(self.env, path)}#{fragment}')


def everywhere(builder: Builder) -> str:
    """Return the digest of what every page depends on."""
    config = builder.config
    options = {o.name: config[o.name] for o in OPTIONS if o.name not in CHOOSING | APART}
    suffixes = (config.html_link_suffix, config.html_file_suffix, config.html_output_encoding)
    about = site(builder.env)
    named = (about, feeds.podcast_title(podcast(builder.env).library, config, about))
    looks = [suffixes, options, cards.fonts_of(builder)]
    looks.append(smaller_pictures.made_by(builder))
    ways = navigation(builder)
    # How lists are written depends on these, too.
    made_by = (__version__, sphinx.__version__, docutils.__version__, config.extensions)
    return digest([made_by, builder.name, named, config.language, looks, ways, config.html_theme])


def navigation(builder: Builder) -> list[Any]:
    """Return what menus, and sidebars that may be anywhere, show of articles on every page."""
    if not has_term_pages(builder):
        return []
    domain, beside = podcast(builder.env), sidebars.state(builder, sidebars.anywhere(builder))
    return [toctree.state(domain), menu.state(domain), beside]


def relations(domain: Catalogue) -> str:
    """Return the digest of all that decides what articles show of each other.

    While it stays, no article's surroundings need to be gathered to see whether they changed.
    """
    library, keys = domain.library, tuple(domain.library.taxonomies.values())
    articles = [
        (
            *(a.docname, a.title, a.link_title, a.series_order, a.about, a.media),
            *(a.language, a.translation_key, a.marks, a.hidden, a.source_name),
            *(a.date, pictures.name(a, domain.env)),
            *(a.date and a.date.timestamp(), [a.values(key) for key in keys]),
        )
        for a in library.pages
    ]
    named = [(s.path, groups.title(s, domain.env)) for s in library.sections()]
    placed = [item for item in domain.subjects.pages.items() if item[0] != item[1]]
    return digest([articles, library.taxonomies, named, placed])


def surroundings(domain: Catalogue, article: Article) -> str:
    """Return the digest of what the page of *article* shows of others."""
    env = domain.env
    around = domain.library.surroundings(article)
    footer = around.shown(env.config.podcast_footer)
    of_website = order.footer(around, env.config)
    parts = [footer, (around.newer, around.older), way.to_article(domain, article)]
    parts += [of_website] if of_website != footer else []
    listed = [entries.read_on(one, env) for one in footer.read_on]
    subscribed = feeds.of_site(domain.library, env.config)
    return digest([article.marks, *(by_name(part, env) for part in parts), listed, subscribed])


def by_name(
    value: object, env: BuildEnvironment, entry: Callable[[Article], str] | None = None
) -> object:
    """Return *value*, a record of what a page shows, with articles, terms and sections by name.

    Articles that are listed are shown as *entry* says.  A field that is added to a record is
    part of the digest by itself.
    """
    match value:
        case Article():
            if entry:
                return entry(value)
            return (value.docname, value.title, value.link_title, value.language)
        case Term():
            return (at(env, value.path), value.name)
        case Section():
            return (at(env, value.path), groups.title(value, env))
        case Mapping():
            return [(key, by_name(one, env, entry)) for key, one in value.items()]
        case tuple() | list():
            return [by_name(one, env, entry) for one in value]
    return value


def shown(domain: Catalogue, builder: Builder) -> dict[str, str]:
    """Return docname → digest of what a page lists, names and pictures, where it does."""
    env = domain.env
    shown_there = pictures.by_document(env)
    said = spoken.documents(env)
    lists = {
        *said,
        *domain.listings,
        *domain.mentions,
        *domain.subjects.documents,
        *domain.openings,
    }
    beside = beside_pages(builder, env.found_docs)
    return {
        docname: digest(
            [
                shown_there.get(docname),
                *_named(domain, docname),
                said.get(docname),
                beside.get(docname),
            ]
        )
        for docname in sorted({*lists, *shown_there, *beside} & env.found_docs)
    }


def beside_pages(builder: Builder, names: Iterable[str]) -> dict[str, str]:
    """Return which of the pages *names* have sidebars of ours → digest of what these show."""
    if not (has_term_pages(builder) and builder.config.html_sidebars):
        return {}
    known: dict[tuple[str, ...], str] = {}
    found = {name: sidebars.on_page(name, builder.config) for name in names}
    for shown_there in filter(None, {*found.values()}):
        known[shown_there] = digest(sidebars.state(builder, shown_there))
    return {name: known[there] for name, there in found.items() if there}


def pages(domain: Catalogue, builder: Builder) -> dict[str, str]:
    """Return the name of each page that is no document → digest of what it shows."""
    domain_of = (domain.library, domain.subjects, domain.env)
    made = domain.list_pages if has_term_pages(builder) else ()
    known: dict[str, str] = {}

    def entry(article: Article) -> str:
        """Return the digest of the entry of *article*, which is in many lists."""
        if article.docname not in known:
            known[article.docname] = digest(entries.item(article, domain.env))
        return known[article.docname]

    def shown_by(page: list_pages.Page) -> Callable[[Article], str]:
        return titled if isinstance(page.subject, (Archive, Year)) else entry

    found = {
        page.name: digest(
            by_name(list_pages.contents(page, *domain_of), domain.env, shown_by(page))
        )
        for page in made
    }
    beside = beside_pages(builder, found)
    return {name: one + beside.get(name, '') for name, one in found.items()}


def titled(article: Article) -> str:
    """Return what the archive shows of *article*."""
    shown_there = (article.docname, article.label, article.date, article.source_name)
    return repr((*shown_there, article.language))


def _named(domain: Catalogue, docname: str) -> list[Any]:
    library, env = domain.library, domain.env
    names = Names(env, library)
    found: list[Any] = []
    for wanted in domain.listings.get(docname, ()):
        made = lists.build(wanted, library, names, env.config)
        found.append([node.pformat() for node in made])
    if subject := domain.subjects.documents.get(docname):
        sheet = list_pages.sheets_of(subject, library, env.config.podcast_page_size)[0]
        made = lists.about(subject, library, names, env.config, sheet)
        found += [
            groups.title(subject, env),
            sheet,
            names.feed(subject),
            by_name(list_pages.beside(subject, library), env),
            *(node.pformat() for node in (*facts.of_page(subject, library, names), *made)),
            # What stands there if the list and the text are empty.
            *(node.pformat() for node in empty.onward(library, names)),
        ]
    if docname in domain.openings:
        found.append(domain.articles[docname].blurb)
    for kind, target in domain.mentions.get(docname, ()):
        if kind == 'ref':
            found.append([target, ablog_references.found(domain, target)])
        elif kind in by_address.KINDS:
            found.append(by_address.state(domain, docname, kind, target))
        elif kind in roles.PAGE_ROLES:
            subject = roles.subject_named(library, kind, target)
            found.append([kind, target, subject is not None and way.stop(domain, subject)])
        else:
            term = None if kind == 'article' else roles.term_named(domain.library, kind, target)
            named = roles.article_named(domain.articles, target) if kind == 'article' else None
            title = domain.articles[named].title if named else None
            found.append([kind, target, term and by_name(term, env), named, title])
    return found
