"""Files about the site as a whole: ``sitemap.xml``, ``robots.txt``, the drawn pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sphinxext_podcast.model.archive import Archive
from sphinxext_podcast.model.feed import newest
from sphinxext_podcast.model.term import Term
from sphinxext_podcast.output import sitemap

from . import article_head, list_pages, other_files, share_pictures
from .domain import podcast
from .links import has_site_files
from .messages import logger
from .output_files import write_if_changed
from .site import site

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from sphinx.application import Sphinx
    from sphinx.builders.html import StandaloneHTMLBuilder

    from sphinxext_podcast.model.article import Article
    from sphinxext_podcast.output.share_picture import Looks, Words

    from .domain import PodcastDomain
    from .subjects import Subject


class SiteFiles(NamedTuple):
    """What to write: path → text, and path → what is on a picture."""

    texts: dict[str, str]
    pictures: dict[str, tuple[Words, Looks]]

    def names(self) -> set[str]:
        """Return the paths of all."""
        return {*self.texts, *self.pictures}


def plan(app: Sphinx) -> SiteFiles:
    """Return the files that this build is to have."""
    builder = app.builder
    if not has_site_files(builder):
        return SiteFiles({}, {})
    here = site(builder.env)
    texts: dict[str, str] = {}
    if not here.base:
        logger.info(
            'podcast: the address of the site is not known: there are no feeds, no sitemap.xml, '
            'and nothing else that needs an absolute address; set html_baseurl = "https://…/"'
        )
    elif not other_files.has(app, 'sitemap.xml'):
        texts = sitemap.sitemaps(places(podcast(builder.env), builder), here.base)
    if app.config.podcast_robots and not other_files.has(app, 'robots.txt'):
        mapped = texts or other_files.is_extra(app, 'sitemap.xml')
        texts['robots.txt'] = sitemap.robots(here.join('sitemap.xml') if mapped else '')
    return SiteFiles(texts, share_pictures.files(app))


def write(app: Sphinx, files: SiteFiles) -> list[str]:
    """Write the *files* whose content changed; return the paths of all."""
    for path, text in files.texts.items():
        write_if_changed(app.outdir / path, text.encode())
    share_pictures.write(files.pictures, app.outdir)
    return sorted(files.names())


def places(domain: PodcastDomain, builder: StandaloneHTMLBuilder) -> list[sitemap.Place]:
    """Return all pages for the map, in the order of their addresses."""
    return sorted(_places(domain, builder), key=lambda place: place.url)


def _places(domain: PodcastDomain, builder: StandaloneHTMLBuilder) -> Iterator[sitemap.Place]:
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
            yield sitemap.Place(url, when)
    for page in domain.list_pages:
        when = newest(known[article.docname] for article in list_pages.entries(page, domain))
        url = article_head.address(builder, here, page.name)
        yield sitemap.Place(url, when)


def is_left_out(front: Article) -> bool:
    """Say whether the front matter keeps its page out of the map, as with Hugo."""
    asked = front.params.get('sitemap')
    return isinstance(asked, dict) and str(asked.get('disable')).lower() == 'true'


def last(domain: PodcastDomain, subject: Subject) -> datetime | None:
    """Return when the newest of the articles in the list about *subject* changed."""
    if isinstance(subject, (str, Archive)):
        return None
    if isinstance(subject, Term) and not subject.docnames:
        return None
    return newest(changed(article) for article in domain.library.listed(subject))


def changed(article: Article) -> datetime | None:
    """Return when *article* changed last, as far as its author says."""
    return newest([article.lastmod, article.publish_date or article.date])
