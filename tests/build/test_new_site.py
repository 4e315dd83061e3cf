"""What `init` writes is a site: in every theme that it offers, with nothing to complain about."""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING

import pytest

from sphinxext_podcast.cli.new_files import write_new
from sphinxext_podcast.cli.starting.site import Site, moment, site_files
from sphinxext_podcast.cli.starting.themes import THEMES

if TYPE_CHECKING:
    from pathlib import Path

    from tests.build.conftest import Build

#: `tox -e browser` has them all.
INSTALLED = [theme for theme in THEMES if theme in {'alabaster', 'classic'} or find_spec(theme)]
ARTICLE = 'posts/20260608-useful-writing'


def start(folder: Path, site: Site) -> Path:
    """Write a new site into *folder*."""
    now = moment(site.language, {'SOURCE_DATE_EPOCH': '1780898400'})
    write_new(folder, site_files(site, now))
    return folder


@pytest.mark.parametrize(
    ('language', 'theme'),
    [('en', 'furo'), ('ar', 'alabaster'), *(('zh_TW', theme) for theme in INSTALLED)],
)
def test_a_new_site_is_whole(build: Build, tmp_path: Path, theme: str, language: str) -> None:
    if theme not in INSTALLED:
        pytest.skip(f'{theme} is not installed')
    site = Site('"聽見"', language, address='https://a.example/', theme=theme)
    made = build(
        start(tmp_path / 'src', site), tmp_path / 'out', 'dirhtml', conf={'nitpicky': True}
    )
    assert (made.warnings, made.code) == ([], 0)
    home, article = made.page('index'), made.page(ARTICLE)
    assert home.one('html').attrs['lang'] == language.replace('_', '-')
    assert '"聽見"' in [heading.text for heading in home.all('h1')]
    assert len(article.all('figure', css='podcast-embed')) == 3
    assert {'about/', f'{ARTICLE}/', 'tags/', 'archive/'} <= set(home.links().values())
    assert {'index.xml', 'sitemap.xml', '404.html'} <= made.files().keys()


@pytest.mark.parametrize('builder', ['latex', 'text', 'singlehtml'])
def test_it_is_a_book_too(build: Build, tmp_path: Path, builder: str) -> None:
    src = start(tmp_path / 'src', Site('我的雜誌', 'zh_TW', 'A', theme='alabaster'))
    assert build(src, tmp_path / 'out', builder).warnings == []
