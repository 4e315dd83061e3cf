"""What options amount to: providers, addresses of terms, the zone, the moment of the build."""

from __future__ import annotations

import json
import os
from datetime import UTC, datetime, tzinfo
from functools import cache
from typing import TYPE_CHECKING

from sphinxext_podcast.model.providers import PROVIDERS, provider
from sphinxext_podcast.source import dates

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx.config import Config

    from sphinxext_podcast.model.media import Provider


def providers(config: Config) -> Mapping[str, Provider]:
    """Return every provider by name, those of the project among them."""
    return _all_providers(json.dumps(config.podcast_providers, sort_keys=True))


@cache
def _all_providers(own: str) -> Mapping[str, Provider]:
    added = {name: provider(name, entry) for name, entry in json.loads(own).items()}
    return {**PROVIDERS, **added}


def term_slugs(config: Config) -> dict[str, dict[str, str]]:
    """Return the chosen addresses of terms by taxonomy and name."""
    found: dict[str, dict[str, str]] = {path: {} for path in config.podcast_taxonomies}
    for name, chosen in config.podcast_term_slugs.items():
        if isinstance(chosen, dict):
            found.setdefault(name, {}).update(chosen)
        else:
            for names in found.values():
                names.setdefault(name, chosen)
    return found


def zone(config: Config) -> tzinfo:
    """Return the zone of dates that name none."""
    return dates.timezone_named(config.podcast_timezone)


def now(config: Config) -> datetime:
    """Return the moment of the build."""
    if moment := dates.parse_date(config.podcast_now, zone(config)):
        return moment
    epoch = os.environ.get('SOURCE_DATE_EPOCH', '')
    return datetime.fromtimestamp(int(epoch), UTC) if epoch.isdecimal() else datetime.now(UTC)
