"""Where Jekyll has its pages, and which documents it does not read."""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from sphinxext_podcast.model.addresses import other_permalinks
from sphinxext_podcast.source.folders.file_name import MARKDOWN

from . import given

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from .content import Text
    from .plan import Plan

_TEMPLATES = ('.html', '.htm', '.xml', '.css', '.scss', '.sass', '.js', '.json', '.txt', '.svg')
_STYLES = {'date', 'pretty', 'ordinal', 'weekdate', 'none'}


def addresses(plan: Plan, config: Mapping[str, Any], found: list[Text]) -> None:
    """Carry over the patterns of addresses: of posts, of collections, of pages."""
    style = given.text(config.get('permalink')) or 'date'
    named = sorted(
        {posts for text in found if (posts := _folder_of_posts(text.path))} or {'_posts'}
    )
    patterns = dict.fromkeys(named, style)
    ending = _ending(style)
    for label, said in collections(config).items():
        if label != 'posts' and said.get('output'):
            pattern = given.text(said.get('permalink')) or f'/:collection/:path{ending}'
            patterns[_joined(config.get('collections_dir'), f'_{label}')] = pattern
    if ending:
        patterns['/'] = f'/:path{ending}'
    for folder, pattern in _defaults(config, 'permalink'):
        patterns[folder or '/'] = given.text(pattern)
    usable = {}
    for folder, pattern in patterns.items():
        if wrong := other_permalinks.unknown(pattern):
            plan.leave(f'permalink {pattern}', f'there is nothing for {", ".join(wrong)}')
        else:
            usable[folder] = pattern if pattern in _STYLES else f'/{pattern.lstrip("/")}'
    plan.carry('permalink', 'podcast_permalinks', usable, 'addresses')
    if 'jekyll-archives' in config:
        plan.terms('jekyll-archives', taxonomies(config), found, other_permalinks.jekyll_slug)


def taxonomies(config: Mapping[str, Any]) -> dict[str, str]:
    """Return where lists of terms are, and from which key of front matter they come."""
    archives = given.mapping(given.mapping(config.get('jekyll-archives')).get('permalinks'))
    return {
        _place(archives.get('tag'), 'tags'): 'tags',
        _place(archives.get('category'), 'categories'): 'categories',
        'authors': 'authors',
    }


def _ending(style: str) -> str:
    """Return what Jekyll writes behind the path of a page where posts have *style*."""
    if style in _STYLES - {'pretty', 'weekdate'} or style.endswith(':output_ext'):
        return ':output_ext'
    return '/' if style == 'pretty' or style.endswith('/') else ''


def _place(pattern: object, otherwise: str) -> str:
    """Return the folder of the pages of terms in ``/tag/:name/``."""
    found = re.fullmatch(r'/?([\w-]+(?:/[\w-]+)*)/:name/?', str(pattern or ''))
    return found[1] if found else otherwise


def _folder_of_posts(path: str) -> str:
    parts = PurePosixPath(path).parts[:-1]
    at = next((n for n, part in enumerate(parts) if part in {'_posts', '_drafts'}), None)
    return '/'.join(parts[: at + 1]) if at is not None else ''


def _joined(*parts: object) -> str:
    return '/'.join(str(part).strip('/') for part in parts if part)


def collections(config: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """Return the collections by their labels, with what is said of each."""
    said = config.get('collections')
    if isinstance(said, list):
        return {label: {} for label in given.texts(said)}
    return {label: given.mapping(inner) for label, inner in given.mapping(said).items()}


def _defaults(config: Mapping[str, Any], key: str) -> Iterator[tuple[str, Any]]:
    """Yield folder and value of *key* of the defaults of front matter."""
    for default in map(given.mapping, given.items(config.get('defaults'))):
        scope, values = given.mapping(default.get('scope')), given.mapping(default.get('values'))
        if key not in values:
            continue
        folder, kind = given.text(scope.get('path')).strip('/'), scope.get('type')
        if kind in {'posts', 'drafts'}:
            folder = _joined(folder, f'_{kind}') if '_posts' not in folder else folder
        elif kind and kind != 'pages':
            folder = _joined(folder, f'_{kind}')
        yield folder, values[key]


def other_defaults(config: Mapping[str, Any]) -> list[str]:
    """Return the keys of the defaults of front matter that are nowhere carried over."""
    found: dict[str, None] = {}
    for default in given.items(config.get('defaults')):
        found |= dict.fromkeys(given.mapping(given.mapping(default).get('values')))
    return [key for key in found if key not in {'permalink', 'layout', 'published'}]


def excluded(config: Mapping[str, Any], sources: Path, documents: Iterable[str]) -> list[str]:
    """Return the documents that Jekyll does not read: pages without front matter, and others.

    In its defaults ``published`` is for posts and collections alone.
    """
    output = {f'_{label}' for label, said in collections(config).items() if said.get('output')}
    withheld = [folder for folder, shown in _defaults(config, 'published') if shown is False]
    out = []
    for path in documents:
        folders = PurePosixPath(path).parts[:-1]
        hidden = [name for name in folders if name.startswith('_') and name not in output]
        posts = bool({'_posts', '_drafts'} & {*folders})
        dated = '_posts' not in folders or re.match(r'\d{2,4}-\d\d?-\d\d?-', Path(path).name)
        read = path.endswith(MARKDOWN) and (posts or has_front_matter(sources / path))
        listed = posts or any(name.startswith('_') for name in folders)
        held = listed and any(not one or path.startswith(f'{one}/') for one in withheld)
        if (hidden and not posts) or not read or not dated or held:
            out.append(path)
    return out


def templates(sources: Path, every: Iterable[str]) -> list[str]:
    """Return the files besides documents in which Jekyll runs Liquid: those with front matter."""
    return [
        path
        for path in every
        if path.endswith(_TEMPLATES)
        and not any(part.startswith('_') for part in path.split('/'))
        and has_front_matter(sources / path)
    ]


def has_front_matter(path: Path) -> bool:
    """Return whether Jekyll looks into the file at *path*."""
    try:
        with path.open(encoding='utf-8-sig') as file:
            return file.readline().rstrip() == '---'
    except (OSError, UnicodeDecodeError):
        return True  # the build says what is wrong with it


def folders(config: Mapping[str, Any], sources: Path) -> list[str]:
    """Return the patterns of folders in which Jekyll looks for no page."""
    names = [name.strip('/') for name in given.texts(config.get('exclude'))]
    there = ['_site', 'vendor', 'node_modules', 'Gemfile', 'Gemfile.lock']
    kept = [name for name in there if (sources / name).exists()]
    return [*dict.fromkeys([*kept, *(name for name in names if name)])]
