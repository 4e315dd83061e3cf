"""The stylesheets and the script, on the pages that need them."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from pathlib import Path
from posixpath import commonpath
from typing import TYPE_CHECKING, Any
from zlib import crc32

from docutils import nodes

from sphinxext_podcast.extension.builders import is_website
from sphinxext_podcast.extension.config.values import providers
from sphinxext_podcast.extension.elements.nodes import podcast_embed, podcast_html
from sphinxext_podcast.extension.navigation import sidebars
from sphinxext_podcast.extension.translation import _
from sphinxext_podcast.model.media import PLAY
from sphinxext_podcast.output import compact

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.application import Sphinx
    from sphinx.config import Config

STYLESHEET = 'sphinxext-podcast.css'
#: What lists of articles and terms need besides.
STYLESHEET_OF_LISTS = 'sphinxext-podcast-lists.css'
SCRIPT = 'sphinxext-podcast.js'
#: Templates with one variable each, which is what the browser reads.
FOLDER = Path(str(files('sphinxext_podcast')), 'static')
#: What it is made of, written to be read.
SOURCES = FOLDER.parent / 'browser'
#: The pieces of the script, in their order; they share one closure.
PIECES = ('protocol', 'page', 'players', 'marks', 'begin')
#: Those of the second script, which the first one loads when it needs it, and what they share.
MORE = ('buttons', 'bar', 'transcript')
SHARED = (
    *('BUILT', 'CUE', 'MEDIA', 'TRANSCRIPT', 'above', 'addressAt', 'all', 'clock'),
    *('followers', 'jump', 'make', 'on', 'players', 'src', 'tell', 'toggle', 'unchanged'),
    *('used', 'watch'),
)
SECOND = 'sphinxext-podcast-more.js'
#: The looks of what the second script makes, which it loads itself.
SECOND_STYLE = 'sphinxext-podcast-more.css'
#: The scripts of the search page, each a file of its own.
SEARCHING = ('search', 'search-more', 'excerpts')
#: The script of long lists of terms, and what it is for.
FILTER, FILTERED = 'filter', 'podcast-filter'
#: In the context of pages that are no documents: whether they show what we make.
OURS = 'podcast_ours'
#: Beginnings of the classes that the second stylesheet is about.
_LISTS = (
    *('podcast-article-list', 'podcast-term-list', 'podcast-layout-', 'podcast-list-'),
    *('podcast-pager', 'podcast-item-', 'podcast-cover', 'podcast-month', 'podcast-empty'),
)
_TRANSCRIPT = 'podcast-transcript'


def on_config_inited(app: Sphinx, config: Config) -> None:
    """Offer the files before the project's own folders, so that its files win."""
    config.html_static_path = [str(FOLDER), *config.html_static_path]
    made = {
        'podcast_style': style('style'),
        'podcast_style_of_lists': style('lists'),
        'podcast_style_of_more': style('more'),
        'podcast_script': script(config),
        'podcast_more': second(),
        **{f'podcast_{name}'.replace('-', '_'): _joined((name,)) for name in (*SEARCHING, FILTER)},
    }
    config.html_context = {**config.html_context, **made}


@cache
def style(name: str) -> str:
    """Return the stylesheet *name* as the browser reads it."""
    return compact.style(SOURCES.joinpath(f'{name}.css').read_text(encoding='utf-8'))


def script(config: Config) -> str:
    """Return the script, which takes only what is in *config* for a player."""
    built = {
        'providers': players(config),
        'allow': PLAY,
        'bar': config.podcast_player_bar or None,
        'more': _versioned(SECOND, second()),
    }
    text = _joined(PIECES).replace("'{{ built }}'", _data(built))
    return f"(()=>{{'use strict';\n{text}}})();\n"


def second() -> str:
    """Return the second script, which is handed what it needs of the first, and has the words.

    It begins when its styles are there, or cannot be had.
    """
    shared = f'const {{{",".join(SHARED)}}} = page;'
    text = _joined(MORE).replace("'{{ words }}'", _data(words()))
    style_there = 'onload:begin,onerror:begin'
    link = f"rel:'stylesheet',href:new URL('{_versioned(SECOND_STYLE, style('more'))}',src)"
    return (
        f"podcastMore((page)=>{{'use strict';\n{shared}\nconst begin=()=>{{\n{text}}};\n"
        f"all('head')[0].append(make('link','',{{{link},{style_there}}}))}});\n"
    )


def _data(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(',', ':'))


def _versioned(name: str, text: str) -> str:
    """Return the address of the file *name* with *text*, which changes with it."""
    return f'{name}?v={crc32(text.encode()):08x}'


@cache
def _joined(pieces: Iterable[str]) -> str:
    texts = [SOURCES.joinpath(f'{name}.js').read_text(encoding='utf-8') for name in pieces]
    shared = f'{{{",".join(SHARED)}}}'
    return compact.script(''.join(texts)).replace("'{{ shared }}'", shared)


def players(config: Config) -> dict[str, dict[str, Any]]:
    """Return what the script knows of the providers; what is usual is left out."""
    return {
        name: {
            key: value
            for key, value in {
                'places': _folders(one.places),
                'start': one.player_start,
                'autoplay': one.autoplay,
                'allow': one.allow if one.allow != PLAY else '',
                'sandbox': one.sandbox,
            }.items()
            if value
        }
        for name, one in providers(config).items()
        if one.places
    }


def _folders(places: Iterable[tuple[str, str]]) -> list[str]:
    """Return for each host of *places* its path, or the folder that its paths have in common."""
    paths: dict[str, list[str]] = {}
    for host, path in places:
        paths.setdefault(host, []).append(path)
    return [
        host + (inner[0] if len(inner) == 1 else f'{commonpath(inner).rstrip("/")}/')
        for host, inner in paths.items()
    ]


def words() -> dict[str, str]:
    """Return what the script says, in the language of the site."""
    said = {
        'play': _('Play'),
        'pause': _('Pause'),
        'back': _('Back 15 s'),
        'player': _('To the player'),
        'link': _('Copy link'),
        'copied': _('Copied'),
        'search': _('Search the transcript'),
        'found': _('Found: {n}'),
        'copy': _('Copy'),
        'timed': _('Copy with times'),
        'selection': _('Copy link to the selection'),
        'follow': _('Back to the current line'),
        'preview': _('A preview. Log in at Spotify to hear all.'),
    }
    return {name: str(text) for name, text in said.items()}


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
    if context.get(OURS) or context.get(sidebars.SHOWN) or any(map(is_listed, found)):
        app.add_css_file(STYLESHEET_OF_LISTS)
    if FILTERED in context.get('body', '') and any_filter(context, found):
        app.add_js_file(f'sphinxext-podcast-{FILTER}.js', loading_method='defer')
    if any(map(is_played, found)):
        app.add_js_file(SCRIPT, loading_method='defer')


def any_filter(context: dict[str, Any], found: Iterable[nodes.Element]) -> bool:
    """Return whether a field of ours filters a list on this page."""
    return bool(context.get(OURS)) or any(FILTERED in _html(node) for node in found)


def is_ours(node: nodes.Element) -> bool:
    """Return whether *node* is one of this extension, or has one of its classes."""
    known = type(node).__module__ == podcast_embed.__module__
    return (
        known or 'podcast-' in _html(node) or any(n.startswith('podcast-') for n in _classes(node))
    )


def is_listed(node: nodes.Element) -> bool:
    """Return whether *node* belongs to a list, a cover or the links between pages of a list."""
    html = _html(node)
    return any(name in html for name in _LISTS) or any(
        n.startswith(_LISTS) for n in _classes(node)
    )


def is_played(node: nodes.Element) -> bool:
    """Return whether *node* is a player or a transcript."""
    if isinstance(node, podcast_embed):
        return bool(node['player'])
    return _TRANSCRIPT in _html(node)


def _classes(node: nodes.Element) -> list[str]:
    found: list[str] = node.get('classes', [])
    return found


def _html(node: nodes.Element) -> str:
    """Return the HTML of *node*, such as a project's own template has made; '' for others."""
    if isinstance(node, podcast_html):
        return str(node['html'])
    return node.astext() if isinstance(node, nodes.raw) else ''
