"""The options of ABlog that a project's ``conf.py`` may still have: what they say is read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sphinxext_podcast.source.dialects.ablog import Blog

if TYPE_CHECKING:
    from collections.abc import Mapping

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


def blog(given: Mapping[str, Any], *, by_ablog: bool) -> Blog | None:
    """Return what the options *given* say of the articles of a project for ABlog, else None.

    It is one if it gives any of them, or if it is built *by_ablog*, too.
    """
    if not by_ablog and all(given.get(name) is None for name in OPTIONS):
        return None
    author = given.get('blog_default_author') or ()
    form = given.get('post_date_format')
    return Blog(
        _names(given.get('blog_authors')),
        _names(given.get('blog_locations')),
        (author,) if isinstance(author, str) else tuple(map(str, author)),
        form if isinstance(form, str) else '',
    )


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
