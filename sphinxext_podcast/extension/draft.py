"""The document that is read now: one record of all that several who read it need to know.

It stands under one key of ``env.current_document``, and is new for each document.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from docutils import nodes
    from markdown_it import MarkdownIt
    from sphinx.environment import BuildEnvironment

    from sphinxext_podcast.model.addresses.page import Page
    from sphinxext_podcast.model.article import Article
    from sphinxext_podcast.source.shortcodes.placeholders import Marked, Take

_KEY = 'podcast_draft'


@dataclass(slots=True)
class Draft:
    """What is known of one document while it is read."""

    #: Front matter key → its line.
    lines: dict[str, int] = field(default_factory=dict)
    #: What it is: an article, the section that introduces its folder, a page without a date.
    article: Article | None = None
    section: Article | None = None
    page: Article | None = None
    #: What decides its addresses.
    place: Page | None = None

    #: Its front matter, None where that is not ours to read.
    front: Mapping[str, Any] | None = None
    #: What MyST is told of the front matter.
    myst: dict[str, Any] | None = None
    #: The texts of the front matter for translators: text and line.
    texts: tuple[Any, ...] = ()
    #: ``hugo``, ``myst`` or ``ablog``, None where MyST-Parser reads it by itself.
    dialect: str | None = None
    #: Whether a heading was put over the text, and whether the document has no title at all.
    titled: bool = False
    untitled: bool = False

    #: The text with placeholders, None where nothing was taken out.
    marked: Marked | None = None
    #: Takes shortcodes out of more text.
    take_out: Take | None = None
    #: The shortcodes by name, and the folders of their templates.
    shortcodes: Mapping[str, Any] = field(default_factory=dict)
    templates: tuple[str, ...] = ()
    #: Whether a placeholder may stand in an attribute of a node.
    in_attributes: bool = False
    #: The labels of footnotes, for shortcodes that refer to them.
    footnotes: Collection[str] = ()
    #: What is wrong with its shortcodes.
    faults: list[Any] = field(default_factory=list)
    #: Parsers that read no text now.
    parsers: list[MarkdownIt] = field(default_factory=list)

    #: The boxes of tasks, and their items, while sentences are translated.
    boxes: list[tuple[nodes.Element, nodes.Element]] = field(default_factory=list)
    #: What opens the article.
    openings: tuple[Any, ...] = ()
    #: Whether a directive of ABlog has made it an article.
    post: bool = False
    #: Whether it could not be read, and is left out.
    failed: bool = False

    @property
    def described(self) -> Article | None:
        """What the front matter says, of all but an ordinary document."""
        return self.article or self.section or self.page


def draft(env: BuildEnvironment) -> Draft:
    """Return what is known of the document that is read now."""
    found: Draft | None = env.current_document.get(_KEY)
    if found is None:
        found = env.current_document[_KEY] = Draft()
    return found
