"""What the project says of its documents, for those who read them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinxext_podcast.extension.config import ablog_options
from sphinxext_podcast.extension.config.values import providers, zone
from sphinxext_podcast.extension.files.project import content
from sphinxext_podcast.extension.shortcodes import known_shortcodes
from sphinxext_podcast.source import document
from sphinxext_podcast.source.document import Document, File, Settings
from sphinxext_podcast.source.settings import values

from . import catalogs

if TYPE_CHECKING:
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment

    from sphinxext_podcast.source.front_matter.reader import FrontMatter


def read(text: str, docname: str, env: BuildEnvironment) -> Document:
    """Return what the document *docname* with *text* is.

    Raises front_matter.Unreadable.
    """

    def translated(front: FrontMatter) -> FrontMatter:
        return catalogs.translated(front, docname, env)

    return document.read(text, file(docname, env), settings(env), translated)


def file(docname: str, env: BuildEnvironment) -> File:
    """Return what the name and the folder of *docname* say of it."""
    return content(env).file(docname, env.config.podcast_pages)


def settings(env: BuildEnvironment) -> Settings:
    """Return what ``conf.py`` says of all documents."""
    config = env.config
    return Settings(
        zone(config),
        providers(config),
        known_shortcodes.names(config),
        ablog_options.blog(config),
        config.podcast_media_prefix,
        getattr(env, 'myst_config').title_to_header,  # noqa: B009 - MyST-Parser sets it
    )


def shown(config: Config) -> frozenset[str]:
    """Return for which reasons an article is not held back."""
    return values.shown(
        drafts=config.podcast_drafts,
        future=config.podcast_future,
        expired=config.podcast_expired,
    )
