"""Writing the beginning of an article: what is known of an episode, in the style of the site."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from sphinxext_podcast.cli import console
from sphinxext_podcast.cli.console import Refusal
from sphinxext_podcast.source import chapters

from . import fields, front_matter, oembed, place, players
from .network import CHAPTERS, NotFetched

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path, PurePosixPath

    from sphinxext_podcast.model.article import Article
    from sphinxext_podcast.model.media import Media

    from .network import Network
    from .site import Site


class Draft(NamedTuple):
    """An article to be written: what its front matter says, and the players of its body.

    *picture* is a picture to store, and the end of its name; *home* the website of the show.
    """

    article: Article
    media: tuple[Media, ...] = ()
    home: str = ''
    picture: tuple[bytes, str] | None = None


def with_answers(draft: Draft, network: Network) -> Draft:
    """Return *draft* with what the network says besides: title, show, picture, chapters.

    What cannot be fetched is told, and left out.
    """
    article, address = draft.article, draft.article.image
    for media in draft.media:
        if article.title and article.source_name and address:
            break
        try:
            said = oembed.ask(media, network)
        except NotFetched as error:
            console.note(error.message)
            continue
        if said:
            article = replace(
                article,
                title=article.title or said.title,
                source_name=article.source_name or said.author,
            )
            address = address or said.picture
    article = _with_chapters(article, network)
    if not address:
        return draft._replace(article=article)
    try:
        return draft._replace(article=article, picture=oembed.picture(address, network))
    except NotFetched as error:
        console.note(error.message)
        return draft._replace(article=article)


def _with_chapters(article: Article, network: Network) -> Article:
    """Return *article* with the chapters themselves in the place of their address."""
    if not article.chapters_file or article.chapters:
        return article
    try:
        content = network.fetch(article.chapters_file, CHAPTERS).content
        found = chapters.from_file(content.decode('utf-8', 'replace')).read.chapters
    except NotFetched as error:
        console.note(error.message)
        return article
    except ValueError as error:
        console.note(f'the chapters at {article.chapters_file} cannot be read: {error}')
        return article
    return replace(article, chapters=found, chapters_file='') if found else article


def write(draft: Draft, site: Site, now: datetime, slug: str = '') -> Path:
    """Write *draft* as a new article of *site*, and return its path."""
    style = site.style
    moment = (draft.article.date or now).astimezone(style.zone)
    names = _Names(draft, site, moment, place.slug(slug or draft.article.title))
    path, name = place.free(site.srcdir, names.path, names.first, names.is_taken)
    chosen = names.slug(name)
    site.addresses.add(names.address(name, chosen))
    if not site.addresses.is_read(path):
        raise Refusal(f'{path}: conf.py leaves this out of the site; give another --folder')
    article = replace(
        draft.article,
        date=moment,
        draft=draft.article.draft or any(key.lower() == 'draft' for key in style.keys),
    )
    if draft.picture:
        article = replace(article, image=place.picture_name(path, draft.picture[1]))
    values = fields.values(article, style, draft.home)
    values |= {names.key or 'slug': chosen} if chosen else {}
    head = front_matter.front_matter(values, style.format, style.spelling, style.date, style.zone)
    body = players.body(draft.media, site.providers, style.fence)
    text = f'{head}\n{body}'
    return place.write(site.srcdir, path, text, draft.picture)


@dataclass(frozen=True)
class _Names:
    """The names that the file of *draft*, an article of *moment*, may have, and their addresses.

    *first* is the name that it gets if nothing else has that.
    """

    draft: Draft
    site: Site
    moment: datetime
    first: str

    def path(self, name: str) -> PurePosixPath:
        """Return the path of the file *name*."""
        return self.site.style.path(name, self.moment)

    def address(self, name: str, slug: str) -> str:
        """Return where the site has the article in the file *name* that has this *slug*."""
        title = self.draft.article.title
        return self.site.addresses.address(self.path(name), slug, title, self.moment)

    @cached_property
    def key(self) -> str:
        """The key for slugs in the articles of the site, '' if they have none."""
        return next((key for key in self.site.style.keys if key.lower() == 'slug'), '')

    @cached_property
    def is_by_title(self) -> bool:
        """Whether the address comes from the title, so that no other file name changes it."""
        return self.address('a', '') == self.address('b', '')

    @cached_property
    def is_fixed(self) -> bool:
        """Whether no slug changes the address, either; the writer has to find another title."""
        return self.is_by_title and self.address('a', 'a') == self.address('b', 'b')

    def slug(self, name: str) -> str:
        """Return the slug in the front matter of the file *name*, '' if it needs none."""
        helps = self.is_by_title and not self.is_fixed
        needed = helps and (name != self.first or not self.address(name, ''))
        return name if self.key or needed else ''

    def is_taken(self, path: PurePosixPath, name: str) -> bool:
        """Return whether something has the address of the file *name*, or its picture's place."""
        picture = self.draft.picture and place.picture_name(path, self.draft.picture[1])
        if picture and os.path.lexists(self.site.srcdir / path.with_name(picture)):
            return True
        return not self.is_fixed and self.site.addresses.has(self.address(name, self.slug(name)))
