"""Every article of a site: the one place that sorts, groups and relates them."""

from __future__ import annotations

import math
from collections import Counter
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeVar

from sphinxext_podcast.model.groups.archive import Archive, Year, archive
from sphinxext_podcast.model.groups.collation import collation_key
from sphinxext_podcast.model.groups.section import (
    Section,
    at_home,
    editions_beside,
    homes,
    sections,
    with_editions,
)
from sphinxext_podcast.model.groups.surroundings import (
    ELSEWHERE,
    RELATED,
    SAME_EPISODE,
    SERIES_AROUND,
    Place,
    Surroundings,
    by_episode,
)
from sphinxext_podcast.model.groups.term import Collision, Term, term_key, terms
from sphinxext_podcast.model.groups.translations import speaks, translations

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from .article import Article
    from .listing import Listing

_T = TypeVar('_T')


class Library:
    """The articles of one build, newest first, with their terms, sections and years.

    *pages* are these and those that are hidden, which have a page and are in no list.
    """

    def __init__(
        self,
        articles: Iterable[Article],
        taxonomies: Mapping[str, str],
        folders: Iterable[str] = (),
        *,
        archive_path: str = 'archive',
        slugs: Mapping[str, Mapping[str, str]] | None = None,
        language: str = '',
        editions: Mapping[str, str] | None = None,
    ) -> None:
        """Sort *articles*; *taxonomies* maps a path (``tags``) to a front matter key.

        *folders* are those that have an ``_index``; *slugs* are the addresses that the site
        chose for terms, by taxonomy and name.  *language* is that of articles that say none;
        *editions* are the documents of folders in other languages, with these.
        """
        self.pages = tuple(sorted(articles, key=lambda one: (one.hidden, _newest(one))))
        self.articles = tuple(article for article in self.pages if not article.hidden)
        self.taxonomies: Mapping[str, str] = MappingProxyType(dict(taxonomies))
        self.archive = archive(archive_path, self.articles)
        self._by_docname = {article.docname: article for article in self.pages}
        self._places = {article.docname: i for i, article in enumerate(self.articles)}
        self._terms: dict[str, dict[str, Term]] = {}
        self._parts: dict[str, tuple[str, ...]] = {}
        self._surroundings: dict[str, Surroundings] = {}
        self._listed: dict[tuple[type, str], tuple[Article, ...]] = {}
        self.collisions: tuple[Collision, ...] = ()
        for path, key in self.taxonomies.items():
            uses = ((a.docname, v) for a in self.articles for v in a.values(key))
            self._terms[path], collisions = terms(path, uses, (slugs or {}).get(path))
            self.collisions += tuple(collisions)
        self._spoken = {a.docname: a.language or language for a in self.articles}
        plain = sections(self._places, folders, self._apart())
        self._sections = with_editions(plain, editions or {}, self._spoken)
        self._homes = homes(self._sections.values())
        self._translations = translations(self.articles)
        self._episodes = by_episode(self.articles)

    def _apart(self) -> tuple[str, ...]:
        """Return the folders that are no sections: of taxonomies, and of a mere archive."""
        own = f'{self.archive.path}/'
        mere = self.archive.path and not any(name.startswith(own) for name in self._places)
        return (*self.taxonomies, *([self.archive.path] if mere else []))

    def get(self, docname: str) -> Article | None:
        """Return the article of *docname*, if it is one and is published."""
        return self._by_docname.get(docname)

    def of(self, docnames: Iterable[str]) -> tuple[Article, ...]:
        """Return the articles of *docnames*, in their order."""
        return tuple(self._by_docname[docname] for docname in docnames)

    def term(self, taxonomy: str, name: str) -> Term | None:
        """Return the term that *name* spells in some way."""
        return self._terms.get(taxonomy, {}).get(term_key(name))

    def terms(self, taxonomy: str, sort: str = 'name', limit: int = 0) -> tuple[Term, ...]:
        """Return the terms of *taxonomy* by ``name``, or by ``count``, most articles first."""
        found = sorted(
            self._terms.get(taxonomy, {}).values(), key=lambda term: collation_key(term.name)
        )
        if sort == 'count':
            found.sort(key=lambda term: -len(term.docnames))
        return tuple(found[:limit] if limit else found)

    def terms_of(self, article: Article, taxonomy: str) -> tuple[Term, ...]:
        """Return the terms of *article* in the author's order, each once."""
        keys = dict.fromkeys(map(term_key, article.values(self.taxonomies[taxonomy])))
        return tuple(self._terms[taxonomy][key] for key in keys if key in self._terms[taxonomy])

    def sections(self) -> tuple[Section, ...]:
        """Return every section in the order of their paths, the home first."""
        return tuple(self._sections.values())

    def section(self, path: str) -> Section | None:
        """Return the section whose folder is *path*."""
        return self._sections.get(path)

    def section_of(self, article: Article) -> Section | None:
        """Return the section that *article* is in; terms have their folders to themselves."""
        section, _ = self._homes.get(article.docname, (None, 0))
        return section

    def editions(self, section: Section) -> tuple[Section, ...]:
        """Return what the folder of *section* has in each language, that of the site first."""
        return editions_beside(section, self._sections.values())

    def translations(self, article: Article) -> tuple[Article, ...]:
        """Return *article* and its translations; nothing if it has none."""
        return self._translations.get(article.docname, ())

    def listed(self, group: Term | Section | Archive | Year) -> tuple[Article, ...]:
        """Return the articles of a term, a section or of years as their page lists them.

        The home has all, but for those in the languages of other homes.
        """
        if isinstance(group, (Archive, Year)):
            years = group.years if isinstance(group, Archive) else (group,)
            months = [month for year in years for month in year.months]
            return self.of(docname for month in months for docname in month.docnames)
        key = (type(group), group.path)
        if key not in self._listed:
            names: Iterable[str] = group.docnames
            if isinstance(group, Section) and not group.folder:
                names = at_home(group, self._sections.values(), self._spoken)
            self._listed[key] = tuple(_weighted(self.of(names)))
        return self._listed[key]

    def page_of(self, group: Term | Section | Archive | Year) -> tuple[Article, ...]:
        """Return the articles of *group* as its page lists them: a series in order."""
        if isinstance(group, Term) and self.is_series(group):
            return self.of(self._ordered(group))
        return self.listed(group)

    def is_series(self, term: Term) -> bool:
        """Return whether the articles of *term* are parts, in an order of their own."""
        return self.taxonomies.get(term.taxonomy) == 'series'

    def together(self, term: Term, most: int) -> tuple[tuple[Term, int], ...]:
        """Return the *most* frequent tags of the articles of *term*, each with how many have it.

        A tag that only one of them has says nothing.
        """
        if len(term.docnames) < 2:
            return ()
        tags = [path for path, key in self.taxonomies.items() if key == 'tags']
        found = Counter(
            other
            for article in self.of(term.docnames)
            for path in tags
            for other in self.terms_of(article, path)
            if other.path != term.path
        )
        often = [(other, number) for other, number in found.items() if number > 1]
        often.sort(key=lambda pair: (-pair[1], len(pair[0].docnames), collation_key(pair[0].name)))
        return tuple(often[:most])

    def select(self, listing: Listing) -> tuple[Article, ...]:
        """Return the articles that *listing* asks for."""
        found = list(self.articles)
        for taxonomy, names in listing.terms:
            allowed: set[str] = set()
            for name in names:
                term = self.term(taxonomy, name)
                allowed.update(term.docnames if term else ())
            found = [article for article in found if article.docname in allowed]
        if wanted := listing.language:
            found = [a for a in found if speaks(self._spoken[a.docname], wanted)]
        if listing.sort == 'oldest':
            found.sort(key=_oldest)
        elif listing.sort == 'title':
            found.sort(key=lambda article: (collation_key(article.title), article.docname))
        else:
            found = _weighted(found)
        return tuple(found[: listing.limit] if listing.limit else found)

    def surroundings(self, article: Article) -> Surroundings:
        """Gather what the page of *article* may show of the others, once."""
        if article.docname not in self._surroundings:
            self._surroundings[article.docname] = self._around(article)
        return self._surroundings[article.docname]

    def _around(self, article: Article) -> Surroundings:
        at = self._places.get(article.docname)
        newer, older = (None, None) if at is None else _neighbours(self.articles, at)
        same = self._same_episode(article)
        section, place = self._homes.get(article.docname, (None, 0))
        beside = _neighbours(section.docnames, place) if section else (None, None)
        return Surroundings(
            {key: self.terms_of(article, path) for path, key in self.taxonomies.items()},
            self._series(article),
            same,
            self._related(article, {a.docname for a in same}),
            newer,
            older,
            section,
            self._by_docname.get(beside[0] or ''),
            self._by_docname.get(beside[1] or ''),
            self.translations(article),
        )

    def _same_episode(self, article: Article) -> tuple[Article, ...]:
        """Return others that name or play an episode that *article* names or plays."""
        found = {
            self._places[other.docname]: other
            for episode in article.episodes()
            for other in self._episodes.get(episode, ())[: SAME_EPISODE + 1]
            if other is not article
        }
        return tuple(found[place] for place in sorted(found)[:SAME_EPISODE])

    def _series(self, article: Article) -> tuple[Place, ...]:
        places = []
        for taxonomy, key in self.taxonomies.items():
            if key != 'series':
                continue
            for term in () if article.hidden else self.terms_of(article, taxonomy):
                ordered = self._ordered(term)
                at = ordered.index(article.docname)
                first = max(0, at - SERIES_AROUND)
                shown = self.of(ordered[first : at + SERIES_AROUND + 1])
                places.append(Place(term, at + 1, len(ordered), first + 1, shown))
        return tuple(places)

    def _ordered(self, term: Term) -> tuple[str, ...]:
        """Return the docnames of the parts of a series, sorted once for all of them."""
        if term.path not in self._parts:
            articles = sorted(self.of(term.docnames), key=_in_series)
            self._parts[term.path] = tuple(article.docname for article in articles)
        return self._parts[term.path]

    def _related(self, article: Article, left_out: set[str]) -> tuple[Article, ...]:
        """Rank by shared terms, rare ones counting more; a term that all have counts nothing."""
        scores: Counter[str] = Counter()
        for taxonomy in self.taxonomies:
            for term in self.terms_of(article, taxonomy):
                weight = round(1000 * math.log(len(self.articles) / len(term.docnames)))
                if weight:
                    for docname in term.docnames:
                        scores[docname] += weight
        scores.pop(article.docname, None)
        ranked = sorted(
            (docname for docname in scores if docname not in left_out),
            key=lambda docname: (-scores[docname], self._places[docname]),
        )
        return self.of(ranked[: RELATED + ELSEWHERE])


def _neighbours(articles: tuple[_T, ...], place: int) -> tuple[_T | None, _T | None]:
    """Return those before and behind *place*, which are newer and older."""
    after = articles[place + 1] if place + 1 < len(articles) else None
    return (articles[place - 1] if place else None), after


def _weighted(articles: Iterable[Article]) -> list[Article]:
    """Put those with a weight first, as Hugo does, in its order."""
    return sorted(articles, key=lambda article: (article.weight == 0, article.weight))


def _oldest(article: Article) -> tuple[float, str]:
    """Sort by date; without one an article is last, as in all other orders."""
    return (article.date.timestamp() if article.date else math.inf, article.docname)


def _newest(article: Article) -> tuple[float, tuple[str, str, str], str]:
    """Sort by date; of one date, as Hugo does, by the text of links, then by the file."""
    moment = -article.date.timestamp() if article.date else math.inf
    return (moment, collation_key(article.label), f'{article.docname}.'.lower().replace(' ', '-'))


def _in_series(article: Article) -> tuple[float, float, str]:
    order = math.inf if article.series_order is None else article.series_order
    return (order, *_oldest(article))
