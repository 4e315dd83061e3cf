"""``podcast.xml``: the feed of the author's own podcast, with the files that go with it.

The articles with ``audio`` are its episodes.  What apps would refuse is said at the article, or
at ``podcast_channel`` where it is about the podcast.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from sphinxext_podcast.extension.catalogue.catalogue import podcast
from sphinxext_podcast.extension.catalogue.feeds import PODCAST, episodes
from sphinxext_podcast.extension.config.site import people
from sphinxext_podcast.extension.files import episode_files, recordings, static
from sphinxext_podcast.extension.messages import (
    Subtype,
    at_key,
    in_conf,
    logger,
    report_all,
    warn,
)
from sphinxext_podcast.extension.outdir import digest, write_if_changed
from sphinxext_podcast.extension.security import guard
from sphinxext_podcast.model.feeds.feed import Feed
from sphinxext_podcast.model.feeds.podcast import (
    Podcast,
    episode_problems,
    is_episode,
    podcast_problems,
)
from sphinxext_podcast.model.feeds.topic import topic
from sphinxext_podcast.model.problem import Problem
from sphinxext_podcast.output.feeds.podcast_rss import podcast_rss
from sphinxext_podcast.source.front_matter import article_fields
from sphinxext_podcast.source.front_matter.podcast_tags import of_channel

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from sphinx.builders import Builder
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment

    from sphinxext_podcast.model.article import Article, Chapter
    from sphinxext_podcast.model.feeds.feed import Entry
    from sphinxext_podcast.model.site import Site

    from .feed_entries import Entries


def chapter_files(
    found: Iterable[Article], env: BuildEnvironment
) -> dict[str, tuple[Chapter, ...]]:
    """Return the files with the chapters of the episodes *found*, from the root of the site."""
    made = {}
    for article in found:
        read = partial(episode_files.own_chapters, article, episode_files.of(article, env))
        if chapters := guard.tried(article.docname, 'its chapters are left out', read):
            made[episode_files.chapters_place(article)] = chapters
    return made


def head(site: Site, config: Config, home: str, style: str) -> Feed:
    """Return the feed without its episodes; *home* is an address, *style* the name of a file."""
    channel = config.podcast_channel
    return Feed(
        title=channel.get('title') or site.title,
        home=home,
        url=site.join(PODCAST),
        description=channel.get('description') or site.description,
        language=channel.get('language') or site.language,
        authors=people(channel.get('authors', ())) or site.authors,
        email=site.email,
        image=site.join(channel['image']) if channel.get('image') else site.image,
        copyright=channel.get('copyright') or site.copyright,
        style=style,
    )


def about(config: Config, site: Site) -> Podcast:
    """Return what ``podcast_channel`` says."""
    channel: Mapping[str, Any] = config.podcast_channel
    named = channel.get('categories', ())
    funding = channel.get('funding', '')
    if isinstance(funding, str):
        funding = {'url': funding}
    return Podcast(
        owner=channel.get('owner', ''),
        email=channel.get('email') or site.email,
        topics=tuple(topic(one) for one in ([named] if isinstance(named, str) else named)),
        hosts=people(channel.get('hosts', ())),
        explicit=channel.get('explicit', False),
        serial=channel.get('serial', False),
        locked=channel.get('locked', False),
        guid=channel.get('guid', ''),
        new_address=channel.get('new_feed_url', ''),
        funding=(str(funding.get('url', '')), str(funding.get('text', ''))),
        tags=of_channel(channel)[0],
    )


def write(entries: Entries, outdir: Path, feed: Feed, known: Mapping[str, str]) -> dict[str, str]:
    """Write the podcast into *outdir* unless it is as *known*; return its digest."""
    config, library = entries.builder.config, podcast(entries.builder.env).library
    found = entries.sound(episodes(library, config))
    channel = about(config, entries.site)
    warn_of_picture(feed, entries.site, entries.builder)
    warn_of_faults(feed, channel, found, entries)
    tell_of_lengths(found, entries.builder.env)
    made = digest((feed, channel, [entries.state(article) for article in found]))
    if made != known.get(PODCAST) or not (outdir / PODCAST).is_file():
        whole = replace(feed, entries=tuple(map(entries.whole, found)))
        write_if_changed(outdir / PODCAST, podcast_rss(whole, channel).encode('utf-8'))
    return {PODCAST: made}


def tell_of_lengths(found: Iterable[Article], env: BuildEnvironment) -> None:
    """Tell that files could say how long they are, where nobody reads them."""
    unread = [a for a in found if a.duration is None and a.docname in recordings.read_by(env)]
    if unread and not recordings.reader():
        logger.info(
            'podcast: the length of %d recordings is not known; write "duration" into the front '
            'matter, or let sphinxext-podcast[audio] read it from the files',
            len(unread),
        )


def warn_of_picture(feed: Feed, site: Site, builder: Builder) -> None:
    """Warn of a picture of the podcast that is not in the output, where all files are now."""
    if not site.base or not feed.image.startswith(site.base):
        return
    path = unquote(feed.image.removeprefix(site.base)).partition('?')[0]
    if not static.is_file(builder.outdir / path):
        message = f'the picture {path} is not there; write its path from the root of the site'
        place = in_conf(builder.confdir, 'podcast_channel')
        warn(Subtype.FEED, f'podcast_channel: {message}', place)


def warn_of_faults(
    feed: Feed, channel: Podcast, found: Sequence[Article], entries: Entries
) -> None:
    """Warn of what apps would miss in the podcast, and in its episodes."""
    env = entries.builder.env
    lines = podcast(env).lines
    conf = in_conf(entries.builder.confdir, 'podcast_channel')
    place = conf or at_key(lines, found[-1].docname, *article_fields.SOUNDS)
    for problem in podcast_problems(feed, channel):
        warn(Subtype.FEED, f'podcast_channel: {problem.message}', place)
    wrong = [
        (article.docname, problem)
        for article in found
        for problem in problems(article, entries.plain(article), env)
    ]
    report_all(
        (docname, located(problem, lines.get(docname, {})))
        for docname, problem in [*wrong, *same_guids(found)]
    )


def same_guids(found: Iterable[Article]) -> Iterator[tuple[str, Problem]]:
    """Yield the episodes that have the guid of another, of which apps show one."""
    owners: dict[str, Article] = {}
    for article in found:
        owner = owners.setdefault(article.guid, article) if article.guid else article
        if owner is not article:
            message = f'guid: {article.guid!r} is that of {owner.docname!r}, too; apps show one'
            yield article.docname, Problem('feed', message, 0, 'guid')


def located(problem: Problem, lines: Mapping[str, int]) -> Problem:
    """Return *problem* with the line of its key, by the *lines* of the front matter."""
    keys = (key for key in article_fields.keys(problem.key) if key in lines)
    return problem._replace(line=problem.line or lines.get(next(keys, ''), 0))


def problems(article: Article, entry: Entry, env: BuildEnvironment) -> Iterator[Problem]:
    """Yield what is wrong with the episode of *article*."""
    if wrong := episode_files.chapter_fault(article, episode_files.of(article, env)):
        yield Problem('feed', f'chapters: {wrong}', 0, 'chapters')
    if is_episode(entry) or '://' in (article.audio.url if article.audio else ''):
        yield from episode_problems(entry)
