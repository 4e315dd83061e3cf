"""The generated pages: folders with their articles, taxonomies with their terms, and terms.

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

from sphinxext_podcast.model.section import Section
from sphinxext_podcast.output.page import generated, opening

from . import listings
from .article_page import joined, line
from .domain import podcast
from .links import Links, at, has_term_pages, reference
from .page_html import PageHTML
from .subjects import Subject, parent, path_of, title
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


class Page(NamedTuple):
    """A page to make: the list of a folder, of a taxonomy, or of one of its terms."""

    name: str
    subject: Subject


def pages(library: Library, env: BuildEnvironment) -> list[Page]:
    """Return the pages to make; where a document has the name, the document stays."""
    found: list[tuple[str, Subject]] = [(section.path, section) for section in library.sections()]
    for taxonomy in library.taxonomies:
        terms = library.terms(taxonomy)
        found += [(taxonomy, taxonomy)] if terms else []
        found += [(term.path, term) for term in terms]
    pages = (Page(at(env, path), subject) for path, subject in found)
    return [page for page in pages if page.name not in env.found_docs]


def on_html_collect_pages(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Write the pages, or leave them to a builder that writes no HTML."""
    if not has_term_pages(app.builder):
        return
    library = podcast(app.env).library
    writer = Writer(app.builder, library)
    for page in pages(library, app.env):
        if hasattr(app.builder, 'implementation'):  # JSON or pickle
            heading = escape(title(page.subject, app.env))
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
        if name == 'index':
            folder, name = page.name, ''
        if folder not in self.shells:
            self.shells[folder] = self.shell(page.name if not name else f'{folder}/{NAME}')
        filled = {
            NAME: quote(name, safe='~+@'),
            TITLE: escape(title(page.subject, self.builder.env)),
            BODY: self.content(page),
        }
        html = ''.join([filled.get(piece, piece) for piece in self.shells[folder]])
        path = self.builder.get_outfilename(page.name)
        write_if_changed(path, html.encode(self.encoding, 'xmlcharrefreplace'))

    def shell(self, pagename: str) -> list[str]:
        """Let the theme render *pagename* with the marks; cut it at them."""
        context = {'title': TITLE, 'body': generated(TITLE, BODY)}
        with TemporaryDirectory() as temporary:
            path = Path(temporary, 'shell.html')
            self.builder.handle_page(pagename, context, 'page.html', outfilename=path)
            return re.split(f'({NAME}|{TITLE}|{BODY})', path.read_text(encoding=self.encoding))

    def content(self, page: Page) -> str:
        """Return the list of *page* as HTML."""
        links = Links(self.builder, page.name)
        subject = page.subject
        if isinstance(subject, str):
            return self.term_list(self.library.terms(subject), links)
        articles = self.library.listed(subject)
        number = number_of_articles(len(articles))
        facts = self.fact_line(page, subject, links).replace(NUMBER, escape(number))
        if isinstance(subject, Section):
            facts += self.html(*listings.section_list(subject, self.library, links))
        entries = ''.join([self.entry(article, links) for article in articles])
        return f'{facts}{LIST}\n{entries}</ul>\n' if entries else facts

    def fact_line(self, page: Page, subject: Term | Section, links: Links) -> str:
        """Return the line under the title, the same for all pages of a folder but for a mark."""
        above = parent(subject, self.library)
        key = (path_of(above), posixpath.dirname(page.name))
        if key not in self.facts:
            env = self.builder.env
            up = links.to(at(env, path_of(above)), title(above, env))
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
            (made,) = listings.article_list([article], listings.ENTRY, links, self.builder.config)
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


def number_of_articles(number: int) -> str:
    """Return how many articles there are, in words."""
    return str(_('1 article')) if number == 1 else str(_('%d articles')) % number
