"""What options amount to: providers, addresses of terms, the zone, the moment of the build."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinxext_podcast.source import dates
from sphinxext_podcast.source.settings import values

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime, tzinfo

    from sphinx.config import Config

    from sphinxext_podcast.model.media import Provider


def providers(config: Config) -> Mapping[str, Provider]:
    """Return every provider by name, those of the project among them."""
    return values.providers(config.podcast_providers)


def term_slugs(config: Config) -> dict[str, dict[str, str]]:
    """Return the chosen addresses of terms by taxonomy and name."""
    return values.term_slugs(config.podcast_term_slugs, config.podcast_taxonomies)


def zone(config: Config) -> tzinfo:
    """Return the zone of dates that name none."""
    return dates.timezone_named(config.podcast_timezone)


def now(config: Config) -> datetime:
    """Return the moment of the build."""
    return values.now(config.podcast_now, zone(config))
