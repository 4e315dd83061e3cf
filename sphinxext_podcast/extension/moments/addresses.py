"""Where a mark leads without a script: the page of what is played, at that time.

It is the player that the mark names, else the first whose page can have a time, else the
author's own recording, else the episode that the article is about.
"""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

from sphinx import addnodes

from sphinxext_podcast.extension.builders import file_uri, is_website
from sphinxext_podcast.extension.catalogue.catalogue import podcast
from sphinxext_podcast.extension.config.site import site
from sphinxext_podcast.extension.config.values import providers
from sphinxext_podcast.extension.elements.nodes import (
    podcast_at,
    podcast_embed,
    podcast_transcript,
)
from sphinxext_podcast.extension.files import episode_files
from sphinxext_podcast.model.addresses.named_file import is_remote
from sphinxext_podcast.model.media import clock
from sphinxext_podcast.model.site import web_address
from sphinxext_podcast.source import media_url
from sphinxext_podcast.source.episode import media_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from docutils import nodes
    from sphinx.builders import Builder

    from sphinxext_podcast.model.article import Article
    from sphinxext_podcast.model.media import Provider


class Page(NamedTuple):
    """The address of what is played, and its provider."""

    address: str
    provider: Provider


class Played(NamedTuple):
    """What a page plays: its *players*, in their order, and its *article*, if it is one."""

    players: tuple[podcast_embed, ...]
    article: Article | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the players, each once."""
        own = (media_url.FILES,) if self.article and self.article.audio else ()
        found = (str(player['provider']) for player in self.players)
        return tuple(dict.fromkeys(filter(None, (*found, *own))))


class Addresses:
    """Finds the addresses of the moments of one document, for one builder."""

    def __init__(self, docname: str, played: Played, builder: Builder) -> None:
        """Find what *played* says for the page of *docname*, which *builder* writes."""
        self.docname, self.played, self.builder = docname, played, builder
        self.known: Mapping[str, Provider] = providers(builder.config)
        self._by_name: dict[str, Page | None] = {}

    def at(self, seconds: float, player: str = '') -> str:
        """Return where a mark leads, '' if nowhere.

        On a website whose player has no page with a time it is the page itself.
        """
        page = self._named(player) if player else self._first
        if page and (page.provider.page_start or player):
            return page.provider.page_at(page.address, seconds)
        return address_at(*self.target(), self.known, seconds) or (page.address if page else '')

    def target(self) -> tuple[str, str]:
        """Return the page to which times are added, and the name of its provider.

        The page is ``#`` for this very page, '' for none.
        """
        if (page := self._first) and page.provider.page_start:
            return page.address, page.provider.name
        players = (self.known.get(one['provider']) for one in self.played.players)
        plays = any(one and one.knows_times for one in players)
        return '#' if is_website(self.builder) and plays else '', ''

    @cached_property
    def _first(self) -> Page | None:
        """The first page that can have a time, else that of the episode."""
        timed = (page for page in self._pages() if page.provider.page_start)
        return next(timed, None) or self._episode or next(self._pages(), None)

    def _named(self, name: str) -> Page | None:
        if name not in self._by_name:
            pages = (page for page in self._pages() if page.provider.name == name)
            self._by_name[name] = next(pages, None) or self._first
        return self._by_name[name]

    def _pages(self) -> Iterator[Page]:
        """Yield the pages of all players, then that of the recording, then that of the episode."""
        for player in self.played.players:
            provider = self.known.get(player['provider'])
            if provider and (address := self._page(player)):
                yield Page(address, provider)
        if address := self._recording():
            yield Page(address, self.known[media_url.FILES])
        if self._episode:
            yield self._episode

    def _page(self, player: podcast_embed) -> str:
        """Return the page of *player*; of lists, in which a time means nothing, there is none."""
        if 'site' in player:
            return self._on_site(player['site'])
        if 'file' in player:
            if not is_website(self.builder):
                return ''
            name = self.builder.env.dlfiles[Path(player['file'])][1]
            return file_uri(self.builder, self.docname, f'_downloads/{name}')
        is_file = player['provider'] == media_url.FILES
        if is_file and '://' not in player['page']:
            return ''
        one = is_file or media_name(player['provider'], player['kind'], player['media_id'])
        return str(player['page']) if one else ''

    def _recording(self) -> str:
        """Return the author's own recording, where it is published."""
        article = self.played.article
        if article is None or article.audio is None:
            return ''
        address = article.audio.url
        if is_remote(address):
            return web_address(address)
        file = episode_files.find('audio', address, self.docname, self.builder.env)
        if file is None:
            return ''
        return self._on_site(file.site)

    def _on_site(self, place: str) -> str:
        """Return the address of the file at *place* on the site, if it is known here."""
        if is_website(self.builder):
            return file_uri(self.builder, self.docname, place)
        return site(self.builder.env).join(quote(place))

    @cached_property
    def _episode(self) -> Page | None:
        """The page of the episode that the article is about, if its provider is known."""
        article = self.played.article
        try:
            found = media_url.read(
                article.source_url if article else '', 'embed', providers=self.known
            )
        except media_url.NotPlayable:
            return None
        provider = self.known.get(found.provider)
        if not provider or not media_name(found.provider, found.kind, found.id):
            return None  # a time means nothing in a show or a list
        return Page(found.page, provider) if '://' in found.page else None


def address_at(page: str, name: str, known: Mapping[str, Provider], seconds: float) -> str:
    """Return the address of the moment after *seconds* on what ``target`` has returned."""
    if name in known:
        return known[name].page_at(page, seconds)
    return f'#t={clock(seconds)}' if page else ''


class Documents:
    """The addresses of all documents in a doctree: a book or a single page has many."""

    def __init__(self, doctree: nodes.document, docname: str, builder: Builder) -> None:
        """Look for players and marks in *doctree*, made of *docname* and what it includes."""
        self.builder = builder
        #: The marks, each with the document that it stands in.
        self.marks: list[tuple[podcast_at, str]] = []
        self._players: dict[str, list[podcast_embed]] = {}
        #: The transcripts, each with its document.
        self.transcripts: list[tuple[podcast_transcript, str]] = []
        self._known: dict[str, Addresses] = {}
        for node, owner in owned(doctree, docname):
            if isinstance(node, podcast_at):
                self.marks.append((node, owner))
            elif isinstance(node, podcast_transcript):
                self.transcripts.append((node, owner))
            elif isinstance(node, podcast_embed):
                self._players.setdefault(owner, []).append(node)

    def of(self, docname: str) -> Addresses:
        """Return the addresses of *docname*."""
        if docname not in self._known:
            article = podcast(self.builder.env).described(docname)
            played = Played(tuple(self._players.get(docname, ())), article)
            self._known[docname] = Addresses(docname, played, self.builder)
        return self._known[docname]


def owned(doctree: nodes.document, docname: str) -> Iterator[tuple[nodes.Node, str]]:
    """Yield each node of *doctree*, made of *docname* and what it includes, and its document."""
    # Downwards, for what is included does not know the node that it is in.
    waiting: list[tuple[nodes.Node, str]] = [(doctree, docname)]
    while waiting:
        node, owner = waiting.pop()
        if isinstance(node, addnodes.start_of_file):
            owner = node['docname']
        yield node, owner
        waiting.extend((child, owner) for child in reversed(node.children))
