"""``404.html``: what a reader sees who followed an old address."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from sphinxext_podcast.extension.builders import has_site_files, page_file, page_uri
from sphinxext_podcast.extension.catalogue.catalogue import podcast
from sphinxext_podcast.extension.config.site import site
from sphinxext_podcast.extension.files import brought
from sphinxext_podcast.extension.links.linker import Links
from sphinxext_podcast.extension.outdir import NEW, write_if_changed
from sphinxext_podcast.extension.translation import _
from sphinxext_podcast.model import listing
from sphinxext_podcast.model.listing import Listing
from sphinxext_podcast.output.pages import not_found as output

from . import entries

if TYPE_CHECKING:
    from sphinx.application import Sphinx

    from sphinxext_podcast.extension.catalogue.catalogue import Catalogue

    from .generated import Writer

NAME, FILE = '404', '404.html'
NOINDEX = '<meta name="robots" content="noindex" />\n'
RECENT = 5


def is_made(app: Sphinx) -> bool:
    """Return whether the site gets this page from us."""
    builder = app.builder
    return (
        app.config.podcast_404
        and has_site_files(builder)
        and not brought.has(app, FILE)
        and not in_the_way(app)
        and not any(page.name == NAME for page in podcast(app.env).list_pages)
    )


def in_the_way(app: Sphinx) -> list[str]:
    """Return the documents whose pages are in a folder that has the place of the file."""
    named = sorted(docname for docname in app.env.found_docs if docname.startswith(FILE))
    return [name for name in named if page_file(app.builder, name).startswith(f'{FILE}/')]


def state(domain: Catalogue) -> list[Any]:
    """Return what the page shows of articles, for a digest."""
    return [entries.item(article, domain.env) for article in domain.library.articles[:RECENT]]


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
    made = entries.article_list(newest, listing.ListRequest(Listing()), links, builder.config)
    recent = writer.html(*made) if newest else ''
    home = links.address(builder.config.root_doc)
    search = links.address('search') if builder.search else ''
    title = escape(words.title)
    file = Path(app.outdir, NEW)
    writer.themed(file, NAME, title, output.content(words, home, search, recent))
    text = file.read_text(encoding=writer.encoding)
    file.unlink()
    root = urlsplit(site(domain.env).base).path or '/'
    html = output.from_root(text, page_uri(builder, NAME), root)
    write_if_changed(app.outdir / FILE, html.encode(writer.encoding, 'xmlcharrefreplace'))
