"""The menu of a Hugo site as ``podcast_menu``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from sphinxext_podcast.source.hugo.menus import Entry, menus
from sphinxext_podcast.source.hugo.settings import table

if TYPE_CHECKING:
    from sphinxext_podcast.cli.project.project import Project

    from .carried_options import Findings
    from .hugo_site import HugoSite

MAIN = 'main'
#: The page of Sphinx's search.
_SEARCH = 'search'
_OUTSIDE = re.compile(r'(?:[a-z][a-z0-9+.-]*:|//)', re.I)


def add(site: HugoSite, project: Project, found: Findings) -> None:
    """Set ``podcast_menu`` if *site* has a main menu, and report what is not in it."""
    pages = {
        docname: entry.read.front.data
        for docname, entry in project.entries.items()
        if entry.read.front
    }
    known = menus(table(site.main.get('menus')), pages)
    entries = known.pop(MAIN, [])
    if str(site.main.get('sectionpagesmenu') or '').lower() == MAIN:
        named = {one.identifier for one in entries} | {one.page.strip('/') for one in entries}
        folders = [section.path for section in project.library.sections()]
        entries += [
            Entry(_title(path, project), page=f'/{path}')
            for path in folders
            if path and '/' not in path and path not in named
        ]
    for name, others in known.items():
        reason = 'there is one menu; the theme may have places for more links'
        found.leave(f'menus.{name}', f'{reason}: {", ".join(one.name for one in others)}')
    if not entries:
        return
    written = []
    above = {entry.parent for entry in entries if entry.level}
    for entry in entries:
        target = _target(entry, site, project)
        if target:
            written.append(_written(entry, target, project))
        elif entry.identifier in above or entry.name in above:
            continue  # it holds others, which stand where it was
        elif not _is_home(entry):
            where = entry.address or entry.page or entry.docname
            found.leave(f'menus.main: {entry.name}', f'it leads to no page of the site: {where!r}')
    found.put('menus.main', 'podcast_menu', written)
    if any(entry.level for entry in entries):
        found.leave('menus.main', 'entries below another one stand behind it, on one level')


def _is_home(entry: Entry) -> bool:
    """Return whether *entry* leads to the front page, to which the theme has its own link."""
    return (entry.page or entry.address) == '/'


def _target(entry: Entry, site: HugoSite, project: Project) -> str:
    """Return the name of what *entry* leads to, or its address; '' if that is nothing."""
    if entry.docname and not (entry.address or entry.page):
        return entry.docname if entry.docname in project.published else ''
    address = site.from_root(entry.page or entry.address)
    if address.startswith('//'):
        return f'https:{address}'
    if _OUTSIDE.match(address):
        return address if '://' in address else ''  # Sphinx has no entry for mailto:
    parts = urlsplit(address)
    path = parts.path.strip('/')
    if not path:
        return ''
    if entry.page:
        path = path.removesuffix('.md').removesuffix('/_index').removesuffix('/index')
    if name := _list(path, project):
        return name
    if (target := project.addresses.find(f'/{path}/', project.root)) is not None:
        return target.name if target.document else ''
    if path == _SEARCH:
        return path
    file = any((folder / path).is_file() for folder in site.static)
    is_feed = path == 'index.xml' or path.endswith('/index.xml') or path == 'sitemap.xml'
    return f'{site.base.rstrip("/")}/{path}' if site.base and (file or is_feed) else ''


def _list(path: str, project: Project) -> str:
    """Return the name of the page of a list at *path*, '' if there is none."""
    library = project.library
    if f'{path}/index' in project.published:
        return f'{path}/index'
    empty = {name for name in library.taxonomies if not library.terms(name)}
    there = {*project.group_paths, str(project.options['podcast_archive'])} - empty
    return f'{path}/index' if path in there else ''


def _written(entry: Entry, target: str, project: Project) -> str:
    """Return *entry* as ``podcast_menu`` has it: the title is left out where it is the page's."""
    title = entry.name.replace('<', '‹').replace('>', '›')
    if not title or title == _title(target, project):
        return target
    return f'{title} <{target}>'


def _title(name: str, project: Project) -> str:
    """Return the title of the document *name*, or of that of the folder, '' if there is none."""
    for docname in (name, f'{name}/index'):
        entry = project.entries.get(docname)
        if entry and entry.read.described:
            return entry.read.described.title
    return '' if _OUTSIDE.match(name) or name.endswith('/index') else name
