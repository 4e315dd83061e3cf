"""Writing the pages of lists.

A site has more terms than articles, so what is made per page is cheap: the theme renders one
page of a kind per folder, with marks for name, title and content, and each entry is rendered
once.  What an output folder has already is not made again.
"""

from __future__ import annotations

import re
from functools import partial
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

from docutils import nodes

from sphinxext_podcast.extension.builders import page_uri
from sphinxext_podcast.extension.catalogue import groups
from sphinxext_podcast.extension.catalogue.catalogue import at
from sphinxext_podcast.extension.catalogue.groups import Subject, path_of
from sphinxext_podcast.extension.catalogue.list_pages import Page, articles_on, name_of, title
from sphinxext_podcast.extension.files.brought import MARK
from sphinxext_podcast.extension.links.linker import Links, feed_path, reference
from sphinxext_podcast.extension.outdir import digest, write_if_changed
from sphinxext_podcast.extension.security import guard
from sphinxext_podcast.model.characters import END, START, mark
from sphinxext_podcast.model.groups.archive import Archive, Year
from sphinxext_podcast.model.groups.section import Section
from sphinxext_podcast.model.groups.term import Term
from sphinxext_podcast.output.pages.elements import generated, opening

from . import entries, feed_links, lists
from .article_page import joined, line
from .assets import OURS
from .page_html import PageHTML

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.builders.html import StandaloneHTMLBuilder

    from sphinxext_podcast.extension.catalogue.catalogue import Catalogue
    from sphinxext_podcast.model.article import Article

#: Marks that no text can be; ROOT is the way to the root of the site, in every address.
TITLE, BODY, SUBJECT, NUMBER = mark('title'), mark('body'), mark('subject'), mark('number')
ADDRESS, ROOT = mark('address'), mark('root')
META = 'podcast-item-meta'
LIST = opening('ul', entries.classes('article', 'list'))


class Shell(NamedTuple):
    """What the theme makes around the content of some pages, cut at the marks."""

    pieces: tuple[str, ...]
    digest: str


class FromAnywhere(Links):
    """Makes links that begin with a mark for the way to the root."""

    def address(self, pagename: str) -> str:
        """Return the address of *pagename*."""
        return f'{ROOT}{page_uri(self.builder, pagename)}'

    def feed(self, subject: Subject) -> str:
        """Return the address of the feed of *subject*, or ''."""
        path = feed_path(self.builder, subject)
        return f'{ROOT}{path}' if path else ''

    def picture(self, path: str) -> str:
        """Return the address of the picture *path*, which is copied with the pages."""
        name = str(self.env.images[path][1])
        self.builder.images[path] = name
        return f'{ROOT}{self.builder.imagedir}/{quote(name)}'


class Writer(PageHTML):
    """Writes the pages of lists with the theme's own template."""

    def __init__(self, builder: StandaloneHTMLBuilder, domain: Catalogue) -> None:
        """Write with *builder* what is in *domain*."""
        super().__init__(builder)
        self.domain = domain
        self.links = FromAnywhere(builder, builder.config.root_doc)
        self.encoding = builder.config.html_output_encoding
        self.word = word_without(toc.astext() for toc in builder.env.tocs.values())
        self.cut = re.compile(rf'({self.word}\d+z|{TITLE}|{BODY}|{SUBJECT})')
        self.shells: dict[str, Shell] = {}
        self.facts: dict[tuple[str, bool], str] = {}
        self.entries: dict[str, str] = {}

    def shell(self, page: Page) -> Shell:
        """Return what the theme makes around *page*."""
        key = '/'.join([part for part, _ in marked(page, self.word)])
        if key not in self.shells:
            feeds = feed_links.links_to(
                self.builder, page.subject, named(page, self.word), SUBJECT
            )
            text = self.themed(key, TITLE, BODY, feeds)
            self.shells[key] = Shell(tuple(self.cut.split(text)), digest(text))
        return self.shells[key]

    def themed(self, pagename: str, title: str, content: str, metatags: str = '') -> str:
        """Return the page *pagename* as the theme makes it of *title* and *content*, both HTML."""
        body = generated(title, content)
        context = {'title': title, 'body': body, 'metatags': metatags, OURS: True}
        with TemporaryDirectory() as temporary:
            path = Path(temporary, 'page.html')
            self.builder.handle_page(pagename, context, 'page.html', outfilename=path)
            text = path.read_text(encoding=self.encoding)
        if self.encoding.lower() not in {'utf-8', 'utf8'}:  # which has no marks
            text = text.replace(f'&#{ord(START)};', START).replace(f'&#{ord(END)};', END)
        return text

    def write(self, page: Page) -> None:
        """Write *page*, unless it is there already; one that cannot be made is not there."""
        path, lost = self.builder.get_outfilename(page.name), f'the page {page.name!r} is left out'
        html = guard.tried('', lost, partial(self.whole, page))
        if html is None:
            Path(path).unlink(missing_ok=True)
        else:
            write_if_changed(path, html.encode(self.encoding, 'xmlcharrefreplace'))

    def whole(self, page: Page) -> str:
        """Return the HTML of *page*."""
        filled = {part: quote(name, safe='~+@') for part, name in marked(page, self.word)}
        filled |= {TITLE: escape(title(page, self.builder.env)), BODY: self.content(page)}
        filled[SUBJECT] = escape(groups.title(page.subject, self.builder.env))
        return ''.join([filled.get(piece, piece) for piece in self.shell(page).pieces])

    def content(self, page: Page) -> str:
        """Return the list of *page* as HTML."""
        way = '../' * page_uri(self.builder, page.name).count('/')
        return self.anywhere(page).replace(ROOT, way)

    def anywhere(self, page: Page) -> str:
        """Return the list of *page* with marks for the way to the root."""
        subject, library = page.subject, self.domain.library
        if isinstance(subject, str):
            feed = self.html(*lists.feed_line(subject, self.links))
            return feed + self.term_list(library.terms(subject))
        if isinstance(subject, (Archive, Year)):
            made = lists.about(subject, library, self.links, self.builder.config)
            return self.fact_line(subject, len(library.listed(subject))) + self.html(*made)
        facts = self.fact_line(subject, len(library.listed(subject)))
        if isinstance(subject, Section) and page.sheet.number == 1:
            facts += self.html(*lists.section_list(subject, library, self.links))
        listed = articles_on(page, library, self.builder.config.podcast_page_size)
        found = ''.join([self.entry(article) for article in listed])
        pager = lists.pager(page.sheet, lambda number: self.address(subject, number))
        return f'{facts}{LIST}\n{found}</ul>\n{pager}' if found else facts

    def address(self, subject: Subject, number: int) -> str:
        """Return where page *number* of the list about *subject* is."""
        return self.links.address(name_of(subject, number, self.domain.subjects))

    def fact_line(self, subject: Term | Section | Archive | Year, number: int) -> str:
        """Return the line under the title, the same for all terms of a taxonomy but a mark."""
        above = groups.parent(subject, self.domain.library)
        feed = self.links.feed(subject)
        key = (path_of(above), bool(feed))
        if key not in self.facts:
            env = self.builder.env
            up = self.links.to(at(env, key[0]), groups.title(above, env))
            told = [up, nodes.Text(NUMBER), *([lists.feed_link(ADDRESS)] if feed else [])]
            self.facts[key] = self.html(line(joined(told), META))
        counted = self.facts[key].replace(NUMBER, escape(lists.number_of_articles(number)))
        return counted.replace(ADDRESS, feed)

    def term_list(self, terms: Iterable[Term]) -> str:
        """Return the list of *terms*, each as the first would be but for marks."""
        item = lists.term_item(reference(ADDRESS, TITLE, 'podcast-term'), NUMBER)
        html = self.html(nodes.bullet_list('', item, classes=entries.classes('term', 'list')))
        start, end = html.index('<li'), html.rindex('</ul>')
        items = [
            html[start:end]
            .replace(ADDRESS, self.links.address(at(self.builder.env, term.path)))
            .replace(TITLE, escape(term.name))
            .replace(NUMBER, str(len(term.docnames)))
            for term in terms
        ]
        return html[:start] + ''.join(items) + html[end:]

    def entry(self, article: Article) -> str:
        """Return the entry of *article*, with marks for the way to the root."""
        if article.docname not in self.entries:
            lost, make = 'lists are without this article', partial(self._entry, article)
            self.entries[article.docname] = guard.tried(article.docname, lost, make, '')
        return self.entries[article.docname]

    def _entry(self, article: Article) -> str:
        (made,) = entries.article_list([article], lists.ENTRY, self.links, self.builder.config)
        html = self.html(made)
        return html[html.index('<li') : html.rindex('</ul>')]


def word_without(texts: Iterable[str]) -> str:
    """Return the word for names, longer than MARK where the *texts* have that."""
    word, known = MARK, ' '.join(texts).lower()
    while word in known:
        word += 'x'
    return word


def marked(page: Page, word: str = MARK) -> list[tuple[str, str]]:
    """Return the parts of the name of *page*: how its shell names them, and what they are.

    Pages of one kind in one folder share a shell; a theme may treat folders differently.
    """
    parts = page.name.split('/')
    later = page.sheet.number > 1
    end = len(parts) - 2 if later else len(parts)
    start = page.subject.taxonomy.count('/') + 1 if isinstance(page.subject, Term) else end
    return [
        (f'{word}{at}z' if start <= at < end or at > end else part, part)
        for at, part in enumerate(parts)
    ]


def has_marks(page: Page) -> bool:
    """Return whether the theme never gets to know the name of *page*."""
    return any(part != name for part, name in marked(page))


def named(page: Page, word: str) -> str:
    """Return the path of the list as the shell of *page* names it, '' if by its own name."""
    if not isinstance(page.subject, Term):
        return ''
    first = page._replace(name=page.subject.path, sheet=lists.WHOLE)
    return '/'.join([part for part, _ in marked(first, word)])
