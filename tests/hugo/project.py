"""Our side of the comparison: a Sphinx project around a content folder."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from tests.hugo.site import NOW, settings

#: What the comparison needs over ``conf.py``: it reads the theme *basic*, at one moment.
NEEDED = {'html_theme': 'basic', 'podcast_now': NOW}


class Project(NamedTuple):
    """A project: *conf* is the folder of its ``conf.py``, *src* that of its documents.

    *options* are those that it needs over ``conf.py``: the comparison reads the theme *basic*.
    """

    conf: Path
    src: Path
    options: dict[str, str]


def write_project(
    folder: Path,
    content: Path,
    options: Mapping[str, Any] | None = None,
    *,
    conf: Path | None = None,
    static: Path | None = None,
    templates: Mapping[str, str] | None = None,
) -> Project:
    """Write a project around a copy of *content* below *folder*, which is made.

    It has *conf* where that is, or a ``conf.py`` with *options*; files of *static* beside the
    documents; *templates* by name.
    """
    src = folder / 'content'
    shutil.copytree(content, src, copy_function=shutil.copyfile)
    written: dict[str, Any] = {
        'project': '測試',
        'copyright': '測試',
        'version': '1',
        'release': '1',
    }
    written |= {'extensions': ['sphinxext_podcast'], 'templates_path': ['templates']}
    if static:
        shutil.copytree(static, folder / 'static')
        written['podcast_static'] = ['../static']
    for name, text in (templates or {}).items():
        path = folder / 'templates' / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding='utf-8')
    lines = (f'{name} = {value!r}\n' for name, value in {**written, **(options or {})}.items())
    if not conf:
        (folder / 'conf.py').write_text(''.join(lines), encoding='utf-8')
    return Project(conf.resolve().parent if conf else folder, src, NEEDED)


def options_for(own: Mapping[str, Any]) -> dict[str, Any]:
    """Return the options of ``conf.py`` that mean what *own*, a site's ``hugo.toml``, means."""
    config = settings(own)
    permalinks = config.get('permalinks', {})
    flat = {key: value for key, value in permalinks.items() if isinstance(value, str)}
    options = {
        'html_baseurl': config['baseurl'],
        'podcast_timezone': config['timezone'],
        'podcast_permalinks': {**flat, **permalinks.get('page', {})},
    }
    # Hugo's own taxonomies are among ours.
    if taxonomies := config.get('taxonomies'):
        options['podcast_taxonomies'] = {plural: plural for plural in taxonomies.values()}
    return options
