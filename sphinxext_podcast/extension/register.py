"""Every registration, in the order in which data flows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import sphinxext_podcast

from . import (
    ablog,
    ablog_options,
    ablog_references,
    adopted_iframes,
    article_body,
    assets,
    config,
    directives,
    domain,
    head,
    messages,
    myst_options,
    nodes,
    output_record,
    page_parts,
    plain_players,
    players,
    reading,
    search,
    term_pages,
    translation,
    visitors,
)

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment
    from sphinx.util.typing import ExtensionMetadata


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register everything."""
    # MyST-NB brings the parser of MyST-Parser with it and refuses to share it.
    if 'myst_nb' not in app.config.extensions:
        app.setup_extension('myst_parser')
    app.setup_extension('sphinx_design')
    translation.add_catalog(app)
    config.add_options(app)
    ablog_options.add_options(app)
    for part in (config, myst_options, assets, output_record):
        app.connect('config-inited', part.on_config_inited)
    app.connect('config-inited', add_directives)
    app.connect('config-inited', ablog.on_config_inited)
    connect_reading(app)
    add_nodes(app)
    connect_writing(app)
    return {
        'version': sphinxext_podcast.__version__,
        'parallel_read_safe': True,
        'parallel_write_safe': True,
    }


def connect_reading(app: Sphinx) -> None:
    """Register what happens from the file to the domain."""
    reader = reading.Reader()
    app.connect('builder-inited', reader.switch.on_builder_inited, priority=900)
    app.connect('builder-inited', plain_players.on_builder_inited)
    app.connect('env-get-outdated', reader.on_env_get_outdated)
    app.connect('source-read', reader.on_source_read)
    app.add_transform(article_body.PutShortcodesBack)
    app.add_transform(adopted_iframes.AdoptIframes)
    app.add_transform(article_body.HeadingIds)
    app.add_transform(article_body.LiteralTypography)
    app.add_domain(domain.PodcastDomain)
    app.connect('doctree-read', ablog_references.on_doctree_read)
    app.connect('env-updated', reader.switch.on_env_updated)


def connect_writing(app: Sphinx) -> None:
    """Register what happens from the domain to the pages."""
    record = output_record.OutputRecord()
    app.connect('env-updated', on_env_updated)
    app.connect('env-updated', record.on_env_updated)
    app.connect('missing-reference', ablog_references.on_missing_reference)
    app.connect('warn-missing-reference', domain.on_warn_missing_reference)
    app.connect('doctree-resolved', page_parts.PageParts().on_doctree_resolved)
    app.connect('doctree-resolved', plain_players.on_doctree_resolved)
    for part in (assets, head):
        app.connect('html-page-context', part.on_html_page_context)
    app.connect('html-collect-pages', term_pages.on_html_collect_pages)
    app.connect('html-collect-pages', search.on_html_collect_pages)
    app.connect('build-finished', record.on_build_finished)


def add_directives(app: Sphinx, _config: Any) -> None:
    """Register the directives, whose options depend on the taxonomies."""
    if 'sphinxcontrib.youtube' in app.extensions:
        messages.warn(
            messages.Subtype.CONFIG,
            'sphinxcontrib.youtube is loaded, too, and does nothing any more: its directives '
            'are here; take it out of "extensions"',
        )
    for name in players.names(app.config):
        app.add_directive(name, players.PlayerDirective, override=name in visitors.FILMS)
    taxonomies = app.config.podcast_taxonomies
    app.add_directive('article-list', directives.article_list_for(taxonomies))
    app.add_directive('term-list', directives.TermList)


def add_nodes(app: Sphinx) -> None:
    """Register the nodes, which only pages of a website hold."""
    app.add_node(nodes.podcast_embed, html=(visitors.visit_embed, visitors.depart_embed))
    app.add_node(nodes.podcast_embed_title, html=(visitors.skip, None))
    app.add_node(nodes.podcast_embed_poster, html=(visitors.skip, None))
    app.add_node(
        nodes.podcast_embed_caption,
        html=(visitors.visit_embed_caption, visitors.depart_embed_caption),
    )
    app.add_node(nodes.podcast_html, html=(visitors.visit_html, None))
    app.add_node(nodes.podcast_part, html=(visitors.visit_part, visitors.depart_part))
    app.add_node(nodes.podcast_inline, html=(visitors.visit_inline, visitors.depart_inline))
    app.add_node(nodes.podcast_listing)


def on_env_updated(app: Sphinx, env: BuildEnvironment) -> None:
    """Say which terms got another address."""
    for collision in domain.podcast(env).library.collisions:
        messages.warn(
            messages.Subtype.TERM,
            f'{collision.term.name!r} and {collision.other!r} in {collision.term.taxonomy!r} '
            f'have one address; the page of the former is {collision.term.path!r}',
        )
