"""The text of a document under its headings, as readers search in it.

Headers and footers of articles, links to players and generated lists are not the author's words;
title and caption of a player are, and what the front matter says the article is about.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes

from sphinxext_podcast.extension.elements.nodes import (
    UNSEARCHED,
    podcast_embed_poster,
    podcast_html,
    podcast_transcript,
)
from sphinxext_podcast.extension.elements.words import words
from sphinxext_podcast.extension.translation import _
from sphinxext_podcast.model.search import Block

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinxext_podcast.model.article import Article

#: What has no words for readers.
_SKIPPED = (
    nodes.Invisible,
    nodes.system_message,
    nodes.meta,
    addnodes.toctree,
    addnodes.index,
    podcast_embed_poster,
    podcast_html,
    podcast_transcript,
)
#: Classes of what is left out, and of menus, which repeat the headings.
_LISTS = frozenset({UNSEARCHED, 'toctree-wrapper', 'contents'})
#: Where a block ends in HTML.
_END = re.compile(r'</(?:p|div|li|h[1-6]|t[dhr]|blockquote|figcaption|d[dt])\s*>|<br\s*/?>', re.I)
_HAN = '\u2e80-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff'
#: A line that goes on where no blank would be written.
_LINE = re.compile(rf'(?<=[{_HAN}])[^\S\n]*\n\s*(?=[{_HAN}])')


def blocks(doctree: nodes.document, about: Sequence[str] = ()) -> tuple[Block, ...]:
    """Return the text of *doctree* under each of its headings, but for the title.

    Lines *about* the article stand at the end of what is above the first heading.
    """
    title = doctree.next_node(nodes.title)
    found = [Block('', '', '')]
    texts: list[str] = []

    def end() -> None:
        found[-1] = found[-1]._replace(text='\n'.join(filter(None, texts)))
        texts.clear()

    for node in _texts(doctree):
        if isinstance(node, nodes.title) and isinstance(node.parent, nodes.section):
            if node is not title:
                end()
                ids = node.parent['ids'] or ['']
                found.append(Block(ids[0], text_of(node), ''))
        else:
            texts.append(text_of(node))
    end()
    above = found[0].text
    lines = (above, *(line for line in about if line not in above))
    found[0] = found[0]._replace(text='\n'.join(filter(None, lines)))
    found += map(_spoken, doctree.findall(podcast_transcript))
    return tuple(block for block in found if block.text or block.heading)


def about(article: Article | None) -> list[str]:
    """Return what readers look for an *article* by besides its text: description, show, people."""
    if article is None:
        return []
    people = (*article.hosts, *article.guests, *article.authors)
    names = dict.fromkeys((article.source_name, *(person.name for person in people)))
    found = (article.description, ' · '.join(filter(None, names)))
    return [' '.join(line.split()) for line in found if line]


def with_lines(doctree: nodes.document, lines: Sequence[str]) -> nodes.document:
    """Return *doctree* with *lines* below its text, for an index alone."""
    if not lines:
        return doctree
    made = doctree.copy()
    # Whose children they are in the doctree that is written, they remain.
    made.children = [*doctree.children, *(nodes.paragraph('', line) for line in lines)]
    return made


def _spoken(node: podcast_transcript) -> Block:
    """Return what is said in a transcript; no heading is over that which other pages have."""
    text = '\n'.join(text_of(child) for child in node.children)
    return Block(node['ids'][0], str(_('Transcript')) if text else '', text)


def text_of(node: nodes.Node) -> str:
    """Return the words of *node* in one line, as they are read."""
    return ' '.join(_LINE.sub('', _words(node)).split())


def _words(node: nodes.Node) -> str:
    """Return the words of *node*; a mark of a footnote stands in no phrase."""
    if isinstance(node, (nodes.footnote_reference, nodes.citation_reference, *_SKIPPED)):
        return ''
    if isinstance(node, nodes.raw):
        return words(nodes.raw('', _END.sub(' ', node.astext()), format=node['format']))
    if isinstance(node, nodes.Element) and not isinstance(node, addnodes.desc_signature):
        return ''.join(map(_words, node.children))
    return node.astext()


def flat(doctree: nodes.document, about: Sequence[str] = ()) -> nodes.document:
    """Return *doctree* as Sphinx's index reads it best: each piece of text is one text.

    A phrase is found although some of its words are bold.
    """
    made = doctree.copy()
    for kept in (*doctree.findall(nodes.meta), *doctree.findall(addnodes.index)):
        made += kept.copy()
    title = doctree.next_node(nodes.title)
    top = nodes.section('', ids=title.parent['ids'] if title else [])
    if title:
        top += nodes.title('', text_of(title))
    for block in blocks(doctree, about):
        section = nodes.section('', ids=[block.anchor] if block.anchor else [])
        if block.heading:
            section += nodes.title('', block.heading)
        section += [nodes.paragraph('', line) for line in block.text.split('\n')]
        top += section
    made += top
    return made


def _texts(node: nodes.Element) -> Iterator[nodes.Element]:
    """Yield the pieces of text below *node*."""
    for child in node.children:
        if not isinstance(child, nodes.Element):
            continue
        if not _LISTS.isdisjoint(child.get('classes', ())):
            continue
        if isinstance(child, _SKIPPED):
            continue
        if isinstance(child, (nodes.TextElement, nodes.raw)):
            yield child
        else:
            yield from _texts(child)
