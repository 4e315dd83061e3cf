"""The options of ABlog that a project's ``conf.py`` may still have: what they say is read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sphinxext_podcast.source.dialects.ablog import Blog

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

    from sphinxext_podcast.source.dialects.ablog import Names

#: Those of its options that a project for ABlog has; any of them makes its articles ABlog's.
OPTIONS = (
    'blog_archive_titles',
    'blog_authors',
    'blog_baseurl',
    'blog_default_author',
    'blog_default_language',
    'blog_default_location',
    'blog_feed_archives',
    'blog_feed_fulltext',
    'blog_feed_length',
    'blog_feed_subtitle',
    'blog_feed_templates',
    'blog_feed_titles',
    'blog_languages',
    'blog_locations',
    'blog_path',
    'blog_post_pattern',
    'blog_title',
    'post_always_section',
    'post_auto_excerpt',
    'post_auto_image',
    'post_auto_orphan',
    'post_date_format',
    'post_date_format_short',
    'post_redirect_refresh',
    'post_show_prev_next',
)


def add_options(app: Sphinx) -> None:
    """Register ABlog's options, unless it does so itself; None is "not given"."""
    if 'ablog' in app.config.extensions:
        return
    for name in OPTIONS:
        if name not in app.config:
            app.add_config_value(name, None, 'env')


def blog(config: Config) -> Blog | None:
    """Return what the project says of its articles for ABlog, None if it says nothing."""
    given = {name: config[name] for name in OPTIONS if name in config}
    if 'ablog' not in config.extensions and all(value is None for value in given.values()):
        return None
    author = given.get('blog_default_author') or ()
    form = given.get('post_date_format')
    return Blog(
        _names(given.get('blog_authors')),
        _names(given.get('blog_locations')),
        (author,) if isinstance(author, str) else tuple(map(str, author)),
        form if isinstance(form, str) else '',
    )


def path(config: Config) -> str:
    """Return where ABlog had the list of all articles."""
    given = getattr(config, 'blog_path', None)
    return given.strip('/') if isinstance(given, str) and given.strip('/') else 'blog'


def _names(given: Any) -> Names:
    """Return key → name and address; what has another form is left out."""
    if not isinstance(given, dict):
        return {}
    found = {}
    for key, value in given.items():
        parts = [value] if isinstance(value, str) else value
        if isinstance(parts, (list, tuple)) and parts and isinstance(parts[0], str):
            url = parts[1] if len(parts) > 1 and isinstance(parts[1], str) else ''
            found[str(key)] = (parts[0], url)
    return found
