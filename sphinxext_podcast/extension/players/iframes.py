"""Raw ``<iframe>`` elements of known providers become players: the same privacy for old posts."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

from docutils import nodes
from sphinx.transforms import SphinxTransform

from sphinxext_podcast.extension.catalogue.catalogue import podcast
from sphinxext_podcast.extension.config.values import providers
from sphinxext_podcast.extension.draft import draft
from sphinxext_podcast.extension.elements import paragraphs
from sphinxext_podcast.extension.elements.html_places import Place
from sphinxext_podcast.extension.elements.nodes import podcast_embed
from sphinxext_podcast.source import media_url

from . import directive

# What is never closed is matched to the end, so that it is looked through only once.
_OPENING = re.compile(r'<iframe\b[^>]*(?:>|\Z)', re.I)
_CLOSING = re.compile(r'</iframe\s*>', re.I)
#: Tags that do nothing but wrap one player, such as the box of a "responsive" embed.
_WRAPPED = re.compile(
    r'\s*(?P<open>(?:<(?:div|p|center|figure|span)\b[^>]*>\s*)+)(?P<iframe><iframe\b[^>]*>'
    r'(?:(?!<iframe).)*?</iframe\s*>)\s*(?P<close>(?:</(?:div|p|center|figure|span)\s*>\s*)+)',
    re.I | re.S,
)
#: Titles of the providers' own snippets, which say nothing.
_NO_TITLES = frozenset({'youtube video player', 'youtube video', 'spotify embed', 'vimeo video'})


class AdoptIframes(SphinxTransform):
    """Put players in the places of iframes that stand alone, in articles.

    Before translation (20), so that their titles are translated.
    """

    default_priority = 6
    everywhere = False

    def apply(self, **kwargs: Any) -> None:
        """Work through the raw HTML of the article."""
        if not self.config.podcast_adopt_iframes:
            return
        here = draft(self.env)
        if here.article is None and here.page is None:
            return
        found = [
            raw
            for raw in self.document.findall(nodes.raw)
            if 'html' in raw['format'].split() and '<iframe' in raw.astext().lower()
        ]
        left = set() if self.everywhere else set(map(id, paragraphs.in_sentences(found)))
        for raw in found:
            if id(raw) not in left:
                self.adopt(raw)

    def adopt(self, raw: nodes.raw) -> None:
        """Cut the text of *raw* at its iframes."""
        text = raw.astext()
        if (wrapped := _WRAPPED.fullmatch(text)) and self.player(wrapped['iframe'], raw):
            text = wrapped['iframe']
        pieces: list[nodes.Node] = []
        at, place = 0, Place(text)
        for start, end in _iframes(text):
            place.move(start)
            player = None if place.in_comment else self.player(text[start:end], raw)
            if player is not None:
                pieces += [_like(raw, text[at:start]), player]
                at = end
        pieces.append(_like(raw, text[at:]))
        kept = [p for p in pieces if not isinstance(p, nodes.raw) or p.astext().strip()]
        if at:
            _put(raw, kept)

    def player(self, iframe: str, raw: nodes.raw) -> podcast_embed | None:
        """Make the player of *iframe*, if its provider is known."""
        given = _attributes(iframe)
        found = media_url.find(given.get('src', '').strip(), providers(self.config))
        if found is None:
            return None
        options = {'title': given.get('title', '').strip()}
        if not options['title'] or options['title'].lower() in _NO_TITLES:
            options = {}
        source = str(self.env.doc2path(self.env.docname))
        return directive.player(
            'embed', given['src'].strip(), options, self.env, source=source, line=raw.line or 0
        )


class AdoptIframesInSentences(AdoptIframes):
    """Put players in the places of the other iframes, in translated sentences, too."""

    default_priority = 22
    everywhere = True

    def apply(self, **kwargs: Any) -> None:
        """Do nothing where catalogs are made; else work as for iframes that stand alone."""
        if not podcast(self.env).extracts:
            super().apply()


def _iframes(html: str) -> Iterator[tuple[int, int]]:
    """Yield from where to where each iframe goes; one that is never closed is its tag alone."""
    closings = [match.end() for match in _CLOSING.finditer(html)]
    at = 0
    for match in _OPENING.finditer(html):
        if match.start() >= at and match[0].endswith('>'):
            behind = bisect_right(closings, match.end())
            at = closings[behind] if behind < len(closings) else match.end()
            yield match.start(), at


class _Attributes(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, str] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found = self.found or {key: value or '' for key, value in attrs}


def _attributes(iframe: str) -> dict[str, str]:
    parser = _Attributes()
    parser.feed(iframe)
    return parser.found


def _like(raw: nodes.raw, text: str) -> nodes.raw:
    return nodes.raw('', text, format=raw['format'])


def _put(raw: nodes.raw, pieces: list[nodes.Node]) -> None:
    """Put *pieces* in the place of *raw*; a player does not stand in a paragraph."""
    parent = raw.parent
    if not isinstance(parent, nodes.TextElement):
        raw.replace_self(pieces)
        return
    _remove_closing(parent, parent.index(raw) + 1)
    if isinstance(parent, nodes.paragraph):
        paragraphs.split(parent, raw, pieces)
    else:
        linked = isinstance(parent, nodes.reference)
        raw.replace_self(
            [
                directive.inline(p, linked=linked) if isinstance(p, podcast_embed) else p
                for p in pieces
            ]
        )


def _remove_closing(parent: nodes.TextElement, at: int) -> None:
    """Remove the closing tag of an iframe, which in a line is a node of its own."""
    for end, node in enumerate(parent.children[at : at + 3], at + 1):
        if isinstance(node, nodes.raw) and _CLOSING.fullmatch(node.astext().strip()):
            del parent[at:end]
            return
        if node.astext().strip():
            return
