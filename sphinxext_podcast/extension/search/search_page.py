"""What is loaded on the search page: the reader of our index, or what cuts Sphinx's excerpts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sphinxext_podcast.extension.builders import is_website
from sphinxext_podcast.extension.pages.assets import STYLESHEET
from sphinxext_podcast.extension.translation import _

from . import mode

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx

READER, EXCERPTS = 'sphinxext-podcast-search.js', 'sphinxext-podcast-excerpts.js'


def on_html_page_context(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Load the script on the search page of every theme."""
    if templatename != 'search.html' or not is_website(app.builder):
        return
    if mode.has_pairs(app.builder):
        app.add_js_file(READER, loading_method='defer')
        app.add_css_file(STYLESHEET)
    else:
        app.add_js_file(EXCERPTS, loading_method='defer')


def reader_words() -> dict[str, str]:
    """Return what the script says, in the language of the site."""
    said = {
        'one': _('1 result'),
        'many': _('{n} results'),
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
        'failed': _('The search could not be loaded.'),
    }
    return {name: str(words) for name, words in said.items()}
