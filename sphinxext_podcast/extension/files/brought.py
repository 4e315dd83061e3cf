"""Files for search engines and servers that somebody else brings: ours stand back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sphinxext_podcast.extension.builders import can_place, places
from sphinxext_podcast.model.addresses.places import address_of, home

from . import static

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.application import Sphinx
    from sphinx.config import Config

#: File → the extension that writes it.
EXTENSIONS = {
    'sitemap.xml': 'sphinx_sitemap',
    'robots.txt': '',
    '404.html': 'notfound.extension',
}


def on_config_inited(app: Sphinx, config: Config) -> None:
    """Exclude our ``404.html`` from the map of sphinx-sitemap."""
    if 'sitemap_excludes' in config.values:
        config.sitemap_excludes = [*config.sitemap_excludes, '404.html', '404/']


def name_pages(app: Sphinx, pages: Iterable[str]) -> None:
    """Add *pages* to the map of sphinx-sitemap, which hears only of those that are written."""
    extension = app.extensions.get('sphinx_sitemap')
    note = getattr(extension.module, 'add_html_link', None) if extension else None
    if note is not None:
        for page in pages:
            note(app, page, 'page.html', {}, None)


def on_build_finished(app: Sphinx, exception: Exception | None) -> None:
    """Correct the addresses that sphinx-sitemap makes of docnames, before it writes them."""
    # A list of this name that sphinx-immaterial keeps is another.
    ours = 'sphinx_sitemap' in app.extensions
    links = getattr(app, 'sitemap_links', None) if ours else None
    if exception is not None or links is None or not can_place(app.builder):
        return
    moved = {home(docname)[1:]: address_of(f)[1:] for docname, f in places(app.builder).items()}
    found = []
    while not links.empty():
        found.append(links.get())
    for link, changed in found:
        links.put((moved.get(link, link), changed))


def has(app: Sphinx, name: str) -> bool:
    """Return whether *name*, in the root of the site, is the author's or another extension's."""
    config = app.config
    page = name.removesuffix('.html')
    return (
        is_brought(app, name)
        or (page != name and (page in app.env.found_docs or page in config.html_additional_pages))
        or static.file_at(name, app.env) is not None
        or is_extra(app, name)
    )


def is_brought(app: Sphinx, name: str) -> bool:
    """Return whether another extension writes the file *name*."""
    return EXTENSIONS.get(name, '') in app.extensions


def is_extra(app: Sphinx, name: str) -> bool:
    """Return whether Sphinx copies a file *name* for the author."""
    extras = (Path(app.confdir, extra) for extra in app.config.html_extra_path)
    return any(
        (extra / name).is_file() or (extra.name == name and extra.is_file()) for extra in extras
    )


def kept(app: Sphinx) -> set[str]:
    """Return the files that are not ours to delete, even if they once were ours."""
    return {
        name
        for name, extension in EXTENSIONS.items()
        if extension in app.extensions or is_extra(app, name)
    }
