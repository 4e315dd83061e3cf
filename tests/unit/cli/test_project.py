"""Opening a project."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from sphinxext_podcast.cli import export
from sphinxext_podcast.cli.checking.rules import check
from sphinxext_podcast.cli.console import Refusal
from sphinxext_podcast.cli.project.project import open_project


def put(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding='utf-8')
    return folder


FILES = {
    'conf.py': """
project = '誌'
extensions = ['sphinxext_podcast']
html_baseurl = 'https://pod.example'
podcast_now = '2026-06-01T00:00:00Z'
podcast_page_size = 'x'
""",
    'content/_index.md': '---\ntitle: 家\n---\n',
    'content/posts/a.md': '---\ntitle: 甲\ndate: 2026-05-01\ntags: [海]\n---\n\n文。\n',
    'content/posts/b.md': '---\ntitle: 乙\ndate: 2026-05-02\ndraft: true\n---\n\n文。\n',
    'content/posts/c.md': '---\ntitle: [\n---\n',
}


def test_a_project(tmp_path: Path) -> None:
    project = open_project(put(tmp_path, FILES) / 'content', tmp_path)
    assert project.now == datetime(2026, 6, 1, tzinfo=UTC)
    assert [p.key for p in project.problems] == ['podcast_page_size']
    assert project.options['podcast_page_size'] == 10
    assert sorted(project.entries) == ['index', 'posts/a', 'posts/b', 'posts/c']
    assert project.held == {'posts/b': ('draft',), 'posts/c': ('unreadable',)}
    assert list(project.articles) == ['posts/a']
    assert list(project.all_articles) == ['posts/a', 'posts/b']
    assert [term.path for term in project.library.terms('tags')] == ['tags/海']
    assert project.paths == {'index': '/', 'posts/a': '/posts/a/'}
    assert project.site.join(project.paths['posts/a']) == 'https://pod.example/posts/a/'


@pytest.mark.parametrize('address', ['/tags/', '/search/', '/archive/2026/', '/feed.json/', '/x/'])
def test_an_address_that_is_taken(tmp_path: Path, address: str) -> None:
    more = {'static/x/index.html': '', 'conf.py': "podcast_static = ['static']\n"}
    more['a.md'] = f'---\ndate: 2026-05-01\ntags: [海]\nurl: {address}\n---\n'
    assert open_project(put(tmp_path, more)).paths['a'] == '/a/'


def test_no_project(tmp_path: Path) -> None:
    put(tmp_path, FILES)
    with pytest.raises(Refusal, match=r'no conf\.py; .* there is one in'):
        open_project(tmp_path / 'content')


def test_impossible_options_of_sphinx(tmp_path: Path) -> None:
    names = ['project', 'html_title', 'language', 'html_baseurl', 'root_doc', 'source_suffix']
    names += ['include_patterns', 'exclude_patterns', 'extensions', 'html_extra_path']
    names += ['myst_enable_extensions', 'html_additional_pages', 'templates_path']
    for value in ('5', 'None', '[5]', '{5: 5}', '"x"'):
        conf = '\n'.join(f'{name} = {value}' for name in names)
        put(tmp_path, {'conf.py': conf, 'a.md': '---\ndate: 2026-05-01\n---\n![](x)\n'})
        project = open_project(tmp_path)
        check(project)
        assert export.text(project)
