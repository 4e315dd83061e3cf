"""The options of ABlog that a project's ``conf.py`` may still have: what they say is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinxext_podcast.source.settings import ablog_options

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

    from sphinxext_podcast.source.dialects.ablog import Blog


def add_options(app: Sphinx) -> None:
    """Register ABlog's options, unless it does so itself; None is "not given"."""
    if 'ablog' in app.config.extensions:
        return
    for name in ablog_options.OPTIONS:
        if name not in app.config:
            app.add_config_value(name, None, 'env')


def blog(config: Config) -> Blog | None:
    """Return what the project says of its articles for ABlog, None if it says nothing."""
    given = {name: config[name] for name in ablog_options.OPTIONS if name in config}
    return ablog_options.blog(given, by_ablog='ablog' in config.extensions)


def path(config: Config) -> str:
    """Return where ABlog had the list of all articles."""
    given = getattr(config, 'blog_path', None)
    return given.strip('/') if isinstance(given, str) and given.strip('/') else 'blog'
