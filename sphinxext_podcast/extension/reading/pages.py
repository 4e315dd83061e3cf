"""Which documents without a date are pages: read as articles are, and in no list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx.util.matching import Matcher

from sphinxext_podcast.extension.files.project import content, markup, opens_folder
from sphinxext_podcast.extension.shortcodes import known_shortcodes
from sphinxext_podcast.source.dialects import detect
from sphinxext_podcast.source.front_matter import page_evidence

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.environment import BuildEnvironment

    from sphinxext_podcast.source.front_matter.reader import FrontMatter


def is_page(docname: str, front: FrontMatter | None, text: str, env: BuildEnvironment) -> bool:
    """Say whether the undated *docname* is a page; *front* is what *text* begins with.

    The author decides; else where it lies; else what it is made of.  In reStructuredText a
    document is one only where everything is as Hugo has it.
    """
    path = env.doc2path(docname)
    if (chosen := choice(docname, env.config.podcast_pages)) is not None:
        return chosen
    project = content(env)
    if markup(path) == 'rst':
        return front is not None and project.is_content()
    if project.is_content() or project.is_below_index(docname) or opens_folder(path):
        return True
    body = detect.body(text, front) if front else text
    if page_evidence.is_sure(front, body, known_shortcodes.names(env.config)):
        return True
    shown = getattr(env, 'myst_config').title_to_header  # noqa: B009 - MyST-Parser sets it
    return not shown and page_evidence.is_titled(front, body)


def choice(docname: str, patterns: Iterable[str]) -> bool | None:
    """Return whether *patterns* make *docname* a page, None if they do not say.

    What a pattern behind an exclamation mark covers is none.
    """
    refused = [pattern[1:] for pattern in patterns if pattern.startswith('!')]
    if Matcher(refused)(docname):
        return False
    wanted = [pattern for pattern in patterns if not pattern.startswith('!')]
    return True if Matcher(wanted)(docname) else None
