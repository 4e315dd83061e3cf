"""What is in the heads of pages."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.util.nodes import clean_astext

from sphinxext_podcast.extension.builders import has_term_pages, is_website
from sphinxext_podcast.extension.catalogue.catalogue import podcast
from sphinxext_podcast.extension.catalogue.list_pages import Page, contents, sheets_of
from sphinxext_podcast.extension.config.site import site
from sphinxext_podcast.extension.pages import generated, not_found
from sphinxext_podcast.extension.pages.documents import beginning
from sphinxext_podcast.model.site import language_tag
from sphinxext_podcast.output.head import json_ld, meta_tags
from sphinxext_podcast.source.word_count import excerpt

from . import article_head

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.builders.html import StandaloneHTMLBuilder
    from sphinx.config import Config

    from sphinxext_podcast.extension.catalogue.catalogue import Catalogue
    from sphinxext_podcast.model.head import Head

#: Before other extensions, which then write none of their own; after them, to see theirs.
EARLY, LATE = 400, 900
#: Describes a page by all that stands on it, unless the fields of the document say something.
OPEN_GRAPH = 'sphinxext.opengraph'


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
    """Write what a page is about before other extensions guess it, unless its author does."""
    if not is_website(app.builder):
        return
    text = shown(app, pagename, doctree)
    told = text or of_list(app.builder, pagename, doctree)
    add(context, meta_tags.description(told) if told else '')
    if OPEN_GRAPH in app.extensions and text:
        own = {'og:description': meta_tags.escaped(text)}
        context['meta'] = own | (context.get('meta') or {})


def on_late_page_context(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Write what else the head of a page says, unless its author or another extension does."""
    if not has_term_pages(app.builder):
        return
    text = shown(app, pagename, doctree)
    front = podcast(app.env).described(pagename)
    if front and front.hidden:
        add(context, not_found.NOINDEX)
    if pagename == not_found.NAME and not_found.is_made(app):
        context['pageurl'] = None  # it has no address
        add(context, not_found.NOINDEX)
    elif article := podcast(app.env).articles.get(pagename):
        add(context, of_article(article_head.head(article, app.builder, doctree, text)))
        return
    here = site(app.env)
    versions = article_head.list_versions(pagename, app.builder, here)
    add(context, meta_tags.alternates(versions, here.language))
    if doctree is not None:
        add(context, of_page(app.builder, pagename, text) if text else '')


def add(context: dict[str, Any], made: str) -> None:
    """Write those tags of *made* that the page does not have."""
    there = context.get('metatags') or ''
    context['metatags'] = there + meta_tags.added(made, there)


def shown(app: Sphinx, pagename: str, doctree: nodes.document | None) -> str:
    """Return the description that the page has: its author's ``meta``, or else ours."""
    for meta in doctree.findall(nodes.meta) if doctree is not None else ():
        if str(meta.get('name', '')).lower() == 'description':
            return ' '.join(str(meta.get('content', '')).split())
    domain = podcast(app.env)
    text = description(domain, pagename)
    if not text and OPEN_GRAPH in app.extensions and pagename in domain.articles:
        text = domain.articles[pagename].title  # else the words of its header
    return ' '.join(text.split())


def description(domain: Catalogue, docname: str) -> str:
    """Return what the author says that a page is about, of an article its summary."""
    if article := domain.articles.get(docname):
        return article.blurb
    front = domain.described(docname)
    if front and front.description:
        return front.description
    return site(domain.env).description if docname == domain.env.config.root_doc else ''


def of_list(builder: StandaloneHTMLBuilder, docname: str, doctree: nodes.document | None) -> str:
    """Return how the document of a list begins, or what other lists say of themselves.

    '' for other pages.
    """
    domain = podcast(builder.env)
    subject = domain.subjects.documents.get(docname)
    if subject is None or doctree is None or not has_term_pages(builder):
        return ''
    section = doctree.next_node(nodes.section)
    if text := excerpt([beginning(section)] if section else []):
        return text
    sheet = sheets_of(subject, domain.library, builder.config.podcast_page_size)[0]
    page = Page(docname, subject, sheet)
    return generated.description(
        page, contents(page, domain.library, domain.subjects, builder.env)
    )


def of_article(head: Head) -> str:
    """Return the tags of an article, one a line."""
    return ''.join(
        (
            meta_tags.alternates(head.versions, head.site.language),
            meta_tags.open_graph(head),
            json_ld.json_ld(head),
        )
    )


def of_page(builder: StandaloneHTMLBuilder, pagename: str, text: str) -> str:
    """Return the tags of a page that is no article and of which its author says *text*."""
    here = site(builder.env)
    front = podcast(builder.env).described(pagename)
    url = article_head.address(builder, here, pagename)
    title = clean_astext(builder.env.titles[pagename])
    return meta_tags.website(title, text, url, here, language_tag(front.language) if front else '')
