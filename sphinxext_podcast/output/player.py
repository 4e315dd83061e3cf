"""A player in HTML: a link that a click replaces, or the player itself."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import NamedTuple

from sphinxext_podcast.model.media import PROVIDERS

CLOSING = '</figure>\n'


class Figure(NamedTuple):
    """What the HTML of a player is made of; *action* is the words of its link.

    *page* and *player* are the addresses, *title* the name of what is played or '';
    then *page_title*, that of the page it is on, names the player for screen readers.
    """

    provider: str
    kind: str
    id: str
    page: str
    player: str
    action: str
    title: str = ''
    page_title: str = ''
    eager: bool = False
    classes: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()


def opening(figure: Figure) -> str:
    """Return the figure up to its caption; CLOSING ends it."""
    provider = PROVIDERS[figure.provider]
    classes = [
        'podcast-embed',
        f'podcast-embed-{figure.provider}',
        f'podcast-embed-kind-{figure.kind}',
        *(['podcast-embed-wide'] if provider.kinds[figure.kind].wide else []),
        *figure.classes,
    ]
    about = figure.title or figure.page_title
    name = f'{about} – {provider.label}' if about else provider.label
    attributes = [
        ('class', ' '.join(classes)),
        ('id', figure.ids[0] if figure.ids else ''),
        ('data-podcast-provider', figure.provider),
        ('data-podcast-kind', figure.kind),
        ('data-podcast-id', figure.id),
        ('data-podcast-src', figure.player),
        ('data-podcast-title', name),
        ('data-podcast-allow', provider.allow),
        ('data-podcast-sandbox', provider.sandbox),
        ('data-podcast-autoplay', provider.autoplay),
    ]
    inside = _frame(figure, name) if figure.eager else _link(figure)
    return f'{_tag("figure", attributes)}\n{inside}\n'


def _link(figure: Figure) -> str:
    title = f'<span class="podcast-embed-title">{escape(figure.title)}</span> '
    return (
        f'{_tag("a", [("class", "podcast-embed-link"), ("href", figure.page)])}'
        '<span class="podcast-embed-icon" aria-hidden="true"></span>'
        '<span class="podcast-embed-text">'
        f'{title if figure.title else ""}'
        f'<span class="podcast-embed-action">{escape(figure.action)}</span>'
        '</span></a>'
    )


def _frame(figure: Figure, name: str) -> str:
    provider = PROVIDERS[figure.provider]
    attributes = [
        ('class', 'podcast-embed-player'),
        ('src', figure.player),
        ('title', name),
        ('loading', 'lazy'),
        ('referrerpolicy', 'strict-origin-when-cross-origin'),
        ('allow', provider.allow),
        ('sandbox', provider.sandbox),
    ]
    link = [('class', 'podcast-embed-print'), ('href', figure.page)]
    words = ' '.join(filter(None, [figure.title, figure.action]))
    return f'{_tag("iframe", attributes)}</iframe>{_tag("a", link)}{escape(words)}</a>'


def _tag(name: str, attributes: Iterable[tuple[str, str]]) -> str:
    written = ''.join(f' {key}="{escape(value)}"' for key, value in attributes if value)
    return f'<{name}{written}>'
