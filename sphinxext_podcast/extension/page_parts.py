"""What the extension adds to a document's page: header and footer of an article, lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes
from sphinx.builders.gettext import I18nBuilder
from sphinx.builders.singlehtml import SingleFileHTMLBuilder

from . import article_page, listings, picture
from .domain import podcast
from .links import Links, has_term_pages
from .nodes import podcast_html, podcast_listing
from .page_html import PageHTML

if TYPE_CHECKING:
    from collections.abc import Container

    from sphinx.application import Sphinx
    from sphinx.builders import Builder


class PageParts:
    """Fills the pages of one build.

    On a website footers and lists are HTML at once: a page may have many more links there than
    in its text, and the search finds an article by its own words, not by those of its
    neighbours.
    """

    def __init__(self) -> None:
        """Begin without a translator; the builder makes it when it writes."""
        self.page_html: PageHTML | None = None

    def on_doctree_resolved(self, app: Sphinx, doctree: nodes.document, docname: str) -> None:
        """Fill the page of *docname*, or, in PDF and single pages, those of many documents."""
        builder = app.builder
        if isinstance(builder, I18nBuilder):
            return
        included = (
            list(doctree.findall(addnodes.start_of_file))
            if docname in app.env.toctree_includes
            else []
        )
        inside = None
        if isinstance(builder, SingleFileHTMLBuilder):
            inside = {docname, *(node['docname'] for node in included)}
        self.dress(doctree, docname, builder, inside)
        for node in included:
            self.dress(node, node['docname'], builder, inside)
        if included or docname in podcast(app.env).listings:
            self.fill(doctree, builder, inside)

    def fill(
        self, doctree: nodes.document, builder: Builder, inside: Container[str] | None
    ) -> None:
        """Put lists in their places."""
        domain = podcast(builder.env)
        for node in list(doctree.findall(podcast_listing)):
            wanted = domain.listings[node['docname']][node['number']]
            links = Links(builder, node['docname'], inside)
            made = listings.build(wanted, domain.library, links, builder.config)
            node.replace_self(self.written(builder, made))

    def dress(
        self,
        document: nodes.Element,
        docname: str,
        builder: Builder,
        inside: Container[str] | None,
    ) -> None:
        """Put header and footer into *document* if *docname* is an article."""
        library = podcast(builder.env).library
        article = library.get(docname)
        sections = [node for node in document.children if isinstance(node, nodes.section)]
        if article is None or not sections:
            return
        around = library.surroundings(article)
        links = Links(builder, docname, inside)
        shown = picture.picture(article, builder.env)
        sections[0].insert(1, article_page.header(article, around, links, builder.config, shown))
        if footer := article_page.footer(article, around, links, builder.config):
            words = ' '.join(term.name for term in around.terms.get('tags', ()))
            sections[-1] += self.written(builder, [footer], words)

    def written(
        self, builder: Builder, made: list[nodes.Element], words: str = ''
    ) -> list[nodes.Element]:
        """Return the nodes *made*, on a website as HTML that the search knows by *words*."""
        if not has_term_pages(builder):
            return made
        if self.page_html is None:
            self.page_html = PageHTML(builder)
        return [podcast_html('', words, html=self.page_html.html(*made))]
