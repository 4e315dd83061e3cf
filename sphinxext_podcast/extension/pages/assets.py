"""The stylesheet and the script, on the pages that need them."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes

from sphinxext_podcast.extension.builders import is_website
from sphinxext_podcast.extension.config.values import providers
from sphinxext_podcast.extension.elements.nodes import podcast_embed

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

STYLESHEET = 'sphinxext-podcast.css'
SCRIPT = 'sphinxext-podcast.js'
#: What the script is given by the build, in the templates of ``html_static_path``.
PLAYERS = 'podcast_players'
FOLDER = Path(str(files('sphinxext_podcast')), 'static')
#: In the context of pages that are no documents: whether they show what we make.
OURS = 'podcast_ours'


def on_config_inited(app: Sphinx, config: Config) -> None:
    """Offer the files before the project's own folders, so that its files win."""
    config.html_static_path = [str(FOLDER), *config.html_static_path]
    config.html_context = {**config.html_context, PLAYERS: players(config)}


def players(config: Config) -> str:
    """Return what the script knows of the providers: JSON, as a string of JavaScript holds it."""
    known = {
        name: {
            'places': one.places,
            'allow': one.allow,
            'sandbox': one.sandbox,
            'autoplay': one.autoplay,
        }
        for name, one in providers(config).items()
        if one.places
    }
    return json.dumps(known).replace('\\', '\\\\').replace("'", '\\u0027')


def on_html_page_context(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Load the files on this page if something on it asks for them."""
    if not is_website(app.builder):
        return
    found = list(doctree.findall(nodes.Element)) if doctree is not None else []
    if context.get(OURS) or any(map(is_ours, found)):
        app.add_css_file(STYLESHEET)
    if any(isinstance(node, podcast_embed) and node['player'] for node in found):
        app.add_js_file(SCRIPT, loading_method='defer')


def is_ours(node: nodes.Element) -> bool:
    """Return whether *node* is one of this extension, or has one of its classes."""
    if isinstance(node, nodes.raw):  # of a project's own template
        return 'podcast-' in node.astext()
    classes: list[str] = node.get('classes', [])
    known = type(node).__module__ == podcast_embed.__module__
    return known or any(name.startswith('podcast-') for name in classes)
