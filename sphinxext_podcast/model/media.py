"""One playable thing, and the providers of such things."""

from __future__ import annotations

import re
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

#: Whose players the script of the page can tell what to do; browser/protocol.js has their words.
TOLD = frozenset(
    {
        'acast',
        'audio',
        'buzzsprout',
        'firstory',
        'podbean',
        'soundcloud',
        'spotify',
        'spreaker',
        'vimeo',
        'youtube',
    }
)
_NOTHING: Mapping[str, str] = MappingProxyType({})

#: What an ``<iframe>`` may do: enough to play, nothing to look around.
PLAY = 'autoplay; clipboard-write; encrypted-media; fullscreen; picture-in-picture'
#: What of the template of a player is always the same: its host and the beginning of its path.
_PLACE = re.compile(r'https://(?P<host>\{host\}|[^/{?#]+)(?P<path>/[^{?#]*)?')


class Media(NamedTuple):
    """One playable thing.

    *page* is the provider's page for readers, *player* the address of its player, empty
    when it has none; both are rebuilt from the id and hold the times.  *start* and *end*
    are seconds from the beginning, None where not given.  *provider* is empty for a page
    of an unknown host.
    """

    provider: str
    kind: str
    id: str
    page: str
    player: str = ''
    start: int | None = None
    end: int | None = None


class Kind(NamedTuple):
    """Templates over the parts of an address, and the size of the player.

    ``{part}`` is a part or nothing, ``{/part}`` and ``{part/}`` have a ``/`` if it is there,
    ``{part|1}`` is ``1`` if it is not; a query parameter without a value goes.  *height*
    is in CSS pixels; 0 stands for 16:9.
    """

    page: str
    player: str = ''
    height: int = 0
    id: str = '{id}'

    @property
    def wide(self) -> bool:
        """Return whether the player has the shape of a film."""
        return bool(self.player) and not self.height


class Form(NamedTuple):
    """One form of address, whose *path* and *query* values match whole, with ASCII classes.

    *hosts* are written without ``www.`` and ``m.``; ``*`` is any.  A parameter whose name
    ends with ``?`` may be missing.  Named groups are the parts.  An address whose path
    matches *claim* is of this form, or wrong.
    """

    kind: str
    hosts: tuple[str, ...]
    path: str
    query: Mapping[str, str] = _NOTHING
    claim: str = ''


@dataclass(frozen=True, slots=True, kw_only=True)
class Provider:
    """A service where things are played.

    *bare* is put before a bare id or path, *bare_id* before a bare id, where that is another.
    *page_start*, *player_start* and *player_end*
    are query parameters or fragments with ``{}`` for the seconds; *autoplay* names the
    parameter that makes the player begin; *dark* and *light* choose its looks: a parameter,
    or a path.  Each is empty where the provider has none.  *watched* tells pictures from
    sound; *hint* says what to write, and *faults* what is
    wrong with an address or id that matches the pattern beside it.
    """

    name: str
    label: str
    kinds: Mapping[str, Kind]
    forms: tuple[Form, ...]
    bare: str = ''
    bare_id: str = ''
    page_start: str = ''
    player_start: str = ''
    player_end: str = ''
    autoplay: str = ''
    dark: str = ''
    light: str = ''
    allow: str = PLAY
    sandbox: str = ''
    watched: bool = False
    hint: str = ''
    faults: tuple[tuple[str, str], ...] = ()

    @property
    def knows_times(self) -> bool:
        """Return whether its player can begin at a moment, or be told of one."""
        return bool(self.player_start) or self.name in TOLD

    @property
    def places(self) -> tuple[tuple[str, str], ...]:
        """The places of its players: host, ``*`` for any, and the beginning of the path."""
        found: dict[tuple[str, str], None] = {}
        for name, kind in self.kinds.items():
            if match := _PLACE.match(kind.player):
                hosts = [match['host']]
                if hosts == ['{host}']:
                    hosts = [h for form in self.forms if form.kind == name for h in form.hosts]
                found |= dict.fromkeys((host, match['path'] or '/') for host in hosts)
        # The option "privacy_mode" chooses between these two.
        for host, path in list(found):
            found[host.replace('youtube-nocookie.', 'youtube.'), path] = None
        return tuple(found)

    def page_at(self, page: str, seconds: float) -> str:
        """Return the address of the *page* of a thing of it with the time, if it can have one."""
        return extend(page, self.page_start.format(int(seconds)))

    def media(
        self,
        kind: str,
        parts: Mapping[str, str],
        start: int | None = None,
        end: int | None = None,
    ) -> Media:
        """Build the addresses of *kind* from its checked *parts*."""
        templates = self.kinds[kind]
        page, player = fill(templates.page, parts), fill(templates.player, parts)
        if start:
            page = extend(page, self.page_start.format(start))
            player = extend(player, self.player_start.format(start))
        if end:
            player = extend(player, self.player_end.format(end))
        return Media(self.name, kind, fill(templates.id, parts), page, player, start, end)


class _Parts(dict[str, str]):
    def __missing__(self, key: str) -> str:
        name, _, instead = key.strip('/').partition('|')
        value = self.get(name) or instead
        return key.replace(name, value) if value and '/' in key else value


def fill(template: str, parts: Mapping[str, str]) -> str:
    """Put *parts* into *template*; missing ones are empty."""
    known = _Parts(parts)
    base, _, query = template.partition('?')
    pairs = [pair.format_map(known) for pair in query.split('&') if query]
    kept = '&'.join(pair for pair in pairs if pair.partition('=')[2])
    return base.format_map(known) + (f'?{kept}' if kept else '')


def extend(address: str, addition: str) -> str:
    """Add query parameters, a ``#fragment`` or a ``/path`` to *address*.

    A parameter that is there already gets the new value.
    """
    if not (address and addition):
        return address
    base, hash, fragment = address.partition('#')
    if addition[0] == '#':
        return base + addition
    if addition[0] == '/':
        path, mark, query = base.partition('?')
        return f'{path.rstrip("/")}{addition}{mark}{query}{hash}{fragment}'
    path, _, query = base.partition('?')
    new = [pair.partition('=')[0] for pair in addition.split('&')]
    kept = [pair for pair in query.split('&') if pair and pair.partition('=')[0] not in new]
    return f'{path}?{"&".join([*kept, addition])}{hash}{fragment}'


def clock(seconds: float) -> str:
    """Return *seconds* as ``1:02:33`` or ``2:33``; a part of a second is left out."""
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f'{hours}:{minutes:02}:{rest:02}' if hours else f'{minutes}:{rest:02}'
