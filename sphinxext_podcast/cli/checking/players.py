"""Rules about players: ids, providers, and the episode that an article says it is about."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from sphinxext_podcast.model.addresses.named_file import is_possible
from sphinxext_podcast.model.providers import ALIASES
from sphinxext_podcast.source import media_url
from sphinxext_podcast.source.episode import media_name
from sphinxext_podcast.source.media_url import Asked, NotPlayable
from sphinxext_podcast.source.settings import values

from .finding import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sphinxext_podcast.model.media import Media, Provider

    from .body import Called
    from .finding import Finding
    from .known import Known

_INSTANCE = re.compile(r'^:instance:[ \t]*(\S+)', re.MULTILINE)
#: What of a shortcode may hold the address.
_WHAT = ('id', 'url', 'src', 'path')


class Player(NamedTuple):
    """A player as it is written, by its *name* in small letters, at a *line*."""

    name: str
    what: str
    line: int
    instance: str = ''
    #: The tag or the line in which it is written.
    written: str = ''


def players(known: Known, docname: str) -> Iterator[Player]:
    """Yield the players of a document, in their order."""
    names = set(values.players(known.project.settings.providers))
    body = known.bodies[docname]
    for call in body.calls:
        name = known.own_shortcodes.get(call.name, call.name)
        if name in names:
            yield _of_shortcode(call, name)
    for one in body.directives:
        if one.name in names:
            instance = _INSTANCE.search(one.text)
            host = instance[1] if instance else ''
            yield Player(one.name, one.argument, one.line, host, one.written)


def _of_shortcode(call: Called, name: str) -> Player:
    what = call.get(*_WHAT)
    if 'type' in call.named and '/' not in what:
        what = f'{call.named["type"]}/{what}'
    return Player(name, what, call.line, call.named.get('instance', ''), call.written)


def played(player: Player, known: Mapping[str, Provider]) -> Media:
    """Return what *player* plays; raises NotPlayable."""
    return media_url.read(player.what, player.name, Asked(instance=player.instance), known)


def ids(known: Known) -> Iterator[Finding]:
    """Find what no provider plays, and what another provider plays."""
    providers = known.project.settings.providers
    for docname in known.entries:
        for player in players(known, docname):
            own = player.name in {'audio', 'embed'} and media_url.is_own_file(player.what.strip())
            address = unquote(player.what.strip().partition('#')[0])
            if own and is_possible(address):
                if not _is_recording(known, docname, player.what) and not known.file(
                    address, docname
                ):
                    message = f'{player.name}: there is no file {address!r}; correct its path'
                    yield known.finding('file', docname, player.line, message)
                continue
            try:
                played(player, providers)
            except NotPlayable as refusal:
                yield _refused(known, docname, player, refusal)


def _is_recording(known: Known, docname: str, what: str) -> bool:
    """Return whether *what* is the bare name of the article's own recording."""
    article, prefix = known.articles.get(docname), known.project.options['podcast_media_prefix']
    audio = article.audio if article else None
    return bool(prefix and audio and audio.url == f'{prefix}{what.strip()}')


def _refused(known: Known, docname: str, player: Player, refusal: NotPlayable) -> Finding:
    """Return what is wrong with *player*: its provider, if the address is that of another."""
    providers = known.project.settings.providers
    other = media_url.find(player.what, providers) if '://' in player.what else None
    name = ALIASES.get(player.name, player.name)
    if not other or other.provider in {name, 'audio'} or other.provider not in providers:
        return known.finding('player', docname, player.line, f'{player.name}: {refusal}')
    label = providers[other.provider].label
    message = (
        f'{player.name}: {player.what!r} is an address of {label}; write {other.provider} instead '
        f'of {player.name}'
    )
    edit = None
    new = player.written.replace(player.name, other.provider, 1)
    if player.written and new != player.written and '\n' not in player.written:
        lines = range(player.line, player.line + 1)
        edit = Edit(lines, player.written, new)
    return known.finding('provider', docname, player.line, message, edit=edit)


def source_urls(known: Known) -> Iterator[Finding]:
    """Find articles that play one episode of a provider, and name another of it as source."""
    providers = known.project.settings.providers
    for docname, article in known.articles.items():
        named, _, id = article.about.partition(':')
        if named not in providers or not id:
            continue
        same = set()
        for player in players(known, docname):
            try:
                media = played(player, providers)
            except NotPlayable:
                continue
            if media.provider == named:
                same.add(media_name(media.provider, media.kind, media.id))
        if len(same) == 1 and '' not in same and article.about not in same:
            if id in known.entries[docname].body:
                continue  # it may be played by HTML or a template
            (other,) = same
            message = (
                f'source_url is {id!r} of {providers[named].label}, and the article plays '
                f'{other.partition(":")[2]!r}; correct one of them'
            )
            yield known.finding('source-url', docname, known.line(docname, 'source_url'), message)
