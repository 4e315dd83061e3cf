"""What the values of options amount to, together: providers, addresses of terms, the moment."""

from __future__ import annotations

import json
import os
from datetime import UTC, datetime
from functools import cache
from typing import TYPE_CHECKING, Any

from sphinxext_podcast.model.providers import ALIASES, PROVIDERS, provider
from sphinxext_podcast.source import dates

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import tzinfo

    from sphinxext_podcast.model.media import Provider

#: The shortcodes besides players: Hugo's own, and those of moments.
SHORTCODES = (
    *('comment', 'details', 'figure', 'gist', 'highlight', 'instagram', 'instagram_simple'),
    *('param', 'qr', 'ref', 'relref', 'video', 'tweet', 'twitter', 'twitter_simple', 'x'),
    *('x_simple', 'at', 'chapters', 'quote', 'transcript'),
)


def providers(own: Mapping[str, Any]) -> Mapping[str, Provider]:
    """Return every provider by name, those of ``podcast_providers`` among them."""
    return _all_providers(json.dumps(own, sort_keys=True))


@cache
def _all_providers(own: str) -> Mapping[str, Provider]:
    added = {name: provider(name, entry) for name, entry in json.loads(own).items()}
    return {**PROVIDERS, **added}


def players(known: Mapping[str, Provider]) -> tuple[str, ...]:
    """Return the names of the directives and shortcodes of players of *known* providers."""
    playing = [
        name
        for name, provider in known.items()
        if any(kind.player for kind in provider.kinds.values())
    ]
    return (*playing, *ALIASES, 'embed')


def shortcodes(known: Mapping[str, Provider], own: Mapping[str, Any]) -> frozenset[str]:
    """Return the names of all shortcodes in small letters, those that are the project's *own*."""
    return frozenset({*players(known), *SHORTCODES, *(name.lower() for name in own)})


def term_slugs(chosen: Mapping[str, Any], taxonomies: Iterable[str]) -> dict[str, dict[str, str]]:
    """Return the *chosen* addresses of terms by taxonomy and name."""
    found: dict[str, dict[str, str]] = {path: {} for path in taxonomies}
    for name, slug in chosen.items():
        if isinstance(slug, dict):
            found.setdefault(name, {}).update(slug)
        else:
            for names in found.values():
                names.setdefault(name, slug)
    return found


def now(given: str, zone: tzinfo) -> datetime:
    """Return the moment of the build, which ``podcast_now`` may have *given*."""
    if moment := dates.parse_date(given, zone):
        return moment
    epoch = os.environ.get('SOURCE_DATE_EPOCH', '')
    return datetime.fromtimestamp(int(epoch), UTC) if epoch.isdecimal() else datetime.now(UTC)


def shown(*, drafts: bool, future: bool, expired: bool) -> frozenset[str]:
    """Return for which reasons an article is not held back."""
    chosen = {'draft': drafts, 'future': future, 'expired': expired}
    return frozenset(reason for reason, wanted in chosen.items() if wanted)
