"""The options of ``conf.py`` about the heads of pages, and files for search engines."""

from __future__ import annotations

import re
from typing import Any

from .option import Option

#: The keys of ``podcast_cards``.
COLOURS = ('background', 'color', 'accent')
FONTS = ('font', 'bold_font')
_COLOUR = re.compile(r'#[0-9a-fA-F]{6}')


def _cards(value: Any) -> str:
    """Return what is wrong unless it is yes, no, or a table of fonts and colours."""
    if isinstance(value, bool):
        return ''
    for key, given in value.items():
        if key not in (*COLOURS, *FONTS):
            return f'has no {key!r}; there are {", ".join((*COLOURS, *FONTS))}'
        if not isinstance(given, str) or (key in COLOURS and not _COLOUR.fullmatch(given)):
            return f'must give {key!r} ' + ('a colour, "#15202b"' if key in COLOURS else 'a file')
    return ''


OPTIONS = (
    Option(
        'podcast_cards',
        False,
        (bool, dict),
        'html',
        'Draw a picture of 1200 × 630 pixels for each article that has none, from its title, '
        'show and date, for those who share it. Colours and font files: '
        '``{"background": "#15202b", "color": "#ffffff", "accent": "#f2a93b", '
        '"font": "fonts/Text.otf", "bold_font": "fonts/Title.otf"}``; paths are relative to the '
        'source folder. Without ``accent`` each show has the colour of its covers. Needs '
        '``sphinxext-podcast[cards]``.',
        _cards,
    ),
    Option(
        'podcast_robots',
        False,
        (bool,),
        'html',
        'Write a ``robots.txt`` that allows all and names the ``sitemap.xml``.',
    ),
    Option(
        'podcast_404',
        True,
        (bool,),
        'html',
        'Write a ``404.html`` with a search box and the newest articles.',
    ),
)
