"""What the page of an article shows of the other articles, each of them once."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from sphinxext_podcast.model.article import Article

    from .section import Section
    from .term import Term

#: How many articles a page names of each kind, so that its size does not grow with the site.
RELATED = 5
SAME_EPISODE = 5
#: How many cards there are to read on.
READ_ON = 3
#: How many parts of a long series are shown before and after the article's own.
SERIES_AROUND = 5
#: How many articles the other parts of a page may name of those that are related.
ELSEWHERE = 2 * SERIES_AROUND + SAME_EPISODE + 4


class Place(NamedTuple):
    """The place of an article in a series: its number and that of the first of *articles*.

    Numbers count from 1; *articles* are the parts around it, *total* is how many there are.
    """

    term: Term
    number: int
    total: int
    first: int
    articles: tuple[Article, ...]


class Surroundings(NamedTuple):
    """What there is around an article; *terms* by front matter key.

    *newer* and *older* are its neighbours among all articles, *section_newer* and
    *section_older* those in *section*, its own.  *translations* are itself and its versions in
    other languages, nothing if it has none.  *read_on* are those of the same episode, then related
    ones, known when the parts of the page are.
    """

    terms: Mapping[str, tuple[Term, ...]]
    series: tuple[Place, ...]
    same_episode: tuple[Article, ...]
    related: tuple[Article, ...]
    newer: Article | None
    older: Article | None
    section: Section | None = None
    section_newer: Article | None = None
    section_older: Article | None = None
    translations: tuple[Article, ...] = ()
    read_on: tuple[Article, ...] = ()

    def shown(self, parts: Collection[str]) -> Surroundings:
        """Return what a page with these *parts* shows, no article twice.

        A series names its articles, whatever else does; then come the same episode, what is to
        read on, the neighbours in the section, those among all articles, and what is related.
        """
        series = self.series if 'series' in parts else ()
        named = {article.docname for place in series for article in place.articles}
        same = _new(self.same_episode if 'same-episode' in parts else (), named)
        onward = (*self.same_episode, *self.related) if 'read-on' in parts else ()
        read_on = _new(onward, named, READ_ON)
        beside, inside = (self.newer, self.older), (self.section_newer, self.section_older)
        if 'section-neighbours' not in parts or (inside == beside and 'neighbours' in parts):
            inside = (None, None)
        section_newer, section_older = (_one(article, named) for article in inside)
        if 'neighbours' not in parts:
            beside = (None, None)
        newer, older = (_one(article, named) for article in beside)
        related = _new(self.related if 'related' in parts else (), named)
        return self._replace(
            series=series,
            same_episode=same,
            related=related[:RELATED],
            newer=newer,
            older=older,
            section_newer=section_newer,
            section_older=section_older,
            read_on=read_on,
        )


def _new(
    articles: Iterable[Article], named: set[str], most: int | None = None
) -> tuple[Article, ...]:
    """Return those *articles* that are not *named*, *most* of them; from now on they are."""
    found = tuple(article for article in articles if article.docname not in named)[:most]
    named.update(article.docname for article in found)
    return found


def _one(article: Article | None, named: set[str]) -> Article | None:
    return next(iter(_new((article,) if article else (), named)), None)


def by_episode(articles: Iterable[Article]) -> dict[str, list[Article]]:
    """Return the name of each episode → the *articles* that name or play it."""
    found: dict[str, list[Article]] = {}
    for article in articles:
        for episode in article.episodes():
            found.setdefault(episode, []).append(article)
    return found
