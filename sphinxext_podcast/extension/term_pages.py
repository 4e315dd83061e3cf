"""The generated pages: every taxonomy with its terms, every term with its articles.

A site has more terms than articles, so what is made per term is cheap: the theme renders one
page per folder, with marks for title and content, and each entry is rendered once per folder.
"""

from __future__ import annotations

import os
import posixpath
import re
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
from .links import Links, at, has_term_pages, reference
from .page_html import PageHTML
from .translation import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx.application import Sphinx
    from sphinx.builders.html import StandaloneHTMLBuilder
    from sphinx.environment import BuildEnvironment

    from sphinxext_podcast.model.article import Article
    from sphinxext_podcast.model.library import Library
    from sphinxext_podcast.model.term import Term

#: Words that no theme contains; the name is in the addresses of a page.
NAME, TITLE, BODY = 'podcastnamemark', 'podcasttitlemark', 'podcastbodymark'
NUMBER, ADDRESS = 'podcastnumbermark', 'podcastaddressmark'
META = 'podcast-item-meta'
LIST = opening('ul', listings.classes('article', 'list'))
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
        self.encoding = builder.config.html_output_encoding
        self.shells: dict[str, list[str]] = {}
        self.facts: dict[tuple[str, str], str] = {}
        self.entries: dict[str, str] = {}

    def write(self, page: Page) -> None:
        """Write *page*, unless it is there already."""
        folder, name = posixpath.split(page.name)
        if folder not in self.shells:
            self.shells[folder] = self.shell(folder)
        filled = {
            NAME: quote(name, safe='~+@'),
            TITLE: escape(title(page)),
            BODY: self.content(page),
        }
        html = ''.join([filled.get(piece, piece) for piece in self.shells[folder]])
        path = self.builder.get_outfilename(page.name)
        write_if_changed(path, html.encode(self.encoding, 'xmlcharrefreplace'))

    def shell(self, folder: str) -> list[str]:
        """Let the theme render a page of *folder* with the marks; cut it at them."""
        pagename = posixpath.join(folder, NAME)
        context = {'title': TITLE, 'body': generated(TITLE, BODY)}
        with TemporaryDirectory() as temporary:
            path = Path(temporary, 'shell.html')
            self.builder.handle_page(pagename, context, 'page.html', outfilename=path)
            return re.split(f'({NAME}|{TITLE}|{BODY})', path.read_text(encoding=self.encoding))

    def content(self, page: Page) -> str:
        """Return the list of *page* as HTML."""
        links = Links(self.builder, page.name)
        if page.term is None:
            return self.term_list(self.library.terms(page.taxonomy), links)
        articles = self.library.of(page.term.docnames)
        number = number_of_articles(len(articles))
        facts = self.fact_line(page, links).replace(NUMBER, escape(number))
        entries = ''.join([self.entry(article, links) for article in articles])
        return f'{facts}{LIST}\n{entries}</ul>\n'

    def fact_line(self, page: Page, links: Links) -> str:
        """Return the line under the title, the same for all pages of a folder but for a mark."""
        key = (page.taxonomy, posixpath.dirname(page.name))
        if key not in self.facts:
            up = links.to(at(self.builder.env, page.taxonomy), taxonomy_title(page.taxonomy))
            self.facts[key] = self.html(line(joined([up, nodes.Text(NUMBER)]), META))
        return self.facts[key]

    def term_list(self, terms: Iterable[Term], links: Links) -> str:
        """Return the list of *terms*, each as the first would be but for marks."""
        item = listings.term_item(reference(ADDRESS, TITLE, 'podcast-term'), NUMBER)
        html = self.html(nodes.bullet_list('', item, classes=listings.classes('term', 'list')))
        start, end = html.index('<li'), html.rindex('</ul>')
        items = [
            html[start:end]
            .replace(ADDRESS, links.address(at(self.builder.env, term.path)))
            .replace(TITLE, escape(term.name))
            .replace(NUMBER, str(len(term.docnames)))
            for term in terms
        ]
        return html[:start] + ''.join(items) + html[end:]

    def entry(self, article: Article, links: Links) -> str:
        """Return the entry of *article*, the same wherever its address is."""
        address = links.address(article.docname)
        if address not in self.entries:
            (made,) = listings.article_list([article], ENTRY, links, self.builder.config)
            html = self.html(made)
            self.entries[address] = html[html.index('<li') : html.rindex('</ul>')]
        return self.entries[address]


def write_if_changed(path: str | os.PathLike[str], data: bytes) -> None:
    """Write *data*; a file that has it already keeps its time."""
    try:
        with open(path, 'rb') as file:  # noqa: PTH123 - thousands of files: a Path costs more
            if file.read() == data:
                return
    except FileNotFoundError:
        os.makedirs(os.path.dirname(path), exist_ok=True)  # noqa: PTH103, PTH120
    with open(path, 'wb') as file:  # noqa: PTH123
        file.write(data)


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
