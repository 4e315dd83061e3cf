"""The cover of an EPUB of which the project says none: drawn, if Pillow is there."""

from __future__ import annotations

from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from sphinxext_podcast.extension.config.base_address import base
from sphinxext_podcast.extension.head import cards, fonts
from sphinxext_podcast.extension.security import guard
from sphinxext_podcast.output.head import book_cover
from sphinxext_podcast.output.head.book_cover import Cover
from sphinxext_podcast.output.head.card import Looks
from sphinxext_podcast.output.pages import colour

if TYPE_CHECKING:
    from sphinx.builders.epub3 import Epub3Builder

#: Where it is in the book, and the template of the page that shows it.
FILE, PAGE = '_static/podcast-cover.png', 'podcast/book-cover.html'


def made(builder: Epub3Builder) -> tuple[str, str] | tuple[()]:
    """Draw the cover into the output folder; return file and template, () where that cannot be."""
    config = builder.config
    if 'epub_cover' in {*config._raw_config, *config.overrides} or find_spec('PIL') is None:
        return ()
    address = base(builder.env).removeprefix('https://').rstrip('/')
    nobody = {'unknown', 'Author name not set', config.epub_title}
    author = '' if config.epub_author in nobody else config.epub_author
    words = Cover(config.epub_title, author, address)
    known = cards.chosen(config, builder.srcdir)
    letters, language = ''.join(words), config.language or ''
    file = known.get('font', '')
    bold = fonts.find(letters, known.get('bold_font') or file, language, bold=True)
    plain = fonts.find(letters, file, language, bold=False)
    if not (words.title and bold and plain):
        return ()
    looks = Looks(bold, plain)
    looks = looks._replace(accent=colour.accent(colour.hue(words.title, ''), looks.background))
    png = guard.tried('', 'the book has no cover', partial(book_cover.png, words, looks))
    if not png:
        return ()
    path = Path(builder.outdir, FILE)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(png)
    return FILE, PAGE
