"""The archive: the articles of a site by year and month."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinxext_podcast.model.article import Article


class Month(NamedTuple):
    """The articles of one month, newest first; *month* counts from 1."""

    month: int
    docnames: tuple[str, ...]


class Year(NamedTuple):
    """The articles of one year by month, the latest first; *path* is where its page is."""

    path: str
    year: int
    months: tuple[Month, ...]


class Archive(NamedTuple):
    """All years with articles, the latest first; *path* is where its page is."""

    path: str
    years: tuple[Year, ...] = ()


def archive(path: str, articles: Iterable[Article]) -> Archive:
    """Make the archive of *articles*, newest first, by the dates as they are written.

    An empty *path* is that of an archive without pages.
    """
    found: dict[int, dict[int, list[str]]] = {}
    for article in articles:
        if article.date:
            months = found.setdefault(article.date.year, {})
            months.setdefault(article.date.month, []).append(article.docname)
    years = []
    for year, months in sorted(found.items(), reverse=True):
        listed = [Month(month, tuple(months[month])) for month in sorted(months, reverse=True)]
        years.append(Year(f'{path}/{year}' if path else '', year, tuple(listed)))
    return Archive(path, tuple(years))
