"""A page that leads to the one that has its place now."""

from __future__ import annotations

from html import escape

#: Takes the fragment along, which a refresh loses; the same on every page, so that its hash can
#: be allowed.
SCRIPT = 'location.hash&&location.replace(document.links[0].href+location.hash)'
#: How such a page begins, and nothing else does.
MARK = '<!DOCTYPE html>\n<!-- sphinxext-podcast: redirect -->\n'


def redirect(uri: str, canonical: str, title: str, language: str) -> str:
    """Return the page as HTML.

    *uri* is the address of the other page from here, *canonical* the one that it is to be
    known by; both are percent-encoded.  *title* is the title of the other page, *language* its
    language tag.
    """
    here, known, name = escape(uri), escape(canonical), escape(title)
    return (
        f'{MARK}<html lang="{escape(language)}">\n'
        '<head>\n'
        '<meta charset="utf-8">\n'
        f'<title>{name}</title>\n'
        f'<link rel="canonical" href="{known}">\n'
        '<meta name="robots" content="noindex">\n'
        f'<meta http-equiv="refresh" content="0; url={here}">\n'
        '</head>\n'
        f'<body><p><a href="{here}">{name}</a></p>\n'
        f'<script>{SCRIPT}</script></body>\n'
        '</html>\n'
    )
