"""Choosing episodes of a feed, and telling those about which there are articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinxext_podcast.cli.console import Refusal
from sphinxext_podcast.model.feeds.podcast import episode_number
from sphinxext_podcast.source import episode

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from sphinxext_podcast.model.article import Article
    from sphinxext_podcast.model.media import Provider

    from .feed import Episode

#: So many episodes are named where one was not found.
_NAMED = 5


def one(episodes: Sequence[Episode], said: str) -> Episode:
    """Return the episode that *said* names: an id, a number, a title, a part of only one title.

    Raises Refusal.
    """
    wanted = ' '.join(said.split()).casefold()
    rules = (
        lambda made: made.article.guid.casefold() == wanted,
        lambda made: made.article.title.casefold() == wanted,
        lambda made: _number(made.article) == wanted.lstrip('#'),
        lambda made: wanted in made.article.title.casefold(),
    )
    for rule in rules:
        found = [made for made in episodes if rule(made)]
        if len(found) == 1:
            return found[0]
        if found:
            raise Refusal(f'--episode {said}: there are {len(found)}:{_listed(found)}')
    first = f'; the feed begins with{_listed(episodes)}' if episodes else ': the feed has none'
    raise Refusal(f'--episode {said}: there is no such episode{first}')


def _number(article: Article) -> str:
    return str(episode_number(article.episode) or article.episode)


def _listed(found: Sequence[Episode]) -> str:
    """Return lines with the first episodes of *found*: id and title."""
    lines = [f'\n  {made.article.title} ({made.article.guid})' for made in found[:_NAMED]]
    return ''.join([*lines, '\n  …' if len(found) > _NAMED else ''])


def since(episodes: Iterable[Episode], moment: datetime) -> list[Episode]:
    """Return those that came out at *moment* or later."""
    return [made for made in episodes if made.article.date and made.article.date >= moment]


class KnownEpisodes:
    """The episodes that a site has articles about already."""

    def __init__(self, articles: Iterable[Article], providers: Mapping[str, Provider]) -> None:
        """Remember what *articles* are about."""
        self.providers = providers
        self.names: set[tuple[str, ...]] = set()
        self.titles: set[tuple[str, str]] = set()
        for article in articles:
            self.add(article)
            self.titles.add(_title(article))

    def add(self, article: Article) -> None:
        """Remember what *article* is about."""
        self.names.update(self._names(article))
        if not article.source_name:
            self.names.add(('guid', article.guid, ''))

    def has(self, article: Article) -> bool:
        """Return whether there is one about the episode of *article*.

        Its id counts with its show only: that of another show may be the same number.  Without
        an id and a page of its own, its title does.
        """
        unnamed = article.title and not article.guid and not article.source_url
        if unnamed and _title(article) in self.titles:
            return True
        told = {*self._names(article), ('guid', article.guid, '')} - {('guid', '', '')}
        return not self.names.isdisjoint(told)

    def _names(self, article: Article) -> Iterable[tuple[str, ...]]:
        if article.guid:
            yield 'guid', article.guid, article.source_name.casefold()
        audio = article.audio.url if article.audio else ''
        for kind, url in (('page', article.source_url), ('audio', audio)):
            if name := episode.name(url, self.providers):
                yield kind, name


def _title(article: Article) -> tuple[str, str]:
    return article.title.casefold(), article.source_name.casefold()
