"""Whose book it is, where ``conf.py`` says no ``author`` and no ``copyright``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx.builders.epub3 import Epub3Builder

from sphinxext_podcast.extension.builders import is_printed
from sphinxext_podcast.extension.config.site import people

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

#: What Sphinx makes of ``author`` in books.
OPTIONS = (
    *('latex_documents', 'texinfo_documents', 'man_pages'),
    *('epub_author', 'epub_publisher'),
)


def on_builder_inited(app: Sphinx) -> None:
    """Name the authors of the site; without any an EPUB, which must have one, names the project.

    A cover would say the name of the project twice.  ``author`` itself stays as it is: with
    another one, all documents would be read again for the next builder.
    """
    config, is_epub = app.config, isinstance(app.builder, Epub3Builder)
    said = {*config._raw_config, *config.overrides}
    if not (is_epub or is_printed(app.builder)):
        return
    if 'author' not in said or not config.author:
        _name_authors(config, said, is_epub=is_epub)
    if is_epub and not config.epub_copyright:
        config.epub_copyright = config.epub_author


def _name_authors(config: Config, said: set[str], *, is_epub: bool) -> None:
    names = ', '.join(person.name for person in people(config.podcast_authors))
    before = config.author
    config.author = names or (str(config.project) if is_epub else '')
    known = {name: getattr(config, name) for name in OPTIONS if name not in said}
    config.author = before
    for name, value in known.items():
        setattr(config, name, value)
