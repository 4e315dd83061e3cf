"""Marks, chapters and quotations: HTML for websites, ordinary nodes for all others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.builders.gettext import I18nBuilder

from sphinxext_podcast.extension.builders import is_website
from sphinxext_podcast.extension.elements.nodes import (
    podcast_at,
    podcast_chapter,
    podcast_chapter_title,
    podcast_chapters,
    podcast_quote,
    podcast_quote_source,
    podcast_speaker,
)
from sphinxext_podcast.extension.translation import _
from sphinxext_podcast.output.feeds.podcast_tags import number
from sphinxext_podcast.output.pages import elements

from .addresses import Documents

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.writers.html5 import HTML5Translator

    Visit = Callable[..., None]

#: Formats in which the addresses of links are words.
SPELLED = ('text', 'man')


def on_doctree_read(app: Sphinx, doctree: nodes.document) -> None:
    """Leave but the words of the marks of headings in menus and titles, where Sphinx has them."""
    env = app.env
    for kept in (env.tocs, env.titles, env.longtitles):
        for node in list(kept[env.docname].findall(podcast_at)) if env.docname in kept else ():
            node.replace_self(node.children)


def on_doctree_resolved(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Find where marks lead; off websites, put ordinary nodes in the places of all.

    While the players are still there.
    """
    if isinstance(app.builder, I18nBuilder):
        return
    found = list(doctree.findall(_is_ours))
    if not found:
        return
    marks = [node for node in found if isinstance(node, podcast_at)]
    documents = Documents(doctree, docname, app.builder)
    for node, owner in documents.marks:
        for link in list(node.findall(nodes.reference)):  # of a shortcode, or found only now
            link.replace_self(link.children)
        node['href'] = documents.of(owner).at(node['seconds'], node['player'])
    for other in found:
        if isinstance(other, podcast_chapter) and not other.children:  # but another picture
            other.parent.remove(other)
        elif isinstance(other, podcast_quote):
            href = next((mark['href'] for mark in _source(other).findall(podcast_at)), '')
            other['cite'] = '' if href.startswith('#') else href
    if is_website(app.builder):
        for node in filter(_is_linked, marks):
            node.replace_self(node.children)
    else:
        _make_plain(found, app.builder)


def _is_ours(node: nodes.Node) -> bool:
    return isinstance(node, (podcast_at, podcast_chapter, podcast_chapters, podcast_quote))


def _make_plain(found: list[nodes.Node], builder: Builder) -> None:
    """Put ordinary nodes in the places of those *found*, the outer ones before those in them."""
    for node in found:
        if isinstance(node, podcast_quote):
            node.replace_self(grouped([nodes.block_quote('', *_plain_quote(node))], node, builder))
        elif isinstance(node, podcast_chapters):
            node.replace_self(grouped([_plain_chapters(node, builder)], node, builder))
        elif isinstance(node, podcast_at) and not _stays(node, builder):
            node.replace_self(_plain(node, builder))


def grouped(
    made: list[nodes.Element], node: nodes.Element, builder: Builder
) -> list[nodes.Element]:
    """Return what was *made* of *node*, in LaTeX under a name that our package knows."""
    if builder.format != 'latex':
        return made
    name = node.tagname.replace('_', '-')
    return [nodes.container('', *made, classes=[name])]


def _source(quote: podcast_quote) -> nodes.Element:
    """Return who said it and when, an empty element where nobody knows."""
    last = quote.children[-1]
    return last if isinstance(last, podcast_quote_source) else nodes.Element()


def _is_linked(node: podcast_at) -> bool:
    """Return whether *node* is in a link; in it no other can be."""
    parent: nodes.Node = node.parent
    while isinstance(parent, nodes.Inline) and not isinstance(parent, nodes.reference):
        parent = parent.parent
    return isinstance(parent, nodes.reference)


def _stays(node: podcast_at, builder: Builder) -> bool:
    """Return whether *node* is written as it is.

    Behind what is a link for Sphinx an EPUB has its address, in each sentence with a mark.
    """
    return bool(builder.format == 'html' and node['href'] and not _is_linked(node))


def _plain(node: podcast_at, builder: Builder) -> list[nodes.Node]:
    """Return a link, or the text of *node* where it leads nowhere."""
    if not node['href'] or _is_linked(node):
        return list(node.children)
    link = nodes.reference('', '', *node.children, refuri=node['href'])
    # A format that writes the text of a link alone; a heading is no place for an address.
    spelled = builder.format == 'text' and not isinstance(node.parent, nodes.title)
    return [link, nodes.Text(f' <{node["href"]}>')] if spelled else [link]


def _plain_chapters(chapters: podcast_chapters, builder: Builder) -> nodes.bullet_list:
    """Return the list; where addresses are written out, one of each chapter, behind its title."""
    spelled = builder.format in SPELLED
    made = nodes.bullet_list('', classes=['podcast-chapters'])
    for chapter in chapters.findall(podcast_chapter):
        mark, title = chapter.children
        words: list[nodes.Node] = list(title.children)
        url = chapter['url']
        if spelled and isinstance(mark, podcast_at):
            url = url or mark['href']
        if url:
            words = [nodes.reference('', '', *words, refuri=url)]
        if url and builder.format == 'text':
            words.append(nodes.Text(f' <{url}>'))
        time = nodes.Text(mark.astext()) if spelled else mark
        line = nodes.paragraph('', '', time, nodes.Text(' '), *words)
        made += nodes.list_item('', line, ids=chapter['ids'])
    return made


def _plain_quote(quote: podcast_quote) -> list[nodes.Node]:
    source = _source(quote)
    blocks = [child for child in quote.children if child is not source]
    if not source.children:
        return blocks
    said: list[nodes.Node] = []
    for part in source.children:
        said += [nodes.Text(_(', '))] if said else []
        said += part.children if isinstance(part, podcast_speaker) else [part]
    return [*blocks, nodes.attribution('', '', *said)]


def visit_at(self: HTML5Translator, node: podcast_at) -> None:
    """Open the link, or the text of a time that leads nowhere."""
    given = {'data_podcast_at': number(node['seconds']), 'data_podcast_player': node['player']}
    given = given if is_website(self.builder) else {}
    href = node.get('href', '')
    self.body.append(elements.opening('a' if href else 'span', ['podcast-at'], **given, href=href))


def depart_at(self: HTML5Translator, node: podcast_at) -> None:
    """Close it."""
    self.body.append('</a>' if node.get('href') else '</span>')


def visit_chapters(self: HTML5Translator, node: podcast_chapters) -> None:
    """Open the list."""
    self.body.append(f'{elements.opening("ol", ["podcast-chapters"])}\n')


def depart_chapters(self: HTML5Translator, node: podcast_chapters) -> None:
    """Close the list."""
    self.body.append('</ol>\n')


def visit_chapter(self: HTML5Translator, node: podcast_chapter) -> None:
    """Open the entry."""
    self.body.append(elements.opening('li', id=''.join(node['ids'])))


def depart_chapter(self: HTML5Translator, node: podcast_chapter) -> None:
    """Close the entry."""
    self.body.append('</li>\n')


def visit_chapter_title(self: HTML5Translator, node: podcast_chapter_title) -> None:
    """Open the title, and its link if it has one."""
    self.body.append(f' {elements.opening("a", href=node["url"])}' if node['url'] else ' ')


def depart_chapter_title(self: HTML5Translator, node: podcast_chapter_title) -> None:
    """Close the title."""
    self.body.append('</a>' if node['url'] else '')


def visit_quote(self: HTML5Translator, node: podcast_quote) -> None:
    """Open the quotation."""
    classes = ['podcast-quote', *node['classes']]
    self.body.append(elements.opening('blockquote', classes, cite=node.get('cite', '')) + '\n')


def depart_quote(self: HTML5Translator, node: podcast_quote) -> None:
    """Close the quotation."""
    self.body.append('</blockquote>\n')


def visit_quote_source(self: HTML5Translator, node: podcast_quote_source) -> None:
    """Open the line below the quotation."""
    self.body.append('<footer>— ')


def depart_quote_source(self: HTML5Translator, node: podcast_quote_source) -> None:
    """Close the line."""
    self.body.append('</footer>\n')


def visit_speaker(self: HTML5Translator, node: podcast_speaker) -> None:
    """Open the name."""
    self.body.append('<cite>')


def depart_speaker(self: HTML5Translator, node: podcast_speaker) -> None:
    """Close the name; what follows is the time."""
    more = node.parent.index(node) < len(node.parent) - 1
    self.body.append('</cite>, ' if more else '</cite>')


#: Each node with what opens and closes it on websites.
VISITORS: tuple[tuple[type[nodes.Element], Visit, Visit], ...] = (
    (podcast_at, visit_at, depart_at),
    (podcast_chapters, visit_chapters, depart_chapters),
    (podcast_chapter, visit_chapter, depart_chapter),
    (podcast_chapter_title, visit_chapter_title, depart_chapter_title),
    (podcast_quote, visit_quote, depart_quote),
    (podcast_quote_source, visit_quote_source, depart_quote_source),
    (podcast_speaker, visit_speaker, depart_speaker),
)
