"""What conf.py and other extensions can ask for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.build.conftest import CONF

if TYPE_CHECKING:
    from tests.build.conftest import Build

Site = Callable[[Mapping[str, str | bytes]], Path]

ASKING = """
import json, pathlib, sphinxext_podcast

def write(app, env):
    library = sphinxext_podcast.library(env)
    found = {
        'articles': [article.docname for article in library.articles],
        'shows': {show.name: len(library.listed(show)) for show in library.terms('shows')},
        'years': [year.year for year in library.archive.years],
    }
    pathlib.Path(app.confdir, 'found.json').write_text(json.dumps(found, ensure_ascii=False))

def fill(app, pagename, templatename, context, doctree):
    article = sphinxext_podcast.library(app.env).get(pagename)
    if article:
        context['metatags'] += f'<meta name="show" content="{article.source_name}">'

def setup(app):
    app.connect('env-updated', write)
    app.connect('html-page-context', fill)
"""
ARTICLE = '---\ntitle: {0}\ndate: {1}\nsource_name: 燈塔電台\n---\n\n海面很平。\n'


@pytest.mark.parametrize('jobs', [1, 2])
def test_a_project_asks(build: Build, site: Site, tmp_path: Path, jobs: int) -> None:
    posts = {f'posts/{n}.md': ARTICLE.format(f'第 {n} 封', f'202{n}-01-01') for n in range(1, 8)}
    src = site({'conf.py': CONF + ASKING, 'index.md': '# 首頁\n', **posts})
    (src / 'posts/7.md').write_text(ARTICLE.format('草稿', '2099-01-01'), encoding='utf-8')
    built = build(src, tmp_path / 'out', jobs=jobs)
    assert built.warnings == []
    found = (src / 'found.json').read_text(encoding='utf-8')
    assert found == (
        '{"articles": ["posts/6", "posts/5", "posts/4", "posts/3", "posts/2", "posts/1"], '
        '"shows": {"燈塔電台": 6}, "years": [2026, 2025, 2024, 2023, 2022, 2021]}'
    )
    (show,) = [
        meta.attrs['content']
        for meta in built.page('posts/3').all('meta')
        if meta.attrs.get('name') == 'show'
    ]
    assert show == '燈塔電台'
