"""Links to articles and term pages, in documents and on generated pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeGuard
from urllib.parse import quote

from docutils import nodes
from sphinx import addnodes
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.builders.singlehtml import SingleFileHTMLBuilder
from sphinx.util.osutil import relative_uri

if TYPE_CHECKING:
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

    from sphinxext_podcast.model.article import Article
    from sphinxext_podcast.model.term import Term


class Linker(Protocol):
    """Makes a link on some page."""

    def article(self, article: Article) -> nodes.Node:
        """Link to *article* by its title."""

    def term(self, term: Term) -> nodes.Node:
        """Link to the page of *term* by its name."""


class DocumentLinks:
    """Links in the document *docname*: references that Sphinx resolves for each builder."""

    def __init__(self, docname: str) -> None:
        """Link from *docname*."""
        self.docname = docname

    def article(self, article: Article) -> nodes.Node:
        """Link to *article* by its title."""
        return self._pending('article', article.docname, label(article))

    def term(self, term: Term) -> nodes.Node:
        """Link to the page of *term* by its name."""
        return self._pending('term', term.path, term.name, 'podcast-term')

    def _pending(self, kind: str, target: str, text: str, *classes: str) -> nodes.Node:
        return addnodes.pending_xref(
            '',
            nodes.inline('', text),
            refdomain='podcast',
            reftype=kind,
            reftarget=target,
            refdoc=self.docname,
            refexplicit=True,
            classes=list(classes),
        )


class PageLinks:
    """Links on the generated page *pagename*."""

    def __init__(self, builder: Builder, pagename: str) -> None:
        """Link from *pagename*."""
        self.builder = builder
        self.base = page_uri(builder, pagename)

    def article(self, article: Article) -> nodes.Node:
        """Link to *article* by its title."""
        return self.to(article.docname, label(article))

    def term(self, term: Term) -> nodes.Node:
        """Link to the page of *term* by its name."""
        return self.to(at(self.builder.env, term.path), term.name, 'podcast-term')

    def to(self, pagename: str, text: str, *classes: str) -> nodes.Node:
        """Link to *pagename*."""
        uri = relative_uri(self.base, page_uri(self.builder, pagename))
        return nodes.reference('', text, internal=True, refuri=uri, classes=list(classes))


def label(article: Article) -> str:
    """Return the text of a link to *article*."""
    return article.link_title or article.title


def is_website(builder: Builder) -> TypeGuard[StandaloneHTMLBuilder]:
    """Say whether *builder* writes HTML for a browser; EPUB is HTML, too, and is not."""
    return isinstance(builder, StandaloneHTMLBuilder) and not builder.embedded


def has_term_pages(builder: Builder) -> TypeGuard[StandaloneHTMLBuilder]:
    """Say whether *builder* makes pages besides the documents."""
    return is_website(builder) and not isinstance(builder, SingleFileHTMLBuilder)


def at(env: BuildEnvironment, path: str) -> str:
    """Return the name of the page at *path*: a document, or else the page made there."""
    return f'{path}/index' if f'{path}/index' in env.found_docs else path


def page_uri(builder: Builder, pagename: str) -> str:
    """Return the address of *pagename* from the root, percent-encoded for every builder."""
    return quote(builder.get_target_uri(pagename), safe='/%~+@')
