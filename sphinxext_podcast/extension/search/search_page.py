"""The search page of the theme: what it loads, and where it leads readers without JavaScript.

It loads the reader of our index, or what cuts Sphinx's excerpts.
"""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING, Any

from sphinxext_podcast.extension.builders import is_website
from sphinxext_podcast.extension.catalogue.catalogue import at, podcast
from sphinxext_podcast.extension.catalogue.groups import archives
from sphinxext_podcast.extension.pages.assets import STYLESHEET, STYLESHEET_OF_LISTS
from sphinxext_podcast.extension.translation import _, plural_forms, plural_language

from . import mode

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.config import Config

    from sphinxext_podcast.extension.catalogue.catalogue import Catalogue

#: Our ``search.html`` adds the links to the one of the theme.
TEMPLATES = str(files('sphinxext_podcast') / 'templates')
READER, EXCERPTS = 'sphinxext-podcast-search.js', 'sphinxext-podcast-excerpts.js'


def on_config_inited(app: Sphinx, config: Config) -> None:
    """Offer the template after the project's own folders, so that its files win."""
    config.templates_path = [*config.templates_path, TEMPLATES]


def on_html_page_context(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Load the script on the search page of every theme, and give it the links."""
    if templatename != 'search.html' or not is_website(app.builder):
        return
    words = reader_words(app.config.language)
    found = links(podcast(app.env))
    context['podcast_instead'] = [(words[name], docname) for name, docname in found.items()]
    context['podcast_no_script'] = _('The search needs JavaScript. These pages do without it:')
    if mode.has_pairs(app.builder):
        said: dict[str, Any] = {'data-failed': str(_('The search could not be loaded.'))}
        app.add_js_file(READER, loading_method='defer', **said)
        app.add_css_file(STYLESHEET)
        app.add_css_file(STYLESHEET_OF_LISTS)
    else:
        app.add_js_file(EXCERPTS, loading_method='defer')


def links(domain: Catalogue) -> dict[str, str]:
    """Return where a reader who found nothing can go on: docnames by the names of their words."""
    found = [('archive', archive.path) for archive in archives(domain.library)[:1]]
    found += [('tags', 'tags')] if domain.library.terms('tags') else []
    return {name: at(domain.env, path) for name, path in found}


def reader_words(language: str) -> dict[str, str]:
    """Return what the script says, in the *language* of the site."""
    said = {
        'first': _('The first {n} of at most {m} results'),
        'none': _('Nothing contains “{q}”.'),
        'more': _('More results'),
        'filter': _('Order and filters'),
        'order': _('Order'),
        'best': _('Best first'),
        'newest': _('Newest first'),
        'year': _('Year'),
        'all': _('All'),
        'nearest': _('Perhaps you look for'),
        'archive': _('All articles'),
        'tags': _('All tags'),
    }
    results = plural_forms('{n} result', '{n} results', language)
    return {
        **{name: str(words) for name, words in said.items()},
        **{f'results-{category}': words for category, words in results.items()},
        'language': plural_language(language),
    }
