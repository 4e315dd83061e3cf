"""The addresses of a document that was written for Hugo, as they are stored."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docutils import nodes

from sphinxext_podcast.extension.config.values import zone
from sphinxext_podcast.extension.draft import draft
from sphinxext_podcast.extension.elements import words
from sphinxext_podcast.extension.files.project import content
from sphinxext_podcast.extension.messages import report
from sphinxext_podcast.source.folders.file_name import markup, opens_folder
from sphinxext_podcast.source.front_matter import address_keys
from sphinxext_podcast.source.markdown.headings import heading_id

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

    from sphinxext_podcast.model.article import Article
    from sphinxext_podcast.source.front_matter.reader import FrontMatter

    from .survey import Survey

_RAW_ID = re.compile(r"""\s(?:id|name)\s*=\s*["']?([^\s"'>]+)""", re.IGNORECASE)


def note(
    env: BuildEnvironment,
    docname: str,
    front: FrontMatter | None,
    article: Article | None,
    section: Article | None = None,
) -> None:
    """Keep what decides the addresses of *docname*, which is read now.

    *article* is what is known of *front* already, None of an ordinary document.
    """
    draft(env).lines = dict(front.lines) if front else {}
    path = env.doc2path(docname)
    native = markup(path) == 'md'
    if not native and article is None:
        return
    language = content(env).languages.get(docname, '')
    page, problems = address_keys.page(
        docname,
        front,
        article or section,
        zone(env.config),
        section=opens_folder(path) and not language,
        native=native,
    )
    for problem in problems:
        report(problem, docname)
    site = env.config.language or ''
    program = env.config.podcast_dialect
    draft(env).place = address_keys.placed(page, language, site, env.found_docs, program)


def anchors(found: Survey) -> dict[str, str]:
    """Return the names that a fragment may have in a document, with the ids that they mean."""
    raw = (id for node in found.all(nodes.raw) for id in _RAW_ID.findall(node.astext()))
    known = {id: id for id in (*map(str, found.document.ids), *found.ids, *raw)}
    names: set[str] = set()
    numbers: dict[str, int] = {}
    for section in found.all(nodes.section):
        name = heading_id(words.heading(section[0]), names, numbers)
        names.add(name)
        known.setdefault(name, section['ids'][0])
    return known
