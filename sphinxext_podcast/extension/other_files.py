"""Files for search engines and servers that somebody else brings: ours stand back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from . import static_files

if TYPE_CHECKING:
    from sphinx.application import Sphinx

#: File → the extension that writes it.
EXTENSIONS = {
    'sitemap.xml': 'sphinx_sitemap',
    'robots.txt': '',
    '404.html': 'notfound.extension',
}


def has(app: Sphinx, name: str) -> bool:
    """Say whether *name*, in the root of the site, is the author's or another extension's."""
    config = app.config
    page = name.removesuffix('.html')
    return (
        EXTENSIONS[name] in app.extensions
        or (page != name and (page in app.env.found_docs or page in config.html_additional_pages))
        or static_files.file_at(name, config, app.srcdir) is not None
        or is_extra(app, name)
    )


def is_extra(app: Sphinx, name: str) -> bool:
    """Say whether Sphinx copies a file *name* for the author."""
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
