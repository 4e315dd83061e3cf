"""What is in the head of an article's page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sphinxext_podcast.output import meta_tags

from .domain import podcast
from .links import is_website
from .listings import summary

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx


def on_html_page_context(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Describe an article, unless its author or another extension does so."""
    article = podcast(app.env).articles.get(pagename) if is_website(app.builder) else None
    tags = context.get('metatags', '')
    if article and summary(article) and 'name="description"' not in tags:
        context['metatags'] = tags + meta_tags.description(summary(article))
