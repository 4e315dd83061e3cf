"""Writing the beginning of an article: what is known of an episode, in the style of the site."""

from __future__ import annotations

import os
from dataclasses import replace
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
    path, named = _placed(draft, site, moment, place.slug(slug or draft.article.title))
    if not site.addresses.is_read(path):
        raise Refusal(f'{path}: conf.py leaves this out of the site; give another --folder')
    article = replace(
        draft.article,
        date=moment,
        draft=draft.article.draft or any(key.lower() == 'draft' for key in style.keys),
    )
    if draft.picture:
        article = replace(article, image=place.picture_name(path, draft.picture[1]))
    values = fields.values(article, style, draft.home) | named
    head = front_matter.front_matter(values, style.format, style.spelling, style.date, style.zone)
    body = players.body(draft.media, site.providers, style.fence)
    text = f'{head}\n{body}'
    return place.write(site.srcdir, path, text, draft.picture)


def _placed(
    draft: Draft, site: Site, moment: datetime, name: str
) -> tuple[PurePosixPath, dict[str, str]]:
    """Return where *draft* is free to stand, and the slug that its front matter has, by its key.

    There is one if the articles of the site have it, or if no other file name gives a title
    another address, or one at all.
    """
    style = site.style
    key = next((key for key in style.keys if key.lower() == 'slug'), '')

    def address(tried: str, slug: str) -> str:
        path = style.path(tried, moment)
        return site.addresses.address(path, slug, draft.article.title, moment)

    by_title = address('a', '') == address('b', '')
    # Where a slug means nothing, either, the writer has to find another title.
    unavoidable = by_title and address('a', 'a') == address('b', 'b')

    def slug(tried: str) -> str:
        needed = by_title and not unavoidable and (tried != name or not address(name, ''))
        return tried if key or needed else ''

    def taken(path: PurePosixPath, tried: str) -> bool:
        shown = draft.picture and path.with_name(place.picture_name(path, draft.picture[1]))
        if shown and os.path.lexists(site.srcdir / shown):
            return True
        return not unavoidable and site.addresses.has(address(tried, slug(tried)))

    path, chosen = place.free(site.srcdir, lambda tried: style.path(tried, moment), name, taken)
    site.addresses.add(address(chosen, slug(chosen)))
    return path, {key or 'slug': slug(chosen)} if slug(chosen) else {}
