"""Every registration, in the order in which data flows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sphinxext_podcast.version import __version__

from . import ablog, ablog_references, domain, draft, messages, translation
from .books import (
    address_notes,
    author,
    book_chapters,
    epub,
    epub_settings,
    latex_pictures,
    latex_settings,
    printed,
    spelled,
    term_index,
)
from .catalogue import catalogue, groups
from .config import ablog_options, options
from .elements import details, heading_levels, image_titles, nodes, visitors
from .feeds import site_feeds
from .files import brought, finder, pictures, project, static
from .head import cards, tags
from .links import downloads, images, picture_sizes, roles
from .markdown import parser, summary_divider, transforms, unseen_marks
from .moments import at, chapters, contents, quote, spoken, transcript
from .moments import rendering as moments
from .navigation import menu, order, sidebars, toctree
from .pages import assets, directives, documents, feed_links, languages, templates
from .players import directive, iframes, listen, rendering
from .publishing import address_warnings, build, made_files, places
from .reading import catalogs, opening_titles, reader, toctrees
from .search import search_page, sphinx_words
from .security import guard, raw_html, schemes
from .shortcodes import placed
from .tuning import addresses, doctrees, index, speed

if TYPE_CHECKING:
    from collections.abc import Callable

    from docutils.nodes import Element, document
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment
    from sphinx.util.typing import ExtensionMetadata

    from sphinxext_podcast.extension.security.guard import Guard


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register everything."""
    # MyST-NB brings the parser of MyST-Parser with it and refuses to share it.
    if 'myst_nb' not in app.config.extensions:
        app.setup_extension('myst_parser')
    app.setup_extension('sphinx_design')
    speed.spare_the_settings()
    translation.add_catalog(app)
    for language in sphinx_words.LANGUAGES.values():
        app.add_search_language(language)
    options.add_options(app)
    ablog_options.add_options(app)
    parts = (
        project,
        options,
        tags,
        cards,
        static,
        parser,
        assets,
        search_page,
        latex_settings,
        epub_settings,
    )
    for part in (*parts, build, brought):
        app.connect('config-inited', part.on_config_inited)
    app.connect('config-inited', add_directives)
    app.connect('config-inited', ablog.on_config_inited)
    guarded = guard.Guard(app)
    connect_reading(app, guarded)
    add_nodes(app)
    connect_writing(app, guarded)
    connect_navigation(app, guarded)
    return {
        'version': __version__,
        'parallel_read_safe': True,
        'parallel_write_safe': True,
    }


#: What becomes of a document after parsing.
TRANSFORMS = (
    summary_divider.DivideSummary,
    placed.PutShortcodesBack,
    placed.PutSentencesBack,
    images.FindImages,
    downloads.CheckDownloads,
    iframes.AdoptIframes,
    iframes.AdoptIframesInSentences,
    catalogs.BeforeTranslation,
    catalogs.AfterTranslation,
    raw_html.CloseRawHTML,
    raw_html.CloseRest,
    schemes.RefusePictures,
    schemes.RefuseLinks,
    transforms.FootnoteNumbers,
    transforms.HeadingIds,
    transforms.LiteralTypography,
    transforms.RulesAnywhere,
)


def connect_reading(app: Sphinx, guarded: Guard) -> None:
    """Register what happens from the file to the domain."""
    read = reader.Reader()
    for first in (speed, addresses):
        app.connect('builder-inited', first.on_builder_inited, priority=speed.FIRST)
    # Before anybody asks the project for its documents.
    app.connect('builder-inited', project.on_builder_inited, priority=100)
    for module in (rendering, epub, latex_settings, term_index, catalogs):
        app.connect('builder-inited', module.on_builder_inited)
    app.connect('env-get-outdated', read.on_env_get_outdated)
    guarded.connect('source-read', read.on_source_read)
    guarded.connect('include-read', read.on_include_read)
    for transform in TRANSFORMS:
        app.add_transform(guard.transform(transform))
    app.add_domain(guard.domain(domain.PodcastDomain))
    app.add_index_to_domain('podcast', term_index.TermIndex)
    app.connect('doctree-read', doctrees.on_doctree_read)
    guarded.connect('doctree-read', ablog_references.on_doctree_read)
    # After Sphinx has looked at all images.
    guarded.connect('doctree-read', images.on_doctree_read, priority=600)
    guarded.connect('doctree-read', picture_sizes.on_doctree_read, priority=600)
    guarded.connect('doctree-read', moments.on_doctree_read)
    guarded.connect('doctree-read', contents.on_doctree_read)
    guarded.connect('doctree-read', transcript.on_doctree_read)
    guarded.connect('doctree-read', on_doctree_read)


def connect_writing(app: Sphinx, guarded: Guard) -> None:
    """Register what happens from the domain to the pages."""
    record = build.OutputRecord()
    app.add_post_transform(address_notes.AddressNotes)
    # Before Sphinx says what an EPUB lacks.
    app.connect('builder-inited', author.on_builder_inited, priority=400)
    app.connect('builder-inited', places.on_builder_inited)
    app.connect('builder-inited', templates.on_builder_inited)
    app.connect('builder-inited', record.search.on_builder_inited)
    app.connect('env-updated', pictures.on_env_updated)
    app.connect('env-updated', on_env_updated)
    # When it is known what is in the menu.
    app.connect('env-updated', toctrees.on_env_updated, priority=600)
    app.connect('env-updated', book_chapters.on_env_updated)
    app.connect('env-updated', epub.on_env_updated)
    app.connect('env-updated', record.on_env_updated)
    guarded.connect('missing-reference', ablog_references.on_missing_reference)
    guarded.connect('warn-missing-reference', roles.on_warn_missing_reference)
    app.connect('doctree-resolved', doctrees.on_doctree_resolved)
    guarded.connect('doctree-resolved', documents.PageParts().on_doctree_resolved)
    # Marks lead to players, which off websites are replaced.
    shown = (moments, spoken, rendering, listen, details, heading_levels, image_titles)
    for late in (*shown, picture_sizes, printed):
        guarded.connect('doctree-resolved', late.on_doctree_resolved)
    guarded.connect('doctree-resolved', record.shown_files.on_doctree_resolved)
    # After those who see files, not addresses.
    guarded.connect('doctree-resolved', images.on_doctree_resolved, priority=600)
    guarded.connect('doctree-resolved', latex_pictures.on_doctree_resolved, priority=600)
    guarded.connect('doctree-resolved', spelled.on_doctree_resolved, priority=600)
    connect_pages(guarded, record)
    app.connect('html-collect-pages', record.on_html_collect_pages)
    app.connect('html-collect-pages', index.on_html_collect_pages)
    # Before others write theirs.
    app.connect('build-finished', brought.on_build_finished, priority=400)
    # After others have written their files, and changed pages.
    app.connect('build-finished', record.on_build_finished, priority=900)


def connect_pages(guarded: Guard, record: build.OutputRecord) -> None:
    """Register what a page gets around its text, and who keeps it for feeds."""
    for part in (assets, project, search_page, languages, feed_links.FeedHead()):
        guarded.connect('html-page-context', part.on_html_page_context)
    guarded.connect('html-page-context', tags.on_html_page_context, priority=tags.EARLY)
    guarded.connect('html-page-context', tags.on_late_page_context, priority=tags.LATE)
    guarded.connect('html-page-context', places.on_html_page_context, priority=tags.LATE)
    # Whatever others add to a page, too.
    guarded.connect('html-page-context', epub.on_html_page_context, priority=epub.LAST)
    # Before others change what is in a page.
    keep = site_feeds.KeepText(lambda: record.made)
    guarded.connect('html-page-context', keep.on_html_page_context, priority=100)


def connect_navigation(app: Sphinx, guarded: Guard) -> None:
    """Register what leads from page to page."""
    # When it is known which documents are published.
    app.connect('env-get-outdated', toctree.on_env_get_outdated)
    # Before Sphinx counts figures.
    app.connect('env-get-updated', toctree.on_env_get_updated, priority=100)
    # After Sphinx has looked at all toctrees, and others have added theirs.
    guarded.connect('doctree-read', menu.on_doctree_read, priority=900)
    for part in (toctree, menu):
        app.connect('env-updated', part.on_env_updated)
        app.connect('write-started', part.on_write_started)
    # Before it is asked whether the front page has a text.
    guarded.connect('doctree-resolved', menu.on_doctree_resolved, priority=100)
    beside: tuple[Any, ...] = (order, menu.Menus(), sidebars.Sidebars())
    for shown in beside:
        guarded.connect('html-page-context', shown.on_html_page_context, priority=order.EARLY)


def add_directives(app: Sphinx, _config: Any) -> None:
    """Register the directives, whose options depend on the taxonomies."""
    if 'sphinxcontrib.youtube' in app.extensions:
        messages.warn(
            messages.Subtype.CONFIG,
            'sphinxcontrib.youtube is loaded, too, and does nothing any more: its directives '
            'are here; take it out of "extensions"',
            messages.in_conf(app.confdir, 'extensions'),
        )
    for name in directive.names(app.config):
        app.add_directive(name, directive.PlayerDirective, override=name in rendering.FILMS)
    app.add_directive('transcript', transcript.TranscriptDirective)
    taxonomies = app.config.podcast_taxonomies
    app.add_directive('toctree', toctree.directive(), override=True)
    app.add_directive('article-list', directives.article_list_for(taxonomies))
    app.add_directive('term-list', directives.TermList)
    app.add_directive('chapters', chapters.ChaptersDirective)
    app.add_directive('quote', quote.QuoteDirective)
    app.add_role('at', at.AtRole())


def add_nodes(app: Sphinx) -> None:
    """Register the nodes, which only pages of a website hold."""
    app.add_node(nodes.podcast_listing)
    for node, visit, depart in (
        (nodes.podcast_embed, rendering.visit_embed, rendering.depart_embed),
        (nodes.podcast_listen, listen.visit_listen, listen.depart_listen),
        (nodes.podcast_embed_title, rendering.skip, None),
        (nodes.podcast_embed_poster, rendering.skip, None),
        (
            nodes.podcast_embed_caption,
            rendering.visit_embed_caption,
            rendering.depart_embed_caption,
        ),
        (nodes.podcast_transcript, spoken.visit_transcript, None),
        (nodes.podcast_html, visitors.visit_html, None),
        (nodes.podcast_part, visitors.visit_part, visitors.depart_part),
        (nodes.podcast_article, visitors.visit_article, visitors.depart_article),
        (nodes.podcast_translation, visitors.visit_translation, visitors.depart_translation),
        (nodes.podcast_inline, visitors.visit_inline, visitors.depart_inline),
        (nodes.podcast_picture, visitors.visit_picture, None),
        (nodes.podcast_image, visitors.visit_image, visitors.depart_image),
        (nodes.podcast_cover, visitors.visit_cover, None),
        (nodes.podcast_head_cell, visitors.visit_head_cell, visitors.depart_head_cell),
        (nodes.podcast_deeper, heading_levels.visit_deeper, heading_levels.depart_deeper),
        (nodes.podcast_details, details.visit_details, details.depart_details),
        (nodes.podcast_summary, details.visit_summary, details.depart_summary),
    ):
        add_node(app, node, visit, depart)
    for written in moments.VISITORS:
        add_node(app, *written)


def add_node(
    app: Sphinx,
    node: type[Element],
    visit: Callable[..., None],
    depart: Callable[..., None] | None,
) -> None:
    """Register *node* for HTML."""
    written = (guard.visitor(visit), guard.visitor(depart) if depart else None)
    app.add_node(node, html=written)


def on_doctree_read(app: Sphinx, doctree: document) -> None:
    """Keep what opens an article, when the last transforms have named what it refers to."""
    # Taken out, for what is there when a process ends has to be pickled.
    current = draft.draft(app.env)
    if found := current.openings:
        current.openings = ()
        opening_titles.note(catalogue.podcast(app.env), app.env.docname, found)


def on_env_updated(app: Sphinx, env: BuildEnvironment) -> None:
    """Warn of what is no address, and settle titles that are known only when all is read."""
    store = catalogue.podcast(env)
    groups.settle(env, store.subjects, store.sections)
    store.made = made_files.linkable(app)
    opening_titles.settle(store, app)
    address_warnings.warn_of_faults(store)
    messages.report_all(finder.faults(env))
    transcript.report(env)
    unseen_marks.say(app)
    address_warnings.warn_of_terms(store)
