"""What a new article has to know of the site that it is for."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import tzinfo
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from sphinxext_podcast.cli.console import Refusal
from sphinxext_podcast.cli.project.project import open_project
from sphinxext_podcast.model.article import Article
from sphinxext_podcast.model.media import Provider

from . import own_show
from .addresses import Addresses
from .own_show import OwnShow
from .style import Sample, Style, learn


class Site(NamedTuple):
    """A site: its source folder, its articles, published or not, and how they are written.

    *addresses* are theirs.  *own_show* is its own podcast, if it has one.
    """

    srcdir: Path
    articles: tuple[Article, ...]
    style: Style
    zone: tzinfo
    providers: Mapping[str, Provider]
    addresses: Addresses
    own_show: OwnShow = OwnShow()


def open_site(source: Path, conf: Path | None = None, folder: str = '') -> Site:
    """Return the site whose documents are in *source*; raises Refusal if there is none.

    *folder* is the one for new articles, below *source*, '' for that of most articles.
    """
    project = open_project(source, conf)
    articles = project.all_articles
    samples = [
        Sample(entry.path, entry.text, entry.read.front, moment)
        for docname, article in articles.items()
        if (entry := project.entries[docname]).read.front and (moment := article.date)
    ]
    zone, patterns = project.settings.zone, project.options['podcast_articles']
    return Site(
        project.srcdir,
        tuple(articles.values()),
        learn(samples, zone, patterns, _inside(folder)),
        zone,
        project.settings.providers,
        Addresses(project),
        own_show.of_project(project),
    )


def _inside(folder: str) -> str:
    """Return *folder* as parts of a path; raises Refusal if it leads elsewhere."""
    parts = PurePosixPath(folder.replace(os.sep, '/')).parts
    if (
        any(part.startswith('.') or '{' in part or ':' in part for part in parts)
        or not folder.isprintable()
        or folder[:1] == '/'
    ):
        raise Refusal(f'--folder {folder}: name a folder below that of the documents')
    return '/'.join(parts)
