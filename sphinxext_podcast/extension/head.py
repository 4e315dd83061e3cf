"""What is in the heads of pages."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from sphinxext_podcast.model.site import language_tag
from sphinxext_podcast.output import json_ld, meta_tags

from . import article_head, not_found
from .domain import podcast
from .links import has_term_pages, is_website
from .listings import summary
from .site import site

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.builders.html import StandaloneHTMLBuilder
    from sphinx.config import Config

#: After other extensions, so that what they write can be seen.
LATE = 900


def on_config_inited(app: Sphinx, config: Config) -> None:
    """Take the address of the site from Read the Docs, unless the project gives one."""
    if not config.html_baseurl:
        config.html_baseurl = os.environ.get('READTHEDOCS_CANONICAL_URL', '')


def on_html_page_context(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Describe a page, unless its author or another extension does so."""
    if not is_website(app.builder):
        return
    if pagename == not_found.NAME and not_found.is_made(app):
        context['pageurl'] = None  # it has no address
        context['metatags'] = context.get('metatags', '') + not_found.NOINDEX
        return
    tags = context.get('metatags') or ''
    made = of_page(app.builder, pagename, doctree, tags)
    context['metatags'] = tags + meta_tags.added(made, tags)


def of_page(
    builder: StandaloneHTMLBuilder, pagename: str, doctree: nodes.document | None, there: str
) -> str:
    """Return the tags of a page, one a line, of which *there* are some already."""
    domain = podcast(builder.env)
    if article := domain.articles.get(pagename):
        text = summary(article)
        described = meta_tags.description(text) if text else ''
        if not has_term_pages(builder):
            return described
        head = article_head.head(article, builder, doctree)
        return ''.join(
            (
                described,
                meta_tags.alternates(head.versions, head.site.language),
                meta_tags.open_graph(head),
                json_ld.json_ld(head),
            )
        )
    if doctree is None or not has_term_pages(builder):
        return ''
    front = domain.sections.get(pagename)
    given = front.description if front else ''
    text = given or meta_tags.named(there).get('description', '')
    if not text:
        return ''
    here = site(builder.env)
    url = article_head.address(builder, here, pagename)
    title = builder.env.titles[pagename].astext()
    language = language_tag(front.language) if front else ''
    return meta_tags.description(text) + meta_tags.website(title, text, url, here, language)
