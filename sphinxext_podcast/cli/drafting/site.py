"""What a new article has to know of the site that it is for."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import tzinfo
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from sphinxext_podcast.cli.project import open_project
from sphinxext_podcast.model.article import Article
from sphinxext_podcast.model.media import Provider

from .style import Sample, Style, learn

if TYPE_CHECKING:
    from sphinxext_podcast.cli.project import Project


class Site(NamedTuple):
    """A site: its source folder, its articles, published or not, and how they are written.

    *podcast* says whether it makes a podcast of its articles with recordings.
    """

    srcdir: Path
    articles: tuple[Article, ...]
    style: Style
    zone: tzinfo
    providers: Mapping[str, Provider]
    podcast: bool = True


def of_project(project: Project) -> Site:
    """Return the site of *project*."""
    articles = project.all_articles
    samples = [
        Sample(entry.path, entry.text, entry.read.front, moment)
        for docname, article in articles.items()
        if (entry := project.entries[docname]).read.front and (moment := article.date)
    ]
    zone = project.settings.zone
    return Site(
        project.srcdir,
        tuple(articles.values()),
        learn(samples, zone, project.options['podcast_articles']),
        zone,
        project.settings.providers,
        project.options['podcast_channel'] is not None,
    )


def open_site(folder: Path, conf: Path | None) -> Site:
    """Return the site whose documents are in *folder*; raises Refusal if there is none."""
    return of_project(open_project(folder, conf))
