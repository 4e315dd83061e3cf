"""EPUB: chapters that are XHTML whatever stands in an article, and a manifest that is right."""

from __future__ import annotations

import re
from html import escape
from pathlib import Path
from posixpath import dirname, join, normpath
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, unquote, urlsplit

from docutils import nodes
from sphinx.builders.epub3 import Epub3Builder
from sphinx.util.osutil import relative_uri

from sphinxext_podcast.extension.catalogue.catalogue import podcast
from sphinxext_podcast.extension.config.base_address import base
from sphinxext_podcast.extension.files.static import is_file
from sphinxext_podcast.extension.links import by_address
from sphinxext_podcast.extension.translation import _
from sphinxext_podcast.extension.tuning import steps
from sphinxext_podcast.model.site import web_address
from sphinxext_podcast.output.characters import allowed
from sphinxext_podcast.output.feeds import content_links
from sphinxext_podcast.output.xhtml import document

from . import epub_cover

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

#: The priority of a handler that comes after those of others.
LAST = 999
#: What the manifest has to say of a chapter with such an element in it.
_PROPERTIES = {'<svg ': 'svg', '<math ': 'mathml'}
#: What Sphinx writes where a project says nothing.
_UNKNOWN = re.compile(
    r'\n *<dc:(description|contributor|creator|publisher)>unknown</dc:\1>'
    r'|\n *<meta property="ibooks:version"></meta>'
)
#: The identifier of the book, in the manifest and in the older table of contents.
_IDENTIFIER = re.compile(r'<dc:identifier [^>]*>([^<]*)<')
_UID = re.compile(r'(?<=<meta name="dtb:uid" content=")[^"]*')
#: The picture of the cover.
_COVER = re.compile(r'<meta name="cover" content="([^"]*)"/>')
#: How the manifest names a chapter.
_ITEM = 'href="{}" media-type="application/xhtml+xml"'


def on_builder_inited(app: Sphinx) -> None:
    """Mend what Sphinx says of the chapters: their names, their titles and what is in them."""
    if isinstance(app.builder, Epub3Builder):
        steps.mend_epub(app.builder, epub_cover.made, declare, identify)
        words = {'toc': str(_('Contents')), 'cover': str(_('Cover'))}
        app.builder.guide_titles = words


def declare(folder: Path) -> None:
    """Mark chapters with drawings or formulas in the manifest of the book in *folder*.

    And the cover; what nobody knows is not said.
    """
    manifest = folder / 'content.opf'
    text = _UNKNOWN.sub('', manifest.read_text(encoding='utf-8'))
    if cover := _COVER.search(text):
        item = f'<item id="{cover[1]}"'
        text = text.replace(item, f'{item} properties="cover-image"')
    for path in folder.rglob('*.xhtml'):
        chapter = path.read_text(encoding='utf-8')
        if found := [name for mark, name in _PROPERTIES.items() if mark in chapter]:
            item = _ITEM.format(escape(quote(path.relative_to(folder).as_posix())))
            text = text.replace(item, f'{item} properties="{" ".join(found)}"')
    manifest.write_text(text, encoding='utf-8')


def identify(folder: Path) -> None:
    """Give the older table of contents the identifier of the book; Sphinx has another there."""
    table = folder / 'toc.ncx'
    found = _IDENTIFIER.search((folder / 'content.opf').read_text(encoding='utf-8'))
    if found:
        text = table.read_text(encoding='utf-8')
        table.write_text(_UID.sub(lambda _: found[1], text), encoding='utf-8')


def on_env_updated(app: Sphinx, env: BuildEnvironment) -> None:
    """Leave out an index without entries."""
    if isinstance(app.builder, Epub3Builder) and not any(
        env.domains.index_domain.entries.values()
    ):
        app.builder.use_index = False


def on_html_page_context(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: Any
) -> None:
    """Make XHTML of the page *pagename*."""
    if not isinstance(app.builder, Epub3Builder) or 'body' not in context:
        return
    book = Book(app.builder, pagename)
    sections = doctree.findall(nodes.section) if doctree else ()
    ids = [id for section in sections for id in section['ids'][:1]]
    context['body'] = document.chapter(context['body'], book.addresses(), ids)
    context['title'] = allowed(context.get('title') or '')
    context['metatags'] = document.meta(context.get('metatags') or '')


class Book:
    """Finds what the addresses on one page mean in the book of *builder*."""

    def __init__(self, builder: Epub3Builder, pagename: str) -> None:
        """Look from the page *pagename*."""
        self.builder, self.pagename = builder, pagename
        self.uri = builder.get_target_uri(pagename)
        self.root = web_address(base(builder.env))

    def addresses(self) -> document.Addresses:
        """Return what the page may ask."""
        return document.Addresses(self.link, self.picture, self.outside)

    def link(self, href: str) -> str:
        """Return where a link leads: a chapter, else the site or another."""
        if self._is_inside(href):
            name = self._path(href)
            if (
                name.removesuffix('.xhtml') in self.builder.env.found_docs
                and name[-6:] == '.xhtml'
            ):
                return href
            if name == 'genindex.xhtml' and self.builder.use_index:
                return href
            return self._chapter(href) or (self.outside(href) if href.startswith('/') else '')
        return content_links.link(href, self.root or 'https://')

    def _chapter(self, href: str) -> str:
        """Return the address of the document that an author calls *href*, on a page with Hugo."""
        domain = podcast(self.builder.env)
        if self.pagename not in domain.env.found_docs:
            return ''
        for target in by_address.find(domain, by_address.ADDRESS, href, self.pagename):
            if target.document:
                uri = relative_uri(self.uri, self.builder.get_target_uri(target.name))
                fragment = unquote(urlsplit(href).fragment)
                id = domain.anchors.get(target.name, {}).get(fragment, '')
                return f'{uri}#{quote(id)}' if id else uri
        return ''

    def picture(self, src: str) -> str:
        """Return the address of a picture if Sphinx has put it into the book."""
        if not self._is_inside(src):
            return ''
        folder, _, name = self._path(src).partition('/')
        if folder != self.builder.imagedir:
            return ''
        there = name in self.builder.images.values()
        return src if there or is_file(self.builder.outdir / folder / name) else ''

    def outside(self, address: str) -> str:
        """Return the address of a file on the web, of this site or another."""
        if self._is_inside(address) and not (self.root and address.startswith('/')):
            return ''
        return content_links.file(address, self.root or 'https://')

    def _is_inside(self, address: str) -> bool:
        """Return whether *address* names neither a scheme nor a host."""
        try:
            parts = urlsplit(address)
        except ValueError:
            return False
        return not (parts.scheme or parts.netloc)

    def _path(self, address: str) -> str:
        """Return the path from the root of the book of what *address* means on the page."""
        path = unquote(urlsplit(address).path)
        return normpath(join(dirname(unquote(self.uri)), path)) if path else ''
