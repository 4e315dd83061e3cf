"""Files that articles of a Hugo site name and that are nowhere, and texts that are not read."""

from __future__ import annotations

import os
import posixpath
import re
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from sphinxext_podcast.source.hugo.settings import listed
from sphinxext_podcast.source.markdown.code_regions import CodeRegions

from . import left_keys

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinxext_podcast.cli.project.project import Project
    from sphinxext_podcast.cli.project.project_files import Entry

    from .carried_options import Findings
    from .hugo_site import HugoSite

_PICTURE = re.compile(r'!\[[^\[\]\n]*\]\([ \t]*(?:<([^<>\n]+)>|([^()<>\s]+))')
_HTML = re.compile(r'<(?:img|source|audio|video)\s[^<>]*?\bsrc\s*=\s*["\']([^"\'<>]+)["\']', re.I)
_FIGURE = re.compile(r'\{\{[<%]\s*figure\s[^<>{}]*?\bsrc\s*=\s*["`]([^"`]+)["`]')
_OUTSIDE = re.compile(r'[a-z][a-z0-9+.-]*:|//|#', re.I)
#: The ends of the names of texts that Hugo reads and nobody here does.
_FOREIGN = ('.html', '.htm', '.org', '.adoc', '.asciidoc', '.ad', '.pandoc', '.pdc')


def missing(site: HugoSite, project: Project) -> list[str]:
    """Return which files articles name that are nowhere, each with the article."""
    return [
        f'{entry.path}: {href}{_in_assets(href, site)}'
        for entry in project.entries.values()
        for href in dict.fromkeys([*described(entry), *shown(entry.text)])
        if not _is_there(href, entry, site, project)
    ]


def _in_assets(href: str, site: HugoSite) -> str:
    path = site.folder / 'assets' / unquote(urlsplit(href).path).lstrip('/')
    return ' (it is in assets; put it beside the article)' if path.is_file() else ''


def described(entry: Entry) -> Iterator[str]:
    """Yield the files that front matter names: a bare path there may be one from the root."""
    article = entry.read.described
    if article:
        audio = article.audio.url if article.audio else ''
        yield from filter(None, (article.image, audio, article.transcript, article.chapters_file))


def shown(text: str) -> Iterator[str]:
    """Yield the addresses of pictures and recordings in *text*, but for those in code."""
    code = CodeRegions(text)
    for pattern in (_PICTURE, _HTML, _FIGURE):
        found = (match for match in pattern.finditer(text) if match.start() not in code)
        yield from (next(filter(None, match.groups())) for match in found)


def _is_there(href: str, entry: Entry, site: HugoSite, project: Project) -> bool:
    """Return whether the file at *href* in *entry* is on the site, or on another one."""
    href = site.from_root(href)
    if _OUTSIDE.match(href) or '{{' in href:
        return True
    path = unquote(urlsplit(href).path)
    own = project.paths.get(entry.docname, '/')
    beside = posixpath.join('/', posixpath.dirname(entry.path), path)
    names = [beside, posixpath.join(own, path), *([path] if href in described(entry) else [])]
    folders = (project.srcdir, *site.static)
    return any(
        os.path.isfile(folder / posixpath.normpath(name).lstrip('/'))  # noqa: PTH113
        for name in names
        for folder in folders
    )


def report(site: HugoSite, project: Project, found: Findings) -> None:
    """Report the texts of *site* that are no article here, or that nobody can read."""
    for suffix, number in _foreign(site.content):
        found.leave(f'*{suffix}: {number}', 'only Markdown is read; convert these texts')
    for entry in project.entries.values():
        if entry.fatal:
            found.leave(f'{entry.path}:{entry.fatal.line}', entry.fatal.message)
    made: dict[str, int] = {}
    undated = cascades = 0
    for docname, entry in project.published.items():
        front = entry.read.front
        layout = front.data.get('layout') if front else None
        cascades += bool(front and 'cascade' in front.data)
        if layout and not entry.body.strip():
            made[str(layout)] = made.get(str(layout), 0) + 1
        undated += bool(entry.read.page and '/' in docname and not entry.file.opens_folder)
    for layout, uses in sorted(made.items()):
        found.leave(f'layout: {layout}', 'these pages have no text; a template made it', uses)
    if cascades:
        found.leave(f'files with cascade: {cascades}', left_keys.REASONS['cascade'])
    if undated:
        found.leave(f'pages without a date: {undated}', 'they stand in no list')
    main = [str(name) for name in listed(site.params.get('mainsections'))]
    others = {section.path for section in project.library.sections() if section.docnames}
    outside = sorted(path for path in others if path and path.split('/')[0] not in main)
    if main and outside:
        found.leave(
            'params.mainSections',
            f'the front page lists all articles, those of {", ".join(outside)}, too',
        )


def _foreign(content: Path) -> list[tuple[str, int]]:
    """Return the ends of names of texts below *content* that nobody reads, and how many."""
    found: dict[str, int] = {}
    for folder, _, names in os.walk(content):
        for name in names:
            suffix = Path(name).suffix.lower()
            if suffix in _FOREIGN and _has_front_matter(Path(folder, name)):
                found[suffix] = found.get(suffix, 0) + 1
    return sorted(found.items())


def _has_front_matter(path: Path) -> bool:
    """Return whether the file at *path* begins as a text with front matter does."""
    try:
        with path.open('rb') as file:
            return file.read(64).lstrip(b'\xef\xbb\xbf \r\n')[:3] in {
                b'---',
                b'+++',
                b'#+t',
                b'#+T',
            }
    except OSError:
        return False
