"""``sphinx-podcast new``: the beginning of an article, or of one for each episode of a feed."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC
from typing import TYPE_CHECKING, Any

import click

from sphinxext_podcast.model.article import Article
from sphinxext_podcast.source import casting
from sphinxext_podcast.source.dates import parse_date
from sphinxext_podcast.source.settings.values import now

from . import arguments
from .console import Refusal, near, note, say, with_progress
from .drafting import choice, draft, feed, players
from .drafting.draft import Draft
from .drafting.network import Network
from .drafting.site import open_site

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime
    from pathlib import Path

    from .drafting.feed import Episode
    from .drafting.site import Site

_OTHERS = (
    'The show is not that of this site: its recordings play in the text, and are not in your '
    'feeds. If the show is yours, give --own.'
)
_OWN = 'The show is that of this site: "audio" has the recordings, as episodes of your podcast.'


@click.command(short_help='write the beginning of an article')
@click.argument('words', nargs=-1, metavar='[TITLE]')
@click.option(
    '--url', 'urls', multiple=True, metavar='URL', help='An episode to play; repeatable.'
)
@click.option('--feed', 'place', metavar='URL_OR_FILE', help='The feed of a show.')
@click.option('--episode', 'wanted', metavar='TITLE', help='One of it: its title, number, or id.')
@click.option('--since', metavar='DATE', help='All of it from that day on.')
@click.option('--all', 'every', is_flag=True, help='All of it.')
@click.option('--own', is_flag=True, help='The show is yours: its recordings are your episodes.')
@click.option('--fetch', is_flag=True, help='Ask providers for title, show and picture.')
@click.option('--slug', default='', metavar='NAME', help='The name, if not made of the title.')
@click.option('--folder', default='', metavar='NAME', help='The folder, if not that of most.')
@click.option(
    '--source',
    type=arguments.FOLDER,
    default='.',
    metavar='DIR',
    help='The folder with the documents; the current one unless given.',
)
@arguments.CONF
def new(
    words: tuple[str, ...],
    urls: tuple[str, ...],
    place: str | None,
    wanted: str | None,
    since: str | None,
    every: bool,
    own: bool,
    fetch: bool,
    slug: str,
    folder: str,
    source: Path,
    conf: Path | None,
) -> None:
    """Write the beginning of an article, in the folder and style of those that are there.

    Prints the path.  Nothing is overwritten; the network is asked only for a --feed that is an
    address, and with --fetch.
    """
    title = casting.line(' '.join(words))
    source, conf = arguments.documents(source, conf)
    _check_call(title, click.get_current_context().params)
    site = open_site(source, conf, folder)
    network = Network()
    asked = network if fetch else None
    if not place:
        _write_one(Draft(Article(docname='', title=title)), urls, site, asked, slug)
        return
    episodes = feed.fetch(place, network)
    if wanted is not None:
        found = choice.one(episodes, wanted)
        is_own = own or site.own_show.has(found, place)
        if found.article.audio and not own:
            note(_OWN if is_own else _OTHERS)
        _write_one(_drafted(found, site, is_own, title), urls, site, asked, slug)
        return
    if since is not None:
        episodes = choice.since(episodes, _moment(since, site))
    _write_all(episodes, site, asked, place, own=own)


def _check_call(title: str, options: Mapping[str, Any]) -> None:
    """Refuse *options* that do not go together."""
    place, wanted = options['place'], options['wanted']
    chosen = [name for name in ('wanted', 'since', 'every') if options[name]]
    if wanted == '' or len(chosen) > 1:
        raise click.UsageError('Give one of --episode, --since and --all.')
    if place and not chosen:
        raise click.UsageError('Say which episodes: --episode TITLE, --since DATE or --all.')
    if chosen and not place:
        raise click.UsageError('--episode, --since and --all choose from a --feed.')
    if options['own'] and not place:
        raise click.UsageError('--own says that the show of a --feed is yours.')
    if place and not wanted and (title or options['urls'] or options['slug']):
        raise click.UsageError('A title, --url and --slug are for one article.')
    if not place and not title and not (options['urls'] and options['fetch']):
        raise click.UsageError('Give a title, or --url with --fetch, or --feed.')


def _moment(text: str, site: Site) -> datetime:
    try:
        found = parse_date(text, site.zone)
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint='--since') from None
    if found is None:
        raise click.BadParameter('give a date', param_hint='--since')
    return found


def _drafted(found: Episode, site: Site, is_own: bool, title: str = '') -> Draft:
    """Return the draft of an article about the episode *found*.

    Only what is the site's own gets ``audio``, which is in its feeds; what others recorded gets
    a player in the text.
    """
    article = replace(found.article, draft=True, title=title or found.article.title)
    media = players.of_episode(found, site.providers)
    if article.audio and not is_own:
        recording = players.of_recording(article.audio.url, site.providers)
        if not recording:
            note(f'{article.audio.url}: no player takes this; it is left out')
        media += recording
        article = replace(article, audio=None)
    return Draft(article, tuple(media), found.home)


def _write_one(
    made: Draft, urls: Sequence[str], site: Site, network: Network | None, slug: str
) -> None:
    """Write the article *made*, which plays *urls*, too."""
    media = tuple(dict.fromkeys([*players.of_addresses(urls, site.providers), *made.media]))
    page = next((one.page for one in media if one.provider != 'audio'), '')
    article = replace(made.article, source_url=made.article.source_url or page)
    made = made._replace(article=article, media=media)
    if network:
        made = draft.with_answers(made, network)
    if not made.article.title:
        raise Refusal('No title was found; give one.')
    say(near(draft.write(made, site, now('', UTC), slug)))


def _write_all(
    episodes: Sequence[Episode], site: Site, network: Network | None, place: str, *, own: bool
) -> None:
    """Write drafts of all *episodes* of the feed at *place* that no article is about."""
    known = choice.KnownEpisodes(site.articles, site.providers)
    written = skipped = unnamed = 0
    told = own
    # The oldest first, so that names which are taken count upwards with the time.
    for found in with_progress(episodes[::-1], 'Writing drafts'):
        if known.has(found.article) or not found.article.title:
            skipped += bool(found.article.title)
            unnamed += not found.article.title
            continue
        known.add(found.article)
        is_own = own or site.own_show.has(found, place)
        if found.article.audio and not told:
            note(_OWN if is_own else _OTHERS)
            told = True
        made = _drafted(found, site, is_own)
        if network:
            made = draft.with_answers(made, network)
        say(near(draft.write(made, site, now('', UTC))))
        written += 1
    if not episodes:
        note('The feed has no such episode.')
    more = f', {skipped} skipped, about which there are articles' if skipped else ''
    more += f', {unnamed} without a title left out' if unnamed else ''
    note(f'{written} written{more}')
