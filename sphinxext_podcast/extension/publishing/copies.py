"""The files beside an article that is a folder, and beside a folder's ``_index``, in the output.

Hugo publishes them at their path; raw HTML and links in articles rely on it.  Jekyll, Pelican and
MkDocs publish any file so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx.project import EXCLUDE_PATHS
from sphinx.util.matching import get_matching_files

from sphinxext_podcast.extension.builders import FILES_OF_SPHINX, is_website, places
from sphinxext_podcast.extension.catalogue.catalogue import podcast
from sphinxext_podcast.extension.files import static
from sphinxext_podcast.extension.files.folders import culprit, refusal
from sphinxext_podcast.extension.files.project import content
from sphinxext_podcast.extension.messages import Subtype, warn
from sphinxext_podcast.model.addresses.places import folder_of
from sphinxext_podcast.model.addresses.published import hidden
from sphinxext_podcast.model.groups.section import above
from sphinxext_podcast.model.groups.translations import split_language

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from sphinx.application import Sphinx

#: What is never content.
HIDDEN = ('.*', '**/.*', 'conf.py', '**/conf.py')


def found(app: Sphinx) -> list[str]:
    """Return the files to copy, as paths below the source."""
    if not is_website(app.builder):
        return []
    published = owners(app)
    if not any(published.values()):
        return []
    config, program = app.config, app.config.podcast_dialect
    own = [folder for folder in (app.outdir, app.doctreedir) if folder != app.srcdir]
    built = [f.relative_to(app.srcdir).as_posix() for f in own if f.is_relative_to(app.srcdir)]
    left_out = [*config.exclude_patterns, *config.templates_path, *built, *HIDDEN, *EXCLUDE_PATHS]
    left_out += [path for path in app.builder.get_asset_paths() if '..' not in path]
    named = [
        name
        for name in get_matching_files(app.srcdir, exclude_patterns=left_out)
        if is_published(name, published)
        and not hidden(name)
        and not (program and is_private(name))
        and not name.endswith(app.env.project.source_suffix)
        and not name.startswith(FILES_OF_SPHINX)
        and not any((app.confdir / extra / name).exists() for extra in config.html_extra_path)
    ]
    refused = {name: refusal(app.srcdir / name, app.env) for name in named}
    warn_of_links([name for name, wrong in refused.items() if wrong == 'outside'], app)
    return [name for name in named if not refused[name]]


def warn_of_links(names: list[str], app: Sphinx) -> None:
    """Warn of links that lead out of the project, at the index of the folder that they are in."""
    said: dict[str, dict[str, None]] = {}
    indexes = index_files(app)
    for name in names:
        folder = above(name)
        while folder and folder not in indexes:
            folder = above(folder)
        link = culprit(app.srcdir / name, app.env).relative_to(app.srcdir).as_posix()
        said.setdefault(indexes.get(folder, ''), {})[link] = None
    for place, links in said.items():
        static.warn_of_links([*links], f'{app.srcdir / place}:1' if place else None)


def index_files(app: Sphinx) -> dict[str, str]:
    """Return folder → the file of its index."""
    found = ((above(path.as_posix()), path) for _, path in content(app.env).files())
    stems = {'index', '_index'}
    return {
        folder: path.as_posix()
        for folder, path in found
        if split_language(path.stem)[0] in stems and not path.is_absolute()
    }


def owners(app: Sphinx) -> dict[str, bool]:
    """Return folder → whether what lies in it is published: that of an index, or of none."""
    domain = podcast(app.env)
    folders: dict[str, bool] = {}
    for docname, path in content(app.env).files():
        stem, _ = split_language(path.stem)
        if stem in {'index', '_index'} and not path.is_absolute():
            folder = '' if len(path.parts) == 1 else path.parent.as_posix()
            is_bundle = docname in domain.articles and stem == 'index' and folder
            opens = docname in domain.sections and docname not in content(app.env).languages
            folders[folder] = folders.get(folder, False) or bool(is_bundle or opens)
    if app.config.podcast_dialect:
        return {'': True}  # other programs publish whatever is no document
    if app.confdir == app.srcdir:
        folders[''] = False  # beside conf.py there is much that is no content
    return folders


def is_private(name: str) -> bool:
    """Return whether the file *name*, or a folder that it is in, is for its program alone."""
    return any(part.startswith('_') for part in name.split('/'))


def is_published(name: str, published: Mapping[str, bool]) -> bool:
    """Return whether the file *name* is: by the nearest folder that has an index."""
    folder = above(name)
    while folder and folder not in published:
        folder = above(folder)
    return published.get(folder, False)


def placed(names: Iterable[str], app: Sphinx) -> dict[str, str]:
    """Return where those files *names* are, too, whose pages are not where their docnames say.

    By their paths in the output folder; relative links in raw HTML rely on it.
    """
    known = places(app.builder)
    folders: dict[str, list[str]] = {}
    for docname, path in content(app.env).files() if known else ():
        if split_language(path.stem)[0] in {'index', '_index'} and not path.is_absolute():
            there = folders.setdefault(above(path.as_posix()), [])
            there += [folder_of(known[docname])] if docname in known else []
    found = {}
    for name in sorted(names) if folders else ():
        folder = above(name)
        while folder and folder not in folders:
            folder = above(folder)
        rest = name[len(folder) :].lstrip('/')
        found.update({f'{place}/{rest}': name for place in folders.get(folder, ())})
    return found


def copy(names: Mapping[str, str], srcdir: Path, outdir: Path) -> None:
    """Copy files, with their times; those that are there already are left alone.

    *names* are their paths below *outdir* → below *srcdir*.
    """
    for name, origin in names.items():
        source, target = srcdir / origin, outdir / name
        if target.is_dir():
            message = f'{source}: a page has its place; the file is left out, rename it'
            warn(Subtype.CONFIG, message)
        elif source.is_file():
            static.put(source, target)
