"""Stylesheets and script: which pages load them, and what the build writes into them."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from tests.build.project import CONF, put

if TYPE_CHECKING:
    from tests.build.conftest import Build, Built

OWN = '/* mine */ .podcast-embed { margin: 0 }'
SETTINGS = f"""\
{CONF}\
language = 'zh_TW'
html_static_path = ['mine']
podcast_player_bar = False
podcast_providers = {{'radio': {{'label': "It's \\\\ radio", 'kinds': {{'show': {{
    'page': 'https://radio.example/{{id}}', 'player': 'https://radio.example/play/{{id}}'}}}},
    'forms': [{{'kind': 'show', 'hosts': ['radio.example'], 'path': '/(?P<id>[a-z]+)'}}]}}}}
suppress_warnings = ['toc.not_included']
"""
ARTICLE = '---\ntitle: One\ndate: 2026-01-05\n---\n\n'
FILES = {
    'conf.py': SETTINGS,
    'mine/sphinxext-podcast.css': OWN,
    'index.md': '# Home\n\n```{article-list}\n```\n',
    'plain.md': '# Plain\n',
    'player.md': f'{ARTICLE}{{{{< youtube Kj2mTq7-xXA >}}}}\n',
    'words.md': f'{ARTICLE}<section class="podcast-transcript">Words.</section>\n',
}
STYLE, LISTS = 'sphinxext-podcast.css', 'sphinxext-podcast-lists.css'
SCRIPT, SECOND = 'sphinxext-podcast.js', 'sphinxext-podcast-more.js'


@pytest.fixture(scope='module')
def built(build: Build, tmp_path_factory: pytest.TempPathFactory) -> Built:
    base = tmp_path_factory.mktemp('assets')
    return build(put(base / 'src', FILES), base / 'out', 'html')


@pytest.mark.parametrize(
    ('page', 'files'),
    [
        ('index', {STYLE, LISTS}),
        ('plain', set()),
        ('player', {STYLE, SCRIPT}),
        ('words', {STYLE, SCRIPT}),
        ('archive', {STYLE, LISTS}),
        ('search', {STYLE, LISTS}),
    ],
)
def test_pages_load_what_they_need(built: Built, page: str, files: set[str]) -> None:
    text = built.files()[f'{page}.html'].read_text(encoding='utf-8')
    assert {name for name in (STYLE, LISTS, SCRIPT) if f'_static/{name}' in text} == files


def test_a_file_of_the_project_takes_the_place_of_ours(built: Built) -> None:
    files = built.files()
    assert files[f'_static/{STYLE}'].read_text(encoding='utf-8') == OWN
    assert '--podcast-cover-hue' in files[f'_static/{LISTS}'].read_text(encoding='utf-8')
    assert not [name for name in files if name.endswith(('.css_t', '.js_t'))]


def test_script_has_what_the_build_knows(built: Built) -> None:
    assert built.warnings == []
    text = built.files()[f'_static/{SCRIPT}'].read_text(encoding='utf-8')
    assert '/*' not in text
    assert '{{' not in text
    data, _ = json.JSONDecoder().raw_decode(text[text.index('{"providers"') :])
    assert data['bar'] is None
    assert data['providers']['youtube'] == {
        'places': ['www.youtube-nocookie.com/embed/', 'www.youtube.com/embed/'],
        'start': 'start={}',
        'autoplay': 'autoplay',
    }
    assert data['providers']['spotify']['places'] == ['open.spotify.com/embed/']
    assert data['providers']['anchor']['places'][0] == 'anchor.fm/'
    assert data['providers']['radio'] == {'places': ['radio.example/play/']}


def test_the_second_script_has_the_words_and_brings_its_styles(built: Built) -> None:
    files = built.files()
    text = files[f'_static/{SECOND}'].read_text(encoding='utf-8')
    assert '{{' not in text
    assert '"play":"播放"' in text
    (style,) = re.findall(r"new URL\('([\w.-]+)\?v=[0-9a-f]{8}',src\)", text)
    assert '.podcast-bar{' in files[f'_static/{style}'].read_text(encoding='utf-8')
    first = files[f'_static/{SCRIPT}'].read_text(encoding='utf-8')
    assert re.search(rf'"more":"{SECOND}\?v=[0-9a-f]{{8}}"', first)
    assert '播放' not in first
