"""The files beside an article that is a folder, and beside a folder's ``_index``, in the output.

Hugo publishes them at their path; raw HTML and links in articles rely on it.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.project import EXCLUDE_PATHS
from sphinx.util.matching import get_matching_files

from sphinxext_podcast.model.section import above
from sphinxext_podcast.model.translations import split_language

from . import static_files
from .content_files import content, is_section
from .domain import podcast
from .links import is_website
from .messages import Subtype, warn

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sphinx.application import Sphinx

#: What is never content.
HIDDEN = ('.*', '**/.*', 'conf.py', '**/conf.py')
#: What Sphinx has in an output folder besides pages.
SPHINX = ('_static/', '_sources/', '_images/', '_downloads/', '_modules/', 'searchindex.js')


def found(app: Sphinx) -> list[str]:
    """Return the files to copy, as paths below the source."""
    if not is_website(app.builder):
        return []
    published = owners(app)
    if not any(published.values()):
        return []
    config = app.config
    own = [folder for folder in (app.outdir, app.doctreedir) if folder != app.srcdir]
    built = [f.relative_to(app.srcdir).as_posix() for f in own if f.is_relative_to(app.srcdir)]
    left_out = [*config.exclude_patterns, *config.templates_path, *built, *HIDDEN, *EXCLUDE_PATHS]
    left_out += [path for path in app.builder.get_asset_paths() if '..' not in path]
    named = {
        name: Path(app.srcdir, name)
        for name in get_matching_files(app.srcdir, exclude_patterns=left_out)
        if is_published(name, published)
        and not name.endswith(app.env.project.source_suffix)
        and not name.startswith(SPHINX)
        and not any((app.confdir / extra / name).exists() for extra in config.html_extra_path)
    }
    return list(static_files.inside(named, config, Path(app.srcdir)))


def owners(app: Sphinx) -> dict[str, bool]:
    """Return folder → whether what lies in it is published: that of an index, or of none."""
    domain = podcast(app.env)
    folders: dict[str, bool] = {}
    for docname, path in content(app.env).files():
        stem, _ = split_language(path.stem)
        if stem in {'index', '_index'} and not path.is_absolute():
            folder = '' if len(path.parts) == 1 else path.parent.as_posix()
            is_bundle = docname in domain.articles and stem == 'index' and folder
            opens = docname in domain.sections and is_section(path)
            folders[folder] = folders.get(folder, False) or bool(is_bundle or opens)
    if app.confdir == app.srcdir:
        folders[''] = False  # beside conf.py there is much that is no content
    return folders


def is_published(name: str, published: Mapping[str, bool]) -> bool:
    """Say whether the file *name* is: by the nearest folder that has an index."""
    folder = above(name)
    while folder and folder not in published:
        folder = above(folder)
    return published.get(folder, False)


def copy(names: Iterable[str], srcdir: Path, outdir: Path) -> None:
    """Copy files, with their times; those that are there already are left alone."""
    for name in names:
        source, target = srcdir / name, outdir / name
        if target.is_dir():
            message = f'{source}: a page has its place; the file is left out, rename it'
            warn(Subtype.CONFIG, message)
        elif source.is_file():
            static_files.put(source, target)
