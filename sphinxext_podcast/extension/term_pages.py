"""The generated pages: every taxonomy with its terms, every term with its articles.

A site has more terms than articles, so what is made per term is cheap: the theme renders one
page per folder, with marks for title and content, and each entry is rendered once per folder.
"""

from __future__ import annotations

import posixpath
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import quote

from docutils import nodes

from sphinxext_podcast.model.library import TermListing
from sphinxext_podcast.output.page import generated, opening

from . import listings
from .article_page import joined, line
from .domain import podcast
from .links import Links, at, has_term_pages
from .page_html import PageHTML
from .translation import _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.builders.html import StandaloneHTMLBuilder
    from sphinx.environment import BuildEnvironment

    from sphinxext_podcast.model.article import Article
    from sphinxext_podcast.model.library import Library
    from sphinxext_podcast.model.term import Term

#: Words that no theme contains; the name is in the addresses of a page.
NAME, TITLE, BODY = 'podcastnamemark', 'podcasttitlemark', 'podcastbodymark'
META = 'podcast-item-meta'
ENTRY = listings.Wanted(TermListing(''), excerpt=True)


class Page(NamedTuple):
    """A page to make: the list of a taxonomy, or of one of its terms."""

    name: str
    taxonomy: str
    term: Term | None = None


def pages(library: Library, env: BuildEnvironment) -> list[Page]:
    """Return the pages to make; where a document has the name, the document stays."""
    found = []
    for taxonomy in library.taxonomies:
        terms = library.terms(taxonomy)
        found += [Page(taxonomy, taxonomy)] if terms else []
        found += [Page(term.path, taxonomy, term) for term in terms]
    return [p for p in found if at(env, p.name) not in env.found_docs]


def on_html_collect_pages(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Write the pages, or leave them to a builder that writes no HTML."""
    if not has_term_pages(app.builder):
        return
    library = podcast(app.env).library
    writer = Writer(app.builder, library)
    for page in pages(library, app.env):
        if hasattr(app.builder, 'implementation'):  # JSON or pickle
            heading = escape(title(page))
            body = generated(heading, writer.content(page))
            yield page.name, {'title': heading, 'body': body}, ''
        else:
            writer.write(page)


class Writer(PageHTML):
    """Writes generated pages with the theme's own template."""

    def __init__(self, builder: StandaloneHTMLBuilder, library: Library) -> None:
        """Write with *builder* what is in *library*."""
        super().__init__(builder)
        self.library = library
        self.shells: dict[str, str] = {}
        self.entries: dict[tuple[str, str], str] = {}

    def write(self, page: Page) -> None:
        """Write *page*."""
        folder, name = posixpath.split(page.name)
        if folder not in self.shells:
            self.shells[folder] = self.shell(folder)
        html = (
            self.shells[folder]
            .replace(NAME, quote(name, safe='~+@'))
            .replace(TITLE, escape(title(page)))
            .replace(BODY, self.content(page))
        )
        path = Path(self.builder.get_outfilename(page.name))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(
            html, encoding=self.builder.config.html_output_encoding, errors='xmlcharrefreplace'
        )

    def shell(self, folder: str) -> str:
        """Let the theme render a page of *folder* with the marks."""
        pagename = posixpath.join(folder, NAME)
        context = {'title': TITLE, 'body': generated(TITLE, BODY)}
        with TemporaryDirectory() as temporary:
            path = Path(temporary, 'shell.html')
            self.builder.handle_page(pagename, context, 'page.html', outfilename=path)
            return path.read_text(encoding=self.builder.config.html_output_encoding)

    def content(self, page: Page) -> str:
        """Return the list of *page* as HTML."""
        folder = posixpath.dirname(page.name)
        links = Links(self.builder, page.name)
        if page.term is None:
            terms = self.library.terms(page.taxonomy)
            return self.html(*listings.term_list(terms, 'list', links))
        articles = self.library.of(page.term.docnames)
        up = links.to(at(self.builder.env, page.taxonomy), taxonomy_title(page.taxonomy))
        facts = self.html(line(joined([up, nodes.Text(number_of_articles(len(articles)))]), META))
        entries = ''.join(self.entry(article, page.name, folder) for article in articles)
        return f'{facts}{opening("ul", listings.classes("article", "list"))}\n{entries}</ul>\n'

    def entry(self, article: Article, pagename: str, folder: str) -> str:
        """Return the entry of *article*, the same for all pages of *folder*."""
        key = (folder, article.docname)
        if key not in self.entries:
            links = Links(self.builder, pagename)
            (made,) = listings.article_list([article], ENTRY, links, self.builder.config)
            html = self.html(made)
            self.entries[key] = html[html.index('<li') : html.rindex('</ul>')]
        return self.entries[key]


def title(page: Page) -> str:
    """Return the title of *page*."""
    return page.term.name if page.term else taxonomy_title(page.taxonomy)


def taxonomy_title(taxonomy: str) -> str:
    """Return the title of the page of *taxonomy*."""
    titles = {
        'tags': _('Tags'),
        'categories': _('Categories'),
        'series': _('Series'),
        'authors': _('Authors'),
        'shows': _('Shows'),
    }
    return str(titles.get(taxonomy, taxonomy.rsplit('/', 1)[-1].capitalize()))


def number_of_articles(number: int) -> str:
    """Return how many articles there are, in words."""
    return str(_('1 article')) if number == 1 else str(_('%d articles')) % number
