"""``404.html``: what a reader sees who followed an old address."""

from __future__ import annotations

from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from sphinxext_podcast.model.library import Listing
from sphinxext_podcast.output import not_found as output
from sphinxext_podcast.output.page import generated

from . import listings, other_files
from .domain import podcast
from .links import Links, has_term_pages, page_uri
from .list_writer import write_if_changed
from .site import site
from .translation import _

if TYPE_CHECKING:
    from sphinx.application import Sphinx

    from .domain import PodcastDomain
    from .list_writer import Writer

NAME, FILE = '404', '404.html'
NOINDEX = '<meta name="robots" content="noindex" />\n'
RECENT = 5


def is_made(app: Sphinx) -> bool:
    """Say whether the site gets this page from us."""
    builder = app.builder
    return (
        app.config.podcast_404
        and has_term_pages(builder)
        and not hasattr(builder, 'implementation')  # JSON or pickle
        and not other_files.has(app, FILE)
        and not any(page.name == NAME for page in podcast(app.env).list_pages)
    )


def state(domain: PodcastDomain) -> list[Any]:
    """Return what the page shows of articles, for a digest."""
    newest = domain.library.articles[:RECENT]
    return [
        (a.docname, a.title, a.link_title, str(a.date), a.source_name, a.draft) for a in newest
    ]


def write(app: Sphinx, writer: Writer) -> None:
    """Write the page with the theme's own template."""
    builder, domain = writer.builder, writer.domain
    links = Links(builder, NAME)
    words = output.Words(
        title=str(_('Page not found')),
        text=str(_('There is no page at this address. It may have moved.')),
        search=str(_('Search')),
        home=str(_('To the front page')),
        recent=str(_('Newest articles')),
    )
    newest = domain.library.articles[:RECENT]
    made = listings.article_list(newest, listings.Wanted(Listing()), links, builder.config)
    recent = writer.html(*made) if newest else ''
    home = links.address(builder.config.root_doc)
    search = links.address('search') if builder.search else ''
    title = escape(words.title)
    body = generated(title, output.content(words, home, search, recent))
    context = {'title': title, 'body': body}
    with TemporaryDirectory() as temporary:
        path = Path(temporary, FILE)
        builder.handle_page(NAME, context, 'page.html', outfilename=path)
        text = path.read_text(encoding=writer.encoding)
    root = urlsplit(site(domain.env).base).path or '/'
    html = output.from_root(text, page_uri(builder, NAME), root)
    write_if_changed(app.outdir / FILE, html.encode(writer.encoding, 'xmlcharrefreplace'))
