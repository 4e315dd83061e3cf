"""What the project says of its documents, for those who read them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx.util.matching import Matcher

from sphinxext_podcast.extension.config import ablog_options
from sphinxext_podcast.extension.config.values import providers, zone
from sphinxext_podcast.extension.files.project import content, is_section, markup, opens_folder
from sphinxext_podcast.extension.shortcodes import known_shortcodes
from sphinxext_podcast.model.groups.section import above
from sphinxext_podcast.source import document
from sphinxext_podcast.source.document import Document, File, Settings

from . import catalogs

if TYPE_CHECKING:
    from collections.abc import Iterable

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
    path = env.doc2path(docname)
    project, kind = content(env), markup(path)
    chosen = choice(docname, env.config.podcast_pages)
    if chosen is None and env.config.podcast_dialect:
        chosen = None  # its front matter tells
    elif chosen is None and kind == 'rst':
        # Only where everything is as Hugo has it.
        chosen = None if project.is_content() else False
    elif chosen is None:
        placed = project.is_content() or project.is_below_index(docname) or opens_folder(path)
        chosen = placed or None
    language = project.languages.get(docname, '')
    section = is_section(path) or lists_posts(docname, env.config)
    return File(docname, kind, section, opens_folder(path), language, chosen)


def lists_posts(docname: str, config: Config) -> bool:
    """Return whether the program of the project lists its posts under the text of *docname*.

    That is the home in Jekyll, and in Material for MkDocs the page above a folder of posts, which
    has a permalink.
    """
    if config.podcast_dialect == 'jekyll':
        return docname == str(config.root_doc)
    blogs = config.podcast_permalinks if config.podcast_dialect == 'material' else {}
    return any(docname == f'{above(folder)}/index'.lstrip('/') for folder in blogs)


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
        config.podcast_dialect,
        config.podcast_people,
    )


def shown(config: Config) -> frozenset[str]:
    """Return for which reasons an article is not held back."""
    chosen = {
        'draft': config.podcast_drafts,
        'future': config.podcast_future,
        'expired': config.podcast_expired,
    }
    return frozenset(reason for reason, wanted in chosen.items() if wanted)


def choice(docname: str, patterns: Iterable[str]) -> bool | None:
    """Return whether *patterns* make *docname* a page, None if they do not say.

    What a pattern behind an exclamation mark covers is none.
    """
    refused = [pattern[1:] for pattern in patterns if pattern.startswith('!')]
    if Matcher(refused)(docname):
        return False
    wanted = [pattern for pattern in patterns if not pattern.startswith('!')]
    return True if Matcher(wanted)(docname) else None
