"""The stylesheet and the script, on the pages that need them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .links import is_website

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.config import Config

STYLESHEET = 'sphinxext-podcast.css'
SCRIPT = 'sphinxext-podcast.js'
#: What Sphinx's search page needs to cut excerpts from articles.
SEARCH_SCRIPT = 'sphinxext-podcast-search.js'
FOLDER = Path(__file__).parents[1] / 'static'

_OURS = re.compile(r'class="[^"]*\bpodcast-')
_PLAYER = re.compile(r'<figure [^<>]*\bdata-podcast-src=')


def on_config_inited(app: Sphinx, config: Config) -> None:
    """Offer the files before the project's own folders, so that its files win."""
    config.html_static_path = [str(FOLDER), *config.html_static_path]


def on_html_page_context(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Load the files on this page if something in its body asks for them."""
    if templatename == 'search.html' and is_website(app.builder):
        app.add_js_file(SEARCH_SCRIPT, loading_method='defer')
    body = context.get('body', '')
    if not (is_website(app.builder) and _OURS.search(body)):
        return
    app.add_css_file(STYLESHEET)
    if _PLAYER.search(body):
        app.add_js_file(SCRIPT, loading_method='defer')
