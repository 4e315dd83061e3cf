"""Files about the site as a whole: ``sitemap.xml``, ``robots.txt``, the drawn pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sphinxext_podcast.extension.builders import has_site_files
from sphinxext_podcast.extension.catalogue import list_pages
from sphinxext_podcast.extension.catalogue.catalogue import podcast
from sphinxext_podcast.extension.config.site import site
from sphinxext_podcast.extension.files import brought, smaller_pictures
from sphinxext_podcast.extension.head import article_head, cards
from sphinxext_podcast.extension.messages import Subtype, logger, warn
from sphinxext_podcast.extension.outdir import write_texts
from sphinxext_podcast.extension.pages import not_found
from sphinxext_podcast.model.feeds.feed import newest
from sphinxext_podcast.model.groups.archive import Archive
from sphinxext_podcast.model.groups.term import Term
from sphinxext_podcast.output import sitemap

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from sphinx.application import Sphinx
    from sphinx.builders.html import StandaloneHTMLBuilder

    from sphinxext_podcast.extension.catalogue.catalogue import Catalogue
    from sphinxext_podcast.extension.catalogue.groups import Subject
    from sphinxext_podcast.extension.files.smaller_pictures import Smaller
    from sphinxext_podcast.model.addresses.owners import SiteFiles as Owned
    from sphinxext_podcast.model.article import Article
    from sphinxext_podcast.output.head.card import Looks, Words

MAP, ROBOTS = 'sitemap.xml', 'robots.txt'


class SiteFiles(NamedTuple):
    """What to write: path → text, and path → what is on a picture, drawn or smaller."""

    texts: dict[str, str]
    pictures: dict[str, tuple[Words, Looks]]
    smaller: dict[str, Smaller]

    def names(self) -> set[str]:
        """Return the paths of all."""
        return {*self.texts, *self.pictures, *self.smaller}


def names(app: Sphinx) -> list[str]:
    """Return the files that this build may make, whoever writes them."""
    return on_website(app) if has_site_files(app.builder) else []


def on_website(app: Sphinx) -> list[str]:
    """Return the files that a website of this project may have; of drawn pictures the folder."""
    found = {cards.FOLDER: True, smaller_pictures.FOLDER: True, ROBOTS: app.config.podcast_robots}
    found |= {MAP: bool(site(app.env).base), not_found.FILE: app.config.podcast_404}
    pages = len(app.env.found_docs) + len(podcast(app.env).list_pages)
    if found[MAP] and pages > sitemap.LIMIT:
        found |= {f'sitemap-{part}.xml': True for part in range(1, pages // sitemap.LIMIT + 2)}
    return [name for name, made in found.items() if made or brought.is_brought(app, name)]


def plan(app: Sphinx, made: Owned) -> SiteFiles:
    """Return the files that this build is to have, and say what has no place."""
    builder = app.builder
    if not has_site_files(builder):
        return SiteFiles({}, {}, {})
    here = site(builder.env)
    texts: dict[str, str] = {}
    if not here.base:
        logger.info(
            'podcast: the address of the site is not known: there are no feeds, no sitemap.xml, '
            'and nothing else that needs an absolute address; set html_baseurl = "https://…/"'
        )
    elif is_free(MAP, app, made):
        texts = sitemap.sitemaps(places(podcast(builder.env), builder), here.base)
    if app.config.podcast_robots and is_free(ROBOTS, app, made):
        mapped = texts or brought.is_extra(app, MAP)
        texts[ROBOTS] = sitemap.robots(here.join(MAP) if mapped else '')
    return SiteFiles(texts, cards.files(app), smaller_pictures.files(app))


def is_free(path: str, app: Sphinx, made: Owned) -> bool:
    """Return whether *path* is ours to write; say so if a page has its place."""
    if brought.has(app, path):
        return False
    owner = made.pages.of(path)
    if owner:
        message = f'{path} is left out, for the page {owner!r} has its place; rename that'
        warn(Subtype.CONFIG, message, made.place(owner))
    return not owner


def write(app: Sphinx, files: SiteFiles) -> list[str]:
    """Write the *files* whose content changed; return the paths of all."""
    write_texts(app.outdir, files.texts)
    cards.write(files.pictures, app.outdir)
    smaller_pictures.write(files.smaller, app.outdir, app.parallel)
    return sorted(files.names())


def places(domain: Catalogue, builder: StandaloneHTMLBuilder) -> list[sitemap.Place]:
    """Return all pages for the map, in the order of their addresses."""
    return sorted(_places(domain, builder), key=lambda place: place.url)


def _places(domain: Catalogue, builder: StandaloneHTMLBuilder) -> Iterator[sitemap.Place]:
    env, library, here = domain.env, domain.library, site(domain.env)
    known = {article.docname: changed(article) for article in library.articles}
    for docname in env.found_docs:
        url = article_head.address(builder, here, docname)
        front = domain.described(docname)
        if front and (front.hidden or is_left_out(front)):
            continue
        if article := library.get(docname):
            versions = article_head.versions(article, builder, here)
            yield sitemap.Place(url, known[docname], versions)
        else:
            subject = domain.subjects.documents.get(docname)
            when = last(domain, subject) if subject else None
            yield sitemap.Place(url, when, article_head.list_versions(docname, builder, here))
    for page in domain.list_pages:
        listed = list_pages.articles_on(page, library, env.config.podcast_page_size)
        when = newest(known[article.docname] for article in listed)
        url = article_head.address(builder, here, page.name)
        yield sitemap.Place(url, when, article_head.list_versions(page.name, builder, here))


def is_left_out(front: Article) -> bool:
    """Return whether the front matter keeps its page out of the map, as with Hugo."""
    asked = front.params.get('sitemap')
    return isinstance(asked, dict) and str(asked.get('disable')).lower() == 'true'


def last(domain: Catalogue, subject: Subject) -> datetime | None:
    """Return when the newest of the articles in the list about *subject* changed."""
    if isinstance(subject, (str, Archive)):
        return None
    if isinstance(subject, Term) and not subject.docnames:
        return None
    return newest(changed(article) for article in domain.library.listed(subject))


def changed(article: Article) -> datetime | None:
    """Return when *article* changed last, as far as its author says."""
    return newest([article.lastmod, article.publish_date or article.date])
