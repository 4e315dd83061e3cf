"""A player in HTML: a link that a click replaces, the player itself, or a file's own controls."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, NamedTuple

from sphinxext_podcast.output.attributes import attributes

from . import cover

if TYPE_CHECKING:
    from collections.abc import Iterable

CLOSING = '</figure>\n'


class Track(NamedTuple):
    """The words of a file: address, BCP 47 language and its name."""

    src: str
    language: str = ''
    label: str = ''


class Figure(NamedTuple):
    """What the HTML of a player is made of; *action* is the words of its link.

    *page* and *player* are the addresses, *label* the name of the provider, *title* the
    name of what is played or ''; then *page_title*, that of the page it is on, names the
    player for screen readers.  *height* is in CSS pixels, 0 for the shape of a film, or the
    most that a film may have (*at_most*);
    *width* is pixels or per cent (``560``, ``80%``), *aspect* ``4:3``.  *element* is
    ``audio`` or ``video`` for a file.

    The link of a film is its cover: *poster*, else the *image* of the article, with its
    *measures* (width, height, srcset and sizes), else one that is drawn from the titles and the
    *show*.  *short* is all that one says which is not the first film of a row.  *first* is the
    one on the page.
    """

    provider: str
    kind: str
    id: str
    page: str
    player: str
    label: str
    action: str
    title: str = ''
    page_title: str = ''
    length: str = ''
    poster: str = ''
    image: str = ''
    measures: tuple[tuple[str, str], ...] = ()
    show: str = ''
    short: str = ''
    first: bool = False
    captioned: bool = False
    allow: str = ''
    sandbox: str = ''
    height: int = 0
    at_most: bool = False
    width: str = ''
    aspect: str = ''
    element: str = ''
    tracks: tuple[Track, ...] = ()
    eager: bool = False
    classes: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The name of the player for those who do not see it."""
        about = self.title or self.page_title
        return f'{about} – {self.label}' if about and self.label else about or self.label

    @property
    def wide(self) -> bool:
        """Whether its player has the shape of a film."""
        shaped = self.at_most or not self.height
        return bool(self.player) and shaped and self.element != 'audio'

    @property
    def open(self) -> bool:
        """Whether the player is there from the beginning."""
        return bool(self.element or (self.eager and self.player))

    @property
    def covered(self) -> bool:
        """Whether its link is a cover."""
        return self.wide and not self.open and not self.short


def opening(figure: Figure) -> str:
    """Return the figure up to its caption; CLOSING ends it."""
    classes = [
        'podcast-embed',
        f'podcast-embed-{figure.provider or "page"}',
        f'podcast-embed-kind-{figure.kind}',
        *(['podcast-embed-wide'] if figure.wide else []),
        *(['podcast-embed-covered'] if figure.covered else []),
        *(['podcast-embed-whole'] if figure.open or figure.captioned else []),
        *([] if figure.player else ['podcast-embed-card']),
        *figure.classes,
    ]
    given = [
        ('class', ' '.join(classes)),
        ('id', figure.ids[0] if figure.ids else ''),
        ('data-podcast-provider', figure.provider),
        ('data-podcast-kind', figure.kind),
        ('data-podcast-id', figure.id),
        ('data-podcast-src', figure.player),
        ('data-podcast-width', figure.width),
        ('data-podcast-aspect', figure.aspect),
    ]
    if figure.player and not figure.element:
        given += [
            ('data-podcast-title', figure.name),
            ('data-podcast-height', str(figure.height or '')),
        ]
    return f'{_tag("figure", given)}\n{_inside(figure)}\n'


def link_opening(figure: Figure) -> str:
    """Return the link where there are no players, in a ``<div>`` that its caption may follow."""
    words = ' · '.join(filter(None, [figure.title, figure.action, figure.length]))
    link = _tag('a', [('href', figure.page)])
    picture = _picture([('src', figure.poster)], figure.poster)
    return f'<div>\n<p>{link}{picture}{escape(words)}</a></p>\n'


def _inside(figure: Figure) -> str:
    if figure.element:
        return _file(figure)
    return _frame(figure) if figure.open else _link(figure)


def _link(figure: Figure) -> str:
    said = [_span('title', figure.title), _span('action', figure.action)]
    said.append(_span('length', figure.length))
    name = ''
    if figure.short:
        said, name = [_span('action', figure.short)], figure.action
        name += f': {figure.title}' if figure.title else ''
    given = [('class', 'podcast-embed-link'), ('href', figure.page), ('aria-label', name)]
    parts = [
        _tag('a', given),
        _cover(figure),
        '<span class="podcast-embed-icon" aria-hidden="true"></span>',
        '<span class="podcast-embed-text">',
        *said,
    ]
    return ''.join(parts).rstrip() + '</span></a>'


def _cover(figure: Figure) -> str:
    """Return the poster, with its size, so that nothing moves; else a film's drawn cover."""
    shown = figure.poster or (figure.image if figure.covered else '')
    if figure.covered and not shown:
        return cover.behind(figure.title or figure.page_title, figure.show)
    given = [
        ('class', 'podcast-embed-poster'),
        ('src', shown),
        *figure.measures,
        ('loading', '' if figure.first else 'lazy'),
    ]
    return _picture(given, shown)


def _picture(given: Iterable[tuple[str, str]], src: str) -> str:
    return _tag('img', given).replace('>', ' alt="">') if src else ''


def _span(part: str, text: str) -> str:
    return f'<span class="podcast-embed-{part}">{escape(text)}</span> ' if text else ''


def _frame(figure: Figure) -> str:
    given = [
        ('class', 'podcast-embed-player'),
        ('src', _heard(figure)),
        ('title', figure.name),
        ('height', str(figure.height or '')),
        ('loading', 'lazy'),
        ('referrerpolicy', 'strict-origin-when-cross-origin'),
        ('allow', figure.allow),
        ('sandbox', figure.sandbox),
    ]
    link = [('class', 'podcast-embed-print'), ('href', figure.page)]
    words = ' '.join(filter(None, [figure.title, figure.action]))
    return f'{_tag("iframe", given)}</iframe>{_tag("a", link)}{escape(words)}</a>'


def _heard(figure: Figure) -> str:
    """Return the address of a player that is told to play and pause; YouTube's has to be asked."""
    if figure.provider != 'youtube':
        return figure.player
    return f'{figure.player}{"&" if "?" in figure.player else "?"}enablejsapi=1'


def _file(figure: Figure) -> str:
    given = [
        ('class', 'podcast-embed-player'),
        ('src', figure.player),
        ('aria-label', figure.name),
        ('poster', (figure.poster or figure.image) if figure.element == 'video' else ''),
        ('preload', 'none'),
    ]
    title = f'<p class="podcast-embed-title">{escape(figure.title)}</p>\n' if figure.title else ''
    tracks = ''.join(
        _tag(
            'track',
            [
                ('kind', 'captions'),
                ('src', track.src),
                ('srclang', track.language or 'und'),
                ('label', track.label or track.language),
            ],
        )
        for track in figure.tracks
    )
    link = f'{_tag("a", [("href", figure.page)])}{escape(figure.action)}</a>'
    opened = _tag(figure.element, given).replace('>', ' controls>')
    return f'{title}{opened}{tracks}{link}</{figure.element}>'


def _tag(name: str, pairs: Iterable[tuple[str, str]]) -> str:
    return f'<{name}{attributes(pairs)}>'
