"""The dialect of articles: Markdown read as Hugo's parser, Goldmark, reads it by default."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markdown_it.common.normalize_url import validateLink

from . import (
    bare_urls,
    definition_lists,
    footnotes,
    headings,
    named_colons,
    plain_text,
    strikethrough,
    tasks,
    typographer,
    wide_blanks,
)

if TYPE_CHECKING:
    from markdown_it import MarkdownIt


def use(md: MarkdownIt) -> None:
    """Make *md*, as MyST creates it for articles, read what authors wrote for Hugo.

    Directives and roles of MyST go on working.
    """
    md.disable(['linkify', 'replacements', 'smartquotes'], True)
    plain_text.use(md, [typographer.BEGINNING, bare_urls.BEGINNING])
    rules = md.get_all_rules()
    # Each is put directly after the block rule: the last here runs first.
    headings.use(md)
    tasks.use(md)
    wide_blanks.use(md)
    bare_urls.use(md)
    typographer.use(md)
    strikethrough.use(md)
    if 'footnote_ref' in rules['inline']:
        footnotes.use(md)
    if 'deflist' in rules['block']:
        definition_lists.use(md)
    if 'colon_fence' in rules['block']:
        named_colons.use(md)
    _empty_dangerous_links(md)


def _empty_dangerous_links(md: MarkdownIt) -> None:
    """Let a link to a script be a link to nowhere, not its own source text."""
    normalize = md.normalizeLink

    def safe(url: str) -> str:
        href = normalize(url)
        return href if validateLink(href) else ''

    md.normalizeLink = safe  # type: ignore[method-assign]
    md.validateLink = lambda url: True  # type: ignore[method-assign]
