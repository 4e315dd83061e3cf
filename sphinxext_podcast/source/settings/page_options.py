"""The options of what is on a page besides its text: header, footer, lists, the menu."""

from __future__ import annotations

from . import checks
from .option import Option

HEADER_PARTS = (
    'lede',
    'show',
    'date',
    'updated',
    'reading-time',
    'authors',
    'hosts',
    'guests',
    'categories',
    'translations',
    'picture',
    'player',
)
FOOTER_PARTS = (
    'tags',
    'series',
    'read-on',
    'neighbours',
    'about-show',
    'source',
    'translations',
    'subscribe',
)
#: What the footer may have besides.
MORE_FOOTER_PARTS = ('same-episode', 'related', 'section-neighbours')

OPTIONS = (
    Option(
        'podcast_header',
        list(HEADER_PARTS),
        (list, tuple),
        'env',  # its chapters may stand in the contents of the page
        'The parts of the header of an article, in their order.',
        checks.some_of(*HEADER_PARTS),
    ),
    Option(
        'podcast_footer',
        list(FOOTER_PARTS),
        (list, tuple),
        'html',
        'The parts of the footer of an article, in their order.',
        checks.some_of(*FOOTER_PARTS, *MORE_FOOTER_PARTS),
    ),
    Option(
        'podcast_page_size',
        10,
        (int,),
        'html',
        'How many articles a page of a folder or term lists; the rest follow at ``page/2/``. '
        '0: all.',
        checks.size,
    ),
    Option(
        'podcast_list_layout',
        {'home': 'cards'},
        (str, dict),
        'html',
        'How lists on pages of their own look: ``list``, ``cards`` or ``table``, for all of them '
        'or by kind: ``{"home": "cards", "sections": "list", "terms": "list"}``.',
        checks.layout,
        checks.layout_of,
    ),
    Option(
        'podcast_archive',
        'archive',
        (str,),
        'html',
        'Where the articles are listed by year and month. Empty: nowhere.',
        checks.place,
    ),
    Option(
        'podcast_menu',
        'auto',
        (str, list, tuple),
        'html',
        'What the navigation of the theme shows if the front page has no toctree. ``auto``: the '
        'folders, the taxonomies in use and the archive. A list names pages, with other titles '
        'if it says so: ``["about", "Topics <tags/index>", "News <https://news.example/>"]``. '
        '``[]``: nothing.',
        checks.menu,
    ),
)
