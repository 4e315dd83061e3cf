"""What a document is, by its front matter: an article, a section, a page, or none of them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from sphinx.util.matching import Matcher

from sphinxext_podcast.extension.config import ablog_options
from sphinxext_podcast.extension.config.values import providers, zone
from sphinxext_podcast.extension.files.project import content, is_section, markup, opens_folder
from sphinxext_podcast.extension.shortcodes import known_shortcodes
from sphinxext_podcast.source import episode
from sphinxext_podcast.source.dialects import detect
from sphinxext_podcast.source.front_matter import article_fields, page_evidence, reader

from . import catalogs

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment

    from sphinxext_podcast.model.article import Article
    from sphinxext_podcast.model.problem import Problem
    from sphinxext_podcast.source.front_matter.reader import FrontMatter

#: What a document has that begins with its text.
NO_FRONT_MATTER = reader.FrontMatter('none', {}, {}, 0, ())


class Reading(NamedTuple):
    """What was read of a document: of its *front* matter, and what it is.

    It is an *article*, or the *section* that introduces its folder, or a *page* without a date,
    or, with none of them, an ordinary document.
    """

    front: FrontMatter | None
    problems: list[Problem]
    article: Article | None = None
    section: Article | None = None
    page: Article | None = None

    @property
    def described(self) -> Article | None:
        """What the front matter says, of all but an ordinary document."""
        return self.article or self.section or self.page


def read_document(text: str, docname: str, env: BuildEnvironment) -> Reading:
    """Read the front matter of *text*, and tell what the document is.

    Raises front_matter.Unreadable.
    """
    path = env.doc2path(docname)
    front = detect.read(text, markup(path), docname, blog=ablog_options.blog(env.config))
    front = front and catalogs.translated(front, docname, env)
    section = is_section(path)
    dated = front is not None and not opens_folder(path) and article_fields.is_article(front)
    if not (section or dated or is_page(docname, front, text, env)):
        return Reading(front, [])
    front = front or NO_FRONT_MATTER
    said, problems = article_fields.article(front, docname, zone(env.config))
    if not said.language:
        said = replace(said, language=content(env).languages.get(docname, ''))
    if section:
        return Reading(front, problems, section=said)
    if not dated:
        return Reading(front, problems, page=said)
    said = article_fields.with_prefix(said, env.config.podcast_media_prefix)
    about = episode.name(said.source_url, providers(env.config))
    return Reading(front, problems, article=replace(said, about=about))


def is_held_back(article: Article, config: Config, moment: datetime) -> bool:
    """Return whether *article* is held back at *moment*."""
    shown = {
        'draft': config.podcast_drafts,
        'future': config.podcast_future,
        'expired': config.podcast_expired,
    }
    return any(not shown[reason] for reason in article.withheld(moment))


def is_page(docname: str, front: FrontMatter | None, text: str, env: BuildEnvironment) -> bool:
    """Return whether the undated *docname* is a page; *front* is what *text* begins with.

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
