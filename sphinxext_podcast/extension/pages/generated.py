"""Writing the pages of lists, with the theme's own template.

A site has more terms than articles, so what is made per page is cheap: each entry is rendered
once, and a page that an output folder has already is not made again.
"""

from __future__ import annotations

from functools import partial, reduce
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import quote

from sphinxext_podcast.extension.builders import page_uri
from sphinxext_podcast.extension.catalogue import list_pages
from sphinxext_podcast.extension.catalogue.groups import Subject
from sphinxext_podcast.extension.catalogue.list_pages import Contents, Page, name_of
from sphinxext_podcast.extension.links.linker import Links, feed_path
from sphinxext_podcast.extension.navigation import order
from sphinxext_podcast.extension.outdir import NEW, is_free, name_if_changed
from sphinxext_podcast.extension.overviews import facts
from sphinxext_podcast.extension.overviews.lines import classes
from sphinxext_podcast.extension.security import guard
from sphinxext_podcast.model.characters import mark
from sphinxext_podcast.model.groups.archive import Archive, Year
from sphinxext_podcast.model.groups.section import Section
from sphinxext_podcast.model.groups.term import Term
from sphinxext_podcast.output.head import meta_tags
from sphinxext_podcast.output.pages.elements import generated, opening

from . import entries, lists
from .assets import OURS
from .feed_links import FeedLinks
from .page_html import PageHTML

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx.builders.html import StandaloneHTMLBuilder

    from sphinxext_podcast.extension.catalogue.catalogue import Catalogue
    from sphinxext_podcast.model.article import Article

#: Stands for the way to the root of the site in entries, which are rendered once for all pages.
ROOT = mark('root')
#: How many articles a list names to search engines.
NAMED = 3
LIST = opening('ul', classes('article', 'list'))
#: What is around cards; where the first is large, too.
CARDS = tuple(
    f'{opening("div", [*entries.CARDS, *more])}\n{opening("div", entries.ROW)}\n%s</div>\n</div>\n'
    for more in ((), ('podcast-cards-lead',))
)


class FromAnywhere(Links):
    """Makes links that begin with a mark for the way to the root."""

    def address(self, pagename: str) -> str:
        """Return the address of *pagename*."""
        return f'{ROOT}{page_uri(self.builder, pagename)}'

    def from_here(self, path: str) -> str:
        """Return the address of *path*, which is from the root."""
        return f'{ROOT}{path}'

    def feed(self, subject: Subject) -> str:
        """Return the address of the feed of *subject*, or ''."""
        path = feed_path(self.builder, subject)
        return f'{ROOT}{path}' if path else ''

    def picture(self, path: str) -> str:
        """Return the address of the picture *path*, which is copied with the pages."""
        name = str(self.env.images[path][1])
        self.builder.images[path] = name
        return f'{ROOT}{self.builder.imagedir}/{quote(name)}'


class Own(NamedTuple):
    """What is of one page alone in its HTML."""

    content: str
    feeds: str
    title: str
    name: str


class Writer(PageHTML):
    """Writes the pages of lists."""

    def __init__(self, builder: StandaloneHTMLBuilder, domain: Catalogue) -> None:
        """Write with *builder* what is in *domain*."""
        super().__init__(builder)
        self.domain = domain
        self.links = FromAnywhere(builder, builder.config.root_doc)
        self.encoding = builder.config.html_output_encoding
        self.entries: dict[tuple[str, str], str] = {}
        self.feeds = FeedLinks(builder)

    def data(self, pages: Iterable[Page]) -> Iterator[tuple[str, dict[str, Any], str]]:
        """Yield *pages* for a builder that writes no HTML: name, context, no template."""
        for page in pages:
            shown = self.contents(page)
            title = escape(shown.title)
            body = generated(title, self.content(page, shown))
            yield page.name, {'title': title, 'body': body}, ''

    def write(self, page: Page, *, lists_the_same: bool = False) -> tuple[str, ...]:
        """Write *page*; return what is of this page alone in its HTML, '' if it cannot be made.

        If it *lists_the_same* as its file, its list need not be made to see whether the theme
        has changed.
        """
        path = Path(self.builder.get_outfilename(page.name))
        new, lost = path.with_name(NEW), f'the page {page.name!r} is left out'
        if not is_free(path):
            return ()
        make = partial(self.again if lists_the_same else self.make, page, new, path)
        own: tuple[str, ...] | None = guard.tried('', lost, make)
        if own is None:
            new.unlink(missing_ok=True)
            path.unlink(missing_ok=True)
        return own or ()

    def make(self, page: Page, new: Path, path: Path) -> tuple[str, ...]:
        """Write *page* into *new*, which becomes *path*; return what is of this page alone."""
        shown = self.contents(page)
        own = self.own(page, shown, self.content(page, shown))
        self.themed(new, page.name, own.title, own.content, own.feeds, page)
        name_if_changed(new, path)
        return tuple(filter(None, own))

    def again(self, page: Page, new: Path, path: Path) -> tuple[str, ...]:
        """Do as ``make`` does, with the list that *path* has already.

        If that makes another file than *path*, the list is made, too: the theme has changed, or
        what was found is not the whole list.
        """
        shown = self.contents(page)
        before, _, after = generated(escape(shown.title), ROOT).partition(ROOT)
        content = path.read_text(self.encoding).partition(before)[2].partition(after)[0]
        own = self.own(page, shown, content)
        self.themed(new, page.name, own.title, own.content, own.feeds, page)
        if new.read_bytes() != path.read_bytes():
            return self.make(page, new, path)
        new.unlink()
        for article in shown.articles:  # Sphinx copies the pictures of the pages it knows of
            entries.listed(entries.item(article, self.domain.env), self.links)
        return tuple(filter(None, own))

    def own(self, page: Page, shown: Contents, content: str) -> Own:
        """Return what is of *page* alone, which lists *content*."""
        tags = meta_tags.description(description(page, shown)) + self.feeds.html(page.subject)
        tags += order.pages_beside(self.builder, page.name, page.subject, page.sheet)
        return Own(content, tags, escape(shown.title), quote(page.name))

    def around(self, page: Page, own: tuple[str, ...]) -> str:
        """Return what the theme has put around the list of *page*: all but its *own* HTML."""
        path = Path(self.builder.get_outfilename(page.name))
        html = path.read_text(encoding=self.encoding) if own else ''
        return reduce(lambda around, part: around.replace(part, ''), own, html)

    def themed(
        self,
        file: Path,
        pagename: str,
        title: str,
        content: str,
        metatags: str = '',
        page: Page | None = None,
    ) -> None:
        """Write *title* and *content*, both HTML, into *file* as a page of the theme.

        It is below what *page*, the page of a list, is below.
        """
        context = {'title': title, 'body': generated(title, content), 'metatags': metatags}
        parents = order.above_page(self.builder, page) if page else []
        self.builder.handle_page(
            pagename, {**context, 'parents': parents, OURS: True}, outfilename=file
        )

    def contents(self, page: Page) -> Contents:
        """Return what *page* shows."""
        domain = self.domain
        return list_pages.contents(page, domain.library, domain.subjects, domain.env)

    def content(self, page: Page, shown: Contents) -> str:
        """Return the list of *page* as HTML."""
        way = '../' * page_uri(self.builder, page.name).count('/')
        return self.anywhere(page, shown).replace(ROOT, way)

    def anywhere(self, page: Page, shown: Contents) -> str:
        """Return the list of *page* with marks for the way to the root."""
        subject, library, config = page.subject, self.domain.library, self.builder.config
        above = [self.links.to(*shown.above)] if shown.above else []
        if isinstance(subject, Section) and not subject.path:
            above = [facts.link(one, self.links) for one in shown.inner]
        top = self.html(*facts.facts(subject, shown.beside, above, self.links))
        if isinstance(subject, (str, Archive, Year)):
            return top + self.html(*lists.about(subject, library, self.links, config))
        top += self.html(*lists.inner_list(subject, library, self.links)) * bool(shown.inner)
        if not shown.articles:
            return top
        pager = lists.pager(page.sheet, lambda number: self.address(subject, number))
        below = self.html(*facts.chips(shown.beside, self.links))
        return top + self.listed(page, subject, shown.articles) + pager + below

    def listed(self, page: Page, subject: Section | Term, articles: Iterable[Article]) -> str:
        """Return the list of *articles* on *page*, of entries that are made once."""
        layout = entries.layout(subject, self.builder.config)
        if layout == 'table':
            library, config = self.domain.library, self.builder.config
            made = lists.listed(subject, [*articles], library, self.links, config, page.sheet)
            return self.html(*made)
        found = ''.join([self.entry(article, layout) for article in articles])
        if layout == 'cards':
            return CARDS[lists.is_lead(subject, page.sheet)] % found
        if lists.is_numbered(subject, self.domain.library):
            first = page.sheet.of(self.builder.config.podcast_page_size).start + 1
            opened = opening('ol', classes('article', 'list'), start=first)
            return f'{opened}\n{found}</ol>\n'
        return f'{LIST}\n{found}</ul>\n' if found else ''

    def address(self, subject: Subject, number: int) -> str:
        """Return where page *number* of the list about *subject* is."""
        return self.links.address(name_of(subject, number, self.domain.subjects))

    def entry(self, article: Article, layout: str) -> str:
        """Return the entry of *article* in *layout*, with marks for the way to the root."""
        key = (article.docname, layout)
        if key not in self.entries:
            lost, make = 'lists are without this article', partial(self._entry, article, layout)
            self.entries[key] = guard.tried(article.docname, lost, make, '')
        return self.entries[key]

    def _entry(self, article: Article, layout: str) -> str:
        wanted = lists.ENTRY._replace(layout=layout)
        (made,) = entries.article_list([article], wanted, self.links, self.builder.config)
        if layout == 'cards':
            return self.html(*made.children[0].children)
        html = self.html(made)
        return html[html.index('<li') : html.rindex('</ul>')]


def description(page: Page, shown: Contents) -> str:
    """Return what search engines are told of *page*: its title, how much it has, the newest."""
    count = facts.number_of_terms if isinstance(page.subject, str) else facts.number_of_articles
    newest = [article.label for article in shown.articles[:NAMED]]
    return ' · '.join([shown.title, count(shown.beside.number), *newest])


def alike(pages: Iterable[Page]) -> list[list[Page]]:
    """Return *pages* in groups around which a theme puts the same.

    Those of one kind in one folder: a theme may treat folders differently.
    """
    found: dict[tuple[str, ...], list[Page]] = {}
    for page in pages:
        found.setdefault(_kind(page), []).append(page)
    return list(found.values())


def _kind(page: Page) -> tuple[str, ...]:
    """Return the name of *page* without the name of a term, and the number of a later page."""
    parts = page.name.split('/')
    later = page.sheet.number > 1
    end = len(parts) - 2 if later else len(parts)
    start = page.subject.taxonomy.count('/') + 1 if isinstance(page.subject, Term) else end
    return tuple('' if start <= at < end or at > end else part for at, part in enumerate(parts))
